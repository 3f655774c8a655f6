"""The halves of a plan that has two: 前期 and 後期 of a 基本計画."""

import re

from corpus.facts.period_owners import Owner, OwnerKind

_REACH = 16  # characters: 「(後期)の期間は、」
_HALVES = "前中後"
# 前期:令和3年度…, (後期)令和8年度…, 後期を令和8年度…
_HALF = re.compile(rf"(?P<half>[{_HALVES}]期)[ ]?[)\]】]?[ ]?(?:の?期間)?[はをが:、]?[ \t]*$")
_HALVED = re.compile(rf"(?<![{_HALVES}]期)(?:基本|実施|実行|行動|推進)計画")
_NAMED = re.compile(rf"([{_HALVES}])期(?:基本|実施|実行|行動|推進)計画")


def half_before(text: str, place: int) -> Owner | None:
    """Whose the years at ``place`` are where 「前期」 or 「後期」 stands before them.

    「基本計画の期間は、前期を令和3年度から…、後期を令和8年度から…」 says them of 前期基本計画 and
    of 後期基本計画, whose names the text does not print.
    """
    half = _HALF.search(text, max(0, place - _REACH), place)
    if half is None:
        return None
    clause = text.rfind("。", 0, half.start()) + 1
    halved = list(_HALVED.finditer(text, clause, half.start()))
    if not halved:
        return None
    start, end = half.span("half")
    plan = halved[-1]
    return Owner(OwnerKind.NAMED, start, end, half["half"] + plan.group(), plan.start(), end)


def is_earlier_half(name: str, title: str) -> bool:
    """Whether ``name`` is of the half that is over when the plan called ``title`` begins."""
    mine, theirs = _NAMED.search(title), _NAMED.search(name)
    if mine is None or theirs is None:
        return False
    return _HALVES.index(theirs[1]) < _HALVES.index(mine[1])
