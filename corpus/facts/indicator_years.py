"""The fiscal year that a target value belongs to, and the verbs that aim at one."""

import re
from collections.abc import Sequence

from corpus.facts.amounts import Amount
from corpus.facts.reading import ReadSentence
from corpus.wareki import DateExpression

# What is done with a number of things
CHANGES = (
    r"(?:引き?上げ|引き?下げ|増や|増加|減ら|減少|高め|伸ば|拡大|縮小|縮減|短縮|削減|抑え|抑制|拡充|向上|養成|育成|確保"
    r"|創出|達成|整備|設置|配置|導入|実施|開催|登録|移行|実現|改善|維持|結成|認定|開設|誘致|回復)"
)
_TARGETED_YEAR = re.compile(r"\)?(?:末)?(?:まで|には|に|で|の?目標|時点|末|を目標年度)")
_BARE_YEAR = re.compile(r"\s*\((?P<year>20[0-9]{2})(?:年度?)?\)")  # 75%(2027)
_CLOSED = re.compile(r"末?(?:まで)?(?:時点)?\)")
_TO = re.compile(r"\s*(?:~|-|から|→)\s*")
_HELD = re.compile(r"末?\)?(?:における|の目標)")  # 最終年度(令和12年度)における
_PAST = re.compile(r"^(?:時点)?(?:の実績|から|比|より|現在|の[0-9])")


def year_of(
    read: ReadSentence, amount: Amount, dates: Sequence[DateExpression]
) -> DateExpression | None:
    """The year that the amount belongs to: in parentheses behind it, or 「…までに」 before it."""
    if (bare := _BARE_YEAR.match(read.text, amount.end)) is not None:
        return DateExpression(*bare.span("year"), int(bare["year"]), is_fiscal=True)
    for date in dates:
        if amount.end <= date.start and re.fullmatch(
            r"\s*[(\[]\s*", read.text[amount.end : date.start]
        ):
            return _last_of_range(read, date, dates)
    # 650グラム以下とする(2030年度): the year in parentheses that closes the clause
    for date in dates:
        between = read.text[amount.end : date.start] if date.start >= amount.end else ""
        if _CLOSED.match(read.text, date.end) and re.fullmatch(
            r"[^()。、0-9]{0,24}[(](?:目標年[度次]?\s*:?\s*)?", between
        ):
            return date
    for date in dates:  # 50億円 令和12年度(…)
        if amount.end < date.start and not read.text[amount.end : date.start].strip():
            return date
    before = [date for date in dates if date.end <= amount.start]
    for date in reversed(before):
        rest = read.text[date.end :]
        is_beside = not rest[: amount.start - date.end].strip(" )")
        if is_beside or (not _PAST.match(rest) and _TARGETED_YEAR.match(rest)):
            return date
    held = [date for date in dates if _HELD.match(read.text, date.end)]
    return held[0] if len(held) == 1 else None


def _last_of_range(
    read: ReadSentence, date: DateExpression, dates: Sequence[DateExpression]
) -> DateExpression:
    """累計100人(令和7~11年度): the year by which the target is reached."""
    for later in dates:
        if later.start >= date.end and _TO.fullmatch(read.text, date.end, later.start):
            return later
    return date
