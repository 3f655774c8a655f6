"""A whole table, read down one column: which row has the most, and what all rows make together."""

import re
from decimal import Decimal

from assistant.calculation.quantities import same_unit
from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.topics.grids import Column, is_rest, is_single
from assistant.topics.table_columns import (
    Named,
    holds,
    meant_columns,
    measured,
    read_named,
    rows_named,
)
from assistant.wants import TOTALLED, Want
from corpus.normalize import normalize
from corpus.numerals import read_number

_ENDING = r"(?:い|く|き[いな]|かっ)"
_MORE = {
    "多": "多い",
    "大": "大きい",
    "高": "高い",
    "長": "長い",
    "広": "広い",
    "重": "重い",
    "遠": "遠い",
    "新し": "新しい",
}
_LESS = {
    "少な": "少ない",
    "小さ": "小さい",
    "低": "低い",
    "短": "短い",
    "狭": "狭い",
    "軽": "軽い",
    "安": "安い",
    "近": "近い",
    "古": "古い",
}
_VERBS = r"進(?:ん|む)|かか[るっり]|来[たて]|集まっ|訪れ|利用され|使われ"  # with the most of it
_FIRST = r"(?P<lead>最も|もっとも|一番|いちばん|1番|(?P<n>[2-9]|[二三四五六七八九])番目に)"
_RANK = re.compile(
    rf"{_FIRST}(?:[^。、?？はがを]{{1,10}}[のがを])?"
    rf"(?:(?P<word>{'|'.join([*_MORE, *_LESS])}){_ENDING}|(?P<verb>{_VERBS}))"
    r"|最(?P<extreme>多|大|高|少|小|低)(?=の|な|は|だ|で|と|[?？]|$)(?!の課題|の問題|の理由)"
)
_EXTREMES = {
    "多": "多い",
    "大": "大きい",
    "高": "高い",
    "少": "少ない",
    "小": "小さい",
    "低": "低い",
}
_ALL = re.compile(
    rf"合わせ|あわせ|{TOTALLED}|全部(?:で|足|の)|足す|足し|総[数計]|通算|全体で|トータル"
)
_NOT_SUMMED = frozenset({"%", "歳", "倍", "ポイント", ""})
# Adjectives that are said of some measures only.
_MEASURES = {
    "遠い": r"道のり|距離|km|㎞",
    "近い": r"道のり|距離|km|㎞",
    "長い": r"延長|長さ|距離|期間|年数|時間|km|㎞|m$",
    "短い": r"延長|長さ|距離|期間|年数|時間|km|㎞|m$",
    "広い": r"面積|広さ|㎡|ha|平方",
    "狭い": r"面積|広さ|㎡|ha|平方",
    "安い": r"円|料|額|費|価",
    "重い": r"重|トン|kg|g$|負担",
    "軽い": r"重|トン|kg|g$|負担",
}
_OF_TIME = frozenset({"新しい", "古い"})
_BARE = re.compile(r"多[いくか]|少な[いくか]")  # of a column that only its table names
_WHY = re.compile(r"なぜ|どうして|なんで|理由は|原因は")
_WHEN = re.compile(r"いつ|何年|どの年|[年期時]度?(?:は|って|を答|を教)|何月")
_LEAST_ROWS = 3


def asks_rank(text: str) -> bool:
    """Whether a normalised question asks which of several is first by some measure."""
    return _RANK.search(text) is not None


def answer_extreme(context: Context) -> Draft | None:
    """「人口が最も多い地区は」, 「認定者は合わせて何人」; None unless one column is meant."""
    question = context.question
    rank = _RANK.search(question.text)
    is_total = _ALL.search(question.text) and question.wants(Want.HOW_MANY, Want.MONEY)
    if question.asked.is_yes_no or _WHY.search(question.text) or not (rank or is_total):
        return None
    if rank:
        return _first(context, rank)
    named = read_named(context, [match.span() for match in _ALL.finditer(question.text)])
    meant = meant_columns(context, named, lambda one: -1.0 if one.is_of_dates else 0.0)
    return _totalled(context, meant[0]) if len(meant) == 1 else None


