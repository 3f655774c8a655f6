"""Items printed below a sentence or heading: ① …, ・…, (1) …, 基本目標1 …."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.facts.reading import ReadSentence
from corpus.records import SentenceKind, Span

_Markers = tuple[tuple[str, re.Pattern[str]], ...]
_KANA = "アイウエオカキクケコサシスセソ"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ENCLOSED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_IROHA = "イロハニホヘトチリヌ"
_KANJI = "一二三四五六七八九十"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_BULLETS = "・･●○◆◇■□▪▫◎★☆►▶▼▽➢➤✓✔‣•♦"
# 「基本目標1 便利なまち」, 「【方針２】…」, 「柱Ⅲ：…」, 「推進目標（1） …」, 「視点ア …」
_LABEL = (
    r"[【〔\[＜<〈]?(?P<name>[一-鿿ァ-ヺー]{1,10}?(?:の[一-鿿]{1,4}?)?)[ 　]?"
    r"(?P<ordinal>[0-9０-９]{1,2}|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧ]|[一二三四五六七八九]|[A-HＡ-Ｈ](?![A-Za-zＡ-Ｚ])"
    r"|[(（][0-9０-９]{1,2}[)）]|[⑴-⑽]|(?<![ァ-ヺー])[ア-オ](?![ァ-ヺー]))[】〕\]＞>〉]?"
)
_NAMED = re.compile(rf"{_LABEL}(?:[ 　:：.．\t…―－]+|(?=[「『])|(?<=[】〕\]＞>〉]))")
_LABEL_LINE = re.compile(rf"{_LABEL}[ 　]*$")  # the words stand on the next line
_NTH = re.compile(  # 第1の柱 …
    r"第[ 　]?(?P<ordinal>[0-9０-９]{1,2}|[一二三四五六七八九])の(?P<name>[一-鿿]{1,6})"
    r"[ 　:：…―－]+"
)
# 「●重点プロジェクト１　移住の促進」: the bullet says less than the name that numbers it
_BULLET_NAMED = re.compile(
    rf"(?:[{_BULLETS}]|[-–*＊](?=[\s　]))[\s　]*(?=[【〔\[]?[一-鿿ァ-ヺー]{{0,8}}"
    r"(?:目標|方針|施策|課題|プロジェクト|柱|戦略|視点|政策|原則|テーマ|方向性?|ステップ|段階|取組"
    r"|分野|理念|プログラム|アクション)[ 　]?[0-9０-９①-⑳ⅠⅡⅢⅣⅤⅥⅦⅧ一二三四五六七八九(（])"
)
_DOTTED = re.compile(
    r"(?P<name>[0-9０-９]{1,2}(?:[.．-][0-9０-９]{1,2})*)[.．-](?P<ordinal>[0-9０-９]{1,2})"
    r"[\s　.．:：]+"
)
# Normalisation leaves ① alone and makes Ⅱ into "II", so both are looked for as printed.
_MARKERS = (
    ("enclosed", re.compile(rf"(?P<ordinal>[{_ENCLOSED}])[\s.:、]*")),
    ("circled", re.compile(rf"(?P<ordinal>[{_CIRCLED}])[\s.:、]*")),
    ("parenthesis", re.compile(r"[(（](?P<ordinal>[0-9０-９]{1,2})[)）][\s:：、]*")),
    ("kana_parenthesis", re.compile(rf"[(（](?P<ordinal>[{_KANA}])[)）][\s:：、]*")),
    (
        "number",
        re.compile(r"(?P<ordinal>[0-9０-９]{1,2})(?:[.．、)）](?![0-9０-９])|(?=[ 　]))[\s　]*"),
    ),
    ("iroha", re.compile(rf"(?P<ordinal>[{_IROHA[1:]}])[ 　.．、)）][\s　]*")),
    ("kana", re.compile(rf"(?P<ordinal>[{_KANA}])[ 　.．、)）][\s　]*")),
    ("roman", re.compile(rf"(?P<ordinal>[{_ROMAN}])(?:[ 　.．、:：)）][\s　]*|(?=[「『]))")),
    ("quoted", re.compile(r"(?P<bullet>)(?=(?:「[^「」]{2,40}」|『[^『』]{2,40}』)\s*$)")),
    ("iroha_parenthesis", re.compile(rf"[(（](?P<ordinal>[{_IROHA}])[)）][\s:：、]*")),
    ("each", re.compile(r"(?P<bullet>一つ|ひとつ)[、，\s　]+")),
    ("latin", re.compile(r"(?P<ordinal>[A-HＡ-Ｈ])[ 　.．、)）][\s　]*")),
    ("kanji", re.compile(rf"(?P<ordinal>[{_KANJI}])[ 　、.．][\s　]*")),
    ("bullet", re.compile(rf"(?P<bullet>[{_BULLETS}]|[-–*＊](?=[\s　]))[\s　]*")),
    ("named", _NAMED),
    ("nth", _NTH),
)
_ORDERS = ("ABCDEFGH", "ＡＢＣＤＥＦＧＨ", _CIRCLED, _ENCLOSED, _KANA, _IROHA, _KANJI, _ROMAN)
_NAME_BREAK = re.compile(r"\s*[:：]\s*|\t|[ 　]{2,}|\s*[…―]{1,2}\s*")
_MAX_NAME_CHARS = 30
_MAX_BETWEEN = 12  # sentences of explanation between two numbered items
_MAX_BETWEEN_BULLETS = 3
_MAX_WRAPPED_LINES = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One printed item: how it is marked, and its words in the document."""

    style: str
    name: str  # 基本目標 in 「基本目標1」, the bullet itself, or ""
    ordinal: int | None
    span: Span  # of the item's words, marker and explanation not included
    place: int  # index of its sentence in ``ReadDocument.sentences``
    is_cut: bool = False  # an explanation stands behind its name: 「便利：手続を減らす」


