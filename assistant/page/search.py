"""文章をさがす: chunks by meaning and by words, each with the reason why it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.markup import Html, element, join
from assistant.page.desk import QUIET, Desk, client_of, document_filter
from assistant.page.gate import Refusal
from assistant.page.passages import marked, read_link
from assistant.page.session import MAX_QUESTION_CHARS
from assistant.page.sheets import csv_text
from assistant.wording.page import PageWords
from corpus.errors import KeikakuError
from corpus.records import DocId, SectionKind
from index import OpenIndex
from index.retriever import Hit

_TOP_K = 10
# Hits that are asked for when a kind of text is left out afterwards.
_DEEP_TOP_K = 40
_SAVE_JS = "(file) => { window.planPage.save(file); }"


@dataclass(frozen=True, slots=True)
class SearchTab:
    """The parts that the page fills when it is opened."""

    documents: gr.Dropdown


class SearchHandlers:
    """What happens when a visitor searches; one object a language."""

    def __init__(self, desk: Desk, words: PageWords) -> None:
        self._desk = desk
        self._words = words

    def found(
        self, query: str, document: str | None, kinds: list[str] | None, client: str
    ) -> list[Hit] | str:
        """The hits, or in words why there are none to show."""
        asked = (query or "").strip()
        if not asked:
            return self._words("search.empty")
        if len(asked) > MAX_QUESTION_CHARS:
            return self._words("ask.too_long", most=MAX_QUESTION_CHARS, found=len(asked))
        assistant = self._desk.assistant()
        held = (DocId(document),) if document and document in assistant.index.documents else ()
        try:
            with self._desk.gate.enter(client):
                top_k = _DEEP_TOP_K if kinds else _TOP_K
                hits = assistant.search(asked, top_k=top_k, documents=held)
        except Refusal as refused:
            return self._words(f"refused.{refused.why}")
        except KeikakuError:
            return self._words("refused.failed")
        kept = [
            hit
            for hit in hits
            if not kinds or assistant.index.chunks[hit.chunk_id].kind.value in kinds
        ]
        return kept[:_TOP_K] if kept else self._words("search.none")

    def show(
        self,
        query: str,
        document: str | None,
        kinds: list[str] | None,
        request: gr.Request,
    ) -> tuple[Html, Any]:
        """The results as HTML, and whether there is something to export."""
        found = self.found(query, document, kinds, client_of(request))
        if isinstance(found, str):
            return element("p", found, class_="search-note"), gr.update(visible=False)
        return (
            results_html(found, self._desk.assistant().index, self._words),
            gr.update(visible=True),
        )

    def as_csv(
        self,
        query: str,
        document: str | None,
        kinds: list[str] | None,
        request: gr.Request,
    ) -> list[str]:
        """Name and text of the file to save."""
        found = self.found(query, document, kinds, client_of(request))
        hits = [] if isinstance(found, str) else found
        table = results_csv(hits, self._desk.assistant().index, self._words)
        return [f"{self._words('search.file')}.csv", table]


def results_html(hits: Sequence[Hit], index: OpenIndex, words: PageWords) -> Html:
    """The hits as a numbered list, the best sentence of each marked."""
    found = element("p", words("search.count", count=len(hits)), class_="search-count")
    return join(
        [found, element("ol", *(_result(hit, index, words) for hit in hits), class_="results")]
    )


def results_csv(hits: Sequence[Hit], index: OpenIndex, words: PageWords) -> str:
    """The hits as CSV."""
    names = ("rank", "document", "section", "page", "text", "terms")
    return csv_text([words(f"csv.{name}") for name in names], [_row(hit, index) for hit in hits])


def _row(hit: Hit, index: OpenIndex) -> list[object]:
    chunk = index.chunks[hit.chunk_id]
    document = index.documents[chunk.doc_id]
    return [
        hit.rank,
        document.title,
        " › ".join(chunk.heading_path),
        document.page_of(chunk.span.start) or "",
        chunk.span.of(document.text),
        " ".join(matched.term for matched in hit.matched_terms),
    ]


def _result(hit: Hit, index: OpenIndex, words: PageWords) -> Html:
    chunk = index.chunks[hit.chunk_id]
    document = index.documents[chunk.doc_id]
    span = hit.sentence
    page = document.page_of(chunk.span.start)
    reasons = [
        words("search.lexical", rank=hit.lexical_rank) if hit.lexical_rank else None,
        words("search.dense", rank=hit.dense_rank) if hit.dense_rank else None,
    ]
    terms = [
        element("span", matched.term, class_="term-tag", lang="ja") for matched in hit.matched_terms
    ]
    return element(
        "li",
        element(
            "h3",
            element("span", str(hit.rank), class_="number"),
            read_link(" › ".join(chunk.heading_path) or document.title, document.doc_id, span),
        ),
        element(
            "p",
            element("span", document.title, lang="ja"),
            element("span", words("page", page=page)) if page else None,
            class_="card-path",
        ),
        element("blockquote", marked(document, chunk.span, span), lang="ja"),
        element(
            "p",
            element("span", words("search.terms"), class_="why-name") if terms else None,
            *terms,
            *(element("span", reason, class_="why") for reason in reasons if reason),
            class_="result-why",
        ),
        class_="card result",
    )


def search_tab(handlers: SearchHandlers, words: PageWords) -> SearchTab:
    """Lay the tab out and wire it."""
    with gr.Column(elem_classes="search"):
        gr.HTML(
            join([element("h2", words("search.title")), element("p", words("search.text"))]),
            js_on_load=None,
            apply_default_css=False,
        )
        with gr.Row(elem_classes="composer", equal_height=False):
            box = gr.Textbox(
                label=words("search.label"),
                placeholder=words("search.placeholder"),
                lines=1,
                max_lines=1,
                container=False,
                elem_id="search-box",
                scale=1,
            )
            go = gr.Button(words("search.go"), variant="primary", scale=0, elem_id="search-go")
        documents = document_filter(words)
        kinds = gr.CheckboxGroup(
            choices=[(words(f"kind.{kind.value}"), kind.value) for kind in SectionKind],
            label=words("search.kinds"),
            elem_classes="kinds",
        )
        results = gr.HTML(
            "",
            html_template='<div class="found" aria-live="polite">${value}</div>',
            js_on_load=None,
            apply_default_css=False,
        )
        export = gr.Button(words("search.csv"), size="sm", elem_classes="secondary", visible=False)
    file = gr.JSON(visible="hidden")
    given = [box, documents, kinds]
    gr.on([box.submit, go.click], handlers.show, given, [results, export], **QUIET)
    export.click(handlers.as_csv, given, [file], **QUIET).then(
        None, [file], None, js=_SAVE_JS, **QUIET
    )
    return SearchTab(documents)
