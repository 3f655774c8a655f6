"""What visitors thought of a reply, in SQLite; no address and no name is stored."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

MAX_COMMENT_CHARS = 500

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    given_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    comment TEXT NOT NULL,
    question TEXT NOT NULL,
    reply TEXT NOT NULL,
    citations TEXT NOT NULL
)
"""


class Reason(StrEnum):
    """What a visitor can say about a reply."""

    HELPFUL = "helpful"
    WRONG = "wrong"  # 不正確
    WRONG_SOURCE = "wrong_source"  # 出典が違う
    OUTDATED = "outdated"  # 古い
    UNCLEAR = "unclear"  # わかりにくい
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One visitor's word on one reply."""

    given_at: datetime
    reason: Reason
    comment: str  # at most MAX_COMMENT_CHARS
    question: str
    reply: str
    citations: tuple[str, ...]  # "<doc_id>:<start>-<end>"

    def __post_init__(self) -> None:
        if len(self.comment) > MAX_COMMENT_CHARS:
            raise ValueError(
                f"comment has {len(self.comment)} characters, at most {MAX_COMMENT_CHARS} are kept"
            )


class FeedbackStore:
    """A file of feedback; made when the first one is given."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, feedback: Feedback) -> None:
        """Keep one."""
        with self._open() as connection:
            connection.execute(
                "INSERT INTO feedback (given_at, reason, comment, question, reply, citations)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    feedback.given_at.isoformat(timespec="seconds"),
                    feedback.reason,
                    feedback.comment,
                    feedback.question,
                    feedback.reply,
                    "\n".join(feedback.citations),
                ),
            )

    def all(self) -> tuple[Feedback, ...]:
        """Everything that was given, oldest first."""
        if not self._path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "SELECT given_at, reason, comment, question, reply, citations"
                " FROM feedback ORDER BY id"
            ).fetchall()
        return tuple(
            Feedback(
                datetime.fromisoformat(given_at),
                Reason(reason),
                comment,
                question,
                reply,
                tuple(citations.splitlines()),
            )
            for given_at, reason, comment, question, reply, citations in rows
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection of one's own: requests come on many threads."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._path, timeout=10)) as connection, connection:
            connection.execute(_SCHEMA)
            yield connection
