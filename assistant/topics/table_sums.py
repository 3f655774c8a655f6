"""The difference of two cells of one row: 「現状から目標まで、あと何人増やしますか」."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.topics.grids import TO_COME
from assistant.topics.rows import TABLE_LABEL, TOTAL, Row, name_of, years_of
from assistant.topics.table_columns import without_year
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.wareki import find_dates

_ASKS_CHANGE = re.compile(
    r"差(?!額|別|し)|違い|変わ|(?:増|ふ)[えやや]|(?:減|へ)[らっり]|上が|下が|上げ|下げ|伸ば|伸び|足り|不足"
    r"|あと(?:何|いくら|どれ)|必要|届"
)
_HOW_MUCH = re.compile(r"あと何|何[一-鿿ァ-ヺーa-zA-Z%]{1,8}(?:の差)?")
_CURRENT = re.compile(r"現状|現在|基準|実績")
_PARENTHESIS = re.compile(r"[(（][^)）]*[)）]")
_TARGET = re.compile(r"目標")
_HAS_BEEN = re.compile(r"(?:まし|っ|え|げ|し|んで?)た(?:か|の|ん|[?？]|$)")
# 3路線の利用者, 合わせて何人
_OF_ALL = re.compile(
    r"[2-9](?:路線|地区|施設|校|館|課|社|団体|品目|か所|つの)|全体|全部で|合計(?!画|特殊)|合わせて"
)
_VALUE = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>.*)", re.DOTALL)


def asks_change(context: Context) -> bool:
    """Whether the question asks how much a value changes rather than for a value."""
    question = context.question
    asks_amount = question.wants(Want.HOW_MANY, Want.MONEY, Want.REMAINING)
    asks_amount = asks_amount or _HOW_MUCH.search(question.text) is not None
    return asks_amount and _ASKS_CHANGE.search(question.text) is not None


def asks_of_all(context: Context) -> bool:
    """Whether a question asks for several things together, so that none of them alone answers."""
    return _OF_ALL.search(context.question.text) is not None


def answer_change(context: Context, row: Row) -> Draft | None:
    """The draft that gives both values and their difference; None when the row has no two."""
    columns = _columns(context, row)
    is_total = TOTAL.match(canonical(row.cells[0])) is not None
    if columns is None or (asks_of_all(context) and not is_total):
        return None
    values = [_VALUE.fullmatch(normalize(row.cells[column]).strip()) for column in columns]
    first, last = values
    if first is None or last is None or first["unit"].strip() != last["unit"].strip():
        return None
    unit = last["unit"].strip()
    unit = "ポイント" if unit.rstrip("増減") == "%" else unit  # percentages differ by points
    one, other = (Decimal(value["number"].replace(",", "")) for value in (first, last))
    text = context.say(
        "table.change",
        row=name_of(context, row),
        first=row.header[columns[0]],
        first_value=row.cells[columns[0]],
        last=row.header[columns[1]],
        last_value=row.cells[columns[1]],
        difference=f"{abs(other - one):,}{unit}",
    )
    statement = DraftStatement(text, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.9, topic=row.cells[0], doc_ids=(row.doc_id,))


def of_best_caption(context: Context, rows: list[Row]) -> list[Row]:
    """Of rows of one name in several tables those whose caption and headings say most."""
    tables = {(row.doc_id, row.caption, row.sentence.section) for row in rows}
    if len({canonical(row.cells[0]) for row in rows}) > 1 or len(tables) < 2:
        return rows
    words = [
        canonical(word)
        for word in (*context.question.phrases, *(w.surface for w in context.question.words))
    ]

    def said(row: Row) -> int:
        path = context.documents[row.doc_id].path_at(row.sentence.span.start)
        over = canonical(" ".join((TABLE_LABEL.sub("", row.caption), *path)))
        return sum(len(word) for word in words if word in over)

    best = max(map(said, rows))
    return [row for row in rows if said(row) == best]


def _columns(context: Context, row: Row) -> tuple[int, int] | None:
    """The two columns that are compared: of the two years that are named, else 現状 and 目標."""
    heads = [normalize(head) for head in row.header]
    asked = [date.fiscal_year for date in find_dates(context.question.text)]
    by_year = {year: place for place, head in enumerate(heads) for year in years_of(head)}
    said = [
        place
        for place, head in enumerate(heads)
        if place and (core := _PARENTHESIS.sub("", head).strip()) and core in context.question.text
    ]
    cores = {place: _PARENTHESIS.sub("", heads[place]).strip() for place in said}
    is_apart = not any(
        one != other and one in other for one in cores.values() for other in cores.values()
    )
    if len(said) == 2 and is_apart:
        return said[0], said[1]
    years = list(dict.fromkeys(asked))
    named = [by_year[year] for year in years if year in by_year]
    if len(named) == 2:
        is_once = all(sum(year in years_of(head) for head in heads) == 1 for year in years[:2])
        return (min(named), max(named)) if is_once else _of_one_measure(context, heads, years)
    dated = [place for place, head in enumerate(heads) if place and years_of(head)]
    is_past = not any(_TARGET.search(head) or TO_COME.search(head) for head in heads)
    if not years and is_past and len(dated) > 1 and _are_in_order(heads, dated):
        return dated[0], dated[-1]  # 「何人減りましたか」 of all the years that are told
    if len(years) > 1 or _HAS_BEEN.search(context.question.text):
        return None  # 「縮まりましたか」: a target is still to come
    current = [place for place, head in enumerate(heads) if place and _CURRENT.search(head)]
    target = [place for place, head in enumerate(heads) if place and _TARGET.search(head)]
    if not target and len(dated) == 1 and current and dated != current:
        target = dated  # 「現状」 beside 「令和11年度」
    elif not target and not current and len(dated) == 2:
        current, target = dated[:1], dated[1:]
    if len(years) == 1 and current and (not named or named[0] not in (current[0], *target)):
        return (current[0], named[0]) if named else None  # 「令和9年度には何人増えますか」
    return (current[0], target[-1]) if current and target else None


def _of_one_measure(
    context: Context, heads: Sequence[str], years: Sequence[int]
) -> tuple[int, int] | None:
    """The columns of two years that measure the same: what is said, where several do."""
    pairs = [
        (one, other)
        for one, first in enumerate(heads)
        for other, last in enumerate(heads)
        if one < other
        and without_year(first) == without_year(last)
        and sorted(years_of(first) + years_of(last)) == sorted(years[:2])
    ]
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    words = [canonical(word.surface) for word in context.question.words]
    said = [sum(word in canonical(heads[one]) for word in words) for one, _ in pairs]
    return pairs[said.index(max(said))] if said.count(max(said)) == 1 else None


def _are_in_order(heads: Sequence[str], places: Sequence[int]) -> bool:
    """Whether the heads are of one year each, the earliest first."""
    years = [years_of(heads[place]) for place in places]
    firsts = [one[0] for one in years if len(one) == 1]
    return len(firsts) == len(places) and firsts == sorted(set(firsts))
