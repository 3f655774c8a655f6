"""Bodies, roles and holders as plans, minutes and lists say them in other words."""

import pytest

from tests.corpus.facts.test_governance import entries, held, parents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("協議会の座長は医師会の会長にお願いする。", ("協議会", "座長", "医師会の会長")),
        ("責任者に総務部長を、推進員に係長をもってあてる。", ("", "推進員", "係長")),
        ("委員会の委員には、推薦された方に就いていただく。", ("委員会", "委員", "推薦された方")),
        ("危機管理監は防災部長が兼務する。", ("", "危機管理監", "防災部長")),
        ("民間の技術士を専門員として任用する。", ("", "専門員", "民間の技術士")),
        (
            "教員２名をアドバイザーに委嘱しているほか、窓口を設ける。",
            ("", "アドバイザー", "教員2名"),
        ),
        ("会長は持ち回りで、今年度は町長が務めている。", ("", "会長", "町長")),
        (
            "農業委員会の事務局長には課長を、次長には係長をあてる。",
            ("農業委員会", "次長", "係長"),
        ),
        ("組合に会計管理者を置き、町の職員をもって充てる。", ("組合", "会計管理者", "町の職員")),
        (
            "本庁の各課及び各支所に推進員を置き、係長をもって充てる。",
            ("本庁の各課及び各支所", "推進員", "係長"),
        ),
        ("子育て支援拠点の所長は課長が兼ねる。", ("子育て支援拠点", "所長", "課長")),
        (
            "推進部会の庶務は産業課、教育部会の庶務は福祉課で行う。",
            ("推進部会", "庶務", "産業課"),
        ),
        ("本計画の事務局は健康課に置く。", ("", "事務局", "健康課")),
        ("推進会議は副町長（議長）以下、課長で構成する。", ("推進会議", "議長", "副町長")),
        ("総務部に推進室を置き、推進室の長には技監を充てる。", ("推進室", "長", "技監")),
    ],
)
def test_holder_in_other_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("商工・観光の各課で編成する経済部会を置く。", "商工・観光の各課"),
        ("司書ら12人で経済部会を編成した。", "司書ら12人"),
        (
            "経済部会は、部会長、副部会長及び各対策部長で構成する。",
            "部会長、副部会長及び各対策部長",
        ),
        ("毎月1回、診療所の職員が参加する経済部会を開く。", "診療所の職員"),
        ("総務課内に職員6人からなる経済部会を置く。", "職員6人"),
        ("市長を長とする会議のほか、企業からなる経済部会を置く。", "企業"),
        ("経済部会（関係課長で構成）が進める。", "関係課長"),
    ],
)
def test_members_and_nothing_else(text: str, members: str) -> None:
    assert ("経済部会", "構成員", members) in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "経済部会は、部会長及び副部会長で組織する。",  # its posts
        "経済部会は、第一班会議及び第二班会議で構成する。",  # its parts
    ],
)
def test_posts_and_parts_are_not_members(text: str) -> None:
    assert not any(role == "構成員" for _, role, _ in held(text))


@pytest.mark.parametrize(
    "text",
    [
        "村民会議は暮らし分科会と産業分科会に分かれる。",
        "村民会議は、暮らし分科会及び産業分科会の二層構造で運営する。",
        "村民会議の下に「暮らし分科会」「産業分科会」の２つの分科会を置く。",
    ],
)
def test_the_parts_of_a_body_stand_under_it(text: str) -> None:
    found = parents(text)
    assert {name for name, above in found.items() if above == "村民会議"} == {
        "暮らし分科会",
        "産業分科会",
    }


def test_what_follows_the_last_line_of_a_chart_stands_below_it() -> None:
    found = parents("体制図\n町長\n　└ 推進会議\n　　　├ 環境部会\n　　　└ 情報部会\n")
    assert found == {"推進会議": None, "環境部会": "推進会議", "情報部会": "推進会議"}


def test_a_chart_with_upright_lines_is_no_table() -> None:
    found = parents("組織図\n├─ 総務部\n│   ├─ 総務課\n│   └─ 人事課\n└─ 企画部\n")
    assert found == {"総務部": None, "総務課": "総務部", "人事課": "総務部", "企画部": None}


def test_same_office_is_the_one_just_named() -> None:
    assert parents("財産経営課が担当し、同課に再編準備室を置く。")["再編準備室"] == "財産経営課"


