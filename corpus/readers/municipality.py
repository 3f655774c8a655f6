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
    "国内", "全国", "北海道", "新", "旧",
})  # fmt: skip
_CHAR = "一-鿿々〆ヶケノぁ-ゖァ-ヺー"
_NAME_LINE = re.compile(rf"(?![市区町村各本当])[{_CHAR}]{{1,6}}(?<![市区町村])[市区町村]")
# Where a name may begin: in the front, behind a space, a bracket or 「第3次」.
_FRONT = re.compile(r"^|[\s(（「『・]|第 ?[0-9一二三四五六七八九十]+ ?[次期回]|[0-9]月")
_NAME = re.compile(rf"(?![市区町村各本当第])[{_CHAR}]{{1,7}}?[市区町村]")
# 「栃沢村（以下「村」という。）」
_CALLED = re.compile(
    rf"(?<![{_CHAR}])(?P<name>[{_CHAR}]{{1,7}}[市区町村])[(（]以下[、,]?「[本当]?[市区町村]」"
)
# Words that end like a name.
_NO_NAME = re.compile(
    r"(?:都市|地区|[市特行政学校街工]区|選挙区|[農山漁]村|[市区]?町村|特別区|自治区|下町|港町"
    r"|[のがをにへとはもなや][市区町村]|^[新旧][市区町村])$"
)
_MAX_NAME_CHARS = 8  # かすみがうら市 has six before its suffix
_BEGINNING_CHARS = 400
_MOSTLY = 0.5  # 四日市 is nearly always 四日市市, 新居浜市 seldom 新居浜市市


def find_municipality(title: str, text: str) -> str:
    """The name in the title, else the first in the beginning of the text; "" when there is none.

    A prefecture counts only where no city is named: 「青葉県霧ヶ瀬市」 is 霧ヶ瀬市. Many names are
    in no dictionary (霧ヶ瀬市, 雲沢村): where the words of a title show none, one is taken that
    stands in its front and that the text uses too, or that the text shortens to 「本市」.
    """
    named = _on_a_line_of_its_own(title, text) or _in_words(title, is_title=True)
    if named:
        return named
    called = _CALLED.search(text)
    if called and not _NO_NAME.search(called["name"]):
        return called["name"]
    return _in_front(title, text) or _in_words(text[:_BEGINNING_CHARS], is_title=False)


def _in_words(passage: str, *, is_title: bool) -> str:
    """The first name among the words; one that begins in a front, and in a text a known one."""
    passage = normalize(passage)
    tokens = shared_morphology().tokens(passage)
    fronts = {match.end() for match in _FRONT.finditer(passage)}
    for suffixes in (_TOWN_SUFFIXES, _PREFECTURE_SUFFIXES):
        for place in range(len(tokens)):
            start = _start_of_name(tokens, place, suffixes)
            if start > place:
                continue
            name = tokens[start : place + 1]
            # In running text 地区の町 is no name; a title begins with one.
            is_known = name[0].pos2 == "固有名詞" and name[0].end - name[0].start > 1
            is_proper = any(token.pos2 == "固有名詞" for token in name)
            if (is_known or name[0].start in fronts) if is_title else is_proper:
                return "".join(token.surface for token in name)
    return ""


def _in_front(title: str, text: str) -> str:
    """The name in a front that the text uses, or a title's where the text says 「本市」."""
    for line in (title, *text[:_BEGINNING_CHARS].split("\n")):
        for front in _FRONT.finditer(line):
            name = _name_at(line, front.end(), text)
            own = rf"(?:[本当]{name[-1:]}(?!長)|{name[-1:]}(?:[長民立]|内(?!会)))"  # 本市, 市長
            is_own = line is title and re.search(own, text) is not None
            if name and (is_own or text.count(name) > 1):
                return name
    return ""


def _name_at(line: str, start: int, text: str) -> str:
    """The name that begins there; the longer one where the text nearly always goes on so."""
    found = _NAME.match(line, start)
    if found is None:
        return ""
    name = found.group()
    for end in range(len(name) + 1, _MAX_NAME_CHARS + 1):
        longer = line[start : start + end]
        is_name = len(longer) == end and longer[-1] in _TOWN_SUFFIXES
        if is_name and text.count(longer) > max(1, _MOSTLY * text.count(name)):
            name = longer
    # 総税市第65号 counts letters of an office.
    is_number = line.startswith("第", start + len(name))
    return "" if is_number or _NO_NAME.search(name) else name


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
