"""Whose plan a stated period is, and which statements about one plan say the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.period_halves import is_earlier_half
from corpus.facts.period_owners import (
    OwnerKind,
    classify,
    is_former,
    is_upper,
    ordinals_of,
    without_ordinals,
)
from corpus.normalize import normalize
from corpus.records import Document, PlanPeriod, PlanRelation

_COMPREHENSIVE = re.compile(r"総合計画|総合振興計画|長期計画")
# Parts of a comprehensive plan that have periods of their own; elsewhere, no name by itself.
_LAYER = re.compile(r"(?:前期|後期)?(?:基本計画|基本構想|実施計画|実行計画|行動計画|推進計画)")


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period with what decides whose it is."""

    period: PlanPeriod
    name: str  # normalised
    is_foreign: bool
    is_aside: bool
    is_extension: bool
    is_past: bool = False  # looked back on
    key: str = ""  # the name without spaces, brackets and the municipality


def related(document: Document, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """``found`` with the relation of each to ``document``."""
    title = _key(document.title)
    keyed = [replace(one, key=_key(one.name, document.municipality)) for one in found]
    latest = _latest_ordinals(keyed)
    related = []
    for one in keyed:
        start = one.period.span.start
        before = normalize(document.text[max(0, start - 16) : start])
        relation = _relation(one, title, before)
        is_open_to_doubt = relation is PlanRelation.RELATED or not ordinals_of(title)
        is_over = one.is_past and relation is PlanRelation.RELATED
        is_over = is_over or (is_open_to_doubt and _is_superseded(one, latest))
        if is_over and not one.is_foreign:
            relation = PlanRelation.FORMER
        related.append(replace(one, period=replace(one.period, relation=relation)))
    return related


def _relation(one: FoundPeriod, title: str, before: str) -> PlanRelation:
    if one.is_foreign:
        return PlanRelation.RELATED
    if not one.name:
        return PlanRelation.OWN
    if is_former(one.name) or is_earlier_half(one.key, title):
        return PlanRelation.FORMER
    if classify(one.name, 0, len(one.name)).kind is OwnerKind.THIS:
        return PlanRelation.OWN
    if _is_named_in(one.key, title):
        mine, theirs = ordinals_of(title), ordinals_of(one.name)
        if not mine or not theirs or theirs[-1] in mine:
            return PlanRelation.OWN
        return PlanRelation.FORMER if theirs[-1] < max(mine) else PlanRelation.RELATED
    if is_upper(one.name, before):
        return PlanRelation.UPPER
    return PlanRelation.RELATED


def _is_named_in(key: str, title: str) -> bool:
    """Whether a plan's name, apart from its ordinal, is the document's or a part of it."""
    plain, whole = without_ordinals(key), without_ordinals(title)
    if not title or len(plain) < 2:
        return False
    if _COMPREHENSIVE.search(whole) and _LAYER.fullmatch(plain):
        layers = _LAYER.findall(whole)  # 総合計画後期基本計画 is no 基本構想 and no 前期基本計画
        return not layers or any(layer.endswith(plain) for layer in layers)
    if plain in whole:
        return whole.endswith(plain) or _LAYER.fullmatch(plain) is None
    return len(whole) >= 4 and whole in plain


def _latest_ordinals(found: Sequence[FoundPeriod]) -> dict[str, int]:
    """For each plan's name without its ordinal, the highest one: 9 of 第8期 and 第9期計画."""
    latest: dict[str, int] = {}
    for one in found:
        plain = without_ordinals(one.key)
        latest[plain] = max(latest.get(plain, 0), *ordinals_of(one.name), 0)
    return latest


def _is_superseded(one: FoundPeriod, latest: dict[str, int]) -> bool:
    """Whether the text knows a later plan of the same name: 第8期計画 beside 第9期計画."""
    ordinals = ordinals_of(one.name)
    plain = without_ordinals(one.key)
    return bool(ordinals) and any(
        ordinals[-1] < number
        for name, number in latest.items()
        if name.endswith(plain) or plain.endswith(name)
    )


def _key(name: str, municipality: str = "") -> str:
    """``name`` without what may differ from one mention to the next."""
    key = re.sub(r"[\s・「」『』()~\-]", "", normalize(name))
    return key.replace(municipality, "", 1) if municipality else key


def merged(found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Of the statements about one plan that agree, the fullest; disagreements are marked."""
    groups: dict[tuple[PlanRelation, str, bool], list[FoundPeriod]] = {}
    for one in found:
        whose = one.period.relation
        name = "" if whose is PlanRelation.OWN else one.key
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


def _fullness(one: FoundPeriod) -> tuple[bool, int, float, bool, int]:
    period = one.period
    known = (period.first_fiscal_year, period.last_fiscal_year, period.years)
    missing = sum(value is None for value in known)
    return not one.is_extension, missing, -period.confidence, one.is_aside, period.span.start


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
        if other is not one and _speaks_of_the_same(one.name, other.name)
    ]
    if not others:
        return one
    stated = ", ".join(f"{_years_of(other)} at {other.span.start}" for other in others)
    conflict = "; ".join(filter(None, (one.period.conflict, f"elsewhere {stated}")))
    return replace(one, period=replace(one.period, conflict=conflict))


def _speaks_of_the_same(name: str, other: str) -> bool:
    """Whether two statements mean one plan: 本計画 and 計画期間; not 基本構想 and 基本計画."""
    if not name or not other or name == other:
        return True
    return all(classify(one, 0, len(one)).kind is OwnerKind.THIS for one in (name, other))


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
