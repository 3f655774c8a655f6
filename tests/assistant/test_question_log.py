"""Questions are kept only as long as was said."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.question_log import QuestionLog

START = datetime(2026, 11, 1, 12, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def test_only_what_was_not_answered_is_shown_newest_first(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "q.sqlite", 30, Clock())
    log.add("期間は", "answer", "")
    log.add("電話番号は", "abstention", "窓口の電話番号")
    log.add("予算は", "abstention", "予算")
    assert [asked.question for asked in log.unanswered()] == ["予算は", "電話番号は"]
    assert log.unanswered()[1].missing == "窓口の電話番号"


def test_a_question_is_gone_from_the_file_after_its_days(tmp_path: Path) -> None:
    clock = Clock()
    path = tmp_path / "q.sqlite"
    log = QuestionLog(path, 7, clock)
    log.add("電話番号は", "abstention", "電話番号")
    clock.now = START + timedelta(days=6)
    assert len(log.unanswered()) == 1
    clock.now = START + timedelta(days=8)
    assert log.unanswered() == ()
    assert "電話番号は".encode() not in path.read_bytes()


def test_nothing_is_written_before_the_first_question(tmp_path: Path) -> None:
    path = tmp_path / "q.sqlite"
    assert QuestionLog(path, 7).unanswered() == ()
    assert not path.exists()


def test_days_must_be_positive(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="keep_days must be at least 1, got 0"):
        QuestionLog(tmp_path / "q.sqlite", 0)
