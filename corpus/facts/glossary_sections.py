"""Entries of a printed list of terms: 用語集, 用語解説, 用語の説明."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts.noun_phrases import ends_in_noun
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.footnotes import parse_note, split_term
from corpus.marks import is_glossary_title, list_mark_end
from corpus.normalize import normalize
from corpus.records import GlossaryEntry, SectionKind, SentenceKind, Span
from corpus.rows import cells_of

# 【あ行】, か行, A, 英数字: signposts between the entries.
_SIGNPOST = re.compile(
    r"[■●◆○◇□【\[<(]?\s*(?:[あ-んア-ン](?:\s*行)?|[A-Za-z](?:\s*[-~・]\s*[A-Za-z])?|英数字?|アルファベット"
    r"|数字|五十音順?)\s*[】\]>)]?"
)
_LETTERS = re.compile(r"[【\[<(]?\s*[あかさたなはまやらわアカサタナハマヤラワ]\s*行\s*[】\]>)]?")
_HEADER_CELL = re.compile(
    r"(?:用語|略[称語]|語句|項目|名称|ことば|言葉|No\.?|番号|頁|ページ|索引|五十音)"
)
_NUMBER_CELL = re.compile(r"[0-9]{1,3}|[あ-んア-ン](?:行)?|[A-Z]")
_SPELLING = re.compile(r"[ぁ-ゖー・\s]+|[A-Za-z][A-Za-z0-9 .,&'/-]*")  # how it is read, its English
_TERM_HEAD = re.compile(r"(?:用語|語句|ことば|言葉|略語|略称)(?:名|等)?")
_MEANING_HEAD = re.compile(r"(?:用語の)?(?:説明|意味|解説|内容|定義|意義|正式名称)(?:等)?")
# 編集・発行 …, 電話 …: behind the last term, the page that says who printed it
_COLOPHON = re.compile(r"^(?:編集|発行|印刷|制作|電話|TEL|FAX|〒|住所|問い?合わ?せ)|[0-9]月発行$")
_ANNOUNCES_TERMS = re.compile(
    r"(?:(?:次|以下|下記)の用語|用語[^。]{0,12}(?:次|以下)の)[^。]{0,30}(?:意味|意義|定義|とおり|通り)"
)
_LEADING_SIGNPOST = re.compile(r"[【\[<(]?[あかさたなはまやらわ]行[】\]>)]?[\s　]+(?=\S)")
_ABBREVIATION = re.compile(r"[A-Za-z][A-Za-z0-9/&+-]{1,15}")
_MAX_TERM_CHARS = 45
_MAX_TITLE_CHARS = 16
_TITLE_ENDINGS = ("集", "解説", "説明", "一覧", "意味", "定義")
_CONFIDENCE = 0.97


@dataclass(slots=True)
class _Open:
    """An entry whose definition may still go on."""

    term: str
    aliases: tuple[str, ...]
    start: int  # of the term, in the document
    definition: Span | None
    grows_by_line: bool  # the definition stands in lines of its own


def find_section_entries(read: ReadDocument) -> Iterator[GlossaryEntry]:
    """The entries of every list of terms in ``read``, in order."""
    opened: _Open | None = None
    titles = _titles_of_lists(read)
    is_below_title = False  # behind a line like 「資料2 用語集」 that was not read as a heading
    is_listed = False  # among the items below 「次の用語は、…の意味で用います」
    is_in_table = False  # in rows headed 用語 and 説明, wherever they are printed
    for sentence in read.sentences:
        is_below_title = _is_below_title(sentence, is_below_title)
        is_in_table = _is_row(sentence) and (is_in_table or _is_table_head(sentence))
        is_item = is_listed and _colon_entry(sentence) is not None
        is_listed = is_item or _ANNOUNCES_TERMS.search(sentence.text) is not None
        is_explained = is_below_title or is_in_table or is_item
        if not (is_explained or _is_in_list_of_terms(sentence, titles)):
            yield from _closed(read, opened)
            opened = None
            continue
        if _continues(read, opened, sentence):
            _extend(opened, sentence)
            continue
        yield from _closed(read, opened)
        opened = _begin(sentence)
    yield from _closed(read, opened)


def _titles_of_lists(read: ReadDocument) -> frozenset[str]:
    return frozenset(
        section.name
        for section in read.document.sections
        if section.kind is SectionKind.GLOSSARY or not is_glossary_title(section.title)
        if is_glossary_title(section.name)
    )


def _is_in_list_of_terms(sentence: ReadSentence, titles: frozenset[str]) -> bool:
    section = sentence.section
    if section is None or sentence.sentence.kind is SentenceKind.FOOTNOTE:
        return False
    return section.kind is SectionKind.GLOSSARY or not titles.isdisjoint(section.path)


def _is_below_title(sentence: ReadSentence, was_below: bool) -> bool:
    text = sentence.text.strip()
    if _LETTERS.fullmatch(text):
        return True
    if sentence.sentence.kind is SentenceKind.HEADING:
        is_term = text[:1] in {"■", "●", "◆", "○", "◇", "□"}
        return was_below and (is_term or _SIGNPOST.fullmatch(text) is not None)
    named = text.strip("<>〈〉《》【】[]()■□●○◆◇ ")
    if was_below or len(text) > _MAX_TITLE_CHARS or not named.endswith(_TITLE_ENDINGS):
        return was_below
    return is_glossary_title(text)


def _continues(read: ReadDocument, opened: _Open | None, sentence: ReadSentence) -> bool:
    """Whether ``sentence`` belongs to the definition of the entry that is open."""
    if opened is None or _is_row(sentence) or _COLOPHON.search(sentence.text.strip()):
        return False
    if opened.definition is None:
        return sentence.sentence.kind is not SentenceKind.HEADING
    between = read.document.text[opened.definition.end : sentence.sentence.span.start]
    if "\n" not in between:
        return True
    if sentence.sentence.kind in (SentenceKind.HEADING, SentenceKind.LIST_ITEM):
        return False
    return opened.grows_by_line and not _is_term_line(sentence) and _colon_entry(sentence) is None


def _extend(opened: _Open | None, sentence: ReadSentence) -> None:
    assert opened is not None
    start = opened.definition.start if opened.definition else sentence.sentence.span.start
    opened.definition = Span(start, sentence.sentence.span.end)


def _begin(sentence: ReadSentence) -> _Open | None:
    if _COLOPHON.match(sentence.text.strip()):
        return None
    if _is_title(sentence) or _SIGNPOST.fullmatch(sentence.text.strip()):
        return None
    if _is_row(sentence):
        return _row_entry(sentence)
    entry = _colon_entry(sentence)
    if entry is not None:
        return entry
    if _is_term_line(sentence):
        start = _words_start(sentence)
        term, aliases = split_term(sentence.aligned.original[start:])
        if term:
            return _Open(term, aliases, sentence.sentence.span.start + start, None, True)
    return None


def _is_title(sentence: ReadSentence) -> bool:
    text = sentence.text.strip()
    return len(text) <= _MAX_TITLE_CHARS and is_glossary_title(text)


def _words_start(sentence: ReadSentence) -> int:
    """Where the words begin behind a bullet or number, in the printed sentence."""
    printed = sentence.aligned.original
    signpost = _LEADING_SIGNPOST.match(printed)
    return signpost.end() if signpost else list_mark_end(printed)


def _is_row(sentence: ReadSentence) -> bool:
    is_row = sentence.sentence.kind is SentenceKind.TABLE_ROW or "\t" in sentence.text
    return is_row and len(cells_of(sentence.aligned.original)) > 1


def _is_table_head(sentence: ReadSentence) -> bool:
    """Whether a row is the head of a table of terms: 用語 | 説明, No. | 用語 | 意味."""
    printed = sentence.aligned.original
    titles = [normalize(printed[slice(*cell)]).replace(" ", "") for cell in cells_of(printed)]
    terms = [at for at, title in enumerate(titles) if _TERM_HEAD.fullmatch(title)]
    return bool(terms) and any(_MEANING_HEAD.fullmatch(one) for one in titles[terms[0] + 1 :])


def _row_entry(sentence: ReadSentence) -> _Open | None:
    printed = sentence.aligned.original
    cells = list(cells_of(printed))
    while len(cells) > 2 and _NUMBER_CELL.fullmatch(normalize(printed[slice(*cells[0])]).strip()):
        cells.pop(0)
    if len(cells) > 2 and _SPELLING.fullmatch(normalize(printed[slice(*cells[1])]).strip()):
        cells.pop(1)
    if (
        len(cells) < 2
        or set(printed) <= set("|-: ")
        or _HEADER_CELL.match(normalize(printed[slice(*cells[0])]))
    ):
        return None
    term, aliases = split_term(printed[slice(*cells[0])])
    if not term or len(term) > _MAX_TERM_CHARS:
        return None
    base = sentence.sentence.span.start
    definition = Span(base + cells[1][0], base + cells[1][1])
    return _Open(term, aliases, base + cells[0][0], definition, False)


def _colon_entry(sentence: ReadSentence) -> _Open | None:
    start = _words_start(sentence)
    body = sentence.aligned.original[start:]
    parts = parse_note(body)
    if not parts.term or len(parts.term) > _MAX_TERM_CHARS:
        return None
    base = sentence.sentence.span.start
    definition = Span(base + start + parts.definition_start, sentence.sentence.span.end)
    return _Open(parts.term, parts.aliases, base + start, definition, True)


def _is_term_line(sentence: ReadSentence) -> bool:
    text = sentence.text.strip()
    if sentence.sentence.kind is SentenceKind.HEADING:
        return bool(text)
    if _LEADING_SIGNPOST.match(sentence.aligned.original) and len(text) <= _MAX_TERM_CHARS:
        return True
    if len(text) > _MAX_TERM_CHARS or text.endswith(("。", "こと", "もの")) or "、" in text:
        return False
    is_letters = _ABBREVIATION.fullmatch(text) is not None
    return is_letters or ends_in_noun(sentence.tokens, len(sentence.text.rstrip()))


def _closed(read: ReadDocument, opened: _Open | None) -> Iterator[GlossaryEntry]:
    if opened is None or opened.definition is None:
        return
    span = Span(opened.start, opened.definition.end)
    first = read.sentence_at(opened.start)
    whole = Span(first.sentence.span.start if first else span.start, span.end)
    definition = opened.definition.of(read.document.text)
    yield GlossaryEntry(opened.term, opened.aliases, definition, span, whole, _CONFIDENCE)
