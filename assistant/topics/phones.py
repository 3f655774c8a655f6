"""The phone number that stands behind a name: 「企画課（電話 0123-45-6789）」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Sentence

_ASKED = re.compile(
    r"(?P<of>[一-鿿々ァ-ヺーA-Za-z0-9・「」]{2,24})(?:の|に|へ|へは|には)(?:直通の|代表の)?"
    r"(?:電話|でんわ|連絡先|問い?合わ?せ先|かける|TEL)"
)
_NUMBER = r"\(?[0-9]{2,5}\)?[-(][0-9]{1,4}[-)][0-9]{3,4}"
_NOBODY = re.compile(r"^(?:この|本)?(?:計画|資料|担当|窓口|事務局|役所|役場|市役所|[市町村区])$")
_GAP, _ADDRESS = 12, 50  # characters between a name and its number, and of an address there


def answer_phone(context: Context) -> Draft | None:
    """The one number that stands right behind what is asked about; None where several do."""
    question = context.question
    asked = _ASKED.search(question.text)
    if asked is None or not question.wants(Want.CONTACT) or question.asked.is_yes_no:
        return None
    of = asked["of"].strip("「」")
    if _NOBODY.search(of):
        return None
    named = re.compile(
        rf"{re.escape(of)}[」』]?"
        rf"(?:[^。、0-9\n]{{0,{_GAP}}}?|[ (]*〒[^。、\n課室係]{{0,{_ADDRESS}}}?)"
        rf"(?:電話|TEL|☎|℡|直通)(?:番号)?[: ]*(?P<number>{_NUMBER})"
    )
    found: dict[str, tuple[DocId, Sentence]] = {}
    for doc_id, document in context.documents.items():
        for sentence in document.sentences:
            text = normalize(sentence.span.of(document.text)).replace("\t", " ")
            for match in named.finditer(text):
                found.setdefault(match["number"], (doc_id, sentence))
    if len(found) != 1:
        return None
    ((number, (doc_id, sentence)),) = found.items()
    told = context.say("contact.phone", name=of, number=number)
    statement = DraftStatement(told, ((doc_id, sentence.span),))
    return Draft((statement,), confidence=0.9, topic=of, entity=number, doc_ids=(doc_id,))
