import pytest

from assistant.english import english_to_japanese
from assistant.service import Assistant
from tests.assistant.asking import ask


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("When does the plan end?", "この計画はいつ終わりますか"),
        ("Who assists the CIO?", "CIOを補佐するのは誰ですか"),
        ("Who are the members of the 推進本部?", "推進本部のメンバーは誰ですか"),
        ("Who chairs the executive committee (幹事会)?", "幹事会のトップは誰ですか"),
        ("Is this plan still in force today?", "この計画はまだ有効ですか"),
        ("How many challenges are there?", "課題はいくつですか"),
        ("What is the target for the recycling rate?", "再資源化率の目標は何ですか"),
        ("What are the town's challenges?", "町の課題は何ですか"),
        ("Which plan sits at the very top of this town's plans?", "最上位計画は何ですか"),
        ("I am new here. Who assists the CIO? Thank you.", "CIOを補佐するのは誰ですか"),
        ("What is shown in Fig. 2?", "図2には何が描かれていますか"),
        ("How many years remain?", "この計画の残りは何年度分ですか"),
        ("What is the period of the plan?", "計画期間は何ですか"),
        ("What does CIO stand for?", "CIOは何の略ですか"),
        ("Which organizations assist the headquarters?", "本部の補助機関は何ですか"),
        (
            "What is the philosophy of the Second Comprehensive Plan?",
            "第2次総合計画の基本理念は何ですか",
        ),
        ("Is the plan still in effect?", "この計画はまだ有効ですか"),
    ],
)
def test_an_english_question_is_put_into_japanese(asked: str, meant: str) -> None:
    assert english_to_japanese(asked) == meant


@pytest.mark.parametrize("asked", ["CIO", "計画期間はいつまで", "CIOとは", "hello", "DX Plan 2025"])
def test_what_is_no_english_question_stays(asked: str) -> None:
    assert english_to_japanese(asked) is None


def test_the_reply_says_what_was_understood(reading: Assistant) -> None:
    answer = ask(reading, "When does the plan end?")
    assert answer.understood == "この計画はいつ終わりますか"
    assert "2029年度" in answer.statements[0].text
