"""Whether a sentence misses what is asked for: it has the words, and is of another year."""

import re
from collections.abc import Collection
from difflib import SequenceMatcher

from assistant.answer import DraftStatement
from assistant.asked_measures import lacks_measure
from assistant.bodies_told import AskedOfBody
from assistant.borrowed import is_of_another_item, refuses_another
from assistant.contact_kinds import lacks_contact
from assistant.counterparts import speaks_of_another
from assistant.doubt_kinds import Doubts
from assistant.drafts import Context, Draft
from assistant.expectation import lacks_bound
from assistant.guards import (
    around,
    asks_of_unknown_body,
    asks_of_unknown_letters,
    asks_of_unknown_post,
    is_about,
    is_aimed_at,
    is_definition,
    is_gone,
    is_of_former,
    is_only_to_come,
    is_table_head,
    misses_event,
    misses_future,
    misses_ordinal,
    misses_rank,
    misses_weekday,
    misses_year,
)
from assistant.names import canonical
from assistant.question import Question
from assistant.ranks import misses_priority
from assistant.slots import AskedSlots
from assistant.support.checks import Checks
from assistant.thesaurus import shared_thesaurus
from assistant.topics.cell_ask import CellAsk
from assistant.topics.cell_text import asks_price, is_spending
from assistant.topics.rows import row_at, years_of
from assistant.wants import Want
from assistant.yes_no import asks_what_then
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind, Span
from corpus.wareki import find_dates

_FEW = 3  # content words
# What no definition tells of a thing.
_OF_VALUE = (Want.WHERE, Want.WHEN, Want.MONEY, Want.HOW_MANY, Want.WHO, Want.CONTACT, Want.OFTEN)
_MIN_ITEMS = 3
_PERIOD_SAID = re.compile(r"期間(?:は|を|とし|と定)")
_OF_TIME = re.compile(
    r"期間|いつ|何年|年度|[0-9]年|何月|まで|から|期限|終わ|始ま|長さ|今|現在|もう|まだ"
)
# 「いつ決定したのですか」 asks for no period.
_MADE = re.compile(
    r"計画[^、。]{0,4}(?:は|を|が)、?(?:いつ|何年)[^。]{0,8}(?:決定|策定|作成|作ら|作っ|決め|公表|改定|改訂)(?:し|さ|れ|た|って)"
)
# What is done for something, and how; not what it is.
_ASKS_DEED = re.compile(
    r"(?:何|なに)を?(?:する|し[てまた]|やる|やって)|どんな(?:こと|取り?組み?|事業|対策|施策|支援)|どのような"
    r"|どう(?:やって|する|します|進め|取り組)|具体的|取り?組み?(?:は|を|って|$|[?？])"
)
_COMPOUND = re.compile(r"[一-鿿ァ-ヺー]{4,}")
_MOSTLY = 0.6  # of a compound's characters that a sentence has in a row
# How plans call their parts; they are there by that name, or not.
_PART = re.compile(
    r"(?:基本|重点|数値|成果)(?:目標|方針|施策|理念|指標|戦略|プロジェクト)|施策体系|成果指標"
)
_DEED_WORD = re.compile("[一-鿿]{2}")  # 決定 of 「誰が決定したのですか」
_DONE = re.compile(r"し(?:た|て|ま)|する|され?")
_TOPIC = re.compile(r"(?P<topic>[^、。はが]{2,40}?)は、?")
_PLAN_ASKED = re.compile(
    r"の?(?:は|って|とは|の(?:目的|ねらい|役割|意味|趣旨|内容|中身|期間|理念|目標)|というのは)"
)
_SUPPORT_ASKED = re.compile(
    r"(?P<what>補助|助成|手当|給付)金?(?:は|って|とか|が|も)?、?(?:あ[りるんっ]|出[るまな]|でる|でます|もらえ|受けられ|使え)"
)
_SUPPORTS = ("補助", "助成", "支給", "給付", "交付", "支援", "祝", "奨励", "加算", "負担")
_SOME_PEOPLE = re.compile(
    r"(?:歳(?:以上|未満|以下|代)の|年少|生産年齢|老年|高齢者|女性|男性|外国人)人口"
)
_ALL_PEOPLE = re.compile(r"総人口(?!に占|に対)|(?<![の齢少年者性人])人口[はが]")
# Cells of a schedule, three in a row.
_SIGNS = re.compile(r"(?:\t[○◎●→⇒△▲－―-]){3}")
_HOLDER = re.compile(
    r"[はが](?P<who>[一-鿿ァ-ヺー]{1,12}[長員官監者課室部])(?:さん)?"
    r"(?:です|でしょう|な(?:の|ん)|が(?:兼ね|やっ|やる|務め|つとめ|な[るっり]|担|して))"
    r"[ぁ-ん]{0,6}か?[?？。]*$"
)
_PLACE_HEAD = re.compile(
    r"場所|所在|会場|住所|位置|地区|地域|窓口|担当|所管|申込|問|区域|[箇個か]所|先$|先(?=事|概|金|予)|建設地|予定地|地点"
)
_COST_HEAD = re.compile(r"事業費|予算|概算|金額")
_PLACE = re.compile(
    r"[一-鿿ァ-ヺー](?:館|所|校|園|センター|役場|庁舎|室|地区|会場|駅|店|病院|公園|広場|跡地|[課係局])|丁目|番地"
)
_SHOWN_ASKED = re.compile(
    r"(?:計画書?|プラン|資料|冊子|本文|全文|概要版)(?:は|って|を|の全文は)?、?どこ(?:で|に行けば|へ行けば|から)[^、。はがを]{0,6}(?:見られ|みられ|見れ|読め|読ま|手に入|買え|かえ|ダウンロード|入手)"
)
_SHOWN = re.compile(
    r"公[開表]|閲覧|掲[載示]|配布|配架|ホームページ|ウェブ|サイト|窓口|備え|頒布|販売|展示|図書館|コーナー"
)
_HEAD_ASKED = re.compile(
    r"(?:会|員|本?部|議|座|館|所|園|校|室|局|課|市|町|村|区)長(?:さん)?(?:は|って|の(?:お?名前|氏名)は)、?(?:誰|だれ|どなた|何という)"
)
_HEAD = re.compile(r"長|代表|主宰|トップ|責任者|CIO")
# 「資料：環境課『清掃事業概要』」 below a table tells where its figures are from, and no more.
_SOURCE = re.compile(r"[※(]?(?:資料|出典|出所)(?:は)?[:：]")
_SOURCE_ASKED = re.compile(r"資料|出典|出所|典拠|もと|調査")


