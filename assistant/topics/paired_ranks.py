"""Lists ranked side by side in one table: 満足度の高い施策 | 点 | 満足度の低い施策 | 点."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftStatement, abstain
from assistant.kept import KeptByDocument
from assistant.names import canonical
from assistant.ranks import read_ranks
from assistant.topics.grids import Table, tables_in
from assistant.topics.rows import Row
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document

_HEAD = re.compile(
    r"(?P<measure>[^、。]{2,12}?)[のが](?P<adjective>高い|低い|多い|少ない|大きい|小さい|長い|短い)(?P<what>.*)"
)
_VALUE_HEAD = re.compile(
    r"点数?|得点|評価点|平均(?:点|値)?|[%％]|割合|比率|件数?|人数?|回答数?|票数?"
)
_UNITS = re.compile(r"点|[%％]|件|人|票")
_PLACE_ASKED = re.compile(r"何番目|何位|順位")
_PLACE_NAMED = re.compile(r"([0-9]{1,2})(?:位|番目)")
_LEAST_ROWS = 2
_MOST_TOLD = 5  # rows of a list that is asked for whole


@dataclass(frozen=True, slots=True)
class _Ranking:
    """One of the lists: its measure, which end of it comes first, and its rows in order."""

    doc_id: DocId
    name: str  # 満足度の低い施策
    measure: str  # 満足度
    adjective: str  # 低い
    place: int  # the column of the names; the values stand in the next one
    table: Table

    def value(self, row: Row) -> str:
        """As a reply prints it: 2.11点."""
        printed, head = (
            row.cells[self.place + 1].strip(),
            normalize(self.table.header[self.place + 1]),
        )
        unit = _UNITS.match(head)
        return printed + unit.group() if unit and printed[-1:].isdigit() else printed


def answer_paired_rank(context: Context) -> Draft | None:
    """「満足度が一番低いのは」, 「除雪対策の重要度は何番目」; None where no such list is meant."""
    question = context.question
    text = canonical(question.text)
    if question.asked.is_yes_no or question.wants(Want.WHY):
        return None
    meant = [
        one
        for document in context.documents.values()
        for one in _RANKINGS.of(document)
        if canonical(one.measure) in text
    ]
    ranks = read_ranks(question.text)
    named = [one for one in meant if canonical(one.name) in text]
    if len(named) == 1 and not ranks:
        return _of_list(context, named[0])
    if len(ranks) == 1:
        number, adjective = ranks[0].number, ranks[0].adjective
        lists = [one for one in meant if one.adjective == adjective]
        if len(lists) != 1 or number > len(lists[0].table.rows):
            return None
        return _draft(context, lists[0], number)
    if not (_PLACE_ASKED.search(question.text) or question.wants(Want.HOW_MANY)):
        return None
    found = [
        (one, number)
        for one in meant
        for number, row in enumerate(one.table.rows, start=1)
        if canonical(row.cells[one.place]) in text
    ]
    if found or not meant:
        return _draft(context, *found[0]) if len(found) == 1 else None
    return _untold(context, meant)


def _of_list(context: Context, ranking: _Ranking) -> Draft | None:
    """「満足度の低い施策の2位は」, 「満足度の低い施策は」: one row of a list, or its first rows."""
    text = context.question.text
    if place := _PLACE_NAMED.search(text):
        number = int(place[1])
        return _draft(context, ranking, number) if 0 < number <= len(ranking.table.rows) else None
    if context.question.wants(*(set(Want) - {Want.ALL, Want.WHICH})):
        return None
    rows = range(1, min(len(ranking.table.rows), _MOST_TOLD) + 1)
    told = [_draft(context, ranking, number) for number in rows]
    statements = tuple(statement for draft in told for statement in draft.statements)
    return replace(told[0], statements=statements, topic=ranking.name, entity="")


def _untold(context: Context, meant: list[_Ranking]) -> Draft | None:
    """「除雪の満足度は何点」, where 除雪対策 is in the list of another measure alone."""
    words = [word.surface for word in context.question.words if len(word.surface) > 1]
    table = meant[0].table
    own = {one.place for one in meant if one.table is table}
    for row in table.rows:
        for place in range(0, len(row.cells), 2):
            named = [word for word in words if word in normalize(row.cells[place])]
            if named and place not in own:
                name = f"{row.cells[place].strip()}の{meant[0].measure}"
                missing = context.say("missing.named", name=name)
                draft = abstain(AbstentionReason.NOT_STATED, missing, topic=name)
                return replace(draft, is_searched=True)
    return None


def _draft(context: Context, ranking: _Ranking, number: int) -> Draft:
    row = ranking.table.rows[number - 1]
    name = " ".join(row.cells[ranking.place].split())
    told = context.say(
        "table.first" if number == 1 else "table.nth",
        column=ranking.measure,
        more=ranking.adjective,
        number=number,
        row=name,
        value=ranking.value(row),
    )
    proofs = ((ranking.doc_id, row.sentence.span), (ranking.doc_id, ranking.table.head_span))
    statement = DraftStatement(told, proofs)
    return Draft((statement,), confidence=0.9, topic=name, entity=name, doc_ids=(ranking.doc_id,))


def _read(document: Document) -> Iterator[_Ranking]:
    for table in tables_in(document):
        heads = [normalize(head) for head in table.header]
        if table.printed or len(heads) % 2 or len(heads) < 4 or len(table.rows) < _LEAST_ROWS:
            continue
        names, values = heads[::2], heads[1::2]
        read = [_HEAD.fullmatch(name) for name in names]
        if all(_VALUE_HEAD.fullmatch(value) for value in values):
            for place, one in zip(range(0, len(heads), 2), read, strict=True):
                if one is not None:
                    name, measure, adjective = one.group(0, "measure", "adjective")
                    yield _Ranking(document.doc_id, name, measure, adjective, place, table)


_RANKINGS = KeptByDocument(lambda document: tuple(_read(document)))
