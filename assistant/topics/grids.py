"""Whole tables, for what is read of them down a column: every row under its heads, or no table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from assistant.calculation.quantities import in_myriads, plain, same_unit
from assistant.drafts import Context
from assistant.kept import KeptByDocument
from assistant.names import canonical
from assistant.topics.cell_kinds import (
    MARK,
    NUMBER,
    PARENTHESIS,
    PLAIN,
    is_blank,
    kind_of,
    plain_cell,
    unit_in,
    year_of_cell,
)
from assistant.topics.rows import (
    Row,
    caption_over,
    named_apart,
    unit_of,
    with_shared_groups,
    years_of,
)
from assistant.topics.table_runs import (
    cells_of,
    cells_under,
    heads_at,
    heads_over_years,
    in_one_line,
    table_runs,
)
from corpus.errors import WarekiError
from corpus.normalize import normalize
from corpus.numerals import read_amount
from corpus.records import DocId, Document, Span
from corpus.wareki import find_dates

# Rows that are no single thing of those that the table tells apart.
_NO_ONE = re.compile(
    r"(?:合|小|総)?計|合計.*|総[数計人額].*|(?:町|村|市|県|国|区|管内)?全[体域]|(?:町|村|市|県|全国)?平均|全[国県市町村]"
    r"|うち.*|再掲.*|参考.*|.*の計|.*[合小総]計"
)
_REST = re.compile(r"その他.*|無回答|不明|上記以外|特にない|わからない")
_TOTAL = re.compile(r"(?:合|総)?計|合計.*|総数|(?:町|村|市|県|区)?全[体域]")
_SCALE, _BASE = "[十百千万億兆]", "[^0-9十百千万億兆]{1,4}"
_MIXED = re.compile(
    rf"(?P<number>{NUMBER}{_SCALE}+(?:{NUMBER}{_SCALE}*)*) ?(?P<unit>{_BASE})"
    rf"|(?P<small>{NUMBER}) ?(?P<small_unit>{_BASE})"
)
_BAR_HEADS = {"%": "割合", "人": "人数", "件": "件数", "票": "票数"}
_BAR = re.compile(rf"約?{NUMBER} ?(?P<unit>[{''.join(_BAR_HEADS)}])")
TO_COME = re.compile(r"推計|目標|見込|予測|計画")  # of a head or a row: no number that has been
_LABEL = re.compile(r"(?P<stem>[^0-9年]{1,8}?) ?[0-9]{1,2}")
_COUNTED = re.compile(r"約?[0-9]")
NOT_SUMMED = frozenset({"%", "歳", "倍", "ポイント"})  # units
_MIN_ROWS = 2
_MAX_PLACINGS = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its numbers, all of one unit."""

    table: "Table"
    place: int
    rows: tuple[Row, ...]  # those that have a number
    values: tuple[Decimal, ...]
    unit: str
    is_mixed: bool = False  # 11万2,400人 beside 9,600人
    is_of_dates: bool = False

    @property
    def head(self) -> str:
        """As printed, without what stands in brackets."""
        head = in_one_line(self.table.header[self.place])
        core = MARK.sub("", " ".join(PARENTHESIS.sub("", head).split())) or head
        return re.sub(r"(?<=[一-鿿]) (?=[一-鿿])", "", core)

    @property
    def is_year(self) -> bool:
        """Whether the head is a year, and the caption alone says what is counted."""
        return year_of_cell(normalize(self.head)) is not None

    def counts(self, unit: str) -> bool:
        """Whether it may be meant where a unit is asked for: 円 of 千円; any where none is."""
        own = same_unit(self.unit.replace("㎡", "m2"))
        unit = "%" if unit == "ポイント" else unit
        return not (unit and own) or own.lstrip("百千万億") == unit

    def shown(self, value: Decimal) -> str:
        """A number, written as those of the column are."""
        return f"{in_myriads(value) if self.is_mixed else plain(value)}{self.unit}"

    def shown_gap(self, value: Decimal) -> str:
        """A difference of two of its numbers: percentages differ by points."""
        shown = self.shown(value)
        return shown.removesuffix("%") + "ポイント" if self.unit == "%" else shown

    def cell(self, row: Row) -> str:
        """What is printed of a row, with the unit that a head or the caption gives."""
        printed = MARK.sub("", row.cells[self.place]).strip()
        is_bare = re.fullmatch(NUMBER, normalize(printed)) is not None
        return printed + self.unit if is_bare and not self.is_of_dates else printed


