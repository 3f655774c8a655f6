"""The reading text with what hangs on it: sections, notes, figures."""

from hypothesis import given

from corpus.errors import ReadingError, WarningCode
from corpus.readers import document_from_text
from corpus.records import Document, FigureKind, SectionKind, SentenceKind
from tests.corpus.making import document, note, of_kind
from tests.corpus.strategies import texts


def test_notes_stand_at_the_end_of_the_section_that_refers_to_them() -> None:
    read = document(
        "1 体制",
        "CIO¹を置きます。",
        "2 期間",
        "5年とします。",
        "¹ CIO：責任者",
        "3 評価",
        "行います。",
    )
    assert [(section.name, section.kind) for section in read.sections][:3] == [
        ("1 体制", SectionKind.BODY),
        ("脚注", SectionKind.FOOTNOTES),
        ("2 期間", SectionKind.BODY),
    ]
    (anchor,) = note(read, "1").anchors
    assert read.text[anchor.start - 3 : anchor.end] == "CIO¹"
    assert (note(read, "1").term, note(read, "1").definition) == ("CIO", "責任者")


def test_numbers_that_begin_again_refer_to_the_note_of_their_own_chapter() -> None:
    read = document("1 前", "甲¹です。", "¹ 甲：一番目", "2 後", "乙¹です。", "¹ 乙：二番目")
    first, second = read.footnotes
    assert [(one.term, read.text[one.anchors[0].start - 1]) for one in (first, second)] == [
        ("甲", "甲"),
        ("乙", "乙"),
    ]
    assert first.span.start < read.text.index("2 後") < second.span.start


def test_a_note_without_a_term_explains_the_noun_before_its_mark() -> None:
    read = document("市は計画［2］を定めます。", "", "［2］ 市町村は努めるものとする。")
    assert (note(read, "2").term, note(read, "2").definition) == (
        "計画",
        "市町村は努めるものとする。",
    )


def test_a_note_goes_on_until_its_sentence_ends() -> None:
    read = document(
        "協働※1で進めます。", "", "※1 協働", "　市民と市がともに", "　働くこと。", "次の段落です。"
    )
    assert note(read, "※1").definition == "市民と市がともに働くこと。"
    assert of_kind(read, SentenceKind.BODY) == ["協働※1で進めます。", "次の段落です。"]


def test_marks_without_numbers_refer_to_the_notes_below_by_name_and_by_order() -> None:
    read = document(
        "第1章 協働",
        "市民との協働※を進め、ＮＰＯ※との連携を図ります。",
        "※ＮＰＯ：営利を目的としない民間の団体。",
        "※協働：市民と行政が対等の立場で力を合わせること。",
        "※数値は四捨五入しています。",
        "協力隊（※）を置きます。",
        "（※）移り住んで地域の仕事をする人をいいます。",
    )
    tied = [
        (one.term, [read.text[: anchor.start][-2:] for anchor in one.anchors])
        for one in read.footnotes
    ]
    assert tied == [("ＮＰＯ", ["ＰＯ"]), ("協働", ["協働"]), ("協力隊", ["力隊"])]
    assert "※数値は四捨五入しています。" in of_kind(read, SentenceKind.BODY)


def test_a_condition_in_a_note_without_a_number_explains_no_term() -> None:
    read = document("補助（※）を行います。", "※予算の範囲内で行う場合に限る。")
    assert [one.term for one in read.footnotes] == [""]


def test_a_number_of_literature_is_no_mark_of_a_note() -> None:
    read = document("甲¹は論文[1]に基づきます。", "¹ 甲：一番目")
    assert len(note(read, "1").anchors) == 1


def test_endnotes_stay_under_their_own_heading() -> None:
    read = document(
        "協働※1で進めます。", "用語解説", "※1 協働：ともに働くこと。", "※2 共助：助けること。"
    )
    assert [(section.title, section.kind) for section in read.sections] == [
        ("用語解説", SectionKind.GLOSSARY)
    ]
    assert len(note(read, "※1").anchors) == 1


def test_only_the_part_that_explains_terms_is_a_glossary() -> None:
    read = document(
        "第6章 策定の経過・用語の解説",
        "1 策定の経過",
        "７月に懇談会を開きました。",
        "2 用語の解説",
        "ＤＸとは、変革のことです。",
    )
    kinds = {section.title: section.kind for section in read.sections}
    assert kinds["策定の経過"] is SectionKind.BODY
    assert kinds["用語の解説"] is SectionKind.GLOSSARY


def test_marks_and_notes_without_each_other_are_warned_of() -> None:
    read = document("協働⁵で進めます。", "", "⁷ 共助：助けること。")
    codes = [warning.code for warning in read.warnings]
    assert WarningCode.ANCHOR_WITHOUT_FOOTNOTE in codes
    assert WarningCode.FOOTNOTE_WITHOUT_ANCHOR in codes


def test_square_kilometres_are_no_mark() -> None:
    assert document("面積は12km²です。次です。").warnings[0].code is WarningCode.TITLE_INFERRED


def test_captions_are_figures_with_the_places_that_mention_them() -> None:
    read = document(
        "体制は図2のとおりです（図 2）。", "", "図2 推進体制", "", "表1 指標", "甲\t1", "乙\t2"
    )
    figure, table = read.figures
    assert (figure.kind, figure.label, figure.caption) == (FigureKind.FIGURE, "図2", "推進体制")
    assert [span.of(read.text) for span in figure.anchors] == ["図2", "図 2"]
    assert (figure.has_content, table.has_content) == (False, True)


def test_paths_name_the_sections_from_the_outside() -> None:
    read = document("第1章 総論", "1 目的", "定めます。")
    assert read.sections[1].path == ("第1章 総論", "1 目的")


def check_coordinates(read: Document) -> None:
    """What must hold for any document whatsoever."""
    end = 0
    for sentence in read.sentences:
        assert end <= sentence.span.start
        assert sentence.span.of(read.text).strip() == sentence.span.of(read.text) != ""
        end = sentence.span.end
    assert end <= len(read.text)
    for number, section in enumerate(read.sections):
        assert section.span.end <= len(read.text)
        if section.heading is not None:
            assert section.span.contains(section.heading)
        for below in read.sections[number + 1 :]:
            if below.level <= section.level:
                break
            assert section.span.contains(below.span)
    for sentence in read.sentences:
        if sentence.section >= 0:
            assert read.sections[sentence.section].span.contains(sentence.span)
        assert read.section_at(sentence.span.start) == (
            read.sections[sentence.section] if sentence.section >= 0 else None
        )
    for one in read.footnotes:
        assert one.definition in one.span.of(read.text)
    for figure in read.figures:
        assert figure.caption in figure.span.of(read.text)


@given(texts)
def test_sentences_and_sections_fit_together_for_any_text(text: str) -> None:
    try:
        read = document_from_text(text)
    except ReadingError:
        return
    check_coordinates(read)


def test_sentences_and_sections_fit_together_in_the_plans(
    real_plan: Document, invented_plan: Document
) -> None:
    check_coordinates(real_plan)
    check_coordinates(invented_plan)
