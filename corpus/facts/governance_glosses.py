"""Roles and holders that a parenthesis says: 推進本部（本部長：市長）, 市長（本部長）."""

import re
from collections.abc import Iterator

from corpus.facts.governance_names import body_named_by
from corpus.facts.governance_roles import give
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_words import is_body_name, is_office, is_role_text, stems_of

# 最高情報責任者(CIO:副市長)
_GLOSSED = re.compile(r"[A-Za-z]{2,6}\s*[:=、]\s*(?P<holder>[^:、()]{2,12})")
_HIGH_OFFICE = re.compile(r"^C[A-Z]{1,4}O$|(?:責任者|統括者|補佐官|監督者)$")
_PAIR = re.compile(
    r"\s*(?P<role>[^:=、\s]{1,15}?)\s*(?:[:=は]|\s)\s*(?P<holder>[^、;/]+?)\s*(?:[、;/]|$)"
)


def find_in_parentheses(scene: Scene) -> Iterator[Finding]:
    """「推進本部（本部長：市長）」, 「市長（本部長）」, 「本部長（市長）」."""
    for number, element in enumerate(scene.clause.elements):
        if element.gloss is None:
            continue
        inner = scene.clause.text[slice(*element.gloss)].strip()
        span = (element.start, element.gloss[1] + 1)
        if element.code == "K" and is_body_name(inner):
            yield from give(scene, range(number, number + 1), inner, None, span)
        elif element.code == "R" and (pair := _GLOSSED.fullmatch(inner)):
            if is_office(pair["holder"]):
                yield from give(scene, range(number, number + 1), pair["holder"], None, span)
        elif element.code == "B":
            for match in _PAIR.finditer(inner):
                if is_role_text(match["role"]):
                    role = scene.discourse.names.role(match["role"])
                    yield Finding(scene.body(number), role, *span, holder=match["holder"])
                    yield Finding(scene.body(number), None, *span, confidence=0.75)
        elif (
            element.code in "RN"
            and is_role_text(inner)
            and (stems_of(inner) or (is_office(element.word) and _HIGH_OFFICE.search(inner)))
            and not is_office(inner)
        ):
            yield from _held_by(scene, number, inner, span)
        elif (
            element.code == "R"
            and is_office(inner)
            and not is_office(element.word)
            and (
                stems_of(element.word)
                or _HIGH_OFFICE.search(element.word)
                or body_named_by(element.word, scene.discourse.names)
            )
        ):
            yield from give(scene, range(number, number + 1), inner, None, span)


def _held_by(scene: Scene, number: int, role: str, span: tuple[int, int]) -> Iterator[Finding]:
    topic = scene.topic(number)
    body = scene.body(topic) if topic is not None else scene.discourse.owner(role)
    first = number
    while first > 1 and scene.codes[first - 1] == "の" and scene.codes[first - 2] in "BRANK":
        first -= 2
    if body is None and _HIGH_OFFICE.search(role):
        body = ""
    if body is not None:
        start = scene.at(first).start
        yield Finding(body, role, start, span[1], holder=scene.text(first, number))