@dataclass(frozen=True)
class Table:
    """A table, every row of which stands under its heads."""

    doc_id: DocId
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str
    span: Span  # from the heads to the last row
    head_span: Span
    groups: tuple[str, ...] = ()  # heads of columns before the one that tells the rows apart
    printed: tuple[Span, ...] = ()  # of a table on its side: the printed row of each column

    @cached_property
    def is_over_time(self) -> bool:
        """Whether each row is of a year or a day."""
        names = [normalize(row.cells[0]) for row in self.rows if is_single(row)]
        return bool(names) and all(
            find_dates(name) or year_of_cell(name) is not None for name in names
        )

    @cached_property
    def year_columns(self) -> tuple[int, ...]:
        """The columns, behind that of names, whose heads name one year each."""
        heads = enumerate(self.header[1:], start=1)
        return tuple(place for place, head in heads if len(years_of(normalize(head))) == 1)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of numbers of one unit, and those of dates."""
        found = (self._column(place) for place in range(1, len(self.header)))
        return tuple(column for column in found if column is not None)

    def proofs(self, place: int, rows: Sequence[Row]) -> tuple[Span, ...]:
        """The heads, and the printed rows that hold the cells of a column in ``rows``."""
        held = (self.printed[place],) if self.printed else (row.sentence.span for row in rows)
        return tuple(dict.fromkeys((self.head_span, *held)))

    @property
    def total(self) -> Row | None:
        """The row that gives the sums of the others."""
        rows = [row for row in self.rows if _TOTAL.fullmatch(canonical(row.cells[0]))]
        return rows[0] if len(rows) == 1 else None

    @cached_property
    def _shared_unit(self) -> str:
        """The unit that all heads give that give one: of 計 beside 事業費（千円）; else ""."""
        units = {unit for head in self.header if (unit := unit_in(head))}
        return units.pop() if len(units) == 1 else ""

    def _column(self, place: int) -> Column | None:
        rows = [row for row in self.rows if not is_blank(row.cells[place])]
        cells = [plain_cell(row.cells[place]) for row in rows]
        if len(rows) < _MIN_ROWS:
            return None
        if all(year_of_cell(cell) is not None for cell in cells):
            years = tuple(Decimal(year_of_cell(cell) or 0) for cell in cells)
            return Column(self, place, tuple(rows), years, "", is_of_dates=True)
        simple = [PLAIN.fullmatch(cell) for cell in cells]
        units = {match["unit"].strip() for match in simple if match}
        if all(simple) and len(units) == 1:
            numbers = [Decimal(m["number"].replace(",", "")) for m in simple if m]
            head = self.header[place]
            unit = units.pop() or unit_in(head) or _caption_unit(self.caption, head)
            unit = unit or (self._shared_unit if _TOTAL.fullmatch(canonical(head)) else "")
            return Column(self, place, tuple(rows), tuple(numbers), unit)
        return self._mixed(place, rows, cells)

    def _mixed(self, place: int, rows: Sequence[Row], cells: Sequence[str]) -> Column | None:
        read = [_MIXED.fullmatch(cell) for cell in cells]
        units = {(m["unit"] or m["small_unit"]).strip() for m in read if m}
        if not all(read) or len(units) != 1:
            return None
        try:
            values = tuple(read_amount(m["number"] or m["small"]) for m in read if m)
        except WarekiError:
            return None
        return Column(self, place, tuple(rows), values, units.pop(), is_mixed=True)


def is_single(row: Row) -> bool:
    """Whether a row is one of the things that its table tells apart, no sum and no part of one."""
    return _NO_ONE.fullmatch(canonical(row.cells[0])) is None


def printed_name(row: Row) -> str:
    """What a row is called, in one line."""
    return " ".join(row.cells[0].split())


def is_rest(row: Row) -> bool:
    """Whether a row takes together what the table does not tell apart: 「その他」."""
    return _REST.fullmatch(canonical(row.cells[0])) is not None


def tables_of(context: Context, least: int = _MIN_ROWS) -> Iterator[Table]:
    """The documents' tables that are whole, and those over the years also turned on their side.

    Only those with ``least`` rows: of a single one, nothing can be compared.
    """
    for document in context.documents.values():
        yield from (table for table in _TABLES.of(document) if len(table.rows) >= least)


def tables_in(document: Document) -> tuple[Table, ...]:
    """One document's tables with rows that can be compared."""
    return tuple(table for table in _TABLES.of(document) if len(table.rows) >= _MIN_ROWS)


