"""Two plans' periods side by side: which ends first, which is longer, where they overlap."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.question import Question
from assistant.topics.period_asks import OF_TWO, PeriodAsk
from assistant.topics.period_named import NamedPlan, PeriodOf, two_plans
from assistant.topics.period_sums import range_text, year_name
from assistant.wants import BEGINS, ENDS, TOTALLED
from corpus.records import PlanPeriod

LabelOf = Callable[[Context, PlanPeriod], str]

_PLAN = r"(?:計画|プラン|ビジョン|構想|方針|戦略)"
_OVERLAPS = re.compile(r"重な|両方|かぶ|同時に")
_DIFFERS = re.compile(
    rf"何年(?:ぐらい|くらい|ほど)?(?:長|短|違|早|遅)|{_PLAN}[^、。]{{0,12}}後(?:も|に|は)?、?.{{0,15}}何年(?:間)?(?:続|残)"
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
    rf"(?P<what>{ENDS}|{BEGINS})[^。?？]{{0,10}}(?:そろ|揃|同じ|一致|(?P<apart>ずれ|違[うい]))"
)
_FITS = re.compile(r"収ま|おさま|納ま|すっぽり|はみ出")


def is_about_two(question: Question) -> bool:
    """Whether two plans' periods are compared: two are named, or another one and this."""
    text = question.text
    names_other = bool(
        question.plan_name or question.mentions_upper_plan or question.mentions_former_plan
    )
    if not names_other:
        return False
    compares = (_CHOOSES.search(text) or _THAN.search(text)) and _MEASURE.search(text)
    others = (_OVERLAPS, _DIFFERS, _GAP, _TIMES, _TOGETHER, _LEFT)
    is_each = _EACH.search(text) and _OF_TIME.search(text)
    is_share = _SHARE.search(text) and _IS_TIME_SHARED.search(text)
    fits = _FITS.search(text) and _OF_TIME.search(text) and question.asked.is_yes_no
    is_same = _SAME.search(text) and question.asked.is_yes_no
    return bool(
        compares
        or is_same
        or is_each
        or is_share
        or fits
        or any(words.search(text) for words in others)
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
    if not (is_worded or guess in OF_TWO):
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
    pair = ((label_of(context, one), one), (label_of(context, other), other))
    text = _said(context, found, *pair) if is_worded else _as_guessed(context, *pair, guess)
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
            return context.say("period.each", **_ranges(context, one, other))


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
    if context.question.asked.is_yes_no and (same := _SAME.search(text)):
        return at_once(context, same, one, other)
    if _LEFT.search(text):
        return difference(context, one, other, of_end=True)
    if _OVERLAPS.search(text):
        return overlap(context, one, other)
    if _GAP.search(text):
        return gap(context, one, other)
    if _DIFFERS.search(text):
        of_end = re.search(r"後|先|早|遅", text) is not None
        return difference(context, one, other, of_end=of_end)
    if _TIMES.search(text):
        return times(context, one, other)
    if _TOGETHER.search(text):
        return together(context, one, other)
    if context.question.asked.is_yes_no:
        return longer_or_later(context, one, other)
    if _EACH.search(text) and not _CHOOSES.search(text):
        return context.say("period.each", **_ranges(context, one, other))
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


def share(
    context: Context, whole: tuple[str, PlanPeriod], part: tuple[str, PlanPeriod]
) -> str | None:
    """「総合計画の期間のうち、この計画と重なるのは何割」: in percent, and as a fraction."""
    years, both = whole[1].years, _years_of_both(whole[1], part[1])
    if not years or both is None:
        return None
    ratio = Fraction(both, years)
    percent = f"{both * 100 / years:.0f}%"
    if 100 % ratio.denominator:
        percent = context.say("period.about", number=percent)
    return context.say(
        "period.share", years=both, share=percent, of=ratio, **_ranges(context, whole, part)
    )


def _years_of_both(one: PlanPeriod, other: PlanPeriod) -> int | None:
    """How many fiscal years two periods share; None without all four ends."""
    firsts = one.first_fiscal_year, other.first_fiscal_year
    lasts = one.last_fiscal_year, other.last_fiscal_year
    if firsts[0] is None or firsts[1] is None or lasts[0] is None or lasts[1] is None:
        return None
    return max(0, min(lasts[0], lasts[1]) - max(firsts[0], firsts[1]) + 1)


def at_once(
    context: Context,
    said: re.Match[str],
    one: tuple[str, PlanPeriod],
    other: tuple[str, PlanPeriod],
) -> str | None:
    """「ゴールの時期はそろっていますか」: whether two plans begin, or end, on one day."""
    days = one[1].end_date, other[1].end_date
    if re.fullmatch(BEGINS, said["what"]):
        days = one[1].start_date, other[1].start_date
    if days[0] is None or days[1] is None:
        return None
    holds = (days[0] == days[1]) is (said["apart"] is None)
    key = "period.compare_yes" if holds else "period.compare_no"
    return context.say(key, **_ranges(context, one, other))


def fits_in(
    context: Context,
    found: tuple[NamedPlan, NamedPlan],
    one: tuple[str, PlanPeriod],
    other: tuple[str, PlanPeriod],
) -> str | None:
    """「計画期間は総合計画の期間に収まりますか」: whether the other has all of its years."""
    if found[1].place < 0:  # 「総合計画の期間に収まりますか」
        one, other = other, one
    both = _years_of_both(one[1], other[1])
    first, last = one[1].first_fiscal_year, one[1].last_fiscal_year
    if both is None or first is None or last is None:
        return None
    fits = both == last - first + 1
    holds = fits is not ("はみ出" in context.question.text)
    return context.say(
        "period.compare_yes" if holds else "period.compare_no", **_ranges(context, one, other)
    )


def difference(
    context: Context,
    one: tuple[str, PlanPeriod],
    other: tuple[str, PlanPeriod],
    *,
    of_end: bool,
) -> str | None:
    """「総合計画の方が何年長いですか」, 「本計画の後、何年続きますか」: the years between them."""
    (name, period), (other_name, other_period) = one, other
    values = period.years, other_period.years
    if of_end:
        values = period.last_fiscal_year, other_period.last_fiscal_year
    if values[0] is None or values[1] is None:
        return None
    key = "period.later_by" if of_end else "period.longer_by"
    longer = name if values[0] > values[1] else other_name
    if values[0] == values[1]:
        key, longer = "period.both_same", name
    return context.say(
        key,
        longer=longer,
        years=abs(values[0] - values[1]),
        **_ranges(context, one, other),
    )


def starts(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> str | None:
    """「総合計画と同じ年に始まりますか」: which of two plans begins later, by how many years."""
    firsts = one[1].first_fiscal_year, other[1].first_fiscal_year
    if firsts[0] is None or firsts[1] is None:
        return None
    ranges = _ranges(context, one, other)
    if firsts[0] == firsts[1]:
        return context.say("period.both_same", **ranges)
    later = one[0] if firsts[0] > firsts[1] else other[0]
    return context.say(
        "period.starts_later", later=later, years=abs(firsts[0] - firsts[1]), **ranges
    )


def times(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> str | None:
    """「総合計画の長さはこの計画の何倍ですか」: the longer by the shorter, one decimal."""
    years = one[1].years, other[1].years
    if not years[0] or not years[1]:
        return None
    (longer, most), (shorter, least) = sorted(
        ((one[0], years[0]), (other[0], years[1])), key=lambda pair: -pair[1]
    )
    ratio = f"{most / least:.1f}".removesuffix(".0")
    return context.say(
        "period.times",
        longer=longer,
        shorter=shorter,
        times=ratio if most % least == 0 else context.say("period.about", number=ratio),
        **_ranges(context, one, other),
    )


def together(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> str | None:
    """「前の計画とこの計画を通すと何年間」: both lengths, where one follows the other at once.

    「足すと何年」 asks for the sum whenever they run.
    """
    earlier, later = sorted((one, other), key=lambda pair: pair[1].first_fiscal_year or 0)
    last, first = earlier[1].last_fiscal_year, later[1].first_fiscal_year
    years = earlier[1].years, later[1].years
    is_sum = re.search(rf"足[すし]|{TOTALLED}", context.question.text) is not None
    follows = last is not None and first == last + 1
    if not (is_sum or follows) or years[0] is None or years[1] is None:
        return None
    return context.say(
        "period.together",
        one_years=years[0],
        other_years=years[1],
        years=years[0] + years[1],
        **_ranges(context, earlier, later),
    )


def longer_or_later(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> str | None:
    """「総合計画はこの計画より長いですか」, 「…より先に終わりますか」: one plan against another."""
    text = context.question.text
    period, other_period = one[1], other[1]
    pairs: tuple[tuple[str, float | None, float | None], ...] = (
        (r"長い|長く", period.years, other_period.years),
        (r"短い|短く", other_period.years, period.years),
        (
            r"(?:先|早|前)[にく]終|早く終",
            _ordinal(other_period.end_date),
            _ordinal(period.end_date),
        ),
        (r"(?:後|遅)[にく]終|遅く終", _ordinal(period.end_date), _ordinal(other_period.end_date)),
    )
    for pattern, left, right in pairs:
        if re.search(pattern, text) and left is not None and right is not None:
            key = "period.compare_yes" if left > right else "period.compare_no"
            return context.say(
                key,
                **_ranges(context, one, other),
            )
    return None


def overlap(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> str | None:
    """「総合計画と重なるのは何年度から何年度まで」: the years that both plans cover."""
    period, other_period = one[1], other[1]
    ends = (
        period.first_fiscal_year,
        other_period.first_fiscal_year,
        period.last_fiscal_year,
        other_period.last_fiscal_year,
    )
    if ends[0] is None or ends[1] is None or ends[2] is None or ends[3] is None:
        return None
    first, last = max(ends[0], ends[1]), min(ends[2], ends[3])
    ranges = _ranges(context, one, other)
    if first > last:
        return context.say("period.no_overlap", **ranges)
    return context.say(
        "period.overlap",
        first=year_name(context, first),
        last=year_name(context, last),
        years=last - first + 1,
        **ranges,
    )


def gap(context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]) -> str | None:
    """The years between the end of the earlier plan and the start of the later one."""
    earlier, later = sorted((one, other), key=lambda pair: pair[1].first_fiscal_year or 0)
    last, first = earlier[1].last_fiscal_year, later[1].first_fiscal_year
    if last is None or first is None or earlier[1].first_fiscal_year is None:
        return None
    years = first - last - 1
    key = "period.gap" if years > 0 else "period.no_gap" if years == 0 else "period.gap_overlap"
    return context.say(key, years=years, **_ranges(context, earlier, later))


def first_of_two(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> str | None:
    """「総合計画とこの計画では、どちらが先に終わりますか」: the one of which it holds."""
    text = context.question.text
    (name, period), (other_name, other_period) = one, other
    of_start = re.search(r"始|はじ|スタート|開始", text) is not None
    if re.search(r"長|短", text):
        values = period.years, other_period.years
    elif of_start:
        values = _ordinal(period.start_date), _ordinal(other_period.start_date)
    else:
        values = _ordinal(period.end_date), _ordinal(other_period.end_date)
    if values[0] is None or values[1] is None:
        return None
    wants_larger = re.search(r"長|後|遅|あと", text) is not None
    key = "period.both_same"
    if values[0] != values[1]:
        key = "period.first_of_two"
    is_one = (values[0] > values[1]) is wants_larger
    return context.say(
        key,
        chosen=name if is_one else other_name,
        **_ranges(context, one, other),
    )


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _ranges(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> dict[str, str]:
    """Both plans with their periods, as every sentence about two says them."""
    (name, period), (other_name, other_period) = one, other
    return {
        "one": name,
        "one_range": range_text(context, period),
        "other": other_name,
        "other_range": range_text(context, other_period),
    }
