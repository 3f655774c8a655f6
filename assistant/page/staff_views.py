"""What staff see: the documents as they were understood, and what visitors thought."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC

from assistant.answer import Language
from assistant.feedback import Feedback
from assistant.markup import Html, element, join
from assistant.page.blocks import table
from assistant.page.sheets import csv_text
from assistant.question_log import QuestionLog
from assistant.service import JAPAN
from assistant.wording import wording
from assistant.wording.staff_ja import PHRASES
from corpus.records import Document, Facts
from index import OpenIndex

_SHOWN_DROPPED = 50


def phrase(key: str, **values: object) -> str:
    """A phrase of the staff page with its values set in."""
    return PHRASES[key].format(**values)


def documents_html(index: OpenIndex) -> Html:
    """Every document, what was read out of it, and what a person should know."""
    if not index.documents:
        return element("p", phrase("documents.none"))
    rows = [
        _document_row(document, index.facts.get(doc_id, Facts()))
        for doc_id, document in index.documents.items()
    ]
    head = [phrase(f"column.{name}") for name in ("title", "pages", "sections", "facts", "notes")]
    return table(phrase("documents.title"), head, rows)


def feedback_html(given: Sequence[Feedback]) -> Html:
    """The newest word first."""
    if not given:
        return element("p", phrase("feedback.none"))
    rows = [
        element("tr", *(element("td", str(cell)) for cell in _feedback_cells(feedback)))
        for feedback in reversed(given)
    ]
    count = element("p", phrase("feedback.count", count=len(given)))
    return join([count, table(phrase("feedback.title"), _feedback_head(), rows)])


def feedback_csv(given: Sequence[Feedback]) -> str:
    """All of it, oldest first."""
    return csv_text(_feedback_head(), [_feedback_cells(feedback) for feedback in given])


def unanswered_html(log: QuestionLog | None) -> Html:
    """The questions that the documents did not answer, or why there are none."""
    if log is None:
        return element("p", phrase("unanswered.off"))
    rows = [element("tr", *(element("td", cell) for cell in row)) for row in _unanswered_rows(log)]
    note = element("p", phrase("unanswered.note", days=log.keep_days), class_="fine")
    if not rows:
        return join([element("p", phrase("unanswered.none")), note])
    return join([note, table(phrase("unanswered.title"), _unanswered_head(), rows)])


def unanswered_csv(log: QuestionLog | None) -> str:
    """The same as a table to save."""
    return csv_text(_unanswered_head(), _unanswered_rows(log) if log is not None else [])


def _unanswered_head() -> list[str]:
    return [phrase(f"unanswered.{name}") for name in ("asked_at", "question", "missing")]


def _unanswered_rows(log: QuestionLog) -> list[list[str]]:
    return [
        [
            asked.asked_at.astimezone(JAPAN).strftime("%Y-%m-%d %H:%M"),
            asked.question,
            asked.missing,
        ]
        for asked in log.unanswered()
    ]


def skipped_lines(skipped: Sequence[Mapping[str, str]]) -> list[str]:
    """Why files could not be read, in words that say what to do."""
    say = wording(Language.JA)
    return [
        phrase("skipped", name=file["name"], reason=say(f"reading.{file['code']}"))
        for file in skipped
    ]


def _document_row(document: Document, facts: Facts) -> Html:
    say = wording(Language.JA)
    warnings = dict.fromkeys(say(f"warning.{warning.code}") for warning in document.warnings)
    counts = [
        phrase(f"facts.{group.name}", count=len(found))
        for group in fields(facts)
        if (found := getattr(facts, group.name))
    ]
    dropped = [element("li", f"{part.text[:80]}") for part in document.dropped[:_SHOWN_DROPPED]]
    return element(
        "tr",
        element("th", document.title, scope="row"),
        element("td", str(len(document.pages)) if document.pages else ""),
        element("td", str(len(document.sections))),
        element("td", phrase("separator").join(counts) or phrase("facts.none")),
        element(
            "td",
            *(element("p", warning) for warning in warnings),
            element(
                "details",
                element("summary", phrase("dropped", count=len(document.dropped))),
                element("ul", *dropped),
            )
            if dropped
            else None,
        ),
    )


def _feedback_head() -> list[str]:
    names = ("given_at", "reason", "comment", "question", "reply", "citations")
    return [phrase(f"feedback.{name}") for name in names]


def _feedback_cells(feedback: Feedback) -> list[str]:
    given_at = feedback.given_at.replace(tzinfo=feedback.given_at.tzinfo or UTC)
    return [
        given_at.astimezone(JAPAN).strftime("%Y-%m-%d %H:%M"),
        phrase(f"reason.{feedback.reason}"),
        feedback.comment,
        feedback.question,
        feedback.reply,
        phrase("separator").join(feedback.citations),
    ]
