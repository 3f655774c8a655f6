"""Words with several readings, read by the words beside them."""

import re
from collections.abc import Sequence

from corpus.eras import ERAS
from corpus.morphology import Token, shared_morphology

_KANJI_AT_END = re.compile(r"[一-鿿㐀-䶿々]$")
# 「令和5年度に行った」 says when, 「窓口に行った」 says where to.
_TIMES = "度年月日回時中際"


def reading_of(tokens: Sequence[Token], place: int) -> str:
    """The katakana reading of a word among its neighbours; else the dictionary's own."""
    token = tokens[place]
    surface, reading = token.surface, token.reading
    before = tokens[place - 1].surface if place else ""
    after = tokens[place + 1].surface if place + 1 < len(tokens) else ""
    # MeCab reads 元 of 平成元年度 as もと, and 日 of 月曜日 as ひ.
    if surface == "元" and before in ERAS:
        return "ガン"
    if surface == "日" and before.endswith("曜"):
        return "ビ"
    # 調査を行った is おこなった, 窓口に行った is いった.
    if surface.startswith("行っ") and reading.startswith("イッ"):
        is_time = place > 1 and tokens[place - 2].surface[-1] in _TIMES
        goes = before in ("へ", "まで") or (before == "に" and not is_time)
        return reading if goes else f"オコナッ{reading[2:]}"
    if surface == "何" and after[:1] in ("が", "を", "も", "か", "に"):
        return "ナニ"
    if surface == "間" and before == "の":
        return "アイダ"
    if surface == "他" and after in ("の", "に") and before != "その":
        return "ホカ"
    # 「65歳以上の方」 are people; 「この方がよい」 compares.
    if surface == "方" and reading == "ホウ" and before not in ("この", "その", "あの"):
        return "ホウ" if after in ("が", "で") and _compares(tokens) else "カタ"
    if _is_cut_city(tokens, place):
        return "".join(part.reading for part in shared_morphology().tokens(surface[:-1])) + "シ"
    return reading


def _compares(tokens: Sequence[Token]) -> bool:
    return any(token.surface in ("より", "よりも") for token in tokens)


def _is_cut_city(tokens: Sequence[Token], place: int) -> bool:
    """Whether a city's name fell apart: 潮見野市 into 潮見 and 野市, a place of its own."""
    token = tokens[place]
    return (
        token.surface.endswith("市")
        and token.surface != "市"
        and not token.reading.endswith("シ")
        and place > 0
        and tokens[place - 1].end == token.start
        and bool(_KANJI_AT_END.search(tokens[place - 1].surface))
    )