def test_posts_that_are_spread_out_are_closed_up() -> None:
    found = held("運営委員会\n・委 員 長　　次長\n・委　　員　　ＰＴＡ代表\n")
    assert found == {("運営委員会", "委員長", "次長"), ("運営委員会", "委員", "PTA代表")}


def test_a_line_below_a_post_says_who_holds_it_and_whom_it_helps() -> None:
    text = "ア　統括責任者\n　総務課長をもって充て、CISOを補佐する。"
    assert entries(text)["", "統括責任者"].holder == "総務課長"
    assert entries(text)["", "統括責任者"].assists == "CISO"


def test_a_body_that_is_introduced_by_who_leads_it_is_an_entry() -> None:
    assert parents("市長が議長を務める政策調整会議に諮り、了承を得た。") == {"政策調整会議": None}


@pytest.mark.parametrize(
    "text",
    [
        "視察した瀬戸川市では、副市長をCDOに任命し、改革推進本部を置いている。",
        "県も同年、知事を本部長とする推進本部を立ち上げた。",
        "旧町時代には助役を長とする合併推進室が置かれていた。",
        "村長が不在のときは副村長が議長となる。",
        "座長は、あらかじめ座長代理を指名する。",
        "CIO補佐官は非常勤とする。",
        "デジタル支援員は、令和7年度に12人、令和10年度に30人とする。",
        "まちづくり協議会を指定管理者とする。",
        "委員は公募とする。",
    ],
)
def test_no_holder_is_stated(text: str) -> None:
    assert held(text) == set()


def test_how_often_a_body_meets_is_no_part_of_its_name() -> None:
    assert list(parents("推進委員会を設け、年3回推進委員会を開いている。")) == ["推進委員会"]


def test_the_work_of_another_is_not_the_bodys() -> None:
    found = entries("推進委員会は、教育長が委員長を務め、社会教育課が事務局を担当している。")
    assert ("推進委員会", None) not in found


def test_letters_that_are_read_as_no_nouns_still_begin_a_name() -> None:
    assert list(parents("久桜市推進委員会を設置する。")) == ["久桜市推進委員会"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("住民で組織する「まちづくり推進機構」が担う。", "まちづくり推進機構"),
        ("町長を会長とする「みらい塾」が計画を審議する。", "みらい塾"),
        ("市は「未来のまちを語る会」を設けた。", "未来のまちを語る会"),
    ],
)
def test_quoted_name_is_a_bodys_when_the_sentence_says_so(text: str, name: str) -> None:
    assert name in {body for body, _ in entries(text)}


def test_quoted_name_of_an_event_is_no_bodys() -> None:
    assert entries("小学生を対象とする「バスの乗り方教室」を開催する。") == {}


def test_bodies_with_dots_between_them_are_several() -> None:
    assert set(parents("本部の下に情報班・救護班を置く。")) == {"情報班", "救護班"}


def test_who_makes_up_the_committee_members() -> None:
    found = held("防災会議は、町長を会長とし、委員は県職員、警察署長で組織する。")
    assert ("防災会議", "委員", "県職員、警察署長") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "組合の管理者は市長、副管理者は町長で、議会は議員からなる。",
            ("組合", "副管理者", "町長"),
        ),
        ("本部長が市長、副本部長が副市長で、課長が集まる。", ("本部", "副本部長", "副市長")),
        ("庁議メンバーは、市長及び副市長である。", ("庁議", "構成員", "市長及び副市長")),
    ],
)
def test_pairs_that_are_only_put_side_by_side(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推進室を総務課内に設け、推進室長に経験者を充てる。",
            ("推進室", "推進室長", "経験者"),
        ),
        (
            "市長を本部長、CIOである副市長を副本部長とする推進本部を置く。",
            ("推進本部", "本部長", "市長"),
        ),
        (
            "政策会議の構成は、議長を市長、構成員を関係部長とする。",
            ("政策会議", "構成員", "関係部長"),
        ),
        ("推進委員会（委員長／部長、事務局／総務課）", ("推進委員会", "事務局", "総務課")),
        ("事務局はデジタル・スマート推進課が担う。", ("", "事務局", "デジタル・スマート推進課")),
        ("現場責任者として土木課の主査を配置する。", ("", "現場責任者", "土木課の主査")),
    ],
)
def test_heads_and_posts_among_other_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


