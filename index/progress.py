"""How far a build is, on stderr: a bar on a terminal, a line for each file elsewhere."""

import sys
import time
from collections.abc import Callable
from typing import Self, TextIO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bar:
    """What is on a terminal while the block runs; None is nothing."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self._bar is not None:
            self._bar.stop()


class BuildProgress(Bar):
    """Shows which file a build is at and about how long it will take.

    The time left is that of the step, reading or indexing, at the speed that it has had so far.
    """

    def __init__(
        self, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        """A progress shown on ``stream`` (stderr by default), by the clock ``now`` in seconds."""
        self._stream = stream or sys.stderr
        self._now = now
        self._step = ""
        self._began = 0.0
        bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(compact=True),
            console=Console(file=self._stream),
            transient=True,
        )
        super().__init__(bar if self._stream.isatty() else None)

    def show(self, what: str, done: int, total: int) -> None:
        """Say that ``what`` is being done, its first word the step, after ``done`` others."""
        step = what.partition(" ")[0]
        is_new = step != self._step
        if is_new:
            self._step, self._began = step, self._now()
        if self._bar is None:
            left = self._seconds_left(done, total)
            print(f"[{done}/{total}] {what}{left}", file=self._stream, flush=True)
            return
        if is_new:
            for task in self._bar.task_ids:
                self._bar.remove_task(task)
            self._bar.add_task(what, total=total)
        self._bar.update(self._bar.task_ids[0], description=what, completed=done)

    def _seconds_left(self, done: int, total: int) -> str:
        if not 0 < done < total:
            return ""
        left = (self._now() - self._began) / done * (total - done)
        return f" (about {left:.0f} s left)"
