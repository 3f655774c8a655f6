"""What a remark beside a name says: （委員長を補佐する）, （推進本部の下に設置）."""

import re

from corpus.facts.governance_words import is_body_text, is_role_text

_HELPS = re.compile(
    r"(?:^|[、。\sの])(?P<whom>[^\s、。()をがはの及並と]{2,14})を(?:補佐|助け|補助)"
)
# 推進本部の下に設置, 推進本部の下部組織, 推進本部に設置
_PLACED = re.compile(
    r"(?P<whole>[^\s、。()のにを]{2,30})"
    r"(?:の(?:下|もと|傘下|直下|下部|内部|中)(?:に|の|組織|機関)|に(?=[設置附]))"
    r"(?:組織|機関)?(?:として)?(?:設置|設け|置|附置|附属)?(?![^。]*な[いし])[^、。]{0,5}"
)


def whom_helps(text: str) -> str | None:
    """The post that a remark or a duty says is helped: 会長 of 「会長を補佐する」."""
    match = _HELPS.search(text)
    return match["whom"] if match and is_role_text(match["whom"]) else None


def whole_of(text: str) -> str | None:
    """The body that a remark says another stands under: 推進本部 of 「推進本部の下に設置」."""
    match = _PLACED.fullmatch(text.strip().rstrip("。"))
    return match["whole"] if match and is_body_text(match["whole"]) else None
