"""Known spellings that are nearly a given one, all of one length compared at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_MORE = 2  # characters that a spelling may have more at its ends
_DIFFERING = 2  # characters that a slip changes at most


class Neighbours:
    """Looks up spellings that a slip, or a cut, would make of another.

    Args:
        spellings: All that are known.
    """

    def __init__(self, spellings: Iterable[str]) -> None:
        self._all = frozenset(spellings)
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for spelling in sorted(self._all):
            self._by_length[len(spelling)].append(spelling)
        self._read: dict[int, NDArray[np.uint32]] = {}

    def differing_little(self, key: str) -> list[str]:
        """In order, those as long that differ by two characters at most."""
        held = self._characters(len(key))
        differing = (held != _as_row(key)).sum(axis=1)
        known = self._by_length.get(len(key), [])
        return [known[place] for place in np.flatnonzero(differing <= _DIFFERING)]

    def is_cut_or_longer(self, key: str) -> bool:
        """Whether one has a character or two more at its ends, or fewer."""
        return any(inner in self._all for inner in _without_ends(key)) or any(
            self._has_within(key, start, more - start)
            for more in range(1, _MORE + 1)
            for start in range(more + 1)
        )

    def _has_within(self, key: str, start: int, end: int) -> bool:
        """Whether a spelling has ``key`` at ``start``, and so many characters after it."""
        held = self._characters(len(key) + start + end)[:, start : start + len(key)]
        return bool((held == _as_row(key)).all(axis=1).any())

    def _characters(self, length: int) -> NDArray[np.uint32]:
        """(spellings, length): the code points of those of one length, in order."""
        if length not in self._read:
            joined = "".join(self._by_length.get(length, []))
            self._read[length] = _as_row(joined).reshape(-1, length)
        return self._read[length]


def _as_row(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)


def _without_ends(text: str) -> Iterator[str]:
    for fewer in range(1, _MORE + 1):
        for start in range(fewer + 1):
            yield text[start : len(text) - fewer + start]
