"""Which rows of tables a question names, by what their names share with it."""

from collections.abc import Callable, Iterator

from assistant.topics.cell_ask import CellAsk, plain_name
from assistant.topics.grids import Table, tables_of
from assistant.topics.rows import Row

_MAX_UNSAID = 0.34  # of the question's characters that name things
_MIN_NAME = 0.4  # of the row's name


def best_row(
    ask: CellAsk, is_meant: Callable[[Table, Row], bool], beside: frozenset[int] = frozenset()
) -> tuple[Table, Row] | None:
    """The one row whose name a question says best; None where none or several are as good.

    Args:
        ask: The question.
        is_meant: Whether a row is of the kind that can answer it.
        beside: Places of the question that a row's name need not have.
    """
    scored = [
        (score, table, row)
        for table, row in _rows(ask)
        if (score := _score(ask, row, beside)) > 0 and is_meant(table, row)
    ]
    best = max((score for score, _, _ in scored), default=0.0)
    found = [(table, row) for score, table, row in scored if score == best]
    return found[0] if len(found) == 1 else None


def _rows(ask: CellAsk) -> Iterator[tuple[Table, Row]]:
    for table in tables_of(ask.context):
        if not table.printed:
            yield from ((table, row) for row in table.rows)


def _score(ask: CellAsk, row: Row, beside: frozenset[int]) -> float:
    name = plain_name(row.cells[0])
    of_text, of_name = ask.shared(name)
    unsaid = len(ask.named - of_text - beside)
    if unsaid > _MAX_UNSAID * len(ask.named - beside) or len(of_name) < _MIN_NAME * len(name):
        return 0.0
    return len(of_text) - unsaid - 0.25 * (len(name) - len(of_name))
