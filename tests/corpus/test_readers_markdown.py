import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.markdown import read_markdown
from corpus.readers.reading import make_document
from corpus.records import Document, LineKind, SectionKind, SentenceKind
from tests.conftest import ROOT
from tests.corpus.making import of_kind, outline


def lines(text: str) -> list[tuple[LineKind, str]]:
    return [(line.kind, line.text) for line in read_markdown(text.encode(), "a.md").lines]


def read(text: str) -> Document:
    return make_document(read_markdown(text.encode(), "a.md"), ROOT / "a.md", text.encode())


def test_headings_of_both_kinds_have_their_level() -> None:
    source = read_markdown("# 計画 #\n\n体制\n---\n\n### C# の利用\n".encode(), "a.md")
    headings = [(line.level, line.text) for line in source.lines if line.kind is LineKind.HEADING]
    assert headings == [(1, "計画"), (2, "体制"), (3, "C# の利用")]


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ('[市の計画](https://example.jp/a_(b).html "表題")を見る', "市の計画を見る"),
        ("![体制図](taisei.png)", "体制図"),
        ("**重要**な*点*と`code`と~~消~~", "重要な点とcodeと"),
        ("<https://example.jp/>", "https://example.jp/"),
        ("市<br>町<span class='a'>村</span>", "市 町村"),
        ("2 \\* 3 と 2 * 3", "2 * 3 と 2 * 3"),
        ("> 引用した文", "引用した文"),
        ("協働[^1]により", "協働[1]により"),
        ("変数 snake_case_name", "変数 snake_case_name"),
        ("#見出しではない", "#見出しではない"),
    ],
)
def test_markup_goes_and_words_stay(marked: str, words: str) -> None:
    assert lines(marked) == [(LineKind.UNKNOWN, words)]


def test_list_items_keep_their_number_and_lose_their_bullet() -> None:
    assert lines("- 甲\n* 乙\n1. 丙\n2) 丁") == [
        (LineKind.LIST_ITEM, "甲"),
        (LineKind.LIST_ITEM, "乙"),
        (LineKind.LIST_ITEM, "1. 丙"),
        (LineKind.LIST_ITEM, "2) 丁"),
    ]


@pytest.mark.parametrize(
    "table", ["| 区分 | 値 |\n|:---|---:|\n| 人口 | 100 |", "区分 | 値\n--- | ---\n人口 | 100 |"]
)
def test_tables_are_rows_of_cells(table: str) -> None:
    assert lines(table) == [(LineKind.TABLE_ROW, "区分\t値"), (LineKind.TABLE_ROW, "人口\t100")]


def test_notes_are_tied_to_their_marks() -> None:
    document = read("# 計画\n\n協働[^1]で進めます。\n\n[^1]: 協働：ともに働くこと。\n")
    (note,) = document.footnotes
    assert (note.marker, note.term, len(note.anchors)) == ("1", "協働", 1)
    assert document.sections[-1].kind is SectionKind.FOOTNOTES


def test_front_matter_names_title_and_date() -> None:
    source = read_markdown('---\ntitle: "市の計画"\ndate: 2024-03-01\n---\n# 別\n'.encode(), "a.md")
    assert (source.title, source.date) == ("市の計画", "2024-03-01")


def test_the_first_heading_is_the_title_without_front_matter() -> None:
    assert read("本文です。\n\n# 市の計画\n").title == "市の計画"


def test_comments_are_not_read_and_an_unclosed_one_is_text() -> None:
    assert lines("甲<!-- 見えない\nもの -->乙\n丙<!-- 残る") == [
        (LineKind.UNKNOWN, "甲乙"),
        (LineKind.UNKNOWN, "丙<!-- 残る"),
    ]


def test_code_is_kept_as_it_is() -> None:
    assert lines("```\n# 見出しではない\n```") == [(LineKind.PARAGRAPH, "# 見出しではない")]


def test_headings_nest_by_level_whatever_their_numbers() -> None:
    document = read(
        "# 計画\n\n## 第1章 総論\n\n本文。\n\n### 1 目的\n\n定めます。\n\n## 第2章 各論\n"
    )
    assert outline(document) == ["計画", "  第1章 総論", "    1 目的", "  第2章 各論"]


def test_a_paragraph_of_several_lines_is_one() -> None:
    document = read("計画の期間は、令和五年度からの五年間と\nします。\n")
    assert of_kind(document, SentenceKind.BODY) == [
        "計画の期間は、令和五年度からの五年間とします。"
    ]


def test_an_empty_line_ends_an_item() -> None:
    text = "- 柱1 みんなで担う行政\n- 柱2 変化に対応できる組織と人\n\n3つの視点から点検します。\n"
    items = of_kind(read(text), SentenceKind.LIST_ITEM)
    assert items == ["柱1 みんなで担う行政", "柱2 変化に対応できる組織と人"]


def test_an_empty_file_is_an_error() -> None:
    with pytest.raises(ReadingError, match=r"a\.md: found no text"):
        read_markdown(b"<!-- -->\n", "a.md")


@given(st.text(st.sampled_from("#*_[](!`<>|-~\\: \n\"'^1a市、"), max_size=80))
def test_any_markup_is_read_or_holds_no_text(text: str) -> None:
    try:
        read(text)
    except ReadingError as error:
        assert error.code is ReadingCode.EMPTY  # noqa: PT017 - most texts are read
