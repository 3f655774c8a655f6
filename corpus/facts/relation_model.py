"""What a named plan or law is to the document's plan, where no rule says, by a model.

``P(relation) = softmax(sum of the weights of the name's features)`` over the relations and
"none", fitted by ``python -m eval.bench.train_relations``.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.facts.period_candidates import words_of
from corpus.facts.reading import ReadSentence
from corpus.facts.relation_names import PlanName, Relation, mask_names
from corpus.morphology import shared_morphology
from corpus.normalize import normalize

WEIGHTS = Path(__file__).with_name("relation_weights.json")
NONE = "none"
CLASSES = (*(str(one) for one in Relation), NONE)
_ENUMERATING = frozenset(
    ["P", "L", "、", "及び", "並びに", "と", "や", "・", "又は", "(", "等", "など"]
)
_ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]")
_NEAR, _NEXT, _ABOVE = 10, 14, 8  # words before a name, behind it, and of the line above
_MANY = 4  # names in a sentence: so many or more
_PLACES = 3  # decimals of a weight in its file

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where a sentence has it, and what the model sees there."""

    sentence: ReadSentence
    name: PlanName
    features: frozenset[str]
    before: str  # the sentence up to it, and behind it, names masked
    behind: str


def mentions(
    sentences: Sequence[ReadSentence], found: Sequence[list[PlanName]]
) -> Iterator[Mention]:
    """Every name of every sentence, with what stands around it."""
    above: list[str] = []
    for sentence, names in zip(sentences, found, strict=True):
        if names:
            masked = mask_names(sentence.text, names)
            words, places = _signed(sentence, list(masked.names.values()))
            for (place, name), at in zip(masked.names.items(), places, strict=True):
                around = _around(words[:at], words[at + 1 :], above)
                features = frozenset({*around, *_own(sentence, name, len(names))})
                kind = "L|" if name.is_law else "P|"
                every = features | {kind + one for one in features}
                text = masked.text
                yield Mention(sentence, name, every, text[:place], text[place + 1 :])
        above = words_of(sentence.tokens)


def _signed(sentence: ReadSentence, names: Sequence[PlanName]) -> tuple[list[str], list[int]]:
    """The sentence's words with a sign for each name, and where the signs are."""
    words: list[str] = []
    places: list[int] = []
    done = 0
    for name in names:
        words += words_of([one for one in sentence.tokens if done <= one.start < name.start])
        places.append(len(words))
        words.append("L" if name.is_law else "P")
        done = name.end
    return words + words_of([one for one in sentence.tokens if one.start >= done]), places


def _around(before: list[str], behind: list[str], above: list[str]) -> Iterator[str]:
    yield from (f"b:{word}" for word in before[-_NEAR:])
    yield from (f"a:{word}" for word in behind[:_NEXT])
    first, last = ["^", *before], [*behind, "$"]
    yield from (f"b{place}:{word}" for place, word in enumerate(reversed(first[-3:])))
    yield from (f"a{place}:{word}" for place, word in enumerate(last[:3]))
    yield from (f"bb:{' '.join(first[-2:])}", f"aa:{' '.join(last[:2])}")
    yield f"aaa:{' '.join(last[:3])}"
    place = next((at for at, word in enumerate(behind) if word not in _ENUMERATING), len(behind))
    rest = [*behind[place:], "$"]  # behind all that is named in a row
    yield from (f"e{number}:{word}" for number, word in enumerate(rest[:4]))
    yield f"ee:{' '.join(rest[:3])}"
    yield from (f"p:{word}" for word in above[-_ABOVE:])


def _own(sentence: ReadSentence, name: PlanName, count: int) -> Iterator[str]:
    yield "law" if name.is_law else "plan"
    yield f"names:{min(count, _MANY)}"
    tagger = shared_morphology()
    yield from (f"n:{token.lemma}" for token in tagger.tokens(name.name))
    if sentence.section is not None and sentence.section.title:
        title = normalize(sentence.section.title)
        yield from (f"h:{token.lemma}" for token in tagger.tokens(title))
    if _ORDINAL.search(name.name):
        yield "n:ordinal"
    if name.said is not None:
        yield f"said:{name.said}"


@dataclass(frozen=True, slots=True)
class RelationModel:
    """The weights of each feature for each of ``CLASSES``; shape (n_classes,)."""

    rows: Mapping[str, Floats]
    bias: Floats

    def guess(self, features: Iterable[str]) -> tuple[str, float]:
        """The likeliest of ``CLASSES`` and its probability."""
        scores = self.bias.copy()
        for name in features:
            row = self.rows.get(name)
            if row is not None:
                scores = scores + row
        likely = np.exp(scores - scores.max())
        best = int(likely.argmax())
        return CLASSES[best], float(likely[best] / likely.sum())

    @staticmethod
    def load(path: Path = WEIGHTS) -> "RelationModel":
        """Read what ``save`` wrote."""
        held = json.loads(path.read_text(encoding="utf-8"))
        rows = {name: np.array(row, np.float32) for name, row in held["features"].items()}
        return RelationModel(rows, np.array(held["bias"], np.float32))

    def save(self, path: Path) -> None:
        """Write the weights, a line for each feature."""
        lines = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(_rounded(row))}"
            for name, row in sorted(self.rows.items())
        )
        bias = json.dumps(_rounded(self.bias))
        path.write_text(f'{{\n "bias": {bias},\n "features": {{\n{lines}\n }}\n}}\n', "utf-8")


@cache
def shipped_model() -> RelationModel:
    """The model that ships with the program, read once."""
    return RelationModel.load()


def _rounded(values: Floats) -> list[float]:
    rounded: list[float] = np.round(values.astype(np.float64), _PLACES).tolist()
    return rounded
