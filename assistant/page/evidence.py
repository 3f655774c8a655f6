"""The evidence of a reply: a card a citation, numbered as in the text."""

from collections.abc import Mapping

from assistant.answer import Answer, Citation
from assistant.markup import Html, Writer, element, text
from assistant.page.page_image import has_image
from assistant.page.passages import in_context, read_link
from assistant.page.reader import PAGE_VIEW
from assistant.render import citation_text
from assistant.wording.page import PageWords
from corpus.records import DocId, Document


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
    return [
        _card(citation, documents[citation.doc_id], words, f"{prefix}-{citation.number}", write)
        for citation in answer.citations
        if citation.doc_id in documents
        and citation.span.of(documents[citation.doc_id].text) == citation.quote
    ]


def _card(
    citation: Citation, document: Document, words: PageWords, name: str, write: Writer
) -> Html:
    page = words("page", page=citation.page) if citation.page else None
    heading = element(
        "h3",
        element("span", str(citation.number), class_="number"),
        element("span", words("card.name", number=citation.number), class_="hidden-text"),
        element("span", citation.title, class_="card-title", lang="ja"),
        id=f"{name}-name",
    )
    path = " › ".join(citation.heading_path)
    address = element(
        "p",
        element("span", path, lang="ja") if path else None,
        element("span", page, class_="card-page") if page else None,
        class_="card-path",
    )
    passage = in_context(document, citation.span, write, citation.answer)
    quote = element("blockquote", passage, lang="ja")
    tools = element(
        "p",
        read_link(words("card.read"), citation.doc_id, citation.span),
        read_link(words("card.page"), citation.doc_id, citation.span, view=PAGE_VIEW)
        if has_image(document)
        else None,
        element(
            "button",
            words("card.copy"),
            type="button",
            class_="link",
            data_copy=citation_text(citation, words),
        ),
        class_="card-tools",
    )
    return element(
        "article",
        heading,
        address if path or page else None,
        quote,
        tools,
        id=name,
        class_="card",
        tabindex=-1,
        aria_labelledby=f"{name}-name",
    )
