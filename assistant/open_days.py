"""Whether something is open on a day of the week: 「月曜日もやってますか」 by 「月曜日は休所」."""

import re

_WEEK = "月火水木金土日"
_DAY = rf"(?<![一-鿿])(?P<day>[{_WEEK}])曜日?"
_ASKED = re.compile(
    rf"{_DAY}(?:に|は|も|でも|には)?、?(?:[^、。]{{0,8}}?)?"
    r"(?:やって|開いて|あいて|営業|利用でき|使え|入れ|乗れ|走[りる]|走って|運行|動[きい]|受け付け|ありますか|あるの)"
)
_CLOSED = re.compile(
    rf"(?P<days>[{_WEEK}曜日・、及び並と~からまで]{{1,24}})[はをが]、?(?:定?休|閉|運休)"
)
_OPEN = re.compile(
    r"(?:開[所館設]|営業|利用|受付|運行|診療|相談)(?:する)?(?:時間|日)?(?:は|を|が)、?"
    rf"(?P<days>[{_WEEK}曜日・、及び並と~からまで]{{1,24}})"
)
_RANGE = re.compile(rf"([{_WEEK}])曜?日?(?:から|~)([{_WEEK}])曜")


def is_open(claim: str, text: str) -> bool | None:
    """Whether a sentence says that it is open, or runs, on the day that is asked about.

    None where none is asked about, and where a sentence only says of other days that they are free.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    asked = _ASKED.search(claim)
    if asked is None:
        return None
    opened = _OPEN.search(text)
    if opened is not None and (days := _days(opened["days"])):
        return asked["day"] in days
    closed = _CLOSED.search(text)
    if closed is not None and asked["day"] in _days(closed["days"]):
        return False
    return None


def is_closed_on_others(claim: str, text: str) -> bool:
    """Whether a sentence says that it is closed on other days than the one that is asked about."""
    asked, closed = _ASKED.search(claim), _CLOSED.search(text)
    return asked is not None and closed is not None and asked["day"] not in _days(closed["days"])


def _days(text: str) -> frozenset[str]:
    """The days that are named, those between two among them: 火曜日から土曜日まで."""
    ranges = _RANGE.findall(text)
    named = set(re.findall(rf"([{_WEEK}])(?=曜|・)", text))
    for first, last in ranges:
        start, end = _WEEK.index(first), _WEEK.index(last)
        named |= set(_WEEK[start : end + 1]) if start <= end else set()
    return frozenset(named)
