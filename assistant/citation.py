"""The only place where citations are made: a quote is proved or there is none."""

from bisect import bisect_right
from dataclasses import replace

from assistant.answer import Citation
from assistant.section_names import section_name
from corpus.errors import SpanError
from corpus.records import DocId, Document, Span

_MAX_SENTENCE_CHARS = 200  # a longer one would bury its clause


class CitationDesk:
    """Numbers the citations of one reply; the same span is one citation."""

    def __init__(self, documents: dict[DocId, Document]) -> None:
        self._documents = documents
        self._made: dict[tuple[DocId, Span], Citation] = {}

    def cite(self, doc_id: DocId, span: Span, answer: Span | None = None) -> int:
        """The number of the citation of ``span`` in the document.

        Args:
            doc_id: Of the document.
            span: What is cited.
            answer: The words in it that answer, when they are known.

        Raises:
            SpanError: If the span does not lie in the document's text.
        """
        made = self._made.get((doc_id, span))
        if made is None:
            made = make_citation(self._documents[doc_id], span, len(self._made) + 1)
            if answer is not None and span.contains(answer):
                made = replace(made, answer=answer)
            self._made[doc_id, span] = made
        return made.number

    def cite_sentence(self, doc_id: DocId, span: Span, answer: Span | None = None) -> int:
        """The number of a citation of the sentence around ``span``; of ``span`` if it is none's.

        A clause proves a fact; a reader trusts the sentence that it stands in. A very long
        sentence (a table's row, a clause of a regulation) is not shown for the sake of a clause.
        """
        return self.cite(doc_id, sentence_around(self._documents[doc_id], span), answer)

    def cite_within(self, doc_id: DocId, span: Span) -> int:
        """The number of a citation that holds ``span``; a new one when there is none."""
        for (made_of, made_span), made in self._made.items():
            if made_of == doc_id and made_span.contains(span):
                return made.number
        return self.cite(doc_id, span)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that were made, by number."""
        return tuple(self._made.values())


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence that holds ``span``; ``span`` itself when it is longer or the sentence is."""
    place = bisect_right(document.sentences, span.start, key=lambda s: s.span.start) - 1
    if place < 0:
        return span
    around = document.sentences[place].span
    is_short = around.end - around.start <= _MAX_SENTENCE_CHARS
    return around if is_short and around.contains(span) else span


def make_citation(document: Document, span: Span, number: int) -> Citation:
    """A citation of ``document.text[span.start:span.end]``.

    Raises:
        SpanError: If the span does not lie in the document's text.
    """
    if span.end > len(document.text):
        raise SpanError(
            f"{document.doc_id}: span [{span.start}, {span.end}) ends behind the text's "
            f"{len(document.text)} characters; index the document again"
        )
    path = document.path_at(span.start)
    return Citation(
        number,
        document.doc_id,
        document.title,
        path,
        document.page_of(span.start),
        span,
        span.of(document.text),
        is_ocr=document.is_ocr_at(span.start) or document.is_ocr_at(span.end - 1),
        section=section_name(document, path),
    )


def verify_citation(document: Document, citation: Citation) -> None:
    """Raise unless the quote is, character for character, where the citation says it is.

    Raises:
        SpanError: If it is not.
    """
    found = citation.span.of(document.text)
    if found != citation.quote:
        raise SpanError(
            f"{document.doc_id}: found {found!r} at [{citation.span.start}, {citation.span.end}), "
            f"wanted the quote {citation.quote!r}"
        )
