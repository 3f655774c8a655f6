"""The municipality that a question names: whose plan is meant, not what is asked of it.

「水無瀬浜町のこども・子育て会議は何人ですか」 is asked of 水無瀬浜町's plan, whose sentences say
「町」 or nothing at all where they speak of it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.morphology import Morphology

# What follows a name that stands by itself: 水無瀬浜町総合計画 is another name.
_NEXT = (
    r"(?:(?:さん|役所|役場)?(?:の場合(?:は|には)?|のほうは|において(?:は)?|における|としては|だと"
    r"|では|には|って|の|は|が|で|に|も)[、,]?|[、, 　]+|$)"
)
_ASIDE = r"[(（]{name}(?:さん)?(?:の(?:ほう|方|話|こと))?(?:だよ|です|ね|の)*[)）]"
_YOURS = re.compile(rf"貴[市区町村県]{_NEXT}")  # as one office writes to another
_SUFFIX = re.compile(r"(?<=..)[市区町村都道府県]$")


def names_place(text: str, municipality: str, morphology: Morphology) -> bool:
    """Whether a normalised question names the municipality, in full or as 「水無瀬浜の」."""
    return bool(municipality) and (
        municipality in text
        or (
            _SUFFIX.sub("", municipality) in text
            and any(one.search(text) for one in _patterns(municipality, morphology))
        )
    )


def leave_place(text: str, municipalities: Iterable[str], morphology: Morphology) -> str:
    """A normalised question without these names; as it is where nothing else is said.

    A name within another stays: 「水無瀬浜町総合計画の期間は」.
    """
    left = _YOURS.sub("", text)
    for name in sorted(filter(None, set(municipalities)), key=len, reverse=True):
        for pattern in _patterns(name, morphology):
            left = pattern.sub("", left)
    return left.strip() or text


@lru_cache(maxsize=2_000)  # the same few for every question
def _patterns(municipality: str, morphology: Morphology) -> tuple[re.Pattern[str], ...]:
    """How a municipality is named on its own: its name, and that without 市 if no common word."""
    said = [municipality]
    short = _SUFFIX.sub("", municipality)
    tokens = morphology.tokens(short)
    if short != municipality and not (len(tokens) == 1 and tokens[0].pos2 == "普通名詞"):
        said.append(short)
    names = [rf"(?<![一-鿿ァ-ヺー]){re.escape(name)}" for name in said]
    asides = (_ASIDE.format(name=re.escape(name)) for name in said)
    return tuple(map(re.compile, (*asides, *(name + _NEXT for name in names))))
