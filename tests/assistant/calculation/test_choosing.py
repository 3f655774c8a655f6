"""Sums that no rule reads and the model chooses, and those that are not asked for."""

from collections.abc import Sequence

import pytest

from assistant.calculation.operands import Operand, operands_of
from assistant.drafts import Context
from assistant.evidence import Evidence
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over


@pytest.mark.parametrize(
    ("body", "question", "result"),
    [
        (
            "条例の素案には63件の意見が寄せられ、そのうち17件を条文に反映しました。",
            "寄せられた意見のうち条文に反映されたのは何％ですか",
            "約27%です（17件 ÷ 63件 = 約27%）",
        ),
        (
            "村の図書館は、デイジー図書を120点から400点に増やします。",
            "デイジー図書は今の何倍になりますか",
            "約3.3倍です（400点 ÷ 120点 = 約3.3倍）",
        ),
        (
            "読み聞かせの団体は、令和6年度末で31団体、会員は412人です。",
            "読み聞かせの団体には1団体平均で何人の会員がいますか",
            "約13.3人です（412人 ÷ 31団体 = 約13.3人）",
        ),
    ],
)
def test_a_sum_is_chosen_and_shown(body: str, question: str, result: str) -> None:
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 現状\n\n{body}\n"))
    assert said(assistant, question).startswith(result)


def test_the_sum_of_a_tables_rows_cites_them_and_their_heads() -> None:
    cells = (("地区", "世帯数"), ("---", "---"), ("本郷", "1,480世帯"), ("滝上", "320世帯"))
    rows = "".join(f"| {name} | {number} |\n" for name, number in (*cells, ("沼平", "225世帯")))
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 世帯\n\n{rows}"))
    answer = ask(assistant, "3地区の世帯数を全部足すと何世帯になりますか")
    assert "2,025世帯" in answer.statements[0].text
    quotes = [citation.quote for citation in answer.citations]
    assert all(
        any(name in quote for quote in quotes) for name in ("世帯数", "本郷", "滝上", "沼平")
    )


def test_a_year_until_which_something_is_is_no_limit_of_a_sum() -> None:
    body = "令和12年度までに、公衆便所を毎年8か所ずつ、5年間で洋式に改めます。"
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 便所\n\n{body}\n"))
    assert "までです" not in said(assistant, "5年間で合わせて何か所が洋式になりますか")


def test_what_is_stated_is_quoted_and_not_reckoned() -> None:
    body = "消防団員の定数は120人です。訓練は年に4回行います。"
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 消防\n\n{body}\n"))
    assert "÷" not in said(assistant, "消防団員の定数は何人ですか")
    assert "×" not in said(assistant, "消防団の訓練は年に何回ありますか")


def test_however_large_a_table_is_few_of_its_numbers_are_reckoned_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = []

    def counted(context: Context, found: Sequence[Evidence]) -> list[Operand]:
        operands = operands_of(context, found)
        counts.append(len(operands))
        return operands

    monkeypatch.setattr("assistant.calculation.choosing.operands_of", counted)
    heads = "".join(f"| 区分{place} " for place in range(40))
    rows = "".join(f"| 地区{row} " + f"| {row}人 " * 40 + "|\n" for row in range(1, 40))
    body = f"# 村の計画\n\n## 人口\n\n| 地区 {heads}|\n{'| --- ' * 41}|\n{rows}"
    ask(assistant_over(("plan.md", body)), "地区1と地区2の人口は全部足すと何人になりますか")
    assert counts
    assert max(counts) <= 6 * 200 + 10


@pytest.mark.parametrize(
    "question",
    [
        "国の補助はいくらですか",
        "委員のうち女性は何割ですか",
        "1台当たり何kmですか",
        "1年でいくらもらえますか",
    ],
)
def test_numbers_beyond_all_counting_are_not_reckoned_with(question: str) -> None:
    big = "9" * 60
    body = (
        f"事業費は{big}円で、3分の1を国が補助する。委員は{big}人で、うち3人が女性である。"
        f"月額{big}円を2年間支給する。{big}kmを走る{big}台の車がある。"
    )
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 費用\n\n{body}\n"))
    assert ask(assistant, question).text


def test_an_amount_is_not_divided_by_how_often_it_is_allowed() -> None:
    body = "移送は月4回（片道を1回と数えます）まで、負担は片道800円です。"
    assistant = assistant_over(("plan.md", f"# 村の計画\n\n## 移送\n\n{body}\n"))
    assert "÷" not in said(assistant, "車いすの移送は1回いくらですか")
