"""Two runs beside each other, as a developer reads them."""

import io
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eval.compare import PROMISES, ChangedQuestion, Comparison, MeasureChange
from eval.printing import figure_text


def comparison_lines(
    comparison: Comparison, *, width: int, shows_reworded: bool = False
) -> Iterator[str]:
    """What ``eval compare`` prints without ``--json``.

    Args:
        comparison: The two runs.
        width: Of the terminal, in columns.
        shows_reworded: Whether replies that differ with the same verdict are shown, too.
    """
    yield f"{comparison.questions} questions that both runs have"
    for names, what in (
        (comparison.altered, "altered between the runs, left out"),
        (comparison.only_first, "only in A"),
        (comparison.only_second, "only in B"),
    ):
        if names:
            yield f"{len(names)} {what}: {', '.join(names)}"
    yield f"{'measure':<24}{'A':>8}{'B':>8}{'B-A':>9}{'wins':>6}{'losses':>8}{'p (Holm)':>10}"
    for change in comparison.measures:
        yield (
            f"{change.measure:<24}{change.first:>8.3f}{change.second:>8.3f}"
            f"{change.difference:>+9.3f}{change.wins:>6}{change.losses:>8}"
            f"{change.adjusted_p_value:>10.4f}{_mark(change)}"
        )
    yield (
        f"{'median seconds':<24}{figure_text(comparison.first_seconds):>8}"
        f"{figure_text(comparison.second_seconds):>8}"
    )
    for changed in comparison.changed:
        became = "right" if changed.second_is_right else "wrong"
        yield ""
        yield f"{changed.question_id} became {became} ({', '.join(changed.failures)})"
        yield from _both_replies(changed, width)
    if comparison.reworded:
        more = "" if shows_reworded else "; --all shows them"
        yield ""
        yield f"{len(comparison.reworded)} more with another reply and the same verdict{more}"
    for changed in comparison.reworded if shows_reworded else ():
        still = "right" if changed.second_is_right else "wrong"
        yield ""
        yield f"{changed.question_id} is still {still}"
        yield from _both_replies(changed, width)


def _mark(change: MeasureChange) -> str:
    if change.is_regression:
        return "  broken" if change.measure in PROMISES else "  worse"
    return "  better" if change.is_significant else ""


def _both_replies(changed: ChangedQuestion, width: int) -> Iterator[str]:
    """The question, and below it both replies in columns of the same width."""
    yield f"  asked: {' / '.join(changed.turns)}"
    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    for name in ("A", "B"):
        table.add_column(name, ratio=1, overflow="fold")
    # From plain text: rich would take 「[1]」 for a tag of its own.
    table.add_row(*(_plain(text) for text in (changed.first_text, changed.second_text)))
    lines = io.StringIO()
    Console(file=lines, width=width - 2, color_system=None).print(table)
    yield from (f"  {line.rstrip()}" for line in lines.getvalue().splitlines())


def _plain(text: str) -> Text:
    return Text("\n".join(line for line in text.split("\n") if line.strip()))
