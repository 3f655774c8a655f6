"""Which rows of a table went up, or down, by its column of changes: 「満足度が上がった施策は」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_ask import CellAsk, plain_name
from assistant.topics.cell_text import row_name, shown
from assistant.topics.grids import Table, is_single, tables_of
from assistant.topics.rows import Row
from corpus.normalize import normalize

_UP = r"上が|増え|増加|伸び|高ま|上昇"
_DOWN = r"下が|減っ|減少|落ち|低下"
_ASKED = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:り|って|して|て)?(?:いる|る|った|した|た)"
    r"(?P<kind>もの|の(?=は)|[一-鿿ァ-ヺー]{1,6})(?:は|って|を|が)"
)
_MOST = re.compile(r"最も|もっとも|一番|いちばん|番目")
_CHANGE_HEAD = re.compile(r"増減(?:率|数)?|変化|前回比|前年比|対前年|伸び率?|比較")
_SIGN = re.compile(r"(?:(?P<up>[+＋])|(?P<down>[-－−△▲])) ?(?=[0-9])")
_MIN_SAID = 0.5  # of the question's characters that name things


def answer_changed(context: Context) -> Draft | None:
    """The rows that went the way that is asked for, of the one table that is meant; else None."""
    text = context.question.text
    asked = _ASKED.search(text)
    if asked is None or _MOST.search(text) or context.question.asked.is_yes_no:
        return None
    ask = CellAsk(context)
    beside = frozenset(range(*asked.span()))
    found = [
        (table, place)
        for table in tables_of(context)
        if not table.printed
        for place, head in enumerate(table.header)
        if place and _CHANGE_HEAD.fullmatch(plain_name(head)) and _is_about(ask, table, beside)
    ]
    of_kind = [one for one in found if asked["kind"] in plain_name(one[0].header[0])]
    found = of_kind or found
    if len(found) != 1:
        return None
    table, place = found[0]
    way = "up" if asked["up"] else "down"
    rows = [row for row in table.rows if is_single(row) and _way(row, place) == way]
    return _draft(context, table, rows, place, way) if rows else None


def _way(row: Row, place: int) -> str:
    """Which way a row went, by the sign that its cell begins with; "" without one."""
    sign = _SIGN.match(normalize(row.cells[place]).strip())
    return "" if sign is None else "up" if sign["up"] else "down"


def _is_about(ask: CellAsk, table: Table, beside: frozenset[int]) -> bool:
    """Whether what is named stands over a table, or in its heads."""
    document = ask.context.documents[table.doc_id]
    path = document.path_at(table.span.start)
    return ask.share_said((table.caption, *path, *table.header), beside) >= _MIN_SAID


def _draft(context: Context, table: Table, rows: list[Row], place: int, way: str) -> Draft:
    items = tuple(
        DraftStatement(
            context.say("table.each_item", row=row_name(row), value=shown(table, row, place)),
            ((table.doc_id, row.sentence.span),),
        )
        for row in rows
    )
    lead = context.say(f"table.went_{way}", column=table.header[place], count=len(items))
    first = DraftStatement(lead, ((table.doc_id, table.head_span),))
    return Draft(
        (first, *items),
        confidence=0.85,
        topic=table.header[0],
        items=items,
        doc_ids=(table.doc_id,),
    )
