"""What something is called by its own name: 「アプリの名前は」 by 「分別アプリ「わけるん」」."""

import re
from collections.abc import Iterator

from assistant.drafts import Context, Draft, DraftStatement
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Span

_NAME = r"(?:名前|名称|愛称|通称|呼び名|なまえ)"
_ASKS = (
    re.compile(rf"(?P<thing>[一-鿿ァ-ヺーA-Za-z]{{2,14}})の{_NAME}(?:は|って|を|が|[?]|$)"),
    re.compile(
        rf"(?P<thing>[一-鿿ァ-ヺーA-Za-z]{{2,14}})(?:は|って)、?(?:何|なん)(?:て|と)いう?(?:{_NAME})?"
    ),
)
# People, and what a plan calls its own parts, are told elsewhere.
_NO_THING = re.compile(
    r"[長員者]$|委員|議員|職員|市|町|村|計画|課題|目標|方針|施策|項目|担当|部署|[部課係室会]$|本部|それ|これ|組織"
)


def answer_called(context: Context) -> Draft | None:
    """The name in 「」 right behind the one thing that is asked about; None for any other."""
    question = context.question
    match = next(filter(None, (asks.search(question.text) for asks in _ASKS)), None)
    if match is None or _NO_THING.search(match["thing"]) or question.asked.is_yes_no:
        return None
    if question.wants(Want.WHO, Want.HOW_MANY, Want.ALL, Want.CONTACT):
        return None
    found = list(_named(context, match["thing"]))
    if len({name for _, name, _, _ in found}) != 1:
        return None
    thing, name, doc_id, span = found[0]
    told = context.say("called.name", thing=thing, name=name)
    statement = DraftStatement(told, ((doc_id, span),))
    return Draft((statement,), confidence=0.85, topic=thing, entity=name, doc_ids=(doc_id,))


def _named(context: Context, thing: str) -> Iterator[tuple[str, str, DocId, Span]]:
    """What is called so, its name, and the sentence that says it."""
    called = re.compile(
        rf"(?P<thing>[一-鿿ァ-ヺーA-Za-z]{{0,8}}{re.escape(thing)})「(?P<name>[^「」、。]{{2,20}})」"
    )
    for doc_id, document in context.documents.items():
        for sentence in document.sentences:
            match = called.search(normalize(sentence.span.of(document.text)))
            if match is not None:
                yield match["thing"], match["name"], doc_id, sentence.span
