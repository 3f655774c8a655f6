"""How a section of a document is told: its headings as a list, its first sentences as quotes."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafts import Context, DraftStatement, inline
from assistant.topics.outline import Heading
from corpus.records import DocId, Document, SentenceKind

_MOST_QUOTES = 3
_MOST_ITEMS = 30


@dataclass(frozen=True, slots=True)
class Found:
    """What one document holds of a section that is asked for."""

    doc_id: DocId
    document: Document
    headings: tuple[Heading, ...]  # all of the document
    meant: tuple[Heading, ...]  # those that the reference can mean


Told = tuple[
    tuple[DraftStatement, ...], tuple[DraftStatement, ...]
]  # what is said, and what of it can be counted off


def listed(
    context: Context,
    key: str,
    label: str,
    found: Found,
    parts: Sequence[Heading],
    whole: Heading | None = None,
) -> Told:
    """A lead with the number of headings, and the headings as printed."""
    items = tuple(
        DraftStatement(
            part.span.of(found.document.text), ((found.doc_id, part.span),), is_quote=True
        )
        for part in parts[:_MOST_ITEMS]
    )
    title = (whole.section.title or whole.section.label) if whole is not None else ""
    said = context.say(key, label=label, title=title, count=len(parts))
    proofs = ((found.doc_id, whole.span),) if whole is not None else items[0].proofs
    return (DraftStatement(said, proofs), *items), items


def quotes(context: Context, found: Found, heading: Heading) -> tuple[DraftStatement, ...]:
    """The first sentences of a section; its rows and items where it has no sentence."""
    inside = [
        sentence
        for sentence in found.document.sentences
        if heading.section.span.contains(sentence.span)
        and sentence.kind not in (SentenceKind.HEADING, SentenceKind.FOOTNOTE)
    ]
    body = [sentence for sentence in inside if sentence.kind is SentenceKind.BODY] or inside
    return tuple(
        DraftStatement(
            context.say(
                "evidence.also" if order else "evidence.quote",
                quote=inline(sentence.span.of(found.document.text)),
            ),
            ((found.doc_id, sentence.span),),
        )
        for order, sentence in enumerate(body[:_MOST_QUOTES])
    )
