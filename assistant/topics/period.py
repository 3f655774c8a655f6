"""Questions about a plan's period, answered with the arithmetic shown."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import AbstentionReason
from assistant.calculation.quantities import find_quantities
from assistant.drafts import Context, Draft, DraftFact, DraftStatement, abstain
from assistant.names import canonical, ordinal, same_plan
from assistant.question import Question
from assistant.topics.period_asks import (
    OF_TWO,
    YEARS,
    PeriodAsk,
    asks_years,
    is_either,
    stated_ask,
    worded_ask,
)
from assistant.topics.period_layers import other_layers
from assistant.topics.period_model import guess_period_ask
from assistant.topics.period_pairs import answer_pair
from assistant.topics.period_said import say_of_period
from assistant.topics.period_told import TOLD
from assistant.topics.period_words import EVENTS, PERIOD_WORDS, THINGS
from assistant.wants import BEGINS, ENDS, Want
from assistant.yes_no import asks_what_then
from corpus.records import DocId, Document, Facts, PlanPeriod, PlanRelation
from corpus.wareki import find_dates

_PERIOD_WANTS = (
    Want.PERIOD, Want.START, Want.END, Want.LENGTH, Want.IS_OVER, Want.ORDINAL_YEAR,
    Want.REMAINING, Want.HAS_BEGUN,
)  # fmt: skip
_BOUND_BY_NOW = re.compile(rf"(?:今|来|昨)年度?[^、。]{{0,6}}(?:{ENDS}|{BEGINS})")
# Probabilities from which a guess tells what is asked of a period, and that one is asked about.
_LIKELY, _SURE = 0.5, 0.8
_NO_PERIOD = OF_TWO | {PeriodAsk.NONE}  # nothing that is asked of one plan's period
_NAMED = re.compile(r"(?P<name>[^、。「」はがを]{2,12}?)(?:は|って|が)")
_FRONT_CHARS = 200  # of a cover
_NAMES_PERIOD = re.compile(r"(?:計画|プラン)の?(?:対象)?期間")
# 「2018年度の取組も射程に入りますか」
_INSIDE = re.compile(
    r"射程|守備|範囲|[内外]側|収ま|おさま|カバー|入[るりっら]|含[まむ]|対象|期間[中内]"
)
# A count that is no part of a plan's name: 「ひとつ前の第2期、あれは」
_COUNTED_AS = re.compile(r"第[0-9]+[次期]")
_COUNT_ALONE = re.compile(
    r"第 ?(?:[0-9]+|[一二三四五六七八九十]+) ?[次期]"
    r"(?![ の]?[一-鿿ァ-ヺーA-Za-zの]{0,20}(?:計画|プラン|ビジョン|構想|戦略|大綱|指針|方針))"
)
_WAS_MADE = re.compile(
    r"(?:策定|改[訂定]|作成|公表|決定|制定|つく|作)(?:さ?れ|し|ら?れ)?(?:た|っ?た)(?:の|年|時期|とき)?(?:は|が)"
    r"|[0-9]年度?(?:に|の)(?:策定|改[訂定]|作成|公表|決定|制定)"
)
_STARTS_THEN = re.compile(
    r"[0-9元]年度?(?:に|から)[^、。は]{0,6}"
    r"(?:始ま|始め|開始|スタート|終わ|完了|実施|検討|導入|整備|工事|予定)[^、。は]{0,4}"
    r"(?:こと|もの|取り?組み?|事業|施策|サービス)(?:は|って|を|が|[?]|$)"
)
_AMOUNTS = frozenset("% 人 件 円 トン グラム 世帯 か所 校 台 回 店 団体 施設 事業 食 割".split())
_OPEN_TODAY = re.compile(
    r"(?:今日|きょう|本日|明日|あした|今夜|今)(?:は|も|って|でも)?、?(?:まだ|もう)?"
    r"(?:やって|開い|あい[てる]|営業|入れ[るま]|行け|使え)"
)
_GETS = re.compile(r"(?:もらえ|もらっ|貰|借り[らてた]|申請でき|受け取[れっ])")
_QUOTED_TERM = re.compile(r"「[^「」]+期間」")


def _claims_amount(question: Question) -> bool:
    """Whether a claim is of how much there is in a year, and not of the years of a plan."""
    amounts = find_quantities(question.text) if question.asked.is_yes_no else ()
    return any(one.unit in _AMOUNTS for one in amounts)


_OTHER_SPAN = re.compile(
    r"(?<!計画の)(?<!プランの)(?:有効|利用|貸出|貸し出し|募集|受付|申込み?|工事|契約|保存|縦覧|登録|補助|交付)期[間限]"
)


def answer_period(context: Context) -> Draft | None:
    """The draft for a question about a plan's period; None when it is about something else."""
    question = context.question
    if question.wants(Want.WHY):
        return None  # 「計画期間が短いのはなぜ」
    if _OTHER_SPAN.search(question.text) or asks_what_then(question.text):
        return None  # 「登録の有効期間は」, 「期間が終わったらどうなりますか」
    if question.mentions_next_plan:
        return None  # no fact is of the plan that will come next; a sentence may be
    if question.wants(Want.DEFINITION) and _QUOTED_TERM.search(question.text):
        return None  # 「特定期間」とは
    if _OPEN_TODAY.search(question.text) or (
        question.asked.is_yes_no and _GETS.search(question.text)
    ):
        return None  # 「今日やってる？」, 「4年前にもらいましたが、もう一回もらえますか」
    if _STARTS_THEN.search(question.text) or _claims_amount(question):
        return None  # 「令和8年度に始まる事業は」, 「令和10年度の目標は55%ですか」
    if question.asked.is_yes_no and _WAS_MADE.search(question.text):
        return None  # 「策定したのは令和6年ですか」
    guess, probability = guess_period_ask(question)
    likely = guess if probability >= _LIKELY else PeriodAsk.NONE
    compared = answer_pair(context, _period_of, _plan_label, likely, is_sure=probability >= _SURE)
    if compared is not None:
        return compared
    is_worded = _is_about_period(context)
    if not is_worded and (likely in _NO_PERIOD or probability < _SURE or _is_of_a_thing(context)):
        return None
    worded = worded_ask(question) or stated_ask(question)
    is_unsaid = likely is PeriodAsk.RANGE and worded is PeriodAsk.OVER
    ask = worded if likely in _NO_PERIOD or is_unsaid else likely
    chosen = list(_chosen(context))
    topic = question.plan_name
    if not chosen:
        if not is_worded:
            return None
        name = topic or _said_plan(context)
        return abstain(
            AbstentionReason.NOT_STATED, context.say("missing.period_of", plan=name), topic=name
        )
    statements: list[DraftStatement] = []
    facts = []
    told = Counter(doc_id for doc_id, _ in chosen)
    for doc_id, period in chosen[:3]:
        plan = _plan_of(context, doc_id, period, is_layer=told[doc_id] > 1)
        text = say_of_period(context, plan, period, ask)
        if text is None:
            missing = context.say("missing.period_detail", plan=_plan_label(context, period))
            return abstain(AbstentionReason.NOT_STATED, missing, topic=topic)
        statements.append(DraftStatement(text, ((doc_id, period.span),)))
        facts.append(DraftFact(period, doc_id))
    label = topic or _plan_label(context, chosen[0][1])
    return Draft(
        tuple(statements),
        tuple(facts),
        confidence=0.97,
        topic=label,
        doc_ids=tuple({doc_id: None for doc_id, _ in chosen}),
    )


