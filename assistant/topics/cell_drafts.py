"""A cell that was found, and how a reply tells it."""

import re
from dataclasses import dataclass, replace

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_ask import plain_name
from assistant.topics.cell_text import DAY_HEAD, column_name, in_plain_yen, row_name, shown
from assistant.topics.grids import Table
from assistant.topics.rows import Row, caption_of_one, caption_words, years_of
from assistant.topics.signs import Legend, legend_of
from assistant.topics.stages import is_stage, stage_columns
from assistant.topics.table_runs import is_head
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.wareki import find_dates

TOTAL_NAME = re.compile(r"(?:合|総)?計|合計(?!特殊).*|総[数額]|.{0,3}全[体域]|.*の合?計")
_AMOUNT = re.compile(r"約?[0-9０-９]")
_AIM_HEAD = re.compile(r"目標(?!.*(?:達成|進捗|状況))")
_CHOSEN_AIM = re.compile(r"中間|途中|最終|最後|ゴール|年")
_SAYS = re.compile(r"[一-鿿ァ-ヺー][をがにで][^「」]{1,12}[うくすつぬむるいた]$|^(?:あ|い)る$")
_PARENTHESIS = re.compile(r"[(（][^)）]*[)）]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by its row and its column."""

    table: Table
    row: Row
    key: int  # the column that says which row it is
    place: int  # the column of the cell
    score: float

    @property
    def value(self) -> str:
        """As a reply prints it."""
        return shown(self.table, self.row, self.place)


def _names(cell: Cell) -> tuple[str, str]:
    """What a reply calls a cell's row and column: 「概算事業費の合計」 where both are sums."""
    name = row_name(cell.row, cell.key)
    head = column_name(cell.table, cell.place)
    is_sum = TOTAL_NAME.fullmatch(plain_name(head)) is not None
    if TOTAL_NAME.fullmatch(plain_name(name)):
        caption = caption_words(_PARENTHESIS.sub("", cell.table.caption))
        name = (
            f"「{caption}」"
            if caption and is_sum
            else f"「{caption}」の{name}"
            if caption
            else name
        )
    return name, "合計" if is_sum and len(head) <= len("合計") else head


def _columns(context: Context, cell: Cell) -> str:
    """The cell's column; of a stage all years that have it, where it is not asked since when."""
    question, (_, head) = context.question, _names(cell)
    is_since = question.wants(Want.START) or "から" in question.text
    if not question.wants(Want.WHEN) or is_since or find_dates(question.text):
        return head
    value = cell.row.cells[cell.place].strip()
    places = stage_columns(cell.table, cell.row)
    same = [place for place in places if cell.row.cells[place].strip() == value]
    if cell.place not in same:
        return head
    return "、".join(_names(replace(cell, place=place))[1] for place in same)


def say_cell(context: Context, cell: Cell, name: str, head: str) -> str:
    """A cell in a sentence: what stands in it, or is said in it, under the head."""
    if is_stage(cell.table, cell.row, cell.place):
        meaning = _legend(context, cell).meanings.get(cell.value.strip(), "")
        key = "table.stage_means" if meaning else "table.stage"
        return context.say(key, row=name, column=head, value=cell.value, meaning=meaning)
    if cell.value.endswith("。"):
        quote = cell.value.removesuffix("。")
        return context.say("table.cell_said", row=name, column=head, quote=quote)
    if DAY_HEAD.fullmatch(normalize(head)):
        return context.say("table.cell_day", row=name, value=cell.value)
    is_measure = is_head(name) and not _is_year(name) and _AMOUNT.match(cell.value)
    counts = is_head(head) or head.endswith("員")  # 定員, 委員
    if _SAYS.search(head):
        head = f"「{head}」"  # 「スマートフォンを持っている」
    # 「のりあい号の運賃は」 where things head the columns, beside an empty corner
    heads_things = not cell.table.header[0].strip() and not counts and len(cell.table.header) > 2
    if _is_year(head) or (is_measure and not counts) or heads_things:
        name, head = head, name  # 「令和12年の総人口は」, 「市民アンケートの回収数は」
    return context.say("table.cell", row=name, column=head, value=in_plain_yen(cell.value))


def _legend(context: Context, cell: Cell) -> Legend:
    """What is said below its table of signs: 「○：開始」."""
    return legend_of(context.documents[cell.table.doc_id], cell.table)


def aims_of(context: Context, cell: Cell) -> list[Cell]:
    """The cell, and where it is one of two targets (中間, 最終) and none is chosen both."""
    heads = [plain_name(head) for head in cell.table.header]
    text = context.question.text
    if "目標" not in heads[cell.place] or _CHOSEN_AIM.search(text) or find_dates(text):
        return [cell]
    aims = [
        place
        for place, head in enumerate(heads)
        if _AIM_HEAD.search(head) and _AMOUNT.match(cell.row.cells[place])
    ]
    if len(aims) != 2 or cell.place not in aims:
        return [cell]
    return [replace(cell, place=place) for place in aims]


def _is_year(head: str) -> bool:
    core = _PARENTHESIS.sub("", normalize(head)).strip()
    return bool(years_of(core)) and re.fullmatch(r"[^ ]*[0-9元](?:年度?)?", core) is not None


def draft_of(context: Context, cell: Cell) -> Draft:
    """The reply that tells a cell."""
    name, _ = _names(cell)
    caption = caption_of_one(context, cell.row) if cell.key == 0 else ""
    core = _PARENTHESIS.sub("", name)
    if caption and caption not in name and core not in caption:
        name = f"「{caption}」の{name}"
    told = aims_of(context, cell)
    text = "".join(say_cell(context, one, name, _columns(context, one)) for one in told)
    is_of_stage = is_stage(cell.table, cell.row, cell.place)
    legend = _legend(context, cell).proofs.get(cell.value.strip()) if is_of_stage else None
    heads = (cell.table.head_span,) if is_of_stage else ()
    heads = (*heads, legend) if legend else heads
    years = years_of(normalize(cell.table.header[cell.place])) if is_of_stage else []
    proofs = tuple((cell.row.doc_id, span) for span in (cell.row.sentence.span, *heads))
    statement = DraftStatement(text, proofs)
    return Draft(
        (statement,),
        confidence=0.9,
        topic=name,
        entity=cell.row.cells[cell.place],
        doc_ids=(cell.row.doc_id,),
        year=years[0] if years else None,
    )
