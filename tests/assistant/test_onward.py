import pytest

from assistant.answer import AnswerKind, Turn
from assistant.onward import Onward, read_onward
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask
from tests.assistant.documents import assistant_over

PLAN = """# 若葉町読書計画

## 1 計画の期間

この計画の期間は、令和7年度から令和11年度までの5年間とします。

## 2 推進のしくみ

教育長を委員長とする読書推進委員会を設置します。読書推進委員会は、毎年8月に図書館で会議を開きます。

各学校には、本の貸し出しを助けるために、学校司書や読書補助員を置いています。

## 3 基本方針

若葉町資料館の書庫は満杯で、古い本の一部は空き教室に置いています。満杯の原因は、寄贈が急に増えたことにあります。

令和8年4月に、児童館の1階にこども図書室を開きます。

本計画では、次の2つの基本方針を定めます。

- 家庭での読書を支える
- 学校での読書を広げる
"""

LAST = Turn("会長は誰ですか", "会長", "教育長", (), ())


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("onward.md", PLAN))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("もっと詳しく", Onward.MORE),
        ("じゃあ、もう少しくわしく教えてください。", Onward.MORE),
        ("ほかには?", Onward.ELSE),
        ("その他に何かありますか", Onward.ELSE),
        ("それはなぜですか?", Onward.WHY),
        ("どうして?", Onward.WHY),
        ("2つ目は何ですか?", Onward.NTH),
        ("2つ目の役割は?", None),
        ("委員長について詳しく", None),
        ("ほかの計画は?", None),
        ("なぜ5年なのですか", None),
    ],
)
def test_only_a_line_that_names_nothing_goes_on(text: str, wanted: Onward | None) -> None:
    assert read_onward(text, (LAST,)) is wanted


def test_more_is_told_behind_what_was_told(plan: Assistant) -> None:
    told = all_said(plan, "読書推進委員会はいつ開かれますか", "もっと詳しく")
    assert "毎年8月" in told[0]
    assert "教育長を委員長とする" in "".join(told[1:])


def test_nothing_is_left_of_a_list_that_was_told(plan: Assistant) -> None:
    questions = ("基本方針は何ですか", "ほかには？")
    assert ask(plan, *questions).kind is AnswerKind.ABSTENTION
    assert "学校での読書を広げる" in all_said(plan, *questions, "2つ目は？")[0]


def test_what_is_named_beside_the_thing_asked_about_is_told(plan: Assistant) -> None:
    told = all_said(plan, "どの学校にも学校司書がいるんですか", "ほかには？")
    assert "読書補助員" in told[0]


def test_a_reason_is_told_only_where_one_is_written(plan: Assistant) -> None:
    told = all_said(plan, "学校司書はどこにいますか", "どうして？")
    assert "助けるために" in told[0]
    answer = ask(plan, "読書推進委員会の委員長は誰ですか", "どうして？")
    assert answer.kind is AnswerKind.ABSTENTION


def test_the_reason_of_what_somebody_has_heard_is_told(plan: Assistant) -> None:
    told = all_said(plan, "資料館の書庫がいっぱいらしいね", "なんで？")
    assert "寄贈が急に増えた" in told[0]


def test_a_bare_attribute_is_of_the_last_thing(plan: Assistant) -> None:
    told = all_said(plan, "こども図書室はいつできますか", "場所は？")
    assert "児童館の1階" in told[0]


def test_nothing_is_the_second_where_nothing_was_enumerated(plan: Assistant) -> None:
    answer = ask(plan, "読書推進委員会の委員長は誰ですか", "2つ目は？")
    assert answer.kind is AnswerKind.ABSTENTION


@pytest.mark.parametrize("line", ["次は？", "では、1つ前は？"])
def test_nothing_is_next_where_nothing_was_enumerated(line: str, plan: Assistant) -> None:
    answer = ask(plan, "読書推進委員会の委員長は誰ですか", line)
    assert "委員長" in answer.text
    assert "2つ目" not in answer.text
    assert read_onward("次は?", (LAST,)) is Onward.ELSE
