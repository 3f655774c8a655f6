import pytest

from assistant.answer import Turn
from assistant.asides import leave_asides
from assistant.dialogue import Conversation

TURN = Turn(
    "児童館の利用者数の目標は?", "児童館の利用者数", "", (), (), said="児童館の利用者数は90人です"
)


def rest(text: str) -> str:
    """The line without its asides, behind ``TURN``."""
    return leave_asides(text, Conversation((TURN,)))[0]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("90人ですか。公民館のほうは?", "公民館のほうは?"),
        ("まだ90人なんですね。いつまでに?", "いつまでに?"),
        ("わかりました。公民館は?", "公民館は?"),
        ("ふーん。もっと詳しく。公民館は?", "公民館は?"),
        ("90人ですね。ありがとう。公民館は?", "公民館は?"),
    ],
)
def test_what_repeats_the_reply_is_left_out(text: str, question: str) -> None:
    assert rest(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "80人ですか。公民館のほうは?",  # the reply did not say so
        "児童館は何人ですか。公民館は?",  # a question of its own
        "90人ですか。",  # nothing else is said
        "家の外側を直すと助成が出ますか。上限は?",
    ],
)
def test_what_asks_or_adds_something_stays(text: str) -> None:
    assert rest(text) == text


@pytest.mark.parametrize(
    "announced",
    [
        "ところで、",
        "話は変わりますが、",
        "わかりました。それと全然別の話ですが、",
        "では別のことを。",
    ],
)
def test_a_new_topic_leans_on_nothing(announced: str) -> None:
    text, conversation = leave_asides(f"{announced}図書館は何時までですか", Conversation((TURN,)))
    assert (text, conversation.last) == ("図書館は何時までですか", None)


def test_without_a_turn_before_nothing_is_an_aside() -> None:
    text = "90人ですか。公民館は?"
    assert leave_asides(text, Conversation()) == (text, Conversation())


@pytest.mark.parametrize(
    "text",
    [
        "基本理念を原文のまま教えて",
        "基本理念を、一字一句そのまま教えて",
        "基本理念を元の言葉どおりに教えて",
    ],
)
def test_how_to_tell_it_is_left_out(text: str) -> None:
    assert leave_asides(text, Conversation())[0] == "基本理念を教えて"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("さっきの児童館の話ですが、館長は?", "館長は?"),
        ("さっきの図書室の話ですが、館長は?", "さっきの図書室の話ですが、館長は?"),
        ("さっきの児童館の話に戻りますが、館長は?", "館長は?"),
        ("先ほどの児童館の2つ目は?", "2つ目は?"),
        ("さっきの児童館のうち、大きいのは?", "そのうち、大きいのは?"),
    ],
)
def test_a_line_goes_back_to_the_turn_that_it_names(text: str, rest: str) -> None:
    other = Turn("図書館は何時までですか", "図書館", "", (), ())
    asked, conversation = leave_asides(text, Conversation((TURN, other)))
    assert asked == rest
    assert conversation.last == (TURN if rest != text else other)
