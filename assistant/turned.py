"""Sentences that have all words of a claim and turn it round: an aim, or the one for the other."""

import re
from difflib import SequenceMatcher

from assistant.spelling.known_words import sound_of_tokens
from corpus.morphology import shared_morphology

# 「料金回収率の改善のため、…」 says what is wanted, and not that it is so
_IS_SO = re.compile(
    r"(?P<stem>[一-鿿]{2,4})(?:して?|されて|が進んで|できて)?(?:い)?(?:る|ます|た|ました)?"
    r"(?:の|ん)?(?:です|でしょう)?か?[?？。]?$"
)
_AIM_BEHIND = re.compile(
    r"[^。、]{0,12}?(?:のため|するため|を図|に向け|を目指|を目的|に努め|が(?:必要|課題|急務|求め)|に取り組)"
)
_QUOTED = re.compile(r"「([^「」]{8,60})」")
_LATIN = re.compile(r"[A-Z][a-z]+(?: [A-Za-z]+){1,5}")
_MARKS = re.compile(r"[の・、。\s]")
_KANA = re.compile(r"[ぁ-んー・、。\s]")
_LIKE = 0.6  # of the characters
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


def is_the_other_way(claim: str, text: str) -> bool | None:
    """Whether a sentence has one do for the other what is claimed the other way round.

    「推進本部は幹事会に報告する」 of 「幹事会 | …推進本部に報告する」; 「CIOは専門員を補佐する」 of
    「CIOを補佐する専門員」. False where it is only done to the one, and None where a sentence says
    of the one itself what it does, or nothing of this.

    Args:
        claim: Normalised.
        text: The normalised sentence or row.
    """
    asked = _DOES.search(claim)
    if asked is None:
        return None
    who, whom, deed = (re.escape(asked[name]) for name in ("who", "whom", "deed"))
    case = "[にへ]" if asked["case"] in "にへ" else asked["case"]
    if not re.search(rf"{who}{case}[^。、]{{0,10}}?{deed}", text) or asked["whom"] not in text:
        return None
    if re.search(rf"{who}(?:[はがも]|及び|と)|{whom}{case}[^。、]{{0,10}}?{deed}", text):
        return None
    does = rf"^\W*{whom}\b|{whom}(?:[はも、]|及び|と)|{deed}(?:する|した){whom}"
    return re.search(does, text) is not None


def has_its_words(claim: str, text: str) -> bool | None:
    """Whether a sentence has what a claim quotes; None where it has nothing like it.

    「理念は「…まちを育てる」ですね」 of 「「…まちを楽しむ」という理念」: False, and so is Chief
    Intelligence Officer of Chief Information Officer.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    for pattern in (_QUOTED, _LATIN):
        asked, told = pattern.findall(claim), pattern.findall(text)
        if len(asked) != 1 or not told:
            continue
        if any(_same(asked[0], one) for one in told):
            return True
        if any(_differ_in_kana(asked[0], one) for one in told):
            return None
        if asked[0] not in text and any(_is_like(asked[0], one) for one in told):
            return False
    return None


def _same(one: str, other: str) -> bool:
    """Whether two phrases are read alike: 「溢れるまち」, 「あふれるまち」; marks and の aside."""
    one, other = (_MARKS.sub("", text).casefold() for text in (one, other))
    tokens = shared_morphology().tokens
    return one == other or sound_of_tokens(tokens(one)) == sound_of_tokens(tokens(other))


def _differ_in_kana(one: str, other: str) -> bool:
    return _KANA.sub("", one).casefold() == _KANA.sub("", other).casefold()


def _is_like(one: str, other: str) -> bool:
    """Whether two phrases are alike but for a few characters."""
    ratio = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
    return ratio >= _LIKE
