"""The lines of a thesaurus: ``a b c`` is a group; of ``a b > c d``, a or b may mean c or d."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.normalize import normalize


@dataclass(frozen=True, slots=True)
class ThesaurusLine:
    """Words, normalised, that mean nearly the same."""

    said: tuple[str, ...]
    meant: tuple[str, ...]  # () in a group, whose words stand for one another


def thesaurus_lines(lines: Iterable[str]) -> Iterator[ThesaurusLine]:
    """What the lines of a file say; ``#`` begins a comment."""
    for line in lines:
        said, _, meant = line.partition("#")[0].partition(">")
        if said.strip():
            yield ThesaurusLine(_words(said), _words(meant))


def _words(written: str) -> tuple[str, ...]:
    return tuple(normalize(word) for word in written.split())
