"""A whole table, read down one column: which row has the most, and what all rows make together."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculation.asked import Direction, Operation, Sum
from assistant.calculation.quantities import same_unit
from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.ranks import Rank, read_ranks
from assistant.topics.cell_text import row_name
from assistant.topics.grids import NOT_SUMMED, TO_COME, Column, is_rest, is_single
from assistant.topics.rows import TOTAL, Row, years_of
from assistant.topics.table_columns import (
    Named,
    holds,
    meant_columns,
    measured,
    read_named,
    rows_named,
)
from assistant.topics.table_pairs import of_column
from assistant.wants import TOTALLED, Want
from corpus.eras import fiscal_year_of
from corpus.normalize import normalize
from corpus.records import SentenceKind
from corpus.wareki import find_dates

_ALL = re.compile(
    rf"合わせ|あわせ|{TOTALLED}|全部(?:で|足|の)|足す|足し|総[数計]|通算|全体で|トータル"
)
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
# 「一番たくさん入れる避難所」, by how many it has room for
_INSIDE = re.compile(r"(?:たくさん|多く)[^。、]{0,6}(?:入[るれっ]|収容|乗[るれっ]|泊ま)")
_ROOM = re.compile(r"収容|定員|席数|乗車|宿泊|人数")
# 「負担に感じることの2位は」, of what was answered
_PLACE = re.compile(r"(?<![0-9上下])(?P<n>[1-9])位(?!以|まで|から|置)")
_VOTES = frozenset({"%", "人", "件", "票", "点"})
_OF_SHARE = re.compile(r"率|割合|%|比")
_WHY = re.compile(r"なぜ|どうして|なんで|理由は|原因は")
_OF_MONEY = re.compile(r"額|いくら|費用|事業費|お金|コスト")
_APART = re.compile(r"差(?!別)|違い|違う|隔たり|開き")
_WHEN = re.compile(r"いつ|何年|どの年|[年期時]度?(?:は|って|では|と|を答|を教)|何月")
_PEAK = re.compile(r"ピーク|(?:最も|もっとも|一番|最)(?:多|高|大き)|最多|最高")
_LEAST_ROWS, _LEAST_OF_KIND = 3, 2
_HOUSE = re.compile(
    r"(?:公園|学校|体育館|プール|図書館|保育所|保育園|病院|分?署|出張所|公民館|橋|駅|路線)$"
)
_HAS_BEEN = re.compile(r"かった|これまで|過去|今まで")
_IN_ALL_YEARS = re.compile(r"年間で|期間中|通算|累計|延べ")


def answer_extreme(context: Context) -> Draft | None:
    """「人口が最も多い地区は」, 「認定者は合わせて何人」; None unless one column is meant."""
    question = context.question
    ranks = read_ranks(question.text) or _places(question.text)
    is_total = _ALL.search(question.text) and question.wants(Want.HOW_MANY, Want.MONEY)
    if question.asked.is_yes_no or _WHY.search(question.text) or not (ranks or is_total):
        return None
    if ranks:
        return _first(context, ranks)
    named = read_named(context, [match.span() for match in _ALL.finditer(question.text)])
    if not (named.words or named.heads or named.years):
        return None  # 「合計は」 names nothing that is counted
    meant = meant_columns(context, named, lambda one: -1.0 if one.is_of_dates else 0.0)
    return _totalled(context, meant[0]) if len(meant) == 1 else None


def _places(text: str) -> tuple[Rank, ...]:
    """「2位は」 as the second most."""
    found = list(_PLACE.finditer(text))
    return tuple(Rank("", int(one["n"]), (one.span(),)) for one in found) if len(found) == 1 else ()


def _is_told_of_earlier(context: Context, column: Column) -> bool:
    """Whether a sentence puts the most of it before the years of a table.

    「人口は昭和30年をピークに」 beside a table from 平成22年 on.
    """
    over = canonical(f"{column.head}{column.table.caption}")
    nouns = (one.surface for one in context.question.words if one.pos == "名詞")
    words = [noun for noun in nouns if canonical(noun) in over]
    years = [year for row in column.table.rows for year in years_of(normalize(row.cells[0]))]
    document = context.documents[column.table.doc_id]
    for sentence in document.sentences:
        text = normalize(sentence.span.of(document.text))
        is_peak = sentence.kind is SentenceKind.BODY and _PEAK.search(text) is not None
        if is_peak and years and any(word in text for word in words):
            said = [one.fiscal_year for one in find_dates(text)]
            if said and min(said) < min(years):
                return True
    return False


def _first(context: Context, ranks: Sequence[Rank]) -> Draft | None:
    """The row of the one rank that is named, or how far the rows of two are apart."""
    text = context.question.text
    is_apart = _APART.search(text) is not None
    if len(ranks) != 1 + is_apart or len({rank.adjective in _OF_TIME for rank in ranks}) > 1:
        return None
    named = read_named(context, [span for rank in ranks for span in rank.spans])
    asks_time = _WHEN.search(text) is not None

    def fits(column: Column) -> float:
        if asks_time is not column.table.is_over_time or named.kind in column.table.groups:
            return -1.0
        if _OF_MONEY.search(text) and not column.unit.endswith("円"):
            return -1.0
        if _BARE.search(text) and _is_share_beside(column) and not _OF_SHARE.search(text):
            return -1.0  # 「空き家が一番多い地区」 is told by how many, not by the 空き家率
        if _PLACE.search(text):
            return 1.0 if column.unit in _VOTES else -1.0
        if _INSIDE.search(text):
            return 2.0 if _ROOM.search(normalize(column.head)) else -1.0
        return min(_fit(rank.adjective, column) for rank in ranks)

    meant = meant_columns(context, named, fits) if named.words or named.heads else []
    totals = [column for column in meant if TOTAL.fullmatch(canonical(column.head))]
    if len(meant) > 1 and len(totals) == 1:
        meant = totals  # 「建設費が最も多い年度は」 of a table by what it is spent for
    else:
        meant = [column for column in meant if _is_said(context, column, named, fits(column))]
    asks_peak = asks_time and not ranks[0].is_less
    if len(meant) != 1 or (asks_peak and _is_told_of_earlier(context, meant[0])):
        return None
    column = _narrowed(meant[0], named.kind, context)
    if column is None:
        return None
    rows = [_row_of(rank, column) for rank in ranks]
    found = [row for row in rows if row is not None]
    if len(found) != len(ranks):
        return None
    if is_apart:
        asked = Sum(Operation.DIFFERENCE, "", Direction.COMPARED)
        return of_column(context, meant[0], found, asked)
    return _ranked(context, meant[0], ranks[0], found[0])


def _is_share_beside(column: Column) -> bool:
    """Whether a column has percentages, and another one of its table counts."""
    others = (one for one in column.table.columns if not one.is_of_dates)
    return column.unit == "%" and any(one.unit != "%" for one in others)


def _narrowed(column: Column, kind: str, context: Context) -> Column | None:
    """The column's rows of the kind that is asked for: 中学校 of a table of schools.

    None where fewer than two are left. What is yet to come is left out of what has been.
    """
    table = column.table
    rows = table.rows
    over = canonical(f"{table.header[0]} {table.caption}")
    is_general = not kind or kind in over  # 調理場 of any of them
    if not is_general and any(kind in canonical(row.cells[0]) for row in rows):
        rows = tuple(row for row in rows if kind in canonical(row.cells[0]))
    elif not is_general and _HOUSE.search(kind):
        return None  # 「一番古い公園は」 of a table of sports halls
    rows = _of_one_group(rows, context)
    if table.is_over_time and _HAS_BEEN.search(context.question.text):
        this = fiscal_year_of(context.today)
        rows = tuple(row for row in rows if _is_past(row, this))
    is_whole = len(rows) == len(table.rows) and not (kind and is_general)
    least = _LEAST_ROWS if is_whole else _LEAST_OF_KIND
    if sum(is_single(row) and not is_rest(row) for row in rows) < least:
        return None
    pairs = [pair for pair in zip(column.rows, column.values, strict=True) if pair[0] in rows]
    return replace(
        column,
        table=replace(table, rows=rows),
        rows=tuple(row for row, _ in pairs),
        values=tuple(value for _, value in pairs),
    )


def _of_one_group(rows: Sequence[Row], context: Context) -> tuple[Row, ...]:
    """The rows of the one group that a question names: the answers to 「困っていること」."""
    words = context.question.words
    groups = list(dict.fromkeys(row.group for row in rows if row.group))
    said = [sum(word.surface in normalize(group) for word in words) for group in groups]
    if len(groups) < 2 or said.count(max(said)) != 1:
        return tuple(rows)
    chosen = groups[said.index(max(said))]
    return tuple(row for row in rows if row.group == chosen or not is_single(row))


def _is_past(row: Row, this: int) -> bool:
    """Whether a row of a table over the years is of one that has been, and no forecast."""
    name = normalize(row.cells[0])
    return not TO_COME.search(name) and all(year <= this for year in years_of(name))


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
    # 合計 of a table 「概算事業費」 is what it all costs.
    caption = canonical(column.table.caption)
    is_sum = TOTAL.fullmatch(head) is not None and (
        _OF_MONEY.search(context.question.text) is not None
        or any(word.surface in caption for word in named.words)
    )
    return is_held or fit > 0 or any(word in head for word in named.heads) or is_bare or is_sum


def _row_of(rank: Rank, column: Column) -> Row | None:
    """The row that has a rank; None where it is not to be told."""
    pairs = [
        (value, row)
        for value, row in zip(column.values, column.rows, strict=True)
        if is_single(row) and not is_rest(row)
    ]
    has_blank = any(is_single(row) for row in column.table.rows if row not in column.rows)
    if has_blank or rank.number > len(pairs):
        return None
    order = sorted((value for value, _ in pairs), reverse=not rank.is_less)
    if len(set(order[: rank.number + 1])) != len(order[: rank.number + 1]):
        return None
    return next(row for value, row in pairs if value == order[rank.number - 1])


def _ranked(context: Context, column: Column, rank: Rank, row: Row) -> Draft:
    more = rank.adjective or "多い"
    if column.unit == "%":
        more = {"多い": "高い", "少ない": "低い"}.get(more, more)
    text = context.say(
        "table.first" if rank.number == 1 else "table.nth",
        column=measured(context, column),
        more=more,
        number=rank.number,
        row=row_name(row),
        value=column.cell(row),
    )
    doc_id = column.table.doc_id
    proof = column.table.proofs(column.place, [row])[-1]
    statement = DraftStatement(text, ((doc_id, proof), (doc_id, column.table.span)))
    topic = row.cells[0]
    return Draft((statement,), confidence=0.9, topic=topic, entity=topic, doc_ids=(doc_id,))


def _totalled(context: Context, column: Column) -> Draft | None:
    """The sum of all rows, if the question names none of them and the table's own sum agrees."""
    asked = context.question.asked.unit
    if not column.unit and column.head.endswith("数"):  # 「避難所の数」 of so many か所
        column = replace(column, unit=asked)
    table, unit = column.table, column.unit
    if table.is_over_time and unit != "円" and not _IN_ALL_YEARS.search(context.question.text):
        return None  # the same people every year
    rows = [row for row in table.rows if is_single(row)]
    groups = {row.group for row in rows if row.group}
    if len(groups) > 1:
        return None  # 歳入 and 歳出 are not added
    names_one = bool(rows_named(context, table))
    if unit in NOT_SUMMED or column.is_of_dates or not column.counts(same_unit(asked)) or names_one:
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
