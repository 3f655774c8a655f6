"""What a table says by signs: 「市民病院に駐輪場はありますか」, 「地震で使えない避難所は」."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafts import Context, Draft, DraftStatement
from assistant.opposites import asks_back
from assistant.topics.cell_ask import CellAsk, plain_name
from assistant.topics.cell_text import row_name, without_unit
from assistant.topics.grids import Table, is_single
from assistant.topics.rows import TABLE_LABEL, Row
from assistant.topics.signs import (
    GRADED,
    NO_SIGNS,
    YES_SIGNS,
    Legend,
    holds,
    is_dash,
    sign_in,
    signed_tables,
)
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.wareki import find_dates

_LISTS = frozenset({Want.WHICH, Want.ALL, Want.WHERE, Want.NAME})
_MOST_UNSAID = 0.2  # of the question's characters that name things
_LEAST_SHARED = 2  # characters
_LEAST_NAME = 0.3  # of a row's name
_NUMBERED = re.compile(r"[0-9]{1,2}-[0-9]{1,2}(?:-[0-9]{1,2})?")  # 施策3-2
_NOT = re.compile(r"ない|ません|なかっ|不可|だめ|ダメ|無理|以外")
_FORM = re.compile(r"とき|時(?=[にはの])|もの|こと|やつ|ところ|場合|目標")  # it names nothing
_REACHED = re.compile(r"達成|うまくい|届[いかき]|クリア|目標[^。]{0,4}(?:いっ|行っ|超え)")
_NEARLY = re.compile(r"おおむね|概ね|ほぼ|一部|[0-9]割|%")
_MISSED = re.compile(
    r"未達|下回|未満|届か(?:な|ず)|至ら|及ば|でき(?:なかっ|ない)|(?:達成|到達)し(?:なかっ|ない)|悪化"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a question reads a table of signs."""

    draft: Draft
    score: float


def answer_signed(context: Context) -> Draft | None:
    """The draft that reads a sign of a row, or lists the rows with one; None for anything else."""
    asked = context.question.asked
    if asked.wants - _LISTS - {Want.TARGET} or find_dates(context.question.text):
        return None
    ask = CellAsk(context)
    found = [
        reading
        for document in context.documents.values()
        for table, places, legend in signed_tables(document)
        for reading in _readings(context, ask, table, places, legend)
    ]
    best = max((one.score for one in found), default=0.0)
    chosen = [one.draft for one in found if one.score == best]
    return chosen[0] if len(chosen) == 1 else None


def _readings(
    context: Context, ask: CellAsk, table: Table, places: Sequence[int], legend: Legend
) -> Iterator[_Reading]:
    over = _said(ask, _over(context, table))
    judged = [place for place in places if place in _graded(table)]
    column = _named_column(ask, table, places, over)
    row = _named_row(ask, table, over)
    if column is None and len(judged) == 1 and _REACHED.search(ask.text):
        column = judged[0]
    if column is None:
        return
    said = over | _said(ask, (table.header[column], *legend.meanings.values()))
    if column in judged:
        said |= {n for one in _REACHED.finditer(ask.text) for n in range(*one.span())}
    if row is not None:
        said |= _said(ask, (*row.cells, row.group))
    named = ask.named - {n for one in _FORM.finditer(ask.text) for n in range(*one.span())}
    unsaid = len(named - said)
    if unsaid > _MOST_UNSAID * len(named):
        return
    score = len(named & said) - unsaid
    if row is not None and sign_in(row, column):
        draft = _of_row(context, table, row, column, legend)
        yield _Reading(draft, score)
    elif row is not None and context.question.asked.is_yes_no:
        unsigned = _unsigned(context, table, row, column)
        if unsigned is not None:
            yield _Reading(unsigned, score)
    elif row is None and not context.question.asked.is_yes_no:
        listed = _listed(context, table, column, legend, is_judged=column in judged)
        if listed is not None:
            yield _Reading(listed, score)


def _said(ask: CellAsk, names: Sequence[str]) -> set[int]:
    return {place for name in names for place in ask.shared(name)[0]}


def _over(context: Context, table: Table) -> tuple[str, ...]:
    """What stands over a table and heads its first column."""
    document = context.documents[table.doc_id]
    path = document.path_at(table.span.start)
    return (TABLE_LABEL.sub("", table.caption), document.title, *path, table.header[0])


