"""What a document enumerates: the subject, the number announced, and the items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.facts.announcements import (
    Announcement,
    announces,
    find_announcements,
    object_before,
    topic_before,
)
from corpus.facts.enumerations import (
    Range,
    enumeration_end,
    in_parenthesis,
    plain_before,
    quoted_before,
    quoted_behind,
)
from corpus.facts.list_items import Item, item_at, items_behind
from corpus.facts.noun_phrases import phrase_end
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.normalize import normalize
from corpus.records import ListFact, SectionKind, SentenceKind, Span

# 「…は、次のとおりです。」, 「次に掲げる者とする」: items follow, their number is not said.
_FOLLOWING = re.compile(
    r"(?<![0-9円人%億万千百件歳日年数])(?:次|以下|下記)(?:の(?:(?:とおり|通り|ように?|各号)(?:(?:で|に|と)?(?:す|あ|し|定め|な)|。)"
    r"|(?=[一-鿿ァ-ヺ]))|に(?:掲げる|示す|定める|挙げる))"
)
_POINTING = re.compile(r"(?:次|以下|下記)(?:の|に(?:掲げ|示|挙げ|定め)[るす])?$")
# 「2つを基本方針とします」, 「3点を重点施策として位置づけます」
_MADE = re.compile(r"を、?(?P<start>)")
_MADE_END = re.compile(r"(?:と(?:し|す|な|定め|位置)|に(?:掲げ|位置|据え|定め|設定))")
# 「理念は「A」、「B」です」
_STATED = re.compile(
    r"(?:です|である|とします|とする|として(?:い|お)|から(?:成|な|構成)|で(?:構成|あり|す)|を(?:掲げ|定め|柱|基本))"
)
# Nouns that name nothing: 「次に掲げるもの」.
_GENERIC = re.compile(r"もの|こと|者|場合|とき|事項|内容|点|情報|書類|等|方|人")
_MAX_HEADING_CHARS = 40
_MAX_ITEM_CHARS = 120  # longer ones are articles of a law, not things in a list


@dataclass(frozen=True, slots=True)
class _Found:
    subject: str
    count: int | None
    items: tuple[Span, ...]
    span: Span
    sentence: Span
    confidence: float


def extract_lists(read: ReadDocument) -> tuple[ListFact, ...]:
    """Every enumeration of ``read``, each subject once, in the order of the text.

    ``count`` is the number that the text announces and ``items`` what was found of it: a
    difference between them is the document's own.
    """
    found = [
        fact
        for place, sentence in enumerate(read.sentences)
        if sentence.sentence.kind not in (SentenceKind.TABLE_ROW, SentenceKind.FOOTNOTE)
        for fact in _found_at(read.sentences, place)
    ]
    text = read.document.text
    return tuple(
        ListFact(
            fact.subject,
            fact.count,
            tuple(span.of(text) for span in fact.items),
            fact.span,
            fact.sentence,
            fact.items,
            fact.confidence,
        )
        for fact in _distinct(list(filter(_is_sound, found)))
    )


def _found_at(sentences: Sequence[ReadSentence], place: int) -> Iterator[_Found]:
    read = sentences[place]
    if read.sentence.kind in (SentenceKind.HEADING, SentenceKind.CAPTION):
        yield from _under_heading(sentences, place)
        return
    announcements = list(find_announcements(read))
    has_items = False
    for number, announcement in enumerate(announcements):
        is_last = number == len(announcements) - 1
        fact = _announced(sentences, place, announcement, is_last=is_last)
        if fact is not None:
            has_items = has_items or bool(fact.items)
            yield fact
    if not has_items:
        yield from _unannounced(sentences, place, has_number=bool(announcements))


def _announced(
    sentences: Sequence[ReadSentence], place: int, announcement: Announcement, *, is_last: bool
) -> _Found | None:
    read = sentences[place]
    topic = topic_before(read, announcement.start)
    inside = _items_inside(read, announcement, topic)
    subject = _subject(read, announcement, topic)
    if subject is None:
        return None
    if inside:
        start = min(announcement.start, inside[0][0])
        end = max(announcement.end, inside[-1][1])
        start, end = _with_quotes(read.text, start, end)
        spans = tuple(read.span(*item) for item in inside)
        return _Found(
            read.verbatim(*subject),
            announcement.count,
            spans,
            read.span(start, end),
            read.sentence.span,
            0.95,
        )
    below = _items_below(sentences, place, announcement, subject) if is_last else ()
    if below:
        return _with_items_below(read, announcement, subject, below)
    if not announces(read, announcement):
        return None
    end = max(announcement.end, subject[1])
    start = min(announcement.start, subject[0])
    return _Found(
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
    end = enumeration_end(read, announcement.start)
    quoted = quoted_before(read, end)
    if quoted:
        return quoted
    if end < announcement.start:
        start = topic[2] if topic else 0
        plain = plain_before(read, start, end, announcement.count)
        if plain:
            return plain
    behind = announcement.named[1] if announcement.named else announcement.end
    behind = max(behind, announcement.end)
    quoted = quoted_behind(read, behind)
    if len(quoted) == announcement.count:
        return quoted
    return in_parenthesis(read, behind, announcement.count)


def _subject(
    read: ReadSentence, announcement: Announcement, topic: tuple[int, int, int] | None
) -> Range | None:
    """What is counted: 「3つの基本目標」, 「2つを基本方針とし」, or the sentence's topic."""
    named = announcement.named
    if named is not None and named[0] >= announcement.end:
        return named
    made = _made_of(read, announcement.end)
    if made is not None:
        return made
    if named is not None and (topic is None or read.text[slice(*named)] == "柱"):
        return named
    sorted_into = object_before(read, announcement.start)
    if sorted_into is not None and read.text.startswith("に", announcement.end):
        return sorted_into
    return topic[:2] if topic is not None else sorted_into


