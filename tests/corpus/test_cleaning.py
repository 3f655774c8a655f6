import pytest
from hypothesis import given

from corpus.cleaning import clean_question, clean_text, refuse_unclean
from corpus.errors import TextError, WarningCode
from corpus.records import ReadingWarning
from tests.corpus.strategies import texts


def test_nul_becomes_a_replacement_character_with_a_warning() -> None:
    message = "2 NUL characters were replaced by U+FFFD"
    warning = ReadingWarning(WarningCode.NUL_REPLACED, message, 3)
    assert clean_text("計\0画\0", page=3) == ("計\ufffd画\ufffd", (warning,))


def test_lone_surrogates_become_replacement_characters_with_one_warning() -> None:
    text, warnings = clean_text("\ud800計\udfff画")
    assert text == "\ufffd計\ufffd画"
    assert [warning.code for warning in warnings] == [WarningCode.SURROGATE_REPLACED]


def test_every_line_end_becomes_one_newline() -> None:
    assert clean_text("一\r\n二\r三\n四\n\r五") == ("一\n二\n三\n四\n\n五", ())


def test_a_question_is_one_line_without_what_mecab_cannot_hold() -> None:
    assert clean_question("  計画\0期間は\ud800\u3000いつ\r\nまで？ ") == "計画期間は いつ まで？"


def test_characters_outside_the_basic_plane_are_no_surrogates() -> None:
    assert clean_text("𠮷野家🎌") == ("𠮷野家🎌", ())


@given(texts)
def test_clean_text_is_never_refused(text: str) -> None:
    cleaned, _ = clean_text(text)
    refuse_unclean(cleaned)
    cleaned.encode("utf-8")
    assert "\r" not in cleaned


@given(texts)
def test_cleaning_twice_changes_nothing_and_warns_of_nothing(text: str) -> None:
    cleaned, _ = clean_text(text)
    assert clean_text(cleaned) == (cleaned, ())


def test_refusal_names_the_offset_and_the_character() -> None:
    with pytest.raises(TextError, match="offset 1: found NUL"):
        refuse_unclean("計\0画")
    with pytest.raises(TextError, match=r"offset 2: found lone surrogate '\\ud800'"):
        refuse_unclean("計画\ud800")
