"""What rules found, as one entry for each body, role and holder, with the span that proves it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.facts.governance_scene import Finding
from corpus.facts.governance_words import is_kind, is_unit_name
from corpus.facts.reading import ReadDocument
from corpus.records import GovernanceRole, Span

_NOBODY = re.compile(r"(?:別|他|ほか|上記|次|当該|その他)の(?:者|人|方)|者")
_BESIDE = re.compile(r"(?<=長)C[A-Z]{1,3}O(?:補佐官)?$")
# Posts that a project has as well as a body.
_OF_ANYTHING = frozenset(
    {"責任者", "担当者", "リーダー", "代表", "代表者", "管理者", "主任", "世話人"}
)


def join_findings(
    read: ReadDocument, findings: Iterator[tuple[int, Finding]]
) -> tuple[GovernanceRole, ...]:
    """One entry for each (body, role): its parts from the findings that say most."""
    groups: dict[tuple[str, str | None], list[tuple[int, Finding]]] = {}
    for number, finding in findings:
        told = _whose(finding)
        if told is not None:
            groups.setdefault((told.body, told.role), []).append((number, told))
    groups = _with_bodies(groups)
    entries: list[GovernanceRole] = []
    bodies = {
        body for (body, _), found in groups.items() if not all(f.needs_support for _, f in found)
    }
    # An office that has a post is not yet one of the plan's bodies: 総務課の推進員
    names = {
        body
        for (body, role), found in groups.items()
        if role is None and not all(f.needs_support for _, f in found)
    }
    roles = {
        role for (_, role), found in groups.items() if not all(f.needs_support for _, f in found)
    }
    for (body, role), found in groups.items():
        if all(finding.needs_support for _, finding in found):
            known = (
                body in (names if is_unit_name(body) or _is_bare_kind(body, found) else bodies)
                if role is None
                else role in roles
            )
            if not known:
                continue
        named = dict.fromkeys(f.holder for _, f in found if f.holder is not None)
        holders: list[str | None] = [*named] or [None]
        for holder in holders:
            entries.append(_entry(read, body, role, holder, found))
    return tuple(sorted(entries, key=lambda entry: (entry.span.start, entry.role is not None)))


def _whose(finding: Finding) -> Finding | None:
    """A finding whose holder is somebody: not 別の者; 村長 of a chart's 「村長 CIO補佐官」."""
    if finding.holder is None:
        return finding
    if _NOBODY.fullmatch(finding.holder):
        return None
    return replace(finding, holder=_BESIDE.sub("", finding.holder))


def _is_bare_kind(body: str, found: Sequence[tuple[int, Finding]]) -> bool:
    """Whether only 委員会 is said, and not whose part it is."""
    return is_kind(body) and not any(finding.parent for _, finding in found)


def _with_bodies(
    groups: dict[tuple[str, str | None], list[tuple[int, Finding]]],
) -> dict[tuple[str, str | None], list[tuple[int, Finding]]]:
    """A role whose body is not said joins the only body that is known to have it."""
    joined: dict[tuple[str, str | None], list[tuple[int, Finding]]] = {}
    for (body, role), found in groups.items():
        if body == "" and role is not None and role not in _OF_ANYTHING:
            owners = {name for (name, other) in groups if other == role and name}
            body = owners.pop() if len(owners) == 1 else ""
        joined.setdefault((body, role), []).extend(found)
    return joined


def _entry(
    read: ReadDocument,
    body: str,
    role: str | None,
    holder: str | None,
    found: list[tuple[int, Finding]],
) -> GovernanceRole:
    same = [(number, finding) for number, finding in found if finding.holder in {holder, None}]
    number, best = max(same, key=lambda pair: _weight(pair[1], holder))
    sentence = read.sentences[number]
    near = [finding for at, finding in same if at == number]
    start = min(finding.start for finding in near)
    end = max(finding.end for finding in near)
    duty = next(
        (
            read.sentences[at].verbatim(*finding.duty)
            for at, finding in sorted(
                same, key=lambda pair: (-pair[1].duty_weight, pair[0] != number)
            )
            if finding.duty is not None
        ),
        None,
    )
    return GovernanceRole(
        body=body,
        role=role,
        holder=holder,
        duty=duty,
        parent=next((finding.parent for _, finding in same if finding.parent), None),
        assists=next((finding.assists for _, finding in same if finding.assists), None),
        span=best.covers or _with_marks(read.document.text, sentence.span(start, end)),
        sentence=best.covers or sentence.sentence.span,
        confidence=best.confidence,
    )


def _weight(finding: Finding, holder: str | None) -> tuple[float, float]:
    """How much of the entry a finding proves."""
    says = (
        4 * (finding.holder is not None and finding.holder == holder)
        + 2 * (finding.assists is not None)
        + 2 * (finding.parent is not None)
        + finding.duty_weight / 2 * (finding.duty is not None)
    )
    return says, finding.confidence


def _with_marks(text: str, span: Span) -> Span:
    """``span`` with the quotation mark whose twin is inside: 「推進会議」を設置し."""
    quote = span.of(text)
    start, end = span.start, span.end
    for opening, closing in ("「」", "『』"):
        if quote.count(closing) > quote.count(opening) and text[start - 1 : start] == opening:
            start -= 1
        if quote.count(opening) > quote.count(closing) and text[end : end + 1] == closing:
            end += 1
    return Span(start, end)
