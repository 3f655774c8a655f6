"""How well documents are read: the measures by hand, and the labels where the files are."""

from pathlib import Path

import pytest

from eval.bench.reading import gram_f1, labelled, precision_recall
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


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the labelled PDFs are not here")
def test_labelled_headings_notes_and_captions_are_found() -> None:
    for kind, (right, found, wanted) in labelled(Path(DOCUMENTS)).items():
        assert right >= 0.9 * found, kind
        assert right >= 0.9 * wanted, kind
