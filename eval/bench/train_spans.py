"""``python -m eval.bench.train_spans --data FILE``: fits the weights of ``answer_spans``.

Softmax over the candidates of the sentence that holds the answer, by AdaGrad; the data is
SQuAD JSON given by path (JaQuAD's training part), and only the weights are kept.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.support.span_features import Reader, candidates, features, kind_of, near_places
from assistant.support.spans import WEIGHTS
from corpus.morphology import shared_morphology
from corpus.normalize import align, normalize
from corpus.sentences import split_sentences
from eval.formats.squad import SquadAnswer, SquadData, SquadQuestion, read_squad

_CLOSING = {"「": "」", "『": "』"}
_BARE_EVERY = 3  # of the questions that can be shortened, one in so many is
_LEAST_SEEN = 8  # a feature of fewer questions says nothing
_RATE = 0.2  # of AdaGrad, for features that are 0 or 1
_DECAY = 1e-5
_KEPT = 0.02  # smaller weights are left out: the file shrinks by half, the choice stays


@dataclass(frozen=True, slots=True)
class Example:
    """The features of all candidates of one question's sentence, in one array."""

    columns: NDArray[np.int32]  # numbers of features
    owner: NDArray[np.int32]  # the candidate that each entry belongs to, ascending
    count: int  # of candidates
    right: int  # the candidate that is the answer


class Vocabulary:
    """Numbers features in the order in which they are first seen."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.seen: Counter[int] = Counter()  # in how many questions

    def add(self, names_of_candidates: Sequence[Sequence[str]]) -> NDArray[np.int32]:
        """The numbers of the features of one question, in order."""
        numbers = self.numbers
        columns = [
            numbers.setdefault(name, len(numbers))
            for names in names_of_candidates
            for name in names
        ]
        self.seen.update(set(columns))
        return np.array(columns, np.int32)


def main(argv: Sequence[str] | None = None) -> int:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.train_spans", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, metavar="FILE", help="SQuAD JSON")
    parser.add_argument("--out", type=Path, default=WEIGHTS, metavar="FILE")
    parser.add_argument("--questions", type=int, default=8_000, help="how many are drawn")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(argv)
    squad = read_squad(args.data)
    drawn = list(squad.questions)
    random.Random(args.seed).shuffle(drawn)
    vocabulary = Vocabulary()
    examples = list(_examples(squad, drawn[: args.questions], vocabulary))
    message = f"{len(examples)} of {args.questions} questions have a candidate that is the answer"
    print(message, file=sys.stderr)
    weights = fit(examples, vocabulary, epochs=args.epochs, seed=args.seed)
    args.out.write_text(
        json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{args.out}: {len(weights)} weights", file=sys.stderr)
    return 0


def fit(
    examples: Sequence[Example], vocabulary: Vocabulary, *, epochs: int, seed: int
) -> dict[str, float]:
    """Weights that make the right candidates likely; larger is better."""
    weights = np.zeros(len(vocabulary.numbers))
    squares = np.full_like(weights, 1e-6)
    is_kept = np.array(
        [vocabulary.seen[number] >= _LEAST_SEEN for number in range(len(weights))], dtype=bool
    )
    order = np.arange(len(examples))
    generator = np.random.default_rng(seed)
    for _ in range(epochs):
        generator.shuffle(order)
        for place in order:
            _step(weights, squares, examples[int(place)], is_kept)
    return {
        name: round(float(weights[number]), 3)
        for name, number in vocabulary.numbers.items()
        if abs(weights[number]) >= _KEPT
    }


def _step(
    weights: NDArray[np.float64],
    squares: NDArray[np.float64],
    example: Example,
    is_kept: NDArray[np.bool_],
) -> None:
    scores = np.bincount(example.owner, weights[example.columns], example.count)
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    likely[example.right] -= 1.0  # the gradient of the softmax's loss
    columns, place = np.unique(example.columns, return_inverse=True)
    gradient = np.bincount(place, likely[example.owner]) + _DECAY * weights[columns]
    gradient *= is_kept[columns]
    squares[columns] += gradient**2
    weights[columns] -= _RATE * gradient / np.sqrt(squares[columns] + 1e-8)


def _examples(
    squad: SquadData, questions: Sequence[SquadQuestion], vocabulary: Vocabulary
) -> Iterator[Example]:
    reader = Reader(shared_morphology())
    for number, question in enumerate(questions):
        bare = _bare(question.text) if number % _BARE_EVERY == 0 else None
        for answer in question.answers[:1]:
            text = squad.paragraphs[question.paragraph].text
            example = _example(reader, bare or question.text, text, answer, vocabulary)
            if example is not None:
                yield example


def _without_brackets(answer: SquadAnswer) -> tuple[int, int]:
    """Where the answer's words are; JaQuAD's answers keep the 「」 around them, ours do not."""
    end = answer.start + len(answer.text)
    if (
        answer.text[0] in "「『"
        and answer.text.find(_CLOSING[answer.text[0]]) == len(answer.text) - 1
    ):
        return answer.start + 1, end - 1
    return answer.start, end


def _bare(question: str) -> str | None:
    """首都はどこですか as 首都は？, which people ask too; None when it cannot be shortened."""
    _, start, end = kind_of(normalize(question).strip())
    text = normalize(question).strip()[:start]
    return f"{text}?" if end > start > 4 and text.endswith("は") else None


def _example(
    reader: Reader,
    question: str,
    text: str,
    answer: SquadAnswer,
    vocabulary: Vocabulary,
) -> Example | None:
    start, end = _without_brackets(answer)
    for span in split_sentences(text, 0, len(text)):
        if span.start <= start and end <= span.end:
            aligned = align(span.of(text))
            break
    else:
        return None
    asked = reader.question(question)
    tokens = reader.tokens(aligned.text)
    near = near_places(asked, tokens)
    names: list[list[str]] = []
    right = None
    for candidate in candidates(tokens):
        found = aligned.to_original(tokens[candidate.start].start, tokens[candidate.end - 1].end)
        if (found.start + span.start, found.end + span.start) == (start, end):
            right = len(names)
        names.append(features(asked, tokens, candidate, near))
    if right is None:
        return None
    owner = np.repeat(np.arange(len(names), dtype=np.int32), [len(found) for found in names])
    return Example(vocabulary.add(names), owner, len(names), right)


if __name__ == "__main__":
    sys.exit(main())
