"""Feedback is kept as it was given, and nothing else is."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from assistant.feedback import MAX_COMMENT_CHARS, Feedback, FeedbackStore, Reason

GIVEN_AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def feedback(comment: str = "図がほしい") -> Feedback:
    return Feedback(
        GIVEN_AT, Reason.UNCLEAR, comment, "いつまで？", "2018年度までです［1］。", ("plan a:3-9",)
    )


def test_what_was_given_is_read_back_in_order(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "var" / "feedback.sqlite")
    store.add(feedback("一"))
    store.add(feedback("二'); DROP TABLE feedback; --"))
    assert [kept.comment for kept in store.all()] == ["一", "二'); DROP TABLE feedback; --"]
    assert store.all()[0] == feedback("一")


def test_nothing_is_written_before_anyone_says_something(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "feedback.sqlite")
    assert store.all() == ()
    assert list(tmp_path.iterdir()) == []


def test_no_column_holds_who_said_it(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite"
    FeedbackStore(path).add(feedback())
    connection = sqlite3.connect(path)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(feedback)")}
    connection.close()
    assert columns == {"id", "given_at", "reason", "comment", "question", "reply", "citations"}


def test_many_threads_may_give_feedback_at_once(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "feedback.sqlite")
    threads = [Thread(target=store.add, args=(feedback(str(n)),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(kept.comment for kept in store.all()) == [str(n) for n in range(8)]


def test_a_long_comment_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="at most 500"):
        feedback("あ" * (MAX_COMMENT_CHARS + 1))
