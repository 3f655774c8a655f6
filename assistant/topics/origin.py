"""Questions when, and by whom, the plan was made: from what its cover says."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence
from corpus.wareki import find_dates

# By lemma: what is done to a plan as a whole, and how it is called.
_MAKING = frozenset(
    "策定 決定 決まる 決める 作る 作成 制定 公表 発行 発表 出来る 出す 改定 改訂 定める".split()
)
_PLAN_WORDS = frozenset(
    "計画 方針 ロードマップ ガイドライン プログラム 構想 戦略 ビジョン 指針 大綱 要綱 条例 "
    "資料 文書 書".split()
)
_DECIDED = re.compile(r"決定|策定|制定|改定|改訂|作成|公表|発行")
_MAX_FRONT_SENTENCES = 12
_MAX_FRONT_CHARS = 60  # a line of a cover, not a sentence of a chapter


def answer_origin(context: Context) -> Draft | None:
    """The draft for 「この計画はいつ策定されましたか」; None when the cover does not say."""
    question = context.question
    if not question.wants(Want.WHEN, Want.WHO):
        return None
    if question.wants(Want.PERIOD, Want.START, Want.END):
        return None
    lemmas = {word.lemma for word in question.words}
    if not lemmas & _MAKING or lemmas - _MAKING - _PLAN_WORDS or question.plan_name:
        return None
    for doc_id, document in context.documents.items():
        for sentence in _front(document):
            if _tells(context, normalize(sentence.span.of(document.text))):
                return _draft(context, doc_id, document, sentence)
    return None


def _front(document: Document) -> list[Sentence]:
    """The short lines at the very beginning: a cover's."""
    return [
        sentence
        for sentence in document.sentences[:_MAX_FRONT_SENTENCES]
        if sentence.span.end - sentence.span.start <= _MAX_FRONT_CHARS
        and not sentence.span.of(document.text).endswith("。")
    ]


def _tells(context: Context, text: str) -> bool:
    if context.question.wants(Want.WHO):
        return _DECIDED.search(text) is not None and not find_dates(text)
    return len(find_dates(text)) == 1  # two are a period: 「（令和4～8年度）」


def _draft(context: Context, doc_id: DocId, document: Document, sentence: Sentence) -> Draft:
    text = context.say("origin.cover", quote=sentence.span.of(document.text))
    topic = context.say("topic.this_plan")
    statement = DraftStatement(text, ((doc_id, sentence.span),))
    return Draft((statement,), confidence=0.8, topic=topic, doc_ids=(doc_id,))
