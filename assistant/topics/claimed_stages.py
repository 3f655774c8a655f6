"""Claims of a year that a table of stages settles: 「バスは令和9年度から本格運行ですよね」."""

import re
from dataclasses import replace

from assistant.drafts import Context, Draft
from assistant.topics.cell_drafts import draft_of
from assistant.topics.cells import best_cell
from assistant.topics.claimed_values import asked_instead
from assistant.topics.rows import years_of
from assistant.topics.stages import is_stage, stage_in
from corpus.normalize import normalize
from corpus.wareki import find_dates

_UNTIL = re.compile(r"まで|で終|には?終")  # a table says when something begins
_ALSO = re.compile(r"も|以降|になっても|の時点")  # 「令和14年度もありますか」: not when it begins
_JOIN = re.compile(r"(?:は|が|って|で|に|を|も|の|、|\s)+$")


def answer_claimed_stage(context: Context) -> Draft | None:
    """はい or いいえ by the year under which the stage of what is named stands; else None."""
    text = context.question.text
    dates = find_dates(text) if context.question.asked.is_yes_no else []
    if len(dates) != 1 or _UNTIL.match(text, dates[0].end) or _ALSO.match(text, dates[0].end):
        return None
    before, behind = _JOIN.sub("", text[: dates[0].start]), text[dates[0].end :]
    stage = stage_in(behind) or stage_in(before)
    what = f"{before}の{stage}" if stage and stage not in before else before
    if not before:
        return None
    asking = asked_instead(context, f"{what}は何年度からですか")
    cell = best_cell(asking)
    if cell is None or not is_stage(cell.table, cell.row, cell.place):
        return None
    holds = dates[0].fiscal_year in years_of(normalize(cell.table.header[cell.place]))
    told = draft_of(asking, cell)
    first = told.statements[0]
    verdict = context.say("verdict.yes" if holds else "verdict.no", told=first.text)
    return replace(told, statements=(replace(first, text=verdict),))
