"""The cell of a row already found that a question asks for: its year's, its target's, its 担当."""

import re

from assistant.drafts import Context
from assistant.ranks import asks_rank
from assistant.topics.cell_ask import SHUT_ASKED, CellAsk, asks_twice, plain_name
from assistant.topics.cell_columns import OF_NOW, asked_column, is_only_aimed_at
from assistant.topics.cell_drafts import Cell, aims_of, say_cell
from assistant.topics.cell_kinds import is_blank
from assistant.topics.cell_text import column_name, row_name
from assistant.topics.cells import MAX_UNSAID
from assistant.topics.grids import Table
from assistant.topics.rows import Row, rows_in, years_of
from assistant.topics.table_sums import asks_change
from assistant.wants import Want
from corpus.wareki import find_dates

_NOT_OF_CELLS = (Want.DEFINITION, Want.HOW, Want.WHY, Want.CONTACT)
_AIMED = re.compile(r"目標|目指|将来|計画値|見込|推計")
_AIM_ASKED = re.compile(r"目指|めざ|目標")
_AMOUNT_ASKED = re.compile(
    r"何[人件回%円個つ割歳本校か世店台歩グgトt]|いく[つら]|どのくらい|どれくらい|[率数量額]は?[?？]?$|割合は?[?？]?$"
)
_AMOUNT = re.compile(r"[約およそ]*[0-9][0-9,.]*")
_OF_WHOM = re.compile(r"対象|年齢|区分|指標|項目")
_TERMS = re.compile(r"備考|対象|条件|要件|注")
_KIND_HEADS = (
    (Want.MONEY, re.compile(r"料|費|額|価格|負担|円")),
    (Want.CLOCK, re.compile(r"時間(?!数)|時刻|日時")),
    (Want.ADDRESS, re.compile(r"所在|住所|場所")),
)
_SHUT_HEAD = re.compile(r"休[館業園所診]|定休|閉[館所]|お?休み")
_LEAST_SHARED = 2  # characters of a cell that says of whom a row is


def cell_told(context: Context, row: Row) -> str | None:
    """「平均歩数（65歳以上）の目標値は、6,000歩です」; None where no one column is asked for."""
    if not _asks_for_one(context):
        return None
    ask, table = CellAsk(context), _alone(row)
    place = asked_column(ask, table, row, 0)
    if place is None:
        is_for_aim = _AIM_ASKED.search(context.question.text) is not None and not ask.years
        place = _aim(row) if is_for_aim else _of_now(context, row)
    if place is None or is_blank(row.cells[place]) or is_only_aimed_at(ask, table, row, place):
        return None
    if not _says_all(ask, row) or not _is_named(ask, row):
        return None
    name = _name(ask, row, place)
    return "".join(
        say_cell(context, one, name, column_name(table, one.place))
        for one in aims_of(context, Cell(table, row, 0, place, 0.0))
    )


def asked_cells(context: Context, row: Row) -> list[int]:
    """The columns of a row that a question asks for; where it asks for none, all that are filled.

    What leads to a row may be other words than its own (赤ちゃん of 出生数): the cells of the year
    or of the column are still those that are read.
    """
    held = [place for place in range(1, len(row.cells)) if row.cells[place]]
    if not _asks_for_one(context):
        return held
    ask, table = CellAsk(context), _alone(row)
    place = asked_column(ask, table, row, 0)
    if place in held and (ask.years or ask.shared(row.header[place])[0]):
        return [one for one in held if one == place or _is_beside(ask, row, one)]
    alike = [one for one in held if _is_said_last(ask, row.header[one])]
    if len(alike) > 1 and not ask.years:  # 「集団検診 料金」, 「個別検診 料金」
        return alike
    of_year = [one for one in held if ask.years & set(years_of(plain_name(row.header[one])))]
    said = [one for one in of_year if _names_part(ask, row.header[one])]
    return said or of_year or _of_kind(ask, row, held) or held


def _of_kind(ask: CellAsk, row: Row, held: list[int]) -> list[int]:
    """The one column whose head is of the kind that is asked for: 主な機能・料金 of 「料金は」."""
    question = ask.context.question
    words = next((head for want, head in _KIND_HEADS if question.wants(want)), None)
    if words is None and SHUT_ASKED.search(ask.text):
        words = _SHUT_HEAD
    found = [one for one in held if words and words.search(plain_name(row.header[one]))]
    return found if len(found) == 1 else []


