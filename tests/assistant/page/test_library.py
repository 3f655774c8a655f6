"""Documents that staff add and remove, and the index that follows."""

import gc
from pathlib import Path
from threading import Thread

import pytest

from assistant.page.library import Library, safe_name
from corpus.errors import IndexBusyError
from index import build_index
from tests.conftest import REAL_PLAN

NOTICE = """公園の計画

1 計画の期間

本計画の計画期間は、令和6年度から令和10年度までの5年間とします。
"""


def quiet(what: str, done: int, total: int) -> None:
    """Nobody is told."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    build_index([REAL_PLAN], tmp_path / "index")
    return Library(tmp_path / "index", tmp_path / "uploads")


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "公園.txt"
    path.write_text(NOTICE, "utf-8")
    return path


def test_what_stays_is_spared_the_collector(library: Library) -> None:
    assert library.assistant().ask("計画期間は").text
    assert gc.get_freeze_count() > 0


def titles(library: Library) -> list[str]:
    return [held.title for held in library.assistant().index.documents.values()]


def test_an_added_document_is_answered_from_after_the_next_build(
    library: Library, notice: Path
) -> None:
    before = library.assistant()
    library.add(notice, notice.name)
    assert titles(library) == ["西東京市 第3期地域情報化基本計画"]
    library.rebuild(quiet)
    assert len(titles(library)) == 2
    added = next(doc_id for doc_id in library.assistant().index.documents if "公園" in doc_id)
    answer = library.assistant().ask("計画期間はいつまでですか", documents=(added,))
    assert "2028年度" in answer.text
    assert len(before.index.documents) == 1


def test_a_removed_document_is_gone_after_the_next_build(library: Library, notice: Path) -> None:
    library.add(notice, notice.name)
    library.rebuild(quiet)
    assert library.remove(notice.name)
    library.rebuild(quiet)
    assert len(titles(library)) == 1
    assert library.uploads() == ()


def test_only_what_staff_added_can_be_removed(library: Library, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("x", "utf-8")
    assert not library.remove("../outside.txt")
    assert not library.remove("nothing.txt")
    assert outside.exists()


def test_a_name_that_is_taken_gets_a_number(library: Library, notice: Path) -> None:
    names = [library.add(notice, notice.name).name for _ in range(3)]
    assert names == ["公園.txt", "公園-2.txt", "公園-3.txt"]


def test_two_builds_at_once_are_refused(library: Library, notice: Path) -> None:
    library.add(notice, notice.name)
    refused: list[str] = []

    def build_too(what: str, done: int, total: int) -> None:
        def try_it() -> None:
            try:
                library.rebuild(quiet)
            except IndexBusyError as error:
                refused.append(str(error))

        second = Thread(target=try_it)
        second.start()
        second.join()

    library.rebuild(build_too)
    assert refused
    assert all("is being built" in said for said in refused)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("計画.pdf", "計画.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\plans\\計画.docx", "計画.docx"),
        ("a\u202etxt.md", "a_txt.md"),
        ("a:b?.txt", "a_b_.txt"),
        (f"{'長' * 200}.txt", f"{'長' * 80}.txt"),
    ],
)
def test_a_name_leads_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["a.exe", ".pdf", "plan.toml", "pdf"])
def test_a_file_that_is_not_read_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="wanted one of"):
        safe_name(name)
