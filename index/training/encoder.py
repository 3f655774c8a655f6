"""Training the built-in encoder: terms' vectors and weights, from data given by path.

Contrastive: a question's passage against those of the other questions in the batch, and against
what our own BM25 puts first wrongly. Sentence pairs are ranked by how alike people found them
(CoSENT). Every vector is ``start @ turn + own``: the turn is learned from all terms and moves those
that were never met along; what a term learns by itself is kept for the frequent ones only.
"""

import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from corpus.morphology import shared_morphology
from index.analyzer import Analyzer
from index.static_model import Floats, StaticModel, quantize
from index.training.batches import Batch, BatchMaker, numbered
from index.training.card import write_card
from index.training.examples import ExampleReader, SentencePair, Tell
from index.training.ginza import load_word_vectors
from index.training.vocabulary import Vocabulary, make_vocabulary

DIM = 256  # with 50,000 rows of int8, 13 of the 16 MB that the model may weigh
STEPS = 500
OWN_ROW_COUNT = 20  # a term met less often is no better for a vector of its own
_TEMPERATURE = 0.06
_RATES = {"own": 7e-4, "weights": 2e-2, "turn": 3e-4}
_WARM_UP = 50  # steps
_LAST_RATE = 0.02  # of the first
_BACKWARD_SHARE = 0.3  # of the loss of finding the question for a passage
_PAIR_SHARE = 0.4  # of the loss over sentence pairs
_PAIR_BATCH = 384
_PAIR_SCALE = 20.0  # Su, 2022: CoSENT's


class TermModel(torch.nn.Module):
    """What is trained: of each term a vector and two weights, and what all texts share."""

    def __init__(self, vocabulary: Vocabulary, dim: int, seed: int) -> None:
        super().__init__()
        torch.manual_seed(seed)
        count = len(vocabulary.terms)
        self.start = torch.from_numpy(vocabulary.vectors)
        axes = np.linalg.svd(vocabulary.vectors.T @ vocabulary.vectors)[0]
        self.turn = torch.nn.Parameter(torch.from_numpy(axes[:, :dim].copy()))
        self.own = torch.nn.Embedding(count, dim, sparse=True)
        torch.nn.init.zeros_(self.own.weight)
        logarithms = torch.log(torch.from_numpy(vocabulary.weights))[:, None]
        self.question_weights = torch.nn.Embedding(count, 1, sparse=True)
        self.document_weights = torch.nn.Embedding(count, 1, sparse=True)
        with torch.no_grad():
            self.question_weights.weight.copy_(logarithms)
            self.document_weights.weight.copy_(logarithms)
        self.common = torch.nn.Parameter(torch.zeros(dim))

    def forward(self, texts: Sequence[Sequence[int]], *, is_question: bool) -> torch.Tensor:
        """The vectors of texts, as ``StaticModel.encode`` makes them."""
        lengths = torch.tensor([0, *map(len, texts)], dtype=torch.long)
        numbers = torch.tensor([number for text in texts for number in text], dtype=torch.long)
        starts = torch.cumsum(lengths, 0)[:-1]
        weights = self.question_weights if is_question else self.document_weights
        weight = torch.exp(weights(numbers)).squeeze(1)
        started = functional.embedding_bag(
            numbers, self.start, starts, mode="sum", per_sample_weights=weight
        )
        own = functional.embedding_bag(
            numbers, self.own.weight, starts, mode="sum", per_sample_weights=weight, sparse=True
        )
        vectors = functional.normalize(started @ self.turn + own, dim=1)
        return functional.normalize(vectors - self.common, dim=1)


def train_encoder(folder: Path, out: Path, *, seed: int, tell: Tell) -> None:
    """Train on the data in ``folder`` and write a model that ``SentenceTransformer`` loads.

    Raises:
        EncoderError: If the data or the word vectors to start from are missing.
    """
    began = time.monotonic()
    # One thread adds in one order: the same seed gives the same model.
    torch.set_num_threads(1)
    analyzer = Analyzer(shared_morphology())
    words = load_word_vectors()
    reader = ExampleReader(folder, analyzer)
    sources = reader.sources(tell)
    pairs = reader.sentence_pairs()
    synonyms = reader.synonyms()
    vocabulary = make_vocabulary(reader.counts, reader.spellings, words, analyzer)
    tell(f"{len(vocabulary.terms)} terms; data read in {time.monotonic() - began:.0f} s")
    numbers = vocabulary.numbers()
    batches = BatchMaker(sources, synonyms, numbers, random.Random(seed))
    model = TermModel(vocabulary, DIM, seed)
    _train(model, batches, pairs, numbers, random.Random(seed + 1), tell)
    static = pack(model, vocabulary)
    static.save(out)
    examples = {source.name: len(source.examples) for source in sources}
    seconds = time.monotonic() - began
    write_card(out, static, {**examples, "sentence pairs": len(pairs)}, seed, seconds)
    tell(f"wrote {out} in {seconds:.0f} s")