def item_at(sentences: Sequence[ReadSentence], place: int) -> Item | None:
    """The item that a sentence begins, or None."""
    read = sentences[place]
    printed = read.aligned.original
    base = read.sentence.span.start
    # 「3.1 基本目標1 便利なまち」: the heading's own number says less than what it numbers.
    outer = _DOTTED.match(printed)
    if outer and read.sentence.kind is SentenceKind.HEADING:
        named = _NAMED.match(printed, outer.end())
        markers: _Markers = (("named", _NAMED),) if named else (("dotted", _DOTTED),)
        begin = outer.end() if named else 0
    elif (bullet := _BULLET_NAMED.match(printed)) and _NAMED.match(printed, bullet.end()):
        markers, begin = (("named", _NAMED),), bullet.end()
    else:
        markers, begin = _MARKERS, 0
    for style, pattern in markers:
        match = pattern.match(printed, begin)
        if match is None or match.end() >= len(printed):
            continue
        start, end = _words(printed, match.end())
        if style == "named":
            end = _name_end(printed, start, end)
        if start >= end:
            continue
        groups = match.groupdict()
        ordinal = groups.get("ordinal")
        name = groups.get("name") or groups.get("bullet") or ""
        span = Span(base + start, base + end)
        number = _order(ordinal) if ordinal else None
        if style == "kana" and ordinal == "イ" and _has_ro_behind(sentences, place):
            style, number = "iroha", 1
        return Item(style, name, number, span, place, _is_cut(printed, end))
    if (label := _LABEL_LINE.match(printed)) and (words := _below_label(sentences, place)):
        return Item("named", label["name"], _order(label["ordinal"]), words, place)
    if read.sentence.kind is SentenceKind.LIST_ITEM and not _is_same_line(sentences, place):
        start, end = _words(printed, 0)
        if start >= end:
            return None
        span = Span(base + start, base + end)
        return Item("bullet", "", None, span, place, _is_cut(printed, end))
    return None


def _below_label(sentences: Sequence[ReadSentence], place: int) -> Span | None:
    """The words below a line that is a label alone, 「方針①」, which a narrow cell may wrap."""
    start = end = 0
    for below in sentences[place + 1 : place + 1 + _MAX_WRAPPED_LINES]:
        printed = below.aligned.original
        is_label = _LABEL_LINE.match(printed) or any(one.match(printed) for _, one in _MARKERS)
        is_other = below.sentence.kind in (SentenceKind.HEADING, SentenceKind.TABLE_ROW)
        if is_label or is_other or (printed.rstrip().endswith("。") and end):
            break
        first, last = _words(printed, 0)
        if first >= last:
            break  # no name in it: 「。」
        start = start or below.sentence.span.start + first
        end = below.sentence.span.start + last
        if end - start > _MAX_NAME_CHARS:
            break
    return Span(start, end) if end else None


def _has_ro_behind(sentences: Sequence[ReadSentence], place: int) -> bool:
    """Whether イ is the first of イロハ, and not the second of アイウ."""
    behind = sentences[place + 1 : place + 4]
    return any(re.match(r"ロ[ 　.．、)）]", one.aligned.original.lstrip()) for one in behind)


def _is_cut(printed: str, end: int) -> bool:
    return _NAME_BREAK.match(printed, end) is not None


def items_behind(
    sentences: Sequence[ReadSentence], place: int, *, count: int | None
) -> tuple[Item, ...]:
    """The items that begin right behind sentence ``place``.

    Numbered items may have explanations between them; bullets follow one another. At most
    ``count`` numbered items are taken.
    """
    first_place = place + 1
    while first_place < len(sentences) and _is_passed_over(sentences, place, first_place):
        first_place += 1
    if first_place >= len(sentences):
        return ()
    first = item_at(sentences, first_place)
    if first is None or first.ordinal not in (None, 1):
        return ()
    return series_from(sentences, first, count=count)


def series_from(
    sentences: Sequence[ReadSentence], first: Item, *, count: int | None = None
) -> tuple[Item, ...]:
    """``first`` and the items that go on with it; () when there is only one."""
    if sentences[first.place].sentence.kind is SentenceKind.HEADING and first.style == "named":
        return _heading_series(sentences, first, count)
    items = [first]
    cursor = first.place + 1
    while cursor < len(sentences) and (count is None or len(items) < count or not first.ordinal):
        item = item_at(sentences, cursor)
        if item is not None and _follows(items[-1], item):
            items.append(item)
        elif not _may_stand_between(sentences, items[-1], cursor, item):
            break
        cursor += 1
    if first.ordinal is None:
        items = _explained_alike(sentences, items)
    return tuple(items) if len(items) > 1 else ()


