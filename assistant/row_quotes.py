"""A table's row said with the heads of its columns, for who sees no table above it."""

from assistant.drafts import Context
from assistant.topics.row_amounts import amount_told
from assistant.topics.row_cells import cell_told
from assistant.topics.row_trends import trend_told
from assistant.topics.rows import Row, caption_of_one, rows_of, years_of
from assistant.topics.table_runs import is_head
from corpus.normalize import normalize
from corpus.records import DocId, Sentence, SentenceKind

_MIN_CELLS = 3  # two may be a name and what it means, which need no heads
_MAX_HEAD_CHARS = 24


def said_with_heads(
    context: Context, doc_id: DocId, sentence: Sentence, *, is_cell_enough: bool = False
) -> str | None:
    """The row by its heads: 「再資源化率」の行には、現状値「22.8％」、目標値「30.0％」.

    Of a row that answers, the one cell that is asked for is enough. None for what is no row, and
    for a row above which no row of heads is sure.
    """
    row = _row_of(context, doc_id, sentence)
    if row is None:
        return None
    told = (cell_told(context, row) or _settled(context, row)) if is_cell_enough else None
    if told is not None:
        return told
    pairs = zip(row.header[1:], row.cells[1:], strict=True)
    cells = "、".join(f"{head}「{cell}」" for head, cell in pairs if cell)
    if not cells:
        return None
    caption = caption_of_one(context, row)
    key = "table.row_of" if caption else "table.row"
    return context.say(key, row=row.cells[0], cells=cells, caption=caption)


def settles_claim(context: Context, doc_id: DocId, sentence: Sentence) -> bool:
    """Whether a row settles a claim by what it counts over the years."""
    row = _row_of(context, doc_id, sentence)
    return row is not None and _settled(context, row) is not None


def _settled(context: Context, row: Row) -> str | None:
    return trend_told(context, row) or amount_told(context, row)


def _row_of(context: Context, doc_id: DocId, sentence: Sentence) -> Row | None:
    """The row that a sentence is, where its heads are sure."""
    if sentence.kind is not SentenceKind.TABLE_ROW:
        return None
    row = next((r for r in rows_of(context) if (r.doc_id, r.sentence) == (doc_id, sentence)), None)
    return row if row is not None and _has_heads(row) else None


def _has_heads(row: Row) -> bool:
    heads = [" ".join(head.split()) for head in row.header]
    if len(heads) < _MIN_CELLS or not row.cells[0]:
        return False
    if not all(0 < len(head) <= _MAX_HEAD_CHARS for head in heads[1:]):
        return False
    named = [head for head in heads if is_head(head) or years_of(normalize(head))]
    return 2 * len(named) > len(heads)
