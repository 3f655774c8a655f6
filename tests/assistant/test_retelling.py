from datetime import date

import pytest

from assistant.answer import Language
from assistant.dialogue import Conversation
from assistant.render import spoken_lines
from assistant.retelling import read_retelling
from assistant.service import Assistant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("英語で", Language.EN),
        ("英語でお願いします。", Language.EN),
        ("それを英語で教えてください", Language.EN),
        ("In English, please", Language.EN),
        ("やさしい日本語で", Language.EASY),
        ("もっとわかりやすく説明してもらえますか？", Language.EASY),
        ("日本語で言ってください", Language.JA),
        ("本当ですか？", None),
        ("えっ、本当に？", None),
        ("どこに書いてありますか", None),
        ("何ページですか", None),
        ("出典は？", None),
    ],
)
def test_the_last_reply_is_asked_for_again(text: str, language: Language | None) -> None:
    retelling = read_retelling(text)
    assert retelling is not None
    assert retelling.language is language


@pytest.mark.parametrize(
    "text",
    [
        "英語で何といいますか",
        "英語ではどう書きますか",
        "英語で相談できますか",
        "本当に必要ですか",
        "窓口はどこにありますか",
        "計画の期間はどこに書いてありますか",
        "簡単に申し込めますか",
        "日本語教室はいつですか",
        "How do I say it in English?",
    ],
)
def test_what_asks_for_something_is_no_retelling(text: str) -> None:
    assert read_retelling(text) is None


def test_own_words_change_and_quotes_stay(disaster: Assistant) -> None:
    today = date(2026, 11, 30)
    said = disaster.ask("計画期間はいつまでですか", today=today)
    before = Conversation().with_turn(said)
    english = disaster.ask("英語で", conversation=before, today=today)
    assert english.text.startswith("The previous answer, in English. Quotations stay in Japanese")
    assert english.statements[0].text != said.statements[0].text
    assert [c.quote for c in english.citations] == [c.quote for c in said.citations]
    again = disaster.ask("本当ですか", conversation=before.with_turn(english), today=today)
    assert again.note
    assert [s.text for s in again.statements] == [s.text for s in said.statements]


def test_with_nothing_said_before_there_is_nothing_to_tell_again(disaster: Assistant) -> None:
    assert not disaster.ask("英語で").note


def test_what_leaned_on_an_earlier_question_is_told_again_as_it_was(disaster: Assistant) -> None:
    talk = Conversation()
    for line in ("災害対策本部の本部長は誰ですか", "副本部長は？"):
        said = disaster.ask(line, conversation=talk)
        talk = talk.with_turn(said)
    again = disaster.ask("本当ですか", conversation=talk)
    assert [one.text for one in again.statements] == [one.text for one in said.statements]
    assert spoken_lines(again)[0] != again.note


def test_where_the_last_reply_stands_is_said_with_its_section(disaster: Assistant) -> None:
    said = disaster.ask("計画期間はいつまでですか")
    again = disaster.ask("どこに書いてありますか", conversation=Conversation().with_turn(said))
    assert f"『{said.citations[0].heading_path[-1]}』" in again.note
    assert [one.quote for one in again.citations] == [one.quote for one in said.citations]
