"""Known spellings that are nearly a given one, found without looking at all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_MORE = 2  # characters that a spelling may have more at its ends


@dataclass(frozen=True, slots=True)
class _OfLength:
    """The spellings of one length."""

    all: frozenset[str]
    by_half: Mapping[tuple[int, str], Sequence[str]]  # by what a slip may leave as it was
    inner: frozenset[str]  # each without one character, or two, at its ends


class Neighbours:
    """Looks up spellings by the parts that a slip leaves as they were.

    Args:
        spellings: All that are known.
    """

    def __init__(self, spellings: Iterable[str]) -> None:
        self._spellings: dict[int, list[str]] = defaultdict(list)
        for spelling in sorted(spellings):
            self._spellings[len(spelling)].append(spelling)
        self._read: dict[int, _OfLength] = {}

    def differing_little(self, key: str) -> list[str]:
        """In order, those as long that may differ by one character or two neighbours swapped.

        All that do so are among them: two such spellings have the same first half, the same
        second half, or all the same but the two characters in the middle.
        """
        held = self._of(len(key))
        return sorted({one for part in _halves(key) for one in held.by_half.get(part, ())})

    def is_cut_or_longer(self, key: str) -> bool:
        """Whether one has a character or two more at its ends, or fewer."""
        shorter = any(inner in self._of(len(inner)).all for inner in _without_ends(key))
        return shorter or any(
            key in self._of(len(key) + more).inner for more in range(1, _MORE + 1)
        )

    def _of(self, length: int) -> _OfLength:
        held = self._read.get(length)
        if held is None:
            spellings = self._spellings.get(length, [])
            by_half: dict[tuple[int, str], list[str]] = defaultdict(list)
            for spelling in spellings:
                for part in _halves(spelling):
                    by_half[part].append(spelling)
            inner = frozenset(part for one in spellings for part in _without_ends(one))
            held = self._read[length] = _OfLength(frozenset(spellings), by_half, inner)
        return held


def _halves(text: str) -> Iterator[tuple[int, str]]:
    middle = len(text) // 2
    yield 0, text[:middle]
    yield 1, text[middle:]
    yield 2, text[: middle - 1] + text[middle + 1 :]


def _without_ends(text: str) -> Iterator[str]:
    for fewer in range(1, _MORE + 1):
        for start in range(fewer + 1):
            yield text[start : len(text) - fewer + start]
