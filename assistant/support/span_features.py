"""Spans of a sentence that could be an answer, and what can be seen of each.

A log-linear model (``spans``) chooses among them; a feature is a short name such as
``who|next=が``: the kind of question, and one thing that holds of the span.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.morphology import Morphology, Token
from corpus.normalize import normalize

Flags = NDArray[np.bool_]  # one for each token

MAX_TOKENS = 16  # of an answer: 97 of 100 answers of JaQuAD's training part are not longer
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "接頭辞", "接尾辞", "記号", "副詞"})
_NOUNS = frozenset({"名詞", "接頭辞", "接尾辞", "記号", "形状詞", "代名詞"})
_STARTS = _NOUNS | {"動詞", "形容詞", "連体詞", "副詞", "感動詞"}
_OPENING, _CLOSING = frozenset("「『(〈《【"), frozenset("」』)〉》】")
# Kinds of question, the first that matches; after each, what it asks.
_KINDS = (
    ("when", r"いつ|何(?:世紀|年代|年度|年|月|日|曜日|時代|時)"),
    ("who", r"誰|だれ|どなた|何者|何という(?:人|人物)|どの人"),
    ("where", r"どこ|どの(?:国|都市|県|市|町|地域|場所|駅|島|川|地方)|何(?:県|市|国|区|町|駅)"),
    ("count", r"いくつ|いくら|どれ?くらい|どのくらい|どれほど|何[一-鿿a-zA-Z%㎡ヶカかメキセパ]"),
    ("why", r"なぜ|どうして|何故|なんで|理由|原因"),
    ("how", r"どのように|どうやって|どう(?=[しすなでいり])|方法"),
    ("name", r"何と(?:いう|呼|い|称|名)|なんと|名称|名前"),
    ("which", r"どの|どちら|どれ|どんな|いずれ"),
    ("what", r"何|なに|なん"),
)
# A question without a question word asks for its last noun: 首都は？ 作者は？ 生まれた年は？
_BARE_KINDS = (
    ("when", r"(?:年|月|日|時期|時代|世紀|期間|期日|年代|日付|曜日|年度|時)$"),
    ("who", r"(?:人|者|人物|名前は誰|作者|監督|首相|大統領|社長|会長|市長|王|家|氏|名)$"),
    ("where", r"(?:国|市|県|町|村|州|地域|場所|地|首都|都市|駅|島|所在地|出身地|産地|位置)$"),
    ("count", r"(?:数|率|額|割合|面積|人口|長さ|高さ|重さ|値段|距離|速度|温度|量|比率|順位)$"),
)
_BARE = tuple((kind, re.compile(pattern)) for kind, pattern in _BARE_KINDS)
_BARE_END = re.compile(r"(?:とは|には|では|は|を|が)?(?:[?？。]|答えよ|挙げよ|教えて|何か)*$")
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_BUCKETS = (0, 1, 2, 3, 5, 8, 13, 21)


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What the model reads of a question."""

    kind: str
    lemmas: frozenset[str]  # of its content words
    unit: str  # what stands right behind 何: 年, 人, メートル; "" when nothing does
    topic: str  # lemma of the noun that is asked about: 首都 in 首都はどこですか
    particle: str  # behind the question word: が in 誰が
    verb: str  # lemma of the first verb behind the question word


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of tokens, half-open."""

    start: int
    end: int


class Reader:
    """Reads questions and sentences for the model."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology

    def question(self, text: str) -> AskedFor:
        """What ``text`` asks for."""
        normalized = normalize(text).strip()
        tokens = self._morphology.tokens(normalized)
        kind, start, end = kind_of(normalized)
        behind = [token for token in tokens if token.start >= end]
        before = [token for token in tokens if token.end <= start]
        topic = next((token for token in reversed(before) if token.pos in _NOUNS), None)
        unit = ""
        if normalized[start : start + 1] == "何":
            unit = next((t.surface for t in behind_mark(tokens, start) if t.pos in _NOUNS), "")
        elif start == end and topic is not None and kind in ("when", "where"):
            unit = topic.surface
        return AskedFor(
            kind=kind,
            lemmas=frozenset(
                token.lemma
                for token in tokens
                if token.pos in _CONTENT and not (start <= token.start < max(end, start + 1))
            ),
            unit=unit,
            topic=topic.lemma if topic else "",
            particle=next((t.surface for t in behind[:3] if t.pos == "助詞"), ""),
            verb=next((token.lemma for token in behind if token.pos == "動詞"), ""),
        )

    def tokens(self, normalized: str) -> tuple[Token, ...]:
        """The tokens of a normalised sentence."""
        return self._morphology.tokens(normalized)


