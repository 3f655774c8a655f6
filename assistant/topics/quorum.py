"""How many must be there for a meeting to be held: 「会議は何人出れば成立しますか」."""

import re

from assistant.drafts import Context, Draft, DraftStatement, inline
from assistant.names import canonical
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence

_ASKED = re.compile(
    r"何人[^。]{0,8}(?:出れば|出席すれば|集まれば|来れば|いれば|そろえば|揃えば|出ない|いない)|定足数"
)
_TOLD = re.compile(r"(?:過半数|半数以上|分の[0-9]以上)[^。]{0,12}出席[^。]{0,16}(?:開|成立)")
_BODY = re.compile(r"[一-鿿ァ-ヺー]{0,10}(?:会議|協議会|審議会|委員会|本部|部会)")


def answer_quorum(context: Context) -> Draft | None:
    """The sentence that says who must be there; None where none or several may be meant."""
    text = context.question.text
    if not _ASKED.search(text):
        return None
    found = [
        (doc_id, sentence)
        for doc_id, document in context.documents.items()
        for sentence in document.sentences
        if _TOLD.search(normalize(sentence.span.of(document.text)))
    ]
    body = _BODY.search(text)
    if body is not None and len(found) > 1:
        name = canonical(body.group())
        found = [one for one in found if name in _over(context.documents[one[0]], one[1])]
    if len(found) != 1:
        return None
    doc_id, sentence = found[0]
    quote = inline(sentence.span.of(context.documents[doc_id].text))
    return _draft(context, doc_id, sentence, quote)


def _over(document: Document, sentence: Sentence) -> str:
    """The headings over a sentence, and itself, canonical."""
    path = document.path_at(sentence.span.start)
    return canonical(" ".join((*path, sentence.span.of(document.text))))


def _draft(context: Context, doc_id: DocId, sentence: Sentence, quote: str) -> Draft:
    told = context.say("evidence.quote", quote=quote)
    statement = DraftStatement(told, ((doc_id, sentence.span),))
    return Draft((statement,), confidence=0.85, doc_ids=(doc_id,))