def _said_plan(context: Context) -> str:
    """How the question calls a plan that it does not name."""
    question = context.question
    if question.plan_ordinal:
        return context.say("topic.ordinal_plan", ordinal=question.plan_ordinal)
    if question.mentions_upper_plan:
        return context.say("topic.upper_plan")
    return context.say("topic.former_plan" if question.mentions_former_plan else "topic.this_plan")


def _is_about_period(context: Context) -> bool:
    question = context.question
    years_said = (
        YEARS.search(question.text)
        or find_dates(question.text)
        or TOLD.search(question.text)
        or _BOUND_BY_NOW.search(question.text)
    )
    is_yes_no_on_years = question.asked.is_yes_no and bool(years_said)
    if is_yes_no_on_years and find_dates(question.text) and _NAMES_PERIOD.search(question.text):
        return True  # 「平成25年度の事業も計画期間に入りますか」
    if find_dates(question.text) and is_either(question):
        return not _leftover(context)
    asks_period = question.wants(*_PERIOD_WANTS) or is_yes_no_on_years
    if question.wants(Want.WHY):
        return False  # 「期間を5年間と設定した理由は」
    if not (asks_period or asks_years(question)):
        return False
    return not _leftover(context) and not _is_of_a_name(context)


def _is_of_a_name(context: Context) -> bool:
    """Whether a question is about what the documents call by a name: 「えんの間」 of えんの間は."""
    named = _NAMED.match(context.question.text)
    if named is None or re.search("計画|プラン", named["name"]):
        return False
    return any(f"「{named['name']}」" in one.text for one in context.documents.values())


