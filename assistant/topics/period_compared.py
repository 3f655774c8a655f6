"""What is said of two plans' periods: the longer one, what they share, what lies between them."""

import re
from datetime import date
from fractions import Fraction

from assistant.drafts import Context
from assistant.topics.period_asks import YEARS
from assistant.topics.period_named import NamedPlan
from assistant.topics.period_sums import range_text, year_name
from assistant.wants import BEGINS, TOTALLED
from corpus.records import PlanPeriod


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
        "period.share", years=both, share=percent, of=ratio, **ranges_of(context, whole, part)
    )


def _years_of_both(one: PlanPeriod, other: PlanPeriod) -> int | None:
    """How many fiscal years two periods share; None without all four ends."""
    firsts = one.first_fiscal_year, other.first_fiscal_year
    lasts = one.last_fiscal_year, other.last_fiscal_year
    if firsts[0] is None or firsts[1] is None or lasts[0] is None or lasts[1] is None:
        return None
    return max(0, min(lasts[0], lasts[1]) - max(firsts[0], firsts[1]) + 1)


def lengths_claimed(
    context: Context,
    found: tuple[NamedPlan, NamedPlan],
    one: tuple[str, PlanPeriod],
    other: tuple[str, PlanPeriod],
) -> str | None:
    """「この計画は10年で、総合計画は5年ですか」: whether both last so long; None for less."""
    text = context.question.text
    said = [(match.start(), int(match.group(1))) for match in YEARS.finditer(text)]
    if len(said) == 1 and re.search(r"も[^。]*も|どちらも|両方", text):
        claimed = [said[0][1]] * 2
    elif len(said) == 2 and min(plan.place for plan in found) >= 0:
        claimed = [
            next((years for place, years in said if place > plan.place), -1) for plan in found
        ]
    else:
        return None
    holds = claimed == [plan.period.years for plan in found]
    key = "period.compare_yes" if holds else "period.compare_no"
    return context.say(key, **ranges_of(context, one, other))


def at_once(
    context: Context,
    said: re.Match[str],
    one: tuple[str, PlanPeriod],
    other: tuple[str, PlanPeriod],
) -> str | None:
    """「ゴールの時期はそろっていますか」: whether two plans begin, or end, on one day, or both."""
    is_whole = said["what"] in (None, "期間")
    is_start = not is_whole and re.fullmatch(BEGINS, said["what"]) is not None
    days = [
        ((period.start_date,) if is_whole or is_start else ())
        + ((period.end_date,) if is_whole or not is_start else ())
        for _, period in (one, other)
    ]
    if None in (*days[0], *days[1]):
        return None
    holds = (days[0] == days[1]) is (said["apart"] is None)
    key = "period.compare_yes" if holds else "period.compare_no"
    return context.say(key, **ranges_of(context, one, other))


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
        "period.compare_yes" if holds else "period.compare_no", **ranges_of(context, one, other)
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
        **ranges_of(context, one, other),
    )


def starts(
    context: Context, one: tuple[str, PlanPeriod], other: tuple[str, PlanPeriod]
) -> str | None:
    """「総合計画と同じ年に始まりますか」: which of two plans begins later, by how many years."""
    firsts = one[1].first_fiscal_year, other[1].first_fiscal_year
    if firsts[0] is None or firsts[1] is None:
        return None
    ranges = ranges_of(context, one, other)
    if firsts[0] == firsts[1]:
        return context.say("period.same_start", **ranges)
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
        **ranges_of(context, one, other),
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
        **ranges_of(context, earlier, later),
    )


def longer_or_later(
    context: Context,
    found: tuple[NamedPlan, NamedPlan],
    one: tuple[str, PlanPeriod],
    other: tuple[str, PlanPeriod],
) -> str | None:
    """「総合計画はこの計画より長いですか」, 「総合計画より先に終わりますか」: one and another."""
    text = context.question.text
    if _is_standard(text.find("より"), *found):
        one, other = other, one
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
                **ranges_of(context, one, other),
            )
    return None


def _is_standard(than: int, one: NamedPlan, other: NamedPlan) -> bool:
    """Whether the first of two plans is the one that 「より」, at ``than``, stands behind."""
    return than > one.place and not one.place < other.place < than


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
    ranges = ranges_of(context, one, other)
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
    return context.say(key, years=years, **ranges_of(context, earlier, later))


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
        **ranges_of(context, one, other),
    )


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def ranges_of(
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
