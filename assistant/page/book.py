"""The reader's dialog on a page: every passage's link opens its section in it."""

from typing import Any

import gradio as gr

from assistant.markup import Html, join
from assistant.page.desk import Desk
from assistant.page.places import parse_place
from assistant.page.reader import reader
from assistant.page.session import Session
from assistant.page.widgets import QUIET, html
from assistant.wording.page import PageWords

# The dialog listens to the whole page: every passage's link opens here.
_READER_JS = """
document.addEventListener('click', (event) => {
  const link = event.target.closest('a.read');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const {doc, start, end, view} = link.dataset;
  trigger('click', {doc, start, end, view, opened: String(Date.now())});
});
const show = () => window.planPage.openReader(element);
watch('value', show);
setTimeout(show, 0);
"""


def passage_html(
    desk: Desk, words: PageWords, wanted: dict[str, Any], opened: str, session: Session
) -> Html:
    """The section around the passage that an address or a link names, if there is one."""
    place = parse_place(
        desk.assistant().index.documents,
        wanted.get("doc"),
        wanted.get("start"),
        wanted.get("end"),
    )
    if place is None:
        return join([])
    return reader(*place, words, opened, view=str(wanted.get("view") or ""), write=session.write)


def reader_dialog(desk: Desk, words: PageWords, session: gr.State) -> gr.HTML:
    """Lay the dialog out and wire it."""

    def open_passage(session: Session, event: gr.EventData) -> Html:
        """The section around a passage that was asked for."""
        wanted = event._data or {}
        return passage_html(desk, words, wanted, str(wanted.get("opened", "")), session)

    book = html(
        html_template='<dialog class="reader" aria-labelledby="reader-name">'
        f'<button type="button" class="close" data-close>{words("reader.close")}</button>'
        "${value}</dialog>",
        js=_READER_JS,
        elem_id="reader",
    )
    book.click(open_passage, [session], [book], **QUIET)
    return book
