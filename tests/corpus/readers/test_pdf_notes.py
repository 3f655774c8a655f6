"""Notes that stand below a section's end, between the lines of a page."""

from corpus.readers.geometry import Rule
from corpus.readers.pdf_lines import Draft
from corpus.readers.pdf_notes import BodyType, mark_footnotes
from corpus.records import LineKind

BODY = BodyType(10.5, is_bold=False, is_gothic=False)


def line(text: str, top: float, size: float = 10.5, **more: object) -> Draft:
    return Draft(text, 1, (60.0, top, 500.0, top + size), size, **more)  # type: ignore[arg-type]


def test_a_small_line_under_a_rule_with_a_mark_that_stands_above_is_a_note() -> None:
    page = [
        line("路線バス1は平日に走ります。", 100, anchors=((4, 5),)),
        line("1 村が費用を補う乗合の交通。", 130, 8.0),
        line("次の行に続きます。", 140, 8.0),
        line("2 次の節", 200, 14.0),
        line("本文です。", 230),
    ]
    raised = mark_footnotes(page, BODY, 800.0, [Rule(60.0, 126.0, 540.0, 126.0)])
    assert raised == {"1"}
    assert [one.kind for one in page] == [
        LineKind.UNKNOWN,
        LineKind.FOOTNOTE,
        LineKind.FOOTNOTE,
        LineKind.UNKNOWN,
        LineKind.UNKNOWN,
    ]
    assert page[1].marker == "1"


def test_a_note_may_stand_on_the_page_behind_its_mark() -> None:
    page = [line("3 協議会のこと。", 60, 8.0), line("次の節", 120, 14.0)]
    mark_footnotes(page, BODY, 800.0, [Rule(60.0, 56.0, 540.0, 56.0)], {"3"})
    assert page[0].kind is LineKind.FOOTNOTE


def test_a_numbered_line_without_a_rule_is_no_note() -> None:
    page = [
        line("路線バス1は平日に走ります。", 100, anchors=((4, 5),)),
        line("1 小さな項目", 130, 8.0),
        line("本文です。", 230),
    ]
    mark_footnotes(page, BODY, 800.0, [])
    assert page[1].kind is LineKind.UNKNOWN
