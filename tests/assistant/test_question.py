import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import Question, read_question
from corpus.cleaning import clean_question
from corpus.morphology import shared_morphology


def read(text: str) -> Question:
    return read_question(clean_question(text), shared_morphology())


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("第2次総合計画の期間は", "第2次総合計画"),
        ("都市計画マスタープランはいつまでですか", "都市計画マスタープラン"),
        ("みどりの基本計画について教えて", "みどりの基本計画"),
        ("この計画の期間は", ""),
        ("計画期間は", ""),
        ("計画はいつまで", ""),
        ("5か年計画ですか", ""),
    ],
)
def test_a_plan_is_named_only_by_its_own_name(text: str, plan: str) -> None:
    assert read(text).plan_name == plan


@pytest.mark.parametrize(
    "text", ["前計画の期間は", "前の計画はいつまで", "まえの計画は", "旧計画は"]
)
def test_the_plan_before_is_meant(text: str) -> None:
    assert read(text).mentions_former_plan


@pytest.mark.parametrize("text", ["上位計画は何ですか", "最上位計画の期間は"])
def test_the_plan_above_is_meant(text: str) -> None:
    assert read(text).mentions_upper_plan


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("図3には何が書いてありますか", "図3"),
        ("図　３の題は", "図3"),
        ("表二は何の表ですか", "表2"),
        ("図2-1を説明して", "図2-1"),
        ("図書館は3つありますか", ""),
        ("代表3人は誰ですか", ""),
        ("表2016年の値", ""),
    ],
)
def test_a_figure_is_meant_by_its_number(text: str, label: str) -> None:
    assert read(text).figure_label == label


def test_question_words_and_politeness_are_not_content() -> None:
    words = [word.surface for word in read("推進委員会の事務局はどこか教えてください").words]
    assert words == ["推進", "委員", "会", "事務", "局"]


def test_neighbouring_nouns_are_one_phrase() -> None:
    assert read("推進委員会の委員長は誰ですか").phrases == ("推進委員会", "委員長")


def test_what_is_printed_is_kept_beside_what_was_understood() -> None:
    question = read_question("ｹｲｶｸ機関は？", shared_morphology(), repaired="計画期間は？")
    assert (question.printed, question.text) == ("ｹｲｶｸ機関は？", "計画期間は?")


@given(st.text(max_size=80))
def test_every_word_and_phrase_is_in_the_question(text: str) -> None:
    question = read(text)
    for word in question.words:
        assert question.text[word.start : word.end] == word.surface
    assert all(phrase in question.text for phrase in question.phrases)
