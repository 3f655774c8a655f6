"""Tables whose rows are bodies and posts in turn: 組織・役職 | 担い手 | 主な役割."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.governance_remarks import whom_helps
from corpus.facts.governance_rows import Row, is_nothing
from corpus.facts.governance_scene import Finding
from corpus.facts.governance_words import is_body_text, is_role_text

_NAME_HEAD = re.compile(
    r"組織・役職|役職・組織|組織(?:・|及び|、)?(?:役職|役割)?等?|(?:推進)?(?:主体|体制)|区分|名称|役職等?"
)
_HOLDER_HEAD = re.compile(
    r"担い手|就任者|充てる(?:職|者)|構成(?:員|メンバー|等)?|メンバー|職名?|該当者|体制"
)
_DUTY_HEAD = re.compile(
    r"(?:主な)?(?:役割(?:等|・機能)?|役目|職務|所掌(?:事務|事項)?|機能|任務|業務|内容)"
)
_MEMBERS_HEAD = re.compile(r"構成(?:員|メンバー|等)?|メンバー")
_PAIR = re.compile(
    r"(?P<role>[一-鿿]{1,6}(?:長|員)|事務局|庶務)[:：] ?(?P<holder>[^:：]+?)"
    r"(?= ?(?:[一-鿿]{1,6}(?:長|員)|事務局|庶務)[:：]|$)"
)
_BRACKETED = re.compile(r"\s*\([^()]*\)$")
_OFFICES = frozenset({"事務局", "庶務"})


def find_mixed(
    head: Sequence[str], data: Sequence[Row], scene_body: str | None
) -> list[tuple[Row, Finding]]:
    """What such a table says; [] for any other.

    Args:
        head: The heads of its columns, without brackets.
        data: The rows below.
        scene_body: The body that the table is about, for posts above which none stands.
    """
    holder = next((at for at, text in enumerate(head) if at and _HOLDER_HEAD.fullmatch(text)), None)
    duty = next((at for at, text in enumerate(head) if at and _DUTY_HEAD.fullmatch(text)), None)
    if holder is None or duty is None or not _NAME_HEAD.fullmatch(head[0]):
        return []
    rows = [row for row in data if len(row.texts) == len(head)]
    bodies = [row for row in rows if is_body_text(_bare(row))]
    posts = [row for row in rows if is_role_text(_bare(row))]
    if not bodies or not any(_bare(row) not in _OFFICES for row in posts):
        return []
    if len(bodies) + len(posts) < len(rows):
        return []
    tells_members = _MEMBERS_HEAD.fullmatch(head[holder]) is not None
    return list(_found(rows, (holder, duty), scene_body or "", tells_members=tells_members))


def _found(
    rows: Sequence[Row], columns: tuple[int, int], body: str, *, tells_members: bool
) -> Iterator[tuple[Row, Finding]]:
    """What each row says; a post is of the body that stands last above it."""
    holder, duty = columns
    for row in rows:
        name, held = _bare(row), row.texts[holder]
        work = row.cells[duty] if not is_nothing(row.texts[duty]) else None
        whole = (row.cells[0][0], max(row.cells[holder][1], row.cells[duty][1] if work else 0))
        if is_role_text(name):
            assists = whom_helps(row.texts[duty]) or _helped(name, rows)
            if body:
                yield (
                    row,
                    Finding(
                        body, name, *whole, holder=held, duty=work, assists=assists, confidence=0.85
                    ),
                )
            continue
        body = name
        yield row, Finding(name, None, *whole, duty=work, confidence=0.85)
        pairs = list(_PAIR.finditer(held))
        if tells_members and not pairs and not is_nothing(held):
            yield row, Finding(name, "構成員", *whole, holder=held, confidence=0.8)
        for pair in pairs:
            yield (
                row,
                Finding(
                    name, pair["role"], *whole, holder=pair["holder"].strip(" 、,"), confidence=0.85
                ),
            )


def _helped(name: str, rows: Sequence[Row]) -> str | None:
    """The CIO of a CIO補佐官."""
    chief = re.sub(r"補佐(?:官|監|役|員)?$", "", name)
    is_there = chief != name and any(_bare(row) == chief for row in rows)
    return chief if is_there else None


def _bare(row: Row) -> str:
    return _BRACKETED.sub("", row.texts[0])