def _first(context: Context, rank: re.Match[str]) -> Draft | None:
    text = context.question.text
    if _RANK.search(text, rank.end()) or re.search("差は|違い|隔たり|開き", text):
        return None  # of two rows
    gone = [rank.span(group) for group in ("lead", "word", "verb", "extreme") if rank[group]]
    named = read_named(context, gone)
    asks_time = _WHEN.search(text) is not None

    def fits(column: Column) -> float:
        if asks_time is not column.table.is_over_time or named.kind in column.table.groups:
            return -1.0
        return _fit(_more(rank, column), column)

    meant = meant_columns(context, named, fits) if named.words or named.heads else []
    meant = [column for column in meant if _is_said(context, column, named, fits(column))]
    return _ranked(context, meant[0], rank) if len(meant) == 1 else None


def _more(rank: re.Match[str], column: Column) -> str:
    """The adjective of a rank, as a dictionary has it."""
    if rank["word"]:
        return {**_MORE, **_LESS}[rank["word"]]
    default = "高い" if column.unit == "%" else "多い"
    return _EXTREMES[rank["extreme"]] if rank["extreme"] else default


def _fit(more: str, column: Column) -> float:
    """How well an adjective goes with what a column measures; below 0 where it does not."""
    if column.is_of_dates or more in _OF_TIME:
        return 2.0 if column.is_of_dates and more in _OF_TIME else -1.0
    measure = _MEASURES.get(more)
    if measure is None:
        return 0.0
    return 2.0 if re.search(measure, normalize(f"{column.head} {column.unit}")) else -1.0


def _is_said(context: Context, column: Column, named: Named, fit: float) -> bool:
    """Whether the question says what a column counts, or asks for the most of all it has."""
    head = canonical(column.head)
    is_said = len(head) > 1 and head in context.question.text
    is_held = is_said or any(holds(head, word) for word in named.words)
    is_bare = _BARE.search(context.question.text) is not None and column.unit not in ("円", "歳")
    return is_held or fit > 0 or any(word in head for word in named.heads) or is_bare


def _ranked(context: Context, column: Column, rank: re.Match[str]) -> Draft | None:
    more = _more(rank, column)
    is_less = more in _LESS.values()
    pairs = [
        (value, row)
        for value, row in zip(column.values, column.rows, strict=True)
        if is_single(row) and not is_rest(row)
    ]
    blank = sum(is_single(row) for row in column.table.rows if row not in column.rows)
    number = read_number(rank["n"]) if rank["n"] else 1
    if len(pairs) < _LEAST_ROWS or number > len(pairs) or (is_less and blank):
        return None
    order = sorted((value for value, _ in pairs), reverse=not is_less)
    if blank or order.count(order[number - 1]) != 1 or len(set(order[:number])) != number:
        return None
    row = next(row for value, row in pairs if value == order[number - 1])
    text = context.say(
        "table.first" if number == 1 else "table.nth",
        column=measured(context, column),
        more=more,
        number=number,
        row=" ".join(row.cells[0].split()),
        value=column.cell(row),
    )
    doc_id = column.table.doc_id
    statement = DraftStatement(text, ((doc_id, row.sentence.span), (doc_id, column.table.span)))
    topic = row.cells[0]
    return Draft((statement,), confidence=0.9, topic=topic, entity=topic, doc_ids=(doc_id,))


def _totalled(context: Context, column: Column) -> Draft | None:
    """The sum of all rows, if the question names none of them and the table's own sum agrees."""
    table, unit = column.table, column.unit
    asked = context.question.asked.unit
    rows = [row for row in table.rows if is_single(row)]
    names_one = bool(rows_named(context, table))
    if (
        unit in _NOT_SUMMED
        or column.is_of_dates
        or not column.counts(same_unit(asked))
        or names_one
    ):
        return None
    values = dict(zip((row.cells[0] for row in column.rows), column.values, strict=True))
    parts = [values[row.cells[0]] for row in rows if row.cells[0] in values]
    total = sum(parts, Decimal(0))
    stated = values.get(table.total.cells[0]) if table.total else None
    is_partial = len(parts) < len(rows) or any("うち" in row.cells[0] for row in table.rows)
    if len(parts) < _LEAST_ROWS or (stated != total if stated is not None else is_partial):
        return None
    result = column.shown(total)
    terms = " + ".join(column.shown(value) for value in parts)
    text = context.say("calculation.sum", result=result, sum=f"{terms} = {result}")
    statement = DraftStatement(text, ((table.doc_id, table.span),))
    return Draft((statement,), confidence=0.9, topic=column.head, doc_ids=(table.doc_id,))
