"""The words that a document explains, each with the place that explains it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.facts.abbreviations import find_abbreviations
from corpus.facts.definitions import find_definitions, find_titled_definition
from corpus.facts.gloss_runs import find_gloss_runs
from corpus.facts.glossary_sections import find_section_entries
from corpus.facts.inline_glosses import find_glosses, find_next_gloss, is_spaced_gloss
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.facts.term_pairs import find_announced_terms
from corpus.normalize import normalize
from corpus.records import GlossaryEntry, SectionKind, SentenceKind

# A reference to literature („“Postal Addressing Standards”, …“) explains no term.
_IS_TERM = re.compile(r"^(?!.*https?)[^“”\"、。]{2,}$")
# を法第37条に規定する返礼品等: the rest of a clause that the rule cut, not a definition
_STARTS_WITH_PARTICLE = re.compile(r"[をがはに、。]")
# 以下、この計画を「本計画」と呼びます: says nothing of what it is
_POINTS = re.compile(r"(?:この|本|当該?)(?:計画|村|町|市|県|プラン|方針|条例|要綱|規程)|これ|それ")
_SAYS = re.compile(r"を(?:いう|いいます|指す|指します)。?\s*$")
# ※出典：国勢調査, 注：速報値: no word that is explained
_SAYS_WHERE_FROM = re.compile(r"出典|資料|出所|引用|参[考照]|備考|単位|注[意記]?|補足|例")
_ARTICLE = re.compile(r"第[0-9一二三四五六七八九十]+[条項号]")  # 第2条 is explained by nothing
_BRACKETS = ("（）", "()", "「」", "『』", "【】", "[]")
_SPACE = re.compile(r"\s+")

_ALSO = re.compile(
    r"(?:^|[。、（(])「?(?P<name>[一-鿿ァ-ヺーA-Za-zＡ-Ｚａ-ｚ]{2,20})」?とも(?:いう|言う|呼ぶ|呼ばれ|いい)"
)


def extract_glossary(read: ReadDocument) -> tuple[GlossaryEntry, ...]:
    """Every term that ``read`` explains, once, in the order of first explanation.

    A term explained in several places keeps the explanation of the surest rule (a note, then a
    list of terms, then 「Aとは」, then an abbreviation) and the other names of all of them.
    """
    found = [
        *_from_notes(read),
        *find_section_entries(read),
        *find_announced_terms(read),
        *find_gloss_runs(read),
        *_from_sentences(read),
    ]
    sound = [
        replace(entry, definition=_SAYS.sub("", entry.definition))
        for entry in found
        if _is_sound(entry.term)
        and not _STARTS_WITH_PARTICLE.match(entry.definition)
        and not _POINTS.fullmatch(entry.definition)
    ]
    return tuple(sorted(_merged(sound), key=lambda entry: entry.span))


def _is_sound(term: str) -> bool:
    """Whether ``term`` is a word, and not a piece that a bracket or a line's end has cut."""
    if _ARTICLE.match(normalize(term)):
        return False
    is_balanced = all(term.count(pair[0]) == term.count(pair[1]) for pair in _BRACKETS)
    return is_balanced and any(char.isalnum() for char in term)


def _from_notes(read: ReadDocument) -> Iterator[GlossaryEntry]:
    for note in read.document.footnotes:
        places = (note.span.start, *(anchor.start for anchor in note.anchors))
        is_person = any(_is_person(read, place, note.term) for place in places)
        is_term = _IS_TERM.search(note.term) and not _SAYS_WHERE_FROM.fullmatch(note.term)
        if is_term and note.definition and not is_person:
            yield GlossaryEntry(
                note.term, note.aliases, note.definition, note.span, note.span, confidence=1.0
            )


def _is_person(read: ReadDocument, start: int, term: str) -> bool:
    """Whether a note says who somebody is: 「山田花子：大学教授」."""
    sentence = read.sentence_at(start)
    if sentence is None:
        return False
    place = sentence.text.find(normalize(term))
    inside = [one for one in sentence.tokens if place <= one.start < place + len(normalize(term))]
    return place >= 0 and len(inside) > 1 and all(one.pos3 == "人名" for one in inside)


def _from_sentences(read: ReadDocument) -> Iterator[GlossaryEntry]:
    above: ReadSentence | None = None
    in_run = False  # below a line 「用語　…のこと。」
    for sentence in read.sentences:
        if sentence.sentence.kind is SentenceKind.FOOTNOTE:
            yield from find_definitions(sentence)
            continue
        titled = find_titled_definition(above, sentence) if above is not None else None
        above = sentence
        if titled is not None:
            yield titled
        is_heading = sentence.sentence.kind is SentenceKind.HEADING
        in_list = sentence.section is not None and sentence.section.kind is SectionKind.GLOSSARY
        if not is_heading and not in_list:
            yield from find_definitions(sentence)
            yield from find_glosses(sentence)
            following = find_next_gloss(sentence) if in_run else None
            in_run = is_spaced_gloss(sentence) or following is not None
            if following is not None:
                yield following
        yield from find_abbreviations(sentence)


def _also_called(entry: GlossaryEntry) -> GlossaryEntry:
    """The entry with the other name that its definition gives: 「…。RMOともいう。」."""
    match = _ALSO.search(entry.definition)
    names = (match["name"],) if match else ()
    return replace(entry, aliases=_united(entry.aliases, names)) if names else entry


def _merged(entries: Iterable[GlossaryEntry]) -> list[GlossaryEntry]:
    by_term: dict[str, GlossaryEntry] = {}
    called = map(_also_called, entries)
    for entry in sorted(called, key=lambda entry: (-entry.confidence, entry.span)):
        key = _SPACE.sub("", normalize(entry.term)).casefold()
        held = by_term.get(key)
        if held is None:
            by_term[key] = entry
            continue
        aliases = _united(held.aliases, entry.aliases)
        by_term[key] = replace(held, aliases=aliases)
    return [entry for entry in by_term.values() if not _is_named_in(entry, by_term.values())]


def _is_named_in(entry: GlossaryEntry, others: Iterable[GlossaryEntry]) -> bool:
    """Whether a surer entry explains the same under its long name: 認証サービス(JPKI)とは…."""
    term = normalize(entry.term).casefold()
    names = {normalize(name).casefold() for name in entry.aliases}
    return any(
        other.confidence > entry.confidence
        and normalize(other.term).casefold() in names
        and term in {normalize(name).casefold() for name in other.aliases}
        for other in others
    )


def _united(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The names of both, each once: 「ＣＩＯ」 and 「CIO」 are one name."""
    names: dict[str, str] = {}
    for name in (*first, *second):
        names.setdefault(normalize(name).casefold(), name)
    return tuple(names.values())
