"""Whether something may last as long as is claimed: 「一か月借りられる？」 by 「14日を限度に」."""

import re

from corpus.numerals import read_number

_LASTS = (
    r"(?<![0-9月年第])(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3}|半)"
    r"(?P<unit>[かカヶヵ箇]月|週間?|年|日)(?:間|以上)?"
)
_CLAIMED = re.compile(
    rf"{_LASTS}(?:も|は|くらい|ぐらい|ほど|まで|続けて|ずっと|の間|、)*"
    r"(?=借り|使[えいっ]|利用|泊ま|受け|もらえ|預け|休|続け|置[いけ]|大丈夫|い?いい|可能|でき)"
)
_LIMIT = re.compile(
    rf"(?<!生後)(?<!の)(?<!後)(?P<each>[月週年]に)?{_LASTS}(?:(?:を|が)(?:限度|上限)|(?:に)?限[りっ]"
    r"|(?:以内|まで)(?:と(?:し|す)|、?(?:無料で)?(?:利用|使|借|貸|受け|泊|もらえ|支給|延長)))"
)
_ANY_LIMIT = re.compile(rf"{_LASTS}[をがに]?(?:限度|上限|限[りっ]|以内|まで)")
_DAYS = {"月": 30, "週": 7, "年": 365, "日": 1}


def by_limit(claim: str, text: str) -> bool | None:
    """Whether the time that a claim names keeps within the one limit that a text sets.

    Args:
        claim: Normalised.
        text: The normalised sentence.

    Returns:
        None where none is claimed, where no limit or several are set, or where more is claimed
        than one may have in each month or year.
    """
    claimed = _CLAIMED.search(claim)
    limit = _LIMIT.search(text)
    if claimed is None or limit is None or len(_ANY_LIMIT.findall(text)) > 1:
        return None
    keeps_within = _days(claimed) <= _days(limit)
    return None if limit["each"] and not keeps_within else keeps_within


def _days(match: re.Match[str]) -> float:
    unit = next(name for name in _DAYS if name in match["unit"])
    number = 0.5 if match["number"] == "半" else read_number(match["number"])
    return number * _DAYS[unit]
