"""How well documents are read: the measures by hand, and the labels where the files are."""

from pathlib import Path

import pytest

from corpus.readers import document_from_text
from eval.bench.reading import compared, gram_f1, labelled, longest_gap, precision_recall
from tests.conftest import ROOT

DOCUMENTS = ROOT.parent / "shared" / "data" / "documents"


def test_equal_texts_have_f1_one_and_spaces_do_not_count() -> None:
    assert gram_f1("計画の期間は五年間です。", "計画の 期間は\n五年間です。") == 1.0


def test_f1_by_hand() -> None:
    # Bags of two: {ab, bc, cd} and {bc, cd, de}: two in common of six.
    assert gram_f1("abcd", "bcde", size=2) == pytest.approx(2 * 2 / 6)


def test_a_label_stands_for_one_heading_that_begins_with_it() -> None:
    found = ["背景と目的", "適用対象（令和6年）", "環境省"]
    assert precision_recall(found, ["背景と目的", "適用対象", "用語"]) == (2, 3, 3)


def test_the_longest_gap_is_counted_in_characters_that_no_gram_covers() -> None:
    # "abc" and "fgh" are known, "de" between them is not.
    assert longest_gap("abcdefgh", {"abc", "fgh"}, size=3) == 2
    assert longest_gap("abcdefgh", set(), size=3) == 8


def test_a_sentence_that_is_left_out_is_lost_and_one_read_twice_is_doubled() -> None:
    once = "計画の期間は、令和６年度からの五年間とします。"
    other = "推進本部の本部長は、町長が務めることとします。"
    document = document_from_text(f"{once}\n{once}\n")
    found = compared(document, f"{once}\n{other}\n")
    assert found.lost == (other,)
    assert len(found.doubled) == 1
    assert compared(document, f"{once}\n{once}\n").doubled == ()


def test_cells_and_marks_in_another_order_are_not_lost() -> None:
    document = document_from_text("地域包括ケアシステムの構築に努めてきました。\n相談窓口の充実")
    assert compared(document, "地域包括ケアシステム1の構築に努めてきました。").lost == ()


@pytest.mark.parametrize(
    "directory", [ROOT / "tests" / "documents", DOCUMENTS], ids=lambda path: path.name
)
def test_labelled_headings_notes_and_captions_are_found(directory: Path) -> None:
    if not directory.is_dir():
        pytest.skip("the labelled PDFs are not here")
    found = labelled(directory)
    assert found
    for kind, (right, count, wanted) in found.items():
        assert right >= 0.9 * count, kind
        assert right >= 0.9 * wanted, kind
