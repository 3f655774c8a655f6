"""Training data by path -> examples in terms: questions with passages, pairs with similarities.

Only what lies in ``DIR`` is read: SQuAD files, heading-to-passage files, prose, sentence pairs and
synonym groups, each known by its name.
"""

import csv
import gzip
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from corpus.cleaning import clean_text
from corpus.errors import EncoderError
from corpus.normalize import normalize
from corpus.records import Span
from corpus.sentences import split_sentences
from index.analyzer import Analyzer, term_of

Terms = tuple[str, ...]
Tell = Callable[[str], None]

_HEADING_CHARS = 45  # of the prose: a short line without a full stop heads what follows
_PARAGRAPH_CHARS = 60
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a question should find."""

    heading: Terms
    sentences: tuple[Terms, ...]
    best: int | None  # the sentence that answers; None when that is not known


@dataclass(frozen=True, slots=True)
class Example:
    """A question, or what stands for one, and where its passage is."""

    question: Terms
    passage: int  # place in ``Source.passages``


@dataclass(frozen=True, slots=True)
class Source:
    """The examples of one kind; the others of the same kind are what they are told apart from."""

    name: str
    examples: tuple[Example, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences and how alike people found them, 0 to 1."""

    first: Terms
    second: Terms
    similarity: float


class ExampleReader:
    """Reads the files of a data folder, and counts what it meets.

    ``counts`` are those of terms, ``spellings`` those of each term's dictionary forms.
    """

    def __init__(self, folder: Path, analyzer: Analyzer) -> None:
        self.counts: Counter[str] = Counter()
        self.spellings: dict[str, Counter[str]] = {}
        if not folder.is_dir():
            raise EncoderError(f"{folder}: found no folder, wanted the training data")
        self._folder = folder
        self._analyzer = analyzer

    def sources(self, tell: Tell) -> list[Source]:
        """Every source that the folder holds.

        Raises:
            EncoderError: If there is none.
        """
        found = self.squad()
        for path in sorted(self._folder.glob("*.jsonl.gz")):
            rows = _json_lines(path)
            if rows and "passage" in rows[0]:
                found.append(self._headed(path, rows))
        prose = sorted((self._folder / "prose").glob("*.txt.gz"))
        if prose:
            found.extend(self._prose(prose))
        if not found:
            raise EncoderError(f"{self._folder}: found no training data that is known by its name")
        for source in found:
            tell(f"{source.name}: {len(source.examples)} examples")
        return found

    def squad(self) -> list[Source]:
        """The sources that are SQuAD files: questions with the paragraph that answers."""
        return [self._squad(path) for path in sorted(self._folder.glob("*train.json.gz"))]

    def sentence_pairs(self) -> list[SentencePair]:
        """JSTS's and JSICK's pairs, as far as they are there."""
        pairs = []
        for path in sorted(self._folder.glob("jsts*.jsonl.gz")):
            for row in _json_lines(path):
                pairs.append((row["sentence1"], row["sentence2"], float(row["label"]) / 5))
        for path in sorted(self._folder.glob("jsick*.tsv.gz")):
            with gzip.open(path) as file:
                table = io.TextIOWrapper(file, "utf-8", newline="")
                for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                    if row["relatedness_score_Ja"]:
                        score = (float(row["relatedness_score_Ja"]) - 1) / 4
                        pairs.append((row["sentence_A_Ja"], row["sentence_B_Ja"], score))
        return [SentencePair(self._terms(a), self._terms(b), score) for a, b, score in pairs]

    def synonyms(self) -> list[tuple[Terms, ...]]:
        """Groups of words that mean the same, in the form of Sudachi's synonym dictionary."""
        groups: dict[str, list[str]] = {}
        for path in sorted(self._folder.glob("*synonyms.txt.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as file:
                lines = file.read().split("\n")
            for line in lines:
                entry = line.strip().split(",")
                if len(entry) > 8 and entry[2] != "2":  # 2: not to be expanded
                    groups.setdefault(entry[0], []).append(entry[8])
        found = []
        for words in groups.values():
            group = tuple(dict.fromkeys(filter(None, map(self._terms, words))))
            if len(group) > 1:
                found.append(group)
        return found

    def _squad(self, path: Path) -> Source:
        examples: list[Example] = []
        passages: list[Passage] = []
        with gzip.open(path, "rt", encoding="utf-8") as file:
            articles = json.load(file)["data"]
        for article in articles:
            heading = self._terms(article["title"])
            for paragraph in article["paragraphs"]:
                text = paragraph["context"]
                spans = list(_sentences(text))
                sentences = tuple(self._terms(span.of(text)) for span in spans)
                for qa in paragraph["qas"]:
                    start = qa["answers"][0]["answer_start"]
                    best = next((i for i, span in enumerate(spans) if start < span.end), None)
                    examples.append(Example(self._terms(qa["question"]), len(passages)))
                    passages.append(Passage(heading, sentences, best))
        return Source(path.name.split(".")[0], tuple(examples), tuple(passages))

    def _headed(self, path: Path, rows: Sequence[dict[str, str]]) -> Source:
        examples = [Example(self._terms(row["query"]), place) for place, row in enumerate(rows)]
        passages = [Passage((), self._sentence_terms(row["passage"]), None) for row in rows]
        return Source(path.name.split(".")[0], tuple(examples), tuple(passages))

    def _prose(self, paths: Sequence[Path]) -> list[Source]:
        headed: list[Example] = []
        headed_passages: list[Passage] = []
        neighbours: list[Example] = []
        next_sentences: list[Passage] = []
        for path in paths:
            heading: Terms = ()
            with gzip.open(path, "rt", encoding="utf-8") as file:
                lines = file.read().split("\n")
            for line in lines:
                if len(line) < _HEADING_CHARS and not line.endswith("。"):
                    heading = self._terms(line)
                    continue
                if len(line) <= _PARAGRAPH_CHARS:
                    continue
                sentences = tuple(terms for terms in self._sentence_terms(line) if len(terms) > 4)
                if sentences and len(heading) > 1:
                    headed.append(Example(heading, len(headed_passages)))
                    headed_passages.append(Passage((), sentences, None))
                    heading = ()
                for one, following in pairwise(sentences):
                    neighbours.append(Example(one, len(next_sentences)))
                    next_sentences.append(Passage((), (following,), 0))
        return [
            Source("prose headings", tuple(headed), tuple(headed_passages)),
            Source("prose neighbours", tuple(neighbours), tuple(next_sentences)),
        ]

    def _sentence_terms(self, text: str) -> tuple[Terms, ...]:
        return tuple(filter(None, (self._terms(span.of(text)) for span in _sentences(text))))

    def _terms(self, text: str) -> Terms:
        tokens = self._analyzer.tokens(normalize(clean_text(text)[0]))
        for token in tokens:
            term = term_of(token)
            if term:
                self.spellings.setdefault(term, Counter())[token.base] += 1
        terms = tuple(self._analyzer.content_terms(tokens))
        self.counts.update(terms)
        return terms


def _sentences(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        yield from split_sentences(text, line.start(), line.end())


def _json_lines(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]
