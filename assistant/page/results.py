"""The hits of a search as a list, each with the reason why it is there, and as CSV."""

from collections.abc import Sequence

from assistant.citation import make_citation
from assistant.markup import Html, Writer, element, join, text
from assistant.page.blocks import button
from assistant.page.passages import in_context, read_link
from assistant.page.sheets import csv_text
from assistant.render import citation_text
from assistant.wording.page import PageWords
from corpus.records import Chunk, Document, SentenceKind
from index import OpenIndex
from index.retriever import Hit


def results_html(
    hits: Sequence[Hit],
    index: OpenIndex,
    words: PageWords,
    write: Writer = text,
    add: str = "",
) -> Html:
    """The hits as a numbered list, the best sentence of each marked.

    Args:
        hits: Best first.
        index: Which they are of.
        words: The page's words.
        write: How the text is written.
        add: What the button says that keeps a hit as the answer to the query; "" is no button.
    """
    shown = [
        _result(hit, number, index, words, write, add) for number, hit in enumerate(hits, start=1)
    ]
    found = element("p", words("search.count", count=len(hits)), class_="search-count")
    return join([found, element("ol", *shown, class_="results")])


def results_csv(hits: Sequence[Hit], index: OpenIndex, words: PageWords) -> str:
    """The hits as CSV."""
    names = ("rank", "document", "section", "page", "text", "terms")
    rows = [_row(hit, number, index) for number, hit in enumerate(hits, start=1)]
    return csv_text([words(f"csv.{name}") for name in names], rows)


def _row(hit: Hit, number: int, index: OpenIndex) -> list[object]:
    chunk = index.chunks[hit.chunk_id]
    document = index.documents[chunk.doc_id]
    return [
        number,
        document.title,
        " › ".join(chunk.heading_path),
        document.page_of(chunk.span.start) or "",
        chunk.span.of(document.text),
        " ".join(matched.term for matched in hit.matched_terms),
    ]


def _result(
    hit: Hit, number: int, index: OpenIndex, words: PageWords, write: Writer, add: str
) -> Html:
    chunk = index.chunks[hit.chunk_id]
    document = index.documents[chunk.doc_id]
    page = document.page_of(hit.sentence.start)
    name = write(" › ".join(chunk.heading_path) or document.title)
    return element(
        "li",
        element(
            "h3",
            element("span", str(number), class_="number"),
            read_link(name, document.doc_id, hit.sentence),
        ),
        element(
            "p",
            element("span", write(document.title), lang="ja"),
            element("span", words("page", page=page)) if page else None,
            class_="card-path",
        ),
        element("blockquote", in_context(document, hit.sentence, write), lang="ja"),
        _tools(hit, document, words, add),
        _reasons(hit, words),
        class_="card result",
    )


def _tools(hit: Hit, document: Document, words: PageWords, add: str) -> Html:
    citation = make_citation(document, hit.sentence, 1)
    copy = button(words("card.copy"), "link", data_copy=citation_text(citation, words))
    keep = button(
        add,
        "link",
        data_add=document.doc_id,
        data_start=hit.sentence.start,
        data_end=hit.sentence.end,
    )
    return element("p", copy, keep if add else None, class_="card-tools")


def _reasons(hit: Hit, words: PageWords) -> Html:
    terms = [
        element("span", matched.term, class_="term-tag", lang="ja") for matched in hit.matched_terms
    ]
    ranks = [
        words("search.lexical", rank=hit.lexical_rank) if hit.lexical_rank else None,
        words("search.dense", rank=hit.dense_rank) if hit.dense_rank else None,
    ]
    return element(
        "p",
        element("span", words("search.terms"), class_="why-name") if terms else None,
        *terms,
        *(element("span", rank, class_="why") for rank in ranks if rank),
        class_="result-why",
    )


def holds_figure(document: Document, chunk: Chunk) -> bool:
    """Whether a caption or a row of a table is in the chunk."""
    return any(figure.span.overlaps(chunk.span) for figure in document.figures) or any(
        sentence.kind is SentenceKind.TABLE_ROW and sentence.span.overlaps(chunk.span)
        for sentence in document.sentences
    )
