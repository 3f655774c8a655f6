import json
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.eras import fiscal_year_to_wareki, render_fiscal_year
from corpus.facts.period_ranges import find_stretches
from corpus.facts.periods import TextPeriod, extract_plan_periods, period_of_text
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.records import (
    DocId,
    Document,
    Media,
    PlanPeriod,
    PlanRelation,
    Sentence,
    SentenceKind,
    Span,
)

SET = Path(__file__).parents[3] / "eval" / "sets" / "facts" / "periods.jsonl"


def read_lines(*lines: str, title: str = "", municipality: str = "") -> ReadDocument:
    """A document with one sentence a line."""
    text = "\n".join(lines)
    sentences, start = [], 0
    for line in lines:
        sentences.append(Sentence(Span(start, start + len(line)), SentenceKind.BODY, -1))
        start += len(line) + 1
    document = Document(
        DocId("d"), title, municipality, text, Media.TEXT, "d.txt", "0", sentences=tuple(sentences)
    )
    return read_sentences(document, shared_morphology())


def periods(*lines: str, title: str = "", municipality: str = "") -> list[PlanPeriod]:
    return list(extract_plan_periods(read_lines(*lines, title=title, municipality=municipality)))


def years_of(text: str) -> tuple[int | None, int | None, int | None]:
    found = period_of_text(text)
    if found is None:
        return None, None, None
    return found.first_fiscal_year, found.last_fiscal_year, found.years


OWN = (
    "本計画の計画期間は、平成 26 年度（2014 年度）から平成 30 年度（2018 年度）までの"
    " 5 年間とします（図 3）。"
)
UPPER = "西東京市第2次総合計画：平成26年（2014年）4月から10年間の西東京市の総合計画です。"


def test_the_own_period_has_its_dates_and_the_shortest_clause() -> None:
    (own,) = periods(OWN)
    assert own.relation is PlanRelation.OWN
    assert own.subject == "本計画"
    assert (own.first_fiscal_year, own.last_fiscal_year, own.years) == (2014, 2018, 5)
    assert (own.start_date, own.end_date) == (date(2014, 4, 1), date(2019, 3, 31))
    assert own.span.of(OWN) == OWN[: OWN.index("とします")]
    assert own.sentence.of(OWN) == OWN


def test_the_plan_above_is_told_apart_and_dated_from_its_footnote() -> None:
    own, upper = periods(UPPER, OWN, title="第3期地域情報化基本計画")
    assert own.relation is PlanRelation.OWN
    assert (upper.relation, upper.subject) == (PlanRelation.UPPER, "西東京市第2次総合計画")
    assert (upper.first_fiscal_year, upper.last_fiscal_year, upper.years) == (2014, 2023, 10)
    assert (upper.start_date, upper.end_date) == (date(2014, 4, 1), date(2024, 3, 31))


def test_a_document_that_states_no_own_period_has_none() -> None:
    found = periods(UPPER, "本計画は、令和8年度に見直します。", title="環境基本計画")
    assert [one.relation for one in found] == [PlanRelation.UPPER]


def test_lower_ordinals_than_the_title_s_are_former_plans() -> None:
    found = periods(
        "第2期計画の期間は、平成27年度から平成31年度までです。",
        "第3期計画の期間は、令和2年度から令和6年度までです。",
        title="第3期子ども・子育て支援計画",
    )
    assert [(one.relation, one.first_fiscal_year) for one in found] == [
        (PlanRelation.OWN, 2020),
        (PlanRelation.FORMER, 2015),
    ]


def test_without_an_ordinal_in_the_title_the_latest_one_is_the_document_s() -> None:
    found = periods(
        "第8期計画の期間は、令和3年度から令和5年度までです。",
        "第9期計画の期間は、令和6年度から令和8年度までです。",
        title="介護保険事業計画",
    )
    assert [(one.relation, one.first_fiscal_year) for one in found] == [
        (PlanRelation.OWN, 2024),
        (PlanRelation.FORMER, 2021),
    ]


