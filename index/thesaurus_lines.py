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
        yield ThesaurusLine(
            tuple(normalize(word) for word in said.split()),
            tuple(normalize(word) for word in meant.split()),
        )
