"""Gradio's parts as every tab uses them, without Gradio's own looks and manners."""

from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from assistant.markup import Html
from assistant.wording.page import PageWords
from corpus.records import Document, SectionKind
from index import OpenIndex

# No handler shows Gradio's own progress, none waits in its queue (the gate bounds them), and none
# is an endpoint for others: those are added by name.
QUIET: dict[str, Any] = {"show_progress": "hidden", "queue": False, "api_visibility": "private"}
# Called with the file's name and its text.
_SAVE_JS = "(file) => { window.planPage.save(file); }"
_MAX_LEVEL = 3  # of the headings that the search can be narrowed to


def html(value: Html | str = "", *, js: str | None = None, **names: Any) -> gr.HTML:  # noqa: ANN401 - gr.HTML's own
    """A place for HTML, looking as the page's own styles say.

    Args:
        value: What stands there first.
        js: Run where the place is laid out; there are no other scripts.
        names: What else ``gr.HTML`` is given.
    """
    return gr.HTML(value, js_on_load=js, apply_default_css=False, **names)


def composer(
    label: str, placeholder: str, send: str, *, ids: tuple[str, str], max_lines: int = 1
) -> tuple[gr.Textbox, gr.Button]:
    """A box to write in and the button beside it, with their ids."""
    with gr.Row(elem_classes="composer", equal_height=False):
        box = gr.Textbox(
            label=label,
            placeholder=placeholder,
            lines=1,
            max_lines=max_lines,
            container=False,
            elem_id=ids[0],
            scale=1,
        )
        button = gr.Button(send, variant="primary", elem_id=ids[1], scale=0)
    return box, button


def save_on_click(
    button: gr.Button, make: Callable[..., list[str]], given: Sequence[Any], file: gr.JSON
) -> None:
    """Let a button save what ``make`` gives of ``given``: a file's name and its text."""
    button.click(make, list(given), [file], **QUIET).then(None, [file], None, js=_SAVE_JS, **QUIET)


def document_filter(words: PageWords) -> gr.Dropdown:
    """A choice of one document or all; shown once it is known that there are several."""
    return gr.Dropdown(
        choices=[(words("documents.all"), "")],
        value="",
        visible=False,
        container=False,
        label=words("documents"),
        elem_classes="documents",
    )


def document_choices(index: OpenIndex, words: PageWords) -> dict[str, Any]:
    """What the choice offers for the index that is open now."""
    names = [(held.title, str(doc_id)) for doc_id, held in index.documents.items()]
    choices = [(words("documents.all"), ""), *names]
    update: dict[str, Any] = gr.update(choices=choices, value="", visible=len(names) > 1)
    return update


def section_choices(document: Document | None, words: PageWords) -> Any:  # noqa: ANN401 - gr.update's own
    """The headings of a document that a search can be narrowed to; hidden when there are none."""
    every = (words("search.sections.all"), "")
    names = [
        ("　" * (section.level - 1) + section.name, f"{section.span.start}-{section.span.end}")
        for section in (document.sections if document else ())
        if section.level <= _MAX_LEVEL and section.kind is not SectionKind.FOOTNOTES
    ]
    return gr.update(choices=[every, *names], value="", visible=len(names) > 1)


def only_section_choices(index: OpenIndex, words: PageWords) -> Any:  # noqa: ANN401 - gr.update's own
    """The same before a document is chosen: those of the only one, where there is but one."""
    held = list(index.documents.values())
    return section_choices(held[0] if len(held) == 1 else None, words)
