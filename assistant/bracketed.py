"""What stands in brackets behind a name: 90人 of 「若葉保育所（定員90人）」, and which is more."""

import re
from dataclasses import dataclass

from assistant.question import Question
from assistant.ranks import Rank
from corpus.normalize import AlignedText, align
from corpus.records import Span

_AMOUNT = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_CHOOSES = re.compile(r"どちら|どっち|いずれ")
_MORE = re.compile(r"(?P<word>多い|少ない|大きい|小さい|高い|低い|広い|狭い|長い|短い)")
_TOLD = re.compile(r"[(](?P<told>(?P<of>[一-鿿ァ-ヺー]{2,8})(?:は|:)?[約]?[0-9][^()]{0,20})[)]")
_LEAST_NAME, _MOST_NAME = 3, 20  # characters


@dataclass(frozen=True, slots=True)
class Bracketed:
    """A name and what is said of it in brackets, both in the printed sentence."""

    name: Span
    told: Span
    other: "Bracketed | None" = None  # of two that are compared the other one
    word: str = ""  # 多い, where the first of two is so


def bracketed(question: Question, printed: str) -> Bracketed | None:
    """What a sentence says in brackets of the one that is asked about, or of two compared.

    None where the brackets do not say what is asked for, and where more of the named have them.
    """
    aligned = align(printed)
    behind = (_behind(match, question.text, aligned) for match in _TOLD.finditer(aligned.text))
    named = [one for one in behind if one is not None]
    # 保育所 alone names none where 「若葉保育所」 is asked about.
    names = {one.name.of(printed) for one in named}
    parts = {one for one in names if any(one in name != one for name in names)}
    found = [one for one in named if one.name.of(printed) not in parts]
    if len(found) == 1 and not _CHOOSES.search(question.text):
        return found[0]
    word = _MORE.search(question.text)
    if len(found) != 2 or word is None or not _CHOOSES.search(question.text):
        return None
    one, other = found
    amounts = [_AMOUNT.search(align(each.told.of(printed)).text) for each in found]
    values = [float(match.group().replace(",", "")) for match in amounts if match is not None]
    if len(values) != 2 or values[0] == values[1]:
        return None
    is_less = Rank(word["word"], 1, ()).is_less
    if (values[0] > values[1]) == is_less:
        one, other = other, one
    return Bracketed(one.name, one.told, other, word["word"])


def _behind(match: re.Match[str], asked: str, aligned: AlignedText) -> Bracketed | None:
    """The brackets, where a name before them and what they tell a number of are asked about."""
    end, text = match.start(), aligned.text
    starts = range(max(0, end - _MOST_NAME), end - _LEAST_NAME + 1)
    start = next((start for start in starts if text[start:end] in asked), None)
    if start is None or match["of"] not in asked.replace(text[start:end], ""):
        return None
    name, told = aligned.to_original(start, end), aligned.to_original(*match.span("told"))
    return Bracketed(name, told)
