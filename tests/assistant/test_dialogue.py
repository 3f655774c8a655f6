import pytest

from assistant.answer import DraftStatement, Turn
from assistant.carried import carry
from assistant.dialogue import Conversation
from assistant.fragments import asked_again
from assistant.missing import thing_spoken_of
from assistant.question import read_question
from assistant.told_items import nth_item
from assistant.wants import Want
from corpus.morphology import shared_morphology

ITEMS = tuple(DraftStatement(text, ()) for text in ("甲を広げる", "乙を支える", "丙をつくる"))
LISTED = Turn("基本方針をすべて教えて", "基本方針", "", ITEMS, ())
HELD = Turn(
    "推進委員会の委員長は誰ですか", "推進委員会の委員長", "教育長", (), (), frozenset({Want.WHO})
)
PERIOD = Turn("この計画の期間は?", "この計画", "", (), (), frozenset({Want.PERIOD}))


def whole(text: str, turn: Turn | None) -> str | None:
    """The question with what was most likely carried over, or None."""
    question = read_question(text, shared_morphology())
    carried = carry(question, Conversation((turn,) if turn else ()))
    return carried[0].text if carried else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2つ目は?", 2),
        ("三番目は?", 3),
        ("では、1つ目は?", 1),
        ("最後は?", 3),
        ("2つ目について教えて", 2),
        ("2番目のを教えて", 2),
        ("3つ目は何ですか", 3),
        ("最後のは", 3),
        ("最初のやつは?", 1),
    ],
)
def test_an_item_is_meant_by_its_place(text: str, number: int) -> None:
    found = nth_item(text, LISTED)
    if text.endswith("教えて"):
        assert found is None or found[0] == number
    else:
        assert found == (number, ITEMS[number - 1])


def test_the_one_before_is_counted_from_the_one_told_last() -> None:
    told = Turn("2つ目は?", "乙を支える", "乙を支える", ITEMS, ())
    assert nth_item("その一つ前は?", told) == (1, ITEMS[0])
    assert nth_item("次は?", told) == (3, ITEMS[2])


@pytest.mark.parametrize("text", ["4つ目は?", "0つ目は?", "99個目は?"])
def test_an_item_that_there_is_not_is_not_made_up(text: str) -> None:
    assert nth_item(text, LISTED) is None


def test_without_a_list_there_is_no_item() -> None:
    assert nth_item("2つ目は?", HELD) is None
    assert nth_item("2つ目は?", None) is None


def test_what_is_asked_of_an_item_is_asked_of_its_name() -> None:
    assert nth_item("2つ目の目的は?", LISTED) is None
    assert whole("2つ目の目的は?", LISTED) == "乙を支えるの目的は?"


@pytest.mark.parametrize(
    ("text", "turn", "meant"),
    [
        ("それを補佐するのは誰ですか", HELD, "教育長を補佐するのは誰ですか"),
        ("それはいつまでですか", PERIOD, "この計画はいつまでですか"),
        ("その役割は何ですか", HELD, "教育長の役割は何ですか"),
        ("いつまで?", PERIOD, "この計画はいつまで?"),
        ("副委員長は?", HELD, "推進委員会の副委員長は誰ですか"),
        ("総合計画のほうは?", PERIOD, "総合計画の計画期間は"),
    ],
)
def test_what_came_before_makes_a_question_whole(text: str, turn: Turn, meant: str) -> None:
    assert whole(text, turn) == meant


@pytest.mark.parametrize(
    "text",
    [
        "推進委員会の事務局はどこですか",
        "ブックスタートとは何ですか",
        "図書購入費はいくらですか",
        "この計画はもう終わりましたか",
    ],
)
@pytest.mark.parametrize("turn", [LISTED, HELD, PERIOD])
def test_a_question_that_is_whole_takes_nothing_over(text: str, turn: Turn) -> None:
    assert whole(text, turn) is None


def test_nothing_is_carried_over_from_nothing() -> None:
    assert whole("それはいつまでですか", None) is None


BODIES = Turn("本部の下の組織は?", "推進本部", "検討部会", ITEMS, ())
PLAN = Turn("第2次総合計画の基本理念は何ですか", "第2次総合計画の基本理念", "", (), ())
NUMBERED = Turn("基本目標1は何ですか", "基本目標", "甲を広げる", (), ())
SERVICE = Turn("配食サービスの料金は?", "配食サービスの料金", "", (), ())


