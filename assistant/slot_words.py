"""The words of a sentence that stand where a question has its 誰 or 何.

「補助機関は誰の方針を受けますか」 has 誰 before の方針, and 「…推進会議の方針を受けて…」 has
推進会議 there; 「何に沿って」 has 何 before に沿う.
"""

from collections.abc import Iterator, Sequence

from assistant.question import Question
from corpus.morphology import Token, shared_morphology
from corpus.normalize import align
from corpus.records import Span

_ASKING = frozenset({"誰", "何", "何処"})
_CASES = frozenset({"を", "に", "で", "から", "と", "へ", "が"})
_SUBJECT = frozenset({"が", "も", "は"})  # who does something may stand before any of them
_DOERS = "会者長課室係局部市町村区県国員人民"  # what 「…は」 ends with that does something itself
_NOT = frozenset({"無い", "ず", "ぬ", "ない"})
_ATTRIBUTES = frozenset({"動詞", "形容詞", "助動詞", "連体詞"})
# Verbs that any noun may stand before.
_ANY_VERB = frozenset(
    "為る 成る 有る 居る 言う 出来る 行う 思う 書く 知る 分かる 見る 決まる 決める 呼ぶ 載る 使う"
    " 入る 出る 持つ".split()
)
_NOUN = frozenset({"名詞", "接尾辞", "接頭辞"})
_EMPTY = frozenset("此れ 其れ 事 物 為 者 人 方 所 等 上 中 下 次 以下".split())
_JOINS = frozenset("や と 及び 並びに または 又は ・ / - な 的な という".split())
_LEAST_CHARS, _MOST_CHARS = 2, 30


def slot_words(question: Question, printed: str) -> Span | None:
    """Where in a sentence the words stand that fill the question's slot; None where none surely do.

    Args:
        question: It has one word that asks.
        printed: The sentence as printed.
    """
    asked = [place for place, one in enumerate(question.tokens) if one.lemma in _ASKING]
    if len(asked) != 1 or question.asked.is_yes_no:
        return None
    behind = question.tokens[asked[0] + 1 :]
    aligned = align(printed)
    tokens = shared_morphology().tokens(aligned.text)
    found = {
        aligned.text[start:end]: (start, end)
        for start, end in (*_before_noun(behind, tokens), *_before_verb(behind, tokens))
    }
    fitting = {
        words: place
        for words, place in found.items()
        if _LEAST_CHARS <= len(words) <= _MOST_CHARS and words not in question.text
    }
    return aligned.to_original(*next(iter(fitting.values()))) if len(fitting) == 1 else None


def _before_noun(behind: Sequence[Token], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Of 「誰の方針」 what stands before の方針, with it."""
    if not behind or behind[0].surface != "の":
        return
    head = [one.surface for one in behind[1 : 1 + _run(behind[1:])]]
    width = len(head)
    for place, token in enumerate(tokens):
        after = tokens[place + 1 : place + 1 + width]
        is_head = bool(head) and [one.surface for one in after] == head
        if token.surface == "の" and is_head and not _run(tokens[place + 1 + width :]):
            start = _chain_start(tokens, place)
            if start is not None:
                yield start, after[-1].end


def _before_verb(behind: Sequence[Token], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Of 「何に沿って」 the nouns that stand before に沿う."""
    if len(behind) < 2 or behind[0].surface not in _CASES:
        return
    case, verb = behind[0].surface, behind[1]
    is_verb = verb.pos == "動詞" or verb.pos3 == "サ変可能"
    if not is_verb or verb.lemma in _ANY_VERB:
        return
    cases = _SUBJECT if case == "が" else {case}
    for place, token in enumerate(tokens[:-1]):
        if token.surface in cases and _does(tokens[place + 1 :], verb):
            if token.surface == "は" and place and tokens[place - 1].surface[-1] not in _DOERS:
                continue  # 「進捗は公表する」 says no doer
            start = _chain_start(tokens, place)
            if start is not None:
                yield start, tokens[place - 1].end


def _does(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a sequence begins with a verb that is not denied, and not done to something."""
    if tokens[0].lemma != verb.lemma:
        return False
    behind = tokens[1:4]
    is_done = verb.pos == "動詞" or (bool(behind) and behind[0].lemma == "為る")
    return is_done and not any(one.lemma in _NOT or one.lemma == "れる" for one in behind)


def _run(tokens: Sequence[Token]) -> int:
    """How many nouns a sequence begins with."""
    count = 0
    while count < len(tokens) and tokens[count].pos in _NOUN:
        count += 1
    return count


def _chain_start(tokens: Sequence[Token], end: int) -> int | None:
    """Where the nouns begin that end before ``end``, joined by の; None without any."""
    place = end
    while place and (
        tokens[place - 1].pos in _NOUN
        or (tokens[place - 1].surface in ("の", "・") and place < end and place > 1)
    ):
        place -= 1
    while place < end and tokens[place].pos not in _NOUN:
        place += 1  # 「の」 behind what is no noun
    is_empty = place == end or all(one.lemma in _EMPTY for one in tokens[place:end])
    return None if is_empty or _goes_further(tokens, place) else tokens[place].start


def _goes_further(tokens: Sequence[Token], start: int) -> bool:
    """Whether a phrase goes on before where it seems to begin: 「A、B」, 「AやB」, 「…するA」."""
    before = [one.surface for one in tokens[max(0, start - 2) : start]]
    if not before:
        return False
    is_comma = before[-1] == "、" and start > 1
    is_cut = tokens[start - 1].pos in _ATTRIBUTES  # 「暮らせるまちの実現」
    is_listed = is_comma and (tokens[start - 2].pos in _NOUN or before[0] in _JOINS)
    return is_cut or is_listed or before[-1] in _JOINS or before[-2:] == ["と", "いう"]
