"""Which plan of a row of plans is meant: 「2期目の」, 「第1次の」, 「ひとつ前のは」."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.names import canonical
from corpus.numerals import read_number
from corpus.records import PlanPeriod, PlanRelation

_NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# 第2期, 2期目, 2回目; not 2回 or 12期生
COUNT = rf"(?:第 ?{_NUMBER} ?[次期]目?|{_NUMBER} ?(?:[次期]目?|回目))"
_READ_COUNT = re.compile(rf"第? ?(?P<number>{_NUMBER}) ?(?P<unit>[次期回])")
_COUNTED = re.compile(r"第(?P<number>[0-9]+)(?P<unit>[次期])")
_OWN = "この計画"
# What stands for the plan's name where one was just named: 「…の計画、前のやつは」, 「1期目のは」.
_STANDS = r"(?:の?(?:やつ|もの|ほう|方|分|計画|プラン)|の)?"
_BEFORE = r"(?:^|(?<=[、。の])|(?<=から)|(?<=は))"
_NTH = re.compile(rf"{_BEFORE}(?P<count>{COUNT}){_STANDS}(?=は|が|って|も(?!う))")
_FORMER = re.compile(
    rf"(?:^|(?<=[、。])|(?<={_OWN}[のは])|(?<={_OWN}って))(?:(?:今|現在)の(?:やつ|もの|計画|の)?の?)?、?"
    r"(?:1つ|ひとつ|一つ|いっこ|1個)?前(?:回)?の(?:やつ|もの|ほう|方|分)?(?=は|が|って|も(?!う))"
)
_OTHER_BEFORE = re.compile(r"(?<!この)計画(?:は|って|の)、?$")  # 総合計画は第5次が
_PLAN_BEFORE = re.compile(rf"^.*{_OWN}(?:[、の]|(?:は|って)、?)[^。]{{0,30}}$")


@dataclass(frozen=True, slots=True)
class Series:
    """A document's place among the plans before and after it."""

    own: frozenset[int]  # 3 of 第3次; two numbers where a title names two plans; none if unsaid
    unit: str  # 次 or 期, as the document counts

    def name(self, count: str) -> str:
        """How the assistant calls the plan that is counted so: この計画, 第2期計画."""
        number = read_count(count)
        return _OWN if number in self.own else f"{self.ordinal(count)}計画"

    def ordinal(self, count: str) -> str:
        """「2回目」 as the document counts: 第2期."""
        return f"第{read_count(count)}{self.unit}"

    def is_own(self, count: str) -> bool:
        """Whether a count is the document's own."""
        return read_count(count) in self.own


def read_count(text: str) -> int:
    """2 of 「第二期」 or 「2回目」; 0 when nothing is counted."""
    match = _READ_COUNT.search(text)
    return read_number(match["number"]) if match else 0


def read_series(title: str, periods: Iterable[PlanPeriod]) -> Series:
    """The count of a title, else that of the former plan and one more."""
    titled = list(_COUNTED.finditer(canonical(title)))
    others = [
        (period.relation, match)
        for period in periods
        if (match := _COUNTED.search(canonical(period.subject)))
    ]
    former = [match for relation, match in others if relation is PlanRelation.FORMER]
    own = {int(match["number"]) for match in titled}
    if not own:
        own = {int(match["number"]) + 1 for match in former[:1]}
    counted = (*titled, *former, *(match for _, match in others))
    return Series(frozenset(own), next((match["unit"] for match in counted), "次"))


def name_elliptic_plan(text: str, series: Series) -> str:
    """A question with a plan's name for what only points at one.

    「この計画、1期目のはいつまで」 is 「第1期計画はいつまで」, 「この計画の前のは」 「前の計画は」.
    """
    if match := _FORMER.search(text):
        return _with_name(text, match, "前の計画")
    if not series.own and _OWN not in text:
        return text
    for match in reversed(list(_NTH.finditer(text))):  # what is put in moves only what follows
        name = series.name(match["count"])
        is_of_other = _OTHER_BEFORE.search(text[: match.start()]) is not None
        if is_of_other or name in match.group():
            continue
        if match.group() == text[match.start() : match.end()]:
            text = _with_name(text, match, name)
    return text


def _with_name(text: str, match: re.Match[str], name: str) -> str:
    """The name in its place; this plan that was named before it is not the one that is meant."""
    before = text[: match.start()]
    if name != _OWN and _PLAN_BEFORE.search(before):
        before = ""
    return before + name + text[match.end() :]
