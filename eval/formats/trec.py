"""TREC's qrels and runs, and BEIR's qrels with a first row of names."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.formats.lines import text_lines
from eval.problems import Problem, QuestionSetError, shorten

Qrels = dict[str, dict[str, int]]  # query -> unit -> relevance
Run = dict[str, list["RunHit"]]  # query -> hits, best first


@dataclass(frozen=True, slots=True)
class RunHit:
    """One retrieved unit of a run."""

    unit: str
    score: float  # larger is better


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of a file of judgements."""

    line: int
    query: str
    unit: str
    relevance: int  # 0 or less is not relevant


def read_qrels(path: Path) -> Qrels:
    """Judgements: ``query 0 unit relevance`` (TREC) or ``query unit relevance`` (BEIR).

    Raises:
        QuestionSetError: With every bad line, and every pair that is judged twice.
        OSError: If the file cannot be opened.
    """
    return qrels_of(read_judgements(path))


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The lines that ``read_qrels`` reads, in order; raises as it does."""
    found: dict[tuple[str, str], Judgement] = {}
    problems: list[Problem] = []
    for number, line in text_lines(path):
        cells = _cells(line)
        if number == 1 and len(cells) == 3 and not _is_number(cells[2]):
            continue  # BEIR's "query-id corpus-id score"
        if len(cells) not in (3, 4) or not _is_number(cells[-1]):
            wanted = "query, (0,) unit and a whole number"
            problems.append(Problem(str(path), number, "", shorten(line), wanted))
            continue
        one = Judgement(number, cells[0], cells[-2], int(cells[-1]))
        first = found.setdefault((one.query, one.unit), one)
        if first is not one:
            wanted = f"each pair judged once, as in line {first.line}"
            problems.append(Problem(str(path), number, "", f"{one.query} {one.unit} again", wanted))
    _raise_if_bad(path, problems, bool(found))
    return tuple(found.values())


def qrels_of(judgements: Iterable[Judgement]) -> Qrels:
    """Judgements by query and unit."""
    qrels: Qrels = {}
    for one in judgements:
        qrels.setdefault(one.query, {})[one.unit] = one.relevance
    return qrels


def read_run(path: Path) -> Run:
    """A run: ``query Q0 unit rank score name``; hits in order of score, then of unit.

    Raises:
        QuestionSetError: With every bad line, and every unit that a query has twice.
        OSError: If the file cannot be opened.
    """
    found: dict[str, dict[str, float]] = {}
    problems: list[Problem] = []
    for number, line in text_lines(path):
        cells = line.split()
        score = _score(cells[4]) if len(cells) == 6 else None
        if score is None:
            wanted = "query Q0 unit rank score name"
            problems.append(Problem(str(path), number, "", shorten(line), wanted))
            continue
        hits = found.setdefault(cells[0], {})
        if cells[2] in hits:
            again = f"{cells[0]} {cells[2]} again"
            problems.append(Problem(str(path), number, "", again, "each unit once for a query"))
        hits[cells[2]] = score
    _raise_if_bad(path, problems, bool(found))
    return {
        query: [
            RunHit(unit, score)
            for unit, score in sorted(hits.items(), key=lambda item: (-item[1], item[0]))
        ]
        for query, hits in found.items()
    }


def write_run(path: Path, run: Mapping[str, Sequence[str]], *, name: str) -> None:
    """Write a run whose hits are in order, best first.

    The score that is written is ``1 / rank``: trec_eval orders by score alone, and breaks ties
    in its own way.
    """
    lines = [
        f"{_cell(query)} Q0 {_cell(unit)} {rank} {1 / rank:.6f} {name}\n"
        for query, units in run.items()
        for rank, unit in enumerate(units, start=1)
    ]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def write_qrels(path: Path, qrels: Mapping[str, Mapping[str, int]]) -> None:
    """Write judgements in TREC's form."""
    lines = [
        f"{_cell(query)} 0 {_cell(unit)} {relevance}\n"
        for query, judged in qrels.items()
        for unit, relevance in judged.items()
    ]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _cell(name: str) -> str:
    """A name without white space: the format has no quotes."""
    return "_".join(name.split())


def _cells(line: str) -> list[str]:
    """The columns of a line; between tabs an id may hold spaces."""
    return [cell.strip() for cell in line.split("\t")] if "\t" in line else line.split()


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").isdecimal()


def _score(cell: str) -> float | None:
    try:
        score = float(cell)
    except ValueError:
        return None
    return score if math.isfinite(score) else None


def _raise_if_bad(path: Path, problems: list[Problem], has_lines: bool) -> None:
    if not problems and not has_lines:
        problems.append(Problem(str(path), 0, "", "no line", "at least one line"))
    if problems:
        raise QuestionSetError(problems)
