"""Questions that the documents really answer, made from their facts."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from assistant.drafts import Say
from corpus.records import DocId, Document, Facts, PlanRelation

_MIN_TERM_CHARS, _MAX_TERM_CHARS = 2, 20  # 「市（以下…）」 is a term that nobody asks for


def suggest(
    documents: Mapping[DocId, Document],
    facts: Mapping[DocId, Facts],
    say: Say,
    *,
    asked: str = "",
    count: int = 3,
) -> tuple[str, ...]:
    """Up to ``count`` different questions, none the one just asked, one kind after another."""
    groups = (
        group
        for doc_id in documents
        for group in (
            _of_period(facts[doc_id], say),
            _of_governance(facts[doc_id], say),
            _of_lists(facts[doc_id], say),
            _of_glossary(facts[doc_id], say),
            _of_figures(documents[doc_id], say),
        )
    )
    found: list[str] = []
    for question in _in_turn(groups):
        if len(found) == count:
            break
        if question not in (*found, asked):
            found.append(question)
    return tuple(found)


def _in_turn(groups: Iterable[Iterator[str]]) -> Iterator[str]:
    """The first of each group, the second of each, and so on; none is made before it is wanted."""
    while True:
        left = []
        for group in groups:
            for question in islice(group, 1):
                left.append(group)
                yield question
        if not left:
            return
        groups = left


def _of_period(facts: Facts, say: Say) -> Iterator[str]:
    if any(period.relation is PlanRelation.OWN for period in facts.plan_periods):
        yield say("suggest.period")
        yield say("suggest.over")


def _of_governance(facts: Facts, say: Say) -> Iterator[str]:
    for role in facts.governance:
        if role.assists and role.role:
            yield say("suggest.assists", whom=role.assists)
    for role in facts.governance:
        if role.role and role.holder and role.role.endswith("長"):
            yield say("suggest.holder", body=role.body, role=role.role)
    for parent in dict.fromkeys(role.parent for role in facts.governance if role.parent):
        yield say("suggest.children", body=parent)


def _of_lists(facts: Facts, say: Say) -> Iterator[str]:
    for fact in facts.lists:
        if len(fact.items) >= 2 and fact.count == len(fact.items):
            yield say("suggest.list", subject=fact.subject)


def _of_glossary(facts: Facts, say: Say) -> Iterator[str]:
    for entry in facts.glossary:
        if _MIN_TERM_CHARS <= len(entry.term) <= _MAX_TERM_CHARS:
            yield say("suggest.meaning", term=entry.term)


def _of_figures(document: Document, say: Say) -> Iterator[str]:
    for figure in document.figures:
        if figure.caption:
            yield say("suggest.figure", label=figure.label)
