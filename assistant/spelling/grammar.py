"""Whether kana are grammar or may be a word: の | うち is no 農地, でしょう | か no 消火."""

import re
from collections.abc import Sequence

from corpus.morphology import Token

NOUN_POS = frozenset({"名詞", "接頭辞", "接尾辞", "記号", "形状詞"})
_FORMAL_NOUNS = frozenset("とき こと もの ため ところ はず わけ まま ほう つもり しまい".split())
_OKURIGANA = re.compile(r"[一-鿿][ぁ-ん]+$")  # 間違い, whose い begins no word
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_VERBAL = frozenset({"動詞", "形容詞", "助動詞"})
_FUNCTION = frozenset({"助詞", "助動詞"})
_COPULA = frozenset({"だ", "です"})


def is_formal(token: Token) -> bool:
    """Whether a noun is mostly grammar: つもり, うち, あたり, だいたい."""
    return token.pos3 == "副詞可能" or token.surface in _FORMAL_NOUNS


def spans_of_grammar(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Stretches of neighbouring tokens none of which is a noun; endings of words in kanji."""
    spans: list[tuple[int, int]] = []
    for token in tokens:
        is_noun = token.pos in NOUN_POS and not _OKURIGANA.search(token.surface)
        is_noun = is_noun and token.surface not in _FORMAL_NOUNS
        if not token.is_known or is_noun:
            continue
        if spans and spans[-1][1] == token.start:
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans


def is_grammar(tokens: Sequence[Token], behind: Token | None, start: int) -> bool:
    """Whether known tokens are no word: they begin inside one, with a particle, or inflect.

    Args:
        tokens: What the word would cover, in part or whole.
        behind: The token right before them.
        start: Where the word would begin.
    """
    first, *rest = tokens
    if first.start < start:
        return first.pos not in NOUN_POS or not rest or not _HIRAGANA.fullmatch(first.surface)
    if first.pos == "助詞" or first.lemma in _COPULA:
        return behind is not None and behind.pos not in _FUNCTION
    if first.pos == "助動詞":
        return behind is not None and behind.pos in _VERBAL
    if first.pos == "接頭辞":
        return all(is_formal(token) for token in rest)  # お | しまい
    if first.pos == "副詞" and len(first.surface) > 1:
        return all(token.pos in _FUNCTION for token in rest)  # どう | か
    return first.pos in _VERBAL and all(
        token.pos in _FUNCTION or token.pos in {"動詞", "形状詞"} for token in rest
    )
