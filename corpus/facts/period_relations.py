"""Whose plan a stated period is, and which statements about one plan say the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.period_owners import OwnerKind, classify, is_former, is_upper, ordinal_of
from corpus.normalize import normalize
from corpus.records import Document, PlanPeriod, PlanRelation
from corpus.wareki import read_number


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period with what decides whose it is."""

    period: PlanPeriod
    name: str  # normalised
    is_foreign: bool
    is_aside: bool
    is_extension: bool


def related(document: Document, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """``found`` with the relation of each to the document."""
    title = _key(document.title)
    related = []
    for one in found:
        start = one.period.span.start
        before = normalize(document.text[max(0, start - 16) : start])
        relation = _relation(one, title, before)
        related.append(replace(one, period=replace(one.period, relation=relation)))
    return related


def _relation(one: FoundPeriod, title: str, before: str) -> PlanRelation:
    name = one.name
    if one.is_foreign:
        return PlanRelation.RELATED
    if not name:
        return PlanRelation.OWN
    if is_former(name):
        return PlanRelation.FORMER
    whole = classify(name, 0, len(name))
    if whole.kind is OwnerKind.THIS:
        return PlanRelation.OWN
    key = _key(name)
    ordinal, own_ordinal = ordinal_of(name), ordinal_of(title)
    is_same = bool(title) and (_is_named_in(key, title))
    if is_same:
        if ordinal and own_ordinal and ordinal != own_ordinal:
            is_earlier = _value(ordinal) < _value(own_ordinal)
            return PlanRelation.FORMER if is_earlier else PlanRelation.RELATED
        return PlanRelation.OWN
    if is_upper(name, before):
        return PlanRelation.UPPER
    return PlanRelation.RELATED


def _is_named_in(key: str, title: str) -> bool:
    """Whether a plan's name without ordinals is, or ends, the document's title."""
    plain, whole = _without_ordinal(key), _without_ordinal(title)
    return len(plain) >= 2 and (plain in whole or whole in plain)


def _key(name: str) -> str:
    return re.sub(r"[\s・「」『』()~\-]", "", normalize(name))


def _without_ordinal(key: str) -> str:
    return re.sub(r"第[0-9一二三四五六七八九十]+[次期]", "", key)


def _value(ordinal: str) -> int:
    return read_number(ordinal)


def merged(found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Of the statements about one plan that agree, the fullest; disagreements are marked."""
    groups: dict[tuple[PlanRelation, str, bool], list[FoundPeriod]] = {}
    for one in found:
        whose = one.period.relation
        name = "" if whose is PlanRelation.OWN else _key(one.name)
        groups.setdefault((whose, name, one.is_foreign), []).append(one)
    return [one for group in groups.values() for one in _without_repeats(group)]


def _without_repeats(group: list[FoundPeriod]) -> list[FoundPeriod]:
    kept: list[FoundPeriod] = []
    for one in sorted(group, key=_fullness):
        if one.is_extension and one.period.first_fiscal_year is None:
            one = _with_first_of(one, group)
        if any(_agrees(one.period, other.period) for other in kept):
            continue
        kept.append(one)
    if len(kept) > 1 and not any(one.is_extension for one in kept):
        kept = [_contradicted(one, kept) for one in kept]
    return kept


def _fullness(one: FoundPeriod) -> tuple[bool, int, bool, float, int]:
    period = one.period
    known = (period.first_fiscal_year, period.last_fiscal_year, period.years)
    missing = sum(value is None for value in known)
    return not one.is_extension, missing, one.is_aside, -period.confidence, period.span.start


def _with_first_of(one: FoundPeriod, group: Sequence[FoundPeriod]) -> FoundPeriod:
    """An extension that states the new end only begins when the plan began."""
    for other in group:
        first = other.period.first_fiscal_year
        last = one.period.last_fiscal_year
        if first is not None and other is not one and last is not None and last > first:
            years = last - first + 1
            start = other.period.start_date
            period = replace(
                one.period, first_fiscal_year=first, start_date=start, years=years, conflict=""
            )
            return replace(one, period=period)
    return one


def _agrees(period: PlanPeriod, fuller: PlanPeriod) -> bool:
    return all(
        value is None or value == other
        for value, other in (
            (period.first_fiscal_year, fuller.first_fiscal_year),
            (period.last_fiscal_year, fuller.last_fiscal_year),
            (period.years, fuller.years),
        )
    )


def _contradicted(one: FoundPeriod, kept: Sequence[FoundPeriod]) -> FoundPeriod:
    """``one`` with a note of the other statements about the same plan by the same name."""
    others = [
        other.period
        for other in kept
        if other is not one and (not other.name or not one.name or other.name == one.name)
    ]
    if not others:
        return one
    stated = ", ".join(f"{_years_of(other)} at {other.span.start}" for other in others)
    conflict = "; ".join(filter(None, (one.period.conflict, f"elsewhere {stated}")))
    return replace(one, period=replace(one.period, conflict=conflict))


def _years_of(period: PlanPeriod) -> str:
    first = period.first_fiscal_year or "?"
    return f"{first} to {period.last_fiscal_year or '?'} ({period.years or '?'} years)"


def document_order(one: FoundPeriod) -> tuple[bool, bool, int, float, int]:
    """Own periods first, as they hold after an extension; then in text order."""
    period = one.period
    is_own = period.relation is PlanRelation.OWN
    missing = sum(v is None for v in (period.first_fiscal_year, period.last_fiscal_year))
    if not is_own:
        return True, False, 0, 0.0, period.span.start
    return False, not one.is_extension, missing, -period.confidence, period.span.start


def text_order(one: FoundPeriod) -> tuple[int, bool, int]:
    """「本計画」 first, then what the text says outright, then what it mentions in passing."""
    ranks = {
        PlanRelation.OWN: 0,
        PlanRelation.RELATED: 1,
        PlanRelation.UPPER: 2,
        PlanRelation.FORMER: 3,
    }
    return ranks[one.period.relation], one.is_aside, one.period.span.start
