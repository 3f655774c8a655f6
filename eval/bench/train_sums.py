"""``python -m eval.bench.train_sums``: fits the model that says which sum a question asks for.

Softmax over the sums that a question's numbers allow and "none of them", by small networks. Prints
how often the likeliest result is right and wrong on the lines of five folds, by document, that the
networks had not seen.
"""

import argparse
import sys
import zlib
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from assistant.calculation.program_features import NAMES, Floats
from assistant.calculation.program_model import PARTS, WEIGHTS, ProgramModel
from eval.bench.sum_examples import SumExample, sum_examples
from eval.progress import Steps

_FITS = 5  # networks whose mean is the model
_FOLDS = 5
_UNITS = 64
_DROPPED = 0.3  # of the hidden units, while they are fitted
_EPOCHS = 20
_BATCH = 32
_RATE = 3e-3
_DECAY = 0.1
_LEAST_SCALE = 0.05
_SURE = (0.4, 0.5, 0.55, 0.6, 0.7)


def build_parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.train_sums", description=__doc__)
    parser.add_argument(
        "--set",
        nargs="+",
        action="append",
        required=True,
        metavar=("INDEX", "FILE"),
        dest="sets",
        help="an index and the question sets that are asked of it",
    )
    parser.add_argument("--seed", type=int, default=0)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, print and write the weights."""
    args = build_parser().parse_args(argv)
    examples = [
        example
        for index, *files in args.sets
        for example in sum_examples(Path(index), [Path(name) for name in files])
    ]
    folds = [zlib.crc32(example.group.encode()) % _FOLDS for example in examples]
    unseen: dict[int, Floats] = {}
    for fold in range(_FOLDS):
        others = [one for one, place in zip(examples, folds, strict=True) if place != fold]
        model = fit(others, seed=args.seed, name=f"fold {fold + 1}")
        for place in (place for place, held in enumerate(folds) if held == fold):
            unseen[place] = model.probabilities(examples[place].table)
    for least in _SURE:
        right, wrong, needless = _count(examples, unseen, least)
        print(f"from {least}: {right} right, {wrong} wrong, {needless} where none was asked for")
    fit(examples, seed=args.seed, name="all").save(WEIGHTS)
    print(f"{WEIGHTS}: fitted to {len(examples)} questions", file=sys.stderr)
    return 0


def _count(
    examples: Sequence[SumExample], unseen: dict[int, Floats], least: float
) -> tuple[int, int, int]:
    right = wrong = needless = 0
    for place, example in enumerate(examples):
        results: dict[str, float] = defaultdict(float)
        true = {r for r, ok in zip(example.results, example.is_right[:-1], strict=True) if ok}
        for result, likely in zip(example.results, unseen[place][:-1].tolist(), strict=True):
            results[result] += likely
        best = max(results, key=results.__getitem__)
        if results[best] >= least:
            right += best in true
            wrong += best not in true
            needless += best not in true and not example.is_computed
    return right, wrong, needless


class Network(nn.Module):
    """One network; its forward pass is the one that ``program_model`` states."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(len(NAMES), 1, bias=False)
        nn.init.zeros_(self.linear.weight)
        self.hidden, self.out = nn.Linear(len(NAMES), _UNITS), nn.Linear(_UNITS, 1, bias=False)
        self.dropped = nn.Dropout(_DROPPED)

    def forward(self, x: Tensor) -> Tensor:
        """Scores, shape (n_rows,)."""
        units = self.dropped(functional.relu(self.hidden(x)))
        scores: Tensor = self.linear(x) + self.out(units)
        return scores.squeeze(-1)

    def parts(self) -> dict[str, Floats]:
        """Its weights by the names that ``program_model`` has for them."""
        held = (self.linear.weight[0], self.hidden.weight.T, self.hidden.bias, self.out.weight[0])
        arrays = (np.asarray(one.detach().numpy(), np.float32) for one in held)
        return dict(zip(PARTS, arrays, strict=True))


def fit(examples: Sequence[SumExample], *, seed: int, name: str) -> ProgramModel:
    """The mean of networks that make the right sums likely, by AdamW."""
    rows = np.concatenate([example.table for example in examples])
    mean = rows.mean(axis=0).astype(np.float32)
    scale = (rows.std(axis=0) + _LEAST_SCALE).astype(np.float32)
    tables = [torch.from_numpy((example.table - mean) / scale) for example in examples]
    rights = [torch.from_numpy(example.is_right) for example in examples]
    parts = []
    with Steps() as bar:
        for order in range(_FITS):
            show = partial(bar.show, f"{name}, network {order + 1}")
            parts.append(_fit_one(tables, rights, seed + order, show).parts())
    stacked = {part: np.stack([one[part] for one in parts]) for part in PARTS}
    return ProgramModel(mean, scale, stacked)


def _fit_one(
    tables: Sequence[Tensor], rights: Sequence[Tensor], seed: int, show: partial[None]
) -> Network:
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    network = Network().train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    batches = -(-len(tables) // _BATCH)
    total, step = batches * _EPOCHS, 0
    for _ in range(_EPOCHS):
        for some in np.array_split(generator.permutation(len(tables)), batches):
            for group in optimizer.param_groups:
                group["lr"] = _RATE * (1 - step / (total + 1))
            scores = network(torch.cat([tables[one] for one in some]))
            loss = torch.zeros(())
            pieces = torch.split(scores, [len(tables[one]) for one in some])
            for one, piece in zip(some, pieces, strict=True):
                loss = loss + torch.logsumexp(piece, 0) - torch.logsumexp(piece[rights[one]], 0)
            optimizer.zero_grad()
            (loss / len(some)).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            step += 1
            show(step, total=total)
    return network.eval()


if __name__ == "__main__":
    sys.exit(main())
