"""What two runs have to say about each other."""

import itertools
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.__main__ import main
from eval.compare import compare_reports
from eval.comparison_printing import comparison_lines
from eval.dataset import Expectation, Question, ReplyKind
from eval.evaluation import evaluate
from eval.results import read_report
from eval.significance import holm, paired_randomisation
from tests.eval.twin import Twin

KEYWORDS = ("計画期間", "令和6年度", "令和10年度", "5年間", "年度から")
# Fifteen ways to ask for one sentence: enough for a loss on all of them to be no chance.
QUESTIONS = tuple(
    Question(
        f"q-{place:02d}",
        "period",
        (f"{one}と{two}を教えてください",),
        Expectation(ReplyKind.ANSWER, (("5年間",),), citation_contains=(("計画期間",),)),
    )
    for place, (one, two) in enumerate(itertools.product(KEYWORDS, KEYWORDS[:3]))
)


def run(directory: Path, twin: Twin) -> Path:
    evaluate(twin, QUESTIONS, today=date(2025, 6, 1), out=directory, title="")
    return directory


def test_a_planted_regression_is_caught(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = run(tmp_path / "a", Twin(least_shared=1))
    after = run(tmp_path / "b", Twin(least_shared=99))
    assert main(["compare", str(before), str(after)]) == 0
    assert main(["compare", str(before), str(after), "--fail-on-regression"]) == 1
    shown = capsys.readouterr()
    assert "q-00 became wrong (kind, contains, citation_contains)" in shown.out
    assert "worse than" in shown.err
    assert "answer_accuracy" in shown.err


def test_a_planted_improvement_is_no_regression(tmp_path: Path) -> None:
    before = run(tmp_path / "a", Twin(least_shared=99))
    after = run(tmp_path / "b", Twin(least_shared=1))
    assert main(["compare", str(before), str(after), "--fail-on-regression"]) == 0
    comparison = compare_reports(read_report(before), read_report(after))
    change = {one.measure: one for one in comparison.measures}["answer_accuracy"]
    assert change.is_significant
    assert (change.wins, change.losses) == (15, 0)


def test_a_planted_no_change_is_not_caught(tmp_path: Path) -> None:
    before, after = run(tmp_path / "a", Twin()), run(tmp_path / "b", Twin(digest="other"))
    assert main(["compare", str(before), str(after), "--fail-on-regression"]) == 0
    comparison = compare_reports(read_report(before), read_report(after))
    assert comparison.changed == ()
    assert {one.adjusted_p_value for one in comparison.measures} == {1.0}


def test_a_kept_baseline_compares_as_the_run_itself(tmp_path: Path) -> None:
    before = run(tmp_path / "a", Twin(least_shared=1))
    after = run(tmp_path / "b", Twin(least_shared=9))
    assert main(["keep", str(before), str(tmp_path / "kept")]) == 0
    whole = compare_reports(read_report(before), read_report(after))
    kept = compare_reports(read_report(tmp_path / "kept"), read_report(after))
    assert (kept.measures, kept.changed) == (whole.measures, whole.changed)
    assert kept.changed
    text = (tmp_path / "kept" / "report.json").read_text(encoding="utf-8")
    assert "seconds" not in text


def test_one_quote_that_is_not_verbatim_is_a_regression(tmp_path: Path) -> None:
    before = run(tmp_path / "a", Twin(least_shared=1))
    report, worse = read_report(before), read_report(before)
    records = worse["questions"]
    assert isinstance(records, list)
    assert isinstance(records[0], dict)
    measures = records[0]["measures"]
    assert isinstance(measures, dict)
    measures["verbatim_rate"] = [0, 1]
    comparison = compare_reports(report, worse)
    assert [one.measure for one in comparison.regressions] == ["verbatim_rate"]
    assert "broken" in "\n".join(comparison_lines(comparison, width=80))


def test_both_replies_stand_side_by_side_whatever_signs_they_hold(tmp_path: Path) -> None:
    before = run(tmp_path / "a", Twin(least_shared=1))
    report, other = read_report(before), read_report(before)
    said = "計画期間は5年間です。［1］ [b]1[/b]"
    for record, text in ((report, said), (other, "わかりません。")):
        records = record["questions"]
        assert isinstance(records, list)
        assert isinstance(records[0], dict)
        records[0]["reply"] = {"text": text}
    comparison = compare_reports(report, other)
    assert [one.question_id for one in comparison.reworded] == ["q-00"]
    brief = "\n".join(comparison_lines(comparison, width=100))
    assert "1 more with another reply and the same verdict; --all shows them" in brief
    lines = list(comparison_lines(comparison, width=100, shows_reworded=True))
    (row,) = [line for line in lines if "わかりません。" in line]
    assert said in row


def test_a_comparison_as_a_page_shows_both_replies_and_asks_the_network_for_nothing(
    tmp_path: Path,
) -> None:
    before = run(tmp_path / "<a>", Twin(least_shared=1))
    after = run(tmp_path / "b", Twin(least_shared=99))
    page = tmp_path / "shown" / "compared.html"
    assert main(["compare", str(before), str(after), "--html", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    assert "正解に変わったのは0問、不正解に変わったのは15問です" in html
    assert html.count("書かれていません。</td>") == 15
    assert "不正解に変わった質問（15）" in html
    assert "/&lt;a&gt; ／" in html
    assert "<a>" not in html
    assert not re.search(r"https?://|url\(|@import", html)


def test_one_loss_among_fifteen_is_chance(tmp_path: Path) -> None:
    report = read_report(run(tmp_path / "a", Twin(least_shared=1)))
    worse = read_report(tmp_path / "a")
    records = worse["questions"]
    assert isinstance(records, list)
    assert isinstance(records[0], dict)
    records[0] |= {"correct": False, "measures": {"answer_accuracy": [0.0, 1]}}
    comparison = compare_reports(report, worse)
    assert [one.question_id for one in comparison.changed] == ["q-00"]
    assert comparison.regressions == ()


def test_a_question_whose_line_was_altered_is_left_out_and_named(tmp_path: Path) -> None:
    first = read_report(run(tmp_path / "a", Twin()))
    second = read_report(tmp_path / "a")
    records = second["questions"]
    assert isinstance(records, list)
    assert isinstance(records[0], dict)
    records[0]["digest"] = "another"
    del records[1]
    comparison = compare_reports(first, second)
    assert (comparison.altered, comparison.only_first) == (("q-00",), ("q-01",))
    assert comparison.questions == 13


def test_a_gate_that_sees_less_than_half_of_its_baseline_is_shut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(tmp_path / "a", Twin())
    few = QUESTIONS[:7]
    evaluate(Twin(), few, today=date(2025, 6, 1), out=tmp_path / "b", title="")
    arguments = ["compare", str(before), str(tmp_path / "b")]
    assert main(arguments) == 0
    assert main([*arguments, "--fail-on-regression"]) == 1
    assert "found 7 of 15 questions unaltered" in capsys.readouterr().err


def test_runs_of_different_sets_cannot_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(tmp_path / "a", Twin())
    other = [Question("other", "period", ("期間は？",), Expectation(ReplyKind.ANSWER))]
    evaluate(Twin(), other, today=date(2025, 6, 1), out=tmp_path / "b", title="")
    assert main(["compare", str(before), str(tmp_path / "b")]) == 1
    assert "wanted runs of one set" in capsys.readouterr().err


def test_randomisation_by_hand() -> None:
    # Three losses of one point each: only "all swapped" and "none swapped" are as large.
    assert paired_randomisation([(1, 1)] * 3, [(0, 1)] * 3) == 2 / 2**3
    # Two losses and a win: 6 of 8 patterns differ by 1, 2 by 3; all are at least 1.
    assert paired_randomisation([(1, 1), (1, 1), (0, 1)], [(0, 1), (0, 1), (1, 1)]) == 1.0
    assert paired_randomisation([(1, 1)], [(1, 1)]) == 1.0


def test_many_differences_are_drawn_and_agree_with_the_binomial() -> None:
    # 20 losses, 4 wins: two-sided sign test, 2 * sum(C(24, k), k=0..4) / 2**24 = 0.00155.
    before = [(1.0, 1.0)] * 20 + [(0.0, 1.0)] * 4
    after = [(0.0, 1.0)] * 20 + [(1.0, 1.0)] * 4
    found = paired_randomisation(before, after)
    assert found == pytest.approx(0.00155, abs=0.0008)
    assert found == paired_randomisation(before, after)


def test_holm_by_hand() -> None:
    # Ordered .01, .03, .04: 3 * .01, then 2 * .03, then max(.06, 1 * .04).
    assert holm({"a": 0.04, "b": 0.01, "c": 0.03}) == {
        "a": pytest.approx(0.06),
        "b": pytest.approx(0.03),
        "c": pytest.approx(0.06),
    }


@given(st.dictionaries(st.text(max_size=2), st.floats(0, 1), min_size=1))
def test_holm_never_lowers_a_p_value_and_keeps_their_order(p_values: dict[str, float]) -> None:
    adjusted = holm(p_values)
    names = sorted(p_values, key=lambda name: p_values[name])
    assert all(p_values[name] <= adjusted[name] <= 1 for name in names)
    assert [adjusted[name] for name in names] == sorted(adjusted.values())
