"""Words explained one below the other that nothing announces: 「１　用語　…のこと。」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.facts.definitions import KIND, STRUCTURE
from corpus.facts.inline_glosses import NOT_TERMS
from corpus.facts.noun_phrases import is_noun_like, phrase_start, token_ending_at
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.footnotes import split_term
from corpus.marks import list_mark_end
from corpus.records import GlossaryEntry, SectionKind, SentenceKind, Span

_Line = tuple[ReadSentence, ...]  # the sentences of one printed line
_TERM = r"[^\s。、:：「」|]{2,30}?(?:\s?[（(][^（）()]{2,40}[)）])?"
_BESIDE = re.compile(
    rf"[「【]?(?P<term>{_TERM})[」】]?"
    r"(?:[ \u3000]*[:：=＝／…]+[ \u3000]*|(?:(?<![A-Za-z]) |\u3000)[ \u3000]*|\t)"
    r"(?!//)(?P<definition>[^\s\t|][^\t|]{5,})"
)
# 主な取組: what stands below it are no words
_HEADS_THINGS = re.compile(
    r"(?:取り?組み?|事業|施策|業務|内容|活動|行事|催し|サービス|施設|窓口|制度|方針|目標|課題|体制|役割)[^\w]*$"
)
_ALONE = re.compile(rf"[■●◆○◇□▼▽【〈《]?\s*(?P<term>{_TERM})\s*[】〉》]?$")
_FRAMES = "【】〈〉《》[]［］"
# 「…と力を合わせて運営に取り組む仕組み。」: what a dictionary would say that a word is
_EXPLAINS = re.compile(rf"(?:[うくすつぬぶむるたい](?:{KIND}|こと|もの)|の(?:こと|総称|割合))。?$")
# 健康づくりの推進, 相談窓口: headings of what is done, and no words to be explained
_NO_TERM = re.compile(
    r"(?:推進|整備|支援|充実|強化|促進|確保|向上|育成|活用|実施|開催|連携|窓口|会場|場|部|課|係|委員会|会議|まつり|祭|(?<!社)会|資格|テーマ|定員|会員)$"
    r"|[0-9]年|[0-9]月|^[0-9]"
)
_MIN_DEFINITION_CHARS = 8
_MAX_DEFINITION_CHARS = 100
_MAX_SENTENCES = 4
_CONFIDENCE = 0.75


@dataclass(frozen=True, slots=True)
class _Pair:
    term: str  # as printed
    aliases: tuple[str, ...]
    span: Span  # from the term to the end of the definition
    definition: Span
    first: ReadSentence  # that the definition begins in
    style: tuple[bool, bool]  # whether the term has a line of its own; whether that has a mark


def find_gloss_runs(read: ReadDocument) -> Iterator[GlossaryEntry]:
    """The entries of every run of two or more pairs of one form, if it explains words."""
    lines = _lines(read)
    place = 0
    while place < len(lines):
        run: list[_Pair] = []
        start = place
        while (found := _pair_at(read, lines, place)) is not None:
            pair, end = found
            if run and pair.style != run[0].style:
                break
            run.append(pair)
            place = end
        above = lines[start - 1][0] if start else None
        if _is_list_of_words(run, above):
            for pair in run:
                words = pair.definition.of(read.document.text)
                yield GlossaryEntry(
                    pair.term, pair.aliases, words, pair.span, pair.span, _CONFIDENCE
                )
        place = max(place, start + 1)


def _lines(read: ReadDocument) -> list[_Line]:
    lines: list[list[ReadSentence]] = []
    end = -1
    for sentence in read.sentences:
        is_note = sentence.sentence.kind in (SentenceKind.FOOTNOTE, SentenceKind.CAPTION)
        in_list = sentence.section is not None and sentence.section.kind is SectionKind.GLOSSARY
        if is_note or in_list:
            continue
        start = sentence.sentence.span.start
        is_same = lines and end >= 0 and "\n" not in read.document.text[end:start]
        if is_same and end <= start:
            lines[-1].append(sentence)
        else:
            lines.append([sentence])
        end = sentence.sentence.span.end
    return [tuple(line) for line in lines]


def _pair_at(read: ReadDocument, lines: Sequence[_Line], place: int) -> tuple[_Pair, int] | None:
    """The pair that begins at a line, and the line behind it."""
    if place >= len(lines):
        return None
    line = lines[place]
    printed, base = line[0].aligned.original, line[0].sentence.span.start
    mark = list_mark_end(printed)
    beside = _BESIDE.fullmatch(printed.rstrip(), mark)
    if beside is not None:
        start = base + beside.start("definition")
        span = Span(start, line[-1].sentence.span.end)
        is_alone, words, end = False, line[0], place + 1
    else:
        beside = _ALONE.fullmatch(printed.rstrip(), mark) if len(line) == 1 else None
        end = place + 1
        if (
            beside is None
            or end >= len(lines)
            or lines[end][0].sentence.kind is not SentenceKind.BODY
        ):
            return None
        words, is_alone = lines[end][0], True
        span = Span(words.sentence.span.start, lines[end][-1].sentence.span.end)
        end += 1
    is_marked = mark > 0 or printed[:1] in "■●◆○◇□▼▽【〈《"
    if not _is_explanation(words) or len(line) > _MAX_SENTENCES:
        return None
    term, aliases = split_term(beside["term"].strip(_FRAMES))
    is_word = len(term) > 1 and not any(
        rule.search(term) for rule in (_NO_TERM, STRUCTURE, NOT_TERMS)
    )
    if not is_word or (is_alone and not is_marked) or span.end - span.start < _MIN_DEFINITION_CHARS:
        return None
    whole = Span(base + beside.start("term"), span.end)
    return _Pair(term, aliases, whole, span, words, (is_alone, is_marked)), end


def _is_explanation(words: ReadSentence) -> bool:
    """Whether a sentence is a noun that a clause describes, and says nothing of a topic."""
    text = words.text.rstrip(" 。")
    has_topic = any(
        token.surface in {"は", "も"} and token.pos == "助詞" and is_noun_like(before)
        for before, token in pairwise(words.tokens)
    )
    if has_topic or "では、" in text or len(text) > _MAX_DEFINITION_CHARS:
        return False
    start = phrase_start(words.tokens, len(text), crosses_no=False, crosses_verbs=False)
    before = token_ending_at(words.tokens, start) if start is not None else None
    if before is None:
        return False
    token = words.tokens[before]
    return token.pos in {"動詞", "助動詞", "形容詞", "連体詞"} or token.surface == "の"


def _is_list_of_words(run: Sequence[_Pair], above: ReadSentence | None) -> bool:
    """Whether one of a run says what a dictionary would; rows below a head are none."""
    if len(run) < 2:
        return False
    if above is not None and (
        above.sentence.kind is SentenceKind.TABLE_ROW or _HEADS_THINGS.search(above.text)
    ):
        return False
    texts = [pair.first.text.rstrip() for pair in run]
    is_row = run[0].first.sentence.kind is SentenceKind.TABLE_ROW
    is_marked = run[0].style[1] and not is_row
    is_closed = is_marked or all(text.endswith("。") for text in texts)
    return is_closed and any(map(_EXPLAINS.search, texts))
