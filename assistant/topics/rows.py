"""The rows of tables, each with the heads of its columns."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafts import Context
from assistant.kept import KeptByDocument
from assistant.names import canonical
from assistant.topics.event_years import with_years
from assistant.topics.table_runs import begins, cells_of, cells_under, heads_at, is_field
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind
from corpus.wareki import find_dates

# Columns before the one that names a row: numbers always, groups where what they hold follows.
_NUMBER_HEAD = re.compile(r"(?:No|№|NO)\.?|番号|項番|順位|#")
_GROUP_HEAD = re.compile(r"(?:基本|重点)?(?:方針|目標|方向|施策|分野|柱|区分)")
_NAME_HEAD = re.compile(r".*(?:指標|事業|取組|項目)名?")
_MAX_GROUPS = 2
_UNITS = re.compile(
    r"単位 ?[:は]? ?(?P<units>[^\s・、,()/]{1,6}(?:[・、,/] ?[^\s・、,()/]{1,6})*)(?=[()\s]|$)"
)
_LEFT_OUT = re.compile(r"[、,] ?[^、,()]{1,20}(?:を除く|以外)")  # 「単位：%、回答者数を除く」
_UNIT_LINE = re.compile(r"[(]?単位 ?[:は]?[^。]{1,20}")  # between a caption and its table
_CORNER_UNIT = re.compile(
    r"(?P<measure>[^()]{2,})[(](?P<unit>(?:千|百万|万|億)?(?:円|人|世帯|件|戸|台|%|トン|t|ha|㎡))[)]$"
)
_A_YEAR = re.compile(r"/[年月日週回]$")
TABLE_LABEL = re.compile(r"^(?:図表|表) ?[0-9]+(?:[-.][0-9]+)?[ :]*")
BESIDE_CAPTION = re.compile(rf"{TABLE_LABEL.pattern}|[(][^()]*[)]")  # what is no word of one
_UNIT_PART = re.compile(r"[ :(]*単位.*")
_OF_PEOPLE = re.compile(r"人口|人数|[者員客]数?$|[0-9]歳")
_OF_MONEY = re.compile(r"[額費料]$|予算|収入|支出")
_BRACKETS = re.compile(r"[(][^()]*[)]|\s")
_SHARES = frozenset({"%", "％", "割", "倍", "ポイント"})
_OF_SHARES = re.compile(r"[率比]$|割合|構成比|シェア")
_BARE_NUMBER = re.compile(r"[-△▲]?[0-9][0-9,]*(?:\.[0-9]+)?")
_SHORT_AT_END = re.compile(r"(?<=[一-鿿ァ-ヺー)])(?P<era>[RrHh])\.?(?P<year>[0-9]{1,2})(?:年度?)?$")
_SHORT_YEAR = re.compile(r"(?P<era>[RHrh])\.?(?P<year>[0-9]{1,2})(?:年度?)?")
_UNDER_HEAD = re.compile(
    r"[^0-9 ] [RHrh]\.?[0-9]{1,2}(?:年度?)?$|[^0-9 ] (?:令和|平成)[0-9元]{1,2}$"
)
_BARE_YEAR = re.compile(r"(?:令和|平成) ?(?:[0-9]{1,2}|元)")
_WITHOUT_UNIT = re.compile(r"(?:指数|順位|倍率)$")
SPENT = re.compile(r"事業費|予算|費用|負担額|経費")
TOTAL = re.compile(r"合?計(?!特殊)|総[計額]|総事業費")  # of a canonical name
_MOST_CAPTION = 60  # characters
_NEAR = 2  # sentences from a table's caption to its head


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with the heads of its columns, from the one that names the row."""

    doc_id: DocId
    sentence: Sentence
    header: tuple[str, ...]
    cells: tuple[str, ...]  # as printed; a number with the unit that a column or the caption gives
    caption: str = ""  # normalised; of the table
    group: str = ""  # what stands before the cell that names it: the question of an answer
    is_grouped: bool = False  # its name begins with its group, as other groups have that name


def rows_of(context: Context) -> Iterator[Row]:
    """The rows of the documents' tables that have as many cells as their first row."""
    for document in context.documents.values():
        yield from rows_in(document)