@pytest.mark.parametrize(
    ("text", "turn", "meant"),
    [
        ("そのうち、調達に関わるのはどれですか", BODIES, "調達に関わるのはどれですか"),
        ("それは何年間の計画ですか", PLAN, "第2次総合計画は何年間の計画ですか"),
        ("3は?", NUMBERED, "基本目標3は何ですか"),
        ("委員の人数は?", HELD, "推進委員会の委員の人数は?"),
        ("何日前までに予約すればいいの", SERVICE, "配食サービスは何日前までに予約すればいいの"),
        (
            "それぞれの役割は?",
            BODIES,
            "甲を広げるの役割は? 乙を支えるの役割は? 丙をつくるの役割は?",
        ),
        ("計画期間は?", LISTED, None),
        ("第2次総合計画の期間は?", LISTED, None),
        ("補佐するのは?", HELD, "教育長を補佐するのは?"),
        ("今の委員長さんのお名前は?", BODIES, "推進本部の委員長のお名前は?"),
        ("で、そのお値段は?", SERVICE, "で、配食サービスの料金のお値段は?"),
        (
            "では食育計画だと、目標は何人ですか",
            SERVICE,
            "食育計画の配食サービスの料金の目標は何人ですか",
        ),
        ("環境審議会は何をしますか", SERVICE, None),
    ],
)
def test_a_follow_up_leans_on_what_it_leaves_out(text: str, turn: Turn, meant: str | None) -> None:
    assert whole(text, turn) == meant


def test_the_next_item_is_the_one_behind_the_last_named() -> None:
    turn = Turn("2つ目は?", "乙を支える", "乙を支える", ITEMS, ())
    assert nth_item("次は?", turn) == (3, ITEMS[2])
    assert nth_item("次は?", Turn("3つ目は?", "丙をつくる", "丙をつくる", ITEMS, ())) is None


SCHOOLS = Turn(
    "小学校の端末の目標は何台ですか", "小学校の端末", "", (), (), frozenset({Want.HOW_MANY})
)
WASTE = Turn("プラスチックのごみは毎週集めますか", "プラスチックのごみ", "", (), ())
RANKED = Turn("困りごとで一番多いのは何ですか", "困りごと", "", (), ())
OF_YEAR = Turn("令和7年度の高齢化率は?", "高齢化率", "38.8％", (), ())
FIRST = Turn("区分の1つ目は何ですか", "区分の1つ目", "", (), ())


@pytest.mark.parametrize(
    ("text", "turn", "meant"),
    [
        ("中学校のほうは?", SCHOOLS, "中学校の端末の目標は何台ですか"),
        ("燃やさないごみは?", WASTE, "燃やさないごみは毎週集めますか"),
        ("2番目は?", RANKED, "困りごとで2番目に多いのは何ですか"),
        ("2つ目は?", FIRST, "区分の2つ目は何ですか"),
        ("最初はどの地区?", SERVICE, "配食サービスは最初はどの地区?"),
        ("令和9年度の目標は?", SCHOOLS, "小学校の端末の令和9年度の目標は何台ですか"),
        ("担当課はどこ?", SERVICE, "配食サービスの担当課はどこ?"),
        ("教室数は?", SCHOOLS, "小学校の教室数は"),
        ("令和9年度は?", SCHOOLS, "令和9年度の小学校の端末の目標は何台ですか"),
        ("令和9年度は?", OF_YEAR, "令和9年度の高齢化率は?"),
        ("その前の年は?", OF_YEAR, "2024年度の高齢化率は?"),
        ("いちばん高い地区は?", OF_YEAR, "高齢化率がいちばん高い地区は?"),
    ],
)
def test_what_stands_in_place_of_a_part_of_the_last_question(
    text: str, turn: Turn, meant: str
) -> None:
    assert whole(text, turn) == meant


def test_a_person_may_stand_for_the_post() -> None:
    question = read_question("その人がいないときは?", shared_morphology())
    texts = [meaning.text for meaning in carry(question, Conversation((HELD,)))]
    assert texts == ["教育長がいないときは?", "推進委員会の委員長がいないときは?"]


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("公園のほうは?", "公園は何台ですか"),
        ("公園はいつまで?", ""),  # asks itself
        ("理由は?", ""),
    ],
)
def test_a_fragment_asks_again_for_what_was_asked(text: str, again: str) -> None:
    assert asked_again(read_question(text, shared_morphology()), SCHOOLS) == again


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("利用の少ない集会所があるそうですが", "利用の少ない集会所"),
        ("補助金の上限額が上がったと聞きました", "補助金の上限額"),
        ("自治会でネットを買うと補助がありますか", ""),
    ],
)
def test_a_statement_is_about_what_stands_before_its_first_case(text: str, thing: str) -> None:
    assert thing_spoken_of(read_question(text, shared_morphology())) == thing


def test_that_plan_is_the_documents_own_where_no_other_was_spoken_of() -> None:
    ideals = Turn("まちの理想は何ですか", "まちの理想", "", (), ())
    assert whole("その計画はどう確かめますか", ideals) == "この計画はどう確かめますか"
    assert "総合計画" in (whole("その計画はどう確かめますか", PLAN) or "")
