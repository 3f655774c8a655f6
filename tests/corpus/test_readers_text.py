import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.readers.text import decode, read_text
from corpus.records import LineKind
from tests.conftest import REAL_PLAN

# The plan's own text; raised digits are in no Japanese character set.
PLAN = next(REAL_PLAN.glob("*.txt")).read_text("utf-8").replace("⁹", "※9").replace("¹⁰", "※10")
JAPANESE = ["cp932", "shift_jis", "euc_jp", "euc_jis_2004", "iso2022_jp", "utf-16-le", "utf-16-be"]
MARKED = ["utf-8", "utf-8-sig", "utf-16", "utf-32"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", JAPANESE + MARKED)
def test_the_same_plan_in_any_encoding_is_the_same_text(encoding: str, line_end: str) -> None:
    text, warnings = decode(PLAN.replace("\n", line_end).encode(encoding))
    assert text == PLAN
    guessed = [WarningCode.ENCODING_GUESSED] if encoding in JAPANESE else []
    assert [warning.code for warning in warnings] == guessed


@pytest.mark.parametrize("encoding", ["cp932", "euc_jis_2004"])
def test_one_line_is_enough_to_tell_the_encoding(encoding: str) -> None:
    line = "この計画の期間は、令和5年度からの5年間とします。"
    assert decode(line.encode(encoding))[0] == line


def test_windows_signs_are_read_in_shift_jis_and_in_jis() -> None:
    assert decode("①㈱髙市の計画です。".encode("cp932"))[0] == "①㈱髙市の計画です。"
    # Row 13 of JIS X 0208 is empty in the standard; Windows writes ① there.
    assert decode(b"\x1b$B-!7W2h\x1b(B")[0] == "①計画"


def test_half_width_kana_in_jis() -> None:
    assert decode(b"\x1b(I6^\x1b$B7W2h\x1b(B")[0] == "ｶﾞ計画"


def test_a_few_broken_bytes_do_not_make_utf8_something_else() -> None:
    text, (warning,) = decode("計画の期間は、五年とします。".encode() * 10 + b"\xff")
    assert text == "計画の期間は、五年とします。" * 10 + "\ufffd"
    assert warning.code is WarningCode.UNDECODABLE_REPLACED


def test_a_byte_order_mark_is_no_character() -> None:
    assert decode(codecs.BOM_UTF8 + "計画".encode())[0] == "計画"


def test_plain_ascii_with_an_escape_is_left_alone() -> None:
    assert decode(b"a\x1b[1mb")[0] == "a\x1b[1mb"


@given(st.binary(max_size=400))
def test_any_bytes_become_clean_text(content: bytes) -> None:
    text, _ = decode(content)
    text.encode("utf-8")
    assert "\0" not in text
    assert "\r" not in text


@given(st.text(max_size=100))
def test_utf8_is_never_mistaken(text: str) -> None:
    if "\0" not in text and "\r" not in text and "\x1b" not in text:
        assert decode(text.encode())[0] == text.removeprefix("\ufeff")


def test_empty_lines_are_blank_lines() -> None:
    lines = read_text("一\n\n \u3000\n二".encode(), "a.txt").lines
    assert [line.kind for line in lines] == [
        LineKind.UNKNOWN, LineKind.BLANK, LineKind.BLANK, LineKind.UNKNOWN,
    ]  # fmt: skip


def test_a_file_without_text_is_an_error_that_says_so() -> None:
    with pytest.raises(ReadingError, match=r"a\.txt: found no text in 3 bytes") as caught:
        read_text(b" \n\t", "a.txt")
    assert caught.value.code is ReadingCode.EMPTY


def test_lines_that_only_one_page_begins_with_are_no_header() -> None:
    source = read_text("甲\n本文\f乙\n本文二\f丙\n本文三".encode(), "a.txt")
    assert source.dropped == ()


def test_numbers_inside_a_page_are_text() -> None:
    source = read_text("甲\n3\n乙\f丙\n4".encode(), "a.txt")
    assert [(item.kind, item.text) for item in source.dropped] == [("page_number", "4")]