def _train(
    model: TermModel,
    batches: BatchMaker,
    pairs: Sequence[SentencePair],
    numbers: dict[str, int],
    rng: random.Random,
    tell: Tell,
) -> None:
    scored = [
        (numbered(pair.first, numbers), numbered(pair.second, numbers), pair.similarity)
        for pair in pairs
    ]
    optimizers = [
        torch.optim.SparseAdam([model.own.weight], lr=_RATES["own"]),
        torch.optim.SparseAdam(
            [model.question_weights.weight, model.document_weights.weight], lr=_RATES["weights"]
        ),
        torch.optim.Adam([model.turn, model.common], lr=_RATES["turn"]),
    ]
    rates = [optimizer.param_groups[0]["lr"] for optimizer in optimizers]
    began = time.monotonic()
    for step in range(1, STEPS + 1):
        factor = min(1.0, step / _WARM_UP) * max(_LAST_RATE, 1 - step / STEPS)
        for optimizer, rate in zip(optimizers, rates, strict=True):
            optimizer.param_groups[0]["lr"] = rate * factor
        loss = _contrastive_loss(model, batches.next_batch())
        if scored:
            sample = rng.sample(scored, min(_PAIR_BATCH, len(scored)))
            first, second = (
                model([pair[side] for pair in sample], is_question=False) for side in (0, 1)
            )
            judgements = torch.tensor([pair[2] for pair in sample])
            loss = loss + _PAIR_SHARE * cosent_loss(first, second, judgements)
        for optimizer in optimizers:
            optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        for optimizer in optimizers:
            optimizer.step()
        if step % 50 == 0:
            seconds = time.monotonic() - began
            tell(f"step {step} of {STEPS}, loss {loss.item():.3f}, {seconds:.0f} s")


def _contrastive_loss(model: TermModel, batch: Batch) -> torch.Tensor:
    questions = model(batch.questions, is_question=not batch.is_symmetric)
    passages = model([*batch.passages, *batch.others], is_question=False)
    scores = questions @ passages.T / _TEMPERATURE
    own = torch.arange(len(batch.questions))
    back = functional.cross_entropy(scores[:, : len(own)].T, own)
    return functional.cross_entropy(scores, own) + _BACKWARD_SHARE * back


def cosent_loss(first: torch.Tensor, second: torch.Tensor, judged: torch.Tensor) -> torch.Tensor:
    """How far the order of pairs by cosine is from the order that people gave them.

    Args:
        first: Unit vectors of the pairs' first sentences, shape (n_pairs, dim).
        second: Of their second sentences.
        judged: How alike each pair is, shape (n_pairs,).
    """
    cosines = (first * second).sum(1) * _PAIR_SCALE
    is_less = judged[:, None] < judged[None, :]
    wrong = (cosines[:, None] - cosines[None, :])[is_less]
    return torch.logsumexp(torch.cat([torch.zeros(1), wrong]), 0)


def pack(model: TermModel, vocabulary: Vocabulary) -> StaticModel:
    """The trained model as it ships: int8, terms that were hardly met sharing their start's row."""
    with torch.no_grad():
        vectors = (model.start @ model.turn + model.own.weight).numpy()
        started = (model.start @ model.turn).numpy()
        both = (model.question_weights.weight, model.document_weights.weight)
        weights = np.stack([torch.exp(each).squeeze(1).numpy() for each in both])
        common = model.common.detach().numpy().copy()
    rows = np.zeros(len(vocabulary.terms), np.int32)
    table: list[Floats] = []
    shared: dict[bytes, int] = {}
    for number, count in enumerate(vocabulary.counts):
        if count >= OWN_ROW_COUNT:
            rows[number] = len(table)
            table.append(vectors[number])
            continue
        key = vocabulary.vectors[number].tobytes()
        if key not in shared:
            shared[key] = len(table)
            table.append(started[number])
        rows[number] = shared[key]
    integers, scales = quantize(np.array(table, np.float32))
    half = weights.astype(np.float16).astype(np.float32)
    return StaticModel(list(vocabulary.terms), rows, integers, scales, half, common)
