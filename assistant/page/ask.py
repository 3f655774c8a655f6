"""質問する: the conversation, the evidence beside it, and what one can do with both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import gradio as gr

from assistant.answer import Language
from assistant.feedback import MAX_COMMENT_CHARS, Feedback, Reason
from assistant.markup import Html, element
from assistant.page.desk import MAX_QUESTION_CHARS, Denied, Desk, client_of
from assistant.page.log import log_html, rail_html, status_text
from assistant.page.session import (
    MAX_TURNS,
    Session,
    ask,
    explain,
    in_other_words,
)
from assistant.page.widgets import QUIET, composer, document_filter, html, save_on_click
from assistant.render import conversation_html, conversation_markdown
from assistant.wording.page import PageWords
from corpus.records import DocId

# Own events of the log: what a button in a reply stands for travels with the event.
_LOG_JS = """
element.addEventListener('click', (event) => {
  const chip = event.target.closest('[data-question]');
  if (chip) {
    window.planPage.waitFor(chip.dataset.question);
    trigger('click', {question: chip.dataset.question});
  }
  const plain = event.target.closest('[data-plain]');
  if (plain) trigger('click', {plain: plain.dataset.plain});
});
element.addEventListener('resume', (event) => trigger('click', event.detail));
element.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-turn]');
  if (!form) return;
  event.preventDefault();
  const given = new FormData(form);
  trigger('submit', {
    turn: form.dataset.turn,
    reason: given.get('reason-' + form.dataset.turn),
    comment: given.get('comment'),
  });
});
"""
# A reply that comes in steps needs Gradio's queue; so many may be written at once.
STREAMED: dict[str, Any] = {**QUIET, "queue": True, "concurrency_limit": 8}

View = tuple[Html, Html, Html]


@dataclass(frozen=True, slots=True)
class AskTab:
    """The parts that the page fills when it is opened."""

    session: gr.State
    log: gr.HTML
    rail: gr.HTML
    status: gr.HTML
    documents: gr.Dropdown


class AskHandlers:
    """What happens when a visitor does something; one object a language."""

    def __init__(self, desk: Desk, words: PageWords) -> None:
        self._desk = desk
        self._words = words

    @property
    def has_model(self) -> bool:
        """Whether replies come in steps, as a language model writes them."""
        return self._desk.endpoint is not None

    def view(self, session: Session) -> View:
        """Log, rail and status of a session."""
        assistant = self._desk.assistant()
        examples = (
            ()
            if session.turns
            else tuple(assistant.example_questions(language=self._words.language))
        )
        return (
            log_html(session, assistant.index, examples, self._words),
            rail_html(session, assistant.index, self._words),
            status_text(session, self._words),
        )

    def put(
        self, session: Session, question: str, documents: tuple[DocId, ...], client: str
    ) -> Session:
        """The session after a question, answered or refused."""
        asked = question.strip()
        words = self._words
        if not asked:
            return session
        after = self._desk.attempt(
            asked, client, words, lambda: ask(self._desk, session, asked, documents, words.language)
        )
        if isinstance(after, Denied):
            return session.refused(asked, after, self._desk.today())
        self._desk.note(after.answers[-1])
        return after

    def send(
        self, question: str, session: Session, document: str | None, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """The question in the box; with a language model, again with each sentence it writes."""
        after = self.put(session, question or "", self._chosen(document), client_of(request))
        yield ("", after, *self.view(after))
        for said in in_other_words(self._desk, after, self._words.language):
            yield (gr.skip(), said, *self._view_while_written(said))

    def send_once(
        self, question: str, session: Session, document: str | None, request: gr.Request
    ) -> tuple[Any, ...]:
        """The question in the box, where there is no language model."""
        return next(self.send(question, session, document, request))

    def follow(
        self,
        session: Session,
        document: str | None,
        event: gr.EventData,
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        """What the log asks for: a question, a reply in easy Japanese, a conversation anew."""
        given = event._data or {}
        if "plain" in given or "asked" in given:
            after = (
                self.explain(session, str(given["plain"]), request)
                if "plain" in given
                else self.resume(given, client_of(request))
            )
            yield (after, *self.view(after))
            return
        question = str(given.get("question", ""))
        after = self.put(session, question, self._chosen(document), client_of(request))
        yield (after, *self.view(after))
        for said in in_other_words(self._desk, after, self._words.language):
            yield (said, *self._view_while_written(said))

    def follow_once(
        self,
        session: Session,
        document: str | None,
        event: gr.EventData,
        request: gr.Request,
    ) -> tuple[Any, ...]:
        """What a button in the log stands for, where there is no language model."""
        return next(self.follow(session, document, event, request))

    def resume(self, given: Mapping[str, Any], client: str) -> Session:
        """The conversation that a browser's tab still knows: the same questions, asked again."""
        session = replace(self.new(), has_furigana=bool(given.get("furigana")))

        def ask_all() -> Session:
            after = session
            for question, document in _asked(given["asked"]):
                chosen = self._chosen(document)
                after = ask(self._desk, after, question, chosen, self._words.language)
            return after

        after = self._desk.attempt("", client, self._words, ask_all)
        return session if isinstance(after, Denied) else after

    def explain(self, session: Session, number: str, request: gr.Request) -> Session:
        """The session with a reply in easy Japanese too."""
        turn = session.turn(int(number)) if number.isdecimal() else None
        if turn is None or turn.answer is None:
            return session
        plain = self._desk.attempt(
            turn.question,
            client_of(request),
            self._words,
            lambda: explain(self._desk, turn),
        )
        return session if isinstance(plain, Denied) else session.explained(turn.number, plain)

    def _view_while_written(self, session: Session) -> tuple[Any, ...]:
        """The view; a reply is announced only when it is whole."""
        log, rail, status = self.view(session)
        return (log, rail, gr.skip() if session.turns[-1].is_open else status)

    def thank(self, session: Session, event: gr.EventData) -> tuple[Any, ...]:
        """Keep what the visitor thought of a reply."""
        given = event._data or {}
        number = str(given.get("turn", ""))
        turn = session.turn(int(number)) if number.isdecimal() else None
        reason = str(given.get("reason", ""))
        if turn is None or turn.answer is None or turn.has_feedback or reason not in set(Reason):
            return (session, *self.view(session))
        self._desk.feedback.add(
            Feedback(
                datetime.now(UTC),
                Reason(reason),
                str(given.get("comment") or "").strip()[:MAX_COMMENT_CHARS],
                turn.question,
                turn.answer.text,
                tuple(
                    f"{citation.doc_id}:{citation.span.start}-{citation.span.end}"
                    for citation in turn.answer.citations
                ),
            )
        )
        after = session.thanked(turn.number)
        return (after, *self.view(after))

    def new(self) -> Session:
        """A conversation that has not begun; easy Japanese has its readings from the start."""
        return Session(has_furigana=self._words.language is Language.EASY)

    def start_anew(self, session: Session) -> tuple[Any, ...]:
        """An empty conversation."""
        after = replace(self.new(), has_furigana=session.has_furigana)
        return (after, *self.view(after))

    def set_furigana(self, session: Session, event: gr.EventData) -> tuple[Any, ...]:
        """The same conversation with readings over the kanji, or without."""
        given = event._data or {}
        if given.get("resumed"):  # the conversation is coming with its readings
            return (gr.skip(),) * 4
        after = replace(session, has_furigana=bool(given.get("furigana")))
        return (after, *self.view(after))

    def as_markdown(self, session: Session) -> list[str]:
        """Name and text of the file to save."""
        said = conversation_markdown(session.answers, self._desk.today(), self._words)
        return [f"{self._words('save.file')}.md", said]

    def as_html(self, session: Session) -> list[str]:
        """Name and text of the file to save."""
        said = conversation_html(session.answers, self._desk.today(), self._words)
        return [f"{self._words('save.file')}.html", said]

    def _chosen(self, document: str | None) -> tuple[DocId, ...]:
        return (
            (DocId(document),)
            if document and document in self._desk.assistant().index.documents
            else ()
        )


