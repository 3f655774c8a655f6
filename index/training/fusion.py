"""Fitting the weights of recipe.toml's [fusion]: ``python -m index.training.fusion``.

Listwise: the softmax over a question's candidates should put its weight on the relevant ones,
shared by their grades (ListNet). Development sets give their half A alone: questions whose id's
SHA-256 begins with an even hexadecimal digit. Training sets give all.
"""

import argparse
import gzip
import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from corpus.offline import set_offline
from index.assembly import retriever_of_rows
from index.reading import Row
from index.training.halves import is_in_half_a

# What is fitted: more features, and more of the interactions, did no better on other folds of
# half A. The heading counts through "asked", coverage through "body" and "meant".
FITTED = (
    "body",
    "strings",
    "sentence",
    "similarity",
    "meant",
    "asked",
    "length",
    "strings_spoken",
)
MAX_QUESTIONS = 3000  # of one set: all of a development set's half
_CANDIDATES = 60  # of a question: the best by body, similarity and meant, and the relevant ones
_DECAY = 3e-3  # of the squared weights, each in standard deviations of its feature
_ROUNDS = 60

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RankingSet:
    """Rows to find, questions, and what is relevant to each."""

    rows: tuple[Row, ...]
    questions: Mapping[str, str]
    grades: Mapping[str, Mapping[str, int]]  # of each question's relevant rows, from 1
    weight: float  # of the set's mean loss


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's candidates."""

    features: Floats  # shape (n_candidates, n_features)
    target: Floats  # shape (n_candidates,), sum 1
    weight: float


def read_beir(folder: Path, weight: float) -> RankingSet:
    """A folder with BEIR's files."""
    corpus = _json_lines(folder / "corpus.jsonl")
    queries = _json_lines(folder / "queries.jsonl")
    grades: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines()[1:]:
        query, unit, grade = line.split("\t")
        if int(grade) > 0:
            grades.setdefault(query, {})[unit] = int(grade)
    return RankingSet(
        tuple(Row(row["_id"], row.get("title", ""), row["text"]) for row in corpus),
        {query["_id"]: query["text"] for query in queries},
        grades,
        weight,
    )


def _json_lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_squad(path: Path, weight: float) -> RankingSet:
    """A SQuAD file; JSQuAD's ``title [SEP] text`` is taken apart."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        articles = json.load(file)["data"]
    rows: list[Row] = []
    questions: dict[str, str] = {}
    grades: dict[str, dict[str, int]] = {}
    for article in articles:
        for paragraph in article["paragraphs"]:
            head, separator, text = paragraph["context"].partition(" [SEP] ")
            row = Row(str(len(rows)), head if separator else article["title"], text or head)
            rows.append(row)
            for qa in paragraph["qas"]:
                questions[qa["id"]] = qa["question"]
                grades[qa["id"]] = {row.row_id: 1}
    return RankingSet(tuple(rows), questions, grades, weight)


def judge(ranking: RankingSet, keep: Sequence[str]) -> list[Judged]:
    """The candidates of the questions ``keep``, those without a relevant candidate left out."""
    retriever = retriever_of_rows(ranking.rows)
    ids = retriever.chunks.chunk_ids
    found = []
    for question in keep:
        candidates = retriever.candidates(ranking.questions[question])
        features = np.array([candidates.features[name] for name in FITTED], np.float64).T
        grades = ranking.grades[question]
        target = np.array([grades.get(ids[row], 0) for row in candidates.rows], np.float64)
        if not target.any():
            continue
        ease = sum(candidates.features[name] for name in ("body", "similarity", "meant"))
        chosen = np.union1d(np.argsort(-ease, kind="stable")[:_CANDIDATES], np.flatnonzero(target))
        found.append(Judged(features[chosen], target[chosen] / target.sum(), 0.0))
    share = ranking.weight / max(1, len(found))
    return [Judged(each.features, each.target, share) for each in found]


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """The weights that make the mean loss least."""
    features = torch.from_numpy(np.concatenate([each.features for each in judged]))
    target = torch.from_numpy(np.concatenate([each.target for each in judged]))
    counts = torch.tensor([len(each.target) for each in judged])
    owner = torch.repeat_interleave(torch.arange(len(judged)), counts)
    share = torch.tensor([each.weight for each in judged], dtype=torch.float64)[owner]
    spread = features.std(0) + 1e-9
    features = features / spread
    weights = torch.ones(len(FITTED), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=_ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = features @ weights
        sums = torch.zeros(len(judged), dtype=torch.float64)
        sums = sums.index_add(0, owner, torch.exp(scores))
        logarithms = scores - torch.log(sums)[owner]
        total = -(share * target * logarithms).sum() + _DECAY * (weights**2).sum()
        total.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    fitted = (weights.detach() / spread).tolist()
    return dict(zip(FITTED, fitted, strict=True))


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m index.training.fusion", description=__doc__)
    parser.add_argument("--train", type=Path, action="append", default=[], metavar="SQUAD")
    parser.add_argument("--dev", type=Path, action="append", default=[], metavar="SQUAD_OR_BEIR")
    parser.add_argument("--weights", default="", help="of the sets in order, train first: 0.5,1,2")
    parser.add_argument("--seed", type=int, default=0)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Print the section of the recipe."""
    args = build_parser().parse_args(argv)
    set_offline()
    rng = random.Random(args.seed)
    paths = [*args.train, *args.dev]
    weights = [float(part) for part in args.weights.split(",") if part] or [1.0] * len(paths)
    judged: list[Judged] = []
    for path, weight in zip(paths, weights, strict=True):
        ranking = read_beir(path, weight) if path.is_dir() else read_squad(path, weight)
        keep = [each for each in ranking.questions if each in ranking.grades]
        if path in args.dev:
            keep = [each for each in keep if is_in_half_a(each)]
        keep = rng.sample(keep, min(MAX_QUESTIONS, len(keep)))
        judged.extend(judge(ranking, keep))
        print(f"{path}: {len(keep)} questions", file=sys.stderr)
    print("[fusion]")
    for name, value in fit(judged).items():
        print(f"{name} = {value:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
