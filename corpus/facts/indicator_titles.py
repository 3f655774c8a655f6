"""Lines that say of the lines below them that they are targets, and by which year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.wareki import DateExpression, find_dates

# 数値目標(令和11年度), ■令和10年度までの目標, 成果指標と目標値は次のとおりです。
_AIM = (
    r"(?:目標(?:値|数値|水準|指標|年度|年次)?|目標とする(?:指標|数値)|(?:めざす|目指す)値|KPI|KGI"
    r"|(?:成果|評価|活動|重要業績評価)指標)"
)
_WORDS = re.compile(
    rf"(?:{_AIM}|数値|達成|本計画|計画期間|最終年度|設定|一覧|次|以下|とおり|する|です|とし|ます|定め|における"
    r"|まで|時点|年度|[0-9]年後|[とのをはにでな末〇・、。:\s\W])*"
)
# 温室効果ガスの排出量(目標年度:令和12年度)
_BRACKETED = re.compile(r"[(\[【](?:数値)?目標(?:値|年度|年次)?[\s:]*[(\[]?$")
_PRESENT = re.compile(r"[^\w]*(?:現状|現況|実績|基準)(?:値|数値|年度)?[^\w]*$")
# 目標の達成状況は、次の指標により確認します。
_ANNOUNCES = re.compile(
    r"(?:次|以下|下記)の(?:[^。、]{0,12}の)?(?:成果|評価|数値|目標)*(?:指標|目標|KPI)"
    r"|(?:指標|目標値?|KPI)[はを]、?(?:次|以下|下記)の(?:よう|とおり|通り)"
)
_NUMBERING = re.compile(r"[^\w]*(?:[0-9]{1,2}[.)\s]*|\([0-9]{1,2}\)\s*)?")
_MAX_CHARS = 45


@dataclass(frozen=True, slots=True)
class AimTitle:
    """What a line says of those below it."""

    is_aim: bool  # False: 現状値(令和5年度), so none of them is a target
    fiscal_year: int | None


def read_title(text: str) -> AimTitle | None:
    """What ``text`` heads: targets, today's values, or None when it heads neither."""
    dates = find_dates(text)
    words = without_dates(text, dates)
    year = dates[-1].fiscal_year if dates else None
    if _PRESENT.fullmatch(words.strip()):
        return AimTitle(False, year)
    if _ANNOUNCES.search(text):
        return AimTitle(True, year)
    body = words[_NUMBERING.match(words).end() :]  # type: ignore[union-attr]
    is_aim = re.search(_AIM, body) is not None and _WORDS.fullmatch(body) is not None
    closed = words.rstrip(")]】 ")
    is_bracketed = bool(dates) and closed != words and _BRACKETED.search(closed)
    return AimTitle(True, year) if len(text) <= _MAX_CHARS and (is_aim or is_bracketed) else None


def without_dates(text: str, dates: Sequence[DateExpression]) -> str:
    """``text`` without the dates in it."""
    for date in reversed(dates):
        text = text[: date.start] + text[date.end :]
    return text
