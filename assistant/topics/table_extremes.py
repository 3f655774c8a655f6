"""A whole table, read down one column: which row has the most, and what all rows make together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.quantities import plain
from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.question import ContentWord
from assistant.topics.rows import TOTAL, Row, rows_of, years_of
from assistant.wants import TOTALLED, Want
from corpus.normalize import normalize
from corpus.numerals import read_number
from corpus.records import DocId, Document, SentenceKind, Span
from corpus.wareki import find_dates

_MORE = r"(?P<{0}>多[いく]|大き[いく]|高[いく]|長[いく]|広[いく])"
_LESS = r"(?P<{0}>少な[いく]|小さ[いく]|低[いく]|短[いく]|狭[いく])"
_RANK = re.compile(
    r"(?:(?P<most>最も|もっとも|一番|いちばん)|(?P<n>[2-9]|[二三四五六七八九])番目に)"
    rf"(?:{_MORE.format('more')}|{_LESS.format('less')})"
    r"|最(?P<extreme>多|大|高|少|小|低)(?!限|終|優|先|重|新|近|後|初)"
)
_ALL = re.compile(
    rf"合わせ|あわせ|{TOTALLED}|全部(?:で|足|の)|足す|足し|総[数計]|通算|全体で|トータル"
)
_NOT_ONE = re.compile(r"全体|平均|以上|以下|うち|再掲|参考")  # a row that is no single thing
_VALUE = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<unit>[^0-9]{0,6})")
_PARENTHESIS = re.compile(r"[(（][^)）]*[)）]")
# Words, by lemma, that ask for a rank or a total and name nothing in a table.
_ASKING = frozenset(
    "多い 大きい 高い 長い 広い 少ない 小さい 低い 短い 狭い 最も 一番 番目 番 目 合わせる 合計 "
    "全部 足す 総数 総計 通算 全体 トータル 数 人 年 年度 令和 平成 現在 時点 所 物 中 内 計 全 総 "
    "何処 何れ 有る 居る 為る もの こと 者 村 町 市 区 うち 区分 種別 最大 最小 最多 最少 "
    "最高 最低 言う 成る 答える 挙げる".split()
)
_LEAST_ROWS = 3
_EXTREMES = {
    "多": "多い",
    "大": "大きい",
    "高": "高い",
    "少": "少ない",
    "小": "小さい",
    "低": "低い",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of numbers of a table."""

    doc_id: DocId
    rows: tuple[Row, ...]  # without totals
    place: int
    values: tuple[Decimal, ...]
    unit: str

    @property
    def head(self) -> str:
        return self.rows[0].header[self.place]

    @property
    def span(self) -> Span:
        return Span(self.rows[0].sentence.span.start, self.rows[-1].sentence.span.end)


def answer_extreme(context: Context) -> Draft | None:
    """「人口が最も多い地区は」, 「認定者は合わせて何人」; None unless one column is meant."""
    question = context.question
    rank = _RANK.search(question.text)
    is_total = _ALL.search(question.text) and question.wants(Want.HOW_MANY, Want.MONEY)
    if question.asked.is_yes_no or question.wants(Want.WHY) or not (rank or is_total):
        return None
    words = [word for word in question.words if not _is_asking(word)]
    meant = [one for one in _columns(context, words) if _is_meant(context, one, words)]
    named = [sum(_holds(canonical(c.head), w) for w in question.words) for c in meant]
    meant = [c for c, count in zip(meant, named, strict=True) if count == max(named)]
    if len(meant) != 1:
        return None
    return _ranked(context, meant[0], rank) if rank else _totalled(context, meant[0])


def _ranked(context: Context, column: _Column, rank: re.Match[str]) -> Draft | None:
    word = rank["more"] or rank["less"] or _EXTREMES[rank["extreme"]]
    is_less = bool(rank["less"]) or rank["extreme"] in ("少", "小", "低")
    number = read_number(rank["n"]) if rank["n"] else 1
    order = sorted(column.values, reverse=not is_less)
    if number > len(order) or column.values.count(order[number - 1]) != 1:
        return None
    row = column.rows[column.values.index(order[number - 1])]
    text = context.say(
        "table.first" if number == 1 else "table.nth",
        column=_core(column.head),
        more=re.sub("く$", "い", word),
        number=number,
        row=row.cells[0],
        value=row.cells[column.place],
    )
    proofs = ((column.doc_id, row.sentence.span), (column.doc_id, column.span))
    statement = DraftStatement(text, proofs)
    topic = row.cells[0]
    return Draft((statement,), confidence=0.9, topic=topic, entity=topic, doc_ids=(column.doc_id,))


