"""Choosing a reader, and what is said about the document as a whole."""

from pathlib import Path

import pytest

from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.readers import document_from_text, document_paths, read_document
from corpus.records import Media
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_gives_its_documents_sorted_without_settings_and_hidden_files(
    tmp_path: Path,
) -> None:
    for name in ("b/計画.txt", "a.md", ".hidden.txt", "plan.toml", "~$a.docx", "c/x.xlsx"):
        write(tmp_path / name, "計画")
    names = [path.relative_to(tmp_path).as_posix() for path in document_paths(tmp_path)]
    assert names == ["a.md", "b/計画.txt", "c/x.xlsx"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", ReadingCode.EMPTY),
        ("blank.txt", b" \r\n\t\0", ReadingCode.EMPTY),
        ("spaces.txt", "　　".encode(), ReadingCode.EMPTY),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, ReadingCode.UNSUPPORTED),
        ("old.doc", b"\xd0\xcf\x11\xe0" + b"\1" * 50, ReadingCode.UNSUPPORTED),
        ("noise", bytes(range(1, 32)) * 20, ReadingCode.UNSUPPORTED),
    ],
)
def test_what_cannot_be_read_says_why(
    name: str, content: bytes, code: ReadingCode, tmp_path: Path
) -> None:
    with pytest.raises(ReadingError, match=name) as caught:
        read_document(write(tmp_path / name, content))
    assert caught.value.code is code


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="found nothing, wanted a file or a folder") as caught:
        read_document(tmp_path / "nothing.txt")
    assert caught.value.code is ReadingCode.MISSING


def test_a_folder_with_two_documents_is_not_one(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "甲")
    write(tmp_path / "b.txt", "乙")
    with pytest.raises(ReadingError, match="found 2 documents, wanted one") as caught:
        read_document(tmp_path)
    assert caught.value.code is ReadingCode.NOT_ONE_DOCUMENT


def test_the_id_depends_on_the_file_alone(tmp_path: Path) -> None:
    one = read_document(write(tmp_path / "x" / "計画.txt", "計画です。"))
    two = read_document(write(tmp_path / "y" / "計画.txt", "計画です。"))
    other = read_document(write(tmp_path / "z" / "計画.txt", "別の計画です。"))
    assert one.doc_id == two.doc_id == f"計画-{one.sha256[:8]}"
    assert other.doc_id != one.doc_id


def test_settings_name_the_document(tmp_path: Path) -> None:
    write(tmp_path / "plan.toml", 'id = "甲市"\ntitle = "甲市計画"\ncoverage = "第2章"\n')
    document = read_document(write(tmp_path / "a.txt", "計画です。"))
    assert (document.doc_id, document.title, document.coverage) == ("甲市", "甲市計画", "第2章")
    assert (document.municipality, document.inferred) == ("甲市", ("municipality",))


@pytest.mark.parametrize(
    ("text", "title", "municipality"),
    [
        ("西東京市地域情報化計画\n\n1 目的\n定めます。", "西東京市地域情報化計画", "西東京市"),
        ("ひかり町デジタル推進計画\n\n定めます。", "ひかり町デジタル推進計画", "ひかり町"),
        ("都市計画マスタープラン\n\n定めます。", "都市計画マスタープラン", ""),
        ("第1章 総論\n定めます。", "text", ""),
        ("この計画は、五年間の計画です。", "text", ""),
    ],
)
def test_title_and_municipality_are_inferred_and_told(
    text: str, title: str, municipality: str
) -> None:
    document = document_from_text(text)
    assert (document.title, document.municipality) == (title, municipality)
    assert "title" in document.inferred
    assert WarningCode.TITLE_INFERRED in [warning.code for warning in document.warnings]


def test_the_suffix_chooses_between_markdown_and_text(tmp_path: Path) -> None:
    assert read_document(write(tmp_path / "a.md", "# 計画")).media is Media.MARKDOWN
    assert read_document(write(tmp_path / "b.txt", "# 計画")).media is Media.TEXT


def test_chapters_on_the_first_page_are_no_title_together(tmp_path: Path) -> None:
    page = PageMaker()
    page.text(85, 80, "第１章　計画の基本的事項", size=16)
    page.text(85, 110, "計画の期間は、令和６年度から５年間です。")
    page.text(85, 200, "第２章　計画の推進体制", size=16)
    page.text(85, 230, "推進本部を設置します。")
    path = tmp_path / "plan.pdf"
    path.write_bytes(make_pdf([page]))
    assert read_document(path).title == "第１章　計画の基本的事項"


def test_a_long_first_heading_is_no_title(tmp_path: Path) -> None:
    assert read_document(write(tmp_path / "a.md", "# " + "長" * 5_000)).title == "a"


def test_one_word_over_a_list_is_no_title_where_the_file_has_a_name(tmp_path: Path) -> None:
    for name, title in (("幹部職員の名簿.md", "幹部職員の名簿"), ("list.md", "氏名")):
        assert read_document(write(tmp_path / name, "# 氏名\n\n## 甲\n\n- 市長\n")).title == title


def test_many_comments_before_no_page_do_not_hang(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "<!---->" * 500 + "計画です。")
    assert read_document(path).media is Media.TEXT


def test_a_name_that_is_no_unicode_can_be_printed(tmp_path: Path) -> None:
    document = document_from_text("計画です。", name="計画\udcff.txt")
    assert (document.doc_id.startswith("計画\ufffd-"), document.source_path) == (
        True,
        "計画\ufffd.txt",
    )
