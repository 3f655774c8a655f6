"""The reader: a whole section around a passage, opened over the page."""

from urllib.parse import urlencode

from assistant.markup import Html, Writer, element, text
from assistant.page.page_image import has_image
from assistant.page.passages import (
    marked,
    read_link,
    reading_window,
    section_around,
    window_html,
)
from assistant.wording.page import PageWords
from corpus.records import Document, Section, Span

PAGE_IMAGE = "page-image"  # beside each page
PAGE_VIEW = "page"


def reader(
    document: Document,
    span: Span,
    words: PageWords,
    opened: str,
    *,
    view: str = "",
    write: Writer = text,
    name: str = "reader-name",
) -> Html:
    """The section with the passage marked, and the ways on.

    Args:
        document: Whose section.
        span: What is marked.
        words: The page's words.
        opened: Differs each time, so that opening the same passage again is seen as a change.
        view: ``PAGE_VIEW`` opens the page's image too, where there is one.
        write: How the text is written.
        name: The id of the heading.
    """
    section = section_around(document, span)
    if section is not None and section.span == span:
        span = heading_span(section)
    window = reading_window(document, span)
    page = document.page_of(span.start)
    return element(
        "div",
        element("h2", _name(document, section, span, write), id=name, lang="ja"),
        element(
            "p",
            element("span", write(document.title), lang="ja"),
            element("span", words("page", page=page)) if page else None,
            class_="reader-address",
        ),
        _page_image(document, span, page, words, is_open=view == PAGE_VIEW),
        element(
            "div",
            window_html(
                document, window, span, without=section.heading if section else None, write=write
            ),
            class_="reader-text",
            lang="ja",
        ),
        _ways(document, section, words, write),
        class_="reader-content",
        data_opened=opened,
    )


def _page_image(
    document: Document, span: Span, page: int | None, words: PageWords, *, is_open: bool
) -> Html | None:
    """The page as printed, fetched when it is opened."""
    if page is None or not has_image(document):
        return None
    query = urlencode({"doc": document.doc_id, "start": span.start, "end": span.end})
    image = element(
        "img",
        src=f"{PAGE_IMAGE}?{query}",
        alt=words("reader.image", page=page),
        loading="lazy",
    )
    return element(
        "details", element("summary", words("card.page")), image, class_="page-image", open=is_open
    )


def _name(document: Document, section: Section | None, span: Span, write: Writer) -> Html:
    """The heading as printed, marked when it is what was asked for."""
    if section is None:
        return write(document.title)
    if section.heading is None:
        return write(section.name)
    return marked(document, section.heading, span, write)


def _ways(
    document: Document, section: Section | None, words: PageWords, write: Writer
) -> Html | None:
    """Links to the section before and the section after."""
    if section is None:
        return None
    number = document.sections.index(section)
    ways = [
        (words("reader.before"), document.sections[number - 1] if number else None),
        (
            words("reader.after"),
            document.sections[number + 1] if number + 1 < len(document.sections) else None,
        ),
    ]
    links = [
        element("span", label, read_link(write(other.name), document.doc_id, heading_span(other)))
        for label, other in ways
        if other is not None
    ]
    return element("p", *links, class_="reader-ways", lang=words.html_lang)


def heading_span(section: Section) -> Span:
    """What is marked when a section as a whole is opened: its heading, or its first character."""
    return section.heading or Span(section.span.start, section.span.start + 1)
