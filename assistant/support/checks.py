"""What speaks for or against a sentence whatever the model says: near misses, words not there."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.expectation import (
    KindCheck,
    kind_checks,
    lacks_qualifier,
    needs_kind,
    satisfies,
    tells_place,
)
from assistant.names import canonical
from assistant.question import ContentWord, Question
from assistant.support.reading import Reading

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
_NUMBER_WORD = re.compile(r"[0-9.,]+|[一二三四五六七八九十]+|令和|平成|昭和|つ|年|月|日|%")
_MOST_KEPT = 4096  # words of questions
_HEADING_SHARE, _NEIGHBOUR_SHARE, _SYNONYM_SHARE = 0.9, 0.75, 0.7


@dataclass(frozen=True, slots=True)
class Checks:
    """What was checked of one sentence; shares and truths, each in [0, 1]."""

    own_coverage: float  # share of the question's weight in the sentence itself
    coverage: float  # the same with heading, neighbour and thesaurus, discounted
    kind_there: float  # the kind of thing that is asked for is there
    kind_missing: float  # it is not
    kind_indispensable: float  # and nothing else can answer: a phone number, a sum
    phrases: float  # share of the question's compounds that the sentence holds as they are
    missing_name: float  # share of them that are nowhere near
    lacks_known_name: float  # one that the documents know is not near
    lacks_attribute: float  # what is asked *of* something is not near
    lacks_qualifier: float  # 「一番」, 「65歳」 of the question
    lacks_claim: float  # a noun of a yes/no question is not near

    @property
    def values(self) -> tuple[float, ...]:
        """All of them, in the order of the fields."""
        return tuple(getattr(self, name) for name in self.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Around:
    """A sentence and what stands around it, read."""

    own: Reading
    heading: Reading
    beside: tuple[Reading, ...]  # the sentence before, what announces its list


class Checker:
    """Checks sentences against questions.

    Args:
        idf: How rare a lemma is.
        names: Bodies, terms and plans that the documents name.
        places: Municipalities: naming one says nothing of where to look in its plan.
        words: Words and compounds of the documents, canonical.
    """

    def __init__(
        self,
        idf: Callable[[str], float],
        names: Iterable[str],
        places: Iterable[str],
        words: Collection[str],
    ) -> None:
        self._idf = idf
        self._names = frozenset(canonical(name) for name in names)
        self._places = frozenset(places)
        self._of_place: dict[str, bool] = {}
        self._words = words

    def check(self, question: Question, places: Sequence[Around]) -> tuple[Checks, ...]:
        """What holds of each sentence."""
        weights = {word: self._weight(word) for word in question.words}
        names = [phrase for phrase in question.phrases if len(phrase) >= 2]
        attribute, kinds = question.attribute, kind_checks(question)
        return tuple(self._check(question, weights, names, attribute, kinds, one) for one in places)

    def _check(
        self,
        question: Question,
        weights: Mapping[ContentWord, float],
        names: Sequence[str],
        attribute: Sequence[ContentWord],
        kinds: Sequence[KindCheck],
        around: Around,
    ) -> Checks:
        own = around.own
        total = sum(weights.values()) or 1.0
        own_shares = {word: _own_share(word, own) for word in question.words}
        shares = {word: _share(word, share, around) for word, share in own_shares.items()}
        missing = sum(not self._is_near(name, question, shares, around) for name in names)
        kind = satisfies(kinds, own)
        is_claim = question.asked.is_yes_no
        near = "\n".join(read.text for read in (around.heading, *around.beside))
        return Checks(
            own_coverage=sum(weights[w] * own_shares[w] for w in question.words) / total,
            coverage=sum(weights[word] * share for word, share in shares.items()) / total,
            kind_there=float(kind is True or tells_place(question, own.text)),
            kind_missing=float(kind is False),
            kind_indispensable=float(kind is False and needs_kind(question)),
            phrases=sum(canonical(name) in own.key for name in names) / max(1, len(names)),
            missing_name=missing / max(1, len(names)),
            lacks_known_name=float(missing > 0 and self._lacks_known_name(names, around)),
            lacks_attribute=float(self._lacks_attribute(attribute, shares, around)),
            lacks_qualifier=float(not is_claim and lacks_qualifier(question, own.text, near)),
            lacks_claim=float(is_claim and self._lacks_claim(question, shares)),
        )

    def _lacks_claim(self, question: Question, shares: dict[ContentWord, float]) -> bool:
        return any(
            shares[word] == 0.0
            and word.pos == "名詞"
            and not _NUMBER_WORD.fullmatch(word.surface)
            and self._weight(word) > 0
            for word in question.words
        )

    def _is_near(
        self, name: str, question: Question, shares: dict[ContentWord, float], around: Around
    ) -> bool:
        """Whether a noun phrase of the question is there as it is, or word by word."""
        key = canonical(name)
        if any(key in read.key for read in (around.own, around.heading, *around.beside)):
            return True
        parts = [word for word in question.words if word.surface in name]
        return bool(parts) and all(shares[word] > 0 for word in parts)

    def _lacks_attribute(
        self, attribute: Sequence[ContentWord], shares: dict[ContentWord, float], around: Around
    ) -> bool:
        """Whether what is asked *of* something is not there: the 面積 of 「高野丘陵の面積は」.

        An attribute that the documents know by that name must be there by that name.
        """
        if not attribute:
            return False
        key = canonical("".join(word.surface for word in attribute))
        if len(key) >= _MIN_ATTRIBUTE_CHARS and key in self._words:
            reads = (around.own, around.heading, *around.beside)
            return not any(key in read.key for read in reads)
        return not any(shares[word] > 0 for word in attribute)

    def _lacks_known_name(self, names: Sequence[str], around: Around) -> bool:
        """Whether the question names something of the documents that this sentence is not about."""
        reads = (around.own, around.heading, *around.beside)
        keys = [canonical(name) for name in names]
        return any(
            len(key) >= _MIN_NAME_CHARS
            and key in self._names
            and not any(key in read.key or key[-4:] in read.key for read in reads)
            for key in keys
        )

    def weight(self, question: Question) -> float:
        """What all words of a question weigh."""
        return sum(self._weight(word) for word in question.words)

    def _is_of_place(self, surface: str) -> bool:
        """Whether a word is in the name of a municipality; asked for each sentence compared."""
        held = self._of_place.get(surface)
        if held is None:
            if len(self._of_place) >= _MOST_KEPT:
                self._of_place.clear()
            held = self._of_place[surface] = any(surface in place for place in self._places)
        return held

    def _weight(self, word: ContentWord) -> float:
        if self._is_of_place(word.surface):
            return 0.0
        weight = self._idf(word.lemma) * (1.0 if len(word.surface) > 1 else 0.5)
        return weight * (_WEAK_WEIGHT if word.lemma in _WEAK else 1.0)


def holds_word(read: Reading, word: ContentWord) -> bool:
    """Whether a text holds a word of the question, by itself or within a longer one."""
    if word.lemma in read.places:
        return True
    key = canonical(word.surface)
    return len(key) >= 2 and key in read.key


def _holds_synonym(read: Reading, word: ContentWord) -> bool:
    if not read.places.keys().isdisjoint(word.others):
        return True
    return any(len(other) >= 2 and other in read.text for other in word.others)


def _own_share(word: ContentWord, own: Reading) -> float:
    if holds_word(own, word):
        return 1.0
    return _SYNONYM_SHARE if _holds_synonym(own, word) else 0.0


def _share(word: ContentWord, own_share: float, around: Around) -> float:
    if own_share == 1.0:
        return own_share
    if holds_word(around.heading, word):
        return _HEADING_SHARE
    if own_share or _holds_synonym(around.heading, word):
        return _SYNONYM_SHARE
    is_beside = any(holds_word(read, word) for read in around.beside)
    return _NEIGHBOUR_SHARE if is_beside else 0.0
