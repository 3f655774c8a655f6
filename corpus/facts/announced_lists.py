"""Enumerations whose number is announced, with the items in the sentence or below it."""

import re
from collections.abc import Sequence

from corpus.facts.announcements import (
    Announcement,
    announces,
    counts_things,
    object_before,
    topic_before,
)
from corpus.facts.enumerations import (
    Range,
    circled_items,
    each_sentence,
    enumeration_end,
    in_parenthesis,
    ordinal_items,
    ordinal_sentence,
    plain_before,
    quoted_before,
    quoted_behind,
)
from corpus.facts.found_lists import FoundList, with_quotes
from corpus.facts.line_lists import names_in_rows
from corpus.facts.list_items import items_behind
from corpus.facts.noun_phrases import phrase_end, phrase_start
from corpus.facts.reading import ReadSentence
from corpus.records import Span

_POINTING = re.compile(r"(?:次|以下|下記)(?:の|に(?:掲げ|示|挙げ|定め)[るす])?$")
# 「2つを基本方針とします」, 「3点を重点施策として位置づけます」
_MADE_END = re.compile(
    r"(?:と(?:し|す|な|定め|位置)|に(?:掲げ|位置|据え|定め|設定|指定|選定|認定|選び|選ん))"
)
# 三つの姿、すなわち「…」「…」
_SAID_AGAIN = re.compile(r"(?:、(?:すなわち|つまり|具体的には)、?)?")
_IS = re.compile(r"は、|\s*[:=]\s*")
_IS_END = re.compile(r"(?:です|である|とします|とする)?。?$|(?:です|である)(?=。)")
_IS_THEM = re.compile(
    r"(?:です|である|とする|とします|に(?:分け|区分)|を(?:設定|定め)|で構成|から成)"
)
_MOTTO = re.compile(r"キーワード|テーマ|合言葉|スローガン|(?:基本)?理念|柱|基本方針")
_KEYED = re.compile(r"\s*(?P<name>[^\s:、。・●○(①-⑳0-9][^:、。]{1,18}?)\s*:\s*\S")
_MAX_GAP_CHARS = 15  # between a topic and its bare number: 「課題は、大きく分けて3つあります」


def find_announced(
    sentences: Sequence[ReadSentence], place: int, announcement: Announcement, *, is_last: bool
) -> FoundList | None:
    """What sentence ``place`` announces by a number, or None when it presents nothing.

    Items are looked for in the sentence, and below it when this is its last number.
    """
    read = sentences[place]
    topic = topic_before(read, announcement.start)
    inside = _items_inside(read, announcement, topic)
    subject = _subject(read, announcement, topic)
    if subject is None and inside:
        subject = _named_in_front(read, inside[0][0]) or object_before(read, inside[0][0] - 1)
    if subject is None:
        return None
    if inside:
        return _with_items_inside(read, announcement, subject, inside)
    below = _items_below(sentences, place, announcement) if is_last else ()
    if below:
        return _with_items_below(read, announcement, subject, below)
    gap = announcement.start - subject[1]
    if not announces(read, announcement) or gap > _MAX_GAP_CHARS:
        return None
    start, end = min(announcement.start, subject[0]), max(announcement.end, subject[1])
    return FoundList(
        read.verbatim(*subject),
        announcement.count,
        (),
        read.span(start, end),
        read.sentence.span,
        0.8,
    )


def _items_inside(
    read: ReadSentence, announcement: Announcement, topic: tuple[int, int, int] | None
) -> tuple[Range, ...]:
    """The items that stand in the announcing sentence itself, before or behind the number."""
    circled = circled_items(read) or ordinal_items(read)
    if len(circled) == announcement.count:
        return circled
    end = enumeration_end(read, announcement.start)
    quoted = quoted_before(read, end)
    if quoted:
        return quoted
    if end < announcement.start:
        start = topic[2] if topic else 0
        plain = plain_before(read, start, end, announcement.count)
        if plain and (not counts_things(read, announcement) or _is_all(read, announcement, topic)):
            return plain
    behind = announcement.named[1] if announcement.named else announcement.end
    behind = max(behind, announcement.end)
    behind = _SAID_AGAIN.match(read.text, behind).end()  # type: ignore[union-attr]
    equal = _IS.match(read.text, behind)
    if equal is not None and (stop := _IS_END.search(read.text, equal.end())) is not None:
        quoted = quoted_behind(read, equal.end())
        if len(quoted) == announcement.count:
            return quoted
        plain = plain_before(read, equal.end(), stop.start(), announcement.count)
        if plain:  # 5本の柱は、省エネ、再エネ…です
            return plain
    quoted = quoted_behind(read, behind)
    if len(quoted) == announcement.count:
        return quoted
    return in_parenthesis(read, behind, announcement.count)


