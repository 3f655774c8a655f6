"""計画のあらまし: what was read out of each document, each fact with its proof."""

from collections.abc import Sequence
from datetime import date

from assistant.markup import Html, Writer, element, join, text
from assistant.page.blocks import block, proved_pairs, table
from assistant.page.charts import row_of, timeline
from assistant.page.fact_cards import period_lines
from assistant.page.organisation import chart, organisation
from assistant.page.passages import read_link
from assistant.page.reader import heading_span
from assistant.wording.page import PageWords
from corpus.records import (
    Document,
    Facts,
    GlossaryEntry,
    GovernanceRole,
    Indicator,
    ListFact,
    PlanLink,
    PlanPeriod,
    PlanRelation,
    SectionKind,
)
from index import OpenIndex


def overview_html(index: OpenIndex, today: date, words: PageWords, write: Writer = text) -> Html:
    """All documents: their periods on one time line, then each by itself."""
    if not index.documents:
        return element("p", words("overview.none"))
    parts = [
        element("h2", words("overview.title")),
        element("p", words("overview.text")),
        _periods(index, today, words, write),
    ]
    for number, (doc_id, document) in enumerate(index.documents.items(), start=1):
        facts = index.facts.get(doc_id, Facts())
        parts.append(
            _document(document, facts, words, write, number, is_folded=len(index.documents) > 1)
        )
    return join(parts)


def _periods(index: OpenIndex, today: date, words: PageWords, write: Writer) -> Html | None:
    rows = []
    lines: list[Html] = []
    for doc_id, facts in index.facts.items():
        document = index.documents.get(doc_id)
        if document is None:
            continue
        for period in _once(facts.plan_periods):
            is_own = period.relation is PlanRelation.OWN
            name = document.title if is_own else period.subject
            row = row_of(period, name, is_own)
            if row is not None:
                rows.append(row)
            lines.append(_period_row(document, period, name, words, write))
    if not lines:
        return None
    head = [words("overview.period.plan"), words("overview.period.years")]
    return block(
        words("overview.periods"),
        timeline(rows, today, words, "all-periods") if rows else None,
        table(words("overview.periods.table"), head, lines),
    )


def _period_row(
    document: Document, period: PlanPeriod, name: str, words: PageWords, write: Writer
) -> Html:
    lines = [said for _, said in period_lines(period, words)]
    relation = element("small", words(f"relation.{period.relation}"), lang=words.html_lang)
    return element(
        "tr",
        element("th", write(name), relation, scope="row", lang="ja"),
        element(
            "td",
            write(lines[0]) if lines else None,
            *(element("span", write(line), class_="fine") for line in lines[1:]),
            " ",
            read_link(words("proof"), document.doc_id, period.span, class_="read proof"),
        ),
    )


def _once(periods: Sequence[PlanPeriod]) -> list[PlanPeriod]:
    """Each plan's period once: the first statement of it stands for the others."""
    found: dict[tuple[str, PlanRelation, int | None, int | None], PlanPeriod] = {}
    for period in periods:
        # The own period may be stated under several names of the same plan.
        subject = "" if period.relation is PlanRelation.OWN else period.subject
        key = (subject, period.relation, period.first_fiscal_year, period.last_fiscal_year)
        found.setdefault(key, period)
    return list(found.values())


def _document(
    document: Document,
    facts: Facts,
    words: PageWords,
    write: Writer,
    number: int,
    *,
    is_folded: bool,
) -> Html:
    title = element("h2", write(document.title), lang="ja", id=f"document-{number}")
    return element(
        "details" if is_folded else "section",
        element("summary", title) if is_folded else title,
        element("p", words("overview.coverage", coverage=document.coverage), class_="fine")
        if document.coverage
        else None,
        _contents(document, words, write),
        _governance(document, facts.governance, words, write),
        _lists(document, facts.lists, words, write),
        _indicators(document, facts.indicators, words, write),
        _relations(document, facts.relations, words, write),
        _glossary(document, facts.glossary, words, write),
        class_="document",
        aria_labelledby=f"document-{number}",
    )


def _contents(document: Document, words: PageWords, write: Writer) -> Html | None:
    sections = [
        section for section in document.sections if section.kind is not SectionKind.FOOTNOTES
    ]
    if not sections:
        return None
    entries = [
        element(
            "li",
            read_link(write(section.name), document.doc_id, heading_span(section)),
            class_=f"level-{min(section.level, 5)}",
        )
        for section in sections
    ]
    return block(words("overview.contents"), element("ul", *entries, class_="contents", lang="ja"))


def _governance(
    document: Document, entries: Sequence[GovernanceRole], words: PageWords, write: Writer
) -> Html | None:
    if not entries:
        return None
    drawn = chart(
        organisation(entries),
        words,
        lambda entry: read_link(words("proof"), document.doc_id, entry.span, class_="read proof"),
        write,
    )
    return block(
        words("overview.governance"), element("p", words("overview.governance.text")), drawn
    )


def _lists(
    document: Document, lists: Sequence[ListFact], words: PageWords, write: Writer
) -> Html | None:
    if not lists:
        return None
    found = [
        element(
            "li",
            element("b", write(fact.subject), lang="ja"),
            words("overview.list.count", count=fact.count) if fact.count else "",
            " ",
            read_link(words("proof"), document.doc_id, fact.span, class_="read proof"),
            element("ul", *(element("li", write(item), lang="ja") for item in fact.items))
            if fact.items
            else element("p", words("overview.list.only_count"), class_="fine"),
        )
        for fact in lists
    ]
    return block(words("overview.lists"), element("ul", *found, class_="lists"))


def _indicators(
    document: Document, found: Sequence[Indicator], words: PageWords, write: Writer
) -> Html | None:
    if not found:
        return None
    rows = [
        element(
            "tr",
            element("th", write(fact.name), scope="row", lang="ja"),
            element("td", write(words.fiscal_year(fact.year)) if fact.year else ""),
            element("td", write(f"{fact.value}{fact.unit}"), lang="ja"),
            element("td", read_link(words("proof"), document.doc_id, fact.span)),
        )
        for fact in found
    ]
    head = [words(f"overview.indicator.{column}") for column in ("name", "year", "value")]
    title = words("overview.indicators")
    return block(title, table(title, [*head, words("proof")], rows))


def _relations(
    document: Document, links: Sequence[PlanLink], words: PageWords, write: Writer
) -> Html | None:
    if not links:
        return None
    lines = [
        (link.relation, link.target, read_link(words("proof"), document.doc_id, link.span))
        for link in links
    ]
    return block(words("overview.relations"), proved_pairs(lines, write))


def _glossary(
    document: Document, entries: Sequence[GlossaryEntry], words: PageWords, write: Writer
) -> Html | None:
    if not entries:
        return None
    lines = [
        (
            "".join([entry.term, *(f"（{alias}）" for alias in entry.aliases)]),
            entry.definition,
            read_link(words("proof"), document.doc_id, entry.span, class_="read proof"),
        )
        for entry in entries
    ]
    return block(words("overview.glossary"), proved_pairs(lines, write))
