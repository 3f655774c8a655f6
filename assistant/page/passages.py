"""Passages of a document as HTML: escaped, with the cited characters marked, and links to them."""

from bisect import bisect_right
from urllib.parse import urlencode

from assistant.markup import Html, Writer, element, join, text
from corpus.records import DocId, Document, Section, Sentence, SentenceKind, Span

_MAX_NEIGHBOUR_CHARS = 160  # of a sentence beside the quote: about four lines of a card
_MAX_SECTION_CHARS = 20_000  # of a section shown at once: some fifteen printed pages


def read_link(
    label: str, doc_id: DocId, span: Span, *, class_: str = "read", view: str | None = None
) -> Html:
    """A link that opens the passage in the reader; as an address it works for others too.

    Args:
        label: What the link says.
        doc_id: Of the document.
        span: The passage.
        class_: Of the link.
        view: "page" opens the page's image too.
    """
    address = {"doc": doc_id, "start": span.start, "end": span.end}
    return element(
        "a",
        label,
        href=f"?{urlencode(address)}",
        class_=class_,
        data_doc=doc_id,
        data_start=span.start,
        data_end=span.end,
        data_view=view,
    )


def in_context(
    document: Document, span: Span, write: Writer = text, answer: Span | None = None
) -> Html:
    """The quote, marked, between the sentence before it and the one after it.

    Sentences of other sections are not shown, and long ones are cut with 「…」.

    Args:
        document: Of the quote.
        span: The quote.
        write: How the words are written.
        answer: The words of the quote that answer, shown stronger; None shows none so.
    """
    around = [
        number for number, sentence in enumerate(document.sentences) if sentence.span.overlaps(span)
    ]
    if not around:
        return marked(document, span, span, write, answer)
    first, last = around[0], around[-1]
    whole = Span(
        min(span.start, document.sentences[first].span.start),
        max(span.end, document.sentences[last].span.end),
    )
    section = document.sentences[first].section
    before = _neighbour(document, first - 1, section)
    after = _neighbour(document, last + 1, section)
    return join(
        [
            element("span", write(_shortened_front(document, before)), class_="beside")
            if before
            else None,
            marked(document, whole, span, write, answer),
            element("span", write(_shortened_back(document, after)), class_="beside")
            if after
            else None,
        ]
    )


def sentence_around(document: Document, span: Span) -> Span:
    """The sentence in which ``span`` begins, or the span itself where there is none."""
    place = bisect_right(document.sentences, span.start, key=lambda held: held.span.start) - 1
    if place >= 0 and span.start < document.sentences[place].span.end:
        return document.sentences[place].span
    return span


def marked(
    document: Document,
    window: Span,
    span: Span,
    write: Writer = text,
    answer: Span | None = None,
) -> Html:
    """The characters of ``window``: ``span`` in a ``mark``, ``answer`` in it in a ``strong``."""
    start = max(window.start, min(span.start, window.end))
    end = max(start, min(span.end, window.end))
    pieces = [
        write(document.text[window.start : start]),
        element("mark", *_with_strong(document, start, end, write, answer))
        if start < end
        else None,
        write(document.text[end : window.end]),
    ]
    return join(pieces)


def _with_strong(
    document: Document, start: int, end: int, write: Writer, answer: Span | None
) -> list[Html]:
    """The characters from ``start`` to ``end``, ``answer`` stronger when it is a part of them."""
    text = document.text
    is_part = answer is not None and start <= answer.start and answer.end <= end
    if answer is None or not is_part or answer == Span(start, end):
        return [write(text[start:end])]
    return [
        write(text[start : answer.start]),
        element("strong", write(answer.of(text)), class_="answer-words"),
        write(text[answer.end : end]),
    ]


def section_around(document: Document, span: Span) -> Section | None:
    """The innermost section that holds the whole span, else the one that holds its start."""
    found = None
    for section in document.sections:
        if section.span.start <= span.start and span.end <= section.span.end:
            found = section
    return found or document.section_at(span.start)


def reading_window(document: Document, span: Span) -> Span:
    """The section around ``span``, cut to a length that can be shown at once."""
    section = section_around(document, span)
    whole = section.span if section else Span(0, len(document.text))
    half = _MAX_SECTION_CHARS // 2
    start = whole.start if whole.end - whole.start <= _MAX_SECTION_CHARS else span.start - half
    start = max(whole.start, start)
    return Span(start, max(span.end, min(whole.end, start + _MAX_SECTION_CHARS)))


def window_html(
    document: Document,
    window: Span,
    span: Span,
    *,
    without: Span | None = None,
    write: Writer = text,
) -> Html:
    """A window as headings, paragraphs and notes, with ``span`` marked, ``without`` left out."""
    inside = [
        sentence
        for sentence in document.sentences
        if sentence.span.overlaps(window) and sentence.span != without
    ]
    blocks: list[Html] = []
    flow: list[Html] = []
    end = window.start
    for sentence in inside:
        starts_block = sentence.kind is not SentenceKind.BODY or _is_new_line(
            document, end, sentence
        )
        if starts_block and flow:
            blocks.append(element("p", *flow))
            flow = []
        piece = marked(document, _common(sentence.span, window), span, write)
        if sentence.kind is SentenceKind.BODY:
            flow.append(piece)
        else:
            blocks.append(element("p", piece, class_=f"is-{sentence.kind}"))
        end = sentence.span.end
    if flow:
        blocks.append(element("p", *flow))
    return join(blocks)


def _is_new_line(document: Document, end: int, sentence: Sentence) -> bool:
    return "\n" in document.text[end : sentence.span.start]


def _common(span: Span, window: Span) -> Span:
    return Span(max(span.start, window.start), min(span.end, window.end))


def _neighbour(document: Document, number: int, section: int) -> Sentence | None:
    if not 0 <= number < len(document.sentences):
        return None
    sentence = document.sentences[number]
    is_text = sentence.kind in (SentenceKind.BODY, SentenceKind.LIST_ITEM, SentenceKind.TABLE_ROW)
    return sentence if is_text and sentence.section == section else None


def _shortened_front(document: Document, sentence: Sentence) -> str:
    said = sentence.span.of(document.text)
    return said if len(said) <= _MAX_NEIGHBOUR_CHARS else f"…{said[-_MAX_NEIGHBOUR_CHARS:]}"


def _shortened_back(document: Document, sentence: Sentence) -> str:
    said = sentence.span.of(document.text)
    return said if len(said) <= _MAX_NEIGHBOUR_CHARS else f"{said[:_MAX_NEIGHBOUR_CHARS]}…"
