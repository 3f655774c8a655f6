"""Where a noun phrase begins and ends, read from the tokens on one side of a place."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.morphology import Token

_NOUN_LIKE = {"名詞", "接頭辞", "接尾辞", "形状詞", "記号"}
_JOINING_MARKS = {"・", "-", "~", "/", "&", "＆", "＝", "之"}
# Particles and verbs that hang one noun on another: 市民に対する支援, 情報の利用等に関する計画.
_ATTRIBUTIVE_VERBS = {
    "関する",
    "対する",
    "係る",
    "よる",
    "基づく",
    "おける",
    "向けた",
    "資する",
    "伴う",
    "占める",
    "関わる",
}
_CLAUSE_ENDS = {"、", "。", ",", ":", ";", "「", "『", "(", "【", "|", "\t"}

# What may stand in the clause before a law's name: 「…計画」及び, (昭和26年法律第183号)及び, ・
_BEFORE_LAW = re.compile(
    r"(?:.*(?:[」』】)]|計画(?=及び|並びに|又は|や|と)))?(?:及び|並びに|又は|や|と|[^\w「『])*"
)


def token_ending_at(tokens: Sequence[Token], end: int) -> int | None:
    """The index of the last token that ends at or before ``end``."""
    found = None
    for number, token in enumerate(tokens):
        if token.end > end:
            break
        found = number
    return found


def token_starting_at(tokens: Sequence[Token], start: int) -> int | None:
    """The index of the first token that starts at or behind ``start``."""
    for number, token in enumerate(tokens):
        if token.start >= start:
            return number
    return None


def is_noun_like(token: Token) -> bool:
    """Whether ``token`` can stand inside a compound noun: 情報, 第, 化, 的, ICT, ・."""
    if token.pos in _NOUN_LIKE:
        return True
    return token.surface in _JOINING_MARKS


def phrase_start(
    tokens: Sequence[Token], end: int, *, crosses_no: bool = True, crosses_verbs: bool = True
) -> int | None:
    """Where the noun phrase that ends at ``end`` begins, or None when none ends there.

    「市は、証拠に基づく政策立案」 gives 「証拠に基づく政策立案」; a phrase never crosses a comma,
    a bracket, or a particle other than の.

    Args:
        tokens: Of the text that ``end`` counts in.
        end: Where the phrase ends, in code points.
        crosses_no: Whether 「市の計画」 is one phrase, or only its last part.
        crosses_verbs: Whether 「計画に基づく施策」 is one phrase, or only its last part.
    """
    last = token_ending_at(tokens, end)
    if last is None or tokens[last].end != end or not is_noun_like(tokens[last]):
        return None
    first = _compound_start(tokens, last)
    while first > 0:
        further = _step_left(tokens, first, crosses_no=crosses_no, crosses_verbs=crosses_verbs)
        if further is None:
            break
        first = further
    while tokens[first].surface in _JOINING_MARKS and first < last:
        first += 1
    return tokens[first].start


def phrase_end(tokens: Sequence[Token], start: int) -> int | None:
    """Where the noun phrase that starts at ``start`` ends, parenthesis not included.

    「理想のまち(将来像)を」 gives 「理想のまち」, 「基本的な考え方に」 gives 「基本的な考え方」.
    """
    number = token_starting_at(tokens, start)
    if number is None or tokens[number].start != start:
        return None
    end = None
    while number < len(tokens):
        if _is_in_compound(tokens, number):
            end = tokens[number].end
        elif not _links_right(tokens, number):
            break
        number += 1
    return end


def _is_in_compound(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token is a noun or the verb that begins one: 考え in 「考え方」."""
    if is_noun_like(tokens[number]):
        return True
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    return after is not None and is_noun_like(after) and _is_verb_in_compound(tokens, number)


def clause_start(tokens: Sequence[Token], end: int) -> int:
    """Where the clause that runs up to ``end`` begins: behind the last comma or bracket."""
    last = token_ending_at(tokens, end)
    if last is None:
        return 0
    for number in range(last, -1, -1):
        if tokens[number].surface in _CLAUSE_ENDS:
            return tokens[number].end
    return tokens[0].start


def law_start(tokens: Sequence[Token], text: str, end: int) -> int:
    """Where the name of a law begins, which is a clause of its own.

    配偶者からの暴力の防止及び被害者の保護等に関する法律 begins behind the comma, the bracket, the
    topic or the conjunction in front of all of it.
    """
    start = clause_start(tokens, end)
    for token, after in pairwise(tokens):
        if token.start < start or token.end >= end or after.surface == "、":
            continue
        is_topic = token.surface == "は" and token.pos == "助詞"
        is_past = token.surface == "た" and token.pos == "助動詞"
        if is_topic or is_past:
            start = token.end
    before = _BEFORE_LAW.match(text, start, end)
    return before.end() if before else start


def ends_in_noun(tokens: Sequence[Token], end: int) -> bool:
    """Whether the token that ends at ``end`` is a noun, a suffix, or closes a parenthesis."""
    last = token_ending_at(tokens, end)
    if last is None:
        return False
    token = tokens[last]
    return token.pos in {"名詞", "接尾辞", "接頭辞", "記号"} or token.surface in {")", "」", "』"}


def _compound_start(tokens: Sequence[Token], last: int) -> int:
    first = last
    while first > 0 and not _is_apart(tokens, first):
        is_inside = is_noun_like(tokens[first - 1]) or _is_verb_in_compound(tokens, first - 1)
        if not is_inside:
            break
        first -= 1
    return first


def _is_verb_in_compound(tokens: Sequence[Token], number: int) -> bool:
    """Whether a verb begins a compound noun: 待ち in 「待ち時間」."""
    token = tokens[number]
    if token.pos != "動詞" or not token.form.startswith("連用形") or len(token.surface) < 2:
        return False
    return number == 0 or tokens[number - 1].surface not in {"を", "に", "が", "と", "で", "へ"}


def _is_apart(tokens: Sequence[Token], number: int) -> bool:
    """Whether white space stands in front of a Japanese token: a new cell or word."""
    gap = tokens[number].start - tokens[number - 1].end
    return gap > 0 and not (
        tokens[number].surface.isascii() and tokens[number - 1].surface.isascii()
    )


def _step_left(
    tokens: Sequence[Token], first: int, *, crosses_no: bool, crosses_verbs: bool
) -> int | None:
    """The first token of the phrase grown by one link to the left, if there is one."""
    link = tokens[first - 1]
    if first < 2:
        return None
    before = tokens[first - 2]
    if link.surface == "の" and link.pos == "助詞" and crosses_no and is_noun_like(before):
        return _compound_start(tokens, first - 2)
    if link.surface == "な" and link.pos == "助動詞" and is_noun_like(before):
        return _compound_start(tokens, first - 2)
    if crosses_verbs and link.surface == "る" and before.surface == "おけ" and first > 3:
        first -= 1  # に おけ る, as MeCab cuts it
        before = tokens[first - 2]
        if before.surface == "に" and is_noun_like(tokens[first - 3]):
            return _compound_start(tokens, first - 3)
        return None
    if (
        crosses_verbs
        and link.base in _ATTRIBUTIVE_VERBS
        and first > 2
        and before.surface in {"に", "による"}
        and is_noun_like(tokens[first - 3])
    ):
        return _compound_start(tokens, first - 3)
    return None


def _links_right(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if after is None or number == 0:
        return False
    is_link = (token.surface == "の" and token.pos == "助詞") or (
        token.surface == "な" and token.pos == "助動詞"
    )
    return is_link and _is_in_compound(tokens, number + 1) and is_noun_like(tokens[number - 1])