def rows_in(document: Document) -> tuple[Row, ...]:
    """The rows of one document's tables."""
    return _ROWS.of(document)


def _read_rows(document: Document) -> Iterator[Row]:
    header: tuple[str, ...] = ()
    caption = ""
    before, head = -2, -1
    for place, sentence in enumerate(document.sentences):
        if sentence.kind is not SentenceKind.TABLE_ROW:
            continue
        cells = cells_of(document, sentence)
        is_behind = before == place - 1
        if not is_behind or begins(document, head, place):
            head = place
            header = heads_at(document, place) if not is_field(cells) else ()
            caption = "" if is_behind else caption_over(document, place)
        else:
            cells = cells_under(document, place, len(header))
            if len(cells) >= 2 and len(cells) == len(header) and cells != header:
                yield Row(document.doc_id, sentence, header, cells, caption)
        before = place


def named_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows from the cells that name them, and from the group where several are called so.

    「2号認定 ①量の見込み」 where 1号認定 has ①量の見込み as well.
    """
    named = [(named_row(row), row) for row in rows]
    counts = Counter((row.header, row.caption, row.cells[0]) for row, _ in named)
    for row, whole in named:
        group = _group_of(whole, whole.header.index(row.header[0]))
        is_shared = counts[row.header, row.caption, row.cells[0]] > 1
        yield _grouped(row, group) if group and is_shared else row


def with_shared_groups(rows: Sequence[Row]) -> list[Row]:
    """Rows with their group before a name that several groups have: みずバス 利用者数."""
    names = Counter(row.cells[0] for row in rows)
    return [
        _grouped(row, row.group) if row.group and names[row.cells[0]] > 1 else row for row in rows
    ]


def _grouped(row: Row, group: str) -> Row:
    return replace(row, cells=(f"{group} {row.cells[0]}", *row.cells[1:]), is_grouped=True)


def _group_of(row: Row, name: int) -> str:
    """The cell before the one that names a row; "" where there is none, or it counts the rows."""
    is_number = name and _NUMBER_HEAD.fullmatch(normalize(row.header[name - 1])) is not None
    return " ".join(row.cells[name - 1].split()) if name and not is_number else ""


_ROWS = KeptByDocument(lambda document: tuple(with_years(named_apart(_read_rows(document)))))
_BY_PLACE = KeptByDocument(lambda document: {row.sentence.span: row for row in _ROWS.of(document)})


def row_at(document: Document, sentence: Sentence) -> Row | None:
    """The row that a sentence is; None for one without heads."""
    return _BY_PLACE.of(document).get(sentence.span)


def name_of(context: Context, row: Row) -> str:
    """What a reply calls a row: 「事業費の合計」 where 合計 alone would say too little."""
    spent = SPENT.search(context.question.text)
    is_total = TOTAL.fullmatch(canonical(row.cells[0])) is not None
    return f"{spent.group()}の{canonical(row.cells[0])}" if spent and is_total else row.cells[0]


def years_of(head: str) -> list[int]:
    """The fiscal years that a normalised head names: 令和9年度, 令和9 alone, スケジュール R9."""
    head = head.rsplit(" ", 1)[-1] if _UNDER_HEAD.search(head) else head
    if short := _SHORT_YEAR.fullmatch(head) or _SHORT_AT_END.search(head):  # R9, 目標値R9
        head = f"{'令和' if short['era'] in 'Rr' else '平成'}{short['year']}"
    dated = f"{head}年度" if _BARE_YEAR.fullmatch(head) else head
    return [date.fiscal_year for date in find_dates(dated)]


def caption_over(document: Document, place: int) -> str:
    """The caption over the row at ``place``, or the line that stands for one; "" if there is none.

    「人口の推移 単位:人」 right above a table is its caption without a number.
    """
    above = document.sentences[max(0, place - _NEAR) : place]
    captions = [one for one in above if one.kind is SentenceKind.CAPTION]
    is_line = bool(above) and above[-1].kind is SentenceKind.BODY
    line = normalize(above[-1].span.of(document.text)).strip() if is_line else ""
    if captions:
        caption = normalize(captions[-1].span.of(document.text))
        return f"{caption} {line}" if _UNIT_LINE.fullmatch(line) else caption
    return line if len(line) <= _MOST_CAPTION and "。" not in line else ""


def named_row(row: Row) -> Row:
    """The row from the cell that names it, its numbers with their unit."""
    heads = [normalize(head) for head in row.header]
    start = 0
    while start < len(heads) - 2 and _is_before_name(heads[start:]):
        start += 1
    column = heads.index("単位") if "単位" in heads else None
    kept = [place for place in range(start, len(heads)) if place != column]
    cells = tuple(
        row.cells[place] + _unit_at(row, place, column)
        if place > start and _BARE_NUMBER.fullmatch(normalize(row.cells[place]))
        else row.cells[place]
        for place in kept
    )
    header = tuple(row.header[place] for place in kept)
    return Row(row.doc_id, row.sentence, header, cells, row.caption)


def _unit_at(row: Row, place: int, column: int | None) -> str:
    """The unit of a bare number: of its own column, or above; 「円（1人2時間）」 of both."""
    if column is None:
        return unit_over(row, place)
    own = row.cells[column]
    return f"{unit_over(row, place)}（{own}）" if re.search("[0-9]", normalize(own)) else own


def caption_words(caption: str) -> str:
    """A caption without its number and its unit: 主な使用料 of 「表3 主な使用料（単位：円）」."""
    return _UNIT_PART.sub("", TABLE_LABEL.sub("", caption)).strip()


def caption_of_one(context: Context, row: Row) -> str:
    """The caption's words where several tables have a row of that name: 「量の見込み」; else ""."""
    rows = rows_in(context.documents[row.doc_id])
    captions = {one.caption for one in rows if one.cells[0] == row.cells[0]}
    words = caption_words(row.caption)
    is_remark = words.startswith("(") and words.endswith(")")
    return words if len(captions) > 1 and words not in row.cells[0] and not is_remark else ""