def _is_all(
    read: ReadSentence, announcement: Announcement, topic: tuple[int, int, int] | None
) -> bool:
    """「圏域は、東部、中央、西部の3区域です」: the things are what the topic is."""
    is_topic = topic is not None and read.text[: topic[2]].rstrip("、").endswith("は")
    return is_topic and _IS_THEM.match(read.text, announcement.end) is not None


def _subject(
    read: ReadSentence, announcement: Announcement, topic: tuple[int, int, int] | None
) -> Range | None:
    """What is counted: 「3つの基本目標」, 「2つを基本方針とし」, or the sentence's topic."""
    named = announcement.named
    if named is not None and named[0] >= announcement.end:
        return named
    made = made_of(read, announcement.end)
    if made is not None:
        return made
    if named is not None and _names_it_itself(read, announcement, topic):
        return named
    sorted_into = object_before(read, announcement.start)
    if sorted_into is not None and read.text.startswith("に", announcement.end):
        return sorted_into
    return topic[:2] if topic is not None else sorted_into


def _names_it_itself(
    read: ReadSentence, announcement: Announcement, topic: tuple[int, int, int] | None
) -> bool:
    """Whether the counter is the subject: 「国は4分野を選定した」; not 「対象は…の4分野です」."""
    assert announcement.named is not None
    noun = read.text[slice(*announcement.named)]
    if topic is None or noun == "柱":
        return True
    is_object = (
        re.match(
            r"(?:\([^()]*\))?(?:を|で(?:行|評価|判定|区分|表|示))", read.text[announcement.end :]
        )
        is not None
    )
    return is_object and not read.text[: topic[1]].endswith(noun)


def made_of(read: ReadSentence, end: int) -> Range | None:
    """What the things in front of ``end`` are made: 「…を基本方針とします」."""
    if not read.text.startswith("を", end):
        return None
    start = end + 1 + int(read.text.startswith("、", end + 1))
    stop = phrase_end(read.tokens, start)
    if stop is None:
        return None
    is_motto = _MOTTO.fullmatch(read.text, start, stop) and read.text.startswith("に", stop)
    if not is_motto and not _MADE_END.match(read.text, stop):
        return None
    return start, stop


def _named_in_front(read: ReadSentence, first_item: int) -> Range | None:
    """「基本目標「便利」「安心」の2つ」: the noun that the first quote follows."""
    opening = first_item - 1
    if opening <= 0 or read.text[opening] not in "「『":
        return None
    start = phrase_start(read.tokens, opening)
    return (start, opening) if start is not None else None


def _with_items_inside(
    read: ReadSentence, announcement: Announcement, subject: Range, items: tuple[Range, ...]
) -> FoundList:
    start, end = min(announcement.start, items[0][0]), max(announcement.end, items[-1][1])
    spans = tuple(read.span(*item) for item in items)
    span = read.span(*with_quotes(read.text, start, end))
    name = read.verbatim(*subject)
    return FoundList(name, announcement.count, spans, span, read.sentence.span, 0.95)


def _items_below(
    sentences: Sequence[ReadSentence], place: int, announcement: Announcement
) -> tuple[Span, ...]:
    """The items behind an announcing sentence, if they are what it announces."""
    read = sentences[place]
    points = _POINTING.search(read.text[: announcement.start]) is not None
    if place + 1 < len(sentences):
        circled = circled_items(sentences[place + 1]) or ordinal_items(sentences[place + 1])
        if len(circled) == announcement.count:
            return tuple(sentences[place + 1].span(*item) for item in circled)
    spoken = sentences[place + 1 : place + 1 + announcement.count]
    named = [
        ordinal_sentence(one, number) or each_sentence(one)
        for number, one in enumerate(spoken, start=1)
    ]
    if len(named) == announcement.count and all(named):
        return tuple(
            one.span(*item) for one, item in zip(spoken, named, strict=True) if item is not None
        )
    items = items_behind(sentences, place, count=announcement.count)
    keyed = [_KEYED.match(one.text) for one in spoken]
    if not items and len(keyed) == announcement.count and all(keyed):
        return tuple(  # 木材生産林：林道から近いもの
            one.span(*key.span("name")) for one, key in zip(spoken, keyed, strict=True) if key
        )
    if len(items) == announcement.count or (points and items):
        return tuple(item.span for item in items)
    return names_in_rows(sentences, place, announcement.count) if points else ()


def _with_items_below(
    read: ReadSentence, announcement: Announcement, subject: Range, items: tuple[Span, ...]
) -> FoundList:
    start = min(announcement.start, subject[0])
    number = read.span(start, max(announcement.end, subject[1]))
    span = Span(number.start, items[-1].end)
    whole = Span(read.sentence.span.start, span.end)
    confidence = 0.9 if len(items) == announcement.count else 0.6
    return FoundList(read.verbatim(*subject), announcement.count, items, span, whole, confidence)
