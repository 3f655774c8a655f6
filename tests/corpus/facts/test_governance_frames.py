"""One way of saying who holds a post or helps whom, in the forms that it takes in sentences."""

import pytest

from tests.corpus.facts.test_governance import entries, held, parents


@pytest.mark.parametrize(
    "text",
    [
        "推進本部の本部長は市長が務め、副本部長の副市長がこれを補佐する。",
        "推進本部の本部長は市長とし、副本部長である副市長が本部長を補佐する。",
        "推進本部の本部長は市長とし、副市長は副本部長として本部長を補佐します。",
        "推進本部の本部長は市長とし、副本部長として副市長がこれを支える。",
        "推進本部の本部長は市長とし、副本部長は副市長がこれを補佐する立場として務める。",
        "副市長は、推進本部の副本部長を兼ね、本部長である市長を補佐する。",
    ],
)
def test_who_helps_is_the_post_that_an_office_holds(text: str) -> None:
    assert ("推進本部", "副本部長", "副市長") in held(text)
    assert entries(text)["推進本部", "副本部長"].assists == "本部長"


def test_several_offices_behind_one_post_help_together() -> None:
    text = "推進会議の議長は町長とし、副議長の総務課長と企画課長が議長を補佐する。"
    assert ("推進会議", "副議長", "総務課長と企画課長") in held(text)
    assert entries(text)["推進会議", "副議長"].assists == "議長"


def test_who_holds_a_placed_post_is_not_placed() -> None:
    found = entries("推進本部には本部長である市長を置く。")
    assert set(found) == {("推進本部", "本部長")}


@pytest.mark.parametrize(
    "text",
    [
        "既存の「推進本部」を活用する（本部長：市長、事務局：企画課）。",
        "施策の調整は推進本部で行います（本部長＝市長、事務局＝企画課）。",
        "施策の調整は推進本部が担う（本部長：市長　事務局：企画課）。",
    ],
)
def test_a_parenthesis_behind_a_verb_is_about_the_body_before_it(text: str) -> None:
    assert {("推進本部", "本部長", "市長"), ("推進本部", "事務局", "企画課")} <= held(text)


def test_names_with_the_word_for_oneself_or_an_adjective_are_whole() -> None:
    found = parents("協議会の下に、本人ミーティング部会とやさしいまち部会を置く。")
    assert found == {"本人ミーティング部会": "協議会", "やさしいまち部会": "協議会"}


def test_each_part_of_a_list_has_the_work_that_describes_it() -> None:
    text = "本部の下に、計画案を検討する計画部会と、情報を管理する情報部会を置く。"
    found = entries(text)
    assert found["計画部会", None].duty == "計画案を検討する"
    assert found["情報部会", None].duty == "情報を管理する"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推進会議を設置し、企画課長が主宰者を務める。", ("推進会議", "主宰者", "企画課長")),
        ("推進会議の会計は、商工会の職員が務める。", ("推進会議", "会計", "商工会の職員")),
        ("推進会議の旗振り役は副町長が担います。", ("推進会議", "旗振り役", "副町長")),
        ("推進会議の世話人には商工会長が就く。", ("推進会議", "世話人", "商工会長")),
        ("推進会議の会長職は、商工会長が預かっている。", ("推進会議", "会長", "商工会長")),
        ("推進会議の副会長は商工会長が引き受けている。", ("推進会議", "副会長", "商工会長")),
        ("対策協議会の調整機関は、福祉課とする。", ("対策協議会", "調整機関", "福祉課")),
        ("推進会議の会長は林委員に決まりました。", ("推進会議", "会長", "林委員")),
        ("推進会議の会長には林委員が決定した。", ("推進会議", "会長", "林委員")),
        (
            "市長を本部長、市内の小学校長を本部員とする推進本部を置く。",
            ("推進本部", "本部員", "市内の小学校長"),
        ),
        (
            "部長を委員長、課内の係長を委員とする推進委員会を置く。",
            ("推進委員会", "委員", "課内の係長"),
        ),
    ],
)
def test_whatever_somebody_serves_as_is_a_post(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "推進会議が旗振り役を担う。",
        "会議の進行は、社会教育課の職員が務める。",
        "防災士会は、訓練で重要な役割を務める。",
    ],
)
def test_what_is_done_is_no_post(text: str) -> None:
    assert held(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "協議会に、次の部会を置く。\n(1)　商業部会\n(2)　農業部会",
        "第５条　協議会に次の各号に掲げる専門部会を設置する。\n(1)　商業部会\n(2)　農業部会",
        "協議会の下に、次のとおり部会を設ける。\n①商業部会\n②農業部会",
    ],
)
def test_parts_named_below_stand_for_their_kind(text: str) -> None:
    assert parents(text) == {"商業部会": "協議会", "農業部会": "協議会"}