def unit_over(row: Row, place: int) -> str:
    """The unit that a table's caption gives the numbers of a column; "" where it gives none."""
    head = row.header[place]
    words = (cell for cell in row.cells[:2] if not _BARE_NUMBER.fullmatch(normalize(cell)))
    name = " ".join(words)
    # 「単位：人」 in the corner of the heads
    return (
        unit_of(row.caption, head, name)
        or unit_of(normalize(row.header[0]), head, name)
        or _unit_in_corner(row)
    )


def _unit_in_corner(row: Row) -> str:
    """万円 of 「鳥獣別被害額(万円) | 令和2年度 | 令和3年度」, where all other heads are years."""
    match = _CORNER_UNIT.search(normalize(row.header[0]))
    is_over_years = len(row.header) > 2 and all(years_of(normalize(one)) for one in row.header[1:])
    return match["unit"] if match and is_over_years else ""


def unit_of(caption: str, head: str, name: str = "") -> str:
    """Of the units of 「単位:人、世帯、%」 the one that goes with a head or a row; else ""."""
    match = _UNITS.search(_LEFT_OUT.sub("", caption))
    if match is None:
        return ""
    said_units = _A_YEAR.sub("", match["units"])  # 人日/年
    units = [unit for unit in re.split(r"[・、,/] ?", said_units) if unit]
    said = [_BRACKETS.sub("", normalize(one)) for one in (head, name)]
    if any(_WITHOUT_UNIT.search(one) for one in said):
        return ""
    if any(_OF_SHARES.search(one) for one in said):
        return next((unit for unit in units if unit in _SHARES), "")
    units = [unit for unit in units if unit not in _SHARES or len(units) == 1]
    if len(units) == 1:
        return units[0]
    named = [unit for unit in units if any(unit in one for one in said)]
    people = [unit for unit in units if unit == "人" and any(map(_OF_PEOPLE.search, said))]
    yen = [one for one in units if one.endswith("円") and any(map(_OF_MONEY.search, said))]
    found = named or people or yen
    return found[0] if len(found) == 1 else ""


def _is_before_name(heads: list[str]) -> bool:
    if _NUMBER_HEAD.fullmatch(heads[0]):
        return True
    return _GROUP_HEAD.fullmatch(heads[0]) is not None and any(
        _NAME_HEAD.fullmatch(head) for head in heads[1 : 1 + _MAX_GROUPS]
    )