def _shared(word: str, text: str) -> int:
    """The length of the longest piece of a word that a text has."""
    match = SequenceMatcher(None, word, text, autojunk=False).find_longest_match()
    return match.size


def _asked_plan(question: Question) -> str:
    """The plan, canonical, that a question is about: 総合計画 of 「総合計画の目的は」; else ""."""
    name = question.plan_name
    place = question.text.find(name) if name else -1
    is_asked = place >= 0 and _PLAN_ASKED.match(question.text, place + len(name)) is not None
    return canonical(name) if is_asked else ""


def _speaks_of_head(document: Document, sentence: Sentence, own: str) -> bool:
    """Whether a sentence, or the heads over a row, name a post of somebody who leads."""
    row = row_at(document, sentence) if sentence.kind is SentenceKind.TABLE_ROW else None
    heads = "".join(row.header) if row is not None else ""
    return _HEAD.search(own + heads) is not None


def _tells_costs_or_years(document: Document, sentence: Sentence, own: str) -> bool:
    """Whether a row tells what something costs or when it is done, and no place."""
    row = row_at(document, sentence) if sentence.kind is SentenceKind.TABLE_ROW else None
    if row is None or _PLACE.search(own):
        return False
    heads = "".join(row.header)
    is_over_years = sum(bool(years_of(normalize(head))) for head in row.header[1:]) > 1
    is_schedule = is_over_years or _COST_HEAD.search(heads) is not None
    return is_schedule and _PLACE_HEAD.search(heads) is None


def _tells_spending(document: Document, sentence: Sentence) -> bool:
    row = row_at(document, sentence) if sentence.kind is SentenceKind.TABLE_ROW else None
    return row is not None and any(is_spending(row.caption, head) for head in row.header)


