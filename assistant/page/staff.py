"""The page behind the sign-in: documents in and out, and what visitors thought."""

import hmac
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import gradio as gr

from assistant.answer import Language
from assistant.markup import Html, element, join
from assistant.page.book import reader_dialog
from assistant.page.desk import Desk
from assistant.page.library import MAX_FILE_MEGABYTES, SUFFIXES, Library, OnProgress
from assistant.page.looks import mounting
from assistant.page.question_set import QuestionSet
from assistant.page.search import SearchHandlers, search_tab
from assistant.page.session import Session
from assistant.page.staff_views import (
    documents_html,
    feedback_csv,
    feedback_html,
    phrase,
    skipped_lines,
    unanswered_csv,
    unanswered_html,
)
from assistant.page.widgets import (
    QUIET,
    document_choices,
    html,
    only_section_choices,
    save_on_click,
)
from assistant.wording.page import PageWords
from corpus.errors import IndexBusyError, KeikakuError

PATH = "/staff"
USER = "staff"
_WORDS = PageWords(Language.JA)
# Seconds between two looks at whether there is something new to show.
_LOOK_S = 0.2

# Status, documents, what may be removed, and what the search can be narrowed to.
Shown = tuple[Html, Html, Any, Any, Any]


class StaffHandlers:
    """What happens when staff do something."""

    def __init__(self, desk: Desk, library: Library) -> None:
        self._desk = desk
        self._library = library

    def opened(self) -> tuple[Any, ...]:
        """Everything that depends on the index or on what visitors did."""
        return (*self._shown([])[1:], self.feedback(), self.unanswered())

    def feedback(self) -> Html:
        """What visitors thought."""
        return feedback_html(self._desk.feedback.all())

    def unanswered(self) -> Html:
        """What was not answered."""
        return unanswered_html(self._desk.questions)

    def unanswered_as_csv(self) -> list[str]:
        """Name and text of the file to save."""
        return [f"{phrase('unanswered.file')}.csv", unanswered_csv(self._desk.questions)]

    def add(self, paths: list[str]) -> Iterator[Shown]:
        """Take files in and read them; those that cannot be read are not kept."""
        said: list[str] = []
        added: list[str] = []
        for path in map(Path, paths or ()):
            try:
                added.append(self._library.add(path, path.name).name)
            except ValueError:
                said.append(phrase("not_added", name=path.name, most=MAX_FILE_MEGABYTES))
        yield from self._rebuilt(said, added)

    def remove(self, name: str | None) -> Iterator[Shown]:
        """Take one file out."""
        if not name or not self._library.remove(name):
            yield self._shown([phrase("nothing_chosen")])
            return
        yield from self._rebuilt([phrase("removed", name=name)])

    def rebuild(self) -> Iterator[Shown]:
        """Read everything that has changed."""
        yield from self._rebuilt([])

    def feedback_as_csv(self) -> list[str]:
        """Name and text of the file to save."""
        return [f"{phrase('feedback.file')}.csv", feedback_csv(self._desk.feedback.all())]

    def _rebuilt(self, said: list[str], added: Sequence[str] = ()) -> Iterator[Shown]:
        """Build beside the page, telling what is being done, and what became of ``added``."""
        progress: Queue[str] = Queue()
        outcome: list[list[str]] = []

        def tell(what: str, done: int, total: int) -> None:
            progress.put(_doing(what, done, total))

        def build() -> None:
            outcome.append(self._outcome(tell, added))

        yield self._shown([*said, phrase("progress.start")])
        builder = Thread(target=build)
        builder.start()
        while builder.is_alive():
            try:
                yield self._shown([*said, progress.get(timeout=_LOOK_S)])
            except Empty:
                continue
        builder.join()
        yield self._shown([*said, *(outcome[0] if outcome else [phrase("failed")])])

    def _outcome(self, tell: OnProgress, added: Sequence[str]) -> list[str]:
        """Build, and say how it went."""
        try:
            report = self._library.rebuild(tell)
        except IndexBusyError:
            return [phrase("busy")]
        except (KeikakuError, OSError):
            return [phrase("failed")]
        skipped = [{"name": Path(file.path).name, "code": file.code} for file in report.skipped]
        unread = {file["name"] for file in skipped}
        for name in unread.intersection(added):
            self._library.remove(name)
        return [
            *(phrase("added", name=name) for name in added if name not in unread),
            *skipped_lines(skipped),
            phrase("done", documents=report.documents, seconds=f"{report.seconds:.1f}"),
        ]

    def _shown(self, lines: list[str]) -> Shown:
        status = join(element("p", line) for line in lines)
        index = self._library.assistant().index
        return (
            status,
            documents_html(index),
            self._choice(),
            document_choices(index, _WORDS),
            only_section_choices(index, _WORDS),
        )

    def _choice(self) -> Any:  # noqa: ANN401 - gr.update's own
        names = [upload.name for upload in self._library.uploads()]
        return gr.update(choices=names, value=None)