def test_the_parts_that_a_topic_has_been_given_stand_under_it() -> None:
    found = parents(
        "推進本部は市長らで組織され、「環境部会」「経済部会」の二つの部会が設けられている。"
    )
    assert found["環境部会"] == "推進本部"


def test_who_is_placed_where_is_not_who_leads_them() -> None:
    found = entries("推進監は、各部に置くDXリーダーを指揮する。")
    assert ("各部", "DXリーダー") in found
    assert ("各部", "推進監") not in found


def test_where_a_person_is_from_is_no_part_of_the_name() -> None:
    found = held("推進委員会\n委員長\t山口　博（弁護士）\n副委員長\t林　美紀（会計士）\n")
    assert ("推進委員会", "委員長", "山口 博") in found


def test_a_platform_is_a_body_only_under_a_name_of_its_own() -> None:
    assert entries("企業から構成される官民連携プラットフォームにおいて、支援を行う。") == {}
    found = parents("企業が参加する「脱炭素プラットフォーム」と協働する。")
    assert found == {"脱炭素プラットフォーム": None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "推進本部の下に幹事会を置き、各課の課長で構成する。",
            ("幹事会", "構成員", "各課の課長"),
        ),
        (
            "「観光推進協議会」を立ち上げました。会長は商工会長が務め、観光協会及び町で構成しています。",
            ("観光推進協議会", "構成員", "観光協会及び町"),
        ),
        (
            "市長を本部長とする推進本部を設置します。副本部長には副市長を充て、このほか各部長で構成します。",
            ("推進本部", "構成員", "各部長"),
        ),
        (
            "２　部会に部会長を置き、会長が指名する委員をもって充てる。",
            ("部会", "部会長", "会長が指名する委員"),
        ),
        (
            "推進本部にＣＩＯ補佐官を置き、知見を有する民間人材を登用する。",
            ("推進本部", "CIO補佐官", "知見を有する民間人材"),
        ),
        (
            "ＣＩＯ（最高情報責任者）である副市長を本部長とする推進本部を設置する。",
            ("推進本部", "本部長", "副市長"),
        ),
        (
            "災害対策本部に現地災害対策本部を置き、現地本部長には本部長が指名する者を充てる。",
            ("現地災害対策本部", "現地本部長", "本部長が指名する者"),
        ),
        (
            "審議会の委員は、学識経験を有する者及び公募による町民のうちから町長が委嘱する。",
            ("審議会", "委員", "学識経験を有する者及び公募による町民"),
        ),
        (
            "推進本部及び幹事会の事務局は、いずれも総務課とする。",
            ("幹事会", "事務局", "総務課"),
        ),
        (
            "「推進委員会」を設置します。\n「評価懇話会」が評価を行います。\n両会議の事務局は、福祉課が務めます。",
            ("推進委員会", "事務局", "福祉課"),
        ),
        (
            "浅間野市自立支援協議会を設置します。\n協議会の事務局は、福祉課と市社会福祉協議会が担います。",
            ("浅間野市自立支援協議会", "事務局", "福祉課と市社会福祉協議会"),
        ),
        (
            "戦略会議にＣＩＯを置く。また、ＣＩＯを補佐するＣＩＯ補佐官を置き、専門人材をもって充てる。",
            ("戦略会議", "CIO補佐官", "専門人材"),
        ),
    ],
)
def test_whose_it_is_was_said_before(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in held(text)


def test_who_is_set_up_to_help_assists() -> None:
    found = entries("推進本部の事務を補助するため、推進本部に幹事会を置く。")
    assert found["幹事会", None].parent == found["幹事会", None].assists == "推進本部"


def test_a_union_of_towns_has_committees_below_it() -> None:
    text = "ごみ処理施設を検討するため、白糸広域環境組合に検討委員会を設置する。"
    assert parents(text)["検討委員会"] == "白糸広域環境組合"


def test_a_heading_s_short_name_is_the_body_that_is_set_up_below() -> None:
    text = (
        "5－2　連絡会議\n情報を共有するため、空家等対策庁内連絡会議を置く。議長は副町長とする。\n"
    )
    assert ("空家等対策庁内連絡会議", "議長", "副町長") in held(text)
