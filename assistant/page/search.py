"""文章をさがす: passages by meaning and by words, the section of the chosen one beside them."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.markup import Html, element, join
from assistant.page.desk import MAX_QUESTION_CHARS, Denied, Desk, client_of
from assistant.page.places import parse_place
from assistant.page.question_set import QuestionSet
from assistant.page.reader import reader
from assistant.page.results import holds_figure, results_csv, results_html
from assistant.page.session import Session
from assistant.page.widgets import (
    QUIET,
    composer,
    document_filter,
    html,
    save_on_click,
    section_choices,
)
from assistant.wording.page import PageWords
from corpus.records import Chunk, DocId, Document, SectionKind
from index.retriever import Hit

_TOP_K = 10
# Hits that are asked for when some are left out afterwards.
_DEEP_TOP_K = 200
_FIGURES = "figures"
# A hit's link shows its section beside the list where there is room, else in the reader. Search
# begins anew with each render of the list, so the handler listens on what stays.
_FOUND_JS = """
element.addEventListener('click', (event) => {
  const add = event.target.closest('[data-add]');
  if (add) {
    trigger('click', {add: add.dataset.add, start: add.dataset.start, end: add.dataset.end});
    return;
  }
  const link = event.target.closest('a.read');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!window.matchMedia('(min-width: 1100px)').matches) return;
  event.preventDefault();
  event.stopPropagation();
  element.querySelectorAll('a.read[aria-current]').forEach(
    (other) => other.removeAttribute('aria-current'));
  link.setAttribute('aria-current', 'true');
  const {doc, start, end} = link.dataset;
  trigger('click', {doc, start, end});
});
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; "" and () narrow nothing."""

    document: str = ""
    section: str = ""  # "<start>-<end>" of a section of the document
    kinds: tuple[str, ...] = ()

    def allow(self, chunk: Chunk, document: Document) -> bool:
        """Whether a chunk of ``document`` is among what was asked for."""
        if self.section:
            start, _, end = self.section.partition("-")
            if not (start.isdecimal() and end.isdecimal()):
                return False
            if not int(start) <= chunk.span.start < int(end):
                return False
        if not self.kinds:
            return True
        return chunk.kind.value in self.kinds or (
            _FIGURES in self.kinds and holds_figure(document, chunk)
        )


@dataclass(frozen=True, slots=True)
class SearchTab:
    """The parts that the page fills when it is opened."""

    documents: gr.Dropdown
    sections: gr.Dropdown


class SearchHandlers:
    """What happens when a visitor searches; one object a language.

    Args:
        desk: What is searched.
        words: The page's words.
        keeping: Where staff keep questions for the evaluation; None on the public page.
    """

    def __init__(self, desk: Desk, words: PageWords, keeping: QuestionSet | None = None) -> None:
        self._desk = desk
        self._words = words
        self._keeping = keeping

    def found(self, query: str, filters: Filters, client: str) -> list[Hit] | str:
        """The hits, or in words why there are none to show."""
        asked = (query or "").strip()
        if not asked:
            return self._words("search.empty")
        assistant = self._desk.assistant()
        index = assistant.index
        held = (DocId(filters.document),) if filters.document in index.documents else ()
        top_k = _DEEP_TOP_K if filters.kinds or filters.section else _TOP_K
        hits = self._desk.attempt(
            asked,
            client,
            self._words,
            lambda: assistant.search(asked, top_k=top_k, documents=held),
        )
        if isinstance(hits, Denied):
            return hits
        kept = [
            hit
            for hit in hits
            if filters.allow(index.chunks[hit.chunk_id], index.documents[hit.doc_id])
        ]
        return kept[:_TOP_K] if kept else self._words("search.none")

    def show(
        self,
        query: str,
        document: str | None,
        section: str | None,
        kinds: list[str] | None,
        session: Session,
        request: gr.Request,
    ) -> tuple[Html, Any, Html]:
        """The results, whether there is something to export, and the first one's section."""
        found = self.found(query, _filters(document, section, kinds), client_of(request))
        if isinstance(found, str):
            note = element("p", found, class_="search-note")
            return note, gr.update(visible=False), join([])
        index = self._desk.assistant().index
        add = self._words("search.add") if self._keeping is not None else ""
        first = found[0].sentence
        return (
            results_html(found, index, self._words, session.write, add),
            gr.update(visible=True),
            self._section(found[0].doc_id, first.start, first.end, session),
        )

    def choose(self, query: str, session: Session, event: gr.EventData) -> tuple[Any, Any]:
        """The section of the chosen hit, or what became of a question that is to be kept."""
        given = event._data or {}
        if "add" not in given:
            section = self._section(given.get("doc"), given.get("start"), given.get("end"), session)
            return section, gr.skip()
        return gr.skip(), self._keep(query or "", given)

    def sections_of(self, document: str | None) -> Any:  # noqa: ANN401 - gr.update's own
        """What the choice of a section offers once a document is chosen."""
        return section_choices(
            self._desk.assistant().index.documents.get(DocId(document or "")), self._words
        )

    def as_csv(
        self,
        query: str,
        document: str | None,
        section: str | None,
        kinds: list[str] | None,
        request: gr.Request,
    ) -> list[str]:
        """Name and text of the file to save."""
        found = self.found(query, _filters(document, section, kinds), client_of(request))
        hits = [] if isinstance(found, str) else found
        table = results_csv(hits, self._desk.assistant().index, self._words)
        return [f"{self._words('search.file')}.csv", table]

    def _section(self, doc: object, start: object, end: object, session: Session) -> Html:
        place = parse_place(self._desk.assistant().index.documents, doc, start, end)
        if place is None:
            return join([])
        return reader(*place, self._words, "", write=session.write, name="beside-name")

    def _keep(self, query: str, given: dict[str, Any]) -> str:
        place = parse_place(
            self._desk.assistant().index.documents,
            given.get("add"),
            given.get("start"),
            given.get("end"),
        )
        asked = query.strip()[:MAX_QUESTION_CHARS]
        if self._keeping is None or not asked or place is None:
            return self._words("search.not_added")
        return self._words("search.added", name=self._keeping.add(asked, *place))