def candidates(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """Runs that begin and end where an answer may, and whose brackets are in pairs."""
    may_start, may_end, is_verb, is_stop = edges(tokens)
    opens, closes = brackets(tokens)
    steps = opens.astype(int) - closes
    for start, begins in enumerate(may_start):
        if not begins:
            continue
        depth = 0
        for place in range(start, min(len(tokens), start + MAX_TOKENS)):
            depth += steps[place]
            if depth < 0 or is_stop[place]:
                break
            ends = may_end[place] or (is_verb[place] and place - start > 1)
            if depth == 0 and ends:
                found = Candidate(start, place + 1)
                if steps[start] <= 0 or not is_bracketed(tokens, found):
                    yield found


def edges(tokens: Sequence[Token]) -> tuple[Flags, Flags, Flags, Flags]:
    """Where an answer may begin, where it may end, what is a verb, and what ends a sentence."""
    return (
        np.array([t.pos in _STARTS or t.surface in _OPENING for t in tokens], bool),
        np.array(
            [t.pos in _NOUNS or t.surface in _CLOSING or t.pos2 == "副助詞" for t in tokens], bool
        ),
        np.array([token.pos in ("動詞", "助動詞") for token in tokens], bool),
        np.array([token.surface == "。" for token in tokens], bool),
    )


def brackets(tokens: Sequence[Token]) -> tuple[Flags, Flags]:
    """Which tokens open brackets, and which close them."""
    return (
        np.array([token.surface in _OPENING for token in tokens], bool),
        np.array([token.surface in _CLOSING for token in tokens], bool),
    )


def features(
    asked: AskedFor, tokens: Sequence[Token], candidate: Candidate, near: Sequence[int]
) -> list[str]:
    """The names of everything that holds of ``candidate``.

    Args:
        asked: The question.
        tokens: Of the sentence.
        candidate: A run of ``tokens``.
        near: Places of the tokens whose lemma is in the question, in order.
    """
    start, end = candidate.start, candidate.end
    inside = tokens[start:end]
    first, last = inside[0], inside[-1]
    before = tokens[start - 1] if start else None
    behind = tokens[end] if end < len(tokens) else None
    shared = sum(1 for token in inside if token.lemma in asked.lemmas)
    left = min((start - place for place in near if place < start), default=21)
    right = min((place - end + 1 for place in near if place >= end), default=21)
    around = sum(1 for place in near if start - 6 <= place < start or end <= place < end + 6)
    verb = next((token.lemma for token in tokens[end:] if token.pos == "動詞"), "")
    cuts_left = before is not None and is_noun(before) and is_noun(first)
    cuts_right = behind is not None and is_noun(behind) and is_noun(last)
    found = [
        f"first={shape(first)}",
        f"last={shape(last)}",
        f"before={edge(before)}",
        f"behind={edge(behind)}",
        f"length={bucket(end - start)}",
        f"cuts={int(cuts_left)}{int(cuts_right)}",
        f"shared={min(3, shared)}{'all' if shared == len(inside) else ''}",
        f"left={bucket(left)}",
        f"right={bucket(right)}",
        f"around={min(6, around)}",
        f"numbers={min(3, sum(token.pos2 == '数詞' for token in inside))}",
        f"names={min(2, sum(token.pos2 == '固有名詞' for token in inside))}",
        f"particles={min(3, sum(token.pos == '助詞' for token in inside))}",
        f"commas={min(2, sum(token.surface in '、,・' for token in inside))}",
        f"verbs={min(2, sum(token.pos == '動詞' for token in inside))}",
        f"topic_before={int(any(tokens[p].lemma == asked.topic for p in near if p < start))}",
        f"topic_last={int(bool(asked.topic) and last.lemma == asked.topic)}",
    ]
    if before and is_quoted(tokens, candidate):
        found.append(f"quoted={before.surface}")
    if asked.unit:
        found.append(f"unit={int(asked.unit in last.surface)}{int(last.surface in asked.unit)}")
    if asked.particle and behind:
        found.append(f"same_particle={int(asked.particle == behind.surface)}")
    if asked.verb:
        found.append(f"same_verb={int(asked.verb == verb)}")
    if len(last.surface) == 1:
        found.append(f"ends={last.surface}")
    found.append(f"topic={asked.topic}|last={shape(last)}")
    found.append(f"topic={asked.topic}|ends={last.surface[-1]}")
    return [*found, *(f"{asked.kind}|{name}" for name in found)]


def near_places(asked: AskedFor, tokens: Sequence[Token]) -> list[int]:
    """Places of the tokens whose lemma is in the question."""
    return [place for place, token in enumerate(tokens) if token.lemma in asked.lemmas]


def kind_of(text: str) -> tuple[str, int, int]:
    """The kind of question and where its question word stands; where it would, if it has none."""
    for kind, pattern in _COMPILED:
        match = pattern.search(text)
        if match:
            return kind, match.start(), match.end()
    tail = _BARE_END.search(text)
    end = tail.start() if tail else len(text)
    for kind, pattern in _BARE:
        if pattern.search(text[:end]):
            return kind, end, end
    return "other", end, end


def behind_mark(tokens: Sequence[Token], start: int) -> list[Token]:
    """The token right behind the 何 at ``start``, when 何 is a token of its own."""
    return [token for token in tokens if token.start == start + 1][:1]


def is_bracketed(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether one pair of brackets encloses all of ``candidate``: its inside is the answer."""
    inside = tokens[candidate.start : candidate.end]
    if len(inside) < 3 or inside[0].surface not in _OPENING:
        return False
    depth = 0
    for place, token in enumerate(inside):
        depth += (token.surface in _OPENING) - (token.surface in _CLOSING)
        if depth == 0:
            return place == len(inside) - 1
    return False


def is_noun(token: Token) -> bool:
    """Whether a token is a noun or a part of one."""
    return token.pos in _NOUNS


def is_quoted(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether brackets stand right around ``candidate``."""
    before, end = candidate.start - 1, candidate.end
    if before < 0 or end >= len(tokens):
        return False
    return tokens[before].surface in _OPENING and tokens[end].surface in _CLOSING


def shape(token: Token) -> str:
    """Its part of speech; a proper noun's kind as well."""
    return f"{token.pos}/{token.pos2}/{token.pos3 if token.pos2 == '固有名詞' else ''}"


def edge(token: Token | None) -> str:
    """How the token beside a span is named."""
    if token is None:
        return "none"
    if token.pos in ("助詞", "助動詞", "補助記号", "接続詞", "連体詞"):
        return token.surface
    return token.pos


def bucket(count: int) -> int:
    """The largest bound of the buckets that is not above ``count``."""
    return max(bound for bound in _BUCKETS if bound <= max(0, count))
