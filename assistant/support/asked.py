"""A question as the sentence model reads it: its terms and what each weighs."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.expectation import KindCheck, kind_checks, satisfies
from assistant.names import canonical
from assistant.question import Question
from assistant.support.reading import Reading
from assistant.support.span_features import AskedFor, Reader, kind_of
from assistant.thesaurus import shared_thesaurus
from corpus.normalize import normalize
from index.analyzer import content_pairs

_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接尾辞", "接頭辞", "記号"})
# Words, by lemma, that only hold a question together.
_LIGHT = frozenset(
    "為る 居る 有る 成る 出来る 下さる 頂く 御座る 置く 見る 行く 来る 呉れる 貰う 言う 良い 無い "
    "因る 就く 於く 事 物 所 訳 筈 様 等 御 教える 知る 分かる 願う 思う 書く 載る 記載 さん 内 方 "
    "どの どう 何 誰 何処 何時 何故 幾つ 幾ら 一体 具体 下さい 対する 関する 付く 掛かる 的".split()
)
_MARK = re.compile(r"[\W_]+")
_ONE_CHARACTER = 0.5  # of a term's weight: 市, 者 and 第 are in every sentence


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question."""

    surface: str
    key: str  # the surface, canonical
    lemma: str
    weight: float
    is_verb: bool
    is_name: bool
    is_number: bool
    others: frozenset[str]  # lemmas that mean nearly the same
    longer: tuple[str, ...]  # those of more than one character


@dataclass(frozen=True, slots=True)
class Held:
    """What a text holds of each of a question's terms, in their order."""

    said: tuple[bool, ...]  # the term, as a word or within a longer one
    like: tuple[bool, ...]  # a word that means nearly the same
    either: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with all that its sentences are compared with."""

    question: Question
    key: str  # its text, canonical
    terms: tuple[Term, ...]  # in order, each lemma once
    weight: float  # of all terms together
    wanted: AskedFor
    pairs: frozenset[str]  # neighbouring characters of content
    topic: str  # what stands before は or とは, canonical; "" when nothing does
    next: str  # lemma of the content word behind the question word: 設立 in 何年に設立
    kinds: tuple[KindCheck, ...]  # what must be there of the kinds of thing asked for
    held: dict[Reading, Held] = field(default_factory=dict, repr=False, compare=False)  # so far

    def fits(self, reading: Reading) -> float:
        """1 when the kind of thing that is asked for is there, -1 when it is not, 0 for no kind."""
        found = satisfies(self.kinds, reading)
        return 0.0 if found is None else 1.0 if found else -1.0


_TOPIC = re.compile(r"(?P<topic>[^はって、]{2,25})(?:は|って|とは)")


def read_asked(question: Question, reader: Reader, idf: Callable[[str], float]) -> AskedQuestion:
    """Read a question for the sentence model.

    Args:
        question: As the assistant has read it.
        reader: Reads it for the span model.
        idf: How rare a lemma is.
    """
    text = question.text
    _, start, end = kind_of(text)
    others = shared_thesaurus().within(question.tokens)
    found: dict[str, Term] = {}
    for token in question.tokens:
        is_asking = start < token.end and token.start < end
        if token.pos not in _CONTENT or is_asking or token.lemma in _LIGHT or token.lemma in found:
            continue
        if _MARK.fullmatch(token.surface):
            continue
        meant = others.get(token.start, frozenset())
        weight = idf(token.lemma) * (_ONE_CHARACTER if len(token.surface) == 1 else 1.0)
        found[token.lemma] = Term(
            token.surface,
            canonical(token.surface),
            token.lemma,
            weight,
            token.pos in ("動詞", "形容詞"),
            token.pos2 == "固有名詞" or (not token.is_known and not token.surface.isdecimal()),
            token.pos2 == "数詞",
            meant,
            tuple(other for other in meant if len(other) >= 2),
        )
    match = _TOPIC.match(text)
    topic = canonical(match["topic"]) if match else ""
    total = sum(term.weight for term in found.values())
    pairs = frozenset(content_pairs(normalize(text)))
    following = next((t.lemma for t in question.tokens if t.start >= end and t.lemma in found), "")
    return AskedQuestion(
        question,
        canonical(text),
        tuple(found.values()),
        total or 1.0,
        reader.question(text),
        pairs,
        topic,
        following,
        kind_checks(question),
    )
