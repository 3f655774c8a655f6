"""One cell of a table: the row and the column that the words of a question name together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.drafts import Context, Draft, DraftStatement
from assistant.guards import stands_under_former
from assistant.question import read_question
from assistant.ranks import asks_rank
from assistant.topics.cell_ask import ASKS_ALL, CellAsk, asks_twice, plain_name
from assistant.topics.cell_columns import (
    NOW,
    OF_NOW,
    OFFICE_HEAD,
    REACHED,
    YEN,
    asked_column,
    is_for_price,
    is_only_aimed_at,
)
from assistant.topics.cell_drafts import TOTAL_NAME, Cell, draft_of
from assistant.topics.cell_kinds import is_blank
from assistant.topics.cell_text import cells_said, is_amount, shown, without_unit
from assistant.topics.grids import TO_COME, Table, tables_of
from assistant.topics.overlap import runs_of, with_number
from assistant.topics.row_aliases import aliases
from assistant.topics.row_totals import total_told
from assistant.topics.rows import TABLE_LABEL, Row, years_of
from assistant.topics.stages import has_stages, is_stage
from assistant.topics.table_sums import asks_change
from assistant.wants import Want
from corpus.eras import fiscal_year_of
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.wareki import find_dates

MAX_UNSAID = 0.2  # of the question's characters
_MOST_TRIED = 3  # of a plan's words for the question's
_MIN_NAME = 0.2  # of the row's name
_MIN_EVENT = 0.6  # of what happened, whose date is asked for
_PARENTHESIS = re.compile(r"[(（][^)）]*[)）]")
_BESIDE = re.compile(rf"{_PARENTHESIS.pattern}|[のをがはにと・]")  # of a name
_LISTS = re.compile(
    r"(?:全部|すべて|全て|みんな)を?(?:なら|並|挙|あげ|教|おしえ|言|見|列|リスト|一覧|[?？。]*$)"
)
_DENIED = re.compile(r"(?:わ|し|され|てい?)ない(?=[一-鿿])")
_DOES = re.compile(
    r"[課係室局部所会]が(?:担当|所管|主管|受け持)(?:し(?:てい?る|ている)|する|つ|っている|の)"
    r"(?!の(?:は|が))[^はがを]{2,}(?:は|を|って|が|[?？。]|$)"
)
_OFFICE = re.compile("(?:担当|受け持ち?|所管|主管)(?:課|部署)?")
_WORDS = re.compile(r"[^0-9.,%◎○△×]")
_SIGN = re.compile(r"[\s○◎●→⇒△▲－―-]*")
_PEOPLE_COUNTED = re.compile(r"[一-鿿]{2}者|職員|定員|会員|委員|人口|隊員|団員")
_NEW = re.compile(r"(?:新し[いく]|新たな)(?=[一-鿿ァ-ヺー])")
_RENEWED = re.compile(r"新|更新|建て?替え|整備|次期|建設|改築|計画|目標|見込")
_AIMS = re.compile(r"目指し?て?|めざし?て?|目標")
_KIND = re.compile(r"会議|委員会|協議会|審議会|部会|計画|事業")
_LEAST_COMPOUND = 3  # characters
_COUNTS = re.compile(r"いくつ|何[個件つ本]")
_LIMIT_ASKED = re.compile(r"(?:何[人件回台組名世帯]+|いくら|何円)まで")
_LIMIT = re.compile(r"上限|限度|定員|最大|以内|まで|目標")
_OF_COST = re.compile(r"費|予算|円")


def answer_cell(context: Context) -> Draft | None:
    """The draft for a question that names a row and a column of one table; None otherwise.

    Where no row has the question's own words, those that plans write for them are tried:
    村債残高 for 借金.
    """
    question = context.question
    others = (Want.DEFINITION, Want.ABBREVIATION, Want.CONTACT, Want.HOW)
    if question.wants(*others) or asks_rank(question.text):
        return None
    if question.asked.is_yes_no or asks_change(context) or asks_twice(context):
        return None
    if _DOES.search(question.text) and not question.wants(Want.MONEY, Want.HOW_MANY):
        return None  # 「産業観光課が担当する事業は」 names many rows by what a cell says
    if _DENIED.search(question.text):
        return None  # 「タブレットを使わない世帯は」 where a row counts those who do
    tables = [table for table in tables_of(context, least=1) if not table.printed]
    tables = [table for table in tables if not any("。" in head for head in table.header)]
    found = _of_tables(context, tables)
    if found is not None or not question.wants(Want.MONEY, Want.HOW_MANY, Want.WHEN):
        return found
    for other in _in_plan_words(context, tables):
        found = _of_tables(other, tables)
        if found is not None:
            return found
    return None


def _of_tables(context: Context, tables: Sequence[Table]) -> Draft | None:
    """The one cell that a question names, or the whole row."""
    ask = CellAsk(context)
    if not ask.named and not ask.years and not ASKS_ALL.search(ask.text):
        return None
    best = [cell for cell in _best_cells(ask, tables) if not _names_itself(cell)]
    chosen = [c for c in best if not (_counts_others(ask, c) or _is_of_old(ask, c))]
    if _LIMIT_ASKED.search(ask.text):  # 「何人まで受け入れますか」 asks not how many came
        chosen = [c for c in chosen if _LIMIT.search(_around_cell(c))]
    chosen = [cell for cell in chosen if _is_counted_in(ask, cell)] or chosen
    if not chosen:
        return _whole_row(context, ask, tables)
    is_one = len({plain_name(cell.value) for cell in chosen}) == 1
    is_told = is_one and not is_blank(chosen[0].row.cells[chosen[0].place])
    return draft_of(context, chosen[0]) if is_told else None


def _is_of_old(ask: CellAsk, cell: Cell) -> bool:
    """Whether a new thing is asked for, and a row is of one that is there: 新しい庁舎, 庁舎."""
    around = f"{cell.row.cells[cell.key]}{cell.table.header[cell.place]}{cell.table.caption}"
    return _NEW.search(ask.text) is not None and _RENEWED.search(around) is None


def _around_cell(cell: Cell) -> str:
    return normalize(f"{cell.row.cells[cell.key]}{cell.table.header[cell.place]}{cell.value}")


def _names_itself(cell: Cell) -> bool:
    """Whether a cell says no more than the name of its row: 第4回会議 of 「第4回会議」."""
    return plain_name(cell.row.cells[cell.place]) == plain_name(cell.row.cells[cell.key])


def _counts_others(ask: CellAsk, cell: Cell) -> bool:
    """Whether those who use a thing are asked for, and a cell counts its staff or its places."""
    counted = _PEOPLE_COUNTED.findall(
        plain_name(f"{cell.table.header[cell.place]} {cell.row.cells[cell.key]}")
    )
    return ask.counts_people and bool(counted) and not any(one in ask.text for one in counted)


def _is_counted_in(ask: CellAsk, cell: Cell) -> bool:
    """Whether a cell counts what is asked for: 48人, and not 378回."""
    unit = ask.context.question.asked.unit or ("人" if ask.counts_people else "")
    return bool(unit) and normalize(cell.value).endswith(unit)


def _in_plan_words(context: Context, tables: Sequence[Table]) -> Iterator[Context]:
    """The question with a row's word for one of its own; the first few that rows have."""
    question = context.question
    names = {plain_name(row.cells[0]) for table in tables for row in table.rows}
    tried = (
        (word.surface, other)
        for word in question.words
        if not any(word.surface in name for name in names)
        for other in sorted(word.others, key=len, reverse=True)
        if len(other) > 1 and any(other in name for name in names)
    )
    for surface, other in islice(tried, _MOST_TRIED):
        text = question.text.replace(surface, other, 1)
        read = read_question(question.printed, shared_morphology(), repaired=text)
        yield replace(context, question=read)


