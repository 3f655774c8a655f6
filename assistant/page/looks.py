"""How the pages look, and what their documents' heads hold: all of it from this machine."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import gradio as gr

from assistant.answer import Language
from assistant.markup import Html, element, join, text
from assistant.wording.page import PageWords

STATIC = Path(__file__).parent / "static"
PATHS = {Language.JA: "/", Language.EASY: "/easy", Language.EN: "/en"}
_STYLES = ("page", "talk", "facts")


def head_html(words: PageWords) -> Html:
    """What a page's head begins with: light theme, styles and script, all of it local."""
    script = (STATIC / "page.js").read_text(encoding="utf-8")
    # Gradio would rewrite rules that it is given as css; here they stay as they are.
    styles = [(STATIC / f"{name}.css").read_text(encoding="utf-8") for name in _STYLES]
    icon = quote((STATIC / "favicon.svg").read_text(encoding="utf-8").strip())
    return join(
        [
            *(element("style", Html(style)) for style in styles),
            element("script", Html(script)),
            Html(f'<link rel="icon" href="data:image/svg+xml,{icon}">'),
            Html('<meta name="color-scheme" content="light">'),
            Html(f'<meta name="description" content="{text(words("subtitle"))}">'),
        ]
    )


def documents() -> dict[str, tuple[str, str, Html]]:
    """Language tag, title and head of each page, by path; staff's is Japanese."""
    pages = {path: PageWords(language) for language, path in PATHS.items()}
    pages["/staff"] = PageWords(Language.JA)
    return {
        path: (words.html_lang, words("title"), head_html(words)) for path, words in pages.items()
    }


def mounting(*, max_file_size: str = "1mb") -> dict[str, Any]:
    """What ``gr.mount_gradio_app`` is given besides the page: looks, and no calls home."""
    return {
        "theme": _theme(),
        "footer_links": [],
        "run_history": False,
        "show_error": False,
        "ssr_mode": False,
        "pwa": False,
        "mcp_server": False,
        "enable_monitoring": False,
        "max_file_size": max_file_size,
    }


def _theme() -> gr.themes.Base:
    fonts = ("Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", "Meiryo")
    return gr.themes.Base(
        font=[*(gr.themes.Font(name) for name in fonts), gr.themes.Font("sans-serif")],
        font_mono=[gr.themes.Font("monospace")],
        text_size=gr.themes.sizes.text_lg,
    ).set(
        body_background_fill="#ffffff",
        body_background_fill_dark="#ffffff",
        body_text_color="#1a1a1a",
        body_text_color_dark="#1a1a1a",
        body_text_color_subdued="#595959",
        block_label_text_color="#333333",
        button_primary_background_fill="#0017c1",
        button_primary_background_fill_hover="#00118f",
        button_primary_text_color="#ffffff",
        button_primary_text_color_hover="#ffffff",
        color_accent="#0017c1",
        input_placeholder_color="#626264",
    )
