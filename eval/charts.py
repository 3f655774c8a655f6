"""Charts as inline SVG: no library, no network, readable on paper and without colour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from eval.measures.times import percentile

_WIDTH = 680  # of bar charts, in their own units; the page scales them
_LABELS = 190  # room for the names of bars
_NOTES = 150  # room for figures behind bars
_ROW = 30
_LEFT, _TOP, _RIGHT, _BOTTOM = 70, 34, 24, 44
_PLOT_WIDTH, _PLOT_HEIGHT = 400, 240
_PLOT_SIZE = (_LEFT + _PLOT_WIDTH + _RIGHT, _TOP + _PLOT_HEIGHT + _BOTTOM)
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar from 0 to 1, with the interval that its figure may lie in."""

    label: str
    value: float
    low: float | None
    high: float | None
    note: str  # written behind the bar
    count: str = ""  # written behind the note, where there is room


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a plot whose axes both run from 0 to 1."""

    x: float
    y: float
    weight: float = 1.0  # area of its mark, relative to the others
    note: str = ""  # shown when pointed at


def bar_chart(bars: Sequence[Bar], *, title: str) -> str:
    """Horizontal bars, each with its interval as a whisker and its figure written behind it."""
    width = _WIDTH - _LABELS - _NOTES
    height = _ROW * len(bars) + 30
    parts = []
    for tick in _TICKS:
        x = _LABELS + width * tick
        parts.append(_line(x, 4, x, height - 24, "grid"))
        parts.append(_text(x, height - 8, f"{tick:.0%}", "tick", "middle"))
    for place, bar in enumerate(bars):
        middle = 4 + _ROW * place + _ROW / 2
        parts.append(_text(_LABELS - 8, middle + 5, bar.label, "label", "end"))
        parts.append(
            f'<rect class="bar" x="{_LABELS}" y="{middle - 8:.1f}"'
            f' width="{max(0.5, width * bar.value):.1f}" height="16"/>'
        )
        if bar.low is not None and bar.high is not None:
            low, high = _LABELS + width * bar.low, _LABELS + width * bar.high
            parts.append(_line(low, middle, high, middle, "whisker"))
            parts.extend(_line(x, middle - 4, x, middle + 4, "whisker") for x in (low, high))
        parts.append(_text(_WIDTH - _NOTES + 8, middle + 5, bar.note, "note", "start"))
        parts.append(_text(_WIDTH, middle + 5, bar.count, "note count", "end"))
    return _svg(_WIDTH, height, title, parts)


def curve_chart(points: Sequence[Point], *, title: str, x_name: str, y_name: str) -> str:
    """A curve through ``points``; the upper end of the y axis fits the data."""
    top = _nice_top([point.y for point in points])
    path = " ".join(
        f"{'L' if place else 'M'}{_x(point.x):.1f},{_y(point.y / top):.1f}"
        for place, point in enumerate(points)
    )
    parts = [*_frame(x_name, y_name, y_top=top), f'<path class="curve" d="{path}"/>']
    last = points[-1]
    parts.append(_mark(last.x, last.y / top, 5, last.note))
    # Above the plot, where no curve can run through it.
    parts.append(_text(_LEFT + _PLOT_WIDTH, _TOP - 12, last.note, "label", "end"))
    return _svg(*_PLOT_SIZE, title, parts)


def reliability_chart(points: Sequence[Point], *, title: str, x_name: str, y_name: str) -> str:
    """Points against the diagonal; a mark's area is its weight."""
    parts = [
        *_frame(x_name, y_name, y_top=1.0),
        _line(_x(0), _y(0), _x(1), _y(1), "diagonal"),
    ]
    heaviest = max((point.weight for point in points), default=1.0)
    for point in points:
        radius = 4 + 12 * (point.weight / heaviest) ** 0.5
        parts.append(_mark(point.x, point.y, radius, point.note))
        parts.append(_text(_x(point.x), _y(point.y) - radius - 4, point.note, "tick", "middle"))
    return _svg(*_PLOT_SIZE, title, parts)