def test_the_layers_of_a_comprehensive_plan_are_its_own_and_no_contradiction() -> None:
    found = periods(
        "基本構想の期間は、令和3年度から令和12年度までの10年間とします。",
        "前期基本計画の期間は、令和3年度から令和7年度までの5年間とします。",
        title="第5次総合計画",
    )
    assert {one.relation for one in found} == {PlanRelation.OWN}
    assert [one.conflict for one in found] == ["", ""]


def test_the_country_s_plan_is_related_in_a_document_and_nothing_in_a_sentence() -> None:
    text = "国の「第4次食育推進基本計画」は、令和3年度から令和7年度までの5年間を期間とする。"
    (found,) = periods(text, title="第2次食育推進計画")
    assert (found.relation, found.subject) == (PlanRelation.RELATED, "第4次食育推進基本計画")
    assert period_of_text(text) is None


def test_a_plan_of_the_same_name_with_and_without_the_town_is_one_plan() -> None:
    found = periods(
        "第五次山川市総合計画（令和3年度～令和12年度）を上位計画とします。",
        "計画の名称\t始まり\t終わり",
        "第五次総合計画\t令和3年度\t令和12年度",
        municipality="山川市",
    )
    assert [one.subject for one in found] == ["第五次山川市総合計画"]


def test_a_stated_length_that_disagrees_with_the_ends_is_quoted() -> None:
    (own,) = periods("計画期間は、令和3年度から令和7年度までの6年間とします。", title="環境計画")
    assert own.conflict == "stated length '6年間', but '令和3年度 to 令和7年度' is 5 years"
    assert own.years == 5


def test_a_western_year_that_disagrees_with_its_era_is_said_so() -> None:
    (own,) = periods("計画期間は、令和3年度（2022年度）から令和7年度（2025年度）までとします。")
    assert "令和3年 is 2021, not 2022" in own.conflict


def test_two_statements_that_disagree_are_both_kept_and_marked() -> None:
    found = periods(
        "本計画の期間は、令和3年度から令和7年度までとします。",
        "本計画の期間は、令和3年度から令和8年度までとします。",
    )
    assert [one.last_fiscal_year for one in found] == [2025, 2026]
    assert all("elsewhere 2021 to" in one.conflict for one in found)


def test_two_statements_that_agree_are_one_fact() -> None:
    found = periods(
        "計画期間は5年間です。",
        "本計画の期間は、令和3年度から令和7年度までの5年間とします。",
        "計画期間：令和3年度～令和7年度",
    )
    assert [(one.first_fiscal_year, one.years) for one in found] == [(2021, 5)]


def test_an_extension_in_a_later_sentence_keeps_the_beginning() -> None:
    first, before = periods(
        "本計画の期間は、平成28年度から令和2年度までとしていました。",
        "本計画の期間を1年間延長し、令和3年度までとします。",
    )
    assert (first.first_fiscal_year, first.last_fiscal_year, first.years) == (2016, 2021, 6)
    assert before.last_fiscal_year == 2020


def test_an_open_extension_has_no_end() -> None:
    (own,) = periods("本計画の期間は令和2年度から令和6年度までですが、当分の間延長します。")
    assert (own.first_fiscal_year, own.last_fiscal_year, own.end_date) == (2020, None, None)
    assert own.years is None


def test_a_row_of_two_dates_needs_a_head_that_says_what_they_are() -> None:
    rows = ("緑の計画\t令和3年度\t令和7年度",)
    assert periods(*rows) == []
    (found,) = periods("計画名\t始期\t終期", *rows)
    assert (found.first_fiscal_year, found.last_fiscal_year) == (2021, 2025)


def test_a_table_s_head_does_not_reach_beyond_the_table() -> None:
    head = "計画名\t始期\t終期"
    assert periods(head, "次に体制を述べる。", "緑の計画\t令和3年度\t令和7年度") == []


