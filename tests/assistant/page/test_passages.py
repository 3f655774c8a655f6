"""Quotes in their context, sections in the reader, and the addresses that open them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Language
from assistant.page.passages import in_context, marked, read_link, reading_window, window_html
from assistant.page.places import parse_place
from assistant.page.reader import reader
from assistant.wording.page import PageWords
from corpus.readers.reading import document_from_text
from corpus.records import DocId, Document, Span

WORDS = PageWords(Language.JA)
TEXT = "1 期間\n\n前の文です。期間は5年間です。後の文です。\n\n2 体制\n\n次の章の文です。\n"


@pytest.fixture(scope="module")
def plan() -> Document:
    return document_from_text(TEXT)


def span_of(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start, start + len(quote))


def test_a_quote_stands_between_its_neighbours(plan: Document) -> None:
    shown = in_context(plan, span_of(plan, "5年間"))
    assert shown == (
        '<span class="beside">前の文です。</span>期間は<mark>5年間</mark>です。'
        '<span class="beside">後の文です。</span>'
    )


def test_sentences_of_other_sections_are_not_neighbours(plan: Document) -> None:
    assert "次の章" not in in_context(plan, span_of(plan, "後の文"))
    assert in_context(plan, span_of(plan, "次の章の文です。")) == "<mark>次の章の文です。</mark>"


def test_a_long_neighbour_is_cut_on_the_far_side() -> None:
    plan = document_from_text(f"1 期間\n\n始{'長' * 300}い。期間は5年間です。\n")
    shown = in_context(plan, span_of(plan, "5年間"))
    assert "…" in shown
    assert "始" not in shown
    assert "い。</span>期間は" in shown


def test_a_mark_is_cut_to_its_window(plan: Document) -> None:
    assert marked(plan, Span(0, 4), Span(2, 9)) == "1 <mark>期間</mark>"
    assert marked(plan, Span(0, 4), Span(6, 9)) == "1 期間"


def test_a_link_to_a_passage_is_an_address_too(plan: Document) -> None:
    link = read_link("読む", DocId('a"&b'), Span(3, 9))
    assert 'href="?doc=a%22%26b&amp;start=3&amp;end=9"' in link
    assert 'data-doc="a&quot;&amp;b"' in link


def test_the_reader_shows_the_whole_section_and_no_other(plan: Document) -> None:
    shown = reader(plan, span_of(plan, "5年間"), WORDS, "1")
    assert "<mark>5年間</mark>" in shown
    assert "前の文です。" in shown
    assert "次の章" not in shown
    assert "次の節：" in shown


def test_a_section_opened_as_a_whole_marks_its_heading(plan: Document) -> None:
    shown = reader(plan, plan.sections[1].span, WORDS, "1")
    assert '<h2 id="reader-name" lang="ja"><mark>2 体制</mark></h2>' in shown
    assert shown.count("<mark>") == 1


def test_a_very_long_section_is_shown_around_the_quote() -> None:
    plan = document_from_text(
        "1 期間\n\n" + "長い文です。" * 9000 + "期間は5年間です。" + "後です。" * 9000
    )
    window = reading_window(plan, span_of(plan, "5年間"))
    assert window.end - window.start == 20_000
    assert "<mark>5年間</mark>" in window_html(plan, window, span_of(plan, "5年間"))


@pytest.mark.parametrize(
    ("doc", "start", "end"),
    [("other", "3", "9"), (None, None, None), ("own", "x", "9"), ("own", "99999", "100000")],
)
def test_an_address_of_nothing_opens_nothing(
    plan: Document, doc: str | None, start: str | None, end: str | None
) -> None:
    assert parse_place({DocId("own"): plan}, doc, start, end) is None


def test_an_address_without_an_end_means_the_sentence(plan: Document) -> None:
    start = plan.text.index("期間は5")
    found = parse_place({DocId("own"): plan}, "own", str(start), "")
    assert found is not None
    assert found[1].of(plan.text) == "期間は5年間です。"


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_address_breaks_the_reader(start: str, end: str) -> None:
    plan = document_from_text(TEXT)
    found = parse_place({DocId("own"): plan}, "own", start, end)
    assert found is None or "reader-name" in reader(*found, WORDS, "")


def test_the_words_that_answer_are_stronger_inside_the_mark(plan: Document) -> None:
    quote = plan.sentences[0].span
    words = Span(quote.start + 1, quote.start + 3)
    html = in_context(plan, quote, answer=words)
    assert f'<strong class="answer-words">{words.of(plan.text)}</strong>' in html
    assert "<strong" not in in_context(plan, quote, answer=quote)