def _asked(kept: object) -> list[tuple[str, str]]:
    """The questions and documents that a browser kept, as far as they can be asked again."""
    pairs = kept[-MAX_TURNS:] if isinstance(kept, list) else []
    read = [
        (str(pair[0]).strip()[:MAX_QUESTION_CHARS], str(pair[1]))
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2
    ]
    return [(question, document) for question, document in read if question]


def ask_tab(handlers: AskHandlers, words: PageWords) -> AskTab:
    """Lay the tab out and wire it."""
    session = gr.State(Session(), time_to_live=7200)
    with gr.Row(elem_classes="ask", equal_height=False):
        with gr.Column(elem_classes="talk"):
            log = html(
                html_template=f'<div class="log" role="log" aria-live="off" tabindex="0" '
                f'aria-label="{words("log.name")}">${{value}}</div>',
                js=_LOG_JS,
                elem_id="log",
            )
            status = html(
                html_template='<div role="status" class="hidden-text">${value}</div>',
                elem_classes="status",
            )
            documents = document_filter(words)
            box, send = composer(
                words("ask.label"),
                words("ask.placeholder"),
                words("ask.send"),
                ids=("question-box", "send"),
                max_lines=4,
            )
            with gr.Row(elem_classes="talk-tools"):
                html(element("p", words("ask.notice"), class_="fine"))
                anew = gr.Button(words("ask.anew"), size="sm", elem_classes="plain")
                as_markdown = gr.Button(words("save.markdown"), size="sm", elem_classes="plain")
                as_html = gr.Button(words("save.html"), size="sm", elem_classes="plain")
        rail = html(
            html_template='<aside class="rail" aria-labelledby="rail-title">${value}</aside>',
            elem_id="rail",
        )
    file = gr.JSON(visible="hidden")
    tab = AskTab(session, log, rail, status, documents)
    _wire_talk(handlers, tab, box, send)
    anew.click(handlers.start_anew, [session], [session, log, rail, status], **QUIET)
    for button, make in ((as_markdown, handlers.as_markdown), (as_html, handlers.as_html)):
        save_on_click(button, make, [session], file)
    return tab


def _wire_talk(handlers: AskHandlers, tab: AskTab, box: gr.Textbox, send: gr.Button) -> None:
    """What is asked in the box and in the log, and what is thought of the replies."""
    shown = [tab.session, tab.log, tab.rail, tab.status]
    # Without a language model a reply is one step, and needs no queue.
    asking = STREAMED if handlers.has_model else QUIET
    gr.on(
        [box.submit, send.click],
        handlers.send if handlers.has_model else handlers.send_once,
        [box, tab.session, tab.documents],
        [box, *shown],
        # A question whose reply was lost with the connection would block the next one for ever.
        trigger_mode="multiple",
        **asking,
    )
    tab.log.click(
        handlers.follow if handlers.has_model else handlers.follow_once,
        [tab.session, tab.documents],
        shown,
        **asking,
    )
    tab.log.submit(handlers.thank, [tab.session], shown, **QUIET)
