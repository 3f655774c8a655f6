import pytest
from hypothesis import given

from corpus.sentences import split_sentences
from tests.corpus.strategies import clean_texts


def split(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("市は計画を定めた。期間は5年です。", ["市は計画を定めた。", "期間は5年です。"]),
        ("「終わりました。」と聞く。次。", ["「終わりました。」と聞く。", "次。"]),
        ("市（以下「本市」という。）は進める。", ["市（以下「本市」という。）は進める。"]),
        ("なぜか？　市のためだ！", ["なぜか？", "市のためだ！"]),
        ("そうですか！？はい。", ["そうですか！？", "はい。"]),
        ("率は44.2％です。", ["率は44.2％です。"]),
        ("率は４４．２％です。", ["率は４４．２％です。"]),
        ("「閉じない括弧。次の文。", ["「閉じない括弧。", "次の文。"]),
        ("Webページ index.html?a=1 を見る。", ["Webページ index.html?a=1 を見る。"]),
        ("終わりの印がない", ["終わりの印がない"]),
        ("。。", ["。。"]),
        ("", []),
        (" \u3000 ", []),
    ],
)
def test_sentences_by_hand(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_only_the_range_is_split() -> None:
    text = "一つ。二つ。三つ。"
    assert [span.of(text) for span in split_sentences(text, 3, 6)] == ["二つ。"]


@given(clean_texts)
def test_sentences_are_in_order_disjoint_and_leave_only_white_space(text: str) -> None:
    cursor = 0
    for span in split_sentences(text, 0, len(text)):
        assert not text[cursor : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        cursor = span.end
    assert not text[cursor:].strip()


def test_a_full_width_point_behind_a_kanji_numeral_ends_no_sentence_at_a_lines_start() -> None:
    text = "一．目的\n二．逃げない．待たない"
    assert [span.of(text) for span in split_sentences(text, 0, 4)] == ["一．目的"]
    assert [span.of(text) for span in split_sentences(text, 5, len(text))] == [
        "二．逃げない．",
        "待たない",
    ]