def _filters(document: str | None, section: str | None, kinds: list[str] | None) -> Filters:
    return Filters(document or "", section or "", tuple(kinds or ()))


def search_tab(handlers: SearchHandlers, words: PageWords, session: gr.State) -> SearchTab:
    """Lay the tab out and wire it."""
    with gr.Row(elem_classes="search", equal_height=False):
        with gr.Column(elem_classes="finding"):
            html(join([element("h2", words("search.title")), element("p", words("search.text"))]))
            box, go = composer(
                words("search.label"),
                words("search.placeholder"),
                words("search.go"),
                ids=("search-box", "search-go"),
            )
            documents = document_filter(words)
            sections = gr.Dropdown(
                choices=[(words("search.sections.all"), "")],
                value="",
                visible=False,
                container=False,
                label=words("search.sections"),
                elem_classes="documents sections",
            )
            kinds = gr.CheckboxGroup(
                choices=[
                    *((words(f"kind.{kind.value}"), kind.value) for kind in SectionKind),
                    (words(f"kind.{_FIGURES}"), _FIGURES),
                ],
                label=words("search.kinds"),
                elem_classes="kinds",
            )
            said = html(
                html_template='<p class="search-said" role="status">${value}</p>',
            )
            results = html(
                html_template='<div class="found" aria-live="polite">${value}</div>',
                js=_FOUND_JS,
                elem_id="found",
            )
            export = gr.Button(
                words("search.csv"), size="sm", elem_classes="secondary", visible=False
            )
        beside = html(
            html_template=f'<section class="beside-section" aria-label="{words("search.beside")}">'
            "${value}</section>",
            elem_id="beside",
        )
    file = gr.JSON(visible="hidden")
    given = [box, documents, sections, kinds]
    gr.on(
        [box.submit, go.click],
        handlers.show,
        [*given, session],
        [results, export, beside],
        **QUIET,
    )
    results.click(handlers.choose, [box, session], [beside, said], **QUIET)
    documents.change(handlers.sections_of, [documents], [sections], **QUIET)
    save_on_click(export, handlers.as_csv, given, file)
    return SearchTab(documents, sections)
