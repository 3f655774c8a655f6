"""Whether something is open, or runs, on a day of the week, by the cell that gives its days."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.open_days import day_asked, days_named
from assistant.topics.cell_text import row_name, without_unit
from assistant.topics.rows import Row, rows_of
from corpus.normalize import normalize

_SHUT = re.compile(r"(?:休[館業所園診]|定休|閉[館所])の?日?|お?休み")
_OPEN = re.compile(
    r"(?:利用|開[館所園]|営業|診療|受付|相談|運行|開設|実施)(?:日|時間|日時|曜日)|日時|曜日"
)
_BRACKETS = re.compile(
    r"[(（](?:(?:祝日?|年末年始)[^()（）]{0,8}(?:除く|休み)|[^()（）]{0,8}(?:場合|とき)[^()（）]{0,8}翌日)[)）]"
)
_SOME_WEEKS = re.compile(r"第[0-9一二三四]|隔週|[0-9]月(?!曜)|除く|以外|(?:場合|とき)")
_HALF_ONLY = re.compile(r"(?P<day>[月火水木金土日])曜?日?は、?(?P<half>午[前後])(?:のみ|だけ)")
_HALF = re.compile("午[前後]")
_LEAST_NAME = 3  # characters of a part of a name


@dataclass(frozen=True, slots=True)
class _Cell:
    row: Row
    name: str  # of the thing, as a reply calls it
    head: str
    place: int


def answer_open_cell(context: Context) -> Draft | None:
    """はい or いいえ by the days of the thing that is named; None where no cell settles it."""
    asked = day_asked(context.question.text)
    if asked is None or not context.question.asked.is_yes_no:
        return None
    found = [(cell, _is_open(context, cell, asked)) for cell in _cells(context)]
    settled = [(cell, is_open) for cell, is_open in found if is_open is not None]
    names = {cell.name for cell, _ in settled}
    if len(names) != 1 or len({is_open for _, is_open in settled}) != 1:
        return None
    cell, is_open = settled[0]
    value = " ".join(cell.row.cells[cell.place].split())
    told = context.say("table.cell", row=cell.name, column=cell.head, value=value)
    verdict = context.say("verdict.yes" if is_open else "verdict.no", told=told)
    statement = DraftStatement(verdict, ((cell.row.doc_id, cell.row.sentence.span),))
    return Draft((statement,), confidence=0.9, topic=cell.name, doc_ids=(cell.row.doc_id,))


def _cells(context: Context) -> Iterator[_Cell]:
    """Cells of days of what the question names, by its row or by its column."""
    text = canonical(context.question.text)
    called = re.findall("「([^「」]+)」", context.question.text)
    phrases = [canonical(one) for one in (*context.question.phrases, *called)]
    for row in rows_of(context):
        heads = [normalize(head) for head in row.header]
        if _is_named(row.cells[0], text, phrases):
            for place in range(1, len(row.cells)):
                if _SHUT.fullmatch(heads[place]) or _OPEN.fullmatch(heads[place]):
                    yield _Cell(row, row_name(row), without_unit(row.header[place]), place)
        own = normalize(row.cells[0]).strip()
        if _SHUT.fullmatch(own) or _OPEN.fullmatch(own):
            for place in range(1, len(row.cells)):
                if _is_named(row.header[place], text, phrases):
                    name = without_unit(row.header[place])
                    yield _Cell(row, name, row_name(row), place)


def _is_named(name: str, text: str, phrases: list[str]) -> bool:
    """Whether a question has a name, or calls it by its end: 診療所 of 村立栃ノ瀬診療所."""
    key = canonical(re.sub(r"[(（][^()（）]*[)）]", "", name))
    if len(key) < _LEAST_NAME:
        return False
    return key in text or any(len(one) >= _LEAST_NAME and key.endswith(one) for one in phrases)


def _is_open(context: Context, cell: _Cell, day: str) -> bool | None:
    """Whether the cell says so; None where it leaves it open."""
    printed = _BRACKETS.sub("", normalize(cell.row.cells[cell.place]))
    half = _HALF.search(context.question.text)
    only = next((one for one in _HALF_ONLY.finditer(printed) if one["day"] == day), None)
    if half is not None or only is not None:
        return half.group() == only["half"] if half and only else None
    days = days_named(printed)
    if not days or _SOME_WEEKS.search(printed):
        return None
    is_shut = _SHUT.fullmatch(normalize(cell.head)) is not None
    return (day in days) is not is_shut
