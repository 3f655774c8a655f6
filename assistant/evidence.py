"""The sentences of the documents that support an answer, with a probability, or none.

A sentence is scored by how much of the question's weight it covers (its own words count fully,
its heading's and its neighbour's less, words of the thesaurus less again), by its meaning, and
by whether it holds the kind of thing that is asked for. A logistic model turns that into the
probability that the sentence answers.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.expectation import lacks_qualifier, needs_kind, satisfies
from assistant.names import canonical
from assistant.question import ContentWord, Question
from assistant.thesaurus import synonyms
from corpus.morphology import Morphology, Token
from corpus.normalize import normalize
from corpus.records import Chunk, DocId, Document, Sentence, SentenceKind


class Searcher(Protocol):
    """What evidence asks of an index."""

    def candidates(
        self, query: str, top_k: int, documents: Collection[DocId]
    ) -> Sequence[tuple[Chunk, Sequence[float]]]:
        """The chunks nearest to the query, best first, with the cosine of each sentence."""
        ...

    def idf(self, term: str) -> float:
        """How rare a lemma is among the chunks, at least 0; largest for one that is nowhere."""
        ...


@dataclass(frozen=True, slots=True)
class Features:
    """What the model sees of one sentence, each in [0, 1]."""

    own_coverage: float  # share of the question's weight in the sentence itself
    coverage: float  # the same with heading, neighbour and thesaurus, discounted
    similarity: float
    holds_kind: float  # 1 the kind that is asked for is there, 0 it is not, 0.5 none is asked for
    rank: float  # 1 / rank of its chunk
    is_row: float  # a heading, caption or table row rather than a sentence
    phrases: float  # share of the question's compounds that the sentence holds as they are
    topic: float  # 1 when the sentence is about the question's topic: 「総合計画は…」
    missing_name: float  # share of the question's names and compounds that are nowhere near


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer."""

    doc_id: DocId
    sentence: Sentence
    features: Features
    probability: float
    covered: frozenset[str]  # the question's words that it holds itself


# Fitted by hand on the questions that may be looked at; the order is that of Features.
_WEIGHTS = (3.0, 5.0, 1.6, 3.0, 0.5, -2.5, 1.5, 1.0, -3.0)
_BIAS = -7.2

_WITHOUT_KIND, _WITHOUT_NAME, _WITHOUT_ATTRIBUTE = 0.1, 0.3, 0.3
_ROW_SHARE = {
    SentenceKind.HEADING: 1.0,
    SentenceKind.CAPTION: 1.0,
    SentenceKind.TABLE_ROW: 0.2,
}
_MIN_NAME_CHARS, _MIN_ATTRIBUTE_CHARS = 5, 3
# Words about a document rather than about its matter, by lemma: they say little of where to look.
_WEAK = frozenset(
    "部分 文言 言葉 全文 名前 位置 当たる 関係 抱える 並べる 内訳 示す 述べる 挙げる 掲げる "
    "触れる 記す 箇所 "
    "具体 詳細 概要 状況 様子 普段 積り 予定 感じ 考え方 考え 話 件 側 点 面 形 際 結果 一体 "
    "主 主な 等 簡単 行う "
    "取り組む 実施 進める 為す 使う 持つ 書類 冊子 項目 付け 現時点 結局 本当 呼ぶ 始まる".split()
)
_WEAK_WEIGHT = 0.25
_TOPIC = re.compile(r"(?P<topic>[^はって、]{2,25})(?:は|って|とは)")
_NUMBER_WORD = re.compile(r"[0-9.,]+|[一二三四五六七八九十]+|令和|平成|昭和|つ|年|月|日|%")
_HEADING_SHARE, _NEIGHBOUR_SHARE, _SYNONYM_SHARE = 0.9, 0.75, 0.7


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence's normalised text and the lemmas of its words."""

    text: str
    key: str  # canonical form, for names inside longer names
    lemmas: frozenset[str]
    tokens: tuple[Token, ...]


