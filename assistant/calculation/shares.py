"""A stated share of a stated amount, and what something was before a change that is told."""

import re
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculation.asked import EXCEPT
from assistant.calculation.pairs import candidates, says
from assistant.calculation.quantities import Quantity, find_quantities, shown
from assistant.question import Question
from corpus.errors import WarekiError
from corpus.numerals import read_amount

_SHARE = re.compile(
    r"(?P<below>[0-9]{1,3}|[二三四五六七八九十]{1,3})分の(?P<above>[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
    r"|半[額分]|(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>割|%)"
)
# 「うち3割」 and 「7割に」; not a rate that stands beside a number: 「回答は612人（回収率40.8%）」
_OF_IT, _TAKES = re.compile(r"うち|その"), re.compile(r"(?:程度|ほど)?[をにが]")
_ABOUT = ("約", "おおむね", "およそ", "概ね", "ほぼ")
_ROUNDED = 10_000  # an amount of millions that a share leaves no whole number of
_NEAR = 14  # characters around a share in which stands what is paid of it
_LIMIT = re.compile(r"以[内下]|上限|限度|まで")
_AGO = r"[0-9一二三四五六七八九十]+年前"
_SINCE_THEN = re.compile(rf"(?P<ago>{_AGO})(?:と比べ(?:て|ると)?|から|より)、?[^。0-9]{{0,8}}$")
_FELL, _ROSE = re.compile(r"減|下が|少な"), re.compile(r"増|上が|多[いくか]|伸び")


def share_of_amount(question: Question, unit: str, text: str) -> tuple[str, str] | None:
    """「4,200万円のうち2分の1に補助金を」: the amount of 補助金, and the sum that gives it.

    What is not of the share where the question takes it away: 「国の交付金で賄われない残額」. None
    unless the sentence states one sum and one share, and the question names what the share is of.

    Args:
        question: The question.
        unit: What it asks for; "" for an amount of money.
        text: A normalised sentence.
    """
    amounts = [one for one in find_quantities(text) if one.unit == (unit or "円")]
    shares = list(_SHARE.finditer(text))
    if len(amounts) != 1 or len(shares) != 1 or find_quantities(question.text):
        return None
    amount, share = amounts[0], shares[0]
    near = text[max(amount.end, share.start() - _NEAR) : share.end() + _NEAR]
    near = re.split("残[りる額]", near)[0]  # what stands behind is paid by somebody else
    before = text[: amount.start]
    own = [
        w for w in question.words if len(w.surface) > 1 and says(near, w) and not says(before, w)
    ]
    is_about = before.endswith(_ABOUT)
    if amount.end > share.start() or not own or _LIMIT.search(text):
        return None
    if not (amount.is_exact or is_about) or not _is_of_it(share, text[amount.end :], amount.end):
        return None
    ratio = _ratio(share)
    if ratio is None:
        return None
    written = share.group()
    if EXCEPT.search(question.text):
        ratio, written = 1 - ratio, f"（1 - {written}）"
    value = round(amount.value * ratio, 6)
    if value != int(value):
        step = _ROUNDED if value >= 100 * _ROUNDED else 1
        value, is_about = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step, True
    result = ("約" if is_about else "") + shown(value, (amount,))
    return result, f"{amount.written} × {written} = {result}"


def _is_of_it(share: re.Match[str], behind: str, start: int) -> bool:
    """Whether a share is of the amount before it, and not a rate of its own."""
    if not share["number"]:
        return True
    between, after = behind[: share.start() - start], behind[share.end() - start :]
    return _OF_IT.search(between) is not None or (
        share["unit"] == "割" and _TAKES.match(after) is not None
    )


def _ratio(share: re.Match[str]) -> Decimal | None:
    if share["number"]:
        return Decimal(share["number"]) / (100 if share["unit"] == "%" else 10)
    if not share["below"]:
        return Decimal("0.5")
    try:
        return read_amount(share["above"]) / read_amount(share["below"])
    except (WarekiError, ZeroDivisionError):
        return None


def before_change(question: Question, unit: str, text: str) -> tuple[str, str] | None:
    """「1,412人で、5年前と比べて187人減少」: how many it was five years ago, and the sum."""
    found = candidates(unit, text)
    changes = [(place, m) for place, one in enumerate(found) if (m := _told(text, one)) is not None]
    if len(changes) != 1 or changes[0][0] == 0 or len(found) != 2:
        return None
    now, change = found
    asked = re.search(_AGO, question.text)
    tail = re.split("[、。]", text[change.end :])[0]
    fell, rose = _FELL.search(tail) is not None, _ROSE.search(tail) is not None
    if asked is None or asked.group() != changes[0][1]["ago"] or fell == rose:
        return None
    if not (now.is_exact and change.is_exact):
        return None
    value = now.value + change.value if fell else now.value - change.value
    result = shown(value, (now,))
    return result, f"{now.written} {'+' if fell else '-'} {change.written} = {result}"


def _told(text: str, one: Quantity) -> re.Match[str] | None:
    return _SINCE_THEN.search(text[: one.start])
