"""Posts and bodies under names and in places that plans of many hands give them."""

import pytest

from tests.corpus.facts.test_governance import entries, held, parents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推進会議は年3回開く。県の交通課がオブザーバーとして参加している。",
            ("推進会議", "オブザーバー", "県の交通課"),
        ),
        ("推進協議会の役員\n顧問　市長\n監事　会計管理者", ("推進協議会", "顧問", "市長")),
        ("推進協議会の役員\n顧問　市長\n監事　会計管理者", ("推進協議会", "監事", "会計管理者")),
        (
            "別表第２（第６条関係）　幹事会の構成\n幹事長　局次長\n幹事　課長",
            ("幹事会", "幹事", "課長"),
        ),
        (
            "情報班の班長には防災課長、救護班の班長には健康課長を指定する。",
            ("情報班", "班長", "防災課長"),
        ),
        (
            "情報班の班長には防災課長、救護班の班長には健康課長を指定する。",
            ("救護班", "班長", "健康課長"),
        ),
        (
            "推進チームを置いた。弁護士、臨床心理士がメンバーです。",
            ("推進チーム", "構成員", "弁護士、臨床心理士"),
        ),
        (
            "実行委員会は、会長は観光協会の会長、事務局長は商工会の指導員です。",
            ("実行委員会", "事務局長", "商工会の指導員"),
        ),
        (
            "推進委員会の委員長は住宅課長であり、推進委員会の庶務も住宅課が受け持つ。",
            ("推進委員会", "庶務", "住宅課"),
        ),
        ("安全管理室を設置し、室長には副院長を配置する。", ("安全管理室", "室長", "副院長")),
        (
            "部長を長とする環境部会と、次長をリーダーとする経済部会を置く。",
            ("経済部会", "リーダー", "次長"),
        ),
        (
            "推進委員会は、都市部の各部長を委員とし、その下に、課長からなる作業部会を置く。",
            ("推進委員会", "委員", "都市部の各部長"),
        ),
        ("本部及び部会の庶務を処理するため、事務局を企画課に置く。", ("本部", "事務局", "企画課")),
        ("【庁内】\n各課（推進担当者：課長補佐）", ("各課", "推進担当者", "課長補佐")),
        (
            "第11条　広域連合に広域連合長を置き、町長をもって充てる。",
            ("広域連合", "広域連合長", "町長"),
        ),
        ("データスチュワード：各局の総務課長", ("", "データスチュワード", "各局の総務課長")),
    ],
)
def test_posts_among_other_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推進員を社会福祉協議会に１名、指導員を各相談支援センターに１名配置している。",
            {("社会福祉協議会", "推進員"), ("各相談支援センター", "指導員")},
        ),
        ("集落支援員を各地区に１人ずつ委嘱している。", {("各地区", "集落支援員")}),
    ],
)
def test_where_posts_are(text: str, expected: set[tuple[str, str]]) -> None:
    assert set(entries(text)) == expected


def test_the_part_stands_under_the_committee_and_not_under_an_office_in_passing() -> None:
    found = parents("委員会は、都市部の部長を委員とし、その下に、課長からなる作業部会を置く。")
    assert found["作業部会"] == "委員会"


def test_what_was_so_of_a_part_that_is_gone_does_not_undo_what_is_new() -> None:
    found = parents(
        "総務部に置かれていた情報システム課を廃止し、市長公室にデジタル戦略課を新設しました。"
    )
    assert found == {"デジタル戦略課": "市長公室"}


@pytest.mark.parametrize(
    ("text", "helper", "whom"),
    [
        ("アドバイザーは、CIOに対し専門的見地から助言を行う。", ("", "アドバイザー"), "CIO"),
        (
            "統括管理者の下に副統括管理者を置き、総務課長をもって充て、これを補佐させる。",
            ("", "副統括管理者"),
            "統括管理者",
        ),
    ],
)
def test_whom_posts_help(text: str, helper: tuple[str, str], whom: str) -> None:
    assert entries(text)[helper].assists == whom
