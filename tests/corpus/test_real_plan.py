"""What reading the plan that ships must give."""

import pytest

from corpus.normalize import normalize
from corpus.records import Document, FigureKind, SectionKind, SentenceKind
from tests.conftest import CompareGolden
from tests.corpus.making import note, reading


def test_the_numbered_headings_are_the_sections(real_plan: Document) -> None:
    body = [section for section in real_plan.sections if section.kind is SectionKind.BODY]
    assert [(section.level, section.label, section.title) for section in body] == [
        (1, "2", "地域情報化基本計画とは"),
        (2, "2.1", "計画の位置づけ"),
        (2, "2.2", "第2次総合計画におけるまちづくりの課題と地域情報化基本計画"),
        (2, "2.3", "計画期間"),
        (2, "2.4", "計画の推進体制"),
    ]
    assert body[0].span.start == 0
    assert body[0].span.end == len(real_plan.text)


@pytest.mark.parametrize(
    ("marker", "term", "aliases", "section", "before"),
    [
        ("9", "西東京市第2次総合計画", (), "2.1", "西東京市第2次総合計画"),
        ("10", "CIO", ("Chief Information Officer", "最高情報責任者"), "2.4", "CIO"),
    ],
)
def test_footnotes_are_tied_to_where_they_are_referred_to(
    marker: str,
    term: str,
    aliases: tuple[str, ...],
    section: str,
    before: str,
    real_plan: Document,
) -> None:
    found = note(real_plan, marker)
    assert (found.term, found.aliases) == (term, aliases)
    (anchor,) = found.anchors
    assert real_plan.text[: anchor.start].endswith(before)
    assert normalize(anchor.of(real_plan.text)) == ""
    home = [one for one in real_plan.sections if one.span.contains(anchor)][-1]
    assert home.label == section
    assert home.span.contains(found.span)
    inner = real_plan.section_at(found.span.start)
    assert inner is not None
    assert inner.kind is SectionKind.FOOTNOTES


def test_the_definition_of_the_cio_is_the_notes_own_words(real_plan: Document) -> None:
    assert note(real_plan, "10").definition == "情報戦略の最高責任者"


def test_the_sentence_that_a_note_and_a_page_break_cut_is_whole(real_plan: Document) -> None:
    sentence = (
        "また、各部署には、所掌する事務事業の情報化を推進するために、"
        "情報化推進責任者や情報化推進員を置いています（図4）。"
    )
    assert (SentenceKind.BODY, sentence) in reading(real_plan)


def test_captions_are_pictures_with_their_anchors(real_plan: Document) -> None:
    assert [
        (figure.kind, figure.label, figure.caption, figure.has_content)
        for figure in real_plan.figures
    ] == [
        (FigureKind.FIGURE, "図1", "第2次総合計画と第3期地域情報化基本計画との関係", False),
        (FigureKind.FIGURE, "図2", "まちづくりの課題と解決の方向性", False),
        (FigureKind.FIGURE, "図3", "地域情報化基本計画の対象期間", False),
        (FigureKind.FIGURE, "図4", "地域情報化基本計画の推進体制図", False),
    ]
    mentions = [
        [span.of(real_plan.text) for span in figure.anchors] for figure in real_plan.figures
    ]
    assert mentions == [["図1"], ["図2"], ["図 3"], ["図4"]]


def test_no_line_is_blank(real_plan: Document) -> None:
    assert all(line.strip() for line in real_plan.text.split("\n"))


def test_years_are_found_in_one_spelling_and_quoted_as_printed(real_plan: Document) -> None:
    printed = "平成 26 年度（2014 年度）"
    assert printed in real_plan.text
    assert normalize(printed) == "平成26年度(2014年度)"
    assert "平成26年度(2014年度)から平成30年度(2018年度)までの5年間" in normalize(real_plan.text)


def test_the_settings_say_what_is_held(real_plan: Document) -> None:
    assert real_plan.title == "西東京市 第3期地域情報化基本計画"
    assert real_plan.municipality == "西東京市"
    assert real_plan.coverage.startswith("第2章")
    assert real_plan.contact == ""
    assert real_plan.warnings == ()


def test_every_character_of_the_file_is_in_the_text_but_white_space(real_plan: Document) -> None:
    from tests.conftest import REAL_PLAN

    printed = next(REAL_PLAN.glob("*.txt")).read_text("utf-8-sig")
    assert sorted("".join(printed.split())) == sorted("".join(real_plan.text.split()))


@pytest.mark.parametrize("plan", ["real_plan", "invented_plan"])
def test_plans_are_read_as_before(
    plan: str, request: pytest.FixtureRequest, compare_golden: CompareGolden
) -> None:
    from corpus.reporting import inspection

    document: Document = request.getfixturevalue(plan)
    tree = inspection(document)
    del tree["source_path"]  # differs from machine to machine
    tree["sentences"] = [f"{kind}: {text}" for kind, text in reading(document)]
    compare_golden(plan, tree)
