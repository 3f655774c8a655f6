"""Files read in a child process: the same result, and one error for every way to fail."""

import resource
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.readers.docx import read_docx
from corpus.readers.encoding import decode_source, encode_source
from corpus.readers.pdf import read_pdf
from corpus.readers.sandbox import Limits, read_in_child
from corpus.records import Dropped, Line, LineKind, Media, ReadingWarning, Source
from tests.corpus.readers.docx_maker import make_docx, note_mark, paragraph, run
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf

DOCX = make_docx(paragraph(run("計画") + note_mark(1) + run("です。")), notes={1: "注。"})


def pdf_of(pages: int, lines: int = 30) -> bytes:
    made = []
    for number in range(pages):
        page = PageMaker()
        for row in range(lines):
            page.text(85, 90 + 20 * row, f"{number}頁の{row}行目にある一つの文です。")
        made.append(page)
    return make_pdf(made, title="環境基本計画")


def test_a_child_gives_what_the_reader_gives() -> None:
    content = pdf_of(2)
    assert read_in_child("pdf", content, "a.pdf") == read_pdf(content, "a.pdf")
    assert read_in_child("docx", DOCX, "a.docx") == read_docx(DOCX, "a.docx")
    assert read_in_child("html", "<p>文。</p>".encode(), "a.html").lines[0].text == "文。"


def test_a_readers_error_comes_through_with_its_code() -> None:
    with pytest.raises(ReadingError, match=r"a\.pdf: found a PDF that cannot be opened") as error:
        read_in_child("pdf", b"%PDF-1.7 broken", "a.pdf")
    assert error.value.code is ReadingCode.DAMAGED


def test_an_oversized_file_is_refused_without_starting_a_child() -> None:
    started = time.monotonic()
    with pytest.raises(ReadingError, match="found 11 bytes, wanted at most 10") as error:
        read_in_child("html", b"<p>12345678", "a.html", limits=Limits(file_bytes=10))
    assert error.value.code is ReadingCode.TOO_LARGE
    assert time.monotonic() - started < 0.1


def test_a_reader_that_takes_too_long_is_stopped() -> None:
    started = time.monotonic()
    with pytest.raises(ReadingError, match=r"a\.pdf: found nothing after 0 s of reading") as error:
        read_in_child("pdf", pdf_of(60, 40), "a.pdf", limits=Limits(seconds=0.05))
    assert error.value.code is ReadingCode.TIMEOUT
    assert time.monotonic() - started < 5


def test_a_reader_that_needs_too_much_memory_is_stopped() -> None:
    with pytest.raises(ReadingError, match=r"a\.pdf: ") as error:
        read_in_child("pdf", pdf_of(30), "a.pdf", limits=Limits(memory_bytes=30 << 20))
    assert error.value.code in (ReadingCode.TOO_LARGE, ReadingCode.CRASHED, ReadingCode.DAMAGED)


def test_a_result_that_is_too_long_is_refused_and_not_held() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    page = ("<p>" + "文。" * 100 + "</p>") * 10_000
    with pytest.raises(ReadingError, match="found more than 100,000 bytes of text") as error:
        read_in_child("html", page.encode(), "a.html", limits=Limits(result_bytes=100_000))
    assert error.value.code is ReadingCode.TOO_LARGE
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 30 * 1024  # KiB: the page itself, and not its hundred-fold


def test_a_task_that_nobody_has_is_an_error_not_a_traceback() -> None:
    with pytest.raises(ReadingError, match=r"a\.odt: ") as error:
        read_in_child("odt", b"x", "a.odt")
    assert error.value.code is ReadingCode.DAMAGED


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.97])
def test_a_file_cut_anywhere_gives_text_or_one_error(share: float) -> None:
    for media, content in (("pdf", pdf_of(2)), ("docx", DOCX)):
        try:
            source = read_in_child(media, content[: int(len(content) * share)], "cut")
        except ReadingError as error:
            assert "\n" not in str(error)  # noqa: PT017
        else:
            assert source.lines


@pytest.mark.parametrize("bad", [{"seconds": 0}, {"memory_bytes": -1}])
def test_limits_must_be_positive(bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="limits must be positive"):
        Limits(**bad)


_TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
_LINES = st.builds(
    Line,
    text=_TEXT,
    page=st.none() | st.integers(1, 9),
    kind=st.sampled_from(LineKind),
    level=st.none() | st.integers(1, 6),
    marker=_TEXT,
    size=st.none() | st.floats(1, 90),
    is_bold=st.booleans(),
    box=st.none() | st.tuples(*[st.floats(0, 999)] * 4),
    ends_block=st.booleans(),
    anchor_spans=st.lists(st.tuples(st.integers(0, 5), st.integers(6, 9)), max_size=2).map(tuple),
)
_SOURCES = st.builds(
    Source,
    media=st.sampled_from(Media),
    lines=st.lists(_LINES, max_size=3).map(tuple),
    page_count=st.integers(0, 9),
    printed_pages=st.dictionaries(st.integers(1, 9), _TEXT, max_size=3),
    ocr_pages=st.frozensets(st.integers(1, 9), max_size=3),
    title=_TEXT,
    date=_TEXT,
    bookmarks=st.lists(st.tuples(st.integers(1, 3), _TEXT, st.integers(1, 9)), max_size=2).map(
        tuple
    ),
    dropped=st.lists(
        st.builds(Dropped, _TEXT, st.none() | st.integers(1, 9), _TEXT), max_size=2
    ).map(tuple),
    warnings=st.lists(
        st.builds(
            ReadingWarning, st.sampled_from(WarningCode), _TEXT, st.none() | st.integers(1, 9)
        ),
        max_size=2,
    ).map(tuple),
)


@given(_SOURCES)
def test_what_is_encoded_is_decoded_unchanged(source: Source) -> None:
    assert decode_source(encode_source(source)) == source
