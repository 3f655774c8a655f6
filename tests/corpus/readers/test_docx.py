"""Word files made here, read back as Word prints them."""

import io
import zipfile

import pytest

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.docx import read_docx
from corpus.readers.docx_numbering import format_number
from corpus.records import LineKind, Source
from tests.corpus.readers.docx_maker import item, make_docx, note_mark, paragraph, run, table


def read(body: str, **options: object) -> Source:
    return read_docx(make_docx(body, **options), "計画.docx")  # type: ignore[arg-type]  # notes, parts


def shown(source: Source) -> list[tuple[LineKind, str]]:
    return [(line.kind, line.text) for line in source.lines]


def test_headings_carry_the_numbers_that_word_prints() -> None:
    source = read(
        paragraph("現状", style="1")
        + paragraph("人口", style="2")
        + paragraph("財政", style="2")
        + paragraph("施策", style="1")
        + paragraph("防災", style="2")
    )
    assert [(line.level, line.text) for line in source.lines] == [
        (1, "第一章 現状"),
        (2, "１．人口"),
        (2, "２．財政"),
        (1, "第二章 施策"),
        (2, "１．防災"),
    ]
    assert {line.kind for line in source.lines} == {LineKind.HEADING}


def test_list_items_count_on_and_restart_where_word_does() -> None:
    source = read(
        item("東", 2) + item("西", 2) + paragraph("間の文。") + item("南", 2) + item("北", 3)
    )
    assert shown(source) == [
        (LineKind.LIST_ITEM, "① 東"),
        (LineKind.LIST_ITEM, "② 西"),
        (LineKind.PARAGRAPH, "間の文。"),
        (LineKind.LIST_ITEM, "③ 南"),
        (LineKind.LIST_ITEM, "① 北"),
    ]


@pytest.mark.parametrize(
    ("count", "number_format", "written"),
    [
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (3, "aiueoFullWidth", "ウ"),
        (2, "iroha", "ロ"),
        (10, "japaneseCounting", "十"),
        (12, "japaneseCounting", "十二"),
        (120, "japaneseCounting", "百二十"),
        (21, "decimalEnclosedCircle", "21"),
        (7, "decimalZero", "07"),
        (5, "bullet", ""),
        (5, "hebrew1", "5"),
    ],
)
def test_numbers_are_written_as_word_writes_them(
    count: int, number_format: str, written: str
) -> None:
    assert format_number(count, number_format) == written


def test_a_footnotes_mark_is_in_the_text_and_its_body_follows() -> None:
    body = paragraph(run("最高情報責任者") + note_mark(7) + run("を置く。"))
    body += paragraph(run("再び") + note_mark(3) + run("置く。"))
    source = read(body, notes={3: "二つ目の注。", 7: "一つ目の注。"})
    assert shown(source) == [
        (LineKind.PARAGRAPH, "最高情報責任者1を置く。"),
        (LineKind.FOOTNOTE, "1 一つ目の注。"),
        (LineKind.PARAGRAPH, "再び2置く。"),
        (LineKind.FOOTNOTE, "2 二つ目の注。"),
    ]
    assert source.lines[0].anchor_spans == ((7, 8),)
    assert [line.marker for line in source.lines] == ["", "1", "", "2"]


def test_a_raised_exponent_is_no_mark() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    source = read(paragraph(run("面積は15.75km") + run("2", raised) + run("です。")))
    assert source.lines[0].text == "面積は15.75km2です。"
    assert source.lines[0].anchor_spans == ()


def test_rows_of_a_table_hold_their_cells() -> None:
    merged = "<w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>消える</w:t></w:r></w:p>"
    source = read(
        table(
            ("項目", "人口"), ("中央", "675人"), (merged, paragraph("二行の") + paragraph("セル"))
        )
    )
    assert shown(source) == [
        (LineKind.TABLE_ROW, "項目\t人口"),
        (LineKind.TABLE_ROW, "中央\t675人"),
        (LineKind.TABLE_ROW, "中央\t二行の セル"),
    ]


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    source = read(table((paragraph("コラム", style="1") + paragraph("枠の中の文。"),)))
    assert shown(source) == [
        (LineKind.HEADING, "第一章 コラム"),
        (LineKind.PARAGRAPH, "枠の中の文。"),
    ]


