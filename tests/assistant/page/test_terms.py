"""Terms of the glossary, marked where they first occur in a reply."""

from dataclasses import replace

from assistant.markup import text
from assistant.page.terms import TermMarker
from corpus.records import DocId, Facts, GlossaryEntry, Span
from tests.assistant.test_render import ANSWER

SPAN = Span(0, 1)
CIO = GlossaryEntry("CIO", ("最高情報責任者",), "情報戦略の<責任者>", SPAN, SPAN)
FACTS = {DocId("d"): Facts(glossary=(CIO,)), DocId("other"): Facts(glossary=(CIO,))}


def test_a_term_is_marked_once_and_explained() -> None:
    marker = TermMarker(ANSWER, FACTS, text, "t")
    assert marker("CIOはCIOです。") == (
        '<dfn tabindex="0" class="term" aria-describedby="t-1">CIO</dfn>はCIOです。'
    )
    assert marker("CIOが") == "CIOが"
    assert marker.explanations() == (
        '<div class="tips"><div role="tooltip" id="t-1" class="tip" lang="ja">'
        "<b>CIO</b><span>情報戦略の&lt;責任者&gt;</span></div></div>"
    )


def test_other_names_are_terms_too() -> None:
    assert "最高情報責任者</dfn>" in TermMarker(ANSWER, FACTS, text, "t")("最高情報責任者です")


def test_a_reply_without_terms_has_no_explanations() -> None:
    marker = TermMarker(ANSWER, FACTS, text, "t")
    assert marker("<b>期間</b>です") == "&lt;b&gt;期間&lt;/b&gt;です"
    assert marker.explanations() is None


def test_only_glossaries_of_cited_documents_count() -> None:
    uncited = replace(ANSWER, citations=())
    assert TermMarker(uncited, FACTS, text, "t")("CIO") == "CIO"
