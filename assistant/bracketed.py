"""What stands in brackets behind a name: 90人 of 「若葉保育所（定員90人）」, and which is more."""

import re
from dataclasses import dataclass

from assistant.question import Question
from assistant.ranks import Rank
from corpus.normalize import AlignedText, align
from corpus.records import Span
from corpus.wareki import find_dates

_AMOUNT = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[^0-9]*)$")
_CHOOSES = re.compile(r"どちら|どっち|いずれ")
_MORE = re.compile(r"(?P<word>多い|少ない|大きい|小さい|高い|低い|広い|狭い|長い|短い)")
_TOLD = re.compile(r"[(](?P<told>(?P<of>[一-鿿ァ-ヺー]{2,8})(?:は|:)?約?[0-9][^()]{0,20})[)]")
_LEAST_NAME, _MOST_NAME = 3, 20  # characters
# What stands before a name that is whole: 「町立」, 「認定こども園」, 「、」, 「及び」.
_BEFORE = re.compile(
    r"(?:^|[市町村区県国公私都道府]立|こども園|施設|[^ぁ-んァ-ヺー一-鿿A-Za-z0-9]|[とやはがをにでもの]|及び|又は)$"
)
_JOINT = ("と", "や", "は", "が", "を", "に", "の", "で", "も", "・", "、")


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A name and what is said of it in brackets, both in the printed sentence."""

    name: Span
    told: Span
    other: "Bracketed | None" = None  # of two that are compared the other one
    word: str = ""  # 多い, where the first of two is so


def bracketed(question: Question, printed: str) -> Bracketed | None:
    """What a sentence says in brackets of the one that is asked about, or of two compared.

    None where the brackets do not say what is asked for, where more of the named have them, and
    where two amounts are not of one unit.
    """
    if find_dates(question.text):
        return None  # the brackets say what is so now
    aligned = align(printed)
    is_choice = _CHOOSES.search(question.text) is not None
    behind = (
        _behind(match, question.text, aligned, is_choice=is_choice)
        for match in _TOLD.finditer(aligned.text)
    )
    found = [one for one in behind if one is not None]
    if not is_choice:
        return found[0] if len(found) == 1 else None
    word = _MORE.search(question.text)
    if len(found) != 2 or word is None:
        return None
    amounts = [_AMOUNT.search(align(each.told.of(printed)).text) for each in found]
    values = [(float(one["number"].replace(",", "")), one["unit"]) for one in amounts if one]
    if len(values) != 2 or values[0][0] == values[1][0] or values[0][1] != values[1][1]:
        return None
    one, other = found
    is_less = Rank(word["word"], 1, ()).is_less
    if (values[0][0] > values[1][0]) == is_less:
        one, other = other, one
    return Bracketed(one.name, one.told, other, word["word"])


def _behind(
    match: re.Match[str], asked: str, aligned: AlignedText, *, is_choice: bool
) -> Bracketed | None:
    """The brackets, where a whole name before them and what they tell of are asked about."""
    end, text = match.start(), aligned.text
    for start in range(max(0, end - _MOST_NAME), end - _LEAST_NAME + 1):
        name, before = text[start:end], text[:start]
        if name.startswith(_JOINT) or not _BEFORE.search(before):
            continue
        of = re.escape(match["of"])
        about = r".*" if is_choice else r"(?:の|は|って|では)?(?:現在の|今の)?"
        if re.search(rf"(?<![一-鿿ァ-ヺーA-Za-z0-9]){re.escape(name)}{about}{of}", asked) or (
            is_choice and name in asked and match["of"] in asked
        ):
            told = aligned.to_original(*match.span("told"))
            return Bracketed(aligned.to_original(start, end), told)
    return None
