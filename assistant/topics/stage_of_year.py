"""What a table of stages says of one thing in one year: 「令和9年度は何の段階ですか」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_ask import CellAsk, plain_name
from assistant.topics.cell_text import column_name, row_name
from assistant.topics.grids import Table, tables_of
from assistant.topics.rows import Row, years_of
from assistant.topics.stages import goes_on, stage_columns
from assistant.wants import Want
from corpus.normalize import normalize

_ASKED = re.compile(
    r"(?:何|なん|どの|どんな|どういう)(?:の)?(?:段階|状態|状況|扱い|予定)|どうな(?:る|り|って)|どこまで"
    r"|(?:何|なに)を(?:す|し|や|行)|(?:何|なに)が(?:ある|あり|始ま|行われ)|(?:段階|スケジュール|予定)(?:は|って|を|[?？]|$)"
)
_OTHER = frozenset(
    {Want.MONEY, Want.HOW_MANY, Want.WHO, Want.WHERE, Want.WHY, Want.CONTACT, Want.DEFINITION}
)
_MAX_UNSAID = 0.34  # of the question's characters that name things
_MIN_NAME = 0.4  # of the row's name


def answer_stage(context: Context) -> Draft | None:
    """The stage under the year that is named, of the one row that is meant; else None."""
    question = context.question
    if question.asked.is_yes_no or _ASKED.search(question.text) is None:
        return None
    ask = CellAsk(context)
    if len(ask.years) != 1 or question.wants(*_OTHER) or not ask.named:
        return None
    found = [
        (score, table, row)
        for table in tables_of(context)
        if not table.printed
        for row in table.rows
        if stage_columns(table, row) and (score := _score(ask, row)) > 0
    ]
    best = max((score for score, _, _ in found), default=0.0)
    meant = [(table, row) for score, table, row in found if score == best]
    if len(meant) != 1:
        return None
    return _draft(context, *meant[0], next(iter(ask.years)))


def _score(ask: CellAsk, row: Row) -> float:
    """How well a row's name is what the question names; 0 where it is not."""
    name = plain_name(row.cells[0])
    of_text, of_name = ask.shared(name)
    unsaid = len(ask.named - of_text)
    if unsaid > _MAX_UNSAID * len(ask.named) or len(of_name) < _MIN_NAME * len(name):
        return 0.0
    return len(of_text) - unsaid - 0.25 * (len(name) - len(of_name))


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
