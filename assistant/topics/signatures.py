"""Who heads the municipality, by the line under a foreword: 「樽根村長 湯 沢 誠 一」."""

import re

from assistant.drafts import Context, Draft, DraftStatement, inline
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import SentenceKind

_ASKED = re.compile(
    r"^(?:今の|現在の)?(?:(?:この|うちの|本|当)(?:[市町村区県]の)?)?(?P<of>[一-鿿ぁ-んァ-ヺー]{1,8}?)??"
    r"(?P<post>[市町村区]長|知事)(?:さん)?(?:は|って|の)(?:お)?"
    r"(?:名前|なまえ|氏名|誰|だれ|どなた|何さん|何という(?:お?名前|人|方))"
    r"(?:は|って|を|教えて|ください|です|でしょう|なん|なの|だ|か)*[?？。]*$"
)
_DAY = r"(?:令和|平成)?[0-9元]{1,4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|吉日)?"
_NAME = r"[一-鿿々][一-鿿々ぁ-んァ-ヺー]{0,3}(?: ?[一-鿿々ぁ-んァ-ヺー]{1,4}){1,4}"
_NO_NAME = re.compile(r"長|部|会|課|挨拶|あいさつ|ことば|言葉|より|から|について")
_OTHER = re.compile(r"副$|^[前元新]$|^歴代$|代理|隣")  # 「副市長」, 「前市長」


def answer_signature(context: Context) -> Draft | None:
    """The line that a mayor signs; None where none does, or for any other question."""
    question = context.question
    asked = _ASKED.match(question.text)
    if asked is None or not question.wants(Want.WHO, Want.NAME) or question.asked.is_yes_no:
        return None
    of = asked["of"] or ""
    if _OTHER.search(of):
        return None
    line = re.compile(
        rf"(?:{_DAY} )?(?P<of>[一-鿿ぁ-んァ-ヺー]{{0,8}}){asked['post']} (?P<name>{_NAME})"
    )
    signed: dict[tuple[str, str], DraftStatement] = {}
    for doc_id, document in context.documents.items():
        for sentence in document.sentences:
            if sentence.kind not in (SentenceKind.HEADING, SentenceKind.BODY):
                continue
            printed = inline(sentence.span.of(document.text))
            match = line.fullmatch(normalize(printed).strip())
            if match is None or _NO_NAME.search(match["name"]) or _OTHER.search(match["of"]):
                continue
            if of and of != match["of"]:
                continue
            text = context.say("evidence.quote", quote=printed)
            statement = DraftStatement(text, ((doc_id, sentence.span),))
            signed.setdefault((match["of"], match["name"].replace(" ", "")), statement)
    if len(signed) != 1:
        return None  # nobody, or the heads of two municipalities, or of two terms
    statement = signed.popitem()[1]
    doc_ids = (statement.proofs[0][0],)
    return Draft((statement,), confidence=0.85, topic=asked["post"], doc_ids=doc_ids)