def _explained_alike(sentences: Sequence[ReadSentence], items: list[Item]) -> list[Item]:
    """Bullets of one list: all with an explanation below them, or none; cut where it changes."""
    explained = [
        any(not _is_same_line(sentences, number) for number in range(one.place + 1, two.place))
        for one, two in pairwise(items)
    ]
    if not any(explained):
        return items
    stop = explained.index(not explained[0]) if (not explained[0]) in explained else len(explained)
    return items[: stop + 1]


def _heading_series(
    sentences: Sequence[ReadSentence], first: Item, count: int | None
) -> tuple[Item, ...]:
    """「基本目標1 …」 and the headings that go on with it, however far apart their sections.

    They go on under the next heading above them (施策の柱3 under 基本目標2), or begin anew there.
    """
    section = sentences[first.place].section
    items = [first]
    for cursor in range(first.place + 1, len(sentences)):
        here = sentences[cursor]
        if here.sentence.kind is not SentenceKind.HEADING or len(items) == count:
            continue
        item = item_at(sentences, cursor)
        if item is None or (item.style, item.name) != (first.style, first.name):
            continue
        if item.ordinal == first.ordinal:
            break
        is_alike = section is None or here.section is None or here.section.level == section.level
        if is_alike and _follows(items[-1], item):
            items.append(item)
    return tuple(items) if len(items) > 1 else ()


def _is_passed_over(sentences: Sequence[ReadSentence], place: int, candidate: int) -> bool:
    """A caption or note between an announcement and its items."""
    kind = sentences[candidate].sentence.kind
    is_drawn = not sentences[candidate].text.strip("┏━┓┗┛┌─┐└┘│┃ -=・")
    is_beside = kind in (SentenceKind.CAPTION, SentenceKind.FOOTNOTE) or is_drawn
    return candidate - place <= 2 and is_beside


def _follows(last: Item, item: Item) -> bool:
    if (last.style, last.name) != (item.style, item.name):
        return False
    if last.ordinal is None:
        return item.ordinal is None
    is_each = last.style == "kanji" and last.ordinal == 1  # 一　自然を愛し 一　きまりを守り
    return item.ordinal == last.ordinal + 1 or (is_each and item.ordinal == 1)


def _may_stand_between(
    sentences: Sequence[ReadSentence], last: Item, place: int, item: Item | None
) -> bool:
    """Whether sentence ``place`` can be the explanation of the item before it."""
    if last.ordinal is None:
        is_near = item is None and place - last.place <= _MAX_BETWEEN_BULLETS
        is_said = sentences[place].text.rstrip().endswith("。")
        is_same = sentences[place].section is sentences[last.place].section
        return _is_same_line(sentences, place) or (is_near and is_said and is_same)
    if place - last.place > _MAX_BETWEEN:
        return False
    if item is not None and item.style == last.style and item.name == last.name:
        return False
    section, began = sentences[place].section, sentences[last.place].section
    if section is None or began is None or section is began:
        return True
    # 「3.1 基本目標1」 … 「3.2 基本目標2」: the items are headings of one level.
    return section.level >= began.level


def _is_same_line(sentences: Sequence[ReadSentence], place: int) -> bool:
    """Whether a sentence goes on in the block of the one before it."""
    before, here = sentences[place - 1].sentence.span, sentences[place].sentence.span
    return place > 0 and here.start == before.end


def _words(printed: str, start: int) -> tuple[int, int]:
    """The range of an item's name: up to a colon or a gap, without 「」 and a full stop."""
    end = len(printed.rstrip())
    for match in _NAME_BREAK.finditer(printed, start, end):
        if _is_bracketed(printed[start : match.start()]):
            continue
        if start < match.start() <= start + _MAX_NAME_CHARS:
            end = match.start()
        break
    while start < end and printed[start] in " 　\t":
        start += 1
    while end > start and printed[end - 1] in "。、;； 　":
        end -= 1
    inner = printed[start:end]
    for opening, closing in ("「」", "『』", "【】"):
        if inner.startswith(opening) and inner.find(closing) == len(inner) - 1:
            return start + 1, end - 1
    return start, end


def _name_end(printed: str, start: int, end: int) -> int:
    """Where the name ends in 「基本目標1　元気に暮らす　健康づくりを進めます。」."""
    gap = re.compile(r"[ 　]+").search(printed, start + 3, end)
    is_sentence = printed.rstrip().endswith("。")
    return gap.start() if gap is not None and is_sentence else end


def _is_bracketed(head: str) -> bool:
    """Whether a bracket that opens in ``head`` is still open at its end."""
    return sum(map(head.count, "(（「『")) > sum(map(head.count, ")）」』"))


def _order(ordinal: str) -> int:
    for order in _ORDERS:
        if ordinal in order:
            return order.index(ordinal) + 1
    return int(ordinal.strip("()（）"))