def best_cell(context: Context) -> Cell | None:
    """The one cell that a question's words name; None where there are several or none."""
    tables = [table for table in tables_of(context, least=1) if not table.printed]
    chosen = _best_cells(CellAsk(context), tables)
    return chosen[0] if len(chosen) == 1 else None


def _best_cells(ask: CellAsk, tables: Sequence[Table]) -> list[Cell]:
    found = [cell for table in tables for cell in _cells(ask, table)]
    found = [cell for cell in found if not _is_of_former(ask, cell.table)] or found
    best = max((cell.score for cell in found), default=0.0)
    return [cell for cell in found if cell.score == best]


def _is_of_former(ask: CellAsk, table: Table) -> bool:
    """Whether a table tells of the plan before, and the question does not ask of that."""
    document = ask.context.documents[table.doc_id]
    section = document.section_at(table.span.start)
    over = (table.caption, normalize(section.title) if section is not None else "")
    return stands_under_former(ask.context.question, over, document.title)


def _whole_row(context: Context, ask: CellAsk, tables: Sequence[Table]) -> Draft | None:
    """All that the one row says whose name is all that a question says."""
    asked = context.question.asked
    if asked.wants - {Want.HOW_MANY, Want.MONEY} or asked.unit or ask.years:
        return None
    found: list[tuple[Table, Row]] = []
    for table in tables:
        if table.is_over_time:
            continue
        over = {place for name in _around(ask, table) for place in ask.shared(name)[0]}
        for row in table.rows:
            said, of_name = ask.shared(row.cells[0])
            core = _BESIDE.sub("", plain_name(row.cells[0]))
            if not (len(of_name) >= len(core) > 2 and ask.named <= over | said):
                continue
            unit = YEN if asked.wants & {Want.MONEY} else ""
            is_told = not asked.wants or any(
                is_amount(plain_name(shown(table, row, place)), unit)
                and not is_for_price(ask, table, place)
                for place in range(1, len(row.cells))
            )
            # 「○ → →」 tells nothing of it
            if is_told and not all(_SIGN.fullmatch(cell) for cell in row.cells[1:]):
                found.append((table, row))
    if len(found) != 1:
        return None
    table, row = found[0]
    told = total_told(context, row) or context.say(
        "table.row", row=without_unit(row.cells[0]), cells=cells_said(table, row)
    )
    statement = DraftStatement(told, ((row.doc_id, row.sentence.span),))
    topic = without_unit(row.cells[0])
    return Draft((statement,), confidence=0.85, topic=topic, doc_ids=(row.doc_id,))


