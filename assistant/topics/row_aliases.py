"""How a question may call a row: P1 of 「P1ゼロカーボン先行地区」, 「基本目標2」, 「D評価」."""

import re

from corpus.normalize import normalize

_NUMBERED = re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2})?(?=[ .]?[^0-9 .年月日件人%])")
_MARK = re.compile(r"[A-EＡ-ＥSＳ]|[◎○△×]")
_KIND_HEAD = re.compile(r"(?:基本|重点)?(?:目標|方針|施策|戦略|方向|柱|課題)")
_CODE = re.compile(r"[A-Z][0-9]{1,2}(?=[^0-9A-Za-z.%])")


def aliases(cell: str, head: str, *, is_first: bool) -> tuple[str, ...]:
    """The names of a row by one of its cells, as printed.

    Args:
        cell: It.
        head: What stands over it.
        is_first: Whether it is the first of the row: its group may stand before its name.
    """
    if _MARK.fullmatch(cell):  # 「D評価」, 「評価D」 of the row D below 評価
        return f"{cell}{head}", f"{head}{cell}"
    group, _, own = cell.partition(" ")
    names = (cell, own + group, own) if own and is_first else (cell,)
    if code := _CODE.match(normalize(cell)):
        names = (*names, code.group())
    numbered = _NUMBERED.match(normalize(cell))
    if numbered and _KIND_HEAD.fullmatch(normalize(head)):  # 基本目標2
        names = (*names, f"{head}{numbered.group()}")
    return names
