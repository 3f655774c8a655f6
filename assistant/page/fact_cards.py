"""The cards above a reply: a period on a time line, governance as a chart."""

from collections.abc import Mapping, Sequence

from assistant.answer import Answer
from assistant.markup import Html, Writer, element, join, text
from assistant.page.charts import row_of, timeline
from assistant.page.organisation import around, chart, organisation
from assistant.page.session import Turn
from assistant.wording.page import PageWords
from corpus.eras import fiscal_year_of
from corpus.records import DocId, Document, Facts, GovernanceRole, PlanPeriod, PlanRelation


def fact_cards(
    turn: Turn,
    documents: Mapping[DocId, Document],
    facts: Mapping[DocId, Facts],
    words: PageWords,
    write: Writer = text,
) -> list[Html]:
    """The cards for the structured facts that the reply uses, their words written by ``write``."""
    answer = turn.answer
    if answer is None:
        return []
    found = [
        _periods(turn, answer, documents, words, write),
        *_governance(answer, facts, words, write),
    ]
    return [card for card in found if card is not None]


def period_lines(period: PlanPeriod, words: PageWords) -> list[tuple[str, str]]:
    """A period as pairs of a name and what it is: fiscal years, days."""
    first, last = period.first_fiscal_year, period.last_fiscal_year
    years = words("period.years", years=period.years) if period.years else ""
    lines = []
    if first is not None or last is not None:
        ends = [words.fiscal_year(year) if year is not None else "" for year in (first, last)]
        lines.append((words("period.fiscal"), words("range", first=ends[0], last=ends[1]) + years))
    if period.start_date or period.end_date:
        days = [words.day(day) if day else "" for day in (period.start_date, period.end_date)]
        lines.append((words("period.days"), words("range", first=days[0], last=days[1])))
    return lines


def period_standing(period: PlanPeriod, turn_year: int, words: PageWords) -> str:
    """Where a fiscal year lies in the period, as a short sentence; "" where an end is open."""
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if first is None or last is None:
        return ""
    if turn_year < first:
        return words("period.before")
    if turn_year > last:
        return words("period.over")
    return words("period.running", year=turn_year - first + 1)


def _periods(
    turn: Turn, answer: Answer, documents: Mapping[DocId, Document], words: PageWords, write: Writer
) -> Html | None:
    used = [
        (fact.fact, fact.doc_id)
        for fact in answer.facts
        if isinstance(fact.fact, PlanPeriod) and fact.doc_id in documents
    ]
    if not used:
        return None
    rows = []
    details: list[Html] = []
    for period, doc_id in dict.fromkeys(used):
        is_own = period.relation is PlanRelation.OWN
        name = documents[doc_id].title if is_own else period.subject
        row = row_of(period, name, is_own)
        if row is not None:
            rows.append(row)
        lines = period_lines(period, words)
        if len(used) > 1:
            details.append(_pairs([(name, said) for _, said in lines[:1]], write, "pairs by-plan"))
        else:
            details.append(_pairs([*lines, *_standing(period, turn, words)], write))
    drawn = timeline(rows, turn.today, words, f"time-{turn.number}") if rows else None
    return _card(words("period"), "period", [drawn, *details], write)


def _standing(period: PlanPeriod, turn: Turn, words: PageWords) -> list[tuple[str, str]]:
    said = period_standing(period, fiscal_year_of(turn.today), words)
    today = words.day(turn.today)
    return [(words("period.today"), words("period.standing", day=today, said=said))] if said else []


def _governance(
    answer: Answer, facts: Mapping[DocId, Facts], words: PageWords, write: Writer
) -> list[Html | None]:
    bodies: dict[DocId, set[str]] = {}
    for used in answer.facts:
        if isinstance(used.fact, GovernanceRole) and used.doc_id in facts:
            bodies.setdefault(used.doc_id, set()).add(used.fact.body)
    return [
        _card(
            words("governance"),
            "governance",
            [chart(organisation(around(facts[doc_id].governance, names)), words, write=write)],
            write,
        )
        for doc_id, names in bodies.items()
    ]


def _card(title: str, kind: str, children: Sequence[Html | None], write: Writer) -> Html:
    return element(
        "section",
        element("h3", write(title), class_="fact-title"),
        *children,
        class_=f"fact fact-{kind}",
        aria_label=title,
    )


def _pairs(lines: Sequence[tuple[str, str]], write: Writer, class_: str = "pairs") -> Html:
    pairs = [
        element("div", element("dt", write(name)), element("dd", write(said)))
        for name, said in lines
    ]
    return element("dl", join(pairs), class_=class_)
