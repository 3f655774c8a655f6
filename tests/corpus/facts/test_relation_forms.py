"""Relations by the kind in a bracket, by arrows and tables, and by more ways of heeding a plan."""

import pytest

from corpus.facts.reading import read_sentences
from corpus.facts.relations import extract_relations
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text

UPPER, RELATED, BELOW, FORMER, LAW = "上位計画", "関連計画", "個別計画", "前計画", "根拠法令"


def links(text: str) -> set[tuple[str, str]]:
    read = read_sentences(document_from_text(text), shared_morphology())
    return {(link.relation, link.target) for link in extract_relations(read)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("総合計画（上位計画）\n福祉計画（本計画）", {(UPPER, "総合計画")}),
        (
            "「総合計画」（上位）、「子ども計画」（関連）",
            {(UPPER, "総合計画"), (RELATED, "子ども計画")},
        ),
        (
            "上位計画（総合計画）に即し、関連計画（景観計画、緑の基本計画など）と整合を図る。",
            {(UPPER, "総合計画"), (RELATED, "景観計画"), (RELATED, "緑の基本計画")},
        ),
        (
            "他の計画（「障害者計画」、「保健計画」等）とも整合性を保つ。",
            {(RELATED, "障害者計画"), (RELATED, "保健計画")},
        ),
        ("上位計画に総合計画を位置付け、策定します。", {(UPPER, "総合計画")}),
        ("本計画の上位計画が総合計画です。", {(UPPER, "総合計画")}),
        ("〔根拠〕水道法第5条\n〔関連〕景観計画", {(LAW, "水道法"), (RELATED, "景観計画")}),
        (
            "本計画の上位には総合計画、横並びには景観計画がある。",
            {(UPPER, "総合計画"), (RELATED, "景観計画")},
        ),
        ("個別施設計画（「校舎計画」など）で定めます。", {(BELOW, "校舎計画")}),
        ("本計画の下位には「行動プラン」を置く。", {(BELOW, "行動プラン")}),
    ],
)
def test_the_kind_stands_beside_the_name(text: str, expected: set[tuple[str, str]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "総合計画　→　観光ビジョン（本計画）　→　行動プラン２０３０",
            {(UPPER, "総合計画"), (BELOW, "行動プラン2030")},
        ),
        (
            "都市ビジョン　⇔　本計画　⇔　景観計画",
            {(RELATED, "都市ビジョン"), (RELATED, "景観計画")},
        ),
        ("子ども計画（本計画）　←連携→　教育振興計画", {(RELATED, "教育振興計画")}),
        ("子ども計画（本計画）　←　総合計画", {(UPPER, "総合計画")}),
        ("総合計画　→　子ども計画　→　行動プラン", set()),
    ],
)
def test_arrows_of_a_line_show_what_is_above_and_beside(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上位・関連計画：総合計画、景観計画", {(UPPER, "総合計画"), (RELATED, "景観計画")}),
        (
            "本計画に関連する計画は、下表のとおりです。\n計画名\t年度\n景観計画\t令和3年度",
            {(RELATED, "景観計画")},
        ),
        (
            "２　上位計画・関連計画との関係\n●総合計画\n　町の計画を束ねます。\n●環境基本計画",
            {(UPPER, "総合計画"), (RELATED, "環境基本計画")},
        ),
        (
            "この計画は次の法律を根拠とする。\n一　水道法第11条\n二　道路法",
            {(LAW, "水道法"), (LAW, "道路法")},
        ),
        (
            "関連計画一覧\n計画名\t所管課\n町環境計画\t環境課\n町都市計画\t建設課",
            {(RELATED, "町環境計画"), (RELATED, "町都市計画")},
        ),
        (
            "上位計画\t関連計画\t根拠法令\n総合計画\t景観計画\t景観法",
            {(UPPER, "総合計画"), (RELATED, "景観計画"), (LAW, "景観法")},
        ),
        (
            "名称\t本計画との関係\n総合計画\t上位\n空家計画\t連携",
            {(UPPER, "総合計画"), (RELATED, "空家計画")},
        ),
        (
            "（２）上位・関連計画\n①町総合計画\n②町景観計画",
            {(UPPER, "町総合計画"), (RELATED, "町景観計画")},
        ),
        (
            "■本計画と整合を図る計画\n・町景観計画　景観づくりの考え方\n・町緑化計画",
            {(RELATED, "町景観計画"), (RELATED, "町緑化計画")},
        ),
        (
            "根拠となる法令は、次のとおりです。\n・水道法第5条\n・下水道法",
            {(LAW, "水道法"), (LAW, "下水道法")},
        ),
    ],
)
def test_tables_and_lists_say_it_once_for_all(text: str, expected: set[tuple[str, str]]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("策定に際しては、県の「人口計画」も踏まえています。", (RELATED, "人口計画")),
        ("県の福祉支援計画についても勘案して策定します。", (RELATED, "福祉支援計画")),
        ("県の防災計画に抵触しないよう定める。", (RELATED, "防災計画")),
        ("防災計画と十分な調整を図る。", (RELATED, "防災計画")),
        ("「緑化計画」にも整合したものとします。", (RELATED, "緑化計画")),
        ("「人口計画」における見通しとの整合を図っています。", (RELATED, "人口計画")),
        ("「交通計画」をはじめとする関連計画と連携します。", (RELATED, "交通計画")),
        ("本計画と関わりの深い「交通計画」を見直します。", (RELATED, "交通計画")),
        ("水防法に基づく「水防計画」と調整を図ります。", (RELATED, "水防計画")),
        ("上位計画として位置付けられる「福祉計画」に沿います。", (UPPER, "福祉計画")),
        ("本プランの策定により、「町緑化プラン」は廃止します。", (FORMER, "町緑化プラン")),
        ("本計画は、「町産業計画」の見直しを行い、策定しました。", (FORMER, "町産業計画")),
        ("第二次計画の基本理念を受け継いでいます。", (FORMER, "第二次計画")),
        ("第2次計画が令和6年度をもって終期を迎えます。", (FORMER, "第2次計画")),
        ("「第1期子ども計画」に引き続き策定します。", (FORMER, "第1期子ども計画")),
        ("本計画は「町振興計画」に替わるものです。", (FORMER, "町振興計画")),
        ("前回計画「健康プラン21」を評価した。", (FORMER, "健康プラン21")),
        ("本計画は、森林法第10条の5の市町村計画とする。", (LAW, "森林法")),
        ("本計画は、食育基本法第18条における食育計画に相当します。", (LAW, "食育基本法")),
        ("総合計画は市全体の方向を示し、この計画はその部門別計画です。", (UPPER, "総合計画")),
        ("「都市像計画」の実現に向けた分野別の計画です。", (UPPER, "都市像計画")),
        ("最も上位にあるのは「町振興計画」です。", (UPPER, "町振興計画")),
        ("本計画は、「観光計画」を具体化します。", (UPPER, "観光計画")),
        ("まず「町長期計画」が上にあり、その下に本計画があります。", (UPPER, "町長期計画")),
        ("国の「食料戦略」に対応しています。", (RELATED, "食料戦略")),
        ("災害時は、町防災計画の定めるところによります。", (RELATED, "町防災計画")),
        ("★根拠　→　文化芸術基本法第７条", (LAW, "文化芸術基本法")),
        ("根拠条例：みんなで支え合うまちづくり条例", (LAW, "みんなで支え合うまちづくり条例")),
        ("具体的な対応方針は、「施設別計画」で明らかにします。", (BELOW, "施設別計画")),
    ],
)
def test_more_verbs_and_particles_say_the_same(text: str, expected: tuple[str, str]) -> None:
    assert links(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "本ビジョンは、下水道法に基づく事業計画とは異なり、経営の姿を示します。",
        "本計画は、介護保険法に基づく計画とは別に定めます。",
        "隣接する市でも、地方自治法に基づき総合計画を策定しています。",
        "健康増進計画として一体的に策定しました。",
    ],
)
def test_what_is_set_apart_or_is_elsewhere_is_no_relation(text: str) -> None:
    assert links(text) == set()


def test_plans_that_are_heeded_are_related_whatever_kind_they_are_called() -> None:
    beside = {(RELATED, "景観計画"), (RELATED, "交通計画")}
    assert links("景観計画、交通計画等の個別計画との整合を図ります。") == beside
    assert links("「景観計画」「交通計画」等の分野別計画との調和に努めます。") == beside
    below = {(BELOW, "景観計画"), (BELOW, "交通計画")}
    assert links("景観計画、交通計画等の個別計画を策定します。") == below


@pytest.mark.parametrize(
    "law",
    [
        "鳥獣による農林水産業等に係る被害の防止のための特別措置法",
        "防災・減災等に資する国土強靱化基本法",
        "地域における歴史的風致の維持及び向上に関する法律",
    ],
)
def test_a_laws_name_holds_the_clause_in_front_of_it(law: str) -> None:
    assert links(f"{law}に基づき、本計画を策定します。") == {(LAW, law)}


def test_an_ordinances_own_basis_is_no_plans() -> None:
    assert links("この条例は、環境基本条例の理念にのっとり、必要な事項を定める。") == set()