def test_words_in_a_text_box_are_read_once() -> None:
    box = "<w:txbxContent>" + paragraph("箱の中。") + "</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    body = f"<w:p>{run('外の文。')}{both}</w:p>"
    assert [line.text for line in read(body).lines] == ["外の文。", "箱の中。"]


def test_what_word_does_not_print_is_left_out() -> None:
    body = paragraph(
        run("残る文。")
        + f"<w:del>{run('消した文。').replace('w:t', 'w:delText')}</w:del>"
        + f"<w:ins>{run('加えた文。')}</w:ins>"
        + run("隠した文。", "<w:vanish/>")
    )
    source = read(body)
    assert [line.text for line in source.lines] == ["残る文。加えた文。"]
    assert [(item.kind, item.text) for item in source.dropped] == [("hidden", "隠した文。")]


def test_a_fields_result_is_read_and_its_instruction_is_not() -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = "<w:r><w:instrText>REF _Ref1</w:instrText></w:r>"
    body = paragraph(
        run("表")
        + field("begin")
        + instruction
        + field("separate")
        + run("１")
        + field("end")
        + run("のとおり。")
    )
    assert read(body).lines[0].text == "表１のとおり。"


def test_readings_over_characters_are_left_out() -> None:
    over, base = f"<w:rt>{run('かんよう')}</w:rt>", f"<w:rubyBase>{run('涵養')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{over}{base}</w:ruby></w:r>"
    source = read(paragraph(ruby + run("する。")))
    assert source.lines[0].text == "涵養する。"
    assert [(item.kind, item.text) for item in source.dropped] == [("ruby", "かんよう")]


def test_contents_and_heads_are_dropped() -> None:
    source = read(
        paragraph("第一章　現状　1", style="toc") + paragraph("本文です。"),
        parts={"word/header1.xml": f"<w:hdr @names>{paragraph('環境基本計画')}</w:hdr>"},
    )
    assert [line.text for line in source.lines] == ["本文です。"]
    assert [(item.kind, item.text) for item in source.dropped] == [
        ("contents", "第一章　現状　1"),
        ("header", "環境基本計画"),
    ]


def test_the_title_is_the_paragraph_in_titles_style_at_its_breaks() -> None:
    source = read(paragraph(f"{run('第３次')}<w:r><w:br/></w:r>{run('環境基本計画')}", style="t"))
    assert source.title == "第３次 環境基本計画"
    assert [(line.text, line.size, line.kind) for line in source.lines] == [
        ("第３次", 20.0, LineKind.PARAGRAPH),
        ("環境基本計画", 20.0, LineKind.PARAGRAPH),
    ]


def test_wingdings_bullets_become_what_they_look_like() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert read(paragraph(symbol + run("済み"))).lines[0].text == "✓済み"


def refused(content: bytes) -> ReadingError:
    with pytest.raises(ReadingError, match=r"計画\.docx: found .*wanted") as error:
        read_docx(content, "計画.docx")
    return error.value


def test_a_file_without_words_is_empty() -> None:
    assert refused(make_docx(paragraph(""))).code is ReadingCode.EMPTY


def test_a_file_that_was_cut_is_damaged() -> None:
    assert refused(make_docx(paragraph("文。"))[:-200]).code is ReadingCode.DAMAGED


def test_an_old_or_encrypted_office_file_is_told_from_a_new_one() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    assert refused(ole).code is ReadingCode.UNSUPPORTED
    assert refused(ole + "EncryptedPackage".encode("utf-16-le")).code is ReadingCode.PASSWORD


def test_another_office_file_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    error = refused(out.getvalue())
    assert error.code is ReadingCode.UNSUPPORTED
    assert "Excel" in str(error)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = make_docx(paragraph("あ" * 1_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(ReadingError, match="unpack to more") as error:
        read_docx(bomb, "計画.docx", max_part_bytes=500_000)
    assert error.value.code is ReadingCode.TOO_LARGE


def test_entities_are_never_resolved() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "あああ"><!ENTITY b "&a;&a;&a;">]>'
    body = f"<w:body>{paragraph(run('文&b;。'))}</w:body>"
    parts = {"word/document.xml": f"{laughs}<w:document @names>{body}</w:document>"}
    source = read("", parts=parts)
    assert "あああ" not in source.lines[0].text
