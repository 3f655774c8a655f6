"""A plan printed to PDF by a browser: ligatures, headings as wide as text, terms over meanings."""

import pytest

from corpus.readers import read_document
from corpus.records import Document, SentenceKind
from tests.conftest import ROOT

PLAN = ROOT / "tests/documents/bays/ba_joho.pdf"


@pytest.fixture(scope="module")
def printed() -> Document:
    return read_document(PLAN)


def test_a_ligature_of_three_letters_is_three_letters(printed: Document) -> None:
    assert "Chief Information Officer" in printed.text


def test_a_heading_in_slightly_larger_type_does_not_run_into_its_text(printed: Document) -> None:
    titles = [section.title for section in printed.sections]
    assert "最高情報統括責任者（CIO）とCIO補佐官" in titles


def test_a_short_line_behind_a_sentence_is_a_term(printed: Document) -> None:
    lines = [
        one.span.of(printed.text) for one in printed.sentences if one.kind is SentenceKind.BODY
    ]
    assert "RPA" in lines
