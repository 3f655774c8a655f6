"""Facts where lines, cells, boxes and headings part what a sentence would say at once."""

import pytest

from corpus.facts.indicators import extract_indicators
from corpus.facts.periods import extract_plan_periods
from corpus.facts.reading import read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text
from corpus.records import PlanRelation
from tests.corpus.facts.test_glossary import entries
from tests.corpus.facts.test_governance import held
from tests.corpus.facts.test_list_forms import lists


def own_years(text: str) -> tuple[int | None, int | None] | None:
    """The first and last fiscal year of a whole document's own period."""
    read = read_sentences(document_from_text(text), shared_morphology())
    own = [one for one in extract_plan_periods(read) if one.relation is PlanRelation.OWN]
    return (own[0].first_fiscal_year, own[0].last_fiscal_year) if own else None


@pytest.mark.parametrize(
    "lines",
    [
        "緑町森づくり計画\n計画期間\n令和６年度\n～\n令和10年度",
        "緑町森づくり計画\n計画期間　自　令和６年４月１日\n　　　　　至　令和11年３月31日",
        "緑町森づくり計画\n(4) 計画期間　2024年度～2028年度（５年間）",
        "緑町森づくり計画\n●計画の期間は？\n　R6年度 → R10年度（5年間）",
        "緑町森づくり計画\n第２　計画の期間は令和６年度を初年度、令和10年度を目標年次とする。",
        "緑町森づくり計画\n本計画は、令和６年度に始まり、総合計画の終わる令和10年度に終わる。",
    ],
)
def test_a_period_over_lines_and_labels(lines: str) -> None:
    assert own_years(lines) == (2024, 2028)


def test_the_quote_of_a_range_over_lines_is_the_documents_own_text() -> None:
    document = document_from_text("緑町森づくり計画\n計画期間\n令和６年度\n～\n令和10年度\n")
    read = read_sentences(document, shared_morphology())
    (period,) = extract_plan_periods(read)
    assert period.span.of(document.text) == "令和６年度\n～\n令和10年度"


@pytest.mark.parametrize(
    ("text", "subject", "items"),
    [
        ("重点施策①\n　学びの充実\n重点施策②\n　遊びの輪", "重点施策", ("学びの充実", "遊びの輪")),
        ("視点ア　学ぶ\n　講座を開く。\n視点イ　遊ぶ\n　広場を開く。", "視点", ("学ぶ", "遊ぶ")),
        ("推進目標（１）　学ぶ\n推進目標（２）　遊ぶ", "推進目標", ("学ぶ", "遊ぶ")),
        (
            "基本方針\n♦学びの充実\n講座を開きます。\n♦遊びの充実\n広場を開きます。",
            "基本方針",
            ("学びの充実", "遊びの充実"),
        ),
        ("基本方針\t主な取組\n学ぶ\t講座\n遊ぶ\t広場", "基本方針", ("学ぶ", "遊ぶ")),
        ("No.\t取組\t所管\n1\t講座\t学習課\n2\t広場\t公園課", "取組", ("講座", "広場")),
        (
            "３　重点課題\n①学びの場　②遊びの場\n③集いの場　④憩いの場",
            "重点課題",
            ("学びの場", "遊びの場", "集いの場", "憩いの場"),
        ),
        (
            "森林を、次の二区分とする。\n　生産林：道に近いもの\n　保全林：水源にあるもの",
            "区分",
            ("生産林", "保全林"),
        ),
        ("柱は、〈学び〉、〈遊び〉とし、これを基に進めます。", "柱", ("学び", "遊び")),
    ],
)
def test_a_list_over_lines_cells_and_keys(text: str, subject: str, items: tuple[str, ...]) -> None:
    assert [(one[0], one[2]) for one in lists(text)] == [(subject, items)]


def test_what_headings_name_below_a_heading_is_a_list() -> None:
    text = (
        "４　実現方策\n(1) 水質の管理\n　監視を強めます。\n(2) 管路の更新\n　年に２km替えます。\n"
        "５　推進体制\n(1) 庁内の体制\n　本部を置きます。\n"
    )
    assert ("実現方策", None, ("水質の管理", "管路の更新")) in lists(text)
    assert not lists(text.replace("実現方策", "現状と課題"))


def test_bullets_of_which_only_the_first_is_explained_are_cut_there() -> None:
    text = "基本方針\n・学びの充実\n・遊びの充実\n次の計画でも続けます。\n・集いの充実\n"
    assert ("基本方針", None, ("学びの充実", "遊びの充実")) in lists(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "森づくり協議会設置要領（平成18年告示第２号）\n第２　協議会の会長は、町長とする。",
            ("森づくり協議会", "会長", "町長"),
        ),
        ("森づくり本部\n┌本部長　　町長\n└本部員　　各課長", ("森づくり本部", "本部員", "各課長")),
        ("組織名\t森づくり協議会\n会長\t組合長\n監事\t区長", ("森づくり協議会", "監事", "区長")),
        (
            "森づくり協議会\n・会長　　町長\n・委員　　区長\n・任期　　２年",
            ("森づくり協議会", "委員", "区長"),
        ),
        (
            "森づくり会議を置く。委員は、町民のうちから町長が委嘱する。",
            ("森づくり会議", "委員", "町民"),
        ),
        ("第３条　本部に本部員を置き、副町長をもつて充てる。", ("本部", "本部員", "副町長")),
        (
            "第３条　本部に、本部員を置く。\n２　本部員は、別表に掲げる職にある者をもって充てる。"
            "\n別表（第３条関係）\n総務課長\n農林課長",
            ("本部", "本部員", "農林課長"),
        ),
    ],
)
def test_a_holder_over_lines_cells_and_appendices(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in held(text)


def test_who_is_voted_from_among_the_members_is_no_pool() -> None:
    text = "森づくり会議を置く。会長は、委員のうちから互選により定める。"
    assert ("森づくり会議", "会長", "委員") not in held(text)


def test_a_town_of_which_no_name_is_told_has_bodies_of_its_own() -> None:
    assert not held("ある町では、町長を本部長とする森づくり本部を置いている。")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "参加率｜現状 40％（R5）｜目標 60％（R10）\n登録数｜現状 3人（R5）｜目標 9人（R10）",
            ("参加率", "60", 2028),
        ),
        (
            "ア　講座の参加率\n　（令和５年度）40％　→　（令和10年度）60％",
            ("講座の参加率", "60", 2028),
        ),
        (
            "評価指標：講座の参加率\n短期目標（2026年度）：50％\n長期目標（2028年度）：60％",
            ("講座の参加率", "60", 2028),
        ),
        ("講座の参加率を令和10年度に60％（現在40％）とする。", ("講座の参加率", "60", 2028)),
    ],
)
def test_a_target_over_lines_and_cells(text: str, expected: tuple[str, str, int]) -> None:
    read = read_sentences(document_from_text(text), shared_morphology())
    found = [(one.name, one.value, one.year) for one in extract_indicators(read)]
    assert expected in found


def test_bars_part_the_columns_of_a_table_of_terms() -> None:
    text = "番号｜用語｜解説\n１｜共食｜一緒に食べること。\n２｜孤食｜一人で食べること。"
    assert {"共食", "孤食"} <= set(entries(text))


@pytest.mark.parametrize(
    "text",
    [
        "緑町森づくり基金（次条において「基金」という。）を設ける。",
        "緑町森づくり基金（以下この条例において「基金」という。）を設ける。",
    ],
)
def test_a_short_name_for_an_article(text: str) -> None:
    assert [(one.term, one.definition) for one in entries(text).values()] == [
        ("基金", "緑町森づくり基金")
    ]