def staff_page(desk: Desk, library: Library, keeping: QuestionSet) -> gr.Blocks:
    """The page as Blocks, to be mounted at ``PATH`` behind ``may_enter``.

    Args:
        desk: What is searched, and where feedback and questions are.
        library: The documents that staff may change.
        keeping: Where questions for the evaluation are kept.
    """
    handlers = StaffHandlers(desk, library)
    words = _WORDS
    with gr.Blocks(title=phrase("title"), analytics_enabled=False, fill_width=True) as page:
        html(_header())
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            with gr.Tab(phrase("tab.documents")):
                title = element("h2", phrase("documents.title"))
                html(join([title, element("p", phrase("documents.text"))]))
                with gr.Row(elem_classes="staff-tools"):
                    add = gr.UploadButton(
                        phrase("add"),
                        file_count="multiple",
                        file_types=list(SUFFIXES),
                        variant="primary",
                    )
                    rebuild = gr.Button(phrase("rebuild"), elem_classes="secondary")
                status = html(
                    html_template='<div role="status" class="staff-status">${value}</div>',
                )
                documents = html(elem_classes="page-text wide")
                with gr.Row(elem_classes="staff-tools"):
                    choice = gr.Dropdown(choices=[], label=phrase("remove.choose"))
                    remove = gr.Button(phrase("remove"), elem_classes="secondary")
            with gr.Tab(words("tab.search")):
                session = gr.State(Session())
                searching = SearchHandlers(desk, words, keeping)
                search = search_tab(searching, words, session)
            unanswered_tab, unanswered, export_unanswered = _kept_tab("unanswered")
            feedback_tab, feedback, export_feedback = _kept_tab("feedback")
        reader_dialog(desk, words, session)
        file = gr.JSON(visible="hidden")
        shown = [status, documents, choice, search.documents, search.sections]
        # Reading takes minutes and tells how far it is: that needs Gradio's own queue.
        slow = {**QUIET, "queue": True, "concurrency_limit": 1}
        page.load(handlers.opened, None, [*shown[1:], feedback, unanswered], **QUIET)
        # What has come since the page was opened is shown, too.
        unanswered_tab.select(handlers.unanswered, None, [unanswered], **QUIET)
        feedback_tab.select(handlers.feedback, None, [feedback], **QUIET)
        # Files that come while others are read wait for their turn.
        add.upload(handlers.add, [add], shown, trigger_mode="multiple", **slow)
        remove.click(handlers.remove, [choice], shown, **slow)
        rebuild.click(handlers.rebuild, None, shown, **slow)
        save_on_click(export_feedback, handlers.feedback_as_csv, [], file)
        save_on_click(export_unanswered, handlers.unanswered_as_csv, [], file)
    blocks: gr.Blocks = page
    return blocks


def _kept_tab(name: str) -> tuple[gr.Tab, gr.HTML, gr.Button]:
    """A tab of what visitors left: the tab, where it is shown, and the button that saves it."""
    with gr.Tab(phrase(f"tab.{name}")) as tab:
        html(element("h2", phrase(f"{name}.title")))
        shown = html(elem_classes="page-text wide")
        with gr.Row(elem_classes="staff-tools"):
            export = gr.Button(phrase(f"{name}.export"), elem_classes="secondary")
    return tab, shown, export


def _doing(what: str, done: int, total: int) -> str:
    """What the index's builder tells of itself, in staff's words."""
    verb, _, name = what.partition(" ")
    if verb == "writing":
        return phrase("progress.writing")
    return phrase(f"progress.{verb}", what=Path(name).name, number=done + 1, total=total)


def may_enter(password: str) -> Callable[[str, str], bool]:
    """Whether a name and a password are staff's, compared in constant time."""

    def check(user: str, given: str) -> bool:
        is_user = hmac.compare_digest(user.encode(), USER.encode())
        return hmac.compare_digest(given.encode(), password.encode()) and is_user

    return check


def staff_mounting() -> dict[str, Any]:
    """What ``gr.mount_gradio_app`` is given besides the page and who may enter."""
    limit = f"{MAX_FILE_MEGABYTES}mb"
    return {**mounting(max_file_size=limit), "auth_message": phrase("sign_in")}


def _header() -> Html:
    title = element("h1", element("a", phrase("title"), href="./"))
    public = element("a", phrase("public"), href="../", class_="read-public")
    words = _WORDS
    return element(
        "header",
        title,
        public,
        class_="site",
        data_copied=words("copied"),
        data_failed=words("copy.failed"),
    )
