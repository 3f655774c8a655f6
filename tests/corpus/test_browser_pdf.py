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


LINED = ROOT / "tests/documents/bays/bc_plan.pdf"


@pytest.fixture(scope="module")
def lined() -> list[str]:
    """The rows of tables that have horizontal lines only."""
    document = read_document(LINED)
    rows = [one for one in document.sentences if one.kind is SentenceKind.TABLE_ROW]
    return [row.span.of(document.text) for row in rows]


@pytest.mark.parametrize(
    "row",
    [
        # cells over several rows, left and right
        "関連計画\t朝霧谷村国土強靱化地域計画\t令和6年度〜令和10年度\t総務課",
        "関連計画\t朝霧谷村高齢者福祉計画\t令和6年度〜令和8年度\t住民福祉課",
        # heads over two and over one column, beside heads of two rows
        "施策\t指標（KPI）\t現状値 令和6年度\t目標値 令和10年度\t目標値 令和12年度\t担当課",
        "地区\t行政区数\t世帯数\t人口（人） 総数\t人口（人） うち65歳以上\t高齢化率",
        # a term and what it means, over two lines
        "有収率\t浄水場から送り出した水の量のうち、料金収入の対象となった水の量の割合。低いほど漏水が多い。",
        # numbers beside names of two lines
        "交通\t村道改良事業（日影線ほか2路線）\t村\t42,000\t55,000\t55,000\t48,000\t36,000\t236,000",
    ],
)
def test_a_row_between_lines_is_read_with_the_cells_that_span_it(
    row: str, lined: list[str]
) -> None:
    assert row in lined


def test_text_between_two_tables_as_wide_is_in_neither(lined: list[str]) -> None:
    assert not [row for row in lined if "達成すべき基本目標" in row or row.startswith("第4節")]
