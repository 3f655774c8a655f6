"""A result in the reply: first, with its sum, and with the sentence that it is from."""

from tests.assistant.asking import all_said, said
from tests.assistant.documents import assistant_over

BODY = """\
# 保育の計画

## 提供体制

移転後の浜保育所の定員は、現在の90人から70人に縮小します。

## 児童館

東児童館の利用者は1日に45人です。

西児童館の利用者は1日に32人です。
"""


def test_the_result_stands_before_the_sentence_that_it_is_from() -> None:
    assistant = assistant_over(("nursery.md", BODY))
    first, second = all_said(assistant, "浜保育所の定員は何人減りますか")
    assert first == "差は20人です（90人 - 70人 = 20人）。"
    assert "現在の90人から70人に縮小します" in second


def test_two_sentences_are_added() -> None:
    assistant = assistant_over(("nursery.md", BODY))
    question = "東児童館と西児童館の利用者を足すと何人ですか"
    assert said(assistant, question) == "合わせて77人です（45人 + 32人 = 77人）。"


def test_what_is_stated_is_quoted_alone() -> None:
    assistant = assistant_over(("nursery.md", BODY))
    assert said(assistant, "浜保育所の定員は何人になりますか").startswith("次のように")
