"""Rows of tables said with their heads."""

import pytest

from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

TABLES = """\
# 川辺市みどり計画

## 1 指標

| 指標 | 現状値（令和4年度） | 中間値（令和9年度） | 目標値（令和13年度） |
|---|---|---|---|
| 緑地の割合 | 22.8％ | 26.0％ | 30.0％ |
| 市民農園の区画数 | 640区画 | 900区画 | 1,200区画 |

## 2 連絡

| 花見山 | 東の丘 | 春に桜が咲きます |
|---|---|---|
| 月見台 | 西の丘 | 秋にすすきがゆれます |
"""


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (
            "緑地の割合はどのくらいですか",
            "表の「緑地の割合」の行には、現状値（令和4年度）「22.8％」、中間値（令和9年度）「26.0％」、"
            "目標値（令和13年度）「30.0％」と書かれています。",
        ),
        ("緑地の割合は今どのくらいですか", "緑地の割合の現状値（令和4年度）は、22.8％です。"),
        (
            "市民農園は何区画まで増やす計画ですか",
            "市民農園の区画数は、現状値（令和4年度）が640区画、目標値（令和13年度）が1,200区画です。",
        ),
    ],
)
def test_a_value_is_told_apart_from_those_of_other_years(question: str, reply: str) -> None:
    assert said(assistant_over(("midori.md", TABLES)), question).startswith(reply)


def test_a_row_of_data_is_not_taken_for_heads() -> None:
    reply = said(assistant_over(("midori.md", TABLES)), "月見台では秋に何がゆれますか")
    assert "「月見台 / 西の丘 / 秋にすすきがゆれます」" in reply
