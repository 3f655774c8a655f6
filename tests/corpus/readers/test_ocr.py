"""What tesseract answers becomes lines; what is missing is named."""

import os
import stat
from pathlib import Path

import pytest
from PIL import Image

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.ocr import lines_of_tsv, read_scanned_page
from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf

_HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def _table(*rows: str) -> str:
    return "\n".join([_HEAD, *rows]) + "\n"


def test_words_become_lines_and_paragraphs_end() -> None:
    table = _table(
        "5\t1\t1\t1\t1\t1\t100\t200\t50\t20\t90.1\t計画",
        "5\t1\t1\t1\t1\t2\t150\t200\t60\t24\t88.0\tの期間は",
        "5\t1\t1\t1\t2\t1\t100\t230\t80\t20\t91.5\t5年間です。",
        "4\t1\t1\t2\t1\t0\t100\t300\t80\t20\t-1\t",
        "5\t1\t1\t2\t1\t1\t100\t300\t40\t20\t95.0\tSDGs",
        "5\t1\t1\t2\t1\t2\t145\t300\t40\t20\t95.0\tgoals",
        "5\t1\t1\t2\t1\t3\t300\t300\t4\t4\t3.0\t・",
    )
    lines = lines_of_tsv(table, 0.5)
    assert [(line.text, line.ends_block) for line in lines] == [
        ("計画の期間は", False),
        ("5年間です。", True),
        ("SDGs goals", True),
    ]
    assert lines[0].box == (50.0, 100.0, 105.0, 112.0)
    assert lines[0].size == 12.0


def test_a_doubtful_word_inside_a_line_is_not_lost() -> None:
    table = _table(
        "5\t1\t1\t1\t1\t1\t100\t200\t50\t20\t90.1\t計画",
        "5\t1\t1\t1\t1\t2\t150\t200\t60\t20\t8.0\tでは、",
        "5\t1\t1\t1\t1\t3\t210\t200\t60\t20\t88.0\t次の",
    )
    assert [line.text for line in lines_of_tsv(table, 1)] == ["計画では、次の"]


def test_dots_before_a_page_number_are_a_leader() -> None:
    row = "5\t1\t1\t1\t1\t1\t100\t200\t50\t20\t90.1\t微生物の試験ドドドドドドドーー5"
    assert [line.text for line in lines_of_tsv(_table(row), 1)] == ["微生物の試験……5"]


def test_without_tesseract_the_two_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadingError, match="tesseract-ocr and tesseract-ocr-jpn") as error:
        read_scanned_page(Image.new("L", (10, 10)), "計画.pdf", 0.24)
    assert error.value.code is ReadingCode.NO_TEXT_LAYER


def test_without_japanese_data_the_two_packages_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho \"Failed loading language 'jpn'\" >&2\nexit 1\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(ReadingError, match=r"without the language 'jpn'.*tesseract-ocr-jpn"):
        read_scanned_page(Image.new("L", (10, 10)), "計画.pdf", 0.24)


def test_a_page_read_by_ocr_is_marked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    row = "5\\t1\\t1\\t1\\t1\\t1\\t100\\t200\\t50\\t20\\t90.1\\t読み取った文です。"
    head = _HEAD.replace("\t", "\\t")
    program.write_text(f"#!/bin/sh\ncat >/dev/null\nprintf '{head}\\n{row}\\n'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    drawing = PageMaker()
    drawing.line(10, 10, 300, 300)
    written = PageMaker()
    written.text(85, 100, "文字のある頁の文です。十文字より長い。")
    source = read_pdf(make_pdf([written, drawing]), "計画.pdf", ocr=True)
    assert [(line.page, line.text) for line in source.lines] == [
        (1, "文字のある頁の文です。十文字より長い。"),
        (2, "読み取った文です。"),
    ]
    assert source.ocr_pages == {2}
    assert [(warning.code.value, warning.page) for warning in source.warnings] == [("ocr_used", 2)]