def _named_column(ask: CellAsk, table: Table, places: Sequence[int], over: set[int]) -> int | None:
    """The one column of signs whose head a question names."""
    scores = {
        place: len(shared)
        for place in places
        if len(shared := ask.shared(table.header[place])[0] - over) >= _LEAST_SHARED
    }
    best = [place for place, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else None


def _named_row(ask: CellAsk, table: Table, over: set[int]) -> Row | None:
    """The one row whose name, or what else its words say, a question has."""
    numbered = [
        row
        for row in table.rows
        if (number := _NUMBERED.match(plain_name(row.cells[0])))
        and re.search(rf"(?<![0-9-]){number.group()}(?![0-9-])", ask.text)
    ]
    if len(numbered) == 1:
        return numbered[0]
    scores: list[tuple[float, Row]] = []
    groups = [row.group for row in table.rows]
    for row in table.rows:
        is_alone = row.group and groups.count(row.group) == 1  # its group names it as well
        for name in (row.cells[0], *((row.group,) if is_alone else ())):
            shared, of_name = ask.shared(name)
            core = len(plain_name(name))
            own = shared if len(of_name) == core else shared - over
            if len(own) >= _LEAST_SHARED and len(of_name) >= _LEAST_NAME * core:
                scores.append((len(own) - 0.25 * (core - len(of_name)), row))
    best = max((score for score, _ in scores), default=0.0)
    chosen = [row for score, row in scores if score == best]
    return chosen[0] if len(chosen) == 1 else None


def _of_row(context: Context, table: Table, row: Row, column: int, legend: Legend) -> Draft:
    """The sign in a row's cell, with はい or いいえ where it settles a claim."""
    sign = sign_in(row, column)
    meaning = legend.meanings.get(sign, "")
    key = "table.sign_dash" if is_dash(sign) else "table.sign_of" if meaning else "table.sign"
    text = context.say(
        key,
        row=row_name(row).strip("「」"),
        column=without_unit(table.header[column]),
        sign=row.cells[column].strip(),
        meaning=meaning,
    )
    is_so = holds(sign)
    if is_so is None and column in _graded(table):
        is_so = _reached(meaning)
    claim = context.question.text
    if context.question.asked.is_yes_no and is_so is not None and not asks_back(claim):
        is_denied = _NOT.search(claim) is not None
        text = context.say("verdict.yes" if is_so is not is_denied else "verdict.no", told=text)
    spans = [row.sentence.span, table.head_span]
    if meaning:
        spans.append(legend.proofs[sign])
    statement = DraftStatement(text, tuple((table.doc_id, span) for span in spans))
    return Draft((statement,), confidence=0.85, topic=row.cells[0], doc_ids=(table.doc_id,))


def _unsigned(context: Context, table: Table, row: Row, column: int) -> Draft | None:
    """いいえ by a cell left blank where others have ★; None where a blank may mean anything."""
    signs = {sign_in(other, column) for other in table.rows} - {""}
    is_left_blank = not row.cells[column].strip() and bool(signs) and signs <= YES_SIGNS
    if not is_left_blank or asks_back(context.question.text):
        return None
    is_denied = _NOT.search(context.question.text) is not None
    told = context.say(
        "table.unsigned",
        row=row_name(row).strip("「」"),
        column=without_unit(table.header[column]),
        signs="、".join(f"「{sign}」" for sign in sorted(signs)),
    )
    text = context.say("verdict.yes" if is_denied else "verdict.no", told=told)
    spans = ((table.doc_id, row.sentence.span), (table.doc_id, table.head_span))
    statement = DraftStatement(text, spans)
    return Draft((statement,), confidence=0.85, topic=row.cells[0], doc_ids=(table.doc_id,))


def _graded(table: Table) -> list[int]:
    """The columns that judge what was reached."""
    heads = [plain_name(head) for head in table.header]
    return [place for place, head in enumerate(heads) if GRADED.fullmatch(head)]


def _reached(meaning: str) -> bool | None:
    """Whether 「達成できなかった」 or 「目標を達成した」 is meant; None by 「おおむね達成」."""
    if _MISSED.search(meaning):
        return False
    return True if "達成" in meaning and not _NEARLY.search(meaning) else None


def _listed(
    context: Context, table: Table, column: int, legend: Legend, *, is_judged: bool
) -> Draft | None:
    """The rows that have the sign that a question means; None where none has."""
    signs = _signs_meant(context.question.text, legend, is_judged=is_judged)
    rows = [row for row in table.rows if is_single(row) and sign_in(row, column) in signs]
    if not rows:
        return None
    found = dict.fromkeys(sign_in(row, column) for row in rows)
    items = tuple(
        DraftStatement(row.cells[0], ((table.doc_id, row.sentence.span),), is_quote=True)
        for row in rows
    )
    text = context.say(
        "list.signed",
        column=without_unit(table.header[column]),
        signs="、".join(f"「{sign}」" for sign in found),
        count=len(items),
    )
    told = dict.fromkeys(legend.proofs[sign] for sign in found if sign in legend.proofs)
    spans = [table.head_span, *told]
    lead = DraftStatement(text, tuple((table.doc_id, span) for span in spans))
    topic = table.header[0] or table.header[column]
    return Draft((lead, *items), confidence=0.85, topic=topic, items=items, doc_ids=(table.doc_id,))


def _signs_meant(text: str, legend: Legend, *, is_judged: bool) -> frozenset[str]:
    """The signs of what is so, or of what is not: 「使えない避難所」, 「達成できなかったもの」."""
    is_denied = _NOT.search(text) is not None or re.search("未達", text) is not None
    if is_judged and legend.meanings:
        told = {
            sign: _MISSED.search(normalize(said)) is not None
            for sign, said in legend.meanings.items()
        }
        return frozenset(sign for sign, is_missed in told.items() if is_missed is is_denied)
    return NO_SIGNS if is_denied else YES_SIGNS
