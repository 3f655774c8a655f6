"""Everything that is wrong with a set, found in one pass and told in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file that a person wrote."""

    path: str
    line: int  # from 1; 0 is about the whole file
    field: str  # "expect.kind", a column's name; "" is about the whole line
    found: str
    wanted: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        field = f" {self.field}:" if self.field else ""
        return f"{place}:{field} found {self.found}, wanted {self.wanted}"


class QuestionSetError(SettingsError):
    """A set with lines that cannot be used; ``problems`` holds every one of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(f"{first}{more}; mend the file, nothing was run")


def shorten(value: object, *, max_chars: int = 60) -> str:
    """``value`` as it is shown in a message: its ``repr``, cut in the middle when long."""
    shown = repr(value)
    if len(shown) <= max_chars:
        return shown
    half = (max_chars - 1) // 2
    return f"{shown[:half]}…{shown[-half:]}"
