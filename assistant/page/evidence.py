"""The evidence of a reply: a card a citation, numbered as in the text."""

from collections.abc import Mapping

from assistant.answer import Answer, Citation
from assistant.markup import Html, Writer, element, text
from assistant.page.blocks import button
from assistant.page.page_image import has_image
from assistant.page.passages import in_context, marked, read_link, sentence_around
from assistant.page.reader import PAGE_VIEW
from assistant.render import citation_text, printed_page
from assistant.wording.page import PageWords
from corpus.records import DocId, Document, Span


def cards(
    answer: Answer,
    documents: Mapping[DocId, Document],
    words: PageWords,
    prefix: str,
    write: Writer = text,
) -> list[Html]:
    """One card a citation whose document is still there.

    Args:
        answer: The reply.
        documents: Those of the index that is open now.
        words: The page's words.
        prefix: Makes the ids; card n is ``<prefix>-<n>``.
        write: How the quotes are written.
    """
    found: list[Html] = []
    shown: set[tuple[DocId, Span]] = set()
    for citation in answer.citations:
        document = documents.get(citation.doc_id)
        if document is None or citation.span.of(document.text) != citation.quote:
            continue
        # The items of a list stand in one sentence, which is not said again for each of them.
        sentence = (citation.doc_id, sentence_around(document, citation.span))
        name = f"{prefix}-{citation.number}"
        found.append(_card(citation, document, words, name, write, is_again=sentence in shown))
        shown.add(sentence)
    return found


def _card(
    citation: Citation,
    document: Document,
    words: PageWords,
    name: str,
    write: Writer,
    *,
    is_again: bool,
) -> Html:
    page = printed_page(citation, words)
    heading = element(
        "h3",
        element("span", str(citation.number), class_="number"),
        element("span", words("card.name", number=citation.number), class_="hidden-text"),
        element("span", write(citation.title), class_="card-title", lang="ja"),
        id=f"{name}-name",
    )
    path = " › ".join(citation.heading_path)
    address = element(
        "p",
        element("span", write(path), lang="ja") if path else None,
        element("span", page, class_="card-page") if page else None,
        class_="card-path",
    )
    quoted = (
        marked(document, citation.span, citation.span, write, citation.answer)
        if is_again
        else in_context(document, citation.span, write, citation.answer)
    )
    quote = element("blockquote", quoted, lang="ja")
    tools = element(
        "p",
        read_link(words("card.read"), citation.doc_id, citation.span),
        read_link(words("card.page"), citation.doc_id, citation.span, view=PAGE_VIEW)
        if has_image(document)
        else None,
        button(words("card.copy"), "link", data_copy=citation_text(citation, words)),
        class_="card-tools",
    )
    return element(
        "article",
        heading,
        address if (path or page) and not is_again else None,
        quote,
        tools,
        id=name,
        class_="card is-again" if is_again else "card",
        tabindex=-1,
        aria_labelledby=f"{name}-name",
    )
