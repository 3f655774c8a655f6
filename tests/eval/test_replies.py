"""The bench of replies."""

from pathlib import Path

import pytest

from eval.bench.replies import reply_times, single_questions
from tests.assistant.documents import assistant_over
from tests.conftest import ROOT

SETS = [ROOT / "eval/sets/nishitokyo.jsonl", ROOT / "eval/sets/second.jsonl"]


def test_questions_are_drawn_from_all_files() -> None:
    drawn = single_questions(SETS, 20)
    assert len(drawn) == 20
    assert set(drawn) & set(single_questions(SETS[:1], 10_000))
    assert set(drawn) & set(single_questions(SETS[1:], 10_000))


def test_replies_and_searches_are_measured_side_by_side() -> None:
    assistant = assistant_over(
        ("plan.md", "# 水道計画\n\n## 料金\n\n料金は、2か月ごとに集めます。\n")
    )
    times = reply_times(assistant, ["料金はいつ集めますか", "計画の期間は"])
    assert times["documents"] == 1
    assert times["questions"] == 2
    assert isinstance(times["reply_ms_95"], float)
    assert times["reply_ms_95"] > 0


def test_without_a_question_nothing_is_measured(tmp_path: Path) -> None:
    assistant = assistant_over(("plan.md", "# 水道計画\n"))
    with pytest.raises(ValueError, match="no question"):
        reply_times(assistant, [])
