"""Questions that are kept for a time when an operator wants that; no address, no name."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS questions (
    id INTEGER PRIMARY KEY,
    asked_at TEXT NOT NULL,
    question TEXT NOT NULL,
    kind TEXT NOT NULL,
    missing TEXT NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """One question, and whether it was answered."""

    asked_at: datetime  # UTC
    question: str
    kind: str  # of the reply: answer, abstention, smalltalk
    missing: str  # what the documents do not say; "" when it was answered


def now_utc() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


class QuestionLog:
    """A file of questions, each deleted once it is older than the retention period.

    Args:
        path: Of the file; made when the first question comes.
        keep_days: How many days a question is kept; 1 or more.
        now: The time, in UTC.

    Raises:
        ValueError: If ``keep_days`` is not positive.
    """

    def __init__(self, path: Path, keep_days: int, now: Callable[[], datetime] = now_utc) -> None:
        if keep_days < 1:
            raise ValueError(f"keep_days must be at least 1, got {keep_days}")
        self._path = path
        self.keep_days = keep_days
        self._now = now

    def add(self, question: str, kind: str, missing: str) -> None:
        """Keep one, and delete what is too old."""
        with self._open() as connection:
            connection.execute(
                "INSERT INTO questions (asked_at, question, kind, missing) VALUES (?, ?, ?, ?)",
                (self._now().isoformat(timespec="seconds"), question, kind, missing),
            )

    def unanswered(self) -> tuple[AskedQuestion, ...]:
        """The questions that the documents did not answer, newest first."""
        if not self._path.exists():
            return ()
        with self._open() as connection:
            rows = connection.execute(
                "SELECT asked_at, question, kind, missing FROM questions"
                " WHERE kind = 'abstention' ORDER BY id DESC"
            ).fetchall()
        return tuple(
            AskedQuestion(datetime.fromisoformat(asked_at), question, kind, missing)
            for asked_at, question, kind, missing in rows
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection of one's own, to a file without anything that is too old."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        oldest = self._now() - timedelta(days=self.keep_days)
        with closing(sqlite3.connect(self._path, timeout=10)) as connection, connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(_SCHEMA)
            connection.execute(
                "DELETE FROM questions WHERE asked_at < ?", (oldest.isoformat(timespec="seconds"),)
            )
            yield connection
