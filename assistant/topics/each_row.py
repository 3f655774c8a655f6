"""One column of a table, told of each of its rows: 「各行政区の区長は」, 「地区ごとの人口は」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.topics.cell_ask import plain_name
from assistant.topics.cell_kinds import is_blank
from assistant.topics.cell_text import row_name, shown, without_unit
from assistant.topics.grids import Table, is_single, tables_of
from assistant.topics.rows import BESIDE_CAPTION, Row
from assistant.topics.table_columns import is_newest, without_year
from assistant.wants import Want
from corpus.eras import fiscal_year_of
from corpus.normalize import normalize

_ASKS = frozenset({Want.WHO, Want.WHICH, Want.ALL, Want.HOW_MANY, Want.MONEY, Want.WHERE,
                   Want.TARGET, Want.CURRENT, Want.NAME, Want.WHEN})  # fmt: skip
_EACH = r"(?:各|それぞれの|(?:すべて|全て|全部)の|[0-9一二三四五六七八九十]+つの)"
_BY = r"(?:ごと|毎|別|それぞれ)"
_FULL = "[一-鿿]{0,6}"  # 日常生活 before a head 圏域
# What frames a question and names nothing besides the rows and the column.
_FRAME = re.compile(
    r"一覧|全部|具体的|内容|教|挙|何|全|知|示|並|誰|人|名前|名称|方|課|円|割|年|それぞれ|比較|比"
)
_MOST_ROWS = 20


def answer_each_row(context: Context) -> Draft | None:
    """The draft that tells one column row by row; None unless one table and column are named."""
    question = context.question
    if question.asked.wants - _ASKS or question.asked.is_yes_no:
        return None
    found = [
        (table, place)
        for table in tables_of(context)
        if not table.printed and not table.is_over_time
        for place in [_place(context, table)]
        if place
    ]
    if len(found) != 1:
        return None
    table, place = found[0]
    rows = [row for row in table.rows if is_single(row) and not is_blank(row.cells[place])]
    if not 2 <= len(rows) <= _MOST_ROWS:
        return None
    items = tuple(_item(context, table, row, place) for row in rows)
    kind, head = _kinds(table)[0], without_unit(table.header[place])
    lead = DraftStatement(
        context.say("table.each", kind=kind, column=head), ((table.doc_id, table.head_span),)
    )
    return Draft((lead, *items), confidence=0.9, topic=head, items=items, doc_ids=(table.doc_id,))


def _item(context: Context, table: Table, row: Row, place: int) -> DraftStatement:
    text = context.say("table.each_item", row=row_name(row), value=shown(table, row, place))
    return DraftStatement(text, ((row.doc_id, row.sentence.span),))


def _place(context: Context, table: Table) -> int:
    """The column that a question asks for of all rows; 0 where it does not."""
    text, this = context.question.text, fiscal_year_of(context.today)
    heads = [normalize(without_unit(head)) for head in table.header]
    named = [
        place
        for place, head in enumerate(heads)
        if place and len(without_year(head)) > 1 and without_year(head) in text
    ]
    if not named or not any(kind in text for kind in _kinds(table)):
        return 0
    if any(plain_name(row.cells[0]) in plain_name(text) for row in table.rows):
        return 0
    kind = "|".join(map(re.escape, sorted(_kinds(table), key=len, reverse=True)))
    places = []
    for place in named:
        head = heads[place]
        if is_newest(table.header, place, this) and head not in text:
            head = without_year(head)
        said = re.search(
            rf"(?:^|[、。は])(?:{_EACH}{_FULL}(?:{kind})の|{_FULL}(?:{kind}){_BY}の?|(?:{kind})の)"
            rf"{re.escape(head)}(?:と?は|って|を|が|も|$|[?？。])",
            text,
        )
        if said and len(canonical(head)) > 1 and not _says_more(text[said.end() :]):
            places.append(place)
    return places[0] if len(places) == 1 else 0


def _kinds(table: Table) -> list[str]:
    """What the rows are called together: 行政区 by the first head, else by the caption."""
    caption = BESIDE_CAPTION.sub("", normalize(table.caption)).split(" ")[0]
    first = re.sub(r"(?:の?名称?|名前)$", "", normalize(without_unit(table.header[0])))
    return [one for one in (first, caption) if len(one) > 1] or [normalize(table.header[0])]


def _says_more(rest: str) -> bool:
    return re.search("[一-鿿ァ-ヺ]", _FRAME.sub("", rest)) is not None
