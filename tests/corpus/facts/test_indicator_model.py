"""The model that tells target values: what it sees, and what it makes of it."""

from pathlib import Path

import numpy as np
import pytest

from corpus.facts.indicator_dates import years_of
from corpus.facts.indicator_model import Chooser, IndicatorModel, shipped_model
from corpus.facts.indicator_names import names_of
from corpus.facts.indicator_page import Page
from corpus.facts.indicator_sights import sights_of
from corpus.facts.indicator_units import unit_of
from corpus.facts.indicators import extract_indicators
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text


def read(text: str) -> ReadDocument:
    return read_sentences(document_from_text(text), shared_morphology())


def test_a_chooser_counts_the_mentions_of_a_choice_together() -> None:
    chooser = Chooser({"near": 1.0, "far": 0.5}, 0.0)
    near, far = frozenset({"near"}), frozenset({"far"})
    best, likely = chooser.best([("A", near), ("B", far), ("B", far)])
    assert best == "B"
    assert likely == pytest.approx(2 * np.exp(0.5) / (1 + np.exp(1.0) + 2 * np.exp(0.5)))
    assert chooser.best([]) == (None, 1.0)


def test_an_indicator_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    parts = [Chooser({"a0:を": 1.25, "k:目標": -0.5}, bias) for bias in (0.5, -0.25, 0.0)]
    IndicatorModel(*parts).save(tmp_path / "weights.json")
    assert IndicatorModel.load(tmp_path / "weights.json") == IndicatorModel(*parts)


def test_a_value_is_seen_with_the_head_of_its_column_and_the_words_around_it() -> None:
    page = Page.read(read("指標｜現状（R5）｜目標（R10）\n会員数（人）｜620｜850"))
    present, aimed = page.lines[1].values
    assert [head.text for head in page.heads_of(aimed)] == ["目標(R10)"]
    assert {"said:aim", "h:目標", "h year:last"} <= sights_of(page, aimed)
    assert {"said:present", "h:現状", "h year:first"} <= sights_of(page, present)
    name = next(one for one in names_of(page, aimed) if one.text == "会員数")
    assert unit_of(page, aimed, name) == "人"
    assert {one.fiscal_year for one in years_of(page, aimed)} == {2023, 2028}


def test_a_head_may_go_on_over_lines() -> None:
    page = Page.read(read("区分｜現況\n（R2）｜目標\n（R12）\n農地面積（ha）｜2,340｜2,180"))
    assert [head.text for head in page.heads_of(page.lines[3].values[1])] == ["目標(R12)"]


def test_values_in_lines_of_their_own_stand_for_the_keys_in_lines_above() -> None:
    text = "基準値\n目標値\n令和４年度\n令和９年度\n普及率\n62.3％\n75.0％"
    page = Page.read(read(text))
    aimed = page.lines[-1].values[0]
    assert [page.lines[number].text for number in page.listed(aimed)] == ["令和9年度", "目標値"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "窓口の平均待ち時間は18分（令和6年度調べ）。これを令和9年度に10分以内へ縮める。",
            ("窓口の平均待ち時間", "10", "分", 2027),
        ),
        (
            "取組指標｜現状｜目標（令和8年度）\n体育館の空調設置校数｜2校｜全校",
            ("体育館の空調設置校数", "全校", "", 2026),
        ),
    ],
)
def test_targets_in_words_that_no_list_holds(
    text: str, expected: tuple[str, str, str, int | None]
) -> None:
    told = [(one.name, one.value, one.unit, one.year) for one in extract_indicators(read(text))]
    assert told == [expected]


def test_what_is_told_is_as_sure_as_its_parts() -> None:
    page = Page.read(read("令和10年度までに受診率を60％とすることを目標とします。"))
    (told,) = shipped_model().told(page, 0.1)
    assert 0.1 <= told.confidence <= shipped_model().likely(page, page.lines[0].values[0])
