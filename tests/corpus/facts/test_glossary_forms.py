"""The forms in which plans explain words: frames, short names, parentheses, questions."""

import pytest

from tests.corpus.facts.test_glossary import entries


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        (  # the conjunction and the bracket before a law's long name are no part of it
            "道路法（昭和27年法律第180号）及び公共交通の活性化及び再生に関する法律（以下「交通法」という。）",
            "交通法",
            "公共交通の活性化及び再生に関する法律",
        ),
        (
            "市町村による地域公共交通計画（以下「交通計画」という。）を作る。",
            "交通計画",
            "地域公共交通計画",
        ),
        (
            "需要を見通し、計画的に管理する取組を「ストック管理」と呼びます。",
            "ストック管理",
            "需要を見通し、計画的に管理する取組",
        ),
        (
            "建築物と土木施設を総称して「公共施設等」と表記します。",
            "公共施設等",
            "建築物と土木施設",
        ),
        (
            "持続可能な開発目標（Sustainable Development Goals、略称SDGs）に貢献します。",
            "SDGs",
            "持続可能な開発目標",
        ),
        (
            "町立学校の給食費、教材費等（以下「学校徴収金」という。）を扱います。",
            "学校徴収金",
            "町立学校の給食費、教材費等",
        ),
        ("「協働」は、力を合わせることを指しています。", "協働", "力を合わせること"),
        ("※BCP　Business Continuity Plan（業務継続計画）の略", "BCP", "業務継続計画"),
        (
            "「2025年問題」（医療の需要が急増すること）に備えます。",
            "2025年問題",
            "医療の需要が急増すること",
        ),
        (
            "共生社会の実現（人と人がつながる社会）を目指します。",
            "共生社会",
            "人と人がつながる社会",
        ),
        (
            "スマート農業（データを活用して省力化を図る農業）",
            "スマート農業",
            "データを活用して省力化を図る農業",
        ),
        (
            "・認定率：要介護の認定を受けている人の割合",
            "認定率",
            "要介護の認定を受けている人の割合",
        ),
        ("「子ども」とは、おおむね18歳未満の者とします。", "子ども", "おおむね18歳未満の者"),
        (
            "生活困窮者とは、現に困窮している者をいいます（法第3条）。",
            "生活困窮者",
            "現に困窮している者",
        ),
        (
            "【フレイル】\n加齢により心身の活力が低下した状態。",
            "フレイル",
            "加齢により心身の活力が低下した状態",
        ),
        (
            "「協働」って何だろう。\n市民と市が力を合わせることです。",
            "協働",
            "市民と市が力を合わせること",
        ),
        ("用語解説\n■ア行\n終活\n人生の終わりに備える活動。", "終活", "人生の終わりに備える活動"),
    ],
)
def test_laws_names_and_kinds_of_things(text: str, term: str, definition: str) -> None:
    found = entries(text)
    assert {name: one.definition.rstrip("。") for name, one in found.items()} == {term: definition}


def test_two_words_may_share_one_verb() -> None:
    found = entries("「若者」とは39歳以下の者を、「高齢者」とは65歳以上の者をいいます。")
    assert {term: one.definition for term, one in found.items()} == {
        "若者": "39歳以下の者",
        "高齢者": "65歳以上の者",
    }


@pytest.mark.parametrize(
    "text",
    [
        "指定避難所とはせず、避難先は隣の小学校とします。",
        "総務課：法令案の審査及び情報公開請求の受付に関すること",
        "事業費（令和5年度に実施した事業）を示します。",
    ],
)
def test_plans_duties_and_years_explain_nothing(text: str) -> None:
    assert entries(text) == {}


@pytest.mark.parametrize(
    ("term", "definition"),
    [
        ("６次産業化", "農林漁業者が、加工や販売にも取り組み、付加価値を高めること"),
        ("アダプト制度", "市民が、公園を里親のように世話する制度"),
    ],
)
def test_a_word_on_a_line_of_its_own_is_explained_below_it(term: str, definition: str) -> None:
    assert entries(f"{term}\n　{definition}。")[term].definition == definition


def test_a_heading_of_what_is_done_is_no_word() -> None:
    assert entries("ボランティア活動の推進\n　市民が、地域の活動に取り組むこと。") == {}
