"""Two plans' periods side by side: which ends first, which is longer, where they overlap."""

import re
from collections.abc import Callable

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.question import Question
from assistant.topics.period_asks import OF_TWO, YEARS, PeriodAsk
from assistant.topics.period_compared import (
    at_once,
    difference,
    first_of_two,
    fits_in,
    gap,
    lengths_claimed,
    longer_or_later,
    overlap,
    ranges_of,
    share,
    starts,
    times,
    together,
)
from assistant.topics.period_named import BOTH, NamedPlan, PeriodOf, two_plans
from assistant.wants import BEGINS, ENDS, TOTALLED
from corpus.records import PlanPeriod

LabelOf = Callable[[Context, PlanPeriod], str]

_PLAN = r"(?:計画|プラン|ビジョン|構想|方針|戦略)"
_OVERLAPS = re.compile(r"重な|両方|かぶ|同時に")
_DIFFERS = re.compile(
    rf"何年(?:ぐらい|くらい|ほど)?(?:長|短|違|早|遅|先|の差)|{_PLAN}[^、。]{{0,12}}後(?:も|に|は)?、?.{{0,15}}何年(?:間)?(?:続|残)"
    r"|長さ[^、。]{0,6}(?:違|同じ)"
)
# 「第1次計画が切れてからこの計画が始まるまで何年」, 「間は何年空いていますか」
_GAP = re.compile(
    rf"{ENDS}[^。]{{0,3}}?(?:から|て)[^。]{{0,25}}{BEGINS}[^。]{{0,6}}まで|(?:間|あいだ)[はがに、]*[^。]{{0,12}}"
    r"(?:空[いき]|あ[いき](?=[てまだた])|開[いき])|空白"
)
_TIMES = re.compile(r"何倍|倍の長さ")
# 「期間をつなげると通しで何年間」
_TOGETHER = re.compile(
    rf"(?:合わせ|{TOTALLED}|つなげ|つない|通[しす]|通算|足[すし]|またい)[^。]{{0,12}}(?:何[かヶカ箇]?年|どれ)"
)
_CHOOSES = re.compile(r"どちら|どっち|いずれ")
_THAN = re.compile(r"より|(?:の)?(?:ほう|方)が")
_MEASURE = re.compile(r"長|短|先|早|後|遅")
_OF_TIME = re.compile(r"何[かヶカ箇]?年|いつ|期間|年数|長さ|年度")
# 「それぞれ何年計画ですか」
_EACH = re.compile(r"それぞれ|各々|おのおの|並べて|見比べ")
_SHARE = re.compile(r"何割|割合|何分の|何(?:%|パーセント)")
_IS_TIME_SHARED = re.compile(r"期間|[0-9]年|重な|かぶ|カバー|長さ")
# What a share is of: 「総合計画のうち」, 「総合計画の何割」.
_WHOLE = re.compile(r"うち|に占め|の何(?:割|分の|%|パーセント)")
# 「この計画が終わった時点で、総合計画はあと何年残っていますか」
_LEFT = re.compile(
    rf"{ENDS}[^。]{{0,8}}?(?:時点|とき|時(?!間)|後|あと|場合|として|段階|ころ|頃)[^。]*"
    r"(?:残[るりっ]|(?:あと|まだ)、?何年|何年(?:間)?続)"
)
# 「ゴールの時期はそろっていますか」
_SAME = re.compile(
    rf"(?P<what>{ENDS}|{BEGINS}|期間)[^。?？]{{0,14}}(?:そろ|揃|同じ|一緒|一致|(?P<apart>ずれ|違[うい]))"
    r"|同じ期間"
)
_OTHER_SAME = re.compile(
    r"長さ|年数|年間|期間(?:中|内)|目標|見直|内容|同じ(?!期間|です|でしょう|な[のん]|か|だ|[?？]|$)"
)
_FITS = re.compile(r"収ま|おさま|納ま|すっぽり|はみ出")


def _same(text: str) -> re.Match[str] | None:
    """「期間は同じですか」; nothing of 「期間の長さは同じ」, 「期間中は同じ目標」."""
    found = _SAME.search(text)
    is_other = found is not None and found["what"] in (None, "期間") and _OTHER_SAME.search(text)
    return None if is_other else found


def is_about_two(question: Question) -> bool:
    """Whether two plans' periods are compared: two are named, or another one and this."""
    text = question.text
    names_other = bool(
        question.plan_name
        or question.mentions_upper_plan
        or question.mentions_former_plan
        or BOTH.search(text)
    )
    if not names_other:
        return False
    compares = (_CHOOSES.search(text) or _THAN.search(text)) and _MEASURE.search(text)
    others = (_OVERLAPS, _DIFFERS, _GAP, _TIMES, _TOGETHER, _LEFT)
    is_each = _EACH.search(text) and _OF_TIME.search(text)
    is_share = _SHARE.search(text) and _IS_TIME_SHARED.search(text)
    fits = _FITS.search(text) and _OF_TIME.search(text) and question.asked.is_yes_no
    is_same = _same(text) is not None and question.asked.is_yes_no
    return bool(
        compares
        or is_same
        or is_each
        or is_share
        or fits
        or any(words.search(text) for words in others)
    )


