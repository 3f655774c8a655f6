"""Documents made of a few lines of text, for tests that read them as a person would."""

from corpus.readers import document_from_text
from corpus.records import Document, Footnote, SentenceKind


def document(*lines: str) -> Document:
    return document_from_text("\n".join(lines))


def outline(read: Document) -> list[str]:
    """The headings, indented by their level, as label and title."""
    return ["  " * (section.level - 1) + section.name for section in read.sections]


def reading(read: Document) -> list[tuple[SentenceKind, str]]:
    return [(sentence.kind, sentence.span.of(read.text)) for sentence in read.sentences]


def of_kind(read: Document, kind: SentenceKind) -> list[str]:
    return [text for found, text in reading(read) if found is kind]


def note(read: Document, marker: str) -> Footnote:
    (found,) = [one for one in read.footnotes if one.marker == marker]
    return found