def _made_of(read: ReadSentence, end: int) -> Range | None:
    if not read.text.startswith("を", end):
        return None
    start = end + 1 + int(read.text.startswith("、", end + 1))
    stop = phrase_end(read.tokens, start)
    if stop is None or not _MADE_END.match(read.text, stop):
        return None
    return start, stop


def _items_below(
    sentences: Sequence[ReadSentence], place: int, announcement: Announcement, subject: Range
) -> tuple[Item, ...]:
    """The printed items behind an announcing sentence, if they are what it announces."""
    read = sentences[place]
    items = items_behind(sentences, place, count=announcement.count)
    if not items:
        return ()
    points = _POINTING.search(read.text[: announcement.start]) is not None
    if len(items) == announcement.count or points:
        return items
    return ()


def _with_items_below(
    read: ReadSentence, announcement: Announcement, subject: Range, items: tuple[Item, ...]
) -> _Found:
    start = min(announcement.start, subject[0])
    number = read.span(start, max(announcement.end, subject[1]))
    span = Span(number.start, items[-1].span.end)
    whole = Span(read.sentence.span.start, span.end)
    spans = tuple(item.span for item in items)
    agrees = len(items) == announcement.count
    return _Found(
        read.verbatim(*subject), announcement.count, spans, span, whole, 0.9 if agrees else 0.6
    )


def _unannounced(
    sentences: Sequence[ReadSentence], place: int, *, has_number: bool
) -> Iterator[_Found]:
    """Items whose number is not said: below 「次のとおり」, or quoted behind a topic."""
    read = sentences[place]
    pointing = _FOLLOWING.search(read.text)
    if pointing and not has_number:
        items = items_behind(sentences, place, count=None)
        subject = _pointed_at(read, pointing) if items else None
        if subject is not None:
            spans = tuple(item.span for item in items)
            span = Span(read.span(*subject).start, spans[-1].end)
            whole = Span(read.sentence.span.start, span.end)
            yield _Found(read.verbatim(*subject), None, spans, span, whole, 0.85)
    if has_number:
        return
    for opening in re.finditer(r"は、?(?=[「『])", read.text):
        quoted = quoted_behind(read, opening.end())
        if len(quoted) < 2 or not _STATED.match(read.text, quoted[-1][1] + 1):
            continue
        topic = topic_before(read, opening.end())
        if topic is not None:
            spans = tuple(read.span(*item) for item in quoted)
            span = read.span(*_with_quotes(read.text, topic[0], quoted[-1][1]))
            yield _Found(read.verbatim(*topic[:2]), None, spans, span, read.sentence.span, 0.8)
            return


def _pointed_at(read: ReadSentence, pointing: re.Match[str]) -> Range | None:
    """What the items are: 「構成員は、次に掲げる者」 or, without a topic, 「次に掲げる計画」."""
    topic = topic_before(read, pointing.start())
    if topic is not None:
        return topic[:2]
    before = object_before(read, pointing.start())
    if before is not None:
        return before
    stop = phrase_end(read.tokens, pointing.end())
    if stop is None or _GENERIC.fullmatch(read.text, pointing.end(), stop):
        return None
    return pointing.end(), stop


def _under_heading(sentences: Sequence[ReadSentence], place: int) -> Iterator[_Found]:
    """The items that stand directly under a heading, with nothing that announces them."""
    read = sentences[place]
    section = read.section
    if read.sentence.kind is not SentenceKind.HEADING or section is None:
        return
    if section.kind is not SectionKind.BODY or not section.title:
        return
    if len(section.title) > _MAX_HEADING_CHARS or section.heading != read.sentence.span:
        return
    if place + 1 >= len(sentences) or sentences[place + 1].sentence.kind is SentenceKind.HEADING:
        return
    if item_at(sentences, place + 1) is None:
        return
    items = items_behind(sentences, place, count=None)
    # 「担当：情報政策課」, 「電話：…」 below a name are a record's fields, not a list.
    if any(item.is_cut for item in items):
        return
    if items and all(sentences[item.place].section is section for item in items):
        spans = tuple(item.span for item in items)
        span = Span(read.sentence.span.start, spans[-1].end)
        yield _Found(section.title, None, spans, span, span, 0.7)


def _with_quotes(text: str, start: int, end: int) -> Range:
    """The range with the bracket that stands on either side of it."""
    if start > 0 and text[start - 1] in "「『【":
        start -= 1
    if end < len(text) and text[end] in "」』】":
        end += 1
    return start, end


def _is_sound(fact: _Found) -> bool:
    """Whether the subject is a whole phrase, and the items are things and not articles."""
    subject = fact.subject
    if any(subject.count(left) != subject.count(right) for left, right in ("（）", "()", "「」")):
        return False
    is_long = any(item.end - item.start > _MAX_ITEM_CHARS for item in fact.items)
    return bool(subject) and not (fact.count is None and is_long)


def _distinct(found: Sequence[_Found]) -> list[_Found]:
    """Each subject once: the first that names its items, or else the first."""
    kept: list[_Found] = []
    for fact in sorted(found, key=lambda fact: (not fact.items, fact.span)):
        if not any(_is_same(fact, other) for other in kept):
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.span)


def _is_same(fact: _Found, other: _Found) -> bool:
    name, other_name = normalize(fact.subject), normalize(other.subject)
    if not fact.items:
        is_named_alike = name.endswith(other_name) or other_name.endswith(name)
        return fact.count == other.count and is_named_alike
    return (name, fact.count, len(fact.items)) == (other_name, other.count, len(other.items)) and (
        fact.items == other.items
    )