def _totalled(context: Context, column: _Column) -> Draft | None:
    asked = context.question.asked.unit
    if not column.unit or column.unit in ("%", "歳", "倍") or (asked and asked != column.unit):
        return None
    result = f"{plain(sum(column.values, Decimal(0)))}{column.unit}"
    terms = " + ".join(f"{plain(value)}{column.unit}" for value in column.values)
    text = context.say("calculation.sum", result=result, sum=f"{terms} = {result}")
    statement = DraftStatement(text, ((column.doc_id, column.span),))
    return Draft((statement,), confidence=0.9, topic=_core(column.head), doc_ids=(column.doc_id,))


def _columns(context: Context, words: Sequence[ContentWord]) -> Iterator[_Column]:
    """Every column of numbers of one unit, of tables of three rows and more that hold the words."""
    tables: dict[tuple[DocId, tuple[str, ...], str, int], list[Row]] = {}
    for row in rows_of(context):
        key = (row.doc_id, row.header, row.caption, row.sentence.section)
        tables.setdefault(key, []).append(row)
    for (doc_id, header, _, _), found in tables.items():
        if not words or not _holds_all(f"{' '.join(header)} {_around(context, found[0])}", words):
            continue
        rows = [row for row in found if not _is_total(row.cells[0])]
        is_short = len(rows) < _LEAST_ROWS or any(_NOT_ONE.search(r.cells[0]) for r in rows)
        if is_short or not _is_whole(context.documents[doc_id], found):
            continue
        for place in range(1, len(header)):
            read = [_VALUE.fullmatch(normalize(row.cells[place]).strip()) for row in rows]
            values = [match for match in read if match is not None]
            units = {match["unit"].strip() for match in values}
            if len(values) == len(rows) and len(units) == 1:
                numbers = tuple(Decimal(match["number"].replace(",", "")) for match in values)
                yield _Column(doc_id, tuple(rows), place, numbers, units.pop())


def _is_whole(document: Document, rows: list[Row]) -> bool:
    """Whether the rows are all that their table has: none of another number of cells."""
    places = [document.sentences.index(row.sentence) for row in rows]
    behind = places[-1] + 1
    ends = behind == len(document.sentences) or (
        document.sentences[behind].kind is not SentenceKind.TABLE_ROW
    )
    return ends and places == list(range(places[0], behind))


def _is_total(name: str) -> bool:
    return TOTAL.fullmatch(canonical(name)) is not None or canonical(name) == "計"


def _around(context: Context, row: Row) -> str:
    """What stands around a table: the title, its headings, its caption."""
    document = context.documents[row.doc_id]
    section = document.section_at(row.sentence.span.start)
    return " ".join((row.caption, document.title, *(section.path if section else ())))


def _is_meant(context: Context, column: _Column, words: Sequence[ContentWord]) -> bool:
    """Whether a column, its table and nothing else hold all that the question names."""
    question, row = context.question, column.rows[0]
    asked = {date.fiscal_year for date in find_dates(question.text)}
    stated = set(years_of(normalize(column.head)))
    others = {year for other in row.header for year in years_of(normalize(other))}
    captioned = {date.fiscal_year for date in find_dates(normalize(row.caption))}
    if asked and not asked <= (stated or captioned):
        return False
    if not asked and len(others) > 1:
        return False  # which year is not said
    if not _holds_all(f"{column.head} {row.header[0]} {_around(context, row)}", words):
        return False
    head = canonical(column.head)
    return bool(stated) or any(_holds(head, word) for word in words) or len(row.header) == 2


def _holds_all(text: str, words: Sequence[ContentWord]) -> bool:
    key = canonical(text)
    return all(_holds(key, word) for word in words)


def _is_asking(word: ContentWord) -> bool:
    return word.lemma in _ASKING or word.surface.isdecimal() or word.surface in _ASKING


def _holds(text: str, word: ContentWord) -> bool:
    return canonical(word.surface) in text or any(
        len(other) > 1 and canonical(other) in text for other in word.others
    )


def _core(head: str) -> str:
    return _PARENTHESIS.sub("", head).strip() or head
