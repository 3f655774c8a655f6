"""The municipality that a question names: whose plan is meant, not what is asked of it.

「水無瀬浜町のこども・子育て会議は何人ですか」 is asked of 水無瀬浜町's plan, whose sentences say
「町」 or nothing at all where they speak of it.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from corpus.morphology import Morphology
from corpus.normalize import normalize
from corpus.records import Document

# What follows a name that stands by itself: 水無瀬浜町総合計画 is another name.
_NEXT = (
    r"(?:(?:さん|役所|役場)?(?:の場合(?:は|には)?|のほうは|において(?:は)?|における|としては|だと"
    r"|では|には|って|の|は|が|で|に|も)[、,]?|[、, 　]+|$)"
)
_ASIDE = r"[(（]{name}(?:さん)?(?:の(?:ほう|方|話|こと))?(?:だよ|です|ね|の)*[)）]"
_YOURS = re.compile(rf"貴[市区町村県]{_NEXT}")  # as one office writes to another
_SUFFIX = re.compile(r"(?<=..)[市区町村都道府県]$")
# 「潮見野市の計画期間は」, 「隣の市の推進体制は」
_SOME_PLACE = re.compile(
    r"(?<![一-鿿ァ-ヺー])(?P<place>[一-鿿々ヶケノァ-ヺーぁ-ん]{1,7}?[市区町村都府県])(?=の|では|において|における|って|は|、)"
)
_NEIGHBOUR = re.compile(
    r"(?<![一-鿿])(?P<place>(?:(?:隣|となり|ほか|他|よそ|別|近く|近隣|周辺)の?)(?:市|町|村|区|県|自治体))(?:の|では|は)"
)
_NO_PLACE = re.compile(
    r"(?:本|当|同|全|各|我が|わが|うちの|この|貴|旧|新)[市区町村県都府]$|[地学校街管]区$|行政区$|都市$"
)


def names_place(text: str, municipality: str, morphology: Morphology) -> bool:
    """Whether a normalised question names the municipality, in full or as 「水無瀬浜の」."""
    return bool(municipality) and (
        municipality in text
        or (
            _SUFFIX.sub("", municipality) in text
            and any(one.search(text) for one in _patterns(municipality, morphology))
        )
    )


def place_elsewhere(text: str, documents: Iterable[Document], morphology: Morphology) -> str:
    """The other municipality that a question is about, and no document names; "" for none.

    Args:
        text: The normalised question.
        documents: What may answer; where it is not known whose one of them is, none is told.
        morphology: The tagger.
    """
    held = tuple(documents)
    if not all(document.municipality for document in held):
        return ""
    neighbour = _NEIGHBOUR.search(text)
    if neighbour:
        return neighbour["place"]
    for match in _SOME_PLACE.finditer(text):
        place = match["place"]
        if _is_name(place, morphology) and not any(
            place in document.municipality or place in normalize(document.text) for document in held
        ):
            return place
    return ""


def _is_name(place: str, morphology: Morphology) -> bool:
    """Whether what ends in 市 or 町 is a proper name: no 港町, 本町."""
    tokens = morphology.tokens(place)
    is_proper = any(token.pos2 == "固有名詞" for token in tokens)
    is_nouns = all(token.pos in ("名詞", "接尾辞", "接頭辞") for token in tokens)
    return is_proper and is_nouns and _NO_PLACE.search(place) is None


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
