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
_GIVEN_OUT = re.compile(r"出(?:され|した|してい)")  # not 「いつ出せばいいですか」
_SOMEWHERE = re.compile(r"どこ(?:で(?!す|しょ)|に|へ|から)")  # where it is shown, not who made it
_MAKERS = frozenset("会議 体 組織 機関 部署 団体 者 本".split())  # 会議体, 作った組織, この本
_DECIDED = re.compile(
    r"(?:[都道府県市区町村庁省課部室局]|会議|委員会|協議会|本部|チーム)\s*(?:が|で|により)?\s*"
    r"(?:決定|策定|制定|改定|改訂|作成|公表|発行|編集)"
)
_MAKER = re.compile(r"(?:[都道府県市区町村]|庁|省|課|[部室局]|会議|委員会|協議会|チーム)$")
_MAX_FRONT_SENTENCES = 12
_MAX_FRONT_CHARS = 60  # a line of a cover, not a sentence of a chapter


def answer_origin(context: Context) -> Draft | None:
    """The draft for 「この計画はいつ策定されましたか」; None when the cover does not say."""
    question = context.question
    if not question.wants(Want.WHEN, Want.WHO, Want.WHERE) or question.plan_name:
        return None
    if question.wants(Want.PERIOD, Want.START, Want.END):
        return None
    if question.mentions_next_plan:
        return None
    is_made = any(word.lemma in _MAKING for word in question.words)
    if not (is_made or _GIVEN_OUT.search(question.text)) or _SOMEWHERE.search(question.text):
        return None
    tellings = (_tells_date,) if question.wants(Want.WHEN) else (_tells_decision, _tells_maker)
    for doc_id, document in context.documents.items():
        if not _is_about_all(context, document):
            continue
        front = [(one, normalize(one.span.of(document.text))) for one in _front(document)]
        for tells in tellings:
            for sentence, text in front:
                if tells(text):
                    return _draft(context, doc_id, document, sentence)
    return None


def _is_about_all(context: Context, document: Document) -> bool:
    """Whether nothing but the document as a whole is asked about: 「このクラウドの方針は」."""
    title = normalize(document.title)
    return all(
        word.lemma in _MAKING | _PLAN_WORDS | _MAKERS or word.surface in title
        for word in context.question.words
    )


def _front(document: Document) -> list[Sentence]:
    """The short lines at the very beginning: a cover's."""
    return [
        sentence
        for sentence in document.sentences[:_MAX_FRONT_SENTENCES]
        if sentence.span.end - sentence.span.start <= _MAX_FRONT_CHARS
        and not sentence.span.of(document.text).endswith("。")
    ]


def _tells_date(text: str) -> bool:
    return len(find_dates(text)) == 1  # two are a period: 「（令和4～8年度）」


def _tells_decision(text: str) -> bool:
    return _DECIDED.search(text) is not None and not find_dates(text)


def _tells_maker(text: str) -> bool:
    return _MAKER.search(text) is not None


def _draft(context: Context, doc_id: DocId, document: Document, sentence: Sentence) -> Draft:
    text = context.say("origin.cover", quote=sentence.span.of(document.text))
    topic = context.say("topic.this_plan")
    statement = DraftStatement(text, ((doc_id, sentence.span),))
    return Draft((statement,), confidence=0.8, topic=topic, doc_ids=(doc_id,))
