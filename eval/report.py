"""``report.html``: one file that needs no network and can be read on paper."""

from collections.abc import Iterable, Sequence
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
    texts_of,
)
from eval.report_figures import (
    array_of,
    bounds_of,
    interval_text,
    numbers,
    percent,
    range_text,
    seconds_text,
)
from eval.report_table import render_filters, render_questions

_STATIC = Path(__file__).parent / "static"


def render_report(report: JsonObject) -> str:
    """The page of a ``report.json``; the same report gives the same bytes."""
    style = (_STATIC / "report.css").read_text(encoding="utf-8")
    script = (_STATIC / "report.js").read_text(encoding="utf-8")
    title = escape(f"{wording.TITLE}：{text_of(report, 'title')}")
    body = "".join(
        [
            f"<h1>{title}</h1>",
            _setting(report),
            _section(wording.SUMMARY, _summary(report)),
            _section(wording.CHARTS, _charts(report)),
            _section(wording.BY_GROUP, _groups(report) + _retrieval(report)),
            _section(wording.NOT_ASKED, _left_out(report)),
            _section(wording.QUESTIONS, render_filters(report) + render_questions(report)),
        ]
    )
    return (
        '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n<script>\n{script}</script>\n</body>\n</html>\n"
    )


def _section(title: str, content: str) -> str:
    return f"<section>\n<h2>{escape(title)}</h2>\n{content}</section>\n" if content else ""


def _setting(report: JsonObject) -> str:
    items = [wording.ASKED_ON.format(today=text_of(report, "today"))]
    items += [f"{name}: {value}" for name, value in object_of(report, "setting").items() if value]
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
        _card(name, percent(summary.get(key)), means, range_text(intervals.get(key)))
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
    if risk:
        chart = curve_chart(
            [_risk_point(point, is_last=point is risk[-1]) for point in risk],
            title=wording.CHART_RISK[0],
            x_name=wording.AXIS_COVERAGE,
            y_name=wording.AXIS_RISK,
        )
        drawn.append(_figure(wording.CHART_RISK, chart))
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
                note=f"{percent(value.get('accuracy'))}（{value.get('correct')}／{value.get('questions')}）",
            )
        )
    return sorted(bars, key=lambda bar: -bar.value)


def _risk_point(point: Sequence[float], *, is_last: bool) -> Point:
    coverage, risk = point[0], point[1]
    note = wording.RISK_NOTE.format(coverage=percent(coverage), risk=percent(risk))
    return Point(coverage, risk, note=note if is_last else "")


def _groups(report: JsonObject) -> str:
    documents = {name: name for name in object_of(report, "by_document")}
    summary = object_of(report, "summary")
    rows = []
    for heading, groups, names in (
        (wording.GROUP_KIND, object_of(summary, "by_kind"), wording.KINDS),
        (wording.GROUP_TAG, object_of(report, "by_tag"), wording.TAGS),
        (wording.GROUP_DOCUMENT, object_of(report, "by_document"), documents),
    ):
        for key, value in groups.items():
            assert isinstance(value, dict)
            rows.append(
                [
                    f"{heading}：{names.get(key, key)}",
                    str(value.get("questions")),
                    str(value.get("correct")),
                    percent(value.get("accuracy")),
                    range_text(value.get("interval"), bare=True),
                ]
            )
    return _table(wording.GROUP_COLUMNS, rows)


def _retrieval(report: JsonObject) -> str:
    found = object_of(object_of(report, "summary"), "retrieval")
    intervals = object_of(report, "intervals")
    rows = [
        [
            wording.RETRIEVAL_NAMES.get(name, name),
            f"{value:.3f}",
            interval_text(intervals.get(name)),
        ]
        for name, value in found.items()
        if name != "questions" and isinstance(value, int | float)
    ]
    if not rows:
        return ""
    text = wording.RETRIEVAL_TEXT.format(questions=found.get("questions"))
    table = _table(wording.RETRIEVAL_COLUMNS, rows)
    return f"<h3>{wording.RETRIEVAL}</h3><p>{escape(text)}</p>{table}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f'<td class="number">{escape(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return f'<table class="small"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>\n'


def _left_out(report: JsonObject) -> str:
    parts = []
    absent = objects_of(report, "absent")
    if absent:
        parts.append(f"<p>{wording.ABSENT_TEXT.format(count=len(absent))}</p>")
        ids: dict[str, list[str]] = {}
        for one in absent:
            ids.setdefault("、".join(texts_of(one, "documents")), []).append(text_of(one, "id"))
        parts.append(_items(f"{name}：{'、'.join(lines)}" for name, lines in ids.items()))
    unlocated = texts_of(report, "unlocated")
    if unlocated:
        parts.append(f"<p>{wording.UNLOCATED_TEXT.format(count=len(unlocated))}</p>")
        parts.append(_items(["、".join(unlocated)]))
    return "".join(parts)


def _items(lines: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>\n"