def _is_of_a_thing(context: Context) -> bool:
    """Whether a question speaks of something that the documents speak of, or of no plan.

    「図書館が閉まるのは何か月」 asks of the library, 「孫が聞くのですが、何年まで」 of the plan.
    """
    question = context.question
    titles = [canonical(document.title) for document in context.documents.values()]
    names_plan = (
        question.mentions_own_plan
        or question.plan_name
        or re.search("計画|期間|プラン", question.text)
        or any(canonical(w.surface) in title for w in question.words for title in titles)
    )
    if question.words and not names_plan:
        return True
    left = [word for word in map(canonical, _leftover(context)) if len(word) >= 2]
    if not left:
        return False
    texts = (canonical(document.text) for document in context.documents.values())
    return any(word in text for text in texts for word in left)


def _leftover(context: Context) -> list[str]:
    """Nouns, and verbs of something happening, that neither the plan's name nor periods explain."""
    question = context.question
    start = question.text.find(question.plan_name) if question.plan_name else -1
    named = range(start, start + len(question.plan_name)) if start >= 0 else range(0)
    dates = [range(said.start, said.end) for said in find_dates(question.text)]
    dates += [range(*told.span()) for told in TOLD.finditer(question.text)]
    key = canonical(question.text)
    titles = [canonical(document.title, context.names) for document in context.documents.values()]
    bare = [_COUNTED_AS.sub("", title) for title in titles]
    # デジタル化推進方針 is no plan by its name, 「情報化の第3期計画」 is.
    count = question.plan_ordinal
    of_count = [title for title in titles if count and ordinal(title) == count]
    said = [title for title in bare if title in key] + of_count
    is_inside = bool(dates) and _INSIDE.search(question.text) is not None
    explained = THINGS if is_inside and (named or question.mentions_own_plan) else frozenset()
    left = []
    for word in question.words:
        in_name = word.start in named or any(word.start in span for span in dates)
        is_place = any(word.surface in name for name in context.names)
        in_title = any(canonical(word.surface) in title for title in said)
        if in_name or is_place or in_title or word.surface.isnumeric():
            continue
        if {word.lemma, word.surface} & (PERIOD_WORDS | explained):
            continue
        # 「計画が効いているのは」 says how; 「計画を見直すのは」 asks for something else.
        is_made = word.lemma == "作る" and question.wants(Want.LENGTH)  # 何年間の計画として作られ
        if word.pos in ("動詞", "副詞", "形容詞") and (word.lemma not in EVENTS or is_made):
            continue
        left.append(word.surface)
    return left


def _chosen(context: Context) -> Iterator[tuple[DocId, PlanPeriod]]:
    """The periods that are meant, of each document that states one."""
    question = context.question
    for doc_id, document in context.documents.items():
        facts = context.facts[doc_id]
        chosen = _of_document(question, document, facts, context.names)
        if chosen is not None:
            others = other_layers(question, document, facts.plan_periods, chosen)
            yield from ((doc_id, period) for period in (chosen, *others))


def _period_of(context: Context, plan: str) -> tuple[DocId, PlanPeriod] | None:
    """The period of the plan that is called so; "" is the document's own."""
    asked = replace(context.question, text=f"{plan or 'この計画'}の期間は")
    return next(_chosen(replace(context, question=asked)), None)


def _subjects(period: PlanPeriod, definitions: dict[str, str]) -> tuple[str, ...]:
    """The plan's names: as printed, and what a short form like 「前計画」 stands for."""
    full = definitions.get(canonical(period.subject), "")
    return (period.subject, full) if full else (period.subject,)


def _of_document(
    question: Question,
    document: Document,
    facts: Facts,
    names: frozenset[str],
) -> PlanPeriod | None:
    periods = facts.plan_periods
    definitions = {  # of short forms only: 前計画 is 第二次環境基本計画
        canonical(entry.term): entry.definition
        for entry in facts.glossary
        if re.search(r"(?:計画|プラン|ビジョン|構想)$", entry.definition)
    }

    def first(relation: PlanRelation) -> PlanPeriod | None:
        found = [period for period in periods if period.relation is relation]
        titled = (p for p in found if canonical(p.subject) == canonical(document.title))
        return next(titled, found[0] if found else None)  # 後期基本計画 itself before 前期

    counts = {ordinal(match.group()) for match in _COUNT_ALONE.finditer(question.text)}
    if others := counts - {ordinal(document.title)}:
        return next((p for p in periods if ordinal(p.subject) in others), None)
    if question.mentions_former_plan:
        return _latest_former(periods)
    if question.mentions_upper_plan and not question.plan_name:
        return first(PlanRelation.UPPER)
    name = question.plan_name
    is_counted = not ordinal(name) and question.plan_ordinal not in ("", ordinal(document.title))
    if is_counted:  # 「第2期の期間は」, 「総合戦略、第2期の対象年度は」
        return next((p for p in periods if ordinal(p.subject) == question.plan_ordinal), None)
    named = [
        period
        for period in periods
        if period.relation is not PlanRelation.OWN
        and any(same_plan(name, subject, names) for subject in _subjects(period, definitions))
    ]
    if not name or (not named and _calls_itself(document, name)):
        return first(PlanRelation.OWN)
    own = _own_named(name, periods, names) or first(PlanRelation.OWN)
    is_own = own is not None and (
        same_plan(name, document.title, names) or same_plan(name, own.subject, names)
    )
    if is_own and not any(_names_better(name, period, document) for period in named):
        return own
    return named[0] if named else None


