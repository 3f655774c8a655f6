"""Claims of a word that stands in a column: 「ひばりこども園は町立ですか」 of a column 区分."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.topics.cell_kinds import kind_of
from assistant.topics.cell_text import row_name, without_unit
from assistant.topics.rows import Row, rows_in

_CLAIM = re.compile(
    r"(?P<row>[^、。?？]{2,30}?)(?:は|って)、?(?P<word>[一-鿿ァ-ヺー]{2,8})"
    r"(?:です(?!が)|なの|なん(?:です|だ)|だよね|だった|でした|でしょう|で(?:合|よろし|いい|間違))"
)
_MOST_CHARS = 8  # of a word that tells rows apart


def answer_claimed_word(context: Context) -> Draft | None:
    """はい or いいえ by the cell of the row that is named, below the head of what is claimed."""
    claim = _CLAIM.match(context.question.text)
    if claim is None or not context.question.asked.is_yes_no:
        return None
    name, word = canonical(claim["row"], context.names), canonical(claim["word"])
    found = [
        (row, place)
        for document in context.documents.values()
        for rows in (rows_in(document),)
        for row in rows
        if canonical(row.cells[0], context.names) == name
        for place in _places(row, word, rows)
    ]
    if len(found) != 1:
        return None
    row, place = found[0]
    told = context.say(
        "table.cell",
        row=row_name(row),
        column=without_unit(row.header[place]),
        value=" ".join(row.cells[place].split()),
    )
    holds = canonical(row.cells[place]) == word
    verdict = context.say("verdict.yes" if holds else "verdict.no", told=told)
    statement = DraftStatement(verdict, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.9, topic=row.cells[0], doc_ids=(row.doc_id,))


def _places(row: Row, word: str, rows: tuple[Row, ...]) -> list[int]:
    """The columns in which this row has a word, and it or another row the one that is claimed."""
    beside = [one for one in rows if (one.header, one.caption) == (row.header, row.caption)]
    return [
        place
        for place, cell in enumerate(row.cells)
        if place
        and kind_of(cell) == "語"
        and len(cell.strip()) <= _MOST_CHARS
        and any(canonical(one.cells[place]) == word for one in beside)
    ]