def histogram(
    values: Sequence[float], *, title: str, unit: str, x_name: str, y_name: str, more: str
) -> str:
    """How many values fall in each of up to 20 ranges of equal width, from 0 on.

    The last range holds all that is beyond: one slow value would press the others together.
    ``more`` is written behind its lower end.
    """
    usual = percentile(values, 0.98) or 0.0
    width = _nice_step(max(usual, 0.01) / 19)
    counts = [0] * (int(usual / width) + 2)
    for value in values:
        counts[min(int(value / width), len(counts) - 1)] += 1
    while not counts[-1]:
        counts.pop()
    is_open = max(values) >= len(counts) * width
    highest = max(counts)
    parts = _axes(x_name, y_name)
    column = _PLOT_WIDTH / len(counts)
    for place, count in enumerate(counts):
        if not count:
            continue
        height = _PLOT_HEIGHT * count / highest
        x = _LEFT + column * place
        is_last = is_open and place == len(counts) - 1
        ends = (
            f"{place * width:g}{more}" if is_last else f"{place * width:g}–{(place + 1) * width:g}"
        )
        parts.append(
            f'<rect class="bar" x="{x + 1:.1f}" y="{_TOP + _PLOT_HEIGHT - height:.1f}"'
            f' width="{max(1.0, column - 2):.1f}" height="{height:.1f}">'
            f"<title>{ends} {escape(unit)}: {count}</title></rect>"
        )
    step = max(1, len(counts) // 5)
    labelled = [*range(0, len(counts) - step, step), len(counts) - 1]
    for place in labelled:
        label = f"{place * width:g}{more if is_open and place == labelled[-1] else ''}"
        x = _LEFT + column * place
        parts.append(_text(x, _TOP + _PLOT_HEIGHT + 18, label, "tick", "middle"))
    parts.append(_text(_LEFT - 8, _TOP + 10, str(highest), "tick", "end"))
    parts.append(_text(_LEFT - 8, _TOP + _PLOT_HEIGHT + 4, "0", "tick", "end"))
    return _svg(*_PLOT_SIZE, title, parts)


def _frame(x_name: str, y_name: str, *, y_top: float) -> list[str]:
    """Axes with grid lines; x from 0 to 1, y from 0 to ``y_top``."""
    parts = _axes(x_name, y_name)
    for tick in _TICKS:
        parts.append(_line(_LEFT, _y(tick), _LEFT + _PLOT_WIDTH, _y(tick), "grid"))
        parts.append(_text(_x(tick), _TOP + _PLOT_HEIGHT + 18, f"{tick:.0%}", "tick", "middle"))
        parts.append(_text(_LEFT - 8, _y(tick) + 4, _percent(tick * y_top), "tick", "end"))
    return parts


def _axes(x_name: str, y_name: str) -> list[str]:
    middle = _TOP + _PLOT_HEIGHT / 2
    return [
        _line(_LEFT, _TOP, _LEFT, _TOP + _PLOT_HEIGHT, "axis"),
        _line(_LEFT, _TOP + _PLOT_HEIGHT, _LEFT + _PLOT_WIDTH, _TOP + _PLOT_HEIGHT, "axis"),
        _text(_LEFT + _PLOT_WIDTH / 2, _TOP + _PLOT_HEIGHT + 38, x_name, "label", "middle"),
        f'<text class="label" text-anchor="middle" transform="translate(22 {middle}) rotate(-90)">'
        f"{escape(y_name)}</text>",
    ]


def _x(share: float) -> float:
    return _LEFT + _PLOT_WIDTH * share


def _y(share: float) -> float:
    return _TOP + _PLOT_HEIGHT * (1 - share)


def _nice_top(values: Iterable[float]) -> float:
    highest = max(values, default=0.0)
    return next((top for top in (0.05, 0.1, 0.25, 0.5) if highest <= top), 1.0)


def _nice_step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is at least ``least``."""
    step = 0.001
    while True:
        for factor in (1, 2, 5):
            if step * factor >= least:
                return step * factor
        step *= 10


def _percent(share: float) -> str:
    return f"{share:.0%}" if round(share * 100, 6) % 1 == 0 else f"{share:.1%}"


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, kind: str, anchor: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}"'
    return f'<text class="{kind}" {place} text-anchor="{anchor}">{escape(text)}</text>'


def _mark(x: float, y: float, radius: float, note: str) -> str:
    place = f'cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{radius:.1f}"'
    return f'<circle class="mark" {place}><title>{escape(note)}</title></circle>'


def _svg(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
