import pytest
from hypothesis import given

from corpus.errors import TextError
from corpus.morphology import MAX_CHARS_AT_ONCE, Morphology, shared_morphology
from corpus.records import Span
from tests.corpus.strategies import clean_texts


def test_tokens_of_a_sentence_by_hand(morphology: Morphology) -> None:
    tokens = morphology.tokens("市が計画を策定しました。")
    assert [token.surface for token in tokens] == [
        "市", "が", "計画", "を", "策定", "し", "まし", "た", "。",
    ]  # fmt: skip
    assert [(token.pos, token.lemma) for token in tokens[2:6]] == [
        ("名詞", "計画"), ("助詞", "を"), ("名詞", "策定"), ("動詞", "為る"),
    ]  # fmt: skip


def test_a_loanwords_lemma_ends_before_its_original_spelling(morphology: Morphology) -> None:
    assert [token.lemma for token in morphology.tokens("センター")] == ["センター"]


def test_an_unknown_word_is_its_own_lemma(morphology: Morphology) -> None:
    (token,) = morphology.tokens("Xyzzyq")
    assert (token.surface, token.lemma, token.is_known) == ("Xyzzyq", "Xyzzyq", False)


def test_the_base_keeps_the_texts_own_spelling(morphology: Morphology) -> None:
    assert morphology.tokens("取り組んだ")[0].base == "取り組む"


@given(clean_texts)
def test_every_token_is_a_slice_of_its_text_and_white_space_is_between(text: str) -> None:
    cursor = 0
    for token in shared_morphology().tokens(text):
        assert token.span == Span(token.start, token.end)
        assert token.span.of(text) == token.surface
        assert not text[cursor : token.start].strip()
        cursor = token.end
    assert not text[cursor:].strip()


@pytest.mark.parametrize("unit", ["計画の期間を定める。", "計画", "ー", "。", "a", "あ い"])
def test_a_text_longer_than_mecab_may_see_is_covered_to_its_end(
    unit: str, morphology: Morphology
) -> None:
    text = unit * (3 * MAX_CHARS_AT_ONCE // len(unit))
    tokens = morphology.tokens(text)
    assert "".join(token.surface for token in tokens) == text.replace(" ", "")


def test_cutting_behind_a_full_stop_changes_no_token(morphology: Morphology) -> None:
    sentence = "本計画の計画期間は、平成26年度から平成30年度までの5年間とします。"
    once = [token.surface for token in morphology.tokens(sentence)]
    times = 2 * MAX_CHARS_AT_ONCE // len(sentence)
    assert [token.surface for token in morphology.tokens(sentence * times)] == once * times


@pytest.mark.parametrize("unclean", ["計\0画", "計\ud800画"])
def test_what_mecab_cannot_hold_is_refused(unclean: str, morphology: Morphology) -> None:
    with pytest.raises(TextError, match="offset 1"):
        morphology.tokens(unclean)


def test_two_taggers_agree() -> None:
    text = "情報化推進本部を設置しています。"
    assert Morphology().tokens(text) == shared_morphology().tokens(text)
