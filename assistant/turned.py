"""Sentences that have all words of a claim and turn it round: an aim, or the one for the other."""

import re

# 「料金回収率の改善のため、…」 says what is wanted, and not that it is so
_IS_SO = re.compile(
    r"(?P<stem>[一-鿿]{2,4})(?:して?|されて|が進んで|できて)?(?:い)?(?:る|ます|た|ました)?"
    r"(?:の|ん)?(?:です|でしょう)?か?[?？。]?$"
)
_AIM_BEHIND = re.compile(
    r"[^。、]{0,12}?(?:のため|するため|を図|に向け|を目指|を目的|に努め|が(?:必要|課題|急務|求め)|に取り組)"
)
_NAME = r"[一-鿿ァ-ヺーA-Za-z0-9]{2,16}"
# 「推進本部は幹事会に報告するの」
_DOES = re.compile(
    rf"(?P<who>{_NAME})(?:[はが]|って)、?(?P<whom>{_NAME})(?P<case>[にへを])(?:対して)?"
    r"[^はが。、]{0,10}?(?P<deed>[一-鿿]{2})"
)


def is_only_an_aim(claim: str, text: str) -> bool:
    """Whether a sentence names what is claimed only as what is sought: 「改善のため」.

    Args:
        claim: Normalised: that something is so by now.
        text: The normalised sentence.
    """
    asked = _IS_SO.search(claim)
    stem = asked["stem"][-2:] if asked else ""
    places = [match.end() for match in re.finditer(re.escape(stem), text)] if stem else []
    return bool(places) and all(_AIM_BEHIND.match(text, place) for place in places)


def is_the_other_way(claim: str, text: str) -> bool:
    """Whether a sentence has one do for the other what is claimed the other way round.

    「推進本部は幹事会に報告する」 of 「幹事会 | …推進本部に報告する」; 「CIOは専門員を補佐する」 of
    「CIOを補佐する専門員」.

    Args:
        claim: Normalised.
        text: The normalised sentence or row.
    """
    asked = _DOES.search(claim)
    if asked is None:
        return False
    who, whom = re.escape(asked["who"]), re.escape(asked["whom"])
    case = "[にへ]" if asked["case"] in "にへ" else asked["case"]
    to_who = re.search(rf"{who}{case}[^。、]{{0,10}}?{asked['deed']}", text)
    to_whom = re.search(rf"{whom}{case}[^。、]{{0,10}}?{asked['deed']}", text)
    return to_who is not None and to_whom is None and asked["whom"] in text
