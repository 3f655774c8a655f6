"""What is done, or begins, in a year by a table of stages: 「令和8年度に始まる取組は」."""

import re
from collections import Counter

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_text import row_name, without_unit
from assistant.topics.dated_rows import answer_dated_rows
from assistant.topics.grids import Table, tables_of
from assistant.topics.rows import Row
from assistant.topics.stages import is_done_in
from corpus.wareki import find_dates

_ASKS = re.compile(
    r"^(?P<year>[^、。はが]{2,12}?)(?:に|から|には|の)(?:町|市|村|区)?(?:が|は)?"
    r"(?P<does>やる|する|行う|行われる|取り組む|予定|始ま|始め|開始|スタート|新しく始まる|「?(?P<stage>[一-鿿]{2,6}?)」?)"
    r"(?:する|される|している|されている|になる|となる|される予定|の予定|[るりっ]|た)?(?:の|な)?"
    r"(?:こと|もの|の|取り?組み?|事業|施策)(?:は|って|を|に|が|[?]|$)"
)
_BEGINS = re.compile(r"始|開始|スタート")
_LEAST_ROWS = 2  # of another document that are no list of its works
_MOST = 30  # rows


def answer_done_in_year(context: Context) -> Draft | None:
    """The rows that do something in the year that is named; None for any other question."""
    text = context.question.text
    asked = _ASKS.match(text)
    dates = find_dates(text)
    if asked is None or len(dates) != 1 or context.question.asked.is_yes_no:
        return None
    year, begins = dates[0].fiscal_year, _BEGINS.search(asked["does"]) is not None
    stage = asked["stage"] or ""
    found: list[tuple[Table, Row, int]] = [
        (table, row, place)
        for table in tables_of(context)
        if not table.printed
        for row in table.rows
        if (place := is_done_in(table, row, year, begins=begins, stage=stage)) is not None
    ]
    counts = Counter(table.doc_id for table, _, _ in found)
    if len(counts) > 1:  # a schedule of its making beside a plan's list of works says little
        (most, _), *others = counts.most_common()
        is_little = sum(count for _, count in others) < _LEAST_ROWS
        found = [one for one in found if one[0].doc_id == most or not is_little]
    doc_ids = {table.doc_id for table, _, _ in found}
    if not found and not stage:
        return answer_dated_rows(context, year, begins=begins)
    if not found or len(found) > _MOST or len(doc_ids) > 1:
        return None
    items = tuple(
        DraftStatement(
            context.say("table.each_item", row=row_name(row), value=row.cells[place]),
            ((table.doc_id, row.sentence.span),),
        )
        for table, row, place in found
    )
    table, _, place = found[0]
    head = without_unit(table.header[place])
    said = dict.fromkeys(" ".join(row.cells[place].split()) for _, row, place in found)
    values = "".join(f"「{value}」" for value in said)
    key = "table.done_in_as" if begins or stage else "table.done_in"
    lead = context.say(key, column=head, values=values, count=len(items))
    proofs = tuple((one.doc_id, one.head_span) for one in {id(t): t for t, _, _ in found}.values())
    first = DraftStatement(lead, proofs)
    return Draft((first, *items), confidence=0.85, topic=head, items=items, doc_ids=(table.doc_id,))
