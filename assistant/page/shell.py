"""The public page in one language: header, tabs, the reader, and what happens on opening it."""

from typing import Any

import gradio as gr

from assistant.answer import Language
from assistant.markup import Html, element, text
from assistant.page.about import about_html
from assistant.page.api import named_endpoints
from assistant.page.ask import AskHandlers, ask_tab
from assistant.page.blocks import button
from assistant.page.book import passage_html, reader_dialog
from assistant.page.desk import Desk, client_of
from assistant.page.furigana import with_furigana
from assistant.page.looks import PATHS
from assistant.page.overview import overview_html
from assistant.page.search import SearchHandlers, search_tab
from assistant.page.sub_path import address_from
from assistant.page.widgets import QUIET, document_choices, html, only_section_choices
from assistant.wording.page import PageWords

_HEADER_JS = """
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-furigana]');
  if (!button) return;
  const furigana = turn(button);
  try { localStorage.setItem('furigana', furigana ? '1' : '0'); } catch (refused) { /* private */ }
  trigger('click', {furigana});
});
// What was chosen before, told by the page's script; the conversation may come by itself.
element.addEventListener('readings', (event) => {
  trigger('click', {furigana: turn(event.target), resumed: event.detail.resumed});
});
function turn(button) {
  const isOn = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(isOn));
  return isOn;
}
"""


def public_page(desk: Desk, language: Language) -> gr.Blocks:
    """The page as Blocks, to be mounted at ``PATHS[language]``."""
    words = PageWords(language)
    asking = AskHandlers(desk, words)
    searching = SearchHandlers(desk, words)
    with gr.Blocks(title=words("title"), analytics_enabled=False, fill_width=True) as page:
        header = html(header_html(words), js=_HEADER_JS, elem_id="header")
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap"):
            with gr.Tab(words("tab.ask"), id="ask"):
                ask = ask_tab(asking, words)
            with gr.Tab(words("tab.search"), id="search"):
                search = search_tab(searching, words, ask.session)
            with gr.Tab(words("tab.overview"), id="overview"):
                overview = html(elem_classes="page-text")
            with gr.Tab(words("tab.about"), id="about"):
                about = html(elem_classes="page-text")
        book = reader_dialog(desk, words, ask.session)
        html(footer_html(words), elem_id="footer")

        def open_page(request: gr.Request) -> tuple[Any, ...]:
            """Everything that depends on the index or on the address."""
            assistant = desk.assistant()
            asked = request.query_params.get("q", "")
            session = asking.put(asking.new(), asked, (), client_of(request))
            choice = document_choices(assistant.index, words)
            return (
                session,
                *asking.view(session),
                choice,
                choice,
                overview_html(assistant.index, desk.today(), words, session.write),
                about_html(desk, words),
                only_section_choices(assistant.index, words),
                passage_html(desk, words, dict(request.query_params), "", session),
            )

        def overview_again(event: gr.EventData) -> Html:
            """The overview with readings over the kanji, or without."""
            write = with_furigana if (event._data or {}).get("furigana") else text
            return overview_html(desk.assistant().index, desk.today(), words, write)

        talk = [ask.session, ask.log, ask.rail, ask.status]
        choices = [ask.documents, search.documents]
        opened = [*talk, *choices, overview, about, search.sections, book]
        page.load(open_page, None, opened, **QUIET)
        header.click(asking.set_furigana, [ask.session], talk, **QUIET)
        header.click(overview_again, None, [overview], **QUIET)
        if language is Language.JA:
            named_endpoints(desk)
    blocks: gr.Blocks = page
    return blocks


def header_html(words: PageWords) -> Html:
    """The site's name and the switches."""
    languages = [
        element(
            "a",
            words(f"language.{language}"),
            href=address_from(PATHS[words.language], path),
            lang="en" if language is Language.EN else "ja",
            aria_current="true" if language is words.language else None,
        )
        for language, path in PATHS.items()
    ]
    return element(
        "header",
        element("a", words("skip"), href="#tabs", class_="skip"),
        element(
            "div",
            element("h1", element("a", words("title"), href="./")),
            element("p", words("subtitle"), class_="subtitle"),
        ),
        element(
            "div",
            button(words("larger"), "switch", data_larger=True, aria_pressed="false"),
            button(
                words("furigana"),
                "switch",
                data_furigana=True,
                aria_pressed=str(words.language is Language.EASY).lower(),
            ),
            element("nav", *languages, class_="languages", aria_label=words("languages")),
            class_="switches",
        ),
        element("p", role="alert", class_="notice-lost", hidden=True),
        class_="site",
        data_copied=words("copied"),
        data_failed=words("copy.failed"),
        data_wait=words("log.wait"),
        data_lost=words("log.lost"),
    )


def footer_html(words: PageWords) -> Html:
    """What every tab says at the bottom."""
    return element("footer", element("p", words("footer")), class_="site-foot")
