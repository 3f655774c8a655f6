"""What the model of sums is fitted on: questions, possible sums, and which of them is right."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Language
from assistant.calculation.choosing import choices_of
from assistant.calculation.program_features import Floats
from assistant.calculation.programs import Op, Program, base
from assistant.calculation.quantities import find_quantities
from assistant.calculation.reckoning import by_rules
from assistant.drafts import Context
from assistant.extractive import find_evidence
from assistant.guards import other_plan
from assistant.wording import wording
from corpus.cleaning import clean_question
from corpus.normalize import normalize
from corpus.records import DocId
from eval.bench.sentence_examples import Asker, lines_to_tune_on
from eval.dataset import Question, ReplyKind
from index.opening import open_index

_COMPUTED = "computed"  # the kind of a line that wants a sum
_SCALES = {"千": 1_000, "万": 10_000, "百万": 1_000_000, "億": 100_000_000}
_ROUNDED = frozenset({Op.SHARE, Op.TIMES, Op.EACH, Op.PART, Op.REMAINDER})
_NEAR = Decimal("0.02")  # of a result that is rounded
_BARE = re.compile(r"[0-9][0-9,.]*")
_TODAY = date(2026, 11, 30)


@dataclass(frozen=True, slots=True)
class SumExample:
    """One question and the sums that its numbers allow."""

    table: Floats  # shape (n_programs + 1, n_features); the last row is "none of them"
    is_right: NDArray[np.bool_]  # shape (n_programs + 1,)
    results: tuple[str, ...]
    is_computed: bool  # the line wants a sum
    by_rule: str  # the result that rules give; "" for none
    group: str  # questions about the same documents have the same


def sum_examples(index: Path, files: Sequence[Path]) -> Iterator[SumExample]:
    """Examples of question sets' lines that are tagged ``tune`` and may ask for a sum.

    A sum is right when its result is a number that the reply should contain; of a line that wants
    none, and of one that no sum at hand answers, "none of them" is right (too).
    """
    asker, facts = Asker(index), open_index(index).facts
    for line in lines_to_tune_on(files, asker.documents):
        question = asker.read(clean_question(line.standalone))
        names = [DocId(name) for name in line.documents] or list(asker.documents)
        documents = {name: asker.documents[name] for name in names}
        context = Context(question, documents, facts, _TODAY, wording(Language.JA))
        found = find_evidence(context, asker.finder, plan=other_plan(context))
        ruled = by_rules(context, found)
        result = ruled.result if ruled else ""
        choices = choices_of(context, found, result)
        if choices is None:
            continue
        wanted = list(_wanted(line)) if line.expect.kind is ReplyKind.ANSWER else []
        right = [any(_is(program, *one) for one in wanted) for program in choices.programs]
        is_computed = line.kind == _COMPUTED
        yield SumExample(
            choices.table,
            np.array([*right, not (is_computed and any(right))]),
            tuple(program.result for program in choices.programs),
            is_computed,
            result,
            "、".join(line.documents),
        )


def _wanted(line: Question) -> Iterator[tuple[Decimal, str, bool]]:
    """The numbers that a reply should contain: value, unit, whether it is rounded."""
    for alternatives in line.expect.contains:
        for text in map(normalize, alternatives):
            for one in find_quantities(text):
                yield one.value, one.unit, not one.is_exact
            if _BARE.fullmatch(text):
                yield Decimal(text.replace(",", "").rstrip(".")), "", False


def _is(program: Program, value: Decimal, unit: str, is_rounded: bool) -> bool:
    core = base(program.unit)
    result = program.value * _SCALES.get(program.unit.removesuffix(core), 1)
    is_same = not unit or not program.unit or base(unit) == core
    if not is_same and not (unit == "ポイント" and core == "%"):
        return False
    near = abs(value) * _NEAR if is_rounded or program.op in _ROUNDED else Decimal(0)
    return abs(result - value) <= near
