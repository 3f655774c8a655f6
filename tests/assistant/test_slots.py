"""What a sentence must say where a name, a fee, a day or a way to apply is asked for."""

import pytest

from assistant.answer import AnswerKind
from assistant.slots import AskedSlots
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 杉戸野町図書館計画

## 1 取組

移動図書館を令和7年度に導入し、町内の9地区を2週間に1回巡回します。
絵本の読み聞かせ会を毎週土曜日に開きます。
図書館の清掃は、町内の事業者3社に委託しています。
おはなし講座は、往復はがきで申し込みます。受講料は500円です。
貸出しの多い地区は、北原地区、南原地区及び川端地区です。
"""


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "応募の締切はいつですか",
            "委員の公募は、3月末までとします。",
            "死亡届の提出は、3月末までとします。",
        ),
        ("申し込みに要る書類は", "申込書に写真を添えます。", "中袋を年間60枚まで交付します。"),
        ("会長のお名前は", "会長は、田村和夫氏です。", "会長は副村長とします。"),
        (
            "窓口を請け負っている会社はどこですか",
            "窓口は、株式会社みどりに委託しています。",
            "窓口は、民間事業者に委託しています。",
        ),
        (
            "講座はどこに申し込めばいいですか",
            "講座の参加者は、はがきで応募します。",
            "講座を年3回開きます。",
        ),
        (
            "清掃を任せた会社の名前は",
            "清掃は、株式会社みどりに委託しています。",
            "清掃は、民間の3社に委託しています。",
        ),
        (
            "巡回する9地区はどこですか",
            "北原地区、南原地区など9地区を巡回します。",
            "9地区を巡回します。",
        ),
        (
            "読み聞かせ会にお金はかかりますか",
            "読み聞かせ会の参加は無料です。",
            "読み聞かせ会を毎週開きます。",
        ),
        (
            "読み聞かせ会は何月何日ですか",
            "読み聞かせ会は5月3日に開きます。",
            "読み聞かせ会を毎年春に開きます。",
        ),
    ],
)
def test_only_a_sentence_that_has_it_tells_it(question: str, told: str, untold: str) -> None:
    slots = AskedSlots(question)
    assert slots.are_told(told)
    assert not slots.are_told(untold)


@pytest.mark.parametrize(
    "question",
    ["講座の申込みは何人でしたか", "9地区を回るのは何回ですか", "名前を書かない意見もよいですか"],
)
def test_what_is_said_in_passing_is_not_asked_for(question: str) -> None:
    assert AskedSlots(question).are_told("講座を年3回開き、9地区を回ります。")


def test_a_count_names_nobody() -> None:
    plan = assistant_over(("plan.md", PLAN))
    assert ask(plan, "清掃を委託している3社の会社名は").kind is AnswerKind.ABSTENTION
    assert ask(plan, "巡回する9地区はどこですか").kind is AnswerKind.ABSTENTION
    assert "はがき" in said(plan, "おはなし講座はどうやって申し込みますか")
    assert "500円" in said(plan, "おはなし講座の受講料はいくらですか")
