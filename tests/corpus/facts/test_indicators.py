"""What a document aims at: the value, its unit and its year."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.facts.indicators import extract_indicators
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text

Target = tuple[str, str, str, int | None]


def read(text: str) -> ReadDocument:
    return read_sentences(document_from_text(text), shared_morphology())


def targets(text: str) -> list[Target]:
    return [
        (item.name, item.value, item.unit, item.year) for item in extract_indicators(read(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("満足度の目標値は、50%（令和2年度）です。", ("満足度", "50", "%", 2020)),
        ("満足度 目標値 ７５％（平成30年度）", ("満足度", "７５", "％", 2018)),
        ("公開件数：目標値 150件（令和６年度）", ("公開件数", "150", "件", 2024)),
        ("【目標値】整備率 100％（2020年度）", ("整備率", "100", "％", 2020)),
        ("令和7年度末までに交付率を90％以上とすることを目指します。", ("交付率", "90", "％", 2025)),
        ("閲覧数を、令和6年度までに300万件とする目標です。", ("閲覧数", "300", "万件", 2024)),
        (
            "ごみの量は、令和3年度の820gから、令和12年度に700gへ減らすことを目標とします。",
            ("ごみの量", "700", "g", 2030),
        ),
        ("排出量を、2030年度に2013年度比で46％削減する目標です。", ("排出量", "46", "％", 2030)),
        ("満足度　現状 45.2%（H30）→ 目標 60%（R6）", ("満足度", "60", "%", 2024)),
        ("登録数を5千件にする目標です。", ("登録数", "5", "千件", None)),
        ("受講者数を年間500人とすることを目標とします。", ("受講者数", "500", "人", None)),
    ],
)
def test_a_sentence_states_a_target(text: str, expected: Target) -> None:
    assert targets(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "閲覧数は約120万件で、前年度より8%増えました。",
        "本市の人口は、令和2年4月1日現在、198,267人です。目標人口は定めません。",
        "目標を知っていると答えた人は45%（令和2年度）でした。",
        "目標を達成するため、3年度分の予算1,200万円を計上しました。",
        "目標値は、見直しの際に改めて設定します。第3章に40の事業を掲げます。",
        "目標年度\t令和6年度\n担当課\t情報政策課",
        "指標\t平成27年度\t平成28年度\n来庁者数\t52,000人\t51,200人",
    ],
)
def test_a_number_that_nobody_aims_at_is_no_target(text: str) -> None:
    assert targets(text) == []


def test_a_table_gives_its_target_column_with_the_header_s_year() -> None:
    text = (
        "指標\t現状値（平成30年度）\t目標値（令和5年度）\n"
        "利用件数\t1,240件\t5,000件\n設置数（か所）\t12\t30\n未定のもの\t3件\t―"
    )
    assert targets(text) == [
        ("利用件数", "5,000", "件", 2023),
        ("設置数", "30", "か所", 2023),
    ]


def test_unit_and_year_may_have_columns_of_their_own() -> None:
    text = (
        "| 施策 | 指標 | 単位 | 基準値 | 目標値 | 目標年度 |\n|---|---|---|---|---|---|\n"
        "| 便利 | 電子化率 | % | 21.5 | 80.0 | 令和8年度 |"
    )
    assert targets(text) == [("電子化率", "80.0", "%", 2026)]


def test_years_may_stand_in_a_second_header_row() -> None:
    text = "指標\t現状値\t目標値\n\t平成30年度\t令和6年度\n紙の量\t7,800枚\t5,000枚"
    assert targets(text) == [("紙の量", "5,000", "枚", 2024)]


def test_a_row_with_a_missing_cell_is_left_out_rather_than_shifted() -> None:
    text = (
        "施策\t指標\t現状値\t目標値（令和6年度）\n便利\t電子化率\t20%\t80%\n安心\t訓練の回数\t12回"
    )
    assert targets(text) == [("電子化率", "80", "%", 2024)]


def test_a_name_and_its_target_may_stand_in_lines_of_their_own() -> None:
    text = "指標：電子化した手続の数\n現状値：35件（平成29年度）\n目標値：120件（令和4年度）"
    assert targets(text) == [("電子化した手続の数", "120", "件", 2022)]


FRAGMENTS = [
    "目標値",
    "は、",
    "50%",
    "（令和2年度）",
    "満足度",
    "の",
    "を",
    "目指す。",
    "指標",
    "\t",
    "\n",
    "１２件",
    "：",
    "とする",
    "平成30年度",
    "までに",
    "| ",
    " |",
    "単位",
    "、",
    "300万人",
    "へ",
    "【",
    "】",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=25).map("".join))
def test_every_target_is_cut_from_the_document(text: str) -> None:
    document = read("計画の本文。\n\n" + text)
    for item in extract_indicators(document):
        quote = item.span.of(document.document.text)
        assert item.value in quote
        assert item.name in quote
        assert item.sentence.contains(item.span)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申請率を令和8年度までに60％に引き上げます。", ("申請率", "60", "％", 2026)),
        ("令和10年度には、観光客数を15万人にします。", ("観光客数", "15", "万人", 2028)),
        (
            "成果目標　ごみの量を650グラム以下とする（2030年度）",
            ("ごみの量", "650", "グラム", 2030),
        ),
        (
            "満足度を50%から70%に高める（令和9年度）ことを目標とします。",
            ("満足度", "70", "%", 2027),
        ),
        ("指標：交付率　現状値：62％（R4）　目標値：90％（R8）", ("交付率", "90", "％", 2026)),
        ("【KPI】施設数：5施設（R5）→ 20施設（R10）", ("施設数", "20", "施設", 2028)),
        ("■数値目標：移住者数　累計100人（令和7～11年度）", ("移住者数", "100", "人", 2029)),
        ("指標名：開催回数\n目標値（令和10年度）：20回", ("開催回数", "20", "回", 2028)),
        ("■ 数値目標\n・登録者数　8,000人（令和11年度）", ("登録者数", "8,000", "人", 2029)),
        ("令和10年度末までに、防災士を50人養成します。", ("防災士", "50", "人", 2028)),
        (
            "指標\t数値目標（R11）\n海の仕事\t水揚高 20億円（R5：18億円）",
            ("水揚高", "20", "億円", 2029),
        ),
        ("令和11年度末の目標人口は7,200人とする。", ("目標人口", "7,200", "人", 2029)),
    ],
)
def test_keys_arrows_and_promises_state_targets(text: str, expected: Target) -> None:
    assert targets(text) == [expected]


def test_one_target_value_may_name_several_things() -> None:
    text = "最終年度（令和10年度）の目標値は、貸出冊数が15万冊、来館者数が9万人です。"
    assert targets(text) == [("貸出冊数", "15", "万冊", 2028), ("来館者数", "9", "万人", 2028)]


@pytest.mark.parametrize(
    "text",
    [
        "世帯数は平成27年の1,298世帯から令和2年には1,245世帯へ減少した一方、人口も減った。",
        "申請率は令和4年度までに20％に引き上げられました。",
        "国は、令和7年度末までに受診率を60%以上とする目標を掲げています。",
        "基本目標１ 基盤を整える\n目標 1人ひとりが輝く",
        "基本目標\t施策\n２　みんなで支えあう\t２－１　見守り",
        "指標\t目標\t実績\t評価\n就業者数\t15人\t18人\t達成",
    ],
)
def test_results_others_targets_and_titles_are_no_targets(text: str) -> None:
    assert targets(text) == []


def test_a_table_of_years_gives_a_target_for_each() -> None:
    text = (
        "指標\t令和6年度\t令和7年度\n講座の回数（目標）\t12回\t14回\n講座の回数（実績）\t9回\t8回"
    )
    assert targets(text) == [("講座の回数", "12", "回", 2024), ("講座の回数", "14", "回", 2025)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("指標\tR6\tR11\n\t（現状）\t（目標）\n団体数\t85\t110", ("団体数", "110", "", 2029)),
        (
            "指標\t実績値\t目標値\nR3\tR5\tR10\n就労者数\t8人\t11人\t20人",
            ("就労者数", "20", "人", 2028),
        ),
        (
            "項目\t基準年度（2019）\t目標年度（2027）\n利用率\t18％\t25％",
            ("利用率", "25", "％", 2027),
        ),
        ("■成果指標\n・認知件数　R5：210件　R10：180件以下", ("認知件数", "180", "件", 2028)),
        ("達成目標として、組織率を令和8年度末に100％とする。", ("組織率", "100", "％", 2026)),
        ("実施率を100％にする（目標年度：令和8年度）。", ("実施率", "100", "％", 2026)),
        ("講座数を年間40講座（令和12年度）に拡充します。", ("講座数", "40", "講座", 2030)),
        ("利用者数\n現状値 R5　5.2万人\n目標値 R10　6.0万人", ("利用者数", "6.0", "万人", 2028)),
        ("目標年度である令和12年度の排出量は、21万tとします。", ("排出量", "21", "万t", 2030)),
        ("成果目標：移行者数　令和8年度末までに6人", ("移行者数", "6", "人", 2026)),
        ("■数値目標（令和11年度）\n・寄附額　5億円\n\n終わり", ("寄附額", "5", "億円", 2029)),
        (
            "「よい」と答えた人の割合を、令和9年度までに75％へ高めます。",
            ("「よい」と答えた人の割合", "75", "％", 2027),
        ),
    ],
)
def test_targets_in_heads_of_two_rows_year_columns_and_surveys(text: str, expected: Target) -> None:
    assert targets(text) == [expected]


def test_results_of_two_neighbouring_years_and_degrees_of_success_are_no_targets() -> None:
    assert targets("指標\tR4\tR5\n利用者数\t18人\t20人") == []
    assert targets("目標達成度は80％でした。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和10年度までに、介護予防サポーターを150人養成することを目標とします。", "150"),
        ("2030年度における排出量を、2013年度比で46％削減します。", "46"),
        ("数値目標：合計特殊出生率 1.60（令和12年）", "1.60"),
        ("ごみの排出量を令和11年度までに1人1日当たり800グラムとすることを目指す。", "800"),
        ("目標年次　令和17年\n目標人口　28,000人", "28,000"),
        ("目標値　年間観光消費額　50億円　令和12年度", "50"),
        ("平成37年度までに下水道普及率を85％に。", "85"),
        ("| 項目 | 目標値(2026) |\n| --- | --- |\n| 収納率 | 98.5% |", "98.5"),
    ],
)
def test_more_ways_of_aiming(text: str, expected: str) -> None:
    assert [target[1] for target in targets(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # the years behind the longest step are aimed at
            "指標\t現状値\t目標値\t\n\t令和5年度\t令和8年度\t令和11年度\n利用者数（人）\t310\t450\t600",
            [("利用者数", "450", "人", 2026), ("利用者数", "600", "人", 2029)],
        ),
        (
            "目標は、次の指標により確認します。\n(1) 延床面積　令和37年度までに25％縮減\n"
            "(2) 利用率　令和12年度に55％",
            [("延床面積", "25", "％", 2055), ("利用率", "55", "％", 2030)],
        ),
        (
            "■指標\nスポーツの実施率\n現状　48.5％（令和5年度）→ 目標　65.0％（令和10年度）",
            [("スポーツの実施率", "65.0", "％", 2028)],
        ),
        (
            "指標：サポーター数\n令和5年度実績：45人\n令和11年度目標：60人",
            [("サポーター数", "60", "人", 2029)],
        ),
        (
            "愛着がある児童の割合（％）　82.0（R5）→90.0（R11）",
            [("愛着がある児童の割合", "90.0", "％", 2029)],
        ),
        ("令和10年度末の普及率は95％を目標とする。", [("普及率", "95", "％", 2028)]),
        (
            "【数値目標】\n・1人1日当たりのごみ排出量：480g（令和12年度）",
            [("1人1日当たりのごみ排出量", "480", "g", 2030)],
        ),
        (  # the title aims at all years; the first is today's where the next is not the next year
            "本計画の目標\n区分\t令和6年度\t令和9年度\t令和12年度\n受診率\t45％\t50％\t60％",
            [("受診率", "50", "％", 2027), ("受診率", "60", "％", 2030)],
        ),
        (
            "指標\t単位\t策定時\t目標値\n\t\tR5\tR10\n組織率\t％\t72.5\t85.0",
            [("組織率", "85.0", "％", 2028)],
        ),
        (
            "指標：閲覧件数\n現状（令和5年度）10万件 → 目標（令和10年度）15万件",
            [("閲覧件数", "15", "万件", 2028)],
        ),
        ("指標　再生利用率　（現状）18.5％　（目標）25％", [("再生利用率", "25", "％", None)]),
        ("目標値は、受入れの定員450人です。", [("受入れの定員", "450", "人", None)]),
    ],
)
def test_targets_of_several_years_lines_and_numbers(text: str, expected: list[Target]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第1期計画では、成約件数50件を目標とし、実績は58件でした。",
        "支え合い組織は、目標の12団体に対し、7団体の設立にとどまりました。",
        "前計画の24事業のうち、目標を達成したものは13事業でした。",
        "利用者の推移\n区分\t令和2年度\t令和5年度\n利用者\t450人\t420人",
    ],
)
def test_what_became_of_a_former_target_is_none(text: str) -> None:
    assert targets(text) == []
