"""Roles and holders in one cell of a table: 本部長：市長、本部員：部長; 市長（本部長）; 副市長."""

import re

from corpus.facts.governance_lines import MEMBER_WORDS, ROLE_START
from corpus.facts.governance_words import is_office, is_role_text

# 「本部長（副市長）、副本部長（教育長）、各部長」
_POST_WITH_HOLDER = re.compile(
    r"(?:^|[、,・\s])(?P<role>[^、,・\s()]{2,8})\((?P<holder>[^()0-9]{2,20})\)(?=$|[、,・\s])"
)
_NOBODY = frozenset({"互選", "未定", "兼務", "公募"})


def members_in(text: str) -> list[tuple[str, str]]:
    """Roles and holders in a cell: 本部長:市長、本部員:部長; or all of it as the members."""
    starts = [
        one
        for one in ROLE_START.finditer(text)
        if is_role_text(one["role"]) or one["role"] in MEMBER_WORDS
    ]
    if starts and starts[0].start() == 0:
        ends = [one.start() for one in starts[1:]] + [len(text)]
        return [
            (_role_name(one["role"]), text[one.end() : end].strip(" 、,/・;"))
            for one, end in zip(starts, ends, strict=True)
        ]
    spaced = re.fullmatch(r"(?P<role>\S+)\s+(?P<holder>\S+)", text)
    if spaced and is_role_text(spaced["role"]) and not is_office(spaced["role"]):
        return [(_role_name(spaced["role"]), spaced["holder"])]
    posts = [
        (one["role"], one["holder"])
        for one in _POST_WITH_HOLDER.finditer(text)
        if is_role_text(one["role"]) and one["holder"] not in _NOBODY
    ]
    return [("構成員", text), *posts]


def _role_name(word: str) -> str:
    return "構成員" if word in MEMBER_WORDS else word


def chief_in(title: str, body: str, text: str) -> tuple[str, str | None]:
    """Role and holder of a cell: 本部長(市長), 市長(本部長), 本部長:市長, 市長, 会長(互選)."""
    match = re.fullmatch(r"(?P<first>[^():\s]+)\s*(?:[(:]\s*|\s+)(?P<second>[^()]+?)\)?", text)
    if match:
        first, second = match["first"], match["second"]
        if is_role_text(second) and not is_office(second) and "の" not in second:
            return second, first  # and 会長(商工会議所の会頭) is a 会長
        if is_role_text(first):
            return first, None if second in {"互選", "未定"} else second
    role = title
    if title in {"長", "代表", "代表者", "組織の長"}:
        role = _post_of(body) or title
    return role, text


def _post_of(body: str) -> str:
    """What the head of a body is called by its kind."""
    posts = {"本部": "本部長", "委員会": "委員長", "部会": "部会長"}
    return next((post for kind, post in posts.items() if body.endswith(kind)), "")


def deputy_in(body: str, text: str) -> tuple[str, str | None]:
    """Role and holder of a cell under 副: 副本部長:副市長, 副会長 2人, 副市長."""
    match = re.fullmatch(
        r"(?P<role>副[^():\s]*長)(?:\s*[(:]\s*|\s+|(?=[0-9]))(?P<holder>.+?)\)?", text
    )
    if match and is_role_text(match["role"]) and not is_office(match["role"]):
        is_number = re.match(r"[0-9一二三四]+[人名]", match["holder"])
        return match["role"], None if is_number else match["holder"]
    return f"副{_post_of(body) or '代表者'}", text


def closed_up(text: str) -> str:
    """会 長 -> 会長; a person's name keeps its space."""
    spaced = re.fullmatch(r"[一-鿿](?: [一-鿿]{1,3})+", text)
    closed = text.replace(" ", "") if spaced else text
    return closed if is_role_text(closed) else text


def without_parenthesis(text: str) -> str:
    """A cell without its parenthesis: 最高情報責任者(CIO)."""
    return re.sub(r"\s*\([^()]*\)", "", text)