def _own_named(
    name: str, periods: Sequence[PlanPeriod], names: frozenset[str]
) -> PlanPeriod | None:
    """Of a document that holds several plans, the one that is named: 「自殺対策計画」."""
    own = [period for period in periods if period.relation is PlanRelation.OWN]
    named = [period for period in own if same_plan(name, period.subject, names)]
    named.sort(key=lambda period: canonical(period.subject, names) != canonical(name, names))
    return named[0] if named and len({period.subject for period in own}) > 1 else None


def _calls_itself(document: Document, name: str) -> bool:
    """Whether a plan that is named is this document by another name that its cover gives."""
    front = canonical(document.text[:_FRONT_CHARS])
    is_other = ordinal(name) not in ("", ordinal(document.title))
    return canonical(name) in front and not is_other and "計画" not in name


def _names_better(name: str, period: PlanPeriod, document: Document) -> bool:
    """Whether ``name`` is the other plan's rather than part of this document's own title."""
    title = canonical(document.title)
    asked = canonical(name)
    if ordinal(name):
        return ordinal(name) != ordinal(document.title)
    own = re.sub(r"第[0-9]+[次期]", "", canonical(period.subject))
    is_inside = own == asked != title and period.first_fiscal_year is not None
    return is_inside or (asked not in title and asked in canonical(period.subject))


def _plan_of(context: Context, doc_id: DocId, period: PlanPeriod, *, is_layer: bool) -> str:
    """How a plan is called beside those of other documents: whose 「前の計画」 it is."""
    if len(context.documents) == 1:
        return period.subject if is_layer else _plan_label(context, period)
    title = context.documents[doc_id].title
    match period.relation:
        case _ if is_layer:
            return context.say("topic.plan_in", title=title, plan=period.subject)
        case PlanRelation.OWN if _is_part(context, doc_id, period):
            return context.say("topic.plan_in", title=title, plan=period.subject)
        case PlanRelation.OWN:
            return title
        case PlanRelation.FORMER if _is_latest_former(context, period):
            return context.say("topic.former_plan_of", title=title)
        case _:
            return context.say("topic.plan_in", title=title, plan=period.subject)


def _is_part(context: Context, doc_id: DocId, period: PlanPeriod) -> bool:
    """Whether one of several plans that a document holds is named: its 基本構想."""
    named = context.question.plan_name
    is_titled = same_plan(period.subject, context.documents[doc_id].title, context.names)
    return bool(named) and not is_titled and len(_own_subjects(context.facts[doc_id])) > 1


def _plan_label(context: Context, period: PlanPeriod) -> str:
    match period.relation:
        case PlanRelation.OWN:
            is_one_of_several = context.question.plan_name and any(
                period in facts.plan_periods and _own_subjects(facts) > {period.subject}
                for facts in (context.facts[doc_id] for doc_id in context.documents)
            )
            return period.subject if is_one_of_several else context.say("topic.this_plan")
        case PlanRelation.FORMER if _is_latest_former(context, period) and canonical(
            period.subject
        ) != canonical(context.question.plan_name):
            return context.say("topic.former_plan")
        case _:
            return period.subject


def _latest_former(periods: Sequence[PlanPeriod]) -> PlanPeriod | None:
    """The plan just before this one, of all that came before it."""
    former = [period for period in periods if period.relation is PlanRelation.FORMER]
    return max(former, key=lambda period: period.last_fiscal_year or 0, default=None)


def _is_latest_former(context: Context, period: PlanPeriod) -> bool:
    facts = (context.facts[doc_id] for doc_id in context.documents)
    return any(_latest_former(one.plan_periods) == period for one in facts)


def _own_subjects(facts: Facts) -> set[str]:
    own = (period for period in facts.plan_periods if period.relation is PlanRelation.OWN)
    return {period.subject for period in own}
