"""Where a paragraph of a PDF ends, by what its lines say."""

from corpus.readers.pdf_lines import Draft
from corpus.readers.pdf_paragraphs import mark_ends


def test_a_bracket_that_did_not_fit_ends_no_paragraph() -> None:
    lines = [
        Draft(
            "アンケートで「力を入れてほしいこと」の1位は「医療の確保」",
            1,
            (50, 100, 430, 112),
            12.0,
        ),
        Draft(
            "（64.2％）、2位は「船の維持」（57.9％）、3位は「買い物」であった。",
            1,
            (50, 120, 480, 132),
            12.0,
        ),
    ]
    mark_ends(lines)
    assert [line.ends_block for line in lines] == [False, True]
