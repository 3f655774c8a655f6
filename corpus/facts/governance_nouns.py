"""A chain of noun tokens -> elements: 各課|推進員, 総合政策部|内, 推進本部|事務局."""

import re
from collections.abc import Sequence

from corpus.facts.governance_elements import Element
from corpus.facts.governance_words import (
    BELOW_WORDS,
    FORMAL_NOUNS,
    INSIDE_OFFICE,
    every_unit_end,
    is_bare_office,
    is_body,
    is_role,
    is_secretariat,
    role_weight,
)
from corpus.morphology import Token

_QUANTITY = re.compile(
    r"(?:各|約|計)?(?:[0-9]+|[一二三四五六七八九十]+|若干)(?:人|名|つ|箇所|か所)?(?:ずつ|以内|以上|程度)?$"
)
_WITHIN = re.compile("[市町村区県庁課部局係校院管圏]内")
_HOW_OFTEN = re.compile(r"(?:年度?|月|週|計|毎[年月週])?[0-9]+回(?:程度|以上)?|毎[年月週]")


def noun_elements(text: str, chain: Sequence[Token], found: Sequence[Element]) -> list[Element]:
    """The elements of ``chain``, whose tokens stand in ``text`` behind the elements ``found``."""
    if chain[0].surface == "うち" and len(chain) > 1 and is_body(chain[1:]):
        chain = chain[1:]
    if chain[0].surface == "それぞれ" and len(chain) > 1:
        chain = chain[1:]
    start, end = chain[0].start, chain[-1].end
    word = text[start:end]
    if _QUANTITY.fullmatch(word):
        after_no = bool(found) and found[-1].code == "の" and word[0] == "計"
        is_said = text.startswith("の", end) or after_no
        # 2人の副市長; but 3名, 各1人: how many does not change who
        return [Element("N", start, end, word)] if is_said else []
    if _WITHIN.fullmatch(word) and text.startswith("の", end):
        return [Element("N", start, end, word)]  # 市内の小学校長
    if (inside := _without_counts(text, chain)) is not None:
        return noun_elements(text, inside, found)
    if (behind := _behind_heading(chain)) is not None:
        return noun_elements(text, behind, found)
    if (parts := _apart(text, chain)) is not None:
        return parts
    if len(chain) > 1 and chain[-1].surface in {"内", "下"}:
        below = Element("U", chain[-1].start, end, chain[-1].surface)
        return [*noun_elements(text, chain[:-1], found), below]
    return [noun_element(text, chain, (start, end), found)]


def _behind_heading(chain: Sequence[Token]) -> Sequence[Token] | None:
    """The second of two roles that begin alike, a heading's: 「(2) CIO補佐官 CIOは副村長とし」."""
    for place in range(1, len(chain)):
        is_again = chain[place].surface == chain[0].surface
        if is_again and is_role(chain[:place]) and is_role(chain[place:]):
            return chain[place:]
    return None


def noun_element(
    text: str, tokens: Sequence[Token], place: tuple[int, int], found: Sequence[Element]
) -> Element:
    """The noun at ``place``, which ends in ``tokens``, as one element."""
    word, last = text[slice(*place)], tokens[-1]
    is_of_body = [one.code for one in found[-2:]] == ["B", "の"]
    is_post = len(tokens) > 1 and last.surface == "職" and is_role(tokens[:-1])
    if is_post and role_weight(word[:-1], "R") == 2:
        return Element("R", *place, word[:-1])  # 会長職
    if is_secretariat(word):
        code, word = "K", word.removesuffix("機能").removesuffix("業務")
    elif every_unit_end(tokens) == len(tokens):
        code = "A"
    elif is_body(tokens) or is_bare_office(tokens):
        code = "B"
    elif is_role(tokens) or (word == "長" and is_of_body):  # 室の長
        code = "R"
    elif len(tokens) == 1 and last.surface in BELOW_WORDS:
        code = "U"
    elif len(tokens) == 1 and (last.lemma in FORMAL_NOUNS or last.surface in FORMAL_NOUNS):
        code = "F"
    else:
        code = "W" if last.pos3 == "副詞可能" else "N"
    return Element(code, *place, word)


def _without_counts(text: str, chain: Sequence[Token]) -> Sequence[Token] | None:
    """推進員1名 as 推進員, 年3回会議 as 会議; None where nothing is counted."""
    for number in range(len(chain) - 1, 0, -1):
        before = text[chain[0].start : chain[number].start]
        if _HOW_OFTEN.fullmatch(before) and is_body(chain[number:]):
            return chain[number:]
    for number in range(1, len(chain)):
        if _QUANTITY.fullmatch(text[chain[number].start : chain[-1].end]):
            return chain[:number]
    return None


def _listed(text: str, chain: Sequence[Token]) -> list[Element] | None:
    """情報班・救護班・施設班: a list of bodies, as if commas parted them."""
    dots = [at for at, token in enumerate(chain) if token.surface == "・"]
    starts, ends = [0, *(at + 1 for at in dots)], [*dots, len(chain)]
    parts = [chain[start:end] for start, end in zip(starts, ends, strict=True)]
    if len(parts) < 2 or not all(part and is_body(part) for part in parts):
        return None
    elements: list[Element] = []
    for part in parts:
        start, end = part[0].start, part[-1].end
        if elements:
            elements.append(Element("、", start - 1, start, "・"))
        elements.append(Element("B", start, end, text[start:end]))
    return elements


def _apart(text: str, chain: Sequence[Token]) -> list[Element] | None:
    """各課|推進員, 総合政策部|内, 推進本部|事務局: two nouns without の between them."""
    start, end = chain[0].start, chain[-1].end
    if (listed := _listed(text, chain)) is not None:
        return listed
    units = every_unit_end(chain)
    if 0 < units < len(chain):
        cut = chain[units - 1].end
        if is_role(chain[units:]) and chain[-1].start > cut:
            role = noun_element(text, chain[units:], (chain[units].start, end), ())
            return [Element("A", start, cut, text[start:cut]), role]
    if len(chain) > 1 and chain[-1].surface in INSIDE_OFFICE:
        body = Element("B", start, end - 1, text[start : end - 1])
        return [body, Element("U", end - 1, end, "内")]
    if text[start:end].endswith("教育委員会事務局"):
        return [Element("B", start, end, text[start:end])]
    if text[start:end].endswith("事務局") and len(chain) > 2 and is_body(chain[:-2]):
        cut = chain[-3].end
        body = noun_element(text, chain[:-2], (start, cut), ())
        office = Element("K", chain[-2].start, end, "事務局")
        return [body, Element("の", cut - 1, cut, "の"), office]
    return None
