"""The items of a list that a text only counts, where a table has a row for each of them."""

import re
from itertools import groupby

from assistant.answer import DraftStatement
from assistant.drafts import Context
from assistant.names import canonical
from assistant.topics.grids import is_whole
from assistant.topics.rows import BESIDE_CAPTION, Row, rows_in
from corpus.normalize import normalize
from corpus.records import DocId, ListFact

_NAMES = re.compile(r"名称|名前|(?:事業|取り?組み?|施策|プロジェクト|会議|施設|組織|計画)名?")
_LABEL = re.compile(r"[一-鿿]{2,8}[0-9]{1,2}")
_NAME_HEAD = re.compile(
    r".{0,6}(?:名称?|名前|内容|タイトル|テーマ|方針|目標|施策|柱|方向性?|理念|課題)"
)
_MOST_NAME = 40  # characters


def tabled_items(context: Context, doc_id: DocId, fact: ListFact) -> tuple[DraftStatement, ...]:
    """「3つの日常生活圏域」 of a table 「日常生活圏域の状況」 with three rows; else ()."""
    subject = canonical(fact.subject)
    document = context.documents[doc_id]
    for (header, caption), found in groupby(rows_in(document), key=lambda r: (r.header, r.caption)):
        rows = [row for row in found if not is_whole(normalize(row.cells[0]).strip())]
        head = canonical(header[0])
        core = canonical(BESIDE_CAPTION.sub("", caption))
        is_of_it = subject.endswith(head) and (subject == head or subject in core)
        is_of_it = is_of_it or (_NAMES.fullmatch(head) is not None and subject == core)
        if is_of_it and len(rows) == len({row.cells[0] for row in rows}) == fact.count:
            return tuple(map(item_of, rows))
    return ()


def named_in_table(
    context: Context, fact: ListFact, items: tuple[DraftStatement, ...]
) -> tuple[DraftStatement, ...]:
    """「基本方針1」 with the name that stands beside it in its row; other items as they are."""
    subject = canonical(fact.subject)
    labels = [canonical(item.text) for item in items]
    if not items or not all(_LABEL.fullmatch(one) and one.startswith(subject) for one in labels):
        return items
    (doc_id, _), *_ = items[0].proofs
    rows: dict[str, Row] = {}
    for row in filter(_is_name, rows_in(context.documents[doc_id])):
        rows.setdefault(canonical(row.cells[0]), row)
    found = [rows.get(canonical(item.text)) for item in items]
    return tuple(
        item_of(row) if row is not None else item for item, row in zip(items, found, strict=True)
    )


def _is_name(row: Row) -> bool:
    name, head = row.cells[1].strip(), normalize(row.header[1]).strip()
    if not _NAME_HEAD.fullmatch(head):
        return False
    return 0 < len(name) <= _MOST_NAME and "。" not in name and not name[0].isdecimal()


def item_of(row: Row) -> DraftStatement:
    """What a row is called: 「基本方針1」 with the name that stands beside it."""
    is_label = _LABEL.fullmatch(canonical(row.cells[0])) is not None
    text = f"{row.cells[0]} {row.cells[1]}" if is_label and _is_name(row) else row.cells[0]
    return DraftStatement(text, ((row.doc_id, row.sentence.span),), is_quote=True)
