"""``python -m eval.bench.train_claims INDEX``: fits the model that says はい or いいえ to a claim.

Multinomial logistic regression over the claims of ``eval/training/claims.jsonl`` that residents
ask: the sentence that each is about, with its label, and now and then another sentence, which
settles nothing. Prints how often the verdict is right, by its probability, on the lines of five
folds, by document, that it had not seen.
"""

import argparse
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track

from assistant.claim_model import VERDICTS, WEIGHTS, ClaimModel, claim_features
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.verdict import judge_by_rules
from corpus.normalize import normalize
from eval.bench.claims import CLAIMS, find_claimed, read_claims
from eval.bench.fitting import descend
from eval.bench.sentence_examples import Asker

_ASKED = "asked"
_OTHER_EVERY = 4  # claims of so many are held to another sentence too
_FOLDS = 5
_LEAST = 4  # claims that hold a feature
_RIDGE = 0.002
_STEPS, _RATE = 250, 0.05
_KEPT = 12_000  # features, those that weigh most
_SURE = (0.6, 0.7, 0.8, 0.9)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """What is seen of a claim and a sentence, and the verdict."""

    features: Mapping[str, float]
    verdict: int  # of VERDICTS
    by_rule: str
    group: str


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, print and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.train_claims", description=__doc__)
    parser.add_argument("index", type=Path, help="of the documents of eval/training")
    parser.add_argument("--claims", type=Path, default=CLAIMS)
    args = parser.parse_args(argv)
    examples = list(claim_examples(args.index, args.claims))
    folds = np.array([zlib.crc32(one.group.encode()) % _FOLDS for one in examples])
    likely = np.zeros((len(examples), len(VERDICTS)))
    for fold in range(_FOLDS):
        others = np.flatnonzero(folds != fold).tolist()
        model = fit([examples[place] for place in others])
        for place in np.flatnonzero(folds == fold).tolist():
            likely[place] = list(model.probabilities(examples[place].features).values())
    for line in _counts(examples, likely):
        print(line)
    fit(examples).save(WEIGHTS)
    print(f"{WEIGHTS}: fitted to {len(examples)} sentences", file=sys.stderr)
    return 0


def claim_examples(index: Path, claims: Path) -> Iterator[Example]:
    """Every claim that residents ask with its sentence, and some with another one."""
    asker = Asker(index)
    asked = [one for one in read_claims(claims) if one.written == _ASKED]
    for number, claim in enumerate(track(asked, "claims", console=Console(stderr=True))):
        if claim.document not in asker.documents:
            continue
        found = find_claimed(asker, claim)
        if found.anchored is not None:
            verdict = VERDICTS.index(claim.verdict)
            yield _example(found.context, found.anchored, verdict, claim.document)
        others = [one for one in found.evidence if one is not found.anchored]
        is_first = bool(others) and others[0] is found.evidence[0]
        if is_first or (others and number % _OTHER_EVERY == 0):
            yield _example(found.context, others[0], 0, claim.document)


def _example(context: Context, evidence: Evidence, verdict: int, group: str) -> Example:
    by_rule = judge_by_rules(context, evidence).said
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    features = claim_features(context.question, text, evidence, by_rule)
    return Example(features, verdict, by_rule, group)


def fit(examples: Sequence[Example]) -> ClaimModel:
    """The model of all examples, without the features that weigh least."""
    counts = Counter(name for one in examples for name in one.features)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    places = {name: place for place, name in enumerate(names)}
    held = [
        [(places[name], value) for name, value in one.features.items() if name in places]
        for one in examples
    ]
    row = np.repeat(np.arange(len(held)), [len(one) for one in held])
    column = np.array([place for one in held for place, _ in one], np.int64)
    value = np.array([value for one in held for _, value in one])
    wanted = np.eye(len(VERDICTS))[[one.verdict for one in examples]]

    def gradient_of(values: Array) -> Array:
        scores = np.stack(
            [
                np.bincount(row, value * values[column, verdict], len(held))
                for verdict in range(len(VERDICTS))
            ],
            axis=1,
        )
        scores += values[-1]
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        missed = likely / likely.sum(axis=1, keepdims=True) - wanted
        slope = np.zeros_like(values)
        for verdict in range(len(VERDICTS)):
            pulled = value * missed[row, verdict]
            slope[:-1, verdict] = np.bincount(column, pulled, len(names))
        slope[-1] = missed.sum(axis=0)
        return slope / len(held)

    start = np.zeros((len(names) + 1, len(VERDICTS)))
    values = descend(gradient_of, start, ridge=_RIDGE, steps=_STEPS, rate=_RATE)
    heaviest = np.argsort(-np.abs(values[:-1]).max(axis=1))[:_KEPT]
    rows = {names[place]: values[place].astype(np.float32) for place in heaviest}
    return ClaimModel(rows, values[-1].astype(np.float32))


def _counts(examples: Sequence[Example], likely: Array) -> Iterator[str]:
    settled = sum(one.verdict > 0 for one in examples)
    for least in _SURE:
        said = likely[:, 1:].argmax(axis=1) + 1
        sure = np.flatnonzero(likely[:, 1:].max(axis=1) >= least).tolist()
        right = sum(said[place] == examples[place].verdict for place in sure)
        opposite = sum(said[place] == 3 - examples[place].verdict for place in sure)
        share = right / max(1, len(sure))
        yield (
            f"from {least}: {len(sure)} verdicts, {right} right ({share:.1%}), "
            f"{opposite} the opposite; {right / settled:.1%} of what is settled"
        )
    ruled = [one for one in examples if one.by_rule]
    right = sum(VERDICTS[one.verdict] == one.by_rule for one in ruled)
    yield f"rules: {len(ruled)} verdicts, {right} right ({right / max(1, len(ruled)):.1%})"


if __name__ == "__main__":
    sys.exit(main())
