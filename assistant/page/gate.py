"""How many questions are answered at once, how many may wait, and how often one may ask."""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from threading import BoundedSemaphore, Lock
from time import monotonic

# Clients whose last questions are remembered; the longest silent are forgotten first.
_MAX_CLIENTS = 10_000
_WINDOW_S = 60.0


class Why(StrEnum):
    """Why a question is not taken."""

    BUSY = "busy"
    TOO_OFTEN = "too_often"


class Refusal(Exception):  # noqa: N818 - nothing went wrong: it is an answer to the visitor
    """A question that is not taken now."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Gate:
    """Lets so many questions in at once, lets so many wait, and refuses the rest.

    Args:
        at_once: Questions that are answered at the same time.
        waiting: Questions that may wait for that, at most ``wait_s`` seconds each.
        per_minute: Questions that one client may ask in a minute; 0 is no limit.
        wait_s: How long a question waits before it is refused.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        *,
        at_once: int,
        waiting: int,
        per_minute: int = 0,
        wait_s: float = 10.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._working = BoundedSemaphore(at_once)
        self._admitted = BoundedSemaphore(at_once + waiting)
        self._per_minute = per_minute
        self._wait_s = wait_s
        self._clock = clock
        self._lock = Lock()
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()

    @contextmanager
    def enter(self, client: str) -> Iterator[None]:
        """Hold a place while a question is answered.

        Raises:
            Refusal: If too many wait, one waited too long, or the client asks too often.
        """
        self._count(client)
        if not self._admitted.acquire(blocking=False):
            raise Refusal(Why.BUSY)
        try:
            if not self._working.acquire(timeout=self._wait_s):
                raise Refusal(Why.BUSY)
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._admitted.release()

    def _count(self, client: str) -> None:
        if not self._per_minute:
            return
        now = self._clock()
        with self._lock:
            asked = self._asked.setdefault(client, deque())
            self._asked.move_to_end(client)
            while asked and asked[0] <= now - _WINDOW_S:
                asked.popleft()
            if len(asked) >= self._per_minute:
                raise Refusal(Why.TOO_OFTEN)
            asked.append(now)
            while len(self._asked) > _MAX_CLIENTS:
                self._asked.popitem(last=False)
