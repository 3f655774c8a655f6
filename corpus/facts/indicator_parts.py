"""What a line of targets is made of: the name of a measure, an amount, and both as a fact."""

import re
from dataclasses import dataclass

from corpus.facts.amounts import Amount, find_amounts
from corpus.facts.indicator_tables import split_name
from corpus.facts.reading import ReadSentence
from corpus.records import Indicator, Span
from corpus.wareki import find_dates

LEAD = re.compile(
    r"\s*[:：]?\s*(?:[0-9]{1,2}年間[での]?|累計|延べ|[年月]間|(?<=\s)年|合計|約|概ね|おおむね|[年月日]?平均|(?<=[\s:])月)+$"
)
_NUMBERING = re.compile(r"\s*(?:[(][0-9]{1,2}[)]|[0-9]{1,2}[.)\s])\s*")
NAME_EDGE = " 　①②③④⑤⑥⑦⑧⑨\t.…:/・、●○■◆▪【】[]≪≫"
# 1人1日当たりの排出量, 65歳以上の割合: a number that belongs to a name
_NO_NAME = re.compile(
    r"[。→を]|は、|[はがにで]$|^\(|^[0-9](?![0-9]*(?:人1日|人当|人あた|世帯当|日当|歳|か月児|次))"
    r"|^(?:令和|平成|H|R)[0-9元]"
)
# 朝食を毎日食べる児童の割合: a clause that describes what is measured
_OBJECT_WITHIN = re.compile(r"[^。→は、0-9]{2,20}を[^。→は、を]{1,20}(?:割合|率|数|人数)")
_MAX_NAME_CHARS = 50
AMOUNT_ENDS = re.compile(r"(?:以上|以下|以内|程度|/[年月日])?(?:$|[\s(、/→。を])")


@dataclass(frozen=True, slots=True)
class Name:
    """What is measured, where a line says it."""

    line: int
    printed: str
    span: Span


def name_in(read: ReadSentence, line: int, start: int, end: int) -> Name | None:
    """The measure that ``text[start:end]`` names, without bullets and 「累計」; None for none."""
    words = read.text[start:end]
    if lead := LEAD.search(words.rstrip()):
        end, words = start + lead.start(), words[: lead.start()]
    if mark := _NUMBERING.match(words):
        start, words = start + mark.end(), words[mark.end() :]
    start += len(words) - len(words.lstrip(NAME_EDGE))
    end = start + len(words.strip(NAME_EDGE))
    words = read.text[start:end]
    if any(date.start < end and start < date.end for date in find_dates(read.text)):
        return None
    if not 2 <= len(words) <= _MAX_NAME_CHARS or (
        _NO_NAME.search(words) and not _OBJECT_WITHIN.fullmatch(words)
    ):
        return None
    return Name(line, read.verbatim(start, end), read.span(start, end))


def first_amount(read: ReadSentence, start: int, end: int) -> Amount | None:
    """The first amount of ``text[start:end]`` that is no part of a date."""
    dates = find_dates(read.text)
    for amount in find_amounts(read.text):
        is_date = any(date.start <= amount.start < date.end for date in dates)
        if start <= amount.start < end and not is_date:
            return amount if AMOUNT_ENDS.match(read.text, amount.end) else None
    return None


def indicator_of(read: ReadSentence, name: Name, amount: Amount, year: int | None) -> Indicator:
    """The target; its unit may stand in the name: 登録者数（人）."""
    title, name_unit = split_name(name.printed)
    span = Span(name.span.start, read.sentence.span.end)
    return Indicator(
        title,
        read.verbatim(*amount.value),
        (read.verbatim(*amount.unit) if amount.unit else "") or name_unit,
        year,
        span,
        span,
        0.9,
    )
