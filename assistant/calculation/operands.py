"""The numbers that a question may be reckoned from, and what each is of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from assistant.calculation.quantities import BEYOND, Quantity, find_quantities
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.topics.grids import Column, Table, is_single, tables_of
from assistant.topics.rows import Row, rows_in, years_of
from corpus.normalize import align, normalize
from corpus.numerals import read_amount
from corpus.records import DocId, SentenceKind, Span
from corpus.wareki import find_dates

LOOKED_AT = 6  # sentences
RATE = "割合"  # the unit of 「3分の2」
_MOST_OF_SENTENCE = 10
_NEAR = 16  # characters
_MOST_ROWS, _MOST_OF_TABLE = 30, 200
_CLAUSE = re.compile("[、。]")
_TOTAL = re.compile(r"(?:計|合計|総[数計額]?|全部で|全体で|合わせて|延べ)[は、:]?(?:約)?$")
_FRACTION = re.compile(
    r"(?P<below>[0-9]{1,3}|[二三四五六七八九十]{1,3})分の(?P<above>[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
)
_HALF = re.compile(r"半額|半分|(?<![前後])半数")
_HEAD_UNIT = re.compile(r"[(（](?:単位 ?[:は：]? ?)?(?P<unit>[^()（）、]{1,6})[)）]$")
_BARE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
Proof = tuple[DocId, Span]
# The model has learned from captions like 「表3-1 …」 alone.
_NUMBERED = re.compile(r"(?:図表|図|表) ?[0-9]")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a number stands."""

    table: Table | None  # None: of a row whose table could not be read as a whole
    row: Row
    place: int  # of the column


@dataclass(frozen=True, slots=True)
class Operand:
    """A number of a sentence, of a table's cell or of the question itself."""

    quantity: Quantity
    source: int  # of the sentence or the table; -1: the question
    proof: Proof | None  # None of the question
    before: str  # what the text says before it, to the number before
    behind: str  # what it says behind, to the clause's end
    probability: float  # that its sentence answers
    is_answer: bool = False  # its sentence's words that answer best hold it
    near: str = ""  # the characters just before it, other numbers among them
    year: int | None = None
    is_total: bool = False
    cell: Cell | None = None

    @property
    def value(self) -> Decimal:
        """The number."""
        return self.quantity.value

    @property
    def unit(self) -> str:
        """What it counts."""
        return self.quantity.unit

    @property
    def place(self) -> int | None:
        """The column of its table; None of a sentence's."""
        return self.cell.place if self.cell else None

    @property
    def said(self) -> str:
        """What is said of it."""
        return f"{self.before} {self.behind}"


def operands_of(context: Context, found: Sequence[Evidence]) -> list[Operand]:
    """The numbers of the likeliest sentences, of the tables that they are in, of the question.

    Args:
        context: The question.
        found: Sentences that may answer, the most probable first.
    """
    made: list[Operand] = []
    seen: set[Proof] = set()
    likely = {(one.doc_id, one.sentence.span): one.probability for one in found}
    for source, evidence in enumerate(found[:LOOKED_AT]):
        if evidence.sentence.kind is SentenceKind.TABLE_ROW:
            table = _table_of(context, evidence)
            if table is None:
                made += _of_lone_row(context, source, evidence)
            elif (table.doc_id, table.span) not in seen:
                seen.add((table.doc_id, table.span))
                made += islice(_of_table(source, table, likely), _MOST_OF_TABLE)
        else:
            proof = (evidence.doc_id, evidence.sentence.span)
            text = normalize(proof[1].of(context.documents[proof[0]].text))
            told = of_text(text, source, proof, evidence.probability)
            made += _with_answer(context, evidence, told)
    made += of_text(context.question.text, -1, None, 0.0)
    return made


def of_text(text: str, source: int, proof: Proof | None, probability: float) -> list[Operand]:
    """The numbers of a normalised sentence."""
    found = sorted((*find_quantities(text), *_fractions(text)), key=lambda one: one.start)
    found = found[:_MOST_OF_SENTENCE]
    dates = find_dates(text)
    starts = [0, *(one.end for one in found)]
    made = []
    for one, start in zip(found, starts, strict=False):
        years = [
            date.fiscal_year for date in dates if start <= date.start and date.end <= one.start
        ]
        before, behind = text[start : one.start], _CLAUSE.split(text[one.end :])[0]
        is_total = _TOTAL.search(text[: one.start]) is not None
        year = years[-1] if years else None
        made.append(
            Operand(
                one,
                source,
                proof,
                before,
                behind,
                probability,
                near=text[max(0, one.start - _NEAR) : one.start],
                year=year,
                is_total=is_total,
            )
        )
    return made


