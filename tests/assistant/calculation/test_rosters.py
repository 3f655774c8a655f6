"""People of a body, counted where they are named one by one."""

from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

BODY = """\
# 未来会議の開催について

## 1

市の将来について調査審議を行うため、未来会議（以下「会議」という。）を開催する。

## 2

会議の構成員は、次のとおりとする。

| 役職 | 氏名 | 肩書 |
| --- | --- | --- |
| 座長 | 村田 純 | 大学教授 |
| 構成員 | 池山 宜子 | 市長 |
| 構成員 | 伊東 穣 | 会社役員 |
| 構成員 | 太川 直樹 | 団体理事 |
"""


def test_people_who_are_named_are_counted() -> None:
    assistant = assistant_over(("council.md", BODY))
    question = "未来会議の構成員は座長も入れて全部で何人ですか"
    assert said(assistant, question) == "合わせて4人です（座長1人 + 構成員3人 = 4人）。"


def test_people_are_not_counted_when_some_are_left_out() -> None:
    assistant = assistant_over(("council.md", BODY))
    question = "未来会議の構成員は座長を除いて何人ですか"
    assert "4人" not in ask(assistant, question).text
