"""What a question asks of a plan's period, where no rule tells: a linear model over its words.

``P(ask) = softmax(bias + sum of the rows of the question's features)``, fitted by
``python -m eval.bench.train_period_asks``. Most of what it learned from asks something else.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.question import Question, find_plan_names
from assistant.topics.period_asks import YEARS, PeriodAsk, asked_dates, stated_ask, worded_ask
from corpus.wareki import DateExpression, find_dates
from index.encoder import builtin_encoder, term_model

WEIGHTS = Path(__file__).parent / "period_asks.json"

Floats = NDArray[np.float32]
_SILENT = ("補助記号", "空白")
MEANING, _WORDS, _READ = 2.0, 2.0, 0.5  # what the three kinds of features weigh beside another
_PLAN, _NUMBER = "某計画", "〇"
_PLACES = 3  # decimals of a weight in its file


@dataclass(frozen=True, slots=True)
class PeriodAskModel:
    """The weights of each feature for each of ``asks``."""

    asks: tuple[PeriodAsk, ...]
    rows: Mapping[str, Floats]  # a feature's weights, shape (n_asks,)
    meaning: Floats  # of the encoder's dimensions, shape (dim, n_asks)
    bias: Floats  # shape (n_asks,)

    def guess(self, question: Question) -> tuple[PeriodAsk, float]:
        """The likeliest ask and its probability."""
        terms = read_terms(question)
        scores = self.bias + MEANING * (meaning_of(terms) @ self.meaning)
        for name, value in features_of(question, terms, known=self.rows).items():
            scores = scores + value * self.rows[name]
        likely = np.exp(scores - scores.max())
        best = int(likely.argmax())
        return self.asks[best], float(likely[best] / likely.sum())

    @staticmethod
    @cache
    def shipped() -> "PeriodAskModel":
        """The model that ships with the program."""
        held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return PeriodAskModel(
            tuple(PeriodAsk(name) for name in held["asks"]),
            {name: np.array(row, np.float32) for name, row in held["features"].items()},
            np.array(held["meaning"], np.float32),
            np.array(held["bias"], np.float32),
        )

    def save(self, path: Path) -> None:
        """Write the weights, a line for each feature."""
        features = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(_rounded(row))}"
            for name, row in sorted(self.rows.items())
        )
        meaning = ",\n".join(f"  {json.dumps(_rounded(row))}" for row in self.meaning)
        path.write_text(
            f'{{\n "asks": {json.dumps(self.asks)},\n "bias": {json.dumps(_rounded(self.bias))},\n'
            f' "features": {{\n{features}\n }},\n "meaning": [\n{meaning}\n ]\n}}\n',
            encoding="utf-8",
        )


def read_terms(question: Question) -> list[str]:
    """The question's lemmas; one word for any plan, any date of a kind, any number."""
    places = {start: (start + len(name), _PLAN) for start, name in find_plan_names(question.text)}
    places |= {said.start: (said.end, _kind(said)) for said in find_dates(question.text)}
    terms: list[str] = []
    end = 0
    for token in question.tokens:
        if token.start < end or token.pos in _SILENT:
            continue
        if token.start in places:
            end, word = places[token.start]
            terms.append(word)
        else:
            terms.append(_NUMBER if token.surface.isdecimal() else token.lemma)
    return terms


def _kind(said: DateExpression) -> str:
    return "某日" if said.day else "某月" if said.month else "某年度" if said.is_fiscal else "某年"


def meaning_of(terms: list[str]) -> Floats:
    """The encoder's vector of the terms, of unit length; shape (dim,)."""
    vectors: Floats = term_model(builtin_encoder()).encode([terms], is_question=True)
    return np.asarray(vectors[0], np.float32)


def features_of(
    question: Question, terms: list[str], *, known: Mapping[str, object] | None = None
) -> dict[str, float]:
    """The words and pairs of words of a question, and how the rules read it.

    Args:
        question: The question.
        terms: What ``read_terms`` gave.
        known: Features that count; None: all.
    """
    words = {f"w {term}" for term in terms} | {f"w {a} {b}" for a, b in pairwise(terms)}
    read = set(_read_as(question))
    if known is not None:
        words, read = words & known.keys(), read & known.keys()
    share = _WORDS / max(1.0, len(words)) ** 0.5
    return {**dict.fromkeys(sorted(words), share), **dict.fromkeys(sorted(read), _READ)}


def _read_as(question: Question) -> Iterator[str]:
    yield from (f"wants {want}" for want in question.asked.wants)
    worded = worded_ask(question)
    yield f"worded {worded}" if worded else f"stated {stated_ask(question)}"
    yield f"dates {min(2, len(asked_dates(question)))}"
    for name, holds in (
        ("yes_no", question.asked.is_yes_no),
        ("years", YEARS.search(question.text) is not None),
        ("former", question.mentions_former_plan),
        ("upper", question.mentions_upper_plan),
        ("own", question.mentions_own_plan),
        ("named", bool(question.plan_name)),
        ("counted", bool(question.plan_ordinal)),
    ):
        if holds:
            yield f"is {name}"


def _rounded(values: Floats) -> list[float]:
    rounded: list[float] = np.round(values.astype(np.float64), _PLACES).tolist()
    return rounded