def _with_answer(
    context: Context, evidence: Evidence, told: Sequence[Operand]
) -> Iterator[Operand]:
    """The numbers of a sentence, those in the words that answer best marked."""
    span = evidence.sentence.span
    printed = align(span.of(context.documents[evidence.doc_id].text))
    for one in told:
        quantity = one.quantity
        place = printed.to_original(quantity.start, quantity.end).shifted(span.start)
        words = evidence.answer
        is_inside = words is not None and place.start < words.end and words.start < place.end
        yield replace(one, is_answer=is_inside)


def _fractions(text: str) -> Iterator[Quantity]:
    for match in _FRACTION.finditer(text):
        below = read_amount(match["below"])
        if below:
            value = read_amount(match["above"]) / below
            yield Quantity(value, RATE, match.start(), match.end(), match.group(), is_exact=True)
    for match in _HALF.finditer(text):
        yield Quantity(Decimal("0.5"), RATE, match.start(), match.end(), match.group(), True)


def _table_of(context: Context, evidence: Evidence) -> Table | None:
    span = evidence.sentence.span
    for table in tables_of(context):
        if table.doc_id == evidence.doc_id and not table.printed:
            rows = [row for row in table.rows if row.sentence.span == span]
            if rows or table.head_span == span:
                return table
    return None


def _of_table(source: int, table: Table, likely: dict[Proof, float]) -> Iterator[Operand]:
    rows = table.rows[:_MOST_ROWS]
    for column in table.columns:
        if column.is_of_dates:
            continue
        years = years_of(normalize(column.table.header[column.place]))
        for row, value in zip(column.rows, column.values, strict=True):
            if row not in rows or value >= BEYOND:
                continue
            proof = (table.doc_id, row.sentence.span)
            named = years_of(normalize(row.cells[0])) or years
            yield Operand(
                _quantity(column, row, value),
                source,
                proof,
                normalize(" ".join(row.cells[0].split())),
                _over(column),
                likely.get(proof, 0.0),
                year=named[0] if named else None,
                is_total=not is_single(row),
                cell=Cell(table, row, column.place),
            )


def _over(column: Column) -> str:
    """What stands over a number: its column's head, and the caption that has a number."""
    caption = column.table.caption if _NUMBERED.match(column.table.caption) else ""
    return normalize(f"{column.head} {caption}")


def _quantity(column: Column, row: Row, value: Decimal) -> Quantity:
    """A cell's number, with the unit that the column gives."""
    written = column.cell(row).replace(" ", "")
    read = find_quantities(normalize(written))
    if len(read) == 1 and read[0].end - read[0].start == len(normalize(written)):
        return replace(read[0], start=0, end=0)
    return Quantity(value, column.unit, 0, 0, written, is_exact=True)


def _of_lone_row(context: Context, source: int, evidence: Evidence) -> Iterator[Operand]:
    """The cells of a row under its heads, or its numbers as those of a sentence."""
    document = context.documents[evidence.doc_id]
    proof = (evidence.doc_id, evidence.sentence.span)
    for row in rows_in(document):
        if row.sentence.span != evidence.sentence.span:
            continue
        for place in range(1, len(row.cells)):
            head = normalize(row.header[place])
            unit = _HEAD_UNIT.search(head)
            cell = normalize(row.cells[place]).replace(" ", "")
            cell += unit["unit"] if unit and _BARE.fullmatch(cell) else ""
            read = find_quantities(cell)
            if len(read) == 1:
                years = years_of(head)
                one = replace(read[0], start=0, end=0)
                yield Operand(
                    one,
                    source,
                    proof,
                    normalize(row.cells[0]),
                    head,
                    evidence.probability,
                    year=years[0] if years else None,
                    cell=Cell(None, row, place),
                )
        return
    text = normalize(evidence.sentence.span.of(document.text))
    yield from of_text(text, source, proof, evidence.probability)
