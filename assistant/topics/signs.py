"""Columns of signs, and what the signs stand for: ○ 対象とする, × 対象としない."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.kept import KeptByDocument
from assistant.topics.grids import Table, tables_in
from assistant.topics.rows import Row, years_of
from corpus.normalize import normalize
from corpus.records import Document, SentenceKind, Span

_YES_WORDS = "可 可能 有 有り あり 要 済 済み 対応 実施 設置".split()
_NO_WORDS = "不可 不可能 無 無し なし 不要 未 非対応 未対応 未実施 未設置".split()
YES_SIGNS = frozenset((*"○〇◯◎●★", *_YES_WORDS))
NO_SIGNS = frozenset((*"×✕╳✖", *_NO_WORDS))
# A word that stands for a sign, with a remark or without: 「可（屋外）」.
_WORD = re.compile(rf"(?P<word>{'|'.join((*_NO_WORDS, *_YES_WORDS))})(?:[(（][^()（）]*[)）])?")
_DASHES = frozenset("-－―—–")
_SIGN = re.compile(r"[○〇◯◎●★×✕╳✖△▲－―—–-]")
_GRADE = re.compile(r"[A-ESＡ-ＥＳ]")
GRADED = re.compile(r"(?:達成|総合)?(?:評価|判定|達成(?:状況|度)?|結果)")  # a head
_SIGNS_SAID = "○〇◯◎●★×✕╳✖△▲→⇒"
_LEGEND = re.compile(
    rf"(?:(?P<sign>[{_SIGNS_SAID}])[ 　]?(?:は|[:：=＝…])?"
    r"|(?P<grade>(?<![A-Za-z])[A-ES])[ 　]?[:：=＝…])[ 　]?[「]?"
    rf"(?P<meaning>[^{_SIGNS_SAID}※、。「」:：=＝ 　][^{_SIGNS_SAID}※。「」:：=＝]{{1,40}}?)"
    r"(?:、|を[表示]します|です|を(?:表す|示す))?"
    rf"(?=[{_SIGNS_SAID}※。」]|[ 　]*[A-ES][ 　]?[:：=＝…]|[ 　]*$)"
)
_PARTED = re.compile(r".[ 　]?[:：=＝…]")
_NEAR = 3  # sentences from a table to its legend
_LEAST_ROWS = 2
_LEAST_MEANING = 4  # characters
_MOSTLY = 0.5  # of the cells that are not blank


@dataclass(frozen=True, slots=True)
class Legend:
    """What signs stand for, and where that is said of each."""

    meanings: Mapping[str, str]
    proofs: Mapping[str, Span]


def signed_tables(document: Document) -> tuple[tuple[Table, tuple[int, ...], Legend], ...]:
    """A document's tables with columns of signs, those columns, and what the signs stand for."""
    return _SIGNED.of(document)


def _read(document: Document) -> Iterator[tuple[Table, tuple[int, ...], Legend]]:
    for table in tables_in(document):
        if not table.printed and (places := tuple(sign_columns(table))):
            yield table, places, legend_of(document, table)


_SIGNED = KeptByDocument(lambda document: tuple(_read(document)))


def sign_columns(table: Table) -> list[int]:
    """The columns, from the second, whose cells are signs; those of years are none."""
    found = []
    for place in range(1, len(table.header)):
        if years_of(normalize(table.header[place])):
            continue
        cells = [cell for row in table.rows if (cell := sign_in(row, place) or row.cells[place])]
        is_graded = GRADED.fullmatch(normalize(table.header[place]).strip()) is not None
        signs = [cell for cell in cells if _is_sign(cell, is_graded=is_graded)]
        is_told = is_graded or any(one in YES_SIGNS | NO_SIGNS for one in signs)
        if is_told and len(cells) >= _LEAST_ROWS and len(signs) >= _MOSTLY * len(cells):
            found.append(place)
    return found


def sign_in(row: Row, place: int) -> str:
    """The sign that is all that stands in a cell; "" where something else does."""
    cell = row.cells[place].strip() if place < len(row.cells) else ""
    is_graded = place < len(row.header) and GRADED.fullmatch(normalize(row.header[place]).strip())
    if (word := _WORD.fullmatch(cell)) is not None:
        return word["word"]
    if not _is_sign(cell, is_graded=bool(is_graded)):
        return ""
    return normalize(cell) if _GRADE.fullmatch(cell) else cell


def _is_sign(cell: str, *, is_graded: bool) -> bool:
    is_plain = _SIGN.fullmatch(cell) or _WORD.fullmatch(cell)
    return bool(is_plain or (is_graded and _GRADE.fullmatch(cell)))


def holds(sign: str) -> bool | None:
    """Whether a sign says that something is so; None for △ and for a dash."""
    return True if sign in YES_SIGNS else False if sign in NO_SIGNS else None


def is_dash(sign: str) -> bool:
    """Whether a sign only fills a cell."""
    return sign in _DASHES


def legend_of(document: Document, table: Table) -> Legend:
    """What stands near a table of its signs; nothing where it stands nowhere."""
    places = [n for n, one in enumerate(document.sentences) if table.span.contains(one.span)]
    if not places:
        return Legend({}, {})
    near = [*range(places[-1] + 1, places[-1] + 1 + _NEAR), *range(places[0] - _NEAR, places[0])]
    for place in near:
        if not 0 <= place < len(document.sentences):
            continue
        sentence = document.sentences[place]
        if sentence.kind is SentenceKind.TABLE_ROW:
            continue
        meanings = dict(_meanings(normalize(sentence.span.of(document.text))))
        if meanings:
            return Legend(meanings, dict.fromkeys(meanings, sentence.span))
    return _legend_in_rows(document, places[0])


def _legend_in_rows(document: Document, place: int) -> Legend:
    """What a table of the same section says of signs: 「△ | 着手したが目標に届かなかった | 5」."""
    section = document.sentences[place].section
    meanings: dict[str, str] = {}
    proofs: dict[str, Span] = {}
    for sentence in document.sentences:
        if sentence.section != section or sentence.kind is not SentenceKind.TABLE_ROW:
            continue
        cells = [cell.strip() for cell in sentence.span.of(document.text).split("\t")]
        if len(cells) > 1 and _SIGN.fullmatch(cells[0]) and len(cells[1]) >= _LEAST_MEANING:
            meanings.setdefault(cells[0], normalize(cells[1]))
            proofs.setdefault(cells[0], sentence.span)
    return Legend(meanings, proofs) if len(meanings) > 1 else Legend({}, {})


def _meanings(text: str) -> Iterator[tuple[str, str]]:
    found = list(_LEGEND.finditer(text))
    # 「×の評価となった取組は…」 speaks of a sign, and explains none.
    is_legend = len(found) > 1 or any(_PARTED.match(one.group()) for one in found)
    told = found if is_legend else []
    return ((one["sign"] or one["grade"], one["meaning"].strip()) for one in told)
