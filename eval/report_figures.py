"""Figures of a report as a person reads them."""

from eval import report_wording as wording
from eval.json_values import JsonObject, JsonValue


def array_of(record: JsonObject, key: str) -> list[JsonValue]:
    """The array at ``key``, or an empty one."""
    value = record.get(key)
    return value if isinstance(value, list) else []


def numbers(value: JsonValue) -> list[float]:
    """The numbers of an array."""
    assert isinstance(value, list)
    return [float(number) for number in value if isinstance(number, int | float)]


def bounds_of(value: JsonValue) -> tuple[float, float] | None:
    """Both ends of an interval, or None."""
    ends = numbers(value) if isinstance(value, list) else []
    return (ends[0], ends[1]) if len(ends) == 2 else None


def range_text(value: JsonValue, *, bare: bool = False) -> str:
    """An interval of shares, with what it is unless ``bare``."""
    bounds = bounds_of(value)
    if bounds is None:
        return ""
    template = wording.BARE_RANGE if bare else wording.RANGE
    return template.format(low=percent(bounds[0]), high=percent(bounds[1]))


def interval_text(value: JsonValue) -> str:
    """An interval of any figure."""
    bounds = bounds_of(value)
    return f"{bounds[0]:.3f}～{bounds[1]:.3f}" if bounds else wording.NO_FIGURE


def percent(value: JsonValue) -> str:
    """A share of 1 as a percentage."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return wording.NO_FIGURE
    return f"{value * 100:.1f}%"


def seconds_text(value: JsonValue) -> str:
    """Seconds with two digits."""
    return f"{value:.2f}" if isinstance(value, int | float) else wording.NO_FIGURE
