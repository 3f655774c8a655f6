"""What the first and the last pages say: who signed the preface, where the office is reached."""

import re
from collections.abc import Iterator

from assistant.drafts import Context, Draft, DraftStatement, inline
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind

# 「市長は誰ですか」, 「町長さんのお名前は」
_HEAD_ASKED = re.compile(
    r"^(?:今の|現在の|この)?(?:[一-鿿ヶケ]{1,6})?(?<!副)(?P<head>[市町村区]長)(?:さん)?(?:の(?:お?名前|氏名))?"
    r"(?:は|って|を)?、?(?:誰|だれ|どなた|何|なん|教え)?[^はがをに]{0,10}$"
)
_SIGNED = re.compile(
    r"(?:^|[ \u3000])[一-鿿ぁ-んァ-ヶ]{0,8}?(?<!副)(?P<head>[市町村区]長)[ \u3000]+"
    r"[一-鿿々]{1,4}[ \u3000]*[一-鿿ぁ-んァ-ヶー々]{1,5}$"
)
_REACHED = (
    (
        re.compile(r"電話|連絡先|問い?合わ?せ"),
        re.compile(r"(?:電話|TEL|Tel)[^0-9。]{0,6}\(?[0-9]{2,5}\)?[-(][0-9]{1,4}[-)][0-9]{3,4}"),
    ),
    (re.compile(r"メール|アドレス"), re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")),
    (re.compile(r"住所|所在地"), re.compile(r"〒 ?[0-9]{3}-[0-9]{4}")),
)
# What such a question may hold besides, by lemma: it is asked of nobody else.
_BESIDE = frozenset(
    "電話 番号 連絡 連絡先 メール アドレス 住所 所在地 問い合わせ 問い合わせる 先 計画 担当 "
    "課 事務局 窓口 事務 局 直通 市 町 村 区 "
    "役所 役場 市役所 町役場 村役場 庁 教える 知る 分かる 有る".split()
)
# 「電話 | 0599-00-1122」 at the end may be set as a table
_FIELD = re.compile(
    r"(?:電話|TEL|FAX|ファ[ック]+ス|[EＥe]?[-‐]?ﾒ?メール|E-?mail|〒|住所|所在地|発行|編集)"
)
_FRONT, _BACK = 40, 12  # sentences


def answer_colophon(context: Context) -> Draft | None:
    """The line of a first or last page that says it; None where another thing is asked for."""
    question = context.question
    if question.asked.is_yes_no or len(context.documents) != 1:
        return None
    ((doc_id, document),) = context.documents.items()
    if (asked := _HEAD_ASKED.match(question.text)) is not None:
        signed = [
            (sentence, match)
            for sentence in _outer(document)
            if (match := _SIGNED.search(_text(document, sentence)))
            and match["head"] == asked["head"]
        ]
        return _quoted(context, doc_id, signed[0][0]) if len(signed) == 1 else None
    if not question.wants(Want.CONTACT) or any(w.lemma not in _BESIDE for w in question.words):
        return None
    for said, printed in _REACHED:
        lines = [one for one in _outer(document) if printed.search(_text(document, one))]
        if said.search(question.text) and lines:
            return _quoted(context, doc_id, lines[-1])
    return None


def _outer(document: Document) -> Iterator[Sentence]:
    sentences = document.sentences
    front, back = sentences[:_FRONT], sentences[max(_FRONT, len(sentences) - _BACK) :]
    return (
        one
        for one in (*front, *back)
        if one.kind is not SentenceKind.TABLE_ROW or _FIELD.match(_text(document, one))
    )


def _text(document: Document, sentence: Sentence) -> str:
    return normalize(sentence.span.of(document.text)).strip()


def _quoted(context: Context, doc_id: DocId, sentence: Sentence) -> Draft:
    quote = inline(sentence.span.of(context.documents[doc_id].text))
    statement = DraftStatement(
        context.say("evidence.quote", quote=quote), ((doc_id, sentence.span),)
    )
    return Draft((statement,), confidence=0.85, doc_ids=(doc_id,))
