"""What a table of stages says of one thing in one year: 「令和9年度は何の段階ですか」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_ask import CellAsk
from assistant.topics.cell_text import column_name, row_name
from assistant.topics.cells import MAX_UNSAID
from assistant.topics.grids import Table, tables_of
from assistant.topics.row_named import best_row
from assistant.topics.rows import TABLE_LABEL, Row, years_of
from assistant.topics.stages import goes_on, has_stages, stage_columns
from assistant.wants import Want
from corpus.normalize import normalize

_ASKED = re.compile(
    r"(?:何|なん|どの|どんな|どういう)(?:の)?(?:段階|状態|状況|扱い|予定)|どうな(?:る|り|って)|どこまで"
    r"|(?:何|なに)を(?:す|し|や|行)|(?:何|なに)が(?:ある|あり|始ま|行われ)|(?:段階|スケジュール|予定)(?:は|って|を|[?？]|$)"
)
_PLANNED = re.compile(r"(?<=する)予定")
_OTHER = frozenset(
    {Want.MONEY, Want.HOW_MANY, Want.WHO, Want.WHERE, Want.WHY, Want.CONTACT, Want.DEFINITION}
)


def answer_stage(context: Context) -> Draft | None:
    """The stage under the year that is named, of the one row that is meant; else None."""
    question = context.question
    if question.asked.is_yes_no or _ASKED.search(question.text) is None:
        return None
    ask = CellAsk(context)
    if len(ask.years) != 1 or question.wants(*_OTHER) or not ask.named:
        return None
    year = next(iter(ask.years))
    meant = best_row(ask, has_stages, _planned(ask))
    return _draft(context, *meant, year) if meant else _of_table(context, ask, year)


def _planned(ask: CellAsk) -> frozenset[int]:
    """Where it only says that something is planned: 「何をする予定ですか」."""
    found = _PLANNED.finditer(ask.text)
    return frozenset(n for match in found for n in range(*match.span()))


def _of_table(context: Context, ask: CellAsk, year: int) -> Draft | None:
    """What all the rows of one table of stages, whose caption is what is asked about, say."""
    named = ask.named - _planned(ask)
    found = [
        (table, rows, columns[0])
        for table in tables_of(context)
        if table.caption and not table.printed
        if len(named - ask.shared(table.caption)[0]) <= MAX_UNSAID * len(named)
        if (rows := [row for row in table.rows if has_stages(table, row)])
        if (columns := [p for p in table.year_columns if year in years_of(table.header[p])])
    ]
    if len(found) != 1:
        return None
    table, rows, place = found[0]
    held = [row for row in rows if row.cells[place].strip()]
    column = column_name(table, place)
    cells = "、".join(f"{row_name(row)}「{row.cells[place].strip()}」" for row in held)
    key = "table.stages" if held else "table.stages_none"
    told = context.say(
        key, caption=TABLE_LABEL.sub("", table.caption).strip(), column=column, cells=cells
    )
    proofs = [table.head_span, *(row.sentence.span for row in held or rows)]
    statement = DraftStatement(told, tuple((table.doc_id, span) for span in proofs))
    return Draft((statement,), confidence=0.8, doc_ids=(table.doc_id,), year=year)


def _draft(context: Context, table: Table, row: Row, year: int) -> Draft | None:
    """「…の欄に「試行」と書かれています」, and of an arrow what it goes on with."""
    columns = stage_columns(table, row)
    places = [one for one in columns if year in years_of(normalize(table.header[one]))]
    if not places:
        return None
    name, place = row_name(row), places[0]
    cell = row.cells[place].strip()
    before = [one for one in columns if one < place and not goes_on(row.cells[one])]
    values = {"row": name, "column": column_name(table, place), "value": cell}
    if not goes_on(cell):
        key = "table.stage"
    elif before:
        key = "table.stage_goes_on" if cell else "table.stage_is_blank"
        last = before[-1]
        values |= {"before": column_name(table, last), "last": row.cells[last].strip()}
    else:
        key = "table.stage" if cell else "table.stage_has_none"
    proofs = tuple((row.doc_id, span) for span in (row.sentence.span, table.head_span))
    statement = DraftStatement(context.say(key, **values), proofs)
    return Draft(
        (statement,),
        confidence=0.85,
        topic=name,
        entity=cell or name,
        doc_ids=(row.doc_id,),
        year=year,
    )
