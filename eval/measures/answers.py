"""How near a reply is to a whole answer that a person wrote."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from corpus.cleaning import clean_question
from corpus.morphology import shared_morphology

_PUNCTUATION = frozenset({"補助記号", "記号", "空白"})


def exact_match(reply: str, answers: Sequence[str]) -> float:
    """1 when the reply is one of ``answers`` after NFKC, without white space and punctuation."""
    given = _bare(reply)
    return float(any(given == _bare(answer) for answer in answers))


def token_f1(reply: str, answers: Sequence[str]) -> float:
    """Harmonic mean of precision and recall over MeCab's tokens; best over ``answers``.

    Tokens are a multiset of surfaces; punctuation is none. 0 when nothing is shared.

    Source:
        Rajpurkar et al., EMNLP 2016, arXiv:1606.05250, with MeCab's tokens for words.
    """
    return max((overlap_f1(_tokens(reply), _tokens(answer)) for answer in answers), default=0.0)


def character_f1(reply: str, answers: Sequence[str]) -> float:
    """As ``token_f1``, over characters after NFKC with white space removed."""
    given = tuple(_folded(reply))
    return max((overlap_f1(given, tuple(_folded(answer))) for answer in answers), default=0.0)


def folded_exact_match(reply: str, answers: Sequence[str]) -> float:
    """1 when the reply is one of ``answers`` after NFKC with white space removed."""
    return float(any(_folded(reply) == _folded(answer) for answer in answers))


def overlap_f1(given: Sequence[str], wanted: Sequence[str]) -> float:
    """Harmonic mean of precision and recall of one multiset against another."""
    shared = sum((Counter(given) & Counter(wanted)).values())
    if not shared:
        return float(not given and not wanted)
    return 2 * shared / (len(given) + len(wanted))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _bare(text: str) -> str:
    """Letters and digits only: 「5年間」。 and 5年間 are the same answer."""
    return "".join(
        character
        for character in _folded(text)
        if unicodedata.category(character)[0] not in "PSZ" or character in "%℃"
    )


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    normalized = clean_question(unicodedata.normalize("NFKC", text))
    tokens = shared_morphology().tokens(normalized)
    return tuple(token.surface for token in tokens if token.pos not in _PUNCTUATION)