def _cells(ask: CellAsk, table: Table) -> Iterator[Cell]:
    """The cell of a table that a question may mean: of the row that it names best."""
    around = _around(ask, table)
    is_when = ask.context.question.wants(Want.WHEN) and not ask.years
    # Behind a column of kinds (区分) another one names the rows.
    kinds = [plain_name(row.cells[0]) for row in table.rows]
    keys = 1 + (len(set(kinds)) < len(kinds) and len(table.header) > 2)
    scored = [
        (score, row, key)
        for row in table.rows
        for key in range(len(row.cells) if is_when else min(keys, len(row.cells)))
        if (score := _row_score(ask, table, row, key, around)) > 0
        if not is_stage(table, row, key)
    ]
    if not scored:
        return
    best = max(score for score, _, _ in scored)
    rows = [(row, key) for score, row, key in scored if score == best]
    if len({id(row) for row, _ in rows}) != 1:
        return
    row, key = rows[0]
    if _names_another(ask, table, row, key):
        return
    place = asked_column(ask, table, row, key)
    if place is None or is_only_aimed_at(ask, table, row, place):
        return
    said: set[int] = set()
    for name in (*around, *row.cells, *table.header):
        said |= ask.shared(name)[0]
    if OFFICE_HEAD.fullmatch(plain_name(table.header[place])):
        said.update(n for match in _OFFICE.finditer(ask.text) for n in range(*match.span()))
    if OF_NOW.search(table.header[place]) or (key == 0 and table.is_over_time):
        said.update(n for match in NOW.finditer(ask.text) for n in range(*match.span()))
    if ask.years and not TO_COME.search(table.header[place]):
        said.update(n for match in REACHED.finditer(ask.text) for n in range(*match.span()))
    if "目標" in table.header[place]:
        said.update(n for match in _AIMS.finditer(ask.text) for n in range(*match.span()))
    if _breaks_compound(ask, row.cells[key], said):
        return
    if len(ask.named - said) <= MAX_UNSAID * len(ask.named):
        of_head = ask.shared(table.header[place])[0]
        yield Cell(table, row, key, place, best + len(of_head) - 1.5 * len(ask.named - said))


