import pytest
from hypothesis import given

from corpus.footnotes import parse_note, split_term
from tests.corpus.strategies import clean_texts


@pytest.mark.parametrize(
    ("body", "term", "aliases", "definition"),
    [
        (
            "CIO (Chief Information Officer : 最高情報責任者) : 情報戦略の責任者",
            "CIO",
            ("Chief Information Officer", "最高情報責任者"),
            "情報戦略の責任者",
        ),
        ("総合計画：市の計画：基本", "総合計画", (), "市の計画：基本"),
        ("食品ロス\u3000捨てられる食品。", "食品ロス", (), "捨てられる食品。"),
        (
            "再生可能エネルギー（再エネ）\u3000尽きない力。",
            "再生可能エネルギー",
            ("再エネ",),
            "尽きない力。",
        ),
        ("「協働」とは、ともに働くこと。", "協働", (), "ともに働くこと。"),
        ("市町村は計画を定める。", "", (), "市町村は計画を定める。"),
        ("定める。注：これは違う", "", (), "定める。注：これは違う"),
        ("", "", (), ""),
    ],
)
def test_notes_by_hand(body: str, term: str, aliases: tuple[str, ...], definition: str) -> None:
    note = parse_note(body)
    assert (note.term, note.aliases, body[note.definition_start :]) == (term, aliases, definition)


def test_other_names_stand_in_parentheses() -> None:
    assert split_term("ＩＣＴ（情報通信技術、Information）") == (
        "ＩＣＴ",
        ("情報通信技術", "Information"),
    )


@given(clean_texts)
def test_a_definition_is_always_the_end_of_its_note(text: str) -> None:
    note = parse_note(text)
    assert 0 <= note.definition_start <= len(text)