class EvidenceFinder:
    """Finds evidence in an index."""

    def __init__(
        self,
        searcher: Searcher,
        morphology: Morphology,
        names: Iterable[str] = (),
        places: Iterable[str] = (),
        words: Collection[str] = (),
    ) -> None:
        """Hold an index.

        Args:
            searcher: The index.
            morphology: The tagger.
            names: Bodies, terms and plans that the documents name.
            words: Words and compounds of the documents, canonical.
            places: Municipalities: naming one says nothing of where to look in its plan.
        """
        self._names = frozenset(canonical(name) for name in names)
        self._places = frozenset(places)
        self._words = words
        self._searcher = searcher
        self._morphology = morphology
        self._read: dict[str, _Read] = {}

    def find(
        self,
        question: Question,
        documents: Mapping[DocId, Document],
        *,
        top_k: int = 12,
        query: str = "",
    ) -> list[Evidence]:
        """Sentences that may answer, the most probable first."""
        text = query or question.text
        candidates = self._searcher.candidates(text, top_k, tuple(documents))
        found: list[Evidence] = []
        for rank, (chunk, sims) in enumerate(candidates, start=1):
            document = documents[chunk.doc_id]
            places = _sentence_places(document, chunk)
            for place, similarity in zip(places, sims, strict=True):
                found.append(self._judge(question, document, place, similarity, rank))
        return sorted(found, key=lambda e: (-e.probability, e.doc_id, e.sentence.span.start))

    def _judge(
        self, question: Question, document: Document, place: int, similarity: float, rank: int
    ) -> Evidence:
        sentence = document.sentences[place]
        own = self._reading(sentence.span.of(document.text))
        heading = self._heading(document, sentence)
        beside = self._neighbour(document, place)
        weights = {word: self._weight(word) for word in question.words}
        total = sum(weights.values()) or 1.0
        shares = {word: _share(word, own, heading, beside) for word in question.words}
        own_words = frozenset(word.surface for word in question.words if _holds(own, word))
        names = [phrase for phrase in question.phrases if len(phrase) >= 2]
        kind = satisfies(question, own.text, own.tokens)
        features = Features(
            own_coverage=sum(weights[w] * _own_share(w, own) for w in question.words) / total,
            coverage=sum(weights[word] * share for word, share in shares.items()) / total,
            similarity=max(0.0, similarity),
            holds_kind=0.5 if kind is None else float(kind),
            rank=1.0 / rank,
            is_row=_ROW_SHARE.get(sentence.kind, 0.0),
            phrases=sum(1 for name in names if canonical(name) in own.key) / max(1, len(names)),
            topic=float(_is_topic(question, own)),
            missing_name=sum(
                1
                for name in names
                if not self._is_near(name, question, shares, own, heading, beside)
            )
            / max(1, len(names)),
        )
        value = probability(features)
        if kind is False and needs_kind(question):
            value *= _WITHOUT_KIND
        if self._lacks_attribute(question, shares, own, heading):
            value *= _WITHOUT_ATTRIBUTE
        if question.asked.is_yes_no and any(
            shares[word] == 0.0
            and word.pos == "名詞"
            and not _NUMBER_WORD.fullmatch(word.surface)
            and self._weight(word) > 0
            for word in question.words
        ):
            value *= _WITHOUT_ATTRIBUTE  # a claim about something that is not there
        if not question.asked.is_yes_no and lacks_qualifier(question, own.text):
            value *= _WITHOUT_ATTRIBUTE
        if features.missing_name and self._lacks_known_name(names, own, heading, beside):
            value *= _WITHOUT_NAME
        return Evidence(document.doc_id, sentence, features, value, own_words)

    def _is_near(
        self, name: str, question: Question, shares: dict[ContentWord, float], *around: _Read
    ) -> bool:
        """Whether a noun phrase of the question is there as it is, or word by word."""
        key = canonical(name)
        if any(key in read.key for read in around):
            return True
        parts = [word for word in question.words if word.surface in name]
        return bool(parts) and all(shares[word] > 0 for word in parts)

    def _lacks_attribute(
        self, question: Question, shares: dict[ContentWord, float], *around: _Read
    ) -> bool:
        """Whether what is asked *of* something is not there: the 面積 of 「高野丘陵の面積は」.

        An attribute that the documents know by that name must be there by that name.
        """
        attribute = question.attribute
        if not attribute:
            return False
        key = canonical("".join(word.surface for word in attribute))
        if len(key) >= _MIN_ATTRIBUTE_CHARS and key in self._words:
            return not any(key in read.key for read in around)
        return not any(shares[word] > 0 for word in attribute)

    def _lacks_known_name(self, names: list[str], *around: _Read) -> bool:
        """Whether the question names something of the documents that this sentence is not about."""
        keys = [canonical(name) for name in names]
        return any(
            len(key) >= _MIN_NAME_CHARS
            and key in self._names
            and not any(key in read.key or key[-4:] in read.key for read in around)
            for key in keys
        )

    def _weight(self, word: ContentWord) -> float:
        if any(word.surface in place for place in self._places):
            return 0.0
        weight = self._searcher.idf(word.lemma) * (1.0 if len(word.surface) > 1 else 0.5)
        return weight * (_WEAK_WEIGHT if word.lemma in _WEAK else 1.0)

    def _reading(self, printed: str) -> _Read:
        read = self._read.get(printed)
        if read is None:
            text = normalize(printed)
            tokens = self._morphology.tokens(text)
            read = _Read(text, canonical(text), frozenset(token.lemma for token in tokens), tokens)
            if len(self._read) > 20_000:
                self._read.clear()
            self._read[printed] = read
        return read

    def _heading(self, document: Document, sentence: Sentence) -> _Read:
        section = document.sections[sentence.section] if sentence.section >= 0 else None
        return self._reading(" ".join(section.path) if section else document.title)

    def _neighbour(self, document: Document, place: int) -> _Read:
        """The sentence before, and for a table's row its first row, under the same heading."""
        sentence = document.sentences[place]
        before = place - 1
        parts = []
        if before >= 0 and document.sentences[before].section == sentence.section:
            parts.append(document.sentences[before].span.of(document.text))
        if sentence.kind in (SentenceKind.TABLE_ROW, SentenceKind.LIST_ITEM):
            while before > 0 and document.sentences[before].kind is sentence.kind:
                before -= 1
            for first in (before, before + 1):
                if 0 <= first < place and document.sentences[first].section == sentence.section:
                    parts.append(document.sentences[first].span.of(document.text))
        return self._reading("\n".join(dict.fromkeys(parts)))


