"""Which plans and laws a document names as above, below, beside and before it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.facts.reading import ReadDocument, read_sentences
from corpus.facts.relations import extract_relations
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text


def read(text: str) -> ReadDocument:
    return read_sentences(document_from_text(text), shared_morphology())


def links(text: str) -> set[tuple[str, str]]:
    return {(link.relation, link.target) for link in extract_relations(read(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市の最上位計画である総合計画を情報の面から支えます。", ("上位計画", "総合計画")),
        ("第5次総合計画を上位計画とし、施策を進めます。", ("上位計画", "第5次総合計画")),
        ("本計画は、「みどり総合計画」の部門別計画です。", ("上位計画", "みどり総合計画")),
        ("個別計画である地域福祉計画は、施策を定めます。", ("個別計画", "地域福祉計画")),
        ("実施計画として「行動プラン」を毎年定めます。", ("個別計画", "行動プラン")),
        ("地域防災計画との整合を図ります。", ("関連計画", "地域防災計画")),
        ("前計画である第2期食育計画の成果を生かします。", ("前計画", "第2期食育計画")),
        ("「第2次食育計画」（以下「前計画」という。）を終えます。", ("前計画", "第2次食育計画")),
        ("第2次食育計画の期間が満了します。", ("前計画", "第2次食育計画")),
        ("本計画は、食育基本法第18条に基づき策定します。", ("根拠法令", "食育基本法")),
        (
            "本計画は、空家等対策の推進に関する特別措置法第7条に基づく計画です。",
            ("根拠法令", "空家等対策の推進に関する特別措置法"),
        ),
        ("根拠法令：まち・ひと・しごと創生法", ("根拠法令", "まち・ひと・しごと創生法")),
    ],
)
def test_a_sentence_names_another_plan_or_law(text: str, expected: tuple[str, str]) -> None:
    assert links(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "市では前回の計画を見直し、平成25年に計画を策定した。",
        "個人情報の保護に関する法律に基づき、適切に情報を管理します。",
        "建築基準法に適合しない建築物は、条例に基づき指導します。",
        "計画的な修繕により長寿命化を図り、前計画期間に三校を改修した。",
        "市は、災害対策基本法に基づき、避難所を指定しています。",
        "この方法を用いて、計画と実績を比べます。",
    ],
)
def test_a_plan_or_law_that_is_no_relation_is_left_alone(text: str) -> None:
    assert links(text) == set()


def test_several_names_share_one_relation() -> None:
    text = "「若葉市総合計画」及び「若葉市都市ビジョン」を上位計画とし、施策を進めます。"
    assert links(text) == {("上位計画", "若葉市総合計画"), ("上位計画", "若葉市都市ビジョン")}


def test_two_laws_with_articles_are_two_relations() -> None:
    text = (
        "本計画は、環境基本法第36条及び緑野市環境条例（平成12年条例第3号）第9条に基づき定めます。"
    )
    assert links(text) == {("根拠法令", "環境基本法"), ("根拠法令", "緑野市環境条例")}


def test_an_upper_plan_is_not_a_related_one_again() -> None:
    text = "上位計画である総合計画を踏まえます。また、総合計画との整合を図ります。"
    assert links(text) == {("上位計画", "総合計画")}


def test_the_items_of_a_list_have_the_relation_of_its_heading() -> None:
    text = "次に掲げる計画との整合を図ります。\n・緑の基本計画\n・桜川市景観計画\n"
    assert links(text) == {("関連計画", "緑の基本計画"), ("関連計画", "桜川市景観計画")}


def test_an_old_plan_is_named_in_full_when_the_text_did_before() -> None:
    text = "「第2期運動推進計画」により環境を整えました。第2期計画の期間が満了します。"
    assert links(text) == {("前計画", "第2期運動推進計画")}


def test_the_quote_is_the_clause() -> None:
    text = "市の最上位計画である総合計画は、10年間の方向を示します。"
    (link,) = extract_relations(read(text))
    assert link.span.of(text) == "最上位計画である総合計画"


_PIECES = [
    "総合計画", "「行動プラン」", "環境基本法", "第9条", "本計画は", "を上位計画とし", "、", "。",
    "に基づき", "策定", "関連計画", "前計画である", "との整合", "（以下「前計画」という。）", "\n",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join).map("本文。".__add__))
def test_every_relation_is_proved_by_characters_of_the_text(text: str) -> None:
    for link in extract_relations(read(text)):
        assert link.sentence.contains(link.span)
        assert link.target


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本計画の下に、毎年度「活動実施計画」を定めます。", ("個別計画", "活動実施計画")),
        ("取組は、別に定める「行動プラン」に示します。", ("個別計画", "行動プラン")),
        ("本計画は、食育基本法の趣旨を踏まえて策定します。", ("根拠法令", "食育基本法")),
        ("本計画は、従来の「地域情報化計画」に代わるものです。", ("前計画", "地域情報化計画")),
        ("前計画「第1期保健計画」を評価しました。", ("前計画", "第1期保健計画")),
        ("本計画は「地域福祉計画」の下に位置づけます。", ("上位計画", "地域福祉計画")),
        ("具体的な事業は、「活動実施計画」において毎年度定めます。", ("個別計画", "活動実施計画")),
        ("総合計画を最上位とし、本計画を位置づけます。", ("上位計画", "総合計画")),
        ("国の「推進方針」及び県の「推進戦略」を踏まえて策定します。", ("関連計画", "推進戦略")),
        ("食育基本法第18条に基づく市町村食育計画として定める。", ("根拠法令", "食育基本法")),
    ],
)
def test_more_ways_of_standing_to_a_plan(text: str, expected: tuple[str, str]) -> None:
    assert expected in links(text)


def test_what_is_denied_and_plans_without_a_name_are_no_relations() -> None:
    assert links("本計画は、地方自治法第2条に基づき策定するものではありません。") == set()
    assert links("本計画は、関連する各分野の計画との整合を図ります。") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("町の最上位計画「第6次総合計画」に沿う。", ("上位計画", "第6次総合計画")),
        ("最上位の指針である「市総合ビジョン」を踏まえる。", ("上位計画", "市総合ビジョン")),
        ("総合計画に即し、施策を定めます。", ("上位計画", "総合計画")),
        ("【上位計画】\n・町総合計画", ("上位計画", "町総合計画")),
        ("水道ビジョン（上位計画：第4次総合計画）", ("上位計画", "第4次総合計画")),
        ("「町景観計画」など、関連する諸計画との整合を図る。", ("関連計画", "町景観計画")),
        ("第1期の「教育振興基本計画」が令和6年度で終了する。", ("前計画", "教育振興基本計画")),
        (
            "「第1次観光計画」を策定した。本計画は、これに続く計画です。",
            ("前計画", "第1次観光計画"),
        ),
        ("前期計画（第4期福祉計画）の評価を行う。", ("前計画", "第4期福祉計画")),
        ("本計画は、町の総合計画を環境面から補完する計画です。", ("上位計画", "総合計画")),
        ("総合計画のもと、事業を推進します。", ("上位計画", "総合計画")),
        ("本計画は、図書館法に基づいて策定します。", ("根拠法令", "図書館法")),
        ("情報化に関する個別計画として、DX推進計画を策定する。", ("個別計画", "DX推進計画")),
    ],
)
def test_plans_that_stand_above_beside_and_before(text: str, expected: tuple[str, str]) -> None:
    assert expected in links(text)


def test_what_the_country_did_under_a_law_is_not_this_plans_basis() -> None:
    assert links("本計画は、水道法第5条に基づき国が定めた基本方針を踏まえます。") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第1次計画、第2次計画に続き、第3次計画を策定しました。", ("前計画", "第2次計画")),
        ("本計画は、「学校再編計画」を全面的に改定したものです。", ("前計画", "学校再編計画")),
        ("総合計画の下位計画として、教育大綱との整合を図る。", ("上位計画", "総合計画")),
        ("総合計画の下位計画として、教育大綱との整合を図る。", ("関連計画", "教育大綱")),
        ("本計画と整合を図るべき計画は、国土利用計画である。", ("関連計画", "国土利用計画")),
        ("区分\t計画名\n上位計画\t基本構想", ("上位計画", "基本構想")),
        ("本方針に基づく「個別施設計画」を策定する。", ("個別計画", "個別施設計画")),
        ("■根拠となる法律\n　水道法　第5条", ("根拠法令", "水道法")),
        ("前計画である「第2次計画（平成26年度～令和5年度）」", ("前計画", "第2次計画")),
    ],
)
def test_more_ways_of_relating(text: str, expected: tuple[str, str]) -> None:
    assert expected in links(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "国の「食育推進計画」の内容を踏まえました。県の「健康増進計画」を勘案します。",
            {("関連計画", "食育推進計画"), ("関連計画", "健康増進計画")},
        ),
        (
            "「観光計画」を策定し、取り組んできました。新たに「第2次観光計画」を策定します。",
            {("前計画", "観光計画")},
        ),
        (
            "【計画の体系】\n第6次総合計画\n↓\n高齢者福祉計画（本計画）\n↓\n介護事業計画",
            {("上位計画", "第6次総合計画"), ("個別計画", "介護事業計画")},
        ),
        (
            "根拠法\t社会福祉法第107条\n関連計画\t子ども計画、環境基本計画",
            {
                ("根拠法令", "社会福祉法"),
                ("関連計画", "子ども計画"),
                ("関連計画", "環境基本計画"),
            },
        ),
        (
            "本計画は、障害者基本法第11条第3項の「障害者計画」にあたります。",
            {("根拠法令", "障害者基本法")},
        ),
        (
            "本計画は、「食育計画」及び成年後見制度の利用の促進に関する法律第14条に規定する基本的な計画を含みます。",
            {("根拠法令", "成年後見制度の利用の促進に関する法律")},
        ),
        ("本ビジョンを上位計画として、「経営戦略」を策定します。", {("個別計画", "経営戦略")}),
        (
            "上位計画は、総合計画及び人口ビジョンです。",
            {("上位計画", "総合計画"), ("上位計画", "人口ビジョン")},
        ),
        ("本計画は、管理計画（平成28年策定）を頂点とします。", {("上位計画", "管理計画")}),
        ("これまでの「環境計画」を全面改定しました。", {("前計画", "環境計画")}),
        ("令和6年3月に終了した第2次計画の反省を生かします。", {("前計画", "第2次計画")}),
        (
            "「障がい者計画」や「教育計画」などの福祉関連計画との調和を図ります。",
            {("関連計画", "障がい者計画"), ("関連計画", "教育計画")},
        ),
        (
            "関連計画：都市計画マスタープラン・住生活基本計画",
            {("関連計画", "都市計画マスタープラン"), ("関連計画", "住生活基本計画")},
        ),
        ("自治基本条例の理念を踏まえ、本計画を策定します。", {("根拠法令", "自治基本条例")}),
        ("本計画は、森林管理法を踏まえ、策定するものです。", {("根拠法令", "森林管理法")}),
        (
            "森林管理法に基づく森林整備計画を内包します。",
            {("根拠法令", "森林管理法"), ("関連計画", "森林整備計画")},
        ),
        ("前身となる計画：公共交通計画", {("前計画", "公共交通計画")}),
        ("国の「食育計画」を参考に、策定しました。", {("関連計画", "食育計画")}),
        ("人口ビジョンを踏まえた内容とします。", {("関連計画", "人口ビジョン")}),
        (
            "個別計画のうち、関係の深いものは次のとおりです。\n（1）住生活計画\n（2）空家計画",
            {("関連計画", "住生活計画"), ("関連計画", "空家計画")},
        ),
    ],
)
def test_relations_that_layout_order_and_articles_show(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert links(text) == expected


def test_the_next_plan_is_found_by_its_name_and_not_by_its_number_alone() -> None:
    text = "第2次観光計画を策定しました。第3次環境計画を策定します。"
    assert links(text) == set()
