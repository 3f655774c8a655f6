"""The phone number that stands behind a name: 「企画課（電話 0123-45-6789）」."""

import re
from collections.abc import Iterator

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.question import Question
from assistant.topics.rows import rows_of
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Sentence

_ASKED = re.compile(
    r"(?P<of>[一-鿿々ァ-ヺーA-Za-z0-9・「」]{2,24})(?:の|に|へ|へは|には)(?:直通の|代表の)?"
    r"(?:電話|でんわ|連絡先|問い?合わ?せ先|かける|TEL)"
)
# 「粗大ごみを申し込むときの電話番号」
_FOR_DEED = re.compile(
    r"(?P<of>[一-鿿々ぁ-んァ-ヺー]{2,16}?)(?:を|に|の|は)、?(?P<deed>[一-鿿])[^、。]{0,8}?"
    r"(?:とき|時|場合|際|には|ため|たい)[^。]{0,10}(?:電話|連絡先)"
)
_HEAD = re.compile(r"(?:電話|TEL|連絡先|問い?合わ?せ先)(?:番号)?(?:[(].*)?")  # of a column
_NUMBER = r"\(?[0-9]{2,5}\)?[-(][0-9]{1,4}[-)][0-9]{3,4}"
_PHONE = rf"(?:電話|TEL|☎|℡|直通)(?:番号)?[: ]*(?P<number>{_NUMBER})"
_NAMED = re.compile(rf"(?P<name>[^\s、。()「」は]{{2,20}})[」]?[ (]*{_PHONE}")
_OTHER_CONTACT = re.compile(r"FAX|ファクス|ファックス|メール|アドレス|URL|ホームページ")
_NOBODY = re.compile(r"^(?:この|本)?(?:計画|資料|担当|窓口|事務局|役所|役場|市役所|[市町村区])$")
_GAP, _ADDRESS = 12, 50  # characters between a name and its number, and of an address there
_Found = tuple[str, str, DocId, Sentence]  # whose number, the number, where it stands


def answer_phone(context: Context) -> Draft | None:
    """The one number that stands right behind what is asked about; None where several do."""
    question = context.question
    if not question.wants(Want.CONTACT) or question.asked.is_yes_no:
        return None
    found = list(_of_name(context) or _for_deed(context) or _of_rows(context))
    if len({number for _, number, _, _ in found}) != 1:
        return None
    name, number, doc_id, sentence = found[0]
    told = context.say("contact.phone", name=name, number=number)
    statement = DraftStatement(told, ((doc_id, sentence.span),))
    return Draft((statement,), confidence=0.9, topic=name, entity=number, doc_ids=(doc_id,))


def _of_name(context: Context) -> list[_Found]:
    """The numbers behind the name that is asked about."""
    asked = _ASKED.search(context.question.text)
    if asked is None or _NOBODY.search(asked["of"].strip("「」")):
        return []
    of = _whole(context.question, asked["of"].strip("「」"))
    named = re.compile(
        rf"{re.escape(of)}[」』]?"
        rf"(?:[^。、0-9\n]{{0,{_GAP}}}?|[ (]*〒[^。、\n課室係]{{0,{_ADDRESS}}}?)"
        rf"{_PHONE}"
    )
    return [
        (of, match["number"], doc_id, sentence)
        for doc_id, sentence, text in _sentences(context)
        for match in named.finditer(text)
    ]


def _of_rows(context: Context) -> Iterator[_Found]:
    """The numbers of the rows whose names are said, in a column of numbers."""
    text = canonical(context.question.text)
    if _OTHER_CONTACT.search(context.question.text):
        return
    for row in rows_of(context):
        heads = [place for place, head in enumerate(row.header) if _HEAD.fullmatch(normalize(head))]
        for place in heads[:1]:
            number = re.search(_NUMBER, normalize(row.cells[place]))
            names = [one for one in row.cells[:place] if len(one) > 1 and canonical(one) in text]
            if number is not None and names:
                yield max(names, key=len), number.group(), row.doc_id, row.sentence


def _whole(question: Question, name: str) -> str:
    """粗大ごみ受付センター of 受付センター, its end in the question."""
    return next((one for one in question.phrases if one.endswith(name)), name)


def _for_deed(context: Context) -> list[_Found]:
    """The numbers of sentences that say where something is done: 申し込み of 粗大ごみ."""
    asked = _FOR_DEED.search(context.question.text)
    if asked is None:
        return []
    return [
        (match["name"], match["number"], doc_id, sentence)
        for doc_id, sentence, text in _sentences(context)
        if asked["of"] in text and asked["deed"] in text
        for match in _NAMED.finditer(text)
    ]


def _sentences(context: Context) -> Iterator[tuple[DocId, Sentence, str]]:
    for doc_id, document in context.documents.items():
        for sentence in document.sentences:
            yield (
                doc_id,
                sentence,
                normalize(sentence.span.of(document.text)).replace("\t", " "),
            )
