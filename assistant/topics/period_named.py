"""The two plans that a question about periods names, in the order in which it names them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.drafts import Context
from assistant.names import canonical
from assistant.question import find_plan_names
from corpus.records import DocId, PlanPeriod

PeriodOf = Callable[[Context, str], "tuple[DocId, PlanPeriod] | None"]

_OWN = re.compile(
    r"(?:この|(?<!基)本|当該?|今回?の|現在の|現行の?|こちらの)[一-鿿ァ-ヺー]{0,8}?"
    r"(?:計画|プラン|ビジョン|構想|方針|戦略)"
)
_FORMER = re.compile(r"(?:前|旧)(?:の|回の|期の?)?(?:計画|プラン)")
_UPPER = re.compile(r"(?:最?上位の?|親)計画")
# 「ごみの計画」, 「情報化のほう」: called by what it is about.
_SPOKEN = re.compile(
    r"(?P<about>[一-鿿ァ-ヺー]{2,12})の(?:計画書?|プラン|ほう|やつ|方(?![法針向面々]))"
)
# Two plans that no name tells: 「二つの計画のうち先に終わるのは」
BOTH = re.compile(r"(?:二つ|ふたつ|2つ|両方)の(?:計画|プラン)|両(?:計画|プラン)")
_NO_NAME = re.compile(r"期間|長さ|年数|年間|終了|開始|上位|現在|現行|今回|前回|以前|両方|双方|全体")


@dataclass(frozen=True, slots=True)
class NamedPlan:
    """A plan's period, and where the question names the plan."""

    place: int  # in the question's text; -1 where it goes without saying
    doc_id: DocId
    period: PlanPeriod


def two_plans(context: Context, period_of: PeriodOf) -> tuple[NamedPlan, NamedPlan] | None:
    """The two plans that are named, or the one that is and this; None where any is unknown."""
    text = context.question.text
    said = _said(context, text)
    if not said and BOTH.search(text):
        others = [name for name in ("上位計画", "前計画") if period_of(context, name)]
        said = [(0, ""), (0, others[0])] if len(others) == 1 else []
    if not said or _names_unknown(context, [name for _, name in said]):
        return None
    found: list[NamedPlan] = []
    for place, name in (*said, (-1, "")):
        if place < 0 and len(found) == 2:
            break
        here = context
        if found:  # of one document where it states both
            doc_id = found[0].doc_id
            here = replace(context, documents={doc_id: context.documents[doc_id]})
        period = period_of(here, name) or period_of(context, name)
        if period is None:
            return None
        if all(one.period != period[1] for one in found):
            found.append(NamedPlan(place, *period))
    return (found[0], found[1]) if len(found) == 2 else None


def _said(context: Context, text: str) -> list[tuple[int, str]]:
    """Where a plan is named, and how; "" is this one."""
    said = list(find_plan_names(text))
    titles = [canonical(document.title) for document in context.documents.values()]
    for spoken in _SPOKEN.finditer(text):
        about = canonical(spoken["about"])
        is_named = any(about in canonical(name) for _, name in said)
        if not is_named and any(about in title for title in titles):
            said.append((spoken.start(), ""))
    for pattern, name in ((_OWN, ""), (_FORMER, "前計画"), (_UPPER, "上位計画")):
        match = pattern.search(text)
        if match and not any(start <= match.start() < start + len(one) for start, one in said):
            said.append((match.start(), name))
    return sorted(said)


def _names_unknown(context: Context, names: list[str]) -> bool:
    """Whether a plan is called by something that is in no name: 「総合計画とごみの計画」."""
    titles = [canonical(document.title) for document in context.documents.values()]
    known = [*titles, *(canonical(name) for name in names)]
    return any(
        not _NO_NAME.search(match["about"])
        and not any(canonical(match["about"]) in name for name in known)
        for match in _SPOKEN.finditer(context.question.text)
    )