def _breaks_compound(ask: CellAsk, name: str, said: set[int]) -> bool:
    """Whether a row has the beginning of a compound whose end nothing says.

    「電気自動車」 of 「電気柵の補助」.
    """
    of_row = ask.shared(name)[0]
    for phrase in ask.context.question.phrases:
        start = ask.text.find(phrase.casefold())
        places = range(start, start + len(phrase))
        if start < 0 or len(phrase) < _LEAST_COMPOUND:
            continue
        is_begun = places[0] in of_row and places[1] in of_row
        if is_begun and places[-1] in ask.named and places[-1] not in said:
            return True
    return False


def _names_another(ask: CellAsk, table: Table, row: Row, key: int) -> bool:
    """Whether a question names another row elsewhere: 「横浜と島田を足すと」."""
    own = ask.shared(row.cells[key])[0]
    if table.is_over_time or not own:
        return False
    others = (
        ask.shared(other.cells[key])[0] & ask.named for other in table.rows if other is not row
    )
    return any(
        other and not other & own and not _is_said_over(ask, table, other) for other in others
    )


def _is_said_over(ask: CellAsk, table: Table, places: set[int]) -> bool:
    names = (*_around(ask, table), *map(plain_name, table.header))
    return all(any(ask.text[start:end] in name for name in names) for start, end in runs_of(places))


def _around(ask: CellAsk, table: Table) -> tuple[str, ...]:
    """What stands over a table and heads its first column: what all its rows are of."""
    document = ask.context.documents[table.doc_id]
    path = document.path_at(table.span.start)
    caption = TABLE_LABEL.sub("", table.caption)  # the 1 of 表5-1 is no part of 「1号認定」
    names = (caption, document.title, *path, table.header[0], *table.groups)
    return tuple(map(plain_name, names))


def _row_score(ask: CellAsk, table: Table, row: Row, key: int, around: tuple[str, ...]) -> float:
    """How well a cell names the row that a question is about; 0 where it does not."""
    group, _, own = row.cells[key].partition(" ")
    if row.is_grouped and not key and not ask.shared(plain_name(own))[0]:
        text = ask.context.documents[table.doc_id].text
        others = (other.sentence.span.of(text) for other in table.rows if other is not row)
        if any(other.split("\t")[0] == group for other in others):
            return 0.0  # the group alone is named, which has other rows as well
    names = aliases(row.cells[key], table.header[key], is_first=not key)
    return max(_name_score(ask, table, row, key, plain_name(name), around) for name in names)