def _read(document: Document) -> Iterator[Table]:
    for places in table_runs(document):
        rows = [cells_of(document, document.sentences[place]) for place in places]
        header, lines = heads_at(document, places[0]), list(zip(places[1:], rows[1:], strict=True))
        if heads_over_years(document, places[0]):
            lines = lines[1:]
        if len(header) < 2 or any(re.fullmatch(NUMBER, normalize(head)) for head in header):
            continue  # 「2・3年生 22人 23人」 are no heads
        labels = [_LABEL.fullmatch(normalize(one[0])) for one in (header, *rows[1:])]
        if lines and len({label and label["stem"] for label in labels}) == 1 and labels[0]:
            continue  # 「視点1 …」 above 「視点2 …」 heads nothing
        lines = [
            (place, cells_under(document, place, len(header)))
            for place, cells in lines
            if cells != header
        ]
        if len(header) == 2 and (bar := _BAR.fullmatch(normalize(header[1]))):
            # 「お金がかかること 57.9%」: a chart's bars have no heads
            lines = [(places[0], header), *lines]
            header = ("", _BAR_HEADS[bar["unit"]])
        made = _aligned(document, header, lines, caption_over(document, places[0]))
        if not made or (len(made) < _MIN_ROWS and not _is_headed(made[0])):
            continue
        first, last = document.sentences[places[0]], document.sentences[places[-1]]
        span = Span(first.span.start, last.span.end)
        groups = _groups_before(header, made[0].header)
        table = Table(
            document.doc_id,
            made[0].header,
            tuple(made),
            made[0].caption,
            span,
            first.span,
            groups,
        )
        yield table
        if len(made) >= _MIN_ROWS:
            yield from _turned(table)


def _is_headed(row: Row) -> bool:
    """Whether a single row stands under heads for certain: its number does under a word."""
    return len(row.cells) > 2 and any(
        _COUNTED.match(plain_cell(cell)) and not re.search("[0-9]", normalize(head))
        for head, cell in zip(row.header[1:], row.cells[1:], strict=True)
    )


