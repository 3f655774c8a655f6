"""Whether something is open on a day of the week: 「月曜日もやってますか」 by 「月曜日は休所」."""

import re

_WEEK = "月火水木金土日"
_ASKED = re.compile(
    rf"(?<![一-鿿])(?P<day>[{_WEEK}])曜日?(?:に|は|も|でも|には)?、?[^、。]{{0,8}}?"
    r"(?:やって|開いて|あいて|営業|利用でき|使え|入れ|乗れ|走[りる]|走って|運行|動[きい]|受け付け|ありますか|あるの)"
)
_DENIED = re.compile(r"ない|ません")
_DAYS = rf"(?P<days>[{_WEEK}曜祝休平・、及び並と~からまで]{{1,24}})"
_ONLY_DAYS = re.compile(rf"(?<![0-9年一-鿿]){_DAYS}(?![0-9一-鿿])")
_BOOKED = re.compile(r"予約|申し?込|届|無料|有料|半額")  # by a day, or on it alone
_EVERY_DAY = re.compile(r"毎日|年中無休|無休")
# 「海辺美術館は、…」 tells of that place, 「開館時間は…」 of the one that stands over it.
_TOPIC = re.compile(r"(?P<name>[^、。はの]{1,16})(?:の[^、。は]{1,12})?は")
_OF_TIME = re.compile(
    rf"[0-9元]年|時間|[{_WEEK}]曜|毎週|開[所館設]|休[館所みむ日業]|営業|受付|運行|利用"
)
_CLOSED = re.compile(rf"{_DAYS}[はをが]、?(?:定?休|閉|運休|(?:運行|営業|開館)し(?:ません|ない))")
_CLOSED_ON = re.compile(r"(?:定?休[館所業園]?日?|閉[館所]日?)[はがを]、?" + _DAYS)
_OPEN = re.compile(
    r"(?:開[所館設]|営業|利用|受付|運行|診療|相談)(?:する)?(?:時間|日)?(?:は|を|が)、?" + _DAYS
)
_OPEN_ON = re.compile(
    r"(?<![0-9毎一-鿿])(?:毎週)?" + _DAYS + r"(?:の午[前後][^、。]{0,16}?)?(?:にも?|は|も|まで)?、?"
    r"(?:開[いかけ館所]|営業|運行|利用でき|受け付け|相談|診療)(?!し?(?:ません|ない))"
)
# 「土曜日は正午まで」, 「土曜日は午前9時から」
_HOURS_ON = re.compile(
    rf"(?<![0-9毎一-鿿]){_DAYS}(?:は|も)、?(?:午[前後])?"
    r"(?:[0-9]{1,2}(?:時|:[0-9]{2})|正午)(?:[0-9]{1,2}分|半)?(?:から|まで|~)"
)
# 「月曜日を除く毎日」, 「第2土曜日」 say more than the days that they name.
_BUT = re.compile(r"除[くき]|以外|限[るりっ]|第[0-9一二三四]|隔週")
_RANGE = re.compile(rf"(?P<first>[{_WEEK}])(?:から|~)(?P<last>[{_WEEK}])")


def asks_day(claim: str) -> bool:
    """Whether a normalised claim is that something is open on a day of the week."""
    return _ASKED.search(claim) is not None


def day_asked(claim: str) -> str | None:
    """The day, 水 of 「水曜の午後やってますか」, on which a normalised claim has something open."""
    asked = _ASKED.search(claim)
    return asked["day"] if asked is not None and not _DENIED.search(claim) else None


def days_named(text: str) -> frozenset[str]:
    """The days of the week in a normalised text: 月 to 金 of 「月曜日~金曜日」; none of a date."""
    runs = (match["days"] for match in _ONLY_DAYS.finditer(text))
    return frozenset().union(*map(_days, runs))


def is_open(claim: str, text: str) -> bool | None:
    """Whether a sentence says that it is open, or runs, on the day that is asked about.

    None where no day is asked about, or that it is not open, and where the sentence says neither,
    or tells of another place.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    asked = _ASKED.search(claim)
    if asked is None or _DENIED.search(claim) or _BUT.search(text) or _is_elsewhere(claim, text):
        return None
    opened = None if _BOOKED.search(text) else _OPEN.search(text) or _OPEN_ON.search(text)
    hours = _HOURS_ON.search(text)
    if hours is not None and asked["day"] in _days(hours["days"]):
        return True
    if opened is not None and (days := _days(opened["days"])):
        return asked["day"] in days
    closed = _CLOSED.search(text) or _CLOSED_ON.search(text)
    if closed is not None and asked["day"] in _days(closed["days"]):
        return False
    return True if _EVERY_DAY.search(text) and closed is None else None


def _is_elsewhere(claim: str, text: str) -> bool:
    """Whether a sentence tells of a place that the claim does not name."""
    topic = _TOPIC.match(text)
    if topic is None or _OF_TIME.search(topic["name"]):
        return False
    return topic["name"] not in claim


def _days(text: str) -> frozenset[str]:
    """The days that are named, those between two among them: 火曜日から土曜日まで, 土日祝日."""
    plain = re.sub("曜日?|[祝休]日", "", text).replace("平日", "月火水木金")
    named = set(plain) & set(_WEEK)
    for match in _RANGE.finditer(plain):
        start, end = _WEEK.index(match["first"]), _WEEK.index(match["last"])
        named |= set(_WEEK[start : end + 1]) if start <= end else set()
    return frozenset(named)
