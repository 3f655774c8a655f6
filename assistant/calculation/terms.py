"""Whether a term that a sentence states runs today: 「まだ使えますか」, 「もう終わりましたか」."""

import re
from dataclasses import dataclass
from datetime import date

from assistant.calculation.times import TO
from assistant.drafts import Say
from assistant.question import Question
from corpus.wareki import DateExpression, find_dates

_LASTS = re.compile(
    r"(?:今|いま|現在|現時点|今日|きょう|本日|まだ|なお)[^。?？]{0,20}?"
    r"(?:使え|使う|有効|効力|生き|受け|申し?込|適用|もらえ|間に合|続[いく]|でき|期間|対象|利用|出せ|応募|やって)"
)
_ENDED = re.compile(
    r"(?:もう|すでに|既に|とっくに)[^。?？]{0,14}?(?:終わ|おわ|終了|締め?切|しめき|切れ|過ぎ|すぎ|なくな)"
)
# What can be handed in only where something is handed in.
_HANDS_IN = re.compile(r"申し?込|応募|出せ|申請|提出")
_HANDED_IN = re.compile(r"申し?込|応募|申請|提出|募集|受付|受け付け|意見|パブリック")
_UNTIL = re.compile(r"(?:\([^()]*\))?(?:まで|を?限り|を期限)(?!に(?!限|つ|お))")
_SUBJECT = re.compile(r"^(?:[((][^()]{1,4}[))]|[・○ア-ン0-9.\s])*(?P<subject>[^、。はが]{3,20})は")


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when something lasts."""

    first: date | None  # None where only the end is stated
    last: date
    written: str  # as the text has it


def asks_term(question: Question) -> bool:
    """Whether it is asked if something still lasts, or is over."""
    text = question.text
    is_asked = _LASTS.search(text) or _ENDED.search(text)
    return question.asked.is_yes_no and is_asked is not None and not find_dates(text)


def find_term(question: Question, text: str) -> Term | None:
    """The one term that a normalised text states; None for none or several."""
    if _HANDS_IN.search(question.text) and not _HANDED_IN.search(text):
        return None
    dates = find_dates(text)
    match dates:
        case (first, last) if TO.fullmatch(text[first.end : last.start]):
            return Term(first.first_day, last.last_day, _written(text, first, last))
        case (last,) if _UNTIL.match(text, last.end):
            return Term(None, last.last_day, _written(text, last, last))
        case _:
            return None


def _written(text: str, first: DateExpression, last: DateExpression) -> str:
    behind = _UNTIL.match(text, last.end)
    return text[first.start : behind.end() if behind else last.end]


def verdict(question: Question, term: Term, today: date, say: Say) -> str:
    """Yes or no, with today's date and the term."""
    is_over = today > term.last
    is_ahead = term.first is not None and today < term.first
    state = "over" if is_over else "ahead" if is_ahead else "running"
    asks_end = _ENDED.search(question.text) is not None and not _LASTS.search(question.text)
    holds = is_over if asks_end else state == "running"
    day = say("date.day", year=today.year, month=today.month, day=today.day)
    key = f"calculation.term_{state}_{'yes' if holds else 'no'}"
    return say(key, term=term.written, today=day)


def subject_of(text: str) -> str:
    """What a sentence says something of: 少額特例 of 「少額特例は、…」; "" for nothing named."""
    match = _SUBJECT.match(text)
    return match["subject"].strip("「」 ") if match else ""
