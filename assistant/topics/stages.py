"""Rows that say what is done in which year: 検討, 準備, 実施, → under the heads of years."""

import re

from assistant.topics.grids import Table
from assistant.topics.rows import Row, years_of
from corpus.normalize import normalize

_WORDS = (
    "検討 準備 調査 設計 試行 試験 実証 実施 導入 運用 開始 継続 拡充 拡大 本格 完了 整備 工事 "
    "着手 着工 供用 策定 改定 改訂 見直し 評価 検証 周知 募集 協議 構築 稼働 開設 開通 公開 施行 "
    "診断 選定 契約 更新 推進 充実 強化"
).split()
_STAGE = re.compile("|".join(_WORDS))
_MOST_CHARS = 10  # of a stage
_SIGN = re.compile(r"[○◎●◯◇◆△→⇒―－ー~-]*")
_BEGUN = re.compile(r"実施|導入|運用|開始|供用|稼働|施行|開設|開通|公開|本格|○|●|◯")
_BEFORE = re.compile(r"設計|計画|検討|調査|準備|協議")  # 実施設計 begins nothing yet
_GOES_ON = re.compile(r"[→⇒―－ー~-]*")
_GOES_OR_IS = re.compile(r"[○◎●◯→⇒]")  # a dash may stand among numbers, too
_LEAST_YEARS = 2


def stage_in(text: str) -> str:
    """The first word for a stage in a normalised text: 本格運行 of 「から本格運行ですよね」."""
    match = re.search(rf"[一-鿿]{{0,3}}(?:{_STAGE.pattern})[一-鿿]{{0,2}}", text)
    return match.group() if match else ""


def has_stages(table: Table, row: Row) -> bool:
    """Whether a row says what is done in which year."""
    return bool(stage_columns(table, row))


def is_stage(table: Table, row: Row, place: int) -> bool:
    """Whether a cell says what is done of a row in a year."""
    return place in stage_columns(table, row)


def first_begun(table: Table, row: Row, text: str) -> int | None:
    """The column of the year in which what a row names begins; None where it is not told so.

    Args:
        table: With heads of years.
        row: One of its rows.
        text: The normalised question, which may name a stage: 「試行はいつから」.
    """
    stages = stage_columns(table, row)
    if len(stages) < _LEAST_YEARS:
        return None
    cells = {place: normalize(row.cells[place]) for place in stages}
    named = [place for place, cell in cells.items() if _is_named(cell, text)]
    if named:
        return named[0]
    if len({cell for cell in cells.values() if cell in ("○", "◎", "●", "◯")}) > 1:
        return None  # what each sign stands for is told elsewhere
    begun = (place for place, cell in cells.items() if _BEGUN.search(cell))
    return next((place for place in begun if not _BEFORE.search(cells[place])), None)


def is_done_in(
    table: Table, row: Row, year: int, *, begins: bool = False, stage: str = ""
) -> int | None:
    """The column of a year in which a row does something, begins it, or is at a stage; else None.

    Args:
        table: With heads of years.
        row: One of its rows.
        year: The fiscal year.
        begins: Whether it must begin.
        stage: What the cell must say.
    """
    for place in stage_columns(table, row):
        cell = normalize(row.cells[place])
        if year in years_of(normalize(table.header[place])) and not _GOES_ON.fullmatch(cell):
            return place if stage in cell and (not begins or _BEGUN.search(cell)) else None
    return None


def goes_on(cell: str) -> bool:
    """Whether a cell says nothing of its own: 「→」 from the year before, or none at all."""
    return _GOES_ON.fullmatch(normalize(cell).strip()) is not None


def _is_named(cell: str, text: str) -> bool:
    return len(cell) > 1 and not _SIGN.fullmatch(cell) and cell in text


def stage_columns(table: Table, row: Row) -> list[int]:
    """The columns of years whose cells in a row are all stages or signs; [] where they are not."""
    dated = [place for place in table.year_columns if place < len(row.cells)]
    if len(dated) < _LEAST_YEARS:
        return []
    cells = [normalize(row.cells[place]).strip() for place in dated]
    are_short = all(len(cell) <= _MOST_CHARS and "。" not in cell for cell in cells)
    are_told = any(_STAGE.search(cell) or _GOES_OR_IS.search(cell) for cell in cells)
    return dated if are_short and are_told else []
