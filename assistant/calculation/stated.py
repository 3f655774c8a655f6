"""What the best sentence states itself: then nothing is to be reckoned."""

import re

from assistant.calculation.asked import HOW, RISING, SINKING, Direction, Operation, Sum
from assistant.calculation.quantities import find_quantities
from corpus.wareki import find_dates

_ABOUT = r"(?:程度|くらい|ぐらい|ほど|余り?|以上)?"
# 「何店に増やしますか」 asks for the new number, 「何店増やしますか」 for the difference.
_NEW_VALUE = re.compile(
    rf"(?![何幾]倍){HOW}{_ABOUT}[にへ](?:まで)?(?:{RISING}|{SINKING}|する|します|した)"
)
_BEHIND = {  # a number: 「44戸増加した」
    direction: re.compile(rf"{_ABOUT}[のもが]?{way}")
    for direction, way in ((Direction.UP, RISING), (Direction.DOWN, SINKING))
}
_PERCENT = re.compile(r"[0-9](?:%|割(?!引))")
_RATE = re.compile(r"[一-鿿ァ-ヺー]{1,10}(?:率|割合)")
_OF_A_WHOLE = re.compile(r"うち|占め|全体|中で|に対(?:して|する)")


def is_stated(question: str, asked: tuple[Sum, ...], text: str) -> bool:
    """Whether a sentence states the value, the change or the share that is asked for.

    Args:
        question: Normalised.
        asked: What it may ask to be reckoned.
        text: The normalised sentence that answers best.
    """
    if _NEW_VALUE.search(question):
        return True
    operations = {one.operation for one in asked}
    is_apart = operations & {Operation.DIFFERENCE, Operation.REST} or "ポイント" in question
    if not is_apart and any(
        re.search(rf"{rate}[^、。]{{0,12}}[0-9]%", text) for rate in _RATE.findall(question)
    ):
        return True  # 「高齢化率は43.1%に達し、村民の5人に2人が」
    if Operation.SHARE in operations:
        return _PERCENT.search(text) is not None and not _OF_A_WHOLE.search(question)
    change = next((one for one in asked if one.operation is Operation.DIFFERENCE), None)
    behind = _BEHIND.get(change.direction) if change else None
    if change is None or behind is None:
        return False
    years = {date.fiscal_year for date in find_dates(question)}
    return years <= {date.fiscal_year for date in find_dates(text)} and any(
        behind.match(text, told.end)
        for told in find_quantities(text)
        if change.unit in ("", told.unit)
    )