def _is_topic(question: Question, own: _Read) -> bool:
    """Whether what stands before the question's は stands before a は of the sentence too."""
    match = _TOPIC.match(question.text)
    if match is None:
        return False
    topic = canonical(match["topic"])
    return (
        len(topic) >= 2
        and re.search(rf"(?<![一-鿿]){re.escape(topic)}(?:は|とは)", own.key) is not None
    )


def probability(features: Features) -> float:
    """The logistic model's probability that a sentence with these features answers."""
    values = (
        features.own_coverage,
        features.coverage,
        features.similarity,
        features.holds_kind,
        features.rank,
        features.is_row,
        features.phrases,
        features.topic,
        features.missing_name,
    )
    z = _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
    return 1.0 / (1.0 + math.exp(-z))


def _sentence_places(document: Document, chunk: Chunk) -> list[int]:
    places = {sentence.span: place for place, sentence in enumerate(document.sentences)}
    return [places[span] for span in chunk.sentences]


def _holds(read: _Read, word: ContentWord) -> bool:
    if word.lemma in read.lemmas:
        return True
    key = canonical(word.surface)
    return len(key) >= 2 and key in read.key


def _holds_synonym(read: _Read, word: ContentWord) -> bool:
    others = synonyms().get(word.lemma.lower()) or synonyms().get(word.surface.lower(), frozenset())
    return any(other in read.lemmas or (len(other) >= 2 and other in read.text) for other in others)


def _own_share(word: ContentWord, own: _Read) -> float:
    if _holds(own, word):
        return 1.0
    return _SYNONYM_SHARE if _holds_synonym(own, word) else 0.0


def _share(word: ContentWord, own: _Read, heading: _Read, beside: _Read) -> float:
    if _holds(own, word):
        return 1.0
    if _holds(heading, word):
        return _HEADING_SHARE
    if _holds_synonym(own, word) or _holds_synonym(heading, word):
        return _SYNONYM_SHARE
    if _holds(beside, word):
        return _NEIGHBOUR_SHARE
    return 0.0
