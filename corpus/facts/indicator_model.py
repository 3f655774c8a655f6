"""Which values of a document are aimed at, what they measure and by when, by a model.

A value is a target with ``P = exp(w · f) / (1 + exp(w · f))``; its name and its year are chosen by
``P(choice) = exp(w · f) / (1 + sum over the choices of exp(w · f))``, the rest being "none". What
is told is as sure as the product. Fitted by ``python -m eval.bench.train_indicators``.
"""

import json
import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from corpus.facts.indicator_dates import Year, years_of
from corpus.facts.indicator_grid import Value
from corpus.facts.indicator_names import Name, names_of
from corpus.facts.indicator_page import Page
from corpus.facts.indicator_sights import has_aim_near, sights_of
from corpus.facts.indicator_units import unit_of
from corpus.records import Indicator, Span

WEIGHTS = Path(__file__).with_name("indicator_weights.json")
_PARTS = ("values", "names", "years")
_PLACES = 2  # decimals of a weight in its file
_LIKELY = 0.2  # probability of a target below which its name is not looked for
_LIKELY_UNTOLD = 0.8  # least probability of a fact where no word near speaks of targets
_MOST = 30.0  # of a score
Choice = TypeVar("Choice", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Chooser:
    """A weight for each thing seen of a choice."""

    weights: Mapping[str, float]
    bias: float

    def score(self, sights: Iterable[str]) -> float:
        """``w · f`` of a choice."""
        # Exact, so that the order of a set does not show.
        return math.fsum((self.bias, *(self.weights.get(name, 0.0) for name in sights)))

    def raised(self, sights: Iterable[str]) -> float:
        """``exp(w · f)`` of a choice; that of none is 1."""
        return math.exp(min(self.score(sights), _MOST))

    def best(self, choices: Sequence[tuple[Choice, frozenset[str]]]) -> tuple[Choice | None, float]:
        """The likeliest choice, its mentions counted together, or None, and its probability."""
        raised: dict[Choice | None, float] = {None: 1.0}
        for choice, sights in choices:
            raised[choice] = raised.get(choice, 0.0) + self.raised(sights)
        best = max(raised, key=lambda choice: raised[choice])
        return best, raised[best] / sum(raised.values())


@dataclass(frozen=True, slots=True)
class IndicatorModel:
    """What chooses targets, their names and their years."""

    values: Chooser
    names: Chooser
    years: Chooser

    def told(self, page: Page, least: float) -> Iterator[Indicator]:
        """The targets of a page that are at least so probable, in order."""
        for line in page.lines:
            for value in line.values:
                sure = 0.0 if page.is_headless(value) else self.likely(page, value)
                needed = least if has_aim_near(page, value) else max(least, _LIKELY_UNTOLD)
                if sure >= max(needed, _LIKELY):
                    indicator = self._judged(page, value, sure, needed)
                    if indicator is not None:
                        yield indicator

    def likely(self, page: Page, value: Value) -> float:
        """How probably a value is a target."""
        raised = self.values.raised(sights_of(page, value))
        return raised / (1 + raised)

    def _judged(self, page: Page, value: Value, sure: float, least: float) -> Indicator | None:
        names = names_of(page, value)
        named, likely = self.names.best([(one.text, one.sights) for one in names])
        sure *= likely
        if named is None or sure < least:
            return None
        years = years_of(page, value)
        year, likely = self.years.best([(one.fiscal_year, one.sights) for one in years])
        sure *= likely
        if sure < least:
            return None
        name = max(
            (one for one in names if one.text == named),
            key=lambda one: self.names.raised(one.sights),
        )
        stated = [one for one in years if one.fiscal_year == year]
        place = max(stated, key=lambda one: self.years.raised(one.sights), default=None)
        return _indicator(page, value, name, place, sure)

    @staticmethod
    def load(path: Path = WEIGHTS) -> "IndicatorModel":
        """Read what ``save`` wrote."""
        held = json.loads(path.read_text(encoding="utf-8"))
        parts = [Chooser(held[part]["weights"], held[part]["bias"]) for part in _PARTS]
        return IndicatorModel(*parts)

    def save(self, path: Path) -> None:
        """Write the weights, a line for each thing seen that has one."""
        parts = []
        for part, chooser in zip(_PARTS, (self.values, self.names, self.years), strict=True):
            kept = {name: round(value, _PLACES) for name, value in sorted(chooser.weights.items())}
            lines = ",\n".join(
                f"   {json.dumps(name, ensure_ascii=False)}: {value}"
                for name, value in kept.items()
                if value
            )
            bias = round(chooser.bias, _PLACES)
            parts.append(f' "{part}": {{\n  "bias": {bias},\n  "weights": {{\n{lines}\n  }}\n }}')
        path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _indicator(page: Page, value: Value, name: Name, year: Year | None, sure: float) -> Indicator:
    read = page.lines[value.line].read
    amount = read.span(value.start, max(value.behind, value.end))
    span = Span(min(name.span.start, amount.start), max(name.span.end, amount.end))
    if year is not None and year.place is not None and year.place[0] == value.line:
        mention = read.span(year.place[1], year.place[2])
        span = Span(min(span.start, mention.start), max(span.end, mention.end))
    whole = read.sentence.span
    sentence = Span(min(whole.start, span.start), max(whole.end, span.end))
    return Indicator(
        name.text,
        read.verbatim(value.start, value.end),
        unit_of(page, value, name),
        year.fiscal_year if year is not None else None,
        span,
        sentence,
        round(sure, 2),
    )


@cache
def shipped_model() -> IndicatorModel:
    """The model that ships with the program, read once."""
    return IndicatorModel.load()
