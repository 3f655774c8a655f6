"""Whose plan it is: the city, ward, town, village or prefecture that a title or a text names."""

import re
from collections.abc import Sequence

from corpus.morphology import Token, shared_morphology
from corpus.normalize import normalize

_TOWN_SUFFIXES = ("市", "区", "町", "村")
_PREFECTURE_SUFFIXES = ("都", "道", "府", "県")
_SUFFIXES = (*_TOWN_SUFFIXES, *_PREFECTURE_SUFFIXES)
_NAME_POS = frozenset({"名詞", "接頭辞", "接尾辞", "形容詞", "形状詞", "感動詞"})
# 本市, 各市, 政令市, 近隣市: words for cities, not names of one.
_NO_NAMES = frozenset({
    "本", "当", "副", "各", "同", "全", "他", "両", "我が", "市", "街", "地", "政令", "中核",
    "特例", "特別", "行政", "近隣", "隣接", "周辺", "関係", "先進", "姉妹", "友好", "県内", "都内",
    "国内", "全国", "北海道",
})  # fmt: skip
_NAME_LINE = re.compile(
    r"(?![市区町村各本当])[一-鿿ぁ-ゖァ-ヺー々ヶ]{1,6}(?<![市区町村])[市区町村]"
)
_MAX_NAME_CHARS = 8  # かすみがうら市 has six before its suffix
_BEGINNING_CHARS = 400


def find_municipality(title: str, text: str) -> str:
    """The name in the title, else the first in the beginning of the text; "" when there is none.

    A prefecture counts only where no city is named: 「東京都西東京市」 is 西東京市.
    """
    named = _on_a_line_of_its_own(title, text)
    if named:
        return named
    for passage in (title, text[:_BEGINNING_CHARS]):
        tokens = shared_morphology().tokens(normalize(passage))
        for suffixes in (_TOWN_SUFFIXES, _PREFECTURE_SUFFIXES):
            for place in range(len(tokens)):
                start = _start_of_name(tokens, place, suffixes)
                # In running text 地区の町 is no name; a title begins with one.
                is_proper = any(token.pos2 == "固有名詞" for token in tokens[start : place + 1])
                if start <= place and (passage is title or is_proper):
                    return "".join(token.surface for token in tokens[start : place + 1])
    return ""


def _on_a_line_of_its_own(title: str, text: str) -> str:
    """The name on a cover, which may be letter-spaced, where the text goes on to use it."""
    whole = re.sub(r"\s", "", text)
    for line in text[:_BEGINNING_CHARS].split("\n"):
        name = re.sub(r"\s", "", line)
        is_name = _NAME_LINE.fullmatch(name) is not None and name[:-1] not in _NO_NAMES
        if is_name and (name in title or whole.count(name) > 1):
            return name
    return ""


def _start_of_name(tokens: Sequence[Token], place: int, suffixes: tuple[str, ...]) -> int:
    """Where the name begins that ends with ``tokens[place]``; behind it when it ends none."""
    last = tokens[place]
    is_suffix = last.surface in suffixes
    is_whole = last.pos3 == "地名" and len(last.surface) > 1 and last.surface.endswith(suffixes)
    if not is_suffix and (not is_whole or _is_before_suffix(tokens, place)):
        return place + 1
    start = place
    while start > 0 and _may_belong(tokens, start - 1):
        start -= 1
    is_name = (is_whole or start < place) and last.end - tokens[start].start <= _MAX_NAME_CHARS
    return start if is_name else place + 1


def _is_before_suffix(tokens: Sequence[Token], place: int) -> bool:
    """京都 of 京都府 and 四日市 of 四日市市 are not the whole name."""
    after = tokens[place + 1 : place + 2]
    return bool(after) and after[0].start == tokens[place].end and after[0].surface in _SUFFIXES


def _may_belong(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    # 次 of 第2次 and 月 of 3月 count something.
    is_counter = place > 0 and tokens[place - 1].pos2 == "数詞"
    return (
        token.end == tokens[place + 1].start
        and token.pos in _NAME_POS
        and token.pos2 != "数詞"
        and not is_counter
        and token.surface not in _NO_NAMES
        and token.surface not in _SUFFIXES
    )
