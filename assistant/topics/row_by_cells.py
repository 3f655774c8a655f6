"""A row that a question names by any of its cells: 「ごみ出しの料金は」 of 内容 「ごみ出し、…」."""

import re

from assistant.contact_kinds import contact_told
from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.question import ContentWord
from assistant.topics.cell_columns import YEN
from assistant.topics.cell_kinds import is_blank
from assistant.topics.cell_text import column_name, row_name
from assistant.topics.grids import Table, tables_of
from assistant.topics.rows import Row
from assistant.wants import Want
from corpus.normalize import normalize

_MOST_COLUMNS = 9  # of a table that describes things; one of numbers has more
_MOST_TOLD = 3  # columns
_LEAST_SAID = 2  # characters of a cell that tell which row is meant
# The columns that answer each kind of question, by their heads.
_PRICE = re.compile(r"料|費|額|負担|代|金")
_DESK = re.compile(r"申し?込|窓口|相談|問い?合わ?せ|連絡|担当|届出|提出")
_DESK_ASKED = re.compile(
    r"(?:誰|だれ|どこ|どちら)(?:に|へ)[^、。]{0,6}(?:頼|たの|申|言[えうっい]|いえば|伝え|相談|聞|きけ|連絡|問|出せ|届)"
    r"|(?:申し?込み?|相談|問い?合わ?せ|連絡|届出)(?:先|窓口)?(?:は|って)?(?:どこ|どちら|[?？]?$)"
    r"|どこで(?:申|手続|もらえ|借り|買)|(?:誰|だれ)に頼"
)
_FOR_WHOM = re.compile(r"対象|資格|要件")
_FOR_WHOM_ASKED = re.compile(
    r"(?:誰|だれ|どんな人|どういう人|どなた)[^、。]{0,4}(?:使|利用|受け|もら|対象|なれ)|対象(?:は|者|って)"
)
# What a cell leaves out: 「健診（歯科を除く）」, 「ガーゼは別料金」.
_LEFT_OUT = (
    r"[^、。]{0,6}?(?:を?除|以外|別料金|は別|対象外|中止|休止|不可|でき(?:ない|ません)"
    r"|含まれ?(?:ない|ません)|含みません)"
)
_AMOUNT = re.compile(rf"[0-9]{YEN}|無料|無償|[0-9]割|分の[0-9]")


def answer_row_by_cells(context: Context) -> Draft | None:
    """What one row says in the column that is asked for, where its cells have all that is named.

    None where no column is asked for, and where no row or several have as much.
    """
    question = context.question
    if question.asked.is_yes_no or question.wants(Want.WHEN, Want.DEFINITION, Want.WHY):
        return None
    words = [word for word in question.words if _names(word, question.text)]
    if not words:
        return None
    found = [
        (table, row, places)
        for table in tables_of(context)
        if not table.printed and not table.is_over_time and len(table.header) <= _MOST_COLUMNS
        for row in table.rows
        if (places := _asked(context, row)) and _has_all(row, places, words)
    ]
    return _draft(context, *found[0], words) if len(found) == 1 else None


def _names(word: ContentWord, text: str) -> bool:
    """Whether a word says of what a column is asked, and is not that column's own."""
    is_column = any(one.search(word.surface) for one in (_PRICE, _DESK, _FOR_WHOM))
    return word.pos in ("名詞", "形状詞") and not is_column and word.surface in text


def _asked(context: Context, row: Row) -> list[int]:
    """The few columns of a row that hold what is asked for."""
    question, text = context.question, context.question.text
    cells = [normalize(cell) for cell in row.cells]
    heads = [normalize(head) for head in row.header]
    places = [n for n in range(1, len(cells)) if n < len(heads) and not is_blank(row.cells[n])]
    if question.wants(Want.CONTACT):
        told = contact_told(text)
        places = [n for n in places if told.search(f"{heads[n]} {cells[n]}")]
    elif question.wants(Want.MONEY):
        places = [n for n in places if _PRICE.search(heads[n]) and _AMOUNT.search(cells[n])]
    elif _FOR_WHOM_ASKED.search(text):
        places = [n for n in places if _FOR_WHOM.search(heads[n])]
    elif _DESK_ASKED.search(text):
        places = [n for n in places if _DESK.search(heads[n])]
    else:
        return []
    return places if len(places) <= _MOST_TOLD else []


def _has_all(row: Row, places: list[int], words: list[ContentWord]) -> bool:
    """Whether the other cells, or the heads, have every word, or one that means the same."""
    own = "".join(canonical(cell) for n, cell in enumerate(row.cells) if n not in places)
    if any(_is_left_out(cell, word) for cell in row.cells for word in words):
        return False
    if not any(canonical(word.surface) in own for word in words):
        return False
    said = own + "".join(map(canonical, row.header))
    return any(len(word.surface) >= _LEAST_SAID for word in words) and all(
        any(canonical(one) in said for one in (word.surface, *word.others)) for word in words
    )


def _is_left_out(cell: str, word: ContentWord) -> bool:
    return re.search(re.escape(word.surface) + _LEFT_OUT, normalize(cell)) is not None


def _draft(
    context: Context, table: Table, row: Row, places: list[int], words: list[ContentWord]
) -> Draft:
    """The cells, and beside them those that have what is asked about."""
    names = [canonical(one.surface) for one in words if len(one.surface) >= _LEAST_SAID]
    told = [
        n
        for n, cell in enumerate(row.cells)
        if n and (n in places or any(name in canonical(cell) for name in names))
    ]
    cells = "、".join(f"{column_name(table, n)}「{' '.join(row.cells[n].split())}」" for n in told)
    name = row_name(row)
    text = context.say("table.row", row=name, cells=cells)
    statement = DraftStatement(text, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.7, topic=name, doc_ids=(row.doc_id,))
