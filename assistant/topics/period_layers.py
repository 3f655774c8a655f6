"""The layers of a comprehensive plan, each with years of its own: 基本構想 and 基本計画."""

import re
from collections.abc import Sequence

from assistant.names import canonical
from assistant.question import Question
from corpus.records import Document, PlanPeriod, PlanRelation

_COMPREHENSIVE = re.compile(r"総合計画|総合振興計画|長期計画")
_LAYER = re.compile(r"基本構想|(?P<half>[前中後]期)?基本計画")
_ANY_LAYER = re.compile(r"構想|(?:基本|実施|実行|行動|推進)計画|[前中後]期")
_FRONT_CHARS = 100  # of a cover


def other_layers(
    question: Question, document: Document, periods: Sequence[PlanPeriod], chosen: PlanPeriod
) -> tuple[PlanPeriod, ...]:
    """The periods to tell beside the ``chosen`` one where no layer is asked for.

    「総合計画の期間は」 is asked of the 基本構想 and of the 基本計画 that runs; 「この計画」 in a
    document that is called by one of them is that one alone.
    """
    title = canonical(document.title)
    asked = question.plan_name
    is_titled = _ANY_LAYER.search(title) is not None
    if not _COMPREHENSIVE.search(title) or _ANY_LAYER.search(asked) or (is_titled and not asked):
        return ()
    front = title + canonical(document.text[:_FRONT_CHARS])
    layers: dict[str, PlanPeriod] = {}
    halves: dict[str, PlanPeriod] = {}
    for one in periods:
        layer = _LAYER.fullmatch(canonical(one.subject))
        if layer is None or None in (one.first_fiscal_year, one.last_fiscal_year):
            continue
        if one.relation not in (PlanRelation.OWN, PlanRelation.UPPER):
            continue
        (halves if layer["half"] else layers).setdefault(layer.group(), one)
    covered = {name: one for name, one in halves.items() if name in front or len(halves) == 1}
    told = {**layers, **(covered if len(covered) == 1 else {})}
    if canonical(chosen.subject) not in told and not is_titled:
        return ()
    return tuple(one for one in told.values() if _years(one) != _years(chosen))


def _years(period: PlanPeriod) -> tuple[int | None, int | None]:
    return period.first_fiscal_year, period.last_fiscal_year