def _name_score(
    ask: CellAsk, table: Table, row: Row, key: int, name: str, around: tuple[str, ...]
) -> float:
    """The same of one way to call it: 「肺がん検診」 of the row 「がん検診 肺」."""
    if key == 0 and table.is_over_time:
        asked = ask.years or _newest(ask, table)
        return 4.0 * bool(asked and set(years_of(name)) == asked)
    if key == 0 and TOTAL_NAME.fullmatch(name):
        return 1.0 * _asks_total(ask, (*around, *map(plain_name, table.header)))
    if not _WORDS.search(name) or name.endswith("。"):
        return 0.0  # a sentence names no row
    of_text, of_name = ask.shared(name)
    own = of_text & (ask.named | ask.to_come)
    if not own:
        return 0.0  # nothing that tells the rows apart
    shared = "".join(ask.text[place] for place in sorted(own))
    if _KIND.fullmatch(shared) and any(
        phrase.endswith(shared) and phrase != shared and plain_name(phrase) not in name
        for phrase in ask.context.question.phrases
    ):
        return 0.0  # 推進会議 of つなぐ会議
    if key and find_dates(name):
        return 0.0  # 「令和8年度に見直し」 says when by itself
    core_name = _PARENTHESIS.sub("", name)
    if core_name and not ask.shared(core_name)[0]:
        return 0.0  # 人口 where a rate is of 10万人: 「死亡率（人口10万対）」
    pieces = [with_number(ask.text, start, end, name) for start, end in runs_of(own)]
    if all(any(one in name for name in around) for one in pieces):
        others = (plain_name(other.cells[key]) for other in table.rows if other is not row)
        if any(all(one in other for one in pieces) for other in others):
            return 0.0  # nothing that tells the rows apart, either
    if of_text & ask.named and _is_of_measure(ask, of_text, around):
        return 0.0  # 認定率 where 認定者数 is asked for, which the caption names
    if ask.is_of_some(name):
        return 0.0
    core = len(_PARENTHESIS.sub("", name)) or len(name)
    is_event = ask.context.question.wants(Want.WHEN, Want.START) and not has_stages(table, row)
    if len(of_name) < (_MIN_EVENT if is_event else _MIN_NAME) * core:
        return 0.0
    return len(of_text) - 0.25 * max(0, core - len(of_name)) - 0.5 * (key > 0)


def _newest(ask: CellAsk, table: Table) -> frozenset[int]:
    """Of 「今どのくらい」 the last year that a table over time has and that is over."""
    if not NOW.search(ask.text):
        return frozenset()
    this = fiscal_year_of(ask.context.today)
    names = (plain_name(row.cells[0]) for row in table.rows)
    past = {
        year
        for name in names
        if not TO_COME.search(name)
        for year in years_of(name)
        if year <= this
    }
    return frozenset({max(past)}) if past else frozenset()


def _is_of_measure(ask: CellAsk, places: set[int], around: Sequence[str]) -> bool:
    """Whether what a row's name shares with a question is a part of what stands over the table."""
    over = [run for name in around for run in runs_of(ask.shared(name)[0])]
    return bool(places) and all(
        any(start <= first and last <= end and last - first < end - start for start, end in over)
        for first, last in runs_of(places)
    )


def _asks_total(ask: CellAsk, names: Sequence[str]) -> bool:
    """Whether a question asks for a sum, or for a year's amount of what a table is about."""
    said = {place for one in names for place in ask.shared(one)[0]}
    # 事業費 is no more than what is asked for.
    asked = ask.named or {n for n in ask.all_places if "一" <= ask.text[n] <= "鿿"}
    asked = asked - {n for match in ASKS_ALL.finditer(ask.text) for n in range(*match.span())}
    if _LISTS.search(ask.text) and not ask.context.question.wants(Want.MONEY, Want.HOW_MANY):
        return False  # 「基本方針を全部ならべて」
    is_counted = ask.context.question.wants(Want.HOW_MANY) and _COUNTS.search(ask.text)
    if is_counted and any(_OF_COST.search(name) for name in names):
        return False  # 「取組は全部でいくつ」 of a table of what they cost
    is_amount = bool(ask.years) and ask.context.question.wants(Want.MONEY, Want.HOW_MANY)
    return bool(asked) and asked <= said and (is_amount or ASKS_ALL.search(ask.text) is not None)
