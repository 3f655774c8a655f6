"""Looking spellings up by what a slip leaves: the same as looking at all of them."""

from hypothesis import given
from hypothesis import strategies as st

from assistant.spelling.neighbours import Neighbours
from assistant.spelling.phrases import _is_one_slip

WORDS = st.text(alphabet="アイウあい計画", min_size=5, max_size=9)


@given(st.sets(WORDS, max_size=30), WORDS)
def test_every_spelling_one_slip_away_is_found(known: set[str], key: str) -> None:
    wanted = sorted(one for one in known if len(one) == len(key) and _is_one_slip(key, one))
    found = Neighbours(known).differing_little(key)
    assert [one for one in found if _is_one_slip(key, one)] == wanted


@given(st.sets(WORDS, max_size=30), WORDS)
def test_a_spelling_that_is_cut_or_longer_is_found(known: set[str], key: str) -> None:
    wanted = any(
        one != key and abs(len(one) - len(key)) <= 2 and (one in key or key in one) for one in known
    )
    assert Neighbours(known).is_cut_or_longer(key) is wanted


def test_two_swapped_in_the_middle_are_found() -> None:
    assert Neighbours({"ブックスタート"}).differing_little("ブッスクタート") == ["ブックスタート"]
