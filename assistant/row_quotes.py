"""A table's row said with the heads of its columns, for who sees no table above it."""

import re
from dataclasses import replace

from assistant.drafts import Context
from assistant.topics.row_amounts import amount_told
from assistant.topics.row_cells import asked_cells, cell_told
from assistant.topics.row_totals import total_told
from assistant.topics.row_trends import trend_told
from assistant.topics.rows import Row, caption_of_one, row_at, rows_in, years_of
from assistant.topics.table_runs import is_head
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind
from corpus.wareki import find_dates

_OF_EVENT = 2  # cells: the day, and what happened
_MIN_CELLS = 3  # two may be a name and what it means, which need no heads
_MAX_HEAD_CHARS = 24
# Above the names of rows, whatever the things are called that stand side by side.
_CORNER = re.compile(
    r"項目|区分|内容|種[別類]|名称|年[代齢]|年齢(?:区分|階層)|部門|分野|地区|選択肢|回答|主体|組織|段階|評価|(?:事業|施設|取組|施策|指標)名?"
)
_AGES = re.compile(r"[0-9]{1,3}(?:~[0-9]{1,3})?(?:歳|代)(?:以上|以下|未満)?(?:\(.*\))?")
_ANSWERS = re.compile(r"[ (（]*[nｎNＮ][ =＝][0-9０-９,，]+[)）]?$")  # 全体（n=1,214）
_GROUP_HEAD = re.compile(
    r"|.{0,8}区分|.{0,4}(?:地区|地域|圏域|ブロック|方面)|.{0,4}(?:分野|種別|分類|部門|体系|柱)|款|(?:基本|重点)?(?:目標|方針|施策|方向性?)"
)


def said_with_heads(
    context: Context, doc_id: DocId, sentence: Sentence, *, is_cell_enough: bool = False
) -> str | None:
    """The row by its heads: 「再資源化率」の行には、現状値「22.8％」、目標値「30.0％」.

    Of a row that answers, the one cell that is asked for is enough. None for what is no row, and
    for a row above which no row of heads is sure.
    """
    row = _row_of(context, doc_id, sentence)
    if row is None:
        return _event_told(context, doc_id, sentence)
    told = total_told(context, row)
    if is_cell_enough and told is None:
        told = cell_told(context, row) or _settled(context, row)
    if told is not None:
        return told
    asked = asked_cells(context, row)
    cells = "、".join(f"{row.header[place]}「{row.cells[place]}」" for place in asked)
    if not cells:
        return None
    caption = caption_of_one(context, row)
    key = "table.row_of" if caption else "table.row"
    return context.say(key, row=row.cells[0], cells=cells, caption=caption)


def _event_told(context: Context, doc_id: DocId, sentence: Sentence) -> str | None:
    """「第3回策定委員会は、令和5年12月6日です」 of two cells, the day without its year."""
    document = context.documents[doc_id]
    row = row_at(document, sentence) if sentence.kind is SentenceKind.TABLE_ROW else None
    if row is None or len(row.cells) != _OF_EVENT:
        return None
    day, event = (" ".join(cell.split()) for cell in row.cells)
    if not find_dates(normalize(day)):
        return None
    printed = sentence.span.of(document.text).split("\t")[0].strip()
    return context.say("table.cell_day", row=event, value=day) if day != printed else None


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
    row = row_at(context.documents[doc_id], sentence)
    if row is None or not _has_heads(row):
        return None
    return without_group(context.documents[doc_id], row)


def without_group(document: Document, row: Row) -> Row:
    """The row from its own name: behind 歳入, which several rows share, 村税."""
    beside = [
        other
        for other in rows_in(document)
        if (other.header, other.caption) == (row.header, row.caption)
        and other.cells[0] == row.cells[0]
    ]
    own = {other.cells[1] for other in beside}
    is_group = _GROUP_HEAD.fullmatch("".join(row.header[0].split())) is not None
    is_named = (
        is_group and len(row.cells) > _MIN_CELLS and not re.search("[0-9０-９]", "".join(own))
    )
    if len(beside) < 2 or len(own) < len(beside) or not is_named:
        return row
    # 「あけぼのこども園」の行には、区分「認定こども園（私立）」、…
    (group_head, name_head, *heads), (group, name, *cells) = row.header, row.cells
    is_shared = any(
        (other.header, other.caption, other.cells[1]) == (row.header, row.caption, name)
        for other in rows_in(document)
        if other.cells[0] != group and len(other.cells) > 1
    )
    name = f"{group} {name}" if is_shared else name
    around = ([group_head], [group]) if group_head else ([], [])
    header, told = (name_head, *around[0], *heads), (name, *around[1], *cells)
    return replace(row, header=header, cells=told, group=group)


def _has_heads(row: Row) -> bool:
    heads = [_ANSWERS.sub("", " ".join(head.split())) for head in row.header]
    if len(heads) < _MIN_CELLS or not row.cells[0]:
        return False
    if not all(0 < len(head) <= _MAX_HEAD_CHARS for head in heads[1:]):
        return False
    named = [
        head
        for head in heads
        if is_head(head) or years_of(normalize(head)) or _AGES.fullmatch(normalize(head))
    ]
    others = [head for head in heads if head not in named]
    is_told = 2 * len(named) >= len(heads) or _CORNER.fullmatch(normalize(heads[0])) is not None
    return is_told and not re.search("[0-9０-９。]", "".join(others))
