"""Who heads the municipality, by the line under a foreword: 「樽根村長 湯 沢 誠 一」."""

import re

from assistant.drafts import Context, Draft, DraftStatement, inline
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import SentenceKind

_ASKED = re.compile(
    r"^(?!.{0,8}副)(?:今の|現在の|この)?(?:[一-鿿ぁ-んァ-ヺー]{1,6}(?<!副)(?=[市町村区]長))?(?P<post>[市町村区]長|知事)(?:さん)?"
    r"(?:は|って|の(?:お)?(?:名前|なまえ|氏名))"
)
_DAY = r"(?:令和|平成)?[0-9元]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|吉日)?"
_NAME = r"[一-鿿々ぁ-んァ-ヺー]{1,4}(?: ?[一-鿿々ぁ-んァ-ヺー]{1,4}){1,4}"


def answer_signature(context: Context) -> Draft | None:
    """The line that a mayor signs; None where none does, or for any other question."""
    question = context.question
    asked = _ASKED.match(question.text)
    if asked is None or not question.wants(Want.WHO, Want.NAME) or question.asked.is_yes_no:
        return None
    line = re.compile(rf"(?:{_DAY} )?[一-鿿ぁ-んァ-ヺー]{{0,8}}{asked['post']} (?P<name>{_NAME})")
    for doc_id, document in context.documents.items():
        for sentence in document.sentences:
            if sentence.kind not in (SentenceKind.HEADING, SentenceKind.BODY):
                continue
            printed = inline(sentence.span.of(document.text))
            if line.fullmatch(normalize(printed).strip()):
                text = context.say("evidence.quote", quote=printed)
                statement = DraftStatement(text, ((doc_id, sentence.span),))
                return Draft((statement,), confidence=0.85, topic=asked["post"], doc_ids=(doc_id,))
    return None
