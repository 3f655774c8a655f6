"""A network of the sentence model, as it is fitted; ``assistant.support.network`` reads it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from assistant.support.features import NAMES
from assistant.support.matches import MEETINGS, TERM_FEATURES
from assistant.support.network import LEAST_WEIGHT, LIKENESS
from eval.bench.sentence_examples import Example, Label, Setting

_LEMMAS = 4_000  # that have embeddings
_SENTENCES_COUNTED = 4  # of an example, when lemmas are counted
_TERM_UNITS = 8
_GATE_UNITS = 16
_MET_UNITS = 16
_WORD_UNITS = 32
_UNITS = 32
_DROPPED = 0.4  # of what is pooled and compared, while it is fitted
_EPOCHS = 4
_BATCH = 64
_RATE = 2e-3
_DECAY = 2e-2
_NEVER = -1e9
_SPREAD = 0.1  # of new embeddings

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Standard:
    """What features are made comparable by."""

    mean: Floats
    scale: Floats

    @classmethod
    def of(cls, examples: Iterable[Example]) -> "Standard":
        """Of the sentences of all examples."""
        rows = np.concatenate([example.seen.table for example in examples]).astype(np.float64)
        scale = rows.std(axis=0) + 1e-2
        return cls(rows.mean(axis=0).astype(np.float32), scale.astype(np.float32))


def vocabulary(examples: Sequence[Example]) -> dict[str, int]:
    """The lemmas that are said most, numbered from 1."""
    counts: Counter[str] = Counter()
    for example in examples:
        counts.update(example.seen.matches.question)
        for sentence in example.seen.matches.sentences[:_SENTENCES_COUNTED]:
            counts.update(sentence)
    return {lemma: n for n, (lemma, _) in enumerate(counts.most_common(_LEMMAS - 1), start=1)}


class Network(nn.Module):
    """One network; its forward pass is the one that ``assistant.support.network`` states."""

    def __init__(self) -> None:
        super().__init__()
        features, terms = len(NAMES), len(TERM_FEATURES) + _TERM_UNITS
        width = features + 2 * _MET_UNITS + _WORD_UNITS
        self.linear = nn.Linear(width, 1)
        nn.init.zeros_(self.linear.weight[:, :features])
        self.term = nn.Embedding(_LEMMAS, _TERM_UNITS, padding_idx=0)
        self.gate_in, self.gate_out = nn.Linear(terms, _GATE_UNITS), nn.Linear(_GATE_UNITS, 1)
        self.met_in = nn.Linear(len(MEETINGS) + terms, _MET_UNITS)
        self.met_out = nn.Linear(_MET_UNITS, _MET_UNITS)
        self.question = nn.Embedding(_LEMMAS, _WORD_UNITS, padding_idx=0)
        self.sentence = nn.Embedding(_LEMMAS, _WORD_UNITS, padding_idx=0)
        with torch.no_grad():
            for words in (self.question, self.sentence):
                words.weight.normal_(0, _SPREAD)
                words.weight[0] = 0
        self.dropped = nn.Dropout(_DROPPED)
        self.hidden, self.out = nn.Linear(width, _UNITS), nn.Linear(_UNITS, 1, bias=False)

    def forward(self, batch: "Batch") -> Tensor:
        """Scores, shape (n_examples, n_places)."""
        terms = torch.cat([batch.terms, self.term(batch.lemmas)], -1)
        gate = functional.softplus(self.gate_out(functional.relu(self.gate_in(terms)))).squeeze(-1)
        gate = gate * batch.weights.clamp(min=LEAST_WEIGHT) * batch.is_term
        kinds = len(MEETINGS)
        of_meeting, of_term = self.met_in.weight[:, :kinds], self.met_in.weight[:, kinds:]
        inner = functional.linear(batch.meetings, of_meeting)
        inner = inner + functional.linear(terms, of_term, self.met_in.bias)[:, None]
        met = functional.relu(self.met_out(functional.relu(inner)))
        met = met * batch.is_term[:, None, :, None]
        share = gate / (gate.sum(-1, keepdim=True) + 1e-6)
        part = gate / (gate.max(-1, keepdim=True).values + 1e-6)
        mean = (met * share[:, None, :, None]).sum(2)
        largest = (met * part[:, None, :, None]).max(2).values
        asked = torch.tanh(_summed(self.question, batch.question))[:, None]
        alike = asked * torch.tanh(_summed(self.sentence, batch.sentences)) * LIKENESS
        rows = torch.cat([batch.table, *map(self.dropped, (mean, largest, alike))], -1)
        scores: Tensor = self.linear(rows) + self.out(functional.relu(self.hidden(rows)))
        return scores.squeeze(-1)

    def parts(self) -> dict[str, Floats]:
        """Its weights by the names that ``assistant.support.network`` has for them."""

        def of(value: Tensor) -> Floats:
            return np.asarray(value.detach().numpy(), np.float32)

        return {
            "linear": of(self.linear.weight[0]),
            "bias": of(self.linear.bias[0]),
            "term": of(self.term.weight),
            "gate_in": of(self.gate_in.weight.T),
            "gate_in_bias": of(self.gate_in.bias),
            "gate_out": of(self.gate_out.weight[0]),
            "gate_out_bias": of(self.gate_out.bias[0]),
            "met_in": of(self.met_in.weight.T),
            "met_in_bias": of(self.met_in.bias),
            "met_out": of(self.met_out.weight.T),
            "met_out_bias": of(self.met_out.bias),
            "question": of(self.question.weight),
            "sentence": of(self.sentence.weight),
            "hidden": of(self.hidden.weight.T),
            "hidden_bias": of(self.hidden.bias),
            "out": of(self.out.weight[0]),
        }


def _summed(words: nn.Embedding, numbers: Tensor) -> Tensor:
    count = (numbers > 0).sum(-1, keepdim=True).clamp(min=1)
    total: Tensor = words(numbers).sum(-2) / count**0.5
    return total


@dataclass(frozen=True, slots=True)
class Batch:
    """Some examples, padded to the same sizes."""

    table: Tensor  # shape (n_examples, n_places, n_features)
    meetings: Tensor  # shape (n_examples, n_places, n_terms, n_meetings)
    terms: Tensor  # shape (n_examples, n_terms, n_term_features)
    weights: Tensor  # shape (n_examples, n_terms)
    is_term: Tensor
    lemmas: Tensor  # of the terms
    question: Tensor  # lemmas, shape (n_examples, n_words)
    sentences: Tensor  # lemmas, shape (n_examples, n_places, n_words)
    labels: Tensor  # shape (n_examples, n_places); padding is unknown
    can_be_none: Tensor  # shape (n_examples,)
    counts: Tensor  # an example counts as so many


def batch_of(examples: Sequence[Example], numbers: Mapping[str, int], standard: Standard) -> Batch:
    """Pad some examples."""
    all_matches = [example.seen.matches for example in examples]
    size = len(examples)
    places = max(len(example.labels) for example in examples)
    terms = max(1, *(len(matches.lemmas) for matches in all_matches))
    words = max(1, *(len(matches.question) for matches in all_matches))
    said = max(1, *(len(one) for matches in all_matches for one in matches.sentences))
    table = np.zeros((size, places, len(NAMES)), np.float32)
    meetings = np.zeros((size, places, terms, len(MEETINGS)), np.float32)
    features = np.zeros((size, terms, len(TERM_FEATURES)), np.float32)
    weights, is_term = np.zeros((2, size, terms), np.float32)
    lemmas, question = np.zeros((size, terms), np.int64), np.zeros((size, words), np.int64)
    sentences = np.zeros((size, places, said), np.int64)
    labels = np.full((size, places), Label.UNKNOWN.value, np.int64)
    for row, (example, matches) in enumerate(zip(examples, all_matches, strict=True)):
        count, held = len(example.labels), len(matches.lemmas)
        table[row, :count] = (example.seen.table - standard.mean) / standard.scale
        meetings[row, :count, :held] = matches.meetings
        features[row, :held] = matches.terms
        weights[row, :held], is_term[row, :held] = matches.weights, 1
        lemmas[row, :held] = [numbers.get(lemma, 0) for lemma in matches.lemmas]
        question[row, : len(matches.question)] = [numbers.get(one, 0) for one in matches.question]
        for place, sentence in enumerate(matches.sentences):
            sentences[row, place, : len(sentence)] = [numbers.get(one, 0) for one in sentence]
        labels[row, :count] = example.labels
    can_be_none = np.array([example.setting is not Setting.PARAGRAPH for example in examples])
    counts = np.array([example.weight for example in examples], np.float32)
    arrays = (table, meetings, features, weights, is_term, lemmas, question, sentences, labels)
    return Batch(*map(torch.from_numpy, (*arrays, can_be_none, counts)))


def loss_of(scores: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of the sentences that answer, "none of them" having the score 0."""
    scores = scores.masked_fill(batch.labels == Label.UNKNOWN.value, _NEVER)
    none = torch.where(batch.can_be_none, 0.0, _NEVER)[:, None]
    total = torch.logsumexp(torch.cat([scores, none], 1), 1)
    is_right = batch.labels == Label.YES.value
    right = torch.logsumexp(scores.masked_fill(~is_right, _NEVER), 1)
    wanted = torch.where(is_right.any(1), right, none[:, 0])
    return ((total - wanted) * batch.counts).sum() / batch.counts.sum()


def fit_network(
    examples: Sequence[Example],
    numbers: Mapping[str, int],
    standard: Standard,
    *,
    seed: int,
    on_step: Callable[[int], None] = lambda done: None,
) -> Network:
    """A network that makes the sentences that answer likely, by AdamW.

    Args:
        examples: What it learns from.
        numbers: Of lemmas.
        standard: Of features.
        seed: Of its first weights, and of the order.
        on_step: Called after each step, with how many are done.
    """
    torch.manual_seed(seed)
    generator = np.random.default_rng(seed)
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = step_count(len(examples))
    step = 0
    network.train()
    for _ in range(_EPOCHS):
        for some in np.array_split(generator.permutation(len(examples)), steps // _EPOCHS):
            batch = batch_of([examples[one] for one in some], numbers, standard)
            for group in optimizer.param_groups:
                group["lr"] = _RATE * (1 - step / (steps + 1))
            optimizer.zero_grad()
            loss_of(network(batch), batch).backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            step += 1
            on_step(step)
    return network.eval()


def step_count(examples: int) -> int:
    """How many steps a fit of so many examples takes."""
    return -(-examples // _BATCH) * _EPOCHS
