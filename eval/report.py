"""``report.html``: one file that needs no network and can be read on paper."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from eval import report_wording as wording
from eval.charts import Bar, Point, bar_chart, curve_chart, histogram, reliability_chart
from eval.json_values import (
    JsonObject,
    number_of,
    object_of,
    objects_of,
    text_of,
)
from eval.report_figures import (
    array_of,
    bounds_of,
    numbers,
    percent,
    range_text,
    seconds_text,
)
from eval.report_groups import group_table, left_out, measure_table, mistake_table
from eval.report_table import render_filters, render_questions

_FEWEST_ANSWERS = 10  # of which a share of wrong ones is drawn
_STATIC = Path(__file__).parent / "static"


def render_report(report: JsonObject) -> str:
    """The page of a ``report.json``; the same report gives the same bytes."""
    body = "".join(
        [
            _setting(report),
            _section(wording.SUMMARY, _summary(report)),
            _section(wording.CHARTS, _charts(report)),
            _section(wording.MISTAKES, mistake_table(report)),
            _section(wording.BY_GROUP, group_table(report)),
            _section(wording.MEASURES, measure_table(report)),
            _section(wording.NOT_ASKED, left_out(report)),
            _section(wording.QUESTIONS, render_filters(report) + render_questions(report)),
        ]
    )
    script = (_STATIC / "report.js").read_text(encoding="utf-8")
    return page_of(f"{wording.TITLE}：{text_of(report, 'title')}", body, script)


def page_of(title: str, body: str, script: str = "") -> str:
    """A whole page that needs nothing else.

    Args:
        title: Text.
        body: HTML, without the heading that ``title`` makes.
        script: What runs at its end.
    """
    style = (_STATIC / "report.css").read_text(encoding="utf-8")
    name = escape(title)
    return (
        '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{name}</h1>{body}</main>\n<script>\n{script}</script>\n"
        "</body>\n</html>\n"
    )


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n{content}</section>\n" if content else ""


def _setting(report: JsonObject) -> str:
    items = [wording.ASKED_ON.format(today=text_of(report, "today"))]
    items += [
        f"{wording.SETTINGS.get(name, name)} {value}"
        for name, value in object_of(report, "setting").items()
        if value
    ]
    return f'<p class="setting">{escape(" ／ ".join(items))}</p>\n'


def _summary(report: JsonObject) -> str:
    summary = object_of(report, "summary")
    intervals = object_of(report, "intervals")
    asked = objects_of(report, "questions")
    if not asked:
        return f"<p>{wording.NO_QUESTION}</p>"
    correct = sum(record.get("correct") is True for record in asked)
    headline = wording.HEADLINE.format(
        questions=len(asked), correct=correct, accuracy=percent(summary.get("answer_accuracy"))
    )
    bounds = bounds_of(intervals.get("answer_accuracy"))
    if bounds:
        headline += wording.HEADLINE_RANGE.format(low=percent(bounds[0]), high=percent(bounds[1]))
    cards = [
        _card(
            name,
            percent(summary.get(key)),
            means + _beside_written_out(key, summary),
            range_text(intervals.get(key)),
        )
        for key, name, means in wording.CARDS
        if summary.get(key) is not None
    ]
    abstention = object_of(summary, "abstention")
    for key, (name, means) in (
        ("recall", wording.CARD_ABSTENTION_RECALL),
        ("precision", wording.CARD_ABSTENTION_PRECISION),
    ):
        if abstention.get(key) is not None:
            cards.append(_card(name, percent(abstention[key]), means, ""))
    seconds = object_of(summary, "seconds")
    name, means = wording.CARD_SECONDS
    value = wording.SECONDS.format(value=seconds_text(seconds.get("median")))
    cards.append(_card(name, value, means.format(p95=seconds_text(seconds.get("p95"))), ""))
    return (
        f'<p class="headline">{escape(headline)}</p>\n<ul class="cards">{"".join(cards)}</ul>\n'
        f"<h3>{wording.HOW_TO_READ}</h3>\n<p>{wording.HOW_TO_READ_TEXT}</p>\n"
    )


def _beside_written_out(key: str, summary: JsonObject) -> str:
    """For conversations: how the same questions fare when written out, where a set has both."""
    conversation = object_of(summary, "conversation")
    if key != "conversation_accuracy" or not conversation.get("written_out"):
        return ""
    return wording.WRITTEN_OUT.format(**conversation)


def _card(name: str, figure: str, means: str, bounds: str) -> str:
    return (
        f'<li><div class="name">{escape(name)}</div><div class="figure">{escape(figure)}</div>'
        f'<div class="range">{escape(bounds)}</div><div class="means">{escape(means)}</div></li>'
    )


def _charts(report: JsonObject) -> str:
    summary, confidence = object_of(report, "summary"), object_of(report, "confidence")
    kinds = object_of(summary, "by_kind")
    seconds = [number_of(record, "seconds") or 0.0 for record in objects_of(report, "questions")]
    drawn: list[str] = []
    if kinds:
        chart = bar_chart(_bars(kinds, wording.KINDS), title=wording.CHART_KINDS[0])
        drawn.append(_figure(wording.CHART_KINDS, chart, is_wide=True))
    risk = [numbers(point) for point in array_of(confidence, "risk_coverage")]
    # The share of wrong answers among the first few is no share yet.
    risk = [point for point in risk if point[0] * len(seconds) >= _FEWEST_ANSWERS] or risk[-1:]
    if risk:
        chart = curve_chart(
            [_risk_point(point, is_last=point is risk[-1]) for point in risk],
            title=wording.CHART_RISK[0],
            x_name=wording.AXIS_COVERAGE,
            y_name=wording.AXIS_RISK,
        )
        name, means = wording.CHART_RISK
        means += wording.RISK_COVERAGE.format(coverage=percent(confidence.get("coverage_at_95")))
        drawn.append(_figure((name, means), chart))
    bins = [numbers(found) for found in array_of(confidence, "reliability")]
    if bins:
        chart = reliability_chart(
            [
                Point(mean, accuracy, count, wording.COUNT_NOTE.format(count=int(count)))
                for mean, accuracy, count in bins
            ],
            title=wording.CHART_RELIABILITY[0],
            x_name=wording.AXIS_CONFIDENCE,
            y_name=wording.AXIS_ACCURACY,
        )
        drawn.append(_figure(wording.CHART_RELIABILITY, chart))
    if seconds and max(seconds) > 0:
        chart = histogram(
            seconds,
            title=wording.CHART_SECONDS[0],
            unit="s",
            more=wording.AND_MORE,
            x_name=wording.AXIS_SECONDS,
            y_name=wording.AXIS_COUNT,
        )
        drawn.append(_figure(wording.CHART_SECONDS, chart))
    return f'<div class="charts">{"".join(drawn)}</div>\n' if drawn else ""


def _figure(words: tuple[str, str], chart: str, *, is_wide: bool = False) -> str:
    name, means = words
    kind = ' class="wide"' if is_wide else ""
    return (
        f'<figure{kind}><figcaption><h3>{escape(name)}</h3><div class="soft">{escape(means)}</div>'
        f"</figcaption>{chart}</figure>"
    )


def _bars(groups: JsonObject, names: dict[str, str]) -> list[Bar]:
    bars = []
    for key, value in groups.items():
        assert isinstance(value, dict)
        bounds = bounds_of(value.get("interval"))
        bars.append(
            Bar(
                label=names.get(key, key),
                value=number_of(value, "accuracy") or 0.0,
                low=bounds[0] if bounds else None,
                high=bounds[1] if bounds else None,
                note=percent(value.get("accuracy")),
                count=f"{value.get('correct')}／{value.get('questions')}",
            )
        )
    return sorted(bars, key=lambda bar: -bar.value)


def _risk_point(point: Sequence[float], *, is_last: bool) -> Point:
    coverage, risk = point[0], point[1]
    note = wording.RISK_NOTE.format(coverage=percent(coverage), risk=percent(risk))
    return Point(coverage, risk, note=note if is_last else "")
