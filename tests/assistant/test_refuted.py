"""Sentences that a claim cannot be true beside."""

import pytest

from assistant.claim_subjects import by_gloss
from assistant.refuted import is_refuted, is_so_after_all

ROW = "補助機関として、安全を統括する安全対策会議、物品の調達を行う選定委員会があり、計画を進める。"


@pytest.mark.parametrize(
    ("claim", "text", "is_no"),
    [
        ("各部署には責任者だけが置かれていますか", "各部署には、責任者や推進員を置く。", True),
        ("各部署には責任者や推進員だけが置かれていますか", "責任者や推進員を置く。", False),
        ("責任者だけでなく推進員もいますか", "責任者や推進員を置く。", False),
        ("選定委員会が安全を統括している、で正しいですか", ROW, True),
        ("安全を統括しているのは選定委員会ですか", ROW, True),
        ("安全対策会議が安全を統括していますか", ROW, False),
        ("選定委員会が調達を行いますか", ROW, False),
        ("CIOは防災の最高責任者のことですか", "CIO:情報戦略の最高責任者", True),
        ("CIOは情報戦略の最高責任者のことですか", "CIO:情報戦略の最高責任者", False),
    ],
)
def test_what_is_said_of_others_refutes_a_claim(claim: str, text: str, *, is_no: bool) -> None:
    assert is_refuted(claim, text) is is_no


@pytest.mark.parametrize(
    ("claim", "text", "is_so"),
    [
        ("専門員は会議に出席しないんですよね", "会議には専門員も出席し、助言を行う。", True),
        ("専門員は会議に出席しないんですよね", "会議には専門員は出席しない。", False),
        ("専門員は会議に出席しませんか", "会議には専門員も出席し、助言を行う。", False),
    ],
)
def test_what_a_claim_denies_may_be_so(claim: str, text: str, *, is_so: bool) -> None:
    assert is_so_after_all(claim, text) is is_so


def test_a_name_behind_the_claim_is_held_to_its_gloss() -> None:
    text = "基本構想(まちづくりの理念)、基本計画(まちづくりの施策)から成る。"
    assert by_gloss("施策が載っているのは基本構想ですか", text) is False
    assert by_gloss("施策が載っているのは基本計画ですか", text) is True
