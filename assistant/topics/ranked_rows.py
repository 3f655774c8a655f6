"""Rows that a table ranks itself, below 順位: 「理由の3番目は」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.kept import KeptByDocument
from assistant.topics.cell_ask import CellAsk
from assistant.topics.cell_text import shown, without_unit
from assistant.topics.grids import Table, tables_in
from assistant.topics.rows import Row
from assistant.topics.table_runs import cells_of
from corpus.normalize import normalize
from corpus.numerals import read_number
from corpus.records import Document

_NTH = re.compile(
    r"(?<![0-9一二三四五六七八九十])(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:番目|位)|(?P<first>一番|いちばん|最も)(?:多い|上)"
    r"|(?P<last>最下位|ビリ)"
)
_FROM_BELOW = re.compile(r"下から|後ろから|少な|低|小さ|ワースト")
_TOP_OF = re.compile(r"上位|トップ|ベスト")
_OF_WHAT = re.compile(r"(?P<of>[一-鿿ァ-ヺー]{2,})(?:で|の|のうち|の中で|は|として)、?$")
_RANK_HEAD = re.compile(r"順位|順番")
_MIN_SAID = 0.7  # of the question's characters that name things


def answer_ranked(context: Context) -> Draft | None:
    """The row of a rank, of the one ranked table that a question is about; else None."""
    nth = _NTH.search(context.question.text)
    if nth is None or _FROM_BELOW.search(context.question.text) or context.question.asked.is_yes_no:
        return None
    ask = CellAsk(context)
    said = frozenset(range(*nth.span()))
    thing = _OF_WHAT.search(context.question.text[: nth.start()])
    scored = [
        (share, table)
        for document in context.documents.values()
        for table in _RANKED.of(document)
        if (share := ask.share_said(_names_of(document, table), said)) >= _MIN_SAID
        and (thing is None or any(thing["of"] in normalize(n) for n in _names_of(document, table)))
    ]
    best = max((share for share, _ in scored), default=0.0)
    found = [table for share, table in scored if share == best]
    if len(found) != 1:
        return None
    table = found[0]
    document = context.documents[table.doc_id]
    ranks = [_rank_of(document, row) for row in table.rows]
    if nth["last"] and (0 in ranks or _TOP_OF.search(normalize(table.caption))):
        return None  # not all of them have a rank, or only the first ten are printed
    rank = max(ranks) if nth["last"] else 1 if nth["first"] else read_number(nth["n"])
    rows = [row for row, own in zip(table.rows, ranks, strict=True) if own == rank]
    return _draft(context, table, rows[0], rank) if len(rows) == 1 else None


def _ranked_tables(document: Document) -> tuple[Table, ...]:
    """The tables whose first column is 順位, which their rows' names leave out."""
    return tuple(
        table
        for table in tables_in(document)
        if not table.printed and any(_RANK_HEAD.fullmatch(normalize(one)) for one in table.groups)
    )


_RANKED = KeptByDocument(_ranked_tables)


def _rank_of(document: Document, row: Row) -> int:
    first = normalize(cells_of(document, row.sentence)[0]).rstrip("位")
    return int(first) if first.isdecimal() else 0


def _names_of(document: Document, table: Table) -> tuple[str, ...]:
    """What stands over a table, and its heads."""
    path = document.path_at(table.span.start)
    return (table.caption, document.title, *path, *table.header)


def _draft(context: Context, table: Table, row: Row, rank: int) -> Draft:
    cells = "、".join(
        f"{without_unit(table.header[place])}{shown(table, row, place)}"
        for place in range(1, len(row.cells))
        if row.cells[place]
    )
    told = context.say("table.ranked", rank=rank, row=row.cells[0], cells=cells)
    statement = DraftStatement(told, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.9, topic=row.cells[0], doc_ids=(row.doc_id,))
