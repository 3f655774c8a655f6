"""Replies as HTML, plain text and Markdown, from one answer made by hand."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, AnswerKind, Citation, Language, Statement
from assistant.markup import Html, element
from assistant.render import (
    address,
    conversation_html,
    conversation_markdown,
    reply_html,
    reply_plain,
    spoken_lines,
)
from assistant.wording.page import PageWords
from corpus.records import DocId, Span

WORDS = PageWords(Language.JA)
QUOTE = "期間は5年間とします"
ANSWER = Answer(
    question="期間は？",
    kind=AnswerKind.ANSWER,
    text=f"期間は5年間です［1］。\n・みどり［1］\n・まち［2］\n\n［1］「{QUOTE}」（2.3 期間）",
    statements=(Statement("期間は5年間です。", (1,)),),
    citations=(Citation(1, DocId("d"), "計画", ("2 章", "2.3 期間"), 5, Span(3, 12), QUOTE),),
    facts=(),
    abstention=None,
    carried=None,
    understood=None,
    suggestions=(),
    confidence=1.0,
    seconds=0.0,
)


def link(number: int) -> Html:
    return element("a", str(number))


def test_marks_of_citations_become_links_and_items_a_list() -> None:
    assert reply_html(ANSWER, link) == (
        "<p>期間は5年間です<a>1</a>。</p>"
        '<ul class="reply-list"><li>みどり<a>1</a></li><li>まち［2］</li></ul>'
    )


def test_notes_and_quotes_are_not_what_the_reply_says() -> None:
    noted = replace(ANSWER, text="「きかん」と読みました。\n" + ANSWER.text, understood="期間は？")
    assert spoken_lines(noted) == ["期間は5年間です［1］。", "・みどり［1］", "・まち［2］"]


def test_the_clipboard_gets_every_quote_with_its_address() -> None:
    assert reply_plain(ANSWER, WORDS).splitlines() == [
        "質問：期間は？",
        "期間は5年間です［1］。",
        "・みどり［1］",
        "・まち［2］",
        f"［1］「{QUOTE}」（計画、2 章 › 2.3 期間、5ページ）",
    ]


def test_the_saved_text_quotes_and_says_where() -> None:
    saved = conversation_markdown([ANSWER], date(2026, 11, 23), WORDS)
    assert f"> {QUOTE}\n>\n> ［1］ 計画、2 章 › 2\\.3 期間、5ページ" in saved
    assert "2026年（令和8年）11月23日" in saved


def test_markdown_and_html_in_a_document_are_inert_in_the_saved_text() -> None:
    hostile = "[ここ](javascript:x)<script>x</script>**強**"
    cited = replace(ANSWER.citations[0], quote=hostile)
    saved = conversation_markdown([replace(ANSWER, citations=(cited,))], date(2026, 1, 1), WORDS)
    assert "\\[ここ\\]\\(javascript\\:x\\)\\<script\\>x\\<\\/script\\>\\*\\*強\\*\\*" in saved


def test_the_saved_page_needs_nothing_else() -> None:
    cited = replace(ANSWER.citations[0], quote="<img src=x onerror=y>")
    saved = conversation_html([replace(ANSWER, citations=(cited,))], date(2026, 1, 1), WORDS)
    assert saved.startswith('<!doctype html>\n<html lang="ja">')
    assert '<blockquote lang="ja">&lt;img src=x onerror=y&gt;</blockquote>' in saved
    assert "http" not in saved
    assert "<script" not in saved


@given(st.text(max_size=200))
def test_any_reply_can_be_shown(said: str) -> None:
    shown = reply_html(replace(ANSWER, text=said), link)
    assert shown.count("<script") == 0
    assert shown.count("<p>") + shown.count("<li>") == len(spoken_lines(replace(ANSWER, text=said)))


def test_an_address_says_that_a_page_was_read_by_ocr() -> None:
    scanned = replace(ANSWER.citations[0], is_ocr=True)
    assert address(scanned, PageWords(Language.EN)).endswith("page 5, read by OCR")
