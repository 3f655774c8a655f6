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
            return tuple(map(_item, rows))
    return ()


def _item(row: Row) -> DraftStatement:
    return DraftStatement(row.cells[0], ((row.doc_id, row.sentence.span),), is_quote=True)