def _groups_before(header: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    """The heads before those of the rows, which leave out 単位 as well."""
    starts = (
        start
        for start in range(len(header))
        if tuple(head for head in header[start:] if normalize(head) != "単位") == own
    )
    return header[: next(starts, len(header) - len(own))]


_TABLES = KeptByDocument(lambda document: tuple(_read(document)))


def is_whole(name: str) -> bool:
    """Whether a row is no single thing of those that its table tells apart: 合計, 町全体."""
    return _NO_ONE.fullmatch(name) is not None


def _aligned(
    document: Document,
    header: tuple[str, ...],
    lines: list[tuple[int, tuple[str, ...]]],
    caption: str,
) -> list[Row] | None:
    """Every row with a cell under each head; None where one can stand in several ways.

    A merged or an empty cell is missing: 「滝ノ上 198 107 54.0 23.5」.
    """
    full = [cells for _, cells in lines if len(cells) == len(header)]
    if not full or any(len(cells) > len(header) for _, cells in lines):
        return None
    kinds = [{kind_of(cells[place]) for cells in full} - {""} for place in range(len(header))]
    whole: list[Row] = []
    names: list[str] = []
    for place, cells in lines:
        placed = cells if len(cells) == len(header) else _placed(cells, kinds)
        if placed is None:
            if any(_NO_ONE.fullmatch(canonical(cell)) for cell in cells[:2]):
                continue  # 「移住 小計 28,400 …」
            return None
        whole.append(Row(document.doc_id, document.sentences[place], header, placed, caption))
        names.append(cells[0] if _NO_ONE.fullmatch(canonical(cells[0])) else "")
    rows = [
        replace(row, cells=(name or row.cells[0], *row.cells[1:]))
        for row, name in zip(named_apart(whole), names, strict=True)
    ]
    return _by_own_names(rows)


def _placed(cells: tuple[str, ...], kinds: Sequence[set[str]]) -> tuple[str, ...] | None:
    """Cells under the only heads that they can stand under."""
    found = []
    for number, chosen in enumerate(combinations(range(1, len(kinds)), len(cells) - 1)):
        if number > _MAX_PLACINGS:
            return None
        if all(kind_of(cell) in kinds[p] for cell, p in zip(cells[1:], chosen, strict=True)):
            found.append(chosen)
    if len(found) != 1:
        return None
    by_place = dict(zip((0, *found[0]), cells, strict=True))
    return tuple(by_place.get(place, "") for place in range(len(kinds)))


def _by_own_names(rows: list[Row]) -> list[Row] | None:
    """Rows from the first column that tells them apart: 「居宅 訪問介護」 are of one group."""
    while rows and len({(row.group, row.cells[0]) for row in rows if is_single(row)}) < sum(
        map(is_single, rows)
    ):
        words = [row.cells[1] for row in rows if is_single(row)]
        if len(rows[0].header) < 3 or any(kind_of(word) != "語" for word in words):
            return None
        rows = [
            replace(row, header=row.header[1:], cells=row.cells[1:], group=row.cells[0])
            if is_single(row)
            else replace(row, header=row.header[1:], cells=(row.cells[0], *row.cells[2:]))
            for row in rows
        ]
    return with_shared_groups(rows)


def _turned(table: Table) -> Iterator[Table]:
    """A table over at least three years, its years as rows and its rows as columns."""
    heads = [(place, head) for place, head in enumerate(table.header) if place]
    dated = [(place, head) for place, head in heads if year_of_cell(normalize(head)) is not None]
    others = [
        head for place, head in heads if (place, head) not in dated and not _has_words(table, place)
    ]
    if len(dated) < 3 or not all(_TOTAL.fullmatch(canonical(head)) for head in others):
        return
    names = (table.header[0], *(row.cells[0] for row in table.rows))
    rows = tuple(
        Row(
            table.doc_id,
            table.rows[0].sentence,
            names,
            (head, *(row.cells[place] for row in table.rows)),
            table.caption,
        )
        for place, head in dated
    )
    printed = (table.head_span, *(row.sentence.span for row in table.rows))
    yield Table(
        table.doc_id, names, rows, table.caption, table.span, table.head_span, printed=printed
    )


def _has_words(table: Table, place: int) -> bool:
    """Whether a column has no numbers: who does what a row names."""
    return not any(kind_of(row.cells[place]).startswith("0") for row in table.rows)


def _caption_unit(caption: str, head: str) -> str:
    """What a caption gives: of several units the one of a head, of 「（千円）」 that."""
    return unit_of(caption, head) if "単位" in caption else unit_in(caption)
