"""Scanned pages in an index: read when that is asked for, and told in every citation."""

import os
import stat
from pathlib import Path

import pytest

from assistant.citation import make_citation
from corpus.records import Span
from index.build import build_index
from index.default import ensure_index
from index.opening import open_index
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf

_HEAD = "level page_num block_num par_num line_num word_num left top width height conf text"
_ROW = "5 1 1 1 1 1 100 200 50 20 90.1 計画の期間は5年間です。"


@pytest.fixture
def scans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a scanned file and a written one, and a program that reads scans."""
    program = tmp_path / "tesseract"
    table = "\\n".join(row.replace(" ", "\\t") for row in (_HEAD, _ROW))
    program.write_text(f"#!/bin/sh\ncat >/dev/null\nprintf '{table}\\n'\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    folder = tmp_path / "documents"
    folder.mkdir()
    drawing = PageMaker()
    drawing.line(10, 10, 300, 300)
    (folder / "scan.pdf").write_bytes(make_pdf([drawing]))
    (folder / "水道計画.md").write_text("# 水道計画\n\n委員会を設置します。\n", "utf-8")
    return folder


def test_scanned_files_are_indexed_when_that_is_asked_for(scans: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    assert [file.code for file in build_index([scans], index).skipped] == ["no_text_layer"]
    read = build_index([scans], index, ocr=True)
    assert (read.documents, read.reused, read.skipped) == (2, 1, ())
    ensure_index(index, roots=[scans])  # what was read by OCR stays
    assert len(open_index(index).documents) == 2
    assert build_index([scans], index).documents == 1


def test_a_citation_says_that_its_characters_were_read_by_ocr(scans: Path, tmp_path: Path) -> None:
    build_index([scans], tmp_path / "index", ocr=True)
    documents = open_index(tmp_path / "index").documents.values()
    said = {document.title: make_citation(document, Span(0, 3), 1).is_ocr for document in documents}
    assert said.pop("水道計画") is False
    assert list(said.values()) == [True]