@pytest.mark.parametrize(
    ("said", "holders"),
    [
        ("各部会の進行役は職員が務める。", ("職員", "職員")),
        ("各部会の部会長は、委員の互選により定める。", (None, None)),
        ("各部会の部会長は、それぞれ福祉課長と商工課長が務める。", ("福祉課長", "商工課長")),
    ],
)
def test_each_part_has_a_post(said: str, holders: tuple[str | None, str | None]) -> None:
    found = held("推進会議に、生活部会と産業部会を置く。\n" + said)
    assert {(body, holder) for body, _, holder in found} == {
        ("生活部会", holders[0]),
        ("産業部会", holders[1]),
    }


def test_the_posts_of_parts_without_names_are_their_kinds() -> None:
    assert held("各部会の部会長は、委員の互選により定める。") == {("部会", "部会長", None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推進本部\n委員長　課長（兼　事務局長）\n会計　支店長",
            [("委員長", "課長"), ("事務局長", "課長")],
        ),
        ("推進本部\n本部長：市長（CIOを兼ねる）", [("本部長", "市長"), ("CIO", "市長")]),
        ("推進本部\n本部長兼CIO：副市長", [("本部長", "副市長"), ("CIO", "副市長")]),
        ("推進本部\n本部長　市長\n会計　支店長", [("会計", "支店長")]),
        (
            "推進本部\n本部長　市長　副本部長　副市長　教育長　本部員　部長",
            [("本部長", "市長"), ("副本部長", "副市長 教育長"), ("本部員", "部長")],
        ),
        (
            "推進本部｜本部長｜市長\n推進本部｜副本部長｜副市長",
            [("本部長", "市長"), ("副本部長", "副市長")],
        ),
        (
            "体制図｜推進本部｜市長（本部長）、教育長\n体制図｜調整会議｜部長（議長）",
            [("本部長", "市長"), ("構成員", "市長(本部長)、教育長")],
        ),
    ],
)
def test_lines_that_give_more_than_one_post(text: str, expected: list[tuple[str, str]]) -> None:
    assert {("推進本部", *pair) for pair in expected} <= held(text)


def test_a_troop_on_its_own_line_heads_the_posts_below() -> None:
    text = "対策本部\n本部長：部長\n地区除雪隊\n隊長：支所長　隊員：委託業者"
    assert held(text) == {
        ("対策本部", "本部長", "部長"),
        ("地区除雪隊", "隊長", "支所長"),
        ("地区除雪隊", "隊員", "委託業者"),
    }


def test_heads_of_columns_in_a_row_hold_no_post() -> None:
    assert held("本部長　副本部長　本部員") == set()


def test_a_column_of_chiefs_by_two_names_takes_the_first() -> None:
    text = "| 会議名 | 議長・座長 |\n|---|---|\n| 戦略会議 | 市長 |\n| 調整会議 | 部長 |"
    assert ("戦略会議", "議長", "市長") in held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行革本部（市長以下、副市長及び各部長で構成）において、進捗を確認する。",
            ("行革本部", "構成員", "市長以下、副市長及び各部長"),
        ),
        (
            "市民会議の代表には自治会連合会の会長が選出された。",
            ("市民会議", "代表", "自治会連合会の会長"),
        ),
        ("推進会議では、大学教授の林氏が座長に選ばれた。", ("推進会議", "座長", "大学教授の林氏")),
        (
            "推進会議の構成団体は医師会であり、事務局は社会福祉協議会内に設置する。",
            ("推進会議", "事務局", "社会福祉協議会"),
        ),
    ],
)
def test_who_was_chosen_and_who_is_from_elsewhere(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in held(text)


def test_two_statements_are_no_holder() -> None:
    text = "推進チームは、課長がリーダー、各課の職員がメンバーとなって活動している。"
    assert not [holder for _, _, holder in held(text) if holder and "リーダー" in holder]


def test_posts_and_offices_told_in_one_order_are_paired() -> None:
    text = "本部に本部長、副本部長及び本部員を置き、それぞれ市長、副市長及び部長をもって充てる。"
    assert held(text) == {
        ("本部", "本部長", "市長"),
        ("本部", "副本部長", "副市長"),
        ("本部", "本部員", "部長"),
    }


def test_posts_in_parentheses_of_one_sentence_share_their_body() -> None:
    text = "推進本部長（市長）のもと、副本部長（副市長）、本部員（部長）が取り組みます。"
    assert {body for body, _, _ in held(text)} == {"推進本部"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "協議会を立ち上げました。会長は教育長、委員には学校などの関係者になっていただいています。",
            ("協議会", "委員", "学校などの関係者"),
        ),
        (
            "Ａ　副町長をリーダーとする「広報チーム」が進めます。",
            ("広報チーム", "リーダー", "副町長"),
        ),
        ("広報班長には秘書課長を命ずる。", ("", "広報班長", "秘書課長")),
    ],
)
def test_who_was_asked_or_told_to_be(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


def test_a_note_below_a_table_says_whose_posts_it_lists() -> None:
    text = "| 役名 | 職名 |\n|---|---|\n| 会長 | 町長 |\n| 委員 | 課長 |\n\n"
    assert held(text) == {("", "会長", "町長"), ("", "委員", "課長")}
    text += "備考　この表において協議会とは、青木町交通協議会をいう。"
    assert {body for body, _, _ in held(text)} == {"青木町交通協議会"}
