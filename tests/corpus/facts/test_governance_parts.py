"""Parts of a body, what each of them has, and whose a thing is that no body is named for."""

import pytest

from tests.corpus.facts.test_governance import held, parents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "各班に班長を置き、総務班は総務課長、避難所班は教育部長をもって充てる。",
            {("総務班", "班長", "総務課長"), ("避難所班", "班長", "教育部長")},
        ),
        (
            "部会長は、防災部会にあっては危機管理監、福祉部会にあっては福祉部長とする。",
            {("防災部会", "部会長", "危機管理監"), ("福祉部会", "部会長", "福祉部長")},
        ),
        (
            "座長は、医療部会については保健課長が、介護部会については福祉課長が務める。",
            {("医療部会", "座長", "保健課長"), ("介護部会", "座長", "福祉課長")},
        ),
        (
            "本部の下に「道路部会」「案内部会」の2つの部会を置き、部会長は、建設部長及び総務部長が"
            "それぞれ務めます。",
            {("道路部会", "部会長", "建設部長"), ("案内部会", "部会長", "総務部長")},
        ),
    ],
)
def test_each_part_has_its_own_holder(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert held(text) - {("各班", "班長", None)} == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("推進本部の下に課長で構成する作業部会を置く。事務局は政策課が担う。", "推進本部"),
        (
            "推進本部の下に作業部会を置く。作業部会の議長は課長とする。事務局は政策課が担う。",
            "作業部会",
        ),
        (
            "・作業部会：推進本部の下に置き、座長は課長とする。\n・事務局：政策課に置く。",
            "推進本部",
        ),
    ],
)
def test_secretariat_is_the_wholes_unless_more_is_said_of_the_part(text: str, body: str) -> None:
    assert (body, "事務局", "政策課") in held(text)


def test_members_by_whom_a_body_is_set_up_and_not_one_in_passing() -> None:
    set_up = "推進本部には、関係課長による幹事会と、若手職員による検討チームがある。"
    assert held(set_up) == {("幹事会", "構成員", "関係課長"), ("検討チーム", "構成員", "若手職員")}
    assert parents(set_up) == {"幹事会": "推進本部", "検討チーム": "推進本部"}
    assert held("今後、有識者による評価委員会の設置を検討する。") == set()


def test_members_whom_somebody_names_are_no_list_of_posts() -> None:
    assert held("部会は、会長が指名する委員をもって組織する。") == {
        ("部会", "構成員", "会長が指名する委員")
    }
    assert held("部会は、部会長及び部会員をもって組織する。") == set()


def test_body_is_placed_below_the_one_that_it_helps() -> None:
    text = "幹事会は、推進本部を補佐するため、その下に設置する。"
    assert parents(text) == {"幹事会": "推進本部"}


@pytest.mark.parametrize(
    "head",
    ["職名 | 充てる職", "委員会における職 | 本市における職", "区分 | 役職名"],
)
def test_posts_and_offices_are_known_by_the_cells(head: str) -> None:
    table = f"| {head} |\n|---|---|\n| 委員長 | 副市長 |\n| 副委員長 | 総務部長 |\n"
    assert held(table) == {("", "委員長", "副市長"), ("", "副委員長", "総務部長")}
    assert held("| 職名 | 職務 |\n|---|---|\n| 委員長 | 会務の総理 |\n| 委員 | 審議 |\n") == set()


@pytest.mark.parametrize(
    "title", ["青葉市入札監視委員会設置規程（抄）", "名称：青葉市入札監視委員会"]
)
def test_title_names_the_body_that_is_meant_below(title: str) -> None:
    text = f"{title}\n\n第７条　委員会の庶務は、契約課において処理する。\n"
    assert held(text) == {("青葉市入札監視委員会", "庶務", "契約課")}
    assert parents(text) == {"青葉市入札監視委員会": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "災害対策本部長は町長とし、副本部長は副町長とする。",
            ("災害対策本部", "副本部長", "副町長"),
        ),
        (
            "消防署に署長を置き、司令長の職にある者をもって充てる。",
            ("消防署", "署長", "司令長の職にある者"),
        ),
        ("審議会は、委員長及び副委員長を互選する。", ("審議会", "副委員長", None)),
        ("推進責任者を新たに設け、総務部長を任命しました。", ("", "推進責任者", "総務部長")),
        ("CIOの下に、CIO補佐官として民間人材を登用する。", ("", "CIO補佐官", "民間人材")),
    ],
)
def test_post_goes_on_from_what_was_said_before(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in held(text)


def test_storey_holds_no_secretariat() -> None:
    assert held("対策本部の事務局を役場3階会議室に置く。") == set()
