"""Things enumerated inside one sentence: 「A」、「B」の2つ; A、B及びCの3点; 3つの柱（A、B、C）."""

import re
from collections.abc import Iterable, Sequence

from corpus.facts.noun_phrases import ends_in_noun, token_ending_at
from corpus.facts.reading import ReadSentence
from corpus.numerals import read_number

Range = tuple[int, int]  # half-open, in a sentence's normalised text

_JOINT = r"\s*(?:、?(?:及び|および|並びに|ならびに|そして|さらに|と|や|又は|または)|[、,・/→⇒]|)\s*"
_QUOTE = (
    r"(?:「(?:[^「」]|「[^「」]*」)+」|『[^『』]+』|“[^”]+”|【[^】]+】|〈[^〈〉]+〉|《[^《》]+》)"
)
_QUOTED = rf"(?:{_QUOTE}(?:\([^()]*\))?)"
_QUOTED_RUN = re.compile(rf"{_QUOTED}(?:{_JOINT}{_QUOTED})+")
_ONE_QUOTED = re.compile(rf"({_QUOTE})(?:\([^()]*\))?")
# Between the enumeration and its number: 「A」「B」の2つ, 「A」「B」という2つ, 「A」「B」を2本の柱.
_TO_NUMBER = re.compile(
    r"(?:など|等)?(?:の|という|といった|からなる|から成る|を(?:[一-鿿]{2,4}の)?|、|,|など)?(?:合計|計|以下|上記)?(?:の)?"
)
_BREAKS = (
    re.compile(r"、?(?:及び|および|並びに|ならびに|又は|または|そして)|、|,"),
    re.compile(
        r"、?(?:及び|および|並びに|ならびに|又は|または|そして|と(?![なしいのをが])|や)|、|,"
    ),
    re.compile(
        r"、?(?:及び|および|並びに|ならびに|又は|または|そして|と(?![なしいのをが])|や)|、|,|・|/"
    ),
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
# How the things of one sentence are numbered: ①, (1), 1.
_MARKS = (
    re.compile(f"(?P<mark>[{_CIRCLED}])"),
    re.compile(r"\((?P<mark>[1-9])\)\s*"),
    re.compile(r"(?<![0-9.A-Za-z第~-])(?P<mark>[1-9])[.)](?![0-9])\s*"),
)
# 「一つ、声をかけ合います。」: each of them is the first
_EACH = re.compile(r"(?:一つ|ひとつ|1つ)[、\s]+(?P<words>[^。]{3,}?)。?$")
_ORDINAL = re.compile(
    r"(?:第(?P<number>[1-9一二三四五六七八九])に|(?P<nth>[1-9一二三四五六七八九])[つ点番]目[はに])、?"
)
# Behind the last of the items: 「③安全の3つ」, 「③機器の更新です」, 「③機器の更新を進めます」
_LAST_END = re.compile(
    r"(?:の|という)[0-9一二三四五六七八九十]+[つ点項者]|(?:など|等)?(?:といった|という)|、?(?:など|等)の"
    r"|です|である|とします|とする|を|が|。|$"
)
_JOINED_END = re.compile(r"、(?=(?:の|が|を|に|で|など|等|といった|という)(?!の))")
_TRAILING_JOINT = re.compile(r"(?:、?(?:及び|および|並びに|ならびに|そして)|[、,。・/])\s*$")
_MAX_ITEM_CHARS = 60


def quoted_before(read: ReadSentence, end: int) -> tuple[Range, ...]:
    """The quoted things of the run that ends at ``end``, without their quotes; () when none."""
    run = _run_ending_at(read.text, end)
    return _quoted_items(read.text, *run) if run else ()


def quoted_runs(read: ReadSentence) -> tuple[tuple[Range, tuple[Range, ...]], ...]:
    """Every run of two or more quoted things: its range, quotes included, and the things'."""
    return tuple(
        (match.span(), _quoted_items(read.text, *match.span()))
        for match in _QUOTED_RUN.finditer(read.text)
    )


def circled_items(read: ReadSentence) -> tuple[Range, ...]:
    """The nouns of 「①窓口の改善、②職員の育成、③機器の更新」 in one sentence; () when none.

    The marks (①, (1) or 1.) must rise from one, and each item but the last must end at a comma.
    """
    for pattern in _MARKS:
        marks = list(pattern.finditer(read.text))
        if len(marks) > 1 and [_mark_number(mark) for mark in marks] == [*range(1, len(marks) + 1)]:
            return _marked_items(read, marks)
    return ()


def _mark_number(mark: re.Match[str]) -> int:
    sign = mark["mark"]
    return _CIRCLED.index(sign) + 1 if sign in _CIRCLED else int(sign)


def _marked_items(read: ReadSentence, marks: Sequence[re.Match[str]]) -> tuple[Range, ...]:
    items = []
    for number, mark in enumerate(marks):
        is_last = number + 1 == len(marks)
        end = len(read.text) if is_last else marks[number + 1].start()
        stop = None
        if is_last:
            stop = _JOINED_END.search(read.text, mark.end(), end)
            stop = stop or _LAST_END.search(read.text, mark.end(), end)
        piece = _trimmed(read.text, mark.end(), stop.start() if stop else end)
        outer = read.text.find(")", *piece)  # 4分野(1.医療、2.食)を
        if is_last and outer > 0 and read.text.count("(", piece[0], outer) == 0:
            piece = piece[0], outer
        joint = _TRAILING_JOINT.search(read.text, *piece)
        start, stop_at = piece[0], joint.start() if joint else piece[1]
        if stop_at <= start or not _is_item(read, (start, stop_at)):
            return ()
        items.append(_trimmed(read.text, start, stop_at))
    return tuple(items)


def ordinal_items(read: ReadSentence) -> tuple[Range, ...]:
    """The nouns of 「第一に手続の簡素化、第二に人材の育成である」; () when none."""
    marks = list(_ORDINAL.finditer(read.text))
    if len(marks) < 2 or [_ordinal_of(mark) for mark in marks] != list(range(1, len(marks) + 1)):
        return ()
    items = []
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(read.text)
        stop = re.compile(
            r"(?:の[0-9一二三四五六七八九十][つ点項])?(?:です|である|であり|だ|とします|とする)?[、。]|$"
        ).search(read.text, mark.end(), end)
        piece = _trimmed(read.text, mark.end(), stop.start() if stop else end)
        if piece[0] >= piece[1] or not _is_item(read, piece):
            return ()
        items.append(piece)
    return tuple(items)


def ordinal_sentence(read: ReadSentence, number: int) -> Range | None:
    """What 「第二に、費用を明らかにすること。」 names, when it is the ``number``-th; else None."""
    mark = _ORDINAL.match(read.text)
    if mark is None or _ordinal_of(mark) != number:
        return None
    end = len(re.sub(r"(?:です|である|であり|だ)?[。]?\s*$", "", read.text))
    piece = _trimmed(read.text, mark.end(), end)
    return piece if piece[0] < piece[1] and _is_item(read, piece) else None


def each_sentence(read: ReadSentence) -> Range | None:
    """What 「一つ、声をかけ合います。」 says, one of a row in which each is the first."""
    match = _EACH.fullmatch(read.text.strip())
    lead = len(read.text) - len(read.text.lstrip())
    return (match.start("words") + lead, match.end("words") + lead) if match else None


def _ordinal_of(mark: re.Match[str]) -> int:
    return read_number(mark["number"] or mark["nth"])


def quoted_behind(read: ReadSentence, start: int) -> tuple[Range, ...]:
    """The quoted things of the run that starts at ``start``."""
    match = _QUOTED_RUN.match(read.text, start)
    return _quoted_items(read.text, match.start(), match.end()) if match else ()


def enumeration_end(read: ReadSentence, number_start: int) -> int:
    """Where an enumeration may end whose number starts at ``number_start``."""
    for width in range(min(12, number_start), 0, -1):
        if _TO_NUMBER.fullmatch(read.text, number_start - width, number_start):
            return number_start - width
    return number_start


def plain_before(read: ReadSentence, start: int, end: int, count: int) -> tuple[Range, ...]:
    """Exactly ``count`` unquoted nouns that ``text[start:end]`` enumerates, or ().

    「財源の確保と人材の不足」 is two; 「大きく分けて、」 in front of it is none of them.
    """
    for pattern in _BREAKS:
        pieces = _pieces(read, start, end, pattern)
        while pieces and not _is_item(read, pieces[0]):
            pieces = pieces[1:]
        if len(pieces) == count and _has_object(read.text, pieces):
            return ()  # 達成度をA、B、C、Dの4段階で
        if len(pieces) == count and all(_is_item(read, piece) for piece in pieces):
            return tuple(_named_piece(read.text, piece) for piece in pieces)
        if len(pieces) > count:
            return ()
    return ()


def _has_object(text: str, pieces: Sequence[Range]) -> bool:
    """Whether the first of the things is behind an object, and longer than all the others."""
    longest = max((end - start for start, end in pieces[1:]), default=len(text))
    start, end = pieces[0]
    return "を" in text[start:end] and end - start > 2 * longest


def _named_piece(text: str, piece: Range) -> Range:
    """The name in a piece: 地域で支え合う「共助」 -> 共助, (1)医療(外来) -> 医療."""
    start, end = _without_number(text, _without_parenthesis(text, piece))
    opening = text.find("「", start, end)
    described = opening > start and re.match("[ぁ-ゖ]", text[opening - 1]) is not None
    if described and text[:end].endswith("」") and text.count("「", start, end) == 1:
        return opening + 1, end - 1
    return start, end


def in_parenthesis(read: ReadSentence, start: int, count: int) -> tuple[Range, ...]:
    """Exactly ``count`` things in the parenthesis that opens at ``start``, or ()."""
    text = read.text
    if not text.startswith("(", start):
        return ()
    closing = _closing_place(text, start)
    if closing is None:
        return ()
    quoted = quoted_behind(read, start + 1)
    if len(quoted) == count:
        return quoted
    plain = plain_before(read, start + 1, closing, count)
    return tuple(_without_number(text, item) for item in plain)


def _closing_place(text: str, start: int) -> int | None:
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place
    return None


def _without_number(text: str, item: Range) -> Range:
    """「1.医療」, 「(1)医療」 -> 「医療」."""
    match = re.compile(r"(?:\((?:[0-9]{1,2}|[ア-ソa-z])\)|[0-9]{1,2}[.)])\s*").match(text, *item)
    return (match.end(), item[1]) if match and match.end() < item[1] else item


def _run_ending_at(text: str, end: int) -> Range | None:
    for match in _QUOTED_RUN.finditer(text, 0, end):
        if match.end() == end:
            return match.span()
    return None


def _quoted_items(text: str, start: int, end: int) -> tuple[Range, ...]:
    return tuple(
        (match.start(1) + 1, match.end(1) - 1) for match in _ONE_QUOTED.finditer(text, start, end)
    )


def _pieces(read: ReadSentence, start: int, end: int, pattern: re.Pattern[str]) -> list[Range]:
    """``text[start:end]`` cut at the joints that stand outside brackets and inside no word."""
    pieces = []
    done = start
    words = {token.start: token.surface for token in read.tokens}
    for match in pattern.finditer(read.text, start, end):
        joint = match.group()[-1:]
        is_cut = joint in "やと" and words.get(match.end() - 1) != joint  # や of やさしさ
        if match.start() not in words or is_cut or _depth(read.text, start, match.start()):
            continue
        pieces.append(_trimmed(read.text, done, match.start()))
        done = match.end()
    pieces.append(_trimmed(read.text, done, end))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _depth(text: str, start: int, place: int) -> int:
    return _occurrences("(「『", text[start:place]) - _occurrences(")」』", text[start:place])


def _occurrences(chars: Iterable[str], text: str) -> int:
    return sum(text.count(char) for char in chars)


def _trimmed(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in " \t・●○■◆▪":
        start += 1
    while start < end and text[end - 1] in " \t":
        end -= 1
    for opening, closing in ("「」", "『』"):
        if text[start:end].startswith(opening) and text[start:end].endswith(closing):
            return start + 1, end - 1
    return start, end


def _is_item(read: ReadSentence, piece: Range) -> bool:
    """Whether ``piece`` can be one thing of an enumeration: it ends in a noun."""
    start, end = piece
    if end - start > _MAX_ITEM_CHARS:
        return False
    if read.text.startswith(("「", "『"), start - 1 if start else 0):
        return True
    if _is_nominal_verb(read, piece):
        return True
    if not ends_in_noun(read.tokens, end) or _stops_inside_word(read.tokens, end):
        return False
    last = token_ending_at(read.tokens, end)
    is_adverb = last is not None and read.tokens[last].pos3 == "副詞可能"
    return not (is_adverb and read.tokens[last or 0].start == start)


def _is_nominal_verb(read: ReadSentence, piece: Range) -> bool:
    """Whether ``piece`` is one verb that stands for a noun, perhaps numbered: 学び, 3.支え."""
    last = token_ending_at(read.tokens, piece[1])
    if last is None:
        return False
    token = read.tokens[last]
    is_whole = re.fullmatch(r"[0-9.) ]*", read.text[piece[0] : token.start]) is not None
    is_verb = token.pos == "動詞" and token.form.startswith("連用形")
    return is_verb and is_whole and piece[0] <= token.start and token.end == piece[1]


def _stops_inside_word(tokens: Sequence[object], end: int) -> bool:
    return not any(getattr(token, "end", None) == end for token in tokens)


def _without_parenthesis(text: str, piece: Range) -> Range:
    start, end = piece
    if text[:end].endswith(")"):
        opening = text.rfind("(", start, end)
        if opening > start:
            return start, opening
    return piece
