from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citation import CitationDesk, make_citation, sentence_around, verify_citation
from corpus.errors import SpanError
from corpus.readers import document_from_text
from corpus.records import DocId, Sentence, SentenceKind, Span

DOCUMENT = document_from_text("第1章 概要\n\n計画は５年です。\n\n第2章 体制\n\n会長は村長です。")
END = len(DOCUMENT.text)
PLACE = st.integers(0, END)


@given(PLACE, PLACE)
def test_a_quote_is_the_documents_own_characters(one: int, other: int) -> None:
    start, end = sorted((one, other))
    if start == end:
        return
    citation = make_citation(DOCUMENT, Span(start, end), 1)
    assert citation.quote == DOCUMENT.text[start:end]
    verify_citation(DOCUMENT, citation)


@given(st.integers(0, END), st.integers(1, 1000))
def test_a_span_behind_the_text_is_refused(start: int, beyond: int) -> None:
    with pytest.raises(SpanError, match="ends behind the text"):
        make_citation(DOCUMENT, Span(start, END + beyond), 1)


def test_a_changed_quote_is_found_out() -> None:
    start = DOCUMENT.text.index("５年")
    citation = make_citation(DOCUMENT, Span(start, start + 2), 1)
    assert citation.quote == "５年"
    with pytest.raises(SpanError, match="wanted the quote"):
        verify_citation(DOCUMENT, replace(citation, quote="5年"))


def test_a_citation_tells_its_section() -> None:
    start = DOCUMENT.text.index("村長")
    assert make_citation(DOCUMENT, Span(start, start + 2), 1).heading_path == ("第2章 体制",)


def test_citations_are_numbered_by_first_mention_and_never_twice() -> None:
    desk = CitationDesk({DOCUMENT.doc_id: DOCUMENT})
    numbers = [desk.cite(DOCUMENT.doc_id, Span(*ends)) for ends in ((3, 5), (0, 2), (3, 5))]
    assert numbers == [1, 2, 1]
    assert [c.number for c in desk.citations] == [1, 2]


def test_a_fact_inside_a_quote_needs_no_citation_of_its_own() -> None:
    desk = CitationDesk({DOCUMENT.doc_id: DOCUMENT})
    assert desk.cite(DOCUMENT.doc_id, Span(0, 10)) == 1
    assert desk.cite_within(DOCUMENT.doc_id, Span(2, 5)) == 1
    assert desk.cite_within(DOCUMENT.doc_id, Span(8, 12)) == 2


def test_an_unknown_document_cannot_be_cited() -> None:
    with pytest.raises(KeyError):
        CitationDesk({}).cite(DocId("nowhere"), Span(0, 1))


def test_a_clause_is_cited_with_its_sentence_unless_that_is_long() -> None:
    text = "計画は5年間です。" + "長い文は、" * 50 + "7年間です。"
    end = text.index("。") + 1
    sentences = (
        Sentence(Span(0, end), SentenceKind.BODY, -1),
        Sentence(Span(end, len(text)), SentenceKind.BODY, -1),
    )
    document = replace(DOCUMENT, text=text, sentences=sentences, sections=())
    assert sentence_around(document, Span(3, 7)) == Span(0, end)
    clause = Span(text.index("7"), len(text) - 1)
    assert sentence_around(document, clause) == clause
    across = Span(3, end + 4)
    assert sentence_around(document, across) == across


def test_the_words_that_answer_are_kept_when_they_lie_in_the_quote() -> None:
    document = DOCUMENT
    desk = CitationDesk({document.doc_id: document})
    whole = Span(0, len(document.text))
    desk.cite(document.doc_id, whole, Span(1, 3))
    assert desk.citations[0].answer == Span(1, 3)