def _is_said_last(ask: CellAsk, head: str) -> bool:
    """Whether a question says the last word of a head of two lines."""
    parts = head.split()
    return len(parts) > 1 and len(parts[-1]) > 1 and plain_name(parts[-1]) in ask.text


def _is_beside(ask: CellAsk, row: Row, place: int) -> bool:
    """Whether a cell says on what terms the others hold, or has a word of the question."""
    is_year = bool(years_of(plain_name(row.header[place])))
    is_named = bool(ask.shared(row.cells[place])[0] & ask.named)
    return not is_year and (is_named or _TERMS.search(plain_name(row.header[place])) is not None)


def _asks_for_one(context: Context) -> bool:
    question = context.question
    return not (
        question.asked.is_yes_no
        or question.wants(*_NOT_OF_CELLS)
        or asks_rank(question.text)
        or asks_twice(context)
        or asks_change(context)
    )


def _alone(row: Row) -> Table:
    """The row as a table of its own."""
    span = row.sentence.span
    return Table(row.doc_id, row.header, (row,), row.caption, span, span)


def _names_part(ask: CellAsk, head: str) -> bool:
    """Whether a question says what a head says beside its year: 2号 of 「令和9年度 2号」."""
    parts = [part for part in map(plain_name, head.split()) if not years_of(part)]
    return any(part in ask.text for part in parts)


def _says_all(ask: CellAsk, row: Row) -> bool:
    """Whether the row, or what stands over it, has all but little of what a question names."""
    document = ask.context.documents[row.doc_id]
    path = document.path_at(row.sentence.span.start)
    said: set[int] = set()
    for name in (row.caption, document.title, *path, *row.header, *row.cells):
        said |= ask.shared(name)[0]
    text = "".join(map(plain_name, row.cells))
    for word in ask.context.question.words:
        if any(other in text for other in word.others):
            said.update(range(word.start, word.start + len(word.surface)))
    return len(ask.named - said) <= MAX_UNSAID * len(ask.named)


def _is_named(ask: CellAsk, row: Row) -> bool:
    """Whether a question says something of a row's name, or its table has no other row."""
    name = plain_name(row.cells[0])
    words = ask.context.question.words
    if ask.shared(name)[0] or any(other in name for word in words for other in word.others):
        return True
    rows = rows_in(ask.context.documents[row.doc_id])
    beside = [one for one in rows if (one.header, one.caption) == (row.header, row.caption)]
    return len(beside) < 2 or bool(years_of(name)) or name in ("計", "合計", "総数")


def _of_now(context: Context, row: Row) -> int | None:
    """The column of what is so now, where an amount is asked for and the others are aims."""
    text = context.question.text
    if find_dates(text) or _AIMED.search(text) or not _AMOUNT_ASKED.search(text):
        return None
    heads = [plain_name(head) for head in row.header]
    now = [place for place, head in enumerate(heads) if OF_NOW.search(head)]
    amounts = [
        place
        for place, cell in enumerate(row.cells)
        if place and _AMOUNT.match(plain_name(cell)) and not _OF_WHOM.search(heads[place])
    ]
    aims = [place for place in amounts if _AIMED.search(heads[place])]
    return now[0] if len(now) == 1 and sorted([*now, *aims]) == amounts else None


def _aim(row: Row) -> int | None:
    """The column of the last aim: 「何%を目指しますか」."""
    places = [
        place
        for place, head in enumerate(row.header)
        if place and "目標" in plain_name(head) and _AMOUNT.match(plain_name(row.cells[place]))
    ]
    return places[-1] if places else None


def _name(ask: CellAsk, row: Row, place: int) -> str:
    """What a row is called, and of whom it is where the question says so: 喫煙率（成人女性）."""
    said = [
        cell
        for cell in row.cells[1:place]
        if len(ask.shared(cell)[0]) >= _LEAST_SHARED and not re.search("。$", plain_name(cell))
    ]
    name = row_name(row)
    return f"{name}（{'、'.join(said)}）" if said else name
