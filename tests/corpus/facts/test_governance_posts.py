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
        (
            "運営協議会の委員は12人以内で、被保険者、事業者、学識経験者のうちから町長が委嘱する。",
            ("運営協議会", "委員", "被保険者、事業者、学識経験者"),
        ),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "「相談デスク」を設けています。デスクの責任者は課長補佐で、相談員には保健師が就いています。",
            ("相談デスク", "相談員", "保健師"),
        ),
        (
            "■ 業務改革ラボ\n・ラボ長：推進監\n・構成：公募職員15名",
            ("業務改革ラボ", "ラボ長", "推進監"),
        ),
        ("「まち円卓」を設ける。円卓の進行役は支援員が務める。", ("まち円卓", "進行役", "支援員")),
        ("【体制】総括＝企画部長／実務責任者＝企画課長", ("", "総括", "企画部長")),
        (
            "里山公社の役員は、次のとおりです。\n取締役　森林組合長\n監査役　会計管理者",
            ("里山公社", "取締役", "森林組合長"),
        ),
        ("消防署に次の職を置く。\n一　署長\n二　当直司令", ("消防署", "当直司令", None)),
        ("文化振興財団は、理事長、理事８名の役員を置く。", ("文化振興財団", "理事", None)),
        ("会長につきましては、大学の宮部委員にお願いする。", ("", "会長", "大学の宮部委員")),
        ("協議会は年1回開く。\n会計を監査するため、監事２人を置く。", ("協議会", "監事", None)),
    ],
)
def test_bodies_and_posts_of_rarer_kinds(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "旧郵便局を改修した「たまごラボ」を開設します。",
        "第1回の会議では、座長の選出をお願いする。",
        "当院は、令和4年から独立し、病院事業管理者を置いている。",
        "相談役として、支援員を60人養成する。",
    ],
)
def test_a_place_a_sitting_and_help_are_no_bodies_and_posts(text: str) -> None:
    assert not [body for body, _ in entries(text) if body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("総務課は、CIOを支え、推進本部の事務局を務めます。", ("推進本部", "事務局", "総務課")),
        ("推進会議の庶務は、総務課が関係課の協力を得て行う。", ("推進会議", "庶務", "総務課")),
        ("代表理事には町長が就く。", ("", "代表理事", "町長")),
        ("部会には、それぞれ部会長を置き、課長を充てる。", ("部会", "部会長", "課長")),
        ("役員\n会長　１名　　商工会長", ("", "会長", "商工会長")),
        ("推進本部（本部長・町長）を設けた。", ("推進本部", "本部長", "町長")),
        ("情報化チーム（リーダー・総務課長）を設けた。", ("情報化チーム", "リーダー", "総務課長")),
        (
            "プロジェクトオーナーは副市長が務める体制とした。",
            ("", "プロジェクトオーナー", "副市長"),
        ),
        (
            "班名\t班長\t班員\n総務班\t総務課長\t総務課職員\n調査班\t税務課長\t税務課職員",
            ("調査班", "班長", "税務課長"),
        ),
    ],
)
def test_posts_in_charts_and_side_remarks(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "校長は、推進協議会の会長になることができない。",
        "本部長は、本部員以外の者を本部員に指名することができる。",
    ],
)
def test_who_may_or_may_not_be_put_there_holds_no_post(text: str) -> None:
    assert not [holder for _, _, holder in held(text) if holder]


def test_parts_that_the_next_lines_list_are_named_without_their_labels() -> None:
    found = parents("推進会議に、次に掲げる部会を置く。\n(1)　産業部会\n(2)　福祉部会")
    assert found["産業部会"] == found["福祉部会"] == "推進会議"
    assert "2)福祉部会" not in found


