"""What the words of a claim need of a sentence: 「お父さんも」, 「貼っていい」, 「担当は…課」."""

import re

from assistant.opposites import way_claimed
from assistant.question import Question

_ALSO = re.compile(r"(?:さん|ちゃん|くん|たち)?(?:で)?も(?!う)")
_MAY = re.compile(
    r"(?:[えけせてねべめれげ]る|られる|(?:でき|られ|[えけせてねべめれげ])ま|可能|い?いい)[^、。]{0,6}$"
)
_OF_ALSO = re.compile(
    r"(?P<what>[一-鿿ァ-ヺー]{2,8})の[一-鿿ァ-ヺーぁ-ん]{1,6}?も(?!う)"
)  # 韓国語の本も
_IS_THERE = re.compile(r"も(?:あり|ある|い[るま])[^、。]{0,6}$")
_DAYS_OFF = re.compile(r"休日|土日|週末|土曜|日曜")
_LEAVE_ASKED = re.compile(
    r"(?<!思っ)(?<!考え)(?<!理解し)(?<!言っ)(?<!いっ)(?<!見)(?<!み)(?<!捉え)(?<!とらえ)(?<!解釈し)(?<!呼ん)"
    r"(?<=[っんいしけせねべめれげえ])[てで]も?(?:い?いい|大丈夫|平気|かまわ|構わ|OK|よい)(?:の|ん)?(?:です|でしょう?)?か?[?？]?$"
)
_LEAVE = re.compile(
    r"でき|可|[よい]い|差し支え|かまい|構い|ください|認め|限[りるっ]|禁|ない|ません|対象|無料|自由|要件|必要|[えけせてねべめれ]ます|られ"
)
_OFFICE = re.compile(r"[一-鿿ァ-ヺー]{2,12}(?:課|室|係)(?![一-鿿])")
_OFFICE_CLAIMED = re.compile(
    rf"(?:担当|所管|主管|窓口|受け持ち)(?:課|部署)?(?:は|って)、?(?P<office>{_OFFICE.pattern})(?:です|でしょう|なの|だ|[?？]|で(?:いい|合))"
)
_FALL = re.compile(r"[▲△] ?[0-9]")


def leaves_out_another(question: Question, text: str) -> bool:
    """Whether a claim is of somebody, or something, as well whom a sentence does not name.

    「お父さんも泊まれますか」 by 「母子を対象に」, 「韓国語の本もありますか」 by 「英語の本」.
    """
    claim = question.text
    also = [word for word in question.words if word.pos == "名詞" and _ALSO.match(claim, word.end)]
    of = _OF_ALSO.search(claim)
    parts = [word for word in question.words if of and word.surface in of["what"]]
    asked = also if _MAY.search(claim) else parts if _IS_THERE.search(claim) else []
    return any(not any(name in text for name in (word.surface, *word.others)) for word in asked)


def is_of_days_off(claim: str, text: str) -> bool:
    """Whether a weekday is claimed, and a sentence speaks of days off alone."""
    return "平日" in claim and "平日" not in text and _DAYS_OFF.search(text) is not None


def gives_no_leave(claim: str, text: str) -> bool:
    """Whether leave is asked for, and a sentence neither gives nor refuses any."""
    return _LEAVE_ASKED.search(claim) is not None and _LEAVE.search(text) is None


def by_office(claim: str, text: str) -> bool | None:
    """Whether the one office that a sentence names is the one claimed to be in charge.

    None where no office is claimed, and where a sentence names none or several.
    """
    claimed = _OFFICE_CLAIMED.search(claim)
    offices = set(_OFFICE.findall(text))
    if claimed is None or len(offices) != 1:
        return None
    return bool(offices.pop().endswith(claimed["office"]))


def by_mark(claim: str, row: str) -> bool | None:
    """Whether a row's one difference goes the way claimed: ▲0.8 of what has shrunk."""
    way = way_claimed(claim)
    return way == "down" if way and len(_FALL.findall(row)) == 1 else None
