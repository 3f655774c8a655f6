"""Tables that say all in their rows: 名称 | 推進会議, 会長 | 町長, 推進本部 | 本部長 | 市長."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.governance_lines import MAX_TITLE_CHARS, MEMBER_WORDS, QUANTITY
from corpus.facts.governance_rows import Row, first_role, is_nothing
from corpus.facts.governance_scene import Finding
from corpus.facts.governance_words import is_body_text, is_kind, is_role_text

_PERSON = re.compile(r"[一-鿿々ァ-ヺー]{1,4}[ ・]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}")
# 森田 学(大学准教授): where the person is from is no part of the name
_GLOSSED_PERSON = re.compile(
    r"(?P<name>[一-鿿々ァ-ヺー]{1,4} [一-鿿々ぁ-ゖァ-ヺー]{1,5})\s*\([^()]*\)"
)
NAME_HEAD = re.compile(r"氏名|名前|委員名|お名前")
_NAME_KEY = re.compile(
    r"(?:(?:組織|会議体?|団体|委員会|協議会|審議会|本部|部会)の?)?名称?|組織|会議体?"
)
_FIELD_HEADS = re.compile(r"(?:項目|区分|事項)\|(?:内容|説明|摘要|概要)")
_DUTY_KEY = re.compile(
    r"(?:主な)?(?:役割|職務|所掌(?:事務|事項)?|所管事項|(?:担任|協議|審議|検討)(?:事項|内容)"
    r"|(?:設置)?(?:目的|趣旨))"
)
_PARENT_KEY = re.compile(r"(?:上位|上部|親)の?(?:組織|会議体?|機関|団体)")
# 審議会の会長: the key says again whose it is
_WHOSE = re.compile(r"[^のを]*(?:会|会議|本部|チーム)の(?=[^の]+$)")
_BESIDE_POSTS = re.compile(
    r"[・○●◇◆■\s]*(?:所掌|任期|役割|開催|目的|設置|根拠|内容|審議|担任|定数|備考|人数|回数)"
)
_COUNTED = re.compile(r"(?:約?[0-9]+|若干|各[0-9]+)(?:人|名)?(?:以内|程度)?(?:\([^()]*\))?")
# 市長(議長)
_HOLDS = re.compile(r"(?P<holder>[^、()]+)\((?P<role>[^、()]+)\)")
_HAS_NO_HOLDER = frozenset({"互選", "未定", "委員の互選", "委員の互選による"})


def find_in_rows(rows: Sequence[Row], body: str | None) -> list[tuple[Row, Finding]] | None:
    """What rows say that need no head; None where they do. ``body``: whom the table is about."""
    if not rows:
        return None
    if all(_is_row_of_post(row) for row in rows):
        return [one for row in rows for one in _row_of_post(row)]
    named = [at for at, row in enumerate(rows) if _names_body(row)]
    if named and named[0] < 2 and all(len(row.texts) == 2 for row in rows):
        starts = [at for at, row in enumerate(rows) if _is_name_row(row)]
        ends = [*starts[1:], len(rows)]
        fields = (rows[at:end] for at, end in zip(starts, ends, strict=True) if at in named)
        return [one for part in fields for one in _named_fields(part)]
    if body is not None and _are_fields(rows):
        return list(_fields(rows[1:], body))
    posts = [row for row in rows if is_role_text(first_role(row))]
    if len(posts) > 1 and all(row in posts or _BESIDE_POSTS.match(row.texts[0]) for row in rows):
        rows = posts  # 会長 | 町長, 任期 | 2年
    widths = {len(row.texts) for row in rows}
    is_list = widths == {2} or (widths == {3} and _has_persons(rows))
    is_headed = NAME_HEAD.fullmatch(rows[0].texts[1]) is not None
    if all(is_role_text(first_role(row)) for row in rows) and is_list and not is_headed:
        return list(_posts(rows, body))
    return None


def _is_name_row(row: Row) -> bool:
    """名称 | …, whatever has that name."""
    return _NAME_KEY.fullmatch(re.sub(r"\s", "", row.texts[0])) is not None


def _names_body(row: Row) -> bool:
    """組織名 | 公園協議会, above 会長 | 町長."""
    is_named = len(row.texts) == 2 and _is_name_row(row)
    return is_named and is_body_text(row.texts[1]) and not is_kind(row.texts[1])


def _are_fields(rows: Sequence[Row]) -> bool:
    """項目 | 内容, 目的 | …, 会長 | 町長: keys of one body, which stands above the table."""
    if not _FIELD_HEADS.fullmatch("|".join(rows[0].texts)) or any(len(r.texts) != 2 for r in rows):
        return False
    keys = [_key(row) for row in rows[1:]]
    posts = sum(is_role_text(key) or key in MEMBER_WORDS for key in keys)
    beside = sum(_BESIDE_POSTS.match(key) is not None for key in keys)
    return posts > 0 and beside > 0 and posts + beside == len(keys)


def _named_fields(rows: Sequence[Row]) -> Iterator[tuple[Row, Finding]]:
    """名称 | 推進会議, 目的 | …, 会長 | 町長: what rows say of the body that the first names."""
    named, body = rows[0], rows[0].texts[1]
    if _key(named).endswith("名称"):
        place = named.cells[0][0], named.cells[1][1]
        yield named, Finding(body, None, *place, confidence=0.8)
    yield from _fields(rows[1:], body)


def _key(row: Row) -> str:
    """The first cell: 会長 of 審議会の会　長."""
    key = re.sub(r"\s", "", row.texts[0])
    return key if key.endswith("名称") else _WHOSE.sub("", key)


def _fields(rows: Sequence[Row], body: str) -> Iterator[tuple[Row, Finding]]:
    """目的 | …, 会長 | 町長, 上位組織 | 推進本部: what each row says of ``body``."""
    for row in rows:
        key, text = _key(row), row.texts[1]
        place = row.cells[0][0], row.cells[1][1]
        if is_nothing(text):
            continue
        if _PARENT_KEY.fullmatch(key) and is_body_text(text):
            yield row, Finding(body, None, *place, parent=text, confidence=0.8)
        elif _DUTY_KEY.fullmatch(key):
            yield row, Finding(body, None, *place, duty=row.cells[1], confidence=0.75)
        elif (is_role_text(key) or key in MEMBER_WORDS) and _names_holder(text):
            role = "構成員" if key in MEMBER_WORDS else key
            yield row, Finding(body, role, *place, holder=_plain(text), confidence=0.85)


def _names_holder(text: str) -> bool:
    return text not in _HAS_NO_HOLDER and not _COUNTED.fullmatch(text) and "。" not in text


def _plain(holder: str) -> str:
    return _GLOSSED_PERSON.sub(r"\g<name>", holder)


def _is_row_of_post(row: Row) -> bool:
    """推進本部 | 本部長 | 市長, 体制図 | 政策会議 | 市長(議長)、副市長: each row says it all."""
    if len(row.texts) < 2:
        return False
    if len(row.texts) == 3 and is_body_text(row.texts[0]) and is_role_text(row.texts[1]):
        return True
    held = _HOLDS.search(row.texts[-1])
    return held is not None and is_body_text(row.texts[-2]) and is_role_text(held["role"])


def _row_of_post(row: Row) -> Iterator[tuple[Row, Finding]]:
    *_, first, last = row.texts
    last = last.partition("※")[0].rstrip()
    span = (row.cells[-2][0], row.cells[-1][1])
    if is_role_text(first):
        span = (row.cells[0][0], row.cells[-1][1])
        yield row, Finding(row.texts[0], first, *span, holder=last, confidence=0.7)
        return
    yield row, Finding(first, None, *span, confidence=0.7)
    for held in _HOLDS.finditer(last):
        if is_role_text(held["role"]):
            yield row, Finding(first, held["role"], *span, holder=held["holder"], confidence=0.75)
    if len(re.split("[、・]", last)) > len(_HOLDS.findall(last)):
        yield row, Finding(first, "構成員", *span, holder=last, confidence=0.7)


def _has_persons(rows: Sequence[Row]) -> bool:
    """会長 | 青木 隆司 | 元県職員."""
    return all(_PERSON.fullmatch(row.texts[1]) for row in rows)


def _gathered(rows: Sequence[Row]) -> Iterator[tuple[str, str, Row]]:
    """Roles with their holders; the persons of one role together."""
    found: dict[str, list[Row]] = {}
    for number, row in enumerate(rows):
        role = first_role(row)
        found.setdefault(role if len(row.texts) > 2 else f"{role}\t{number}", []).append(row)
    for same in found.values():
        yield first_role(same[0]), "、".join(row.texts[1] for row in same), same[0]


def _posts(rows: Sequence[Row], body: str | None) -> Iterator[tuple[Row, Finding]]:
    """会長 | 町長: roles and their holders, with nothing above that says so."""
    for role, said, row in _gathered(rows):
        holder = _plain(said)
        if holder and len(holder) <= MAX_TITLE_CHARS and not QUANTITY.fullmatch(holder):
            span = (row.cells[0][0], row.cells[1][1])
            yield row, Finding(body or "", role, *span, holder=holder, confidence=0.7)