def test_a_count_of_parts_is_no_part() -> None:
    assert parents("消防団は、団本部及び７個分団からなる。") == {"団本部": "消防団"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "審議会を設ける。審議会の会長は、医師会の会長に務めていただく。",
            ("審議会", "会長", "医師会の会長"),
        ),
        ("復興本部に、副本部長（副市長２名）を置く。", ("復興本部", "副本部長", "副市長2名")),
        (
            "町には防災会議があり、課長など25名で構成されている。",
            ("防災会議", "構成員", "課長など25名"),
        ),
        ("協議会　会長　村長", ("協議会", "会長", "村長")),
        ("幹事長は、次長の職にある者をもって充てる。", ("幹事会", "幹事長", "次長の職にある者")),
    ],
)
def test_whose_posts_they_are(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


def test_parts_below_parts_stand_in_a_row() -> None:
    found = parents("本部の下に幹事会、幹事会の下に作業部会を置く。")
    assert found == {"幹事会": "本部", "作業部会": "幹事会"}
    assert ("課", "課長") not in entries("部に部長、課に課長、係に係長を置く。")


def test_posts_whose_places_follow_them_one_by_one() -> None:
    found = entries("推進員は社会福祉協議会に、就労支援員は商工課に配置している。")
    assert set(found) == {("社会福祉協議会", "推進員"), ("商工課", "就労支援員")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| 区分 | 本部長 | 副本部長 |\n|---|---|---|\n| 災害対策本部 | 市長 | 副市長 |",
            ("災害対策本部", "副本部長", "副市長"),
        ),
        (
            "(1) 推進リーダー　各課の課長補佐を推進リーダーとする。",
            ("", "推進リーダー", "各課の課長補佐"),
        ),
        (
            "審査会は、委員長及び委員で組織し、委員長は財務部長とする。",
            ("審査会", "委員長", "財務部長"),
        ),
        (
            "「推進チーム」のメンバーは、環境課、学校教育課の若手職員８名。",
            ("推進チーム", "構成員", "環境課、学校教育課の若手職員8名"),
        ),
        (
            "協議会は、会長、副会長、会計、監事を置き、団体で組織されている。",
            ("協議会", "副会長", None),
        ),
        ("受援班が担当し、受援班長は人事課長とする。", ("受援班", "班長", "人事課長")),
        ("│推進本部 本部長：市長│", ("推進本部", "本部長", "市長")),
    ],
)
def test_posts_behind_lead_words_and_in_columns(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    "text", ["本部長　副本部長　本部員　事務局", "事務局を駅前の庁舎６階に置く。"]
)
def test_heads_of_columns_and_floors_hold_no_post(text: str) -> None:
    assert not [holder for _, _, holder in held(text) if holder]


def test_what_follows_in_an_item_is_of_the_body_that_the_item_names() -> None:
    found = held(
        "# 1 推進協議会\n推進協議会を設置し、次の分科会を置く。\n"
        "- 運賃分科会：運賃の案を作る。町民課長を座長とする。\n"
        "- 船の分科会：船の仕様を検討する。建設課長を座長とする。\n"
    )
    assert {("運賃分科会", "座長", "町民課長"), ("船の分科会", "座長", "建設課長")} <= found
    assert not [body for body, role, _ in found if role == "座長" and body == "推進協議会"]


def test_a_table_of_bodies_tells_the_deputy_the_work_and_rows_without_the_shared_office() -> None:
    text = (
        "| 組織 | 主な役目 | 長 | 副 | 庶務 |\n|---|---|---|---|---|\n"
        "| 推進本部 | 方針の決定 | 町長 | 副本部長：副町長 | 総務課 |\n"
        "| 推進委員会 | 進み具合の評価 | 委員長 学識経験者 | 副委員長 消防団長 |\n"
    )
    assert {
        ("推進本部", "副本部長", "副町長"),
        ("推進委員会", "委員長", "学識経験者"),
        ("推進委員会", "副委員長", "消防団長"),
    } <= held(text)
    assert entries(text)["推進本部", None].duty == "方針の決定"


def test_a_remark_on_a_roster_may_say_other_things_beside_posts() -> None:
    text = (
        "# 推進会議委員名簿\n\n| 区分 | 氏名 | 所属 | 備考 |\n|---|---|---|---|\n"
        "| 学識 | 井波 千鶴 | 大学教授 | 座長 |\n| 団体 | 和久田 誠 | 商工会 | 公募 |\n"
        "| 団体 | 磯貝 清 | 自治会 | 副座長 |\n"
    )
    assert ("", "座長", "井波 千鶴") in held(text)


def test_a_secretariat_beside_the_only_head_is_of_the_same_body() -> None:
    found = held("計画の推進は、町長を本部長とする「推進本部」が担い、事務局を総務課に置く。")
    assert ("推進本部", "事務局", "総務課") in found
    assert ("", "事務局", "企画課") in held(
        "全ての部署に推進員を配置し、企画課内に事務局を設ける。"
    )
