"""Tuning an encoder on people's questions and the sentences of documents that answer them.

Contrastive, as ``encoder`` is: a question's sentence against the sentences of its own document that
are nearest to the question and do not answer it, and against those of the batch's other questions.
Every row is ``start @ turn + own``, so that terms that were never met move along. Sentence pairs
keep what the encoder knows of likeness, and so does the mean of the model before and after
(Wortsman et al., "Robust fine-tuning of zero-shot models", 2022).
"""

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from corpus.cleaning import clean_question
from corpus.errors import EncoderError
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from index.analyzer import Analyzer
from index.opening import OpenIndex
from index.reading import ChunkReader
from index.static_model import Floats, StaticModel, quantize
from index.thesaurus_lines import thesaurus_lines
from index.training.card import write_tuning
from index.training.encoder import cosent_loss
from index.training.examples import ExampleReader, SentencePair, Source, Tell, Terms

_EPOCHS = 6
_BATCH = 64
_NEAREST = 24  # sentences of a document that are kept as misleading, by the vectors at the start
_MISLEADING = 7  # of those, in a batch
_SCALE = 18.0  # of cosines
_RATES = {"own": 2e-3, "weights": 2e-3, "turn": 5e-4}
_LAST_RATE = 0.05  # of the first
_KEPT = 0.25  # of the model at the start, in the mean of both
_PAIR_SHARE, _PAIR_BATCH = 2.0, 192
_GENERAL = 6_000  # questions of SQuAD's files that are asked beside the documents' own


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the sentences it is asked of, by their terms."""

    question: Terms
    answers: tuple[int, ...]  # places in ``sentences`` of those that answer
    sentences: Sequence[Terms]


class RowModel(torch.nn.Module):
    """A static model whose rows and weights are trained."""

    def __init__(self, model: StaticModel) -> None:
        super().__init__()
        self.model = model
        self._numbers = {term: number for number, term in enumerate(model.terms)}
        table = model.table.astype(np.float32) * model.scales[:, None]
        self.start = torch.from_numpy(table)
        self.turn = torch.nn.Parameter(torch.eye(model.dim))
        self.own = torch.nn.Embedding(len(table), model.dim, sparse=True)
        torch.nn.init.zeros_(self.own.weight)
        logarithms = np.log(np.maximum(model.weights, 1e-4)).astype(np.float32)
        self.start_weights = torch.from_numpy(logarithms)
        self.weights = torch.nn.Parameter(self.start_weights.clone())
        self.rows = torch.from_numpy(model.rows.astype(np.int64))
        self.common = torch.from_numpy(model.common.astype(np.float32))

    def forward(self, texts: Sequence[Terms], *, is_question: bool) -> torch.Tensor:
        """The vectors of texts, as ``StaticModel.encode`` makes them."""
        places: list[int] = []
        shares: list[float] = []
        starts = []
        for text in texts:
            starts.append(len(places))
            for term in text:
                number = self._numbers.get(term)
                known = [number] if number is not None else self._characters(term)
                places.extend(known)
                shares.extend([1.0 if number is not None else 1 / len(term)] * len(known))
        numbers, firsts = torch.tensor(places, dtype=torch.long), torch.tensor(starts)
        weight = torch.exp(self.weights[0 if is_question else 1][numbers]) * torch.tensor(shares)
        rows = self.rows[numbers]
        started = functional.embedding_bag(
            rows, self.start, firsts, mode="sum", per_sample_weights=weight
        )
        own = functional.embedding_bag(
            rows, self.own.weight, firsts, mode="sum", per_sample_weights=weight, sparse=True
        )
        vectors = functional.normalize(started @ self.turn + own, dim=1)
        return functional.normalize(vectors - self.common, dim=1)

    def _characters(self, term: str) -> list[int]:
        return [self._numbers[char] for char in term if char in self._numbers]

    def packed(self) -> StaticModel:
        """The model as it ships: the mean of what it was and what it became."""
        with torch.no_grad():
            became = self.start @ self.turn + self.own.weight
            table = torch.lerp(became, self.start, _KEPT).numpy()
            logarithms = torch.lerp(self.weights, self.start_weights, _KEPT).numpy()
            weights = np.exp(logarithms).astype(np.float16).astype(np.float32)
        integers, scales = quantize(table)
        model = self.model
        return StaticModel(model.terms, model.rows, integers, scales, weights, model.common)


def tune_encoder(
    start: Path,
    index: OpenIndex,
    questions: Sequence[Path],
    data: Path,
    out: Path,
    *,
    thesaurus: Path | None,
    seed: int,
    tell: Tell,
) -> None:
    """Tune the model in ``start`` and write it to ``out``, beside a card.

    Args:
        start: What ``train_encoder`` or this function wrote.
        index: The documents that the questions are about.
        questions: Question sets; lines about other documents are left out.
        data: The training data; its SQuAD files and sentence pairs are read.
        out: A folder; may be ``start``.
        thesaurus: Lines of words that mean nearly the same, or ``said > meant``.
        seed: Of the drawing.
        tell: Told how far it is.

    Raises:
        EncoderError: If the model or the data are missing, or no question is about the documents.
    """
    began = time.monotonic()
    # One thread adds in one order: the same seed gives the same model.
    torch.set_num_threads(1)
    model = StaticModel.load(start)
    asked = list(questions_asked(index, questions))
    if not asked:
        names = ", ".join(map(str, questions))
        raise EncoderError(
            f"{names}: found no line tagged tune about a document of {index.directory}, wanted "
            "questions with citation_contains; index their documents first"
        )
    words = list(words_asked(thesaurus)) if thesaurus else []
    reader = ExampleReader(data, Analyzer(shared_morphology()))
    rng = random.Random(seed)
    general = [one for source in reader.squad() for one in _of_source(source)]
    general = rng.sample(general, min(_GENERAL, len(general)))
    pairs = reader.sentence_pairs()
    rows = RowModel(model)
    _tune(rows, [*asked, *words, *general], pairs, rng, tell)
    tuned = rows.packed()
    tuned.save(out)
    examples = {
        "questions": len(asked),
        "words": len(words),
        "jaquad_train": len(general),
        "sentence pairs": len(pairs),
    }
    write_tuning(start, out, examples, seed, time.monotonic() - began)


def _tune(
    rows: RowModel,
    asked: Sequence[Asked],
    pairs: Sequence[SentencePair],
    rng: random.Random,
    tell: Tell,
) -> None:
    misleading = _misleading(rows.model, asked)
    optimizers = [
        torch.optim.SparseAdam([rows.own.weight], lr=_RATES["own"]),
        torch.optim.Adam([rows.weights], lr=_RATES["weights"]),
        torch.optim.Adam([rows.turn], lr=_RATES["turn"]),
    ]
    rates = [optimizer.param_groups[0]["lr"] for optimizer in optimizers]
    order = list(range(len(asked)))
    batches = -(-len(order) // _BATCH)
    began = time.monotonic()
    for epoch in range(_EPOCHS):
        rng.shuffle(order)
        total = 0.0
        for number in range(batches):
            factor = max(_LAST_RATE, 1 - (epoch * batches + number + 1) / (_EPOCHS * batches))
            for optimizer, rate in zip(optimizers, rates, strict=True):
                optimizer.param_groups[0]["lr"] = rate * factor
            chosen = order[number * _BATCH : (number + 1) * _BATCH]
            loss = _loss(rows, [(asked[place], misleading[place]) for place in chosen], rng)
            if pairs:
                sample = rng.sample(pairs, min(_PAIR_BATCH, len(pairs)))
                loss = loss + _PAIR_SHARE * _pair_loss(rows, sample)
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            for optimizer in optimizers:
                optimizer.step()
            total += loss.item()
        seconds = time.monotonic() - began
        tell(f"epoch {epoch + 1} of {_EPOCHS}, loss {total / batches:.3f}, {seconds:.0f} s")


def _pair_loss(rows: RowModel, pairs: Sequence[SentencePair]) -> torch.Tensor:
    first = rows([pair.first for pair in pairs], is_question=False)
    second = rows([pair.second for pair in pairs], is_question=False)
    return cosent_loss(first, second, torch.tensor([pair.similarity for pair in pairs]))


def _loss(
    rows: RowModel, batch: Sequence[tuple[Asked, Sequence[int]]], rng: random.Random
) -> torch.Tensor:
    right: list[Terms] = []
    wrong: list[Terms] = []
    for one, misleading in batch:
        right.append(one.sentences[rng.choice(one.answers)])
        chosen = rng.sample(misleading, min(_MISLEADING, len(misleading)))
        wrong.extend(one.sentences[place] for place in chosen)
    questions = rows([one.question for one, _ in batch], is_question=True)
    sentences = rows([*right, *wrong], is_question=False)
    return functional.cross_entropy(
        questions @ sentences.T * _SCALE, torch.arange(len(batch), dtype=torch.long)
    )


def _misleading(model: StaticModel, everything: Sequence[Asked]) -> list[list[int]]:
    """For each question, the sentences nearest to it that do not answer."""
    found = []
    held: dict[int, Floats] = {}
    for one in everything:
        key = id(one.sentences)
        if key not in held:
            held[key] = model.encode(one.sentences, is_question=False)
        near = held[key] @ model.encode([one.question], is_question=True)[0]
        order = [int(place) for place in np.argsort(-near, kind="stable")]
        found.append([place for place in order if place not in one.answers][:_NEAREST])
    return found


def _of_source(source: Source) -> Iterator[Asked]:
    for example in source.examples:
        passage = source.passages[example.passage]
        if passage.best is not None and example.question and passage.sentences[passage.best]:
            sentences = tuple((*passage.heading, *terms) for terms in passage.sentences)
            yield Asked(example.question, (passage.best,), sentences)


def questions_asked(index: OpenIndex, files: Sequence[Path]) -> Iterator[Asked]:
    """The lines of question sets that are tagged ``tune`` and want a sentence cited.

    Sentences are read under their headings, as the index encodes them.
    """
    analyzer = Analyzer(shared_morphology())
    texts, terms = _sentences_of(index, ChunkReader(analyzer))
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            documents = record.get("documents", ())
            if "tune" not in record["tags"] or len(record["turns"]) > 1 or len(documents) != 1:
                continue
            held = texts.get(documents[0], [])
            groups = record["expect"].get("citation_contains", ())
            wanted = [_bare(anchor) for group in groups for anchor in group]
            answers = [place for place, text in enumerate(held) if any(w in text for w in wanted)]
            question = tuple(analyzer.text_terms(normalize(clean_question(record["turns"][0]))))
            if answers and question:
                yield Asked(question, tuple(answers), terms[documents[0]])


def _sentences_of(
    index: OpenIndex, reader: ChunkReader
) -> tuple[dict[str, list[str]], dict[str, list[Terms]]]:
    """Of each document its sentences, without white space, and their terms."""
    texts: dict[str, list[str]] = {doc_id: [] for doc_id in index.documents}
    terms: dict[str, list[Terms]] = {doc_id: [] for doc_id in index.documents}
    for chunk in index.chunks.values():
        document = index.documents[chunk.doc_id]
        for read in reader.read_document(document, [chunk]):
            texts[chunk.doc_id].extend(_bare(span.of(document.text)) for span in read.sentences)
            terms[chunk.doc_id].extend((*read.heading_terms, *found) for found in read.terms)
    return texts, terms


def words_asked(thesaurus: Path) -> Iterator[Asked]:
    """Each word that is said, with the words that it may mean."""
    analyzer = Analyzer(shared_morphology())
    for line in thesaurus_lines(thesaurus.read_text(encoding="utf-8").splitlines()):
        said, meant = (line.said, line.meant) if line.meant else (line.said[:1], line.said[1:])
        known = tuple(filter(None, (tuple(analyzer.text_terms(word)) for word in meant)))
        for word in said:
            question = tuple(analyzer.text_terms(word))
            if question and known:
                yield Asked(question, tuple(range(len(known))), known)


def _bare(text: str) -> str:
    return "".join(normalize(text).split())
