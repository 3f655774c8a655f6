"""Words explained in runs that nothing announces, and in more turns of phrase."""

import pytest

from corpus.facts.glossary import extract_glossary
from corpus.facts.reading import read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text

Entry = tuple[str, tuple[str, ...], str]
PEOPLE = ("関係人口", (), "地域と多様に関わる人々")
HOMES = ("二地域居住", (), "二つの町に住む暮らし方")


def entries(text: str) -> list[Entry]:
    read = read_sentences(document_from_text(text), shared_morphology())
    return [
        (entry.term, entry.aliases, entry.definition.rstrip("。"))
        for entry in extract_glossary(read)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "１　関係人口　　地域と多様に関わる人々。\n２　二地域居住　　二つの町に住む暮らし方。",
        "（ア）関係人口　地域と多様に関わる人々。\n（イ）二地域居住　二つの町に住む暮らし方。",
        "○関係人口\n　地域と多様に関わる人々。\n○二地域居住\n　二つの町に住む暮らし方。",
        "▼関係人口\n地域と多様に関わる人々。\n▼二地域居住\n二つの町に住む暮らし方。",
        "１）関係人口：地域と多様に関わる人々。\n２）二地域居住：二つの町に住む暮らし方。",
        "＊関係人口：地域と多様に関わる人々。\n＊二地域居住：二つの町に住む暮らし方。",
        "用語\t英語\t説明\n関係人口\tlinked people\t地域と多様に関わる人々\n"
        "二地域居住\ttwo homes\t二つの町に住む暮らし方",
    ],
)
def test_a_run_of_pairs_explains_words(text: str) -> None:
    assert entries(text) == [PEOPLE, HOMES]


def test_the_other_name_in_a_parenthesis_is_an_alias_in_a_run_too() -> None:
    text = (
        "１　インバウンド（訪日）　　外国から訪れる旅行。\n２　観光公害　　暮らしに影響が出ること。"
    )
    assert entries(text)[0] == ("インバウンド", ("訪日",), "外国から訪れる旅行")


@pytest.mark.parametrize(
    "text",
    [
        "■健康づくりの推進\n　体操教室を週１回開きます。\n■食育の推進\n　給食に野菜を使います。",
        "○相談窓口\n　福祉課が行う相談の場所です。\n○交流の場\n　高齢者が集う場所です。",
        "１　開会　　市長があいさつを行う。\n２　議事　　素案について説明する。",
        "・春まつり　　駅前で開く催し。\n・夏まつり　　河川敷で開く花火大会。",
        "主な取組\n・出前講座　　職員が話をする事業。\n・健康相談　　保健師が応じる事業。",
        "施設名\t概要\n中央公民館\t学びの拠点となる施設\n体育館\t運動に親しむ施設",
        "中央公民館（町役場の隣にある施設）で受け付けます。",
        "社会教育とは、もっと身近なものであるはずです。",
    ],
)
def test_what_is_done_or_where_is_no_word_to_explain(text: str) -> None:
    assert entries(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "注）「関係人口」とは、地域と多様に関わる人々をいう。",
        "※関係人口とは…地域と多様に関わる人々のこと",
        "関係人口というのは、地域と多様に関わる人々のことです。",
        "関係人口とは一般に、地域と多様に関わる人々とされています。",
        "地域と多様に関わる人々を、私たちは関係人口と呼んでいます。",
        "地域と多様に関わる人々のことを「関係人口」といいます。",
        "地域と多様に関わる人々は「関係人口」と呼ばれます。",
        "本計画では、関係人口を「地域と多様に関わる人々」と定義します。",
        "［関係人口］地域と多様に関わる人々をいう。",
        "□ことば解説　「関係人口」\n地域と多様に関わる人々のことです。",
        "コラム：関係人口ってなに？\n地域と多様に関わる人々のことです。",
        "Ｑ　「関係人口」とは何ですか。\nＡ　地域と多様に関わる人々のことです。",
        "関係人口とは、地域と多様に関わる人々で、全国に広がっています。",
        "この指針で「関係人口」といった場合、地域と多様に関わる人々を指します。",
    ],
)
def test_one_word_is_explained_in_many_turns(text: str) -> None:
    assert entries(text) == [PEOPLE]


def test_what_is_done_explains_an_act() -> None:
    text = "※「合理的配慮」とは…無理のない範囲で対応すること。"
    assert entries(text) == [("合理的配慮", (), "無理のない範囲で対応すること")]


def test_one_verb_decides_on_several_words() -> None:
    text = "本計画における「子ども」は18歳未満の者、「若者」は18歳以上の者とします。"
    assert entries(text) == [("子ども", (), "18歳未満の者"), ("若者", (), "18歳以上の者")]


def test_one_verb_explains_several_words() -> None:
    text = "「自助」は自分で備えること、「公助」は行政が支援することをいいます。"
    assert entries(text) == [("自助", (), "自分で備えること"), ("公助", (), "行政が支援すること")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ＮＰＯ法人（特定非営利活動法人）と協働します。",
            ("ＮＰＯ法人", ("特定非営利活動法人",), "特定非営利活動法人"),
        ),
        (
            "SDGs（エスディージーズ：持続可能な開発目標）に取り組みます。",
            ("SDGs", ("エスディージーズ", "持続可能な開発目標"), "持続可能な開発目標"),
        ),
        (
            "「8050問題」（80代の親が50代の子を支える世帯の問題）に取り組みます。",
            ("8050問題", (), "80代の親が50代の子を支える世帯の問題"),
        ),
        (
            "略語一覧\nZEH：Net Zero Energy House（家の名）",
            ("ZEH", (), "Net Zero Energy House（家の名）"),
        ),
    ],
)
def test_letters_stand_for_names(text: str, expected: Entry) -> None:
    assert entries(text) == [expected]