def test_halves_below_the_heading_are_not_the_plan_s_period() -> None:
    (own,) = periods(
        "計画期間",
        "前期　令和3年度～令和7年度",
        "本計画の期間は、令和3年度から令和12年度までです。",
    )
    assert (own.first_fiscal_year, own.last_fiscal_year) == (2021, 2030)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1990, 2050),
    st.integers(2, 30),
    st.sampled_from([fiscal_year_to_wareki, render_fiscal_year, lambda year: f"{year}年度"]),
    st.sampled_from(
        [
            "本計画の計画期間は、{0}から{1}までの{2}年間とします。",
            "計画期間：{0}～{1}",
            "本計画は、{0}を初年度とし、{1}を目標年度とする{2}か年計画です。",
            "計画期間は、{0}からおおむね{2}年間とする。",
            "第3次緑化計画（{0}‐{1}）",
            "{0}から{1}までを計画期間とする。",
        ]
    ),
)
def test_any_span_of_years_is_read_in_any_spelling(
    first: int, years: int, spell: object, frame: str
) -> None:
    assert callable(spell)
    last = first + years - 1
    text = frame.format(spell(first), spell(last), years)
    assert period_of_text(text) == TextPeriod(first, last, years)


@given(st.text("本計画の期間は、平成令和元年度間~から(まで)0123456789とする。\t:", max_size=40))
@settings(max_examples=150, deadline=None)
def test_every_period_s_span_lies_in_its_sentence(text: str) -> None:
    for line in filter(str.strip, text.split("\n")):
        for found in periods(line):
            assert found.sentence.contains(found.span)


@given(st.text("平成令和元年度間~から(まで)0123456789とする。、 HR月日初最終", max_size=40))
def test_stretches_are_slices_of_the_text_in_order(text: str) -> None:
    normal = normalize(text)
    starts = [one.start for one in find_stretches(normal)]
    assert starts == sorted(starts)
    assert all(0 <= one.start < one.end <= len(normal) for one in find_stretches(normal))


def test_the_labelled_sentences_reach_the_wanted_precision_and_recall() -> None:
    right = wrong = missed = 0
    for line in SET.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        expected = tuple(labelled["expect"].values())
        found = years_of(labelled["text"])
        is_stated = any(value is not None for value in expected)
        if any(value is not None for value in found):
            right += found == expected
            wrong += found != expected
        missed += is_stated and found != expected
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.9


def test_a_hundred_pages_take_less_than_a_second() -> None:
    filler = "令和4年度に市民意識調査を実施し、その結果は令和5年3月に公表しました。"
    read = read_lines(*[OWN, UPPER, *[filler] * 2_000])
    began = time.process_time()
    assert len(extract_plan_periods(read)) == 2
    assert time.process_time() - began < 1


@pytest.mark.parametrize("unit", ["令和6年度~", "計画(令和6年度~", "本計画の期間は、令和6年度から"])
def test_one_endless_sentence_takes_time_in_proportion_to_its_length(unit: str) -> None:
    read = read_lines((unit * 2_000)[:10_000])
    began = time.process_time()
    extract_plan_periods(read)
    assert time.process_time() - began < 3


def test_the_years_on_the_cover_are_the_plans_where_nothing_else_says_so() -> None:
    read = read_lines(
        "霧ノ沢村総合振興計画",
        "（令和8年度～令和12年度）",
        "令和8年3月",
        "基本構想（10年）",
        title="霧ノ沢村総合振興計画",
    )
    own = [one for one in extract_plan_periods(read) if one.relation is PlanRelation.OWN]
    assert (own[0].first_fiscal_year, own[0].last_fiscal_year) == (2026, 2030)


@pytest.mark.parametrize(
    "line",
    [
        "基本構想の期間は令和3年度から令和12年度までの10年間、基本計画の期間は、"
        "前期を令和3年度から令和7年度までの5年間、後期を令和8年度から令和12年度までの5年間とします。",
        "【基本構想】令和3年度～令和12年度(10年間)\n"
        "【基本計画】前期基本計画:令和3年度～令和7年度(5年間)\n"
        "後期基本計画:令和8年度～令和12年度(5年間)",
    ],
)
def test_a_half_is_the_plan_of_a_document_that_is_called_so(line: str) -> None:
    stated = periods("計画の期間", *line.split("\n"), title="第6次白樺村総合計画 後期基本計画")
    found = {one.subject: one for one in stated}
    relations = {name: one.relation for name, one in found.items()}
    assert relations == {
        "後期基本計画": PlanRelation.OWN,
        "基本構想": PlanRelation.UPPER,
        "前期基本計画": PlanRelation.FORMER,
    }
    own = found["後期基本計画"]
    assert (own.first_fiscal_year, own.last_fiscal_year) == (2026, 2030)
