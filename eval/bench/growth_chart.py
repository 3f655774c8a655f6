"""The growth of an index as a chart; both axes are logarithmic."""

import math
from collections.abc import Sequence
from html import escape

from eval.json_values import JsonObject, number_of

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 300, 220, 60, 40, 30
_PANELS = (
    ("build_seconds", "index, seconds"),
    ("search_ms_p95", "search, ms (p95)"),
    ("bytes_per_chunk", "memory, bytes a chunk"),
)
_STYLE = "font:12px sans-serif"


def growth_chart(steps: Sequence[JsonObject]) -> str:
    """One panel a figure, over the number of chunks; a dot and its value for each step."""
    panels = "".join(
        f'<g transform="translate({place * (_WIDTH + 20)} 0)">{_panel(steps, key, title)}</g>'
        for place, (key, title) in enumerate(_PANELS)
    )
    width = len(_PANELS) * (_WIDTH + 20)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" '
        f'style="{_STYLE}"><rect width="{width}" height="{_HEIGHT}" fill="white"/>{panels}</svg>\n'
    )


def _panel(steps: Sequence[JsonObject], key: str, title: str) -> str:
    xs = [math.log10(number_of(step, "chunks") or 1) for step in steps]
    values = [max(number_of(step, key) or 0, 1e-3) for step in steps]
    low, high = _decades(values)
    left, right = xs[0], max(xs[-1], xs[0] + 1)
    points = [
        (
            _LEFT + (_WIDTH - _LEFT - 20) * (x - left) / (right - left),
            _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - (math.log10(value) - low) / (high - low)),
        )
        for x, value in zip(xs, values, strict=True)
    ]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    parts = [
        _text(_WIDTH / 2, 16, title, "middle"),
        f'<path d="M{_LEFT - 10} {_TOP}V{_HEIGHT - _BOTTOM + 8}H{_WIDTH}" fill="none" '
        'stroke="#888"/>',
        f'<path d="{path}" fill="none" stroke="#0017c1" stroke-width="2"/>',
    ]
    for exponent in range(low, high + 1):
        y = _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - (exponent - low) / (high - low))
        parts.append(_text(_LEFT - 14, y + 4, f"{10.0**exponent:g}", "end"))
    for (x, y), step, value in zip(points, steps, values, strict=True):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0017c1"/>')
        parts.append(_text(x, y - 8, f"{value:g}", "middle"))
        parts.append(_text(x, _HEIGHT - 14, f"{number_of(step, 'chunks'):,.0f}", "middle"))
    return "".join(parts)


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten that hold the values between them."""
    low = math.floor(math.log10(min(values)))
    return low, max(low + 1, math.ceil(math.log10(max(values))))


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
