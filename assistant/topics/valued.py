"""Which rows of a table have a certain value: 「Cだった取組は」, 「評価がAのものは」."""

import re
from collections.abc import Iterator

from assistant.drafts import Context, Draft, DraftStatement
from assistant.kept import KeptByDocument
from assistant.topics.table_runs import cells_of, table_runs
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import Document, Sentence

_ASKS = frozenset({Want.WHICH, Want.ALL, Want.NAME})
_WORD = re.compile(r"[A-Z]|[一-鿿ァ-ヺー]{1,6}|[◎○△×]")  # a value, and no number, name or clause
_THING = r"(?:もの|やつ|取り?組み?|事業|項目|施策|指標|目標|計画|の(?=は))"
_IS = (
    r"(?:だった|である|であった|な|に?なった|となった|にな(?:って|っ)(?:いる|た)|とされた"
    r"|と(?:評価|判定)された|が(?:付い|つい)た)"
)
_LEAST_ROWS, _MOST_VALUES = 3, 5


def answer_valued(context: Context) -> Draft | None:
    """The draft that lists the rows with the value that is named; None for any other question."""
    question = context.question
    if question.asked.wants - _ASKS or question.asked.is_yes_no:
        return None
    found = [
        (doc_id, head, rows)
        for doc_id, document in context.documents.items()
        for head, value_head, value, rows in _VALUES.of(document)
        if _names(question.text, value_head, value)
    ]
    if len(found) != 1:
        return None
    doc_id, head, rows = found[0]
    items = tuple(
        DraftStatement(name, ((doc_id, sentence.span),), is_quote=True) for sentence, name in rows
    )
    text = context.say("list.rows", subject=head, count=len(items))
    lead = DraftStatement(text, tuple(proof for item in items for proof in item.proofs))
    return Draft((lead, *items), confidence=0.9, topic=head, items=items, doc_ids=(doc_id,))


_Rows = list[tuple[Sentence, str]]


def _values(document: Document) -> Iterator[tuple[str, str, str, _Rows]]:
    """The first head, a column's head, one of its few values, and the rows that have it."""
    for places in table_runs(document):
        header = cells_of(document, document.sentences[places[0]])
        rows = [
            (document.sentences[one], cells_of(document, document.sentences[one]))
            for one in places[1:]
        ]
        rows = [(sentence, cells) for sentence, cells in rows if len(cells) == len(header)]
        if len(rows) < _LEAST_ROWS:
            continue
        for column in range(1, len(header)):
            by_value: dict[str, _Rows] = {}
            for sentence, cells in rows:
                value = normalize(cells[column]).strip()
                by_value.setdefault(value, []).append((sentence, cells[0]))
            is_few = len(by_value) <= min(_MOST_VALUES, len(rows) - 1)
            if is_few and all(_WORD.fullmatch(value) for value in by_value):
                yield from (
                    (header[0], normalize(header[column]), value, named)
                    for value, named in by_value.items()
                )


_VALUES = KeptByDocument(lambda document: tuple(_values(document)))


def _names(text: str, head: str, value: str) -> bool:
    """Whether a question names the rows by that value."""
    if value not in text:
        return False
    core = re.escape(value)
    said = rf"(?<![A-Za-z一-鿿ァ-ヺー]){core}(?:\([^()]*\))?"
    judged = rf"{said}(?:評価|判定|ランク)?{_IS}{_THING}|{said}(?:評価|判定)の{_THING}"
    by_head = rf"{re.escape(head)}(?:が|は|で|の)「?{core}(?:\([^()]*\))?」?(?:{_IS}|の){_THING}"
    return re.search(rf"{judged}|{by_head}", text) is not None
