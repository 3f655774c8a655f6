"""Roles and holders that a parenthesis says: 推進本部（本部長：市長）, 市長（本部長）."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.governance_elements import NOUN_CODES
from corpus.facts.governance_lines import MEMBER_WORDS
from corpus.facts.governance_names import body_named_by
from corpus.facts.governance_remarks import whole_of
from corpus.facts.governance_roles import give
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_words import (
    is_body_name,
    is_body_text,
    is_kind,
    is_office,
    is_role_text,
    is_secretariat,
    role_weight,
    stems_of,
)

# 最高情報責任者(CIO:副市長)
_GLOSSED = re.compile(r"[A-Za-z]{2,6}\s*[:=、]\s*(?P<holder>[^:、()]{2,12})")
# 幹事会(関係課長で構成)
_COMPOSED = re.compile(r"(?P<who>[^()]{2,60}?)(?:で構成|で組織|からなる|から成る)(?:する|される)?")
_HIGH_OFFICE = re.compile(r"^C[A-Z]{1,4}O$|(?:責任者|統括者|補佐官|監督者|監)$")
# 委員長・副村長
_LINE_OF_ROLE = re.compile(r"o?R。?")
_COUNTED = re.compile(r"[0-9]+(?:名|人)$")  # 副本部長(副市長2名)
_MEMBER = re.compile(
    r"(?:[長監員者師士]|代表|教授|知事|[市町村住]民|団体)(?:ら|など|等)?(?:[0-9]+(?:名|人))?$"
)
# 本部長:村長 副本部長:副村長
_NEXT_ROLE = re.compile(r"\s+(?=[^\s:=、]{1,12}[:=])")
# Who a line such as 「会長(学識経験者)」 may name
_HOLDER = re.compile(r"(?:者|会|代表|課|長|員|団体|大学|教授|機関)(?:等|など)?$")
_SEATS = re.compile(r"、[^、]{0,8}(?:員|幹事|顧問)(?:[0-9]+|若干)(?:名|人)$")  # 市民代表、委員15名
_POST = re.compile(r"副?(?:会|委員|本部|部会|議|座|幹事)長")
_DOT_PAIR = re.compile(rf"^(?P<role>{_POST.pattern}|(?:サブ)?リーダー)・(?=[^、・]{{1,12}}[長監]$)")
# Where a post begins in 「議長は町長、構成員は副町長及び課長」
_KEY = re.compile(r"(?:^|[、;/]|\s(?=\S+[:=]))\s*(?P<role>[^:=は、;/\s]{1,15})\s*(?:[:=は]|\s)\s*")


def find_in_parentheses(scene: Scene) -> Iterator[Finding]:
    """「推進本部（本部長：市長）」, 「市長（本部長）」, 「本部長（市長）」."""
    body = ""
    for finding in _in_parentheses(scene):
        if is_kind(finding.body) and body.endswith(finding.body):
            finding = replace(finding, body=body)  # 推進本部長(市長)、副本部長(副市長)
        body = finding.body
        yield finding


def _in_parentheses(scene: Scene) -> Iterator[Finding]:
    for number, element in enumerate(scene.clause.elements):
        if element.gloss is None:
            continue
        inner = scene.clause.text[slice(*element.gloss)].strip()
        inner = _NEXT_ROLE.sub("、", inner)
        if not re.search("[:=]", inner):
            inner = inner.replace("/", ":")  # 委員長/教育部長、事務局/教育総務課
        span = (element.start, element.gloss[1] + 1)
        if element.code == "B" and is_secretariat(inner):  # 企画課(事務局)
            owner = scene.discourse.owner(inner) or ""
            yield Finding(owner, inner, *span, holder=scene.body(number), confidence=0.8)
        elif element.code == "K" and is_body_text(inner):
            continue  # 事務局(推進会議): whose it is
        elif element.code == "K" and is_body_name(inner):
            yield from give(scene, range(number, number + 1), inner, None, span)
        elif element.code == "R" and (pair := _GLOSSED.fullmatch(inner)):
            if is_office(pair["holder"]):
                yield from give(scene, range(number, number + 1), pair["holder"], None, span)
        elif element.code == "A":  # 各課(推進担当者:課長補佐)
            for role, holder in _pairs(inner):
                name = scene.discourse.names.role(role)
                yield Finding(element.word, name, *span, holder=holder, confidence=0.8)
        elif element.code == "B":
            pairs = list(_pairs(_DOT_PAIR.sub(r"\g<role>:", inner)))
            for role, holder in pairs:
                name = scene.discourse.names.role(role)
                yield Finding(scene.body(number), name, *span, holder=holder)
                yield Finding(scene.body(number), None, *span, confidence=0.75)
            whole = whole_of(inner)
            if whole is not None and scene.is_committee(number):
                parent = scene.discourse.body(whole)
                yield Finding(scene.body(number), None, *span, parent=parent, confidence=0.85)
            members = _COMPOSED.fullmatch(inner)
            if members:
                holder = members["who"]
                yield Finding(scene.body(number), "構成員", *span, holder=holder)
            if not pairs and is_body_text(element.word) and _names_offices(inner):
                yield Finding(scene.body(number), "構成員", *span, holder=inner, confidence=0.75)
                yield Finding(scene.body(number), None, *span, confidence=0.75)
        elif (
            _LINE_OF_ROLE.fullmatch(scene.codes)
            and role_weight(element.word, element.code) == 2
            and _HOLDER.search(inner)
            and not is_role_text(inner)
        ):
            yield from give(scene, range(number, number + 1), inner, None, span)
        elif (
            element.code in "RN"
            and is_role_text(inner)
            and (stems_of(inner) or (is_office(element.word) and _HIGH_OFFICE.search(inner)))
            and not is_office(inner)
        ):
            if not _names_next(scene, number, span[1]):
                yield from _held_by(scene, number, inner, span)
        elif (
            element.code == "R"
            and is_office(_COUNTED.sub("", inner))
            and (not is_office(element.word) or element.word.endswith("監"))
            and (
                stems_of(element.word)
                or _HIGH_OFFICE.search(element.word)
                or body_named_by(element.word, scene.discourse.names)
            )
        ):
            yield from give(scene, range(number, number + 1), inner, None, span)


def _pairs(inner: str) -> Iterator[tuple[str, str]]:
    """The posts of a parenthesis with who holds each."""
    keys = [
        one
        for one in _KEY.finditer(inner)
        if is_role_text(one["role"]) or one["role"] in MEMBER_WORDS
    ]
    ends = [*(one.start() for one in keys[1:]), len(inner)][: len(keys)]
    for key, end in zip(keys, ends, strict=True):
        holder = _SEATS.sub("", inner[key.end() : end].strip(" 、;/"))
        if holder:
            yield "構成員" if key["role"] in MEMBER_WORDS else key["role"], holder


def _names_next(scene: Scene, number: int, end: int) -> bool:
    """(委員長)山本一夫、(副委員長)…: whether the parenthesis belongs to the name behind it."""
    after = scene.clause.elements[number + 1 : number + 2]
    is_next = bool(after) and after[0].start == end and after[0].code in NOUN_CODES
    return is_next and not after[0].word.startswith("以下")


def _names_offices(text: str) -> bool:
    """市長、副市長、教育長: who sits there; not one office, which may be what it belongs to."""
    text = re.sub(r"\s*(?:計|ほか|など)?[0-9]+(?:名|人)$", "", text)
    names = re.split(r"[、・]|及び|並びに", text)
    return len(names) > 1 and all(
        _MEMBER.search(name.strip()) and ":" not in name and not _POST.fullmatch(name)
        for name in names
    )


def _held_by(scene: Scene, number: int, role: str, span: tuple[int, int]) -> Iterator[Finding]:
    topic = scene.topic(number)
    if topic is None and (key := re.match(r"[oN]*B:", scene.codes)):
        topic = key.end() - 2  # 推進会議:副町長(会長)
    body = scene.body(topic) if topic is not None else scene.discourse.owner(role)
    first = number
    while first > 1 and scene.codes[first - 1] == "の" and scene.codes[first - 2] in "BRANK":
        first -= 2
    if body is None and _HIGH_OFFICE.search(role):
        body = ""
    if body is not None:
        start = scene.at(first).start
        yield Finding(body, role, start, span[1], holder=scene.text(first, number))
