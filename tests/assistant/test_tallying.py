import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from assistant.tallying import Tally, TallyAsked, read_tally
from tests.assistant.asking import ask
from tests.assistant.documents import assistant_over

DISTRICT_PLAN = """\
# 楓野町地区振興計画

## 1 計画の期間

本計画の期間は、令和7年度から令和11年度までの5年間とします。

## 2 振興の課題と方向

振興の課題は、「担い手の不足」、「移動手段の確保」、「空き家の増加」の3つです。

振興の方向は、「集う」、「働く」、「住まう」、「つなぐ」の4つです。

## 3 地区の現状

表1 地区の人口と世帯

| 地区 | 人口（人） | 世帯数 |
| --- | --- | --- |
| 川上 | 1,240 | 510 |
| 川下 | 880 | 402 |
"""


@pytest.fixture(scope="module")
def districts() -> Assistant:
    return assistant_over(("district.md", DISTRICT_PLAN))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("合計は?", TallyAsked(Tally.TOTAL)),
        ("じゃあ合わせていくつになる?", TallyAsked(Tally.TOTAL)),
        ("2つを足すと何人ですか", TallyAsked(Tally.TOTAL)),
        ("将来像も足すといくつ?", TallyAsked(Tally.TOTAL, more="将来像")),
        ("差は?", TallyAsked(Tally.APART)),
        ("どれくらい違うの?", TallyAsked(Tally.APART)),
        ("どっちが多い?", TallyAsked(Tally.MOST)),
        ("どちらのほうが安いですか", TallyAsked(Tally.MOST, is_least=True)),
    ],
)
def test_a_line_asks_of_the_amounts_before_it(line: str, asked: TallyAsked) -> None:
    assert read_tally(line) == asked


@pytest.mark.parametrize(
    "line",
    [
        "合計特殊出生率は?",
        "計画期間は?",
        "人口の差は何人ですか",
        "どちらが担当ですか",
        "足立さんは誰?",
    ],
)
def test_what_names_something_asks_of_that(line: str) -> None:
    assert read_tally(line) is None


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("川上の人口は?", "川下は?", "どっちが多い?"), "川上です（川上は1,240人、川下は880人）"),
        (("川上の人口は?", "川下は?", "差は?"), "差は360人です（1,240人 - 880人 = 360人）"),
        (("川上の人口は?", "川下は?", "どっちが多い?", "合計は?"), "合わせて2,120人です"),
        (("課題の数は?", "方向は?", "合計は?"), "合わせて7つです（3つ + 4つ = 7つ）"),
    ],
)
def test_what_was_told_is_reckoned_with(
    districts: Assistant, turns: tuple[str, ...], said: str
) -> None:
    answer = ask(districts, *turns)
    assert answer.kind is AnswerKind.ANSWER
    assert said in answer.text
    assert len(answer.citations) == 2


def test_different_things_are_not_added(districts: Assistant) -> None:
    answer = ask(districts, "川上の人口は?", "課題の数は?", "合計は?")
    assert "合わせて" not in answer.text