class Doubter:
    """Doubts sentences that a search found.

    Args:
        context: The question and the documents that are meant.
        plan: The plan that is asked about when it is not the document's own.
    """

    def __init__(self, context: Context, plan: str = "") -> None:
        self._context = context
        self._plan = plan
        self._question = context.question
        self._asked = AskedOfBody(context)
        self._slots = AskedSlots(context.question.text)
        asked = self._question.asked
        is_of_word = self._question.wants(Want.DEFINITION, Want.ABBREVIATION)
        self._asks_value = self._question.wants(*_OF_VALUE) or (asked.is_yes_no and not is_of_word)
        self._needs_words = bool(asked.wants or asked.is_yes_no) and not self._question.wants(
            Want.WHEN, Want.START, Want.END, Want.PERIOD, Want.LENGTH
        )
        self._is_unknown = any(
            asks(context)
            for asks in (asks_of_unknown_post, asks_of_unknown_body, asks_of_unknown_letters)
        )
        self._compounds = [
            canonical(one)
            for one in self._question.phrases
            if self._question.asked.is_yes_no
            and _COMPOUND.fullmatch(canonical(one))
            and not any(name[:-1] in one for name in context.names)
        ]
        self._parts = [one for one in self._question.phrases if _PART.fullmatch(one)]
        self._asked_plan = _asked_plan(self._question)
        self._asks_price = asks_price(self._question.text)
        is_why = self._question.wants(Want.WHY)
        is_timed = _OF_TIME.search(self._question.text) is not None or asked.is_yes_no
        is_of_making = _MADE.search(self._question.text) is not None and not asked.is_yes_no
        is_of_else = is_why or is_of_making or asks_what_then(self._question.text)
        self._is_of_time = is_timed and not is_of_else
        self._is_why = is_why
        self._asks_deed = _ASKS_DEED.search(self._question.text) is not None
        self._ask = CellAsk(context)
        self._asks_where = self._question.wants(Want.WHERE) and not self._question.wants(Want.WHO)
        self._asks_head = _HEAD_ASKED.search(self._question.text) is not None
        holder = _HOLDER.search(self._question.text)
        self._holder = canonical(holder["who"]) if holder else ""

    def of(
        self, document: Document, sentence: Sentence, checks: Checks, covered: Collection[str]
    ) -> Doubts:
        """What speaks against a sentence.

        Args:
            document: Where it stands.
            sentence: It.
            checks: What was checked of it.
            covered: The question's words that it holds itself.
        """
        question, context, span = self._question, self._context, sentence.span
        near = around(document, span)
        printed = span.of(document.text)
        own = normalize(printed)
        statement = DraftStatement("", ((document.doc_id, span),))
        return Doubts(
            unknown=self._is_unknown,
            lacking=bool(
                checks.lacks_attribute or checks.lacks_known_name or checks.kind_indispensable
            ),
            nothing_near=len(question.words) <= _FEW and not checks.coverage,
            lacks_action=self._lacks_action(printed, covered),
            mere_title=sentence.kind in (SentenceKind.HEADING, SentenceKind.CAPTION)
            or (_SOURCE.match(own) is not None and _SOURCE_ASKED.search(question.text) is None),
            table_head=is_table_head(document, sentence),
            other_plan=bool(self._plan) and not is_about(context, Draft((statement,)), self._plan),
            of_former=is_of_former(question, own, document.title),
            other_year=not question.asked.is_yes_no
            and (
                misses_year(question, near, context.today)
                or misses_future(question, own, context.today)
                or (
                    sentence.kind is SentenceKind.TABLE_ROW
                    and self._is_of_other_years(document, sentence)
                )
            ),
            other_ordinal=misses_ordinal(question, near)
            or (sentence.kind is SentenceKind.TABLE_ROW and misses_ordinal(question, own)),
            no_rank=misses_rank(question, own),
            no_priority=misses_priority(question.text, "".join(document.path_at(span.start)) + own),
            other_day=(not question.asked.is_yes_no and misses_weekday(question, own))
            or is_only_to_come(context, own)
            or is_gone(context, own),
            other_event=misses_event(question, near),
            no_bound=lacks_bound(question, own),
            other_thing=speaks_of_another(context, document, span),
            other_holder=bool(self._holder) and self._holder not in canonical(near),
            no_place=self._asks_where and _tells_costs_or_years(document, sentence, own),
            not_shown=_SHOWN_ASKED.search(question.text) is not None and _SHOWN.search(own) is None,
            of_some_people=self._is_of_some_people(sentence, printed, own),
            no_post=self._asks_head and not _speaks_of_head(document, sentence, own),
            of_substitute="補欠" in own and "補欠" not in question.text,
            only_signs=self._needs_words and _SIGNS.search(own) is not None,
            definition=self._asks_value and is_definition(document, sentence),
            aimed_at=is_aimed_at(context, own),
            of_spending=self._asks_price and _tells_spending(document, sentence),
            borrowed=question.asked.is_yes_no and refuses_another(question.text, own),
            of_another_item=is_of_another_item(context, document, sentence),
            no_reason=question.wants(Want.WHY) and checks.kind_missing > 0,
            of_period=self._tells_period(document.doc_id, span, own)
            and not (self._is_why and checks.kind_there),
            merely_listed=self._merely_lists(document.doc_id, span, covered),
            of_own_plan=self._asked_plan != "" and self._is_of_own_plan(document, own),
            unheard_of=any(
                _shared(one, own) < _MOSTLY * len(one)
                for one in self._compounds
                if one not in canonical(document.text)
            ),
            other_measure=lacks_measure(question, document, sentence)
            or lacks_contact(question.text, own),
            no_such_part=any(part not in document.text for part in self._parts),
            untold=not (self._asked.is_told(own) and self._slots.are_told(own))
            or self._lacks_support(
                near
                if sentence.kind is SentenceKind.TABLE_ROW
                else " ".join((*document.path_at(span.start)[-1:], own))
            ),
        )

    def _is_of_some_people(self, sentence: Sentence, printed: str, own: str) -> bool:
        """Whether a part of the people is counted, where the 人口 is asked for."""
        if sentence.kind is SentenceKind.TABLE_ROW:
            return self._ask.is_of_some(printed.split("\t", maxsplit=1)[0])
        counts_some = _SOME_PEOPLE.search(own) is not None and not _ALL_PEOPLE.search(own)
        return counts_some and self._ask.asks_all_people

    def _lacks_support(self, text: str) -> bool:
        """Whether 「補助はありますか」 is asked, and nothing near says that anything is given."""
        asked = _SUPPORT_ASKED.search(self._question.text)
        if asked is None:
            return False
        names = (asked["what"], *shared_thesaurus().same_as(asked["what"]), *_SUPPORTS)
        return not any(name in text for name in names)

    def _is_of_other_years(self, document: Document, sentence: Sentence) -> bool:
        """Whether a row counts over years, and the one that is asked for is not among them."""
        asked = {date.fiscal_year for date in find_dates(self._question.text)}
        row = row_at(document, sentence) if asked else None
        if row is None:
            return False
        heads = [year for head in row.header[1:] for year in years_of(normalize(head))]
        said = {date.fiscal_year for cell in row.cells for date in find_dates(normalize(cell))}
        return len(set(heads)) > 1 and not asked & (said | set(heads))

    def _tells_period(self, doc_id: DocId, span: Span, own: str) -> bool:
        """Whether a sentence proves the plan's period, where no time is asked for."""
        is_of_period = not self._is_of_time and _PERIOD_SAID.search(own) is not None
        return is_of_period and any(
            span.contains(period.span) for period in self._context.facts[doc_id].plan_periods
        )

    def _merely_lists(self, doc_id: DocId, span: Span, covered: Collection[str]) -> bool:
        """Whether a sentence enumerates, and all that it has of the question is in one item.

        「産業の振興のために何をしますか」 by 「課題は、…、「産業の振興」の7つです」.
        """
        if not self._asks_deed:
            return False
        for fact in self._context.facts[doc_id].lists:
            is_inside = fact.item_spans and all(span.contains(one) for one in fact.item_spans)
            if is_inside and len(fact.items) >= _MIN_ITEMS:
                subject = canonical(fact.subject)
                words = [word for word in covered if canonical(word) not in subject]
                return bool(words) and any(
                    all(word in item for word in words) for item in fact.items
                )
        return False

    def _is_of_own_plan(self, document: Document, own: str) -> bool:
        """Whether a sentence is about the document's own plan, where another is asked about."""
        topic = _TOPIC.match(own)
        if topic is None or self._asked_plan in canonical(topic["topic"]):
            return False
        name = canonical(topic["topic"], self._context.names)
        title = canonical(document.title, self._context.names)
        return name in title and self._asked_plan not in title

    def _lacks_action(self, text: str, covered: Collection[str]) -> bool:
        question = self._question
        if not question.wants(Want.WHO) or question.asked.is_yes_no:
            return False
        doing = [
            word
            for word in question.words
            if word.pos == "動詞"
            or (_DEED_WORD.fullmatch(word.surface) and _DONE.match(question.text, word.end))
        ]
        return bool(doing) and not any(
            word.surface in covered or any(other in text for other in word.others) for word in doing
        )
