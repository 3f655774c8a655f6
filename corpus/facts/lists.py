"""What a document enumerates: the subject, the number announced, and the items."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from corpus.facts.announced_lists import find_announced
from corpus.facts.announcements import find_announcements
from corpus.facts.found_lists import FoundList
from corpus.facts.line_lists import find_in_rows, find_on_lines
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.facts.unannounced_lists import find_unannounced, find_under_heading
from corpus.normalize import normalize
from corpus.records import ListFact, SentenceKind

_BRACKETS = (("（", "）"), ("(", ")"), ("「", "」"), ("【", "】"), ("『", "』"))
_MAX_ITEM_CHARS = 120  # longer ones are articles of a law, not things in a list
# A line of the contents
_CHAPTER = re.compile(r"第 ?[0-9一二三四五六七八九十]+ ?[章編部](?![一-鿿会])")
_MAX_NUMBERS = 40  # in a sentence; more are a table that lost its cells


def extract_lists(read: ReadDocument) -> tuple[ListFact, ...]:
    """Every enumeration of ``read``, each subject once, in the order of the text.

    ``count`` is the number that the text announces and ``items`` what was found of it: a
    difference between them is the document's own.
    """
    found = [
        fact
        for place, sentence in enumerate(read.sentences)
        if sentence.sentence.kind is not SentenceKind.FOOTNOTE
        for fact in _found_at(read.sentences, place)
    ]
    text = read.document.text
    sound = [fact for fact in found if _is_sound(fact, text)]
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
        for fact in _distinct(sound, text)
    )


def _found_at(sentences: Sequence[ReadSentence], place: int) -> Iterator[FoundList]:
    read = sentences[place]
    if read.sentence.kind is SentenceKind.TABLE_ROW:
        yield from find_in_rows(sentences, place)
        return
    if read.sentence.kind in (SentenceKind.HEADING, SentenceKind.CAPTION):
        yield from find_under_heading(sentences, place)
        yield from find_on_lines(sentences, place)
        return
    announcements = list(islice(find_announcements(read), _MAX_NUMBERS))
    last = len(announcements) - 1
    stated = [
        find_announced(sentences, place, announcement, is_last=number == last)
        for number, announcement in enumerate(announcements)
    ]
    yield from filter(None, stated)
    if not announcements:
        yield from find_unannounced(sentences, place)
    if not any(stated):
        yield from find_on_lines(sentences, place)


def _is_sound(fact: FoundList, text: str) -> bool:
    """Whether the subject is a whole phrase, and the items are things and not articles."""
    items = [span.of(text) for span in fact.items]
    if not all(map(_is_balanced, (fact.subject, *items))) or len(set(items)) < len(items):
        return False
    if _CHAPTER.match(normalize(fact.subject)) and any(map(_CHAPTER.match, map(normalize, items))):
        return False
    is_long = any(len(item) > _MAX_ITEM_CHARS for item in items)
    return bool(fact.subject) and not (fact.count is None and is_long)


def _is_balanced(words: str) -> bool:
    return all(words.count(left) == words.count(right) for left, right in _BRACKETS)


def _distinct(found: Sequence[FoundList], text: str) -> list[FoundList]:
    """Each enumeration once: the surest that names its items, or else the first."""
    kept: list[FoundList] = []
    for fact in sorted(found, key=lambda fact: (not fact.items, -fact.confidence, fact.span)):
        if not any(_is_same(fact, other, text) for other in kept):
            kept.append(fact)
    return sorted(kept, key=lambda fact: fact.span)


def _is_same(fact: FoundList, other: FoundList, text: str) -> bool:
    name, other_name = normalize(fact.subject), normalize(other.subject)
    is_named_alike = name.endswith(other_name) or other_name.endswith(name)
    if not fact.items:
        return fact.count == other.count and is_named_alike
    words = [normalize(span.of(text)) for span in fact.items]
    return is_named_alike and words == [normalize(span.of(text)) for span in other.items]