def names_two(question: Question) -> bool:
    """Whether a claim names another plan beside this one: 「総合計画もこの計画も」."""
    return (
        question.asked.is_yes_no
        and question.mentions_own_plan
        and bool(
            question.plan_name or question.mentions_upper_plan or question.mentions_former_plan
        )
    )


def answer_pair(
    context: Context,
    period_of: PeriodOf,
    label_of: LabelOf,
    guess: PeriodAsk,
    *,
    is_sure: bool,
) -> Draft | None:
    """The draft that sets two plans' periods side by side; None when no two are meant.

    Args:
        context: The question.
        period_of: Finds a plan's period by its name.
        label_of: How a plan is called in a reply.
        guess: What is asked where no rule tells.
        is_sure: Whether that guess holds where only one plan is named.
    """
    is_worded = is_about_two(context.question)
    claims = names_two(context.question) and YEARS.search(context.question.text) is not None
    if not (is_worded or claims or guess in OF_TWO):
        return None
    found = two_plans(context, period_of)
    is_each = _EACH.search(context.question.text) is not None
    if found is None:
        return None
    needs_both = is_each or not (is_worded or is_sure)
    if needs_both and found[1].place < 0:
        return None  # 「総合計画とごみ、それぞれ」: this plan is not meant where it is not named
    one, other = found[0].period, found[1].period
    one_id, other_id = found[0].doc_id, found[1].doc_id
    labels = [label_of(context, one), label_of(context, other)]
    if labels[0] == labels[1]:  # each is the own plan of a document
        labels = [context.documents[doc_id].title for doc_id in (one_id, other_id)]
    pair = ((labels[0], one), (labels[1], other))
    text = lengths_claimed(context, found, *pair) if claims else None
    if text is None and is_worded:
        text = _said(context, found, *pair)
    elif text is None and guess in OF_TWO:
        text = _as_guessed(context, *pair, guess)
    if text is None:
        return None
    statement = DraftStatement(text, ((one_id, one.span), (other_id, other.span)))
    facts = (DraftFact(one, one_id), DraftFact(other, other_id))
    return Draft((statement,), facts, 0.95, topic=pair[0][0], doc_ids=(one_id,))


def _as_guessed(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod], guess: PeriodAsk
) -> str | None:
    """Said so that it answers however it was asked: the longer and the shorter, yes or no."""
    match guess:
        case PeriodAsk.COMPARE_LENGTH:
            return difference(context, one, other, of_end=False)
        case PeriodAsk.COMPARE_END:
            return difference(context, one, other, of_end=True)
        case PeriodAsk.COMPARE_START:
            return starts(context, one, other)
        case PeriodAsk.OVERLAP:
            return overlap(context, one, other)
        case PeriodAsk.GAP:
            return gap(context, one, other)
        case _:
            return context.say("period.each", **ranges_of(context, one, other))


def _said(
    context: Context,
    found: tuple[NamedPlan, NamedPlan],
    one: tuple[str, PlanPeriod],
    other: tuple[str, PlanPeriod],
) -> str | None:
    text = context.question.text
    if _SHARE.search(text):
        is_other = _is_whole(text, found)
        return share(context, *((other, one) if is_other else (one, other)))
    if _FITS.search(text) and context.question.asked.is_yes_no:
        return fits_in(context, found, one, other)
    if context.question.asked.is_yes_no and (same := _same(text)) is not None:
        return at_once(context, same, one, other)
    if _LEFT.search(text):
        return difference(context, one, other, of_end=True)
    if _OVERLAPS.search(text):
        return overlap(context, one, other)
    if _GAP.search(text):
        return gap(context, one, other)
    if _DIFFERS.search(text):
        if re.search(rf"{BEGINS}[^。]{{0,6}}何年", text) and not re.search("長|短", text):
            return starts(context, one, other)
        of_end = re.search(rf"後|先|早|遅|(?:{ENDS})[^。、]{{0,6}}何年", text) is not None
        return difference(context, one, other, of_end=of_end)
    if _TIMES.search(text):
        return times(context, one, other)
    if _TOGETHER.search(text):
        return together(context, one, other)
    if context.question.asked.is_yes_no:
        return longer_or_later(context, found, one, other)
    if _EACH.search(text) and not _CHOOSES.search(text):
        return context.say("period.each", **ranges_of(context, one, other))
    return first_of_two(context, one, other)


def _is_whole(text: str, found: tuple[NamedPlan, NamedPlan]) -> bool:
    """Whether a share is of the second of two plans: of the one named last before 「のうち」."""
    one, other = found
    match = _WHOLE.search(text)
    if match is None or max(one.place, other.place) < 0:
        return (other.period.years or 0) > (one.period.years or 0)
    if other.place < 0:
        return match.start() < one.place
    return other.place < match.start()
