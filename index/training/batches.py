"""Examples -> batches: a question, a part of its passage, and parts of passages that mislead."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.analyzer import indexed_terms, question_terms
from index.lexical import FieldSettings, build_field
from index.training.examples import Passage, Source, Terms

SIZE = 512  # questions in a batch; each is told apart from all the others' passages
_MISLEADING = 6  # passages that BM25 puts first wrongly, kept for each question
# How often a batch is of each kind, by the beginning of the source's name.
_SHARES = {
    "jaquad": 4.0,
    "law_": 0.6,
    "prose headings": 1.5,
    "prose neighbours": 1.5,
    "joruri": 0.2,
    "lawqa": 0.05,
}
_SYNONYM_SHARE = 1.0
_HEADING_SHARE = 0.5  # of the passages, read under their heading
_FEW_SHARE = 0.25  # of the passages, read as three sentences
_WHOLE_SHARE = 0.25  # of the passages, read whole: what is about the answer counts too
_HIDDEN_SHARE = 0.5  # of the passages, read without half of the words that the question repeats:
_HIDE = 0.5  # ... BM25 finds those; vectors are for what is said in other words
_FORGET = 0.1  # of a question's words: none may be what alone the answer is found by
_SHORT_TERMS = 3  # a sentence of fewer terms says too little: the whole passage is read


@dataclass(frozen=True, slots=True)
class Batch:
    """Texts by their terms' numbers; passage i answers question i, the others answer none."""

    questions: list[list[int]]
    passages: list[list[int]]
    others: list[list[int]]
    is_symmetric: bool  # both sides are of one kind, and read with a document's weights


@dataclass(frozen=True, slots=True)
class _Numbered:
    heading: list[int]
    sentences: list[list[int]]
    best: int | None


class BatchMaker:
    """Draws batches; the same data and generator give the same ones."""

    def __init__(
        self,
        sources: Sequence[Source],
        synonyms: Sequence[Sequence[Terms]],
        numbers: Mapping[str, int],
        rng: random.Random,
    ) -> None:
        self._rng = rng
        self._questions: list[list[list[int]]] = []
        self._passages: list[list[_Numbered]] = []
        self._misleading: list[list[list[int]]] = []
        self._shares: list[float] = []
        for source in sources:
            examples = source.examples
            self._questions.append([numbered(each.question, numbers) for each in examples])
            self._passages.append(
                [_number(source.passages[each.passage], numbers) for each in examples]
            )
            is_asked = source.name.startswith("jaquad")
            self._misleading.append(_misleading(source) if is_asked else [[] for _ in examples])
            share = next((s for name, s in _SHARES.items() if source.name.startswith(name)), 0.5)
            self._shares.append(share)
        groups = [[numbered(word, numbers) for word in group] for group in synonyms]
        self._synonyms = [kept for group in groups if len(kept := list(filter(None, group))) > 1]
        if self._synonyms:
            self._shares.append(_SYNONYM_SHARE)

    def next_batch(self) -> Batch:
        """The next batch, of one source: those of its kind are the hardest to tell apart."""
        rng = self._rng
        place = rng.choices(range(len(self._shares)), self._shares)[0]
        if place == len(self._questions):
            groups = rng.sample(self._synonyms, min(SIZE, len(self._synonyms)))
            pairs = [rng.sample(group, 2) for group in groups]
            return Batch([one for one, _ in pairs], [two for _, two in pairs], [], True)
        asked, held = self._questions[place], self._passages[place]
        chosen = rng.sample(range(len(asked)), min(SIZE, len(asked)))
        others = [
            self._part(held[rng.choice(self._misleading[place][number])])
            for number in chosen
            if self._misleading[place][number]
        ]
        questions = [asked[number] for number in chosen]
        passages = [self._part(held[number]) for number in chosen]
        hidden = [self._hide(*pair) for pair in zip(questions, passages, strict=True)]
        return Batch([self._forget(question) for question in questions], hidden, others, False)

    def _hide(self, question: list[int], passage: list[int]) -> list[int]:
        """A passage, perhaps without some of the words that the question repeats."""
        rng = self._rng
        if rng.random() >= _HIDDEN_SHARE:
            return passage
        asked = set(question)
        kept = [term for term in passage if term not in asked or rng.random() >= _HIDE]
        return kept if len(kept) >= _SHORT_TERMS else passage

    def _forget(self, question: list[int]) -> list[int]:
        return [term for term in question if self._rng.random() >= _FORGET] or question

    def _part(self, passage: _Numbered) -> list[int]:
        """A passage as the index reads it: a sentence, or a few, perhaps under the heading."""
        rng = self._rng
        sentences = passage.sentences
        found: list[int] = []
        if sentences:
            first = rng.randrange(len(sentences)) if passage.best is None else passage.best
            chance = rng.random()
            count = 3 if chance < _FEW_SHARE else 1
            found = [number for text in sentences[first : first + count] for number in text]
            if chance > 1 - _WHOLE_SHARE or len(found) < _SHORT_TERMS:
                found = [number for text in sentences for number in text]
        if rng.random() < _HEADING_SHARE:
            found = [*passage.heading, *found]
        return found


def numbered(terms: Terms, numbers: Mapping[str, int]) -> list[int]:
    """The numbers of the terms that are in the vocabulary."""
    return [numbers[term] for term in terms if term in numbers]


def _number(passage: Passage, numbers: Mapping[str, int]) -> _Numbered:
    sentences = [numbered(sentence, numbers) for sentence in passage.sentences]
    return _Numbered(numbered(passage.heading, numbers), sentences, passage.best)


def _misleading(source: Source) -> list[list[int]]:
    """For each example, examples whose passage BM25 ranks high though it does not answer."""
    texts: dict[tuple[Terms, ...], int] = {}
    homes = [texts.setdefault(passage.sentences, len(texts)) for passage in source.passages]
    first_of = {home: place for place, home in reversed(list(enumerate(homes)))}
    field = build_field(
        (indexed_terms(term for sentence in text for term in sentence) for text in texts),
        FieldSettings(k1=0.9, b=0.75),
    )
    found = []
    totals = np.zeros(len(texts), np.float32)
    for example in source.examples:
        totals[:] = 0
        for term in question_terms(example.question):
            field.add_scores(term, 1.0, totals)
        count = min(_MISLEADING + 1, len(texts))
        best = np.argpartition(-totals, count - 1)[:count]
        own = homes[example.passage]
        found.append([first_of[int(home)] for home in np.sort(best) if home != own])
    return found
