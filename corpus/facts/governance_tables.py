"""Bodies and roles in tables, by what the columns' heads say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.governance_cells import (
    chief_in,
    closed_up,
    deputy_in,
    members_in,
    without_parenthesis,
)
from corpus.facts.governance_lines import (
    MAX_TITLE_CHARS,
    NAMED_PERSON,
    QUANTITY,
    ROLE_LINE,
    find_pair,
)
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_words import is_body_text, is_office, is_role_text, role_weight
from corpus.facts.reading import ReadSentence
from corpus.records import SentenceKind, Span

_DRAWN = re.compile(r"[│┃├└┗┣┝╰┖]")  # a chart's line, whose gaps part no cells
_LINE_BULLET = re.compile(r"^(?:[・○●■□◆◇◎▪-]|[│┃]*[┌┏├└┗┣┝╰┖╭][─━ー]*)\s*")
_PERSON = re.compile(r"[一-鿿々ァ-ヺー]{1,4}[ ・]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}")
# 森田 学(大学准教授): where the person is from is no part of the name
_GLOSSED_PERSON = re.compile(
    r"(?P<name>[一-鿿々ァ-ヺー]{1,4} [一-鿿々ぁ-ゖァ-ヺー]{1,5})\s*\([^()]*\)"
)
# A table's columns by what their headings say.
_BODY_HEAD = re.compile(
    r"(?:推進)?(?:組織|体制|会議体?|機関|部会|委員会|本部)(?:の?名称?|等)?|名称|会議等?の?名称|組織・会議|(?:班|チーム|部会)の?名称?"
)
_DATE_HEAD = re.compile(r"(?:開催)?(?:年?月日|期日|日時?|日程|時期|年月|年度)")
_CHIEF_HEAD = re.compile(
    r"(?:組織の)?長|代表者?|責任者|議長|座長|会長|委員長|本部長|部会長|幹事長|班長|リーダー|トップ"
)
_CHIEFS = re.compile(
    r"(?:委員長|会長|議長|座長|部会長|本部長)(?:[・、/](?:委員長|会長|議長|座長|部会長|本部長))+"
)
_DEPUTY_HEAD = re.compile(
    r"副|(?:副|サブ).*(?:長|リーダー|座長)|(?:本部|部会|分科会)員|幹事|顧問|監事"
)
_MEMBER_HEAD = re.compile(r"(?:主な)?(?:構成(?:員|メンバー|等)?|メンバー|委員|班員|参加者)")
_DUTY_HEAD = re.compile(
    r"(?:主な)?(?:役割(?:等|・機能)?|役目|働き|仕事|職務|所掌(?:事務|事項)?|所管事項|内容|機能|任務"
    r"|(?:担任|協議|審議|検討)事項|活動内容|設置目的|目的)"
)
_ROLE_HEAD = re.compile(r"役職(?:名|等)?|職|役名?|区分|役割|職名|担当")
_NOTE_HEAD = re.compile(r"備考|役職?|職名?")
_NAME_HEAD = re.compile(r"氏名|名前|委員名|お名前")
_TITLE_HEAD = re.compile(
    r"(?:所属|職名|肩書き?|充て職|役職|所属・役職|所属等|職|該当者|担当者?|職名等|補職名)(?:名|等|・職名)?"
)
_OFFICE_HEAD = re.compile(r"事務局|庶務(?:担当)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row with its cells' places in the normalised text."""

    number: int  # of the sentence
    span: Span  # in the document
    cells: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]


def cells_of(read: ReadSentence, number: int) -> Row | None:
    """The cells of a line that is a table's row, or None."""
    text = read.text
    separator = "\t" if "\t" in text else "|" if "|" in text else None
    if separator is None and read.sentence.kind is SentenceKind.TABLE_ROW:
        separator = "  " if "  " in text else None
    if separator is None:
        return None
    first = text.partition(separator)[0].strip()
    if _DRAWN.match(text) and not is_role_text(_LINE_BULLET.sub("", first)):
        return None
    cells, texts, start = [], [], 0
    for part in [*re.split(r"\t|\|| {2,}" if separator != "|" else r"\|", text), ""]:
        stop = start + len(part)
        found = text[start:stop].strip()
        if found or (separator == "|" and start > 0 and stop < len(text)):
            lead = len(text[start:stop]) - len(text[start:stop].lstrip())
            cells.append((start + lead, start + lead + max(1, len(found))))
            texts.append(found)
        gap = re.compile(r"\t|\|| {2,}" if separator != "|" else r"\|").match(text, stop)
        start = gap.end() if gap else stop
    letters = _LINE_BULLET.sub("", "".join(texts[:2]))
    if len(texts) > 2 and len(letters) == 2 and is_role_text(letters):
        cells[:2], texts[:2] = [(cells[0][0], cells[1][1])], [letters]  # 委    員: spread out
    if not any(texts) or len(texts) < 2 or set("".join(texts)) <= set("-: "):
        return None
    return Row(number, read.sentence.span, tuple(cells), tuple(texts))


def find_in_table(rows: Sequence[Row], scene_body: str | None) -> Iterator[tuple[Row, Finding]]:
    """Bodies and roles of one table, by its headings; ``scene_body``: whom the table is about."""
    if rows and all(_is_row_of_post(row) for row in rows):
        for row in rows:
            yield from _row_of_post(row)
        return
    if rows and _names_table(rows[0]):
        scene_body, rows = rows[0].texts[1], rows[1:]
    posts = [row for row in rows if is_role_text(_headless_role(row))]
    if len(posts) > 1 and all(row in posts or _BESIDE_POSTS.match(row.texts[0]) for row in rows):
        rows = posts  # 会長 | 町長, 任期 | 2年
    roles = [is_role_text(_headless_role(row)) for row in rows]
    widths = {len(row.texts) for row in rows}
    is_headed = bool(rows) and bool(_NAME_HEAD.fullmatch(rows[0].texts[1]))
    if (
        roles
        and all(roles)
        and not is_headed
        and (widths == {2} or (widths == {3} and _has_persons(rows)))
    ):
        yield from _headless(rows, scene_body)
        return
    if len(rows) < 2:
        return
    head = [re.sub(r"\s|\([^()]*\)", "", text) for text in rows[0].texts]
    # 議長・座長: the first says what the column is about
    head = [text.split("・")[0] if _CHIEFS.fullmatch(text) else text for text in head]
    if all(len(row.texts) == len(head) + 1 for row in rows[1:]):
        head = ["", *head]  # the first column has no head
    body = next((at for at, text in enumerate(head) if _BODY_HEAD.fullmatch(text)), None)
    if body is None and any(_CHIEF_HEAD.fullmatch(text) for text in head[1:]):
        body = 0  # 区分 | 本部長 | 副本部長: the bodies stand first, whatever their head says
    if any(_DATE_HEAD.fullmatch(text) for text in head):
        return  # 年月日 | 会議等 | 内容: what happened when
    # a secretariat that is one for all rows stands in the first alone
    widths = {len(head), len(head) - bool(_OFFICE_HEAD.fullmatch(head[-1]))}
    data = [row for row in rows[1:] if len(row.texts) in widths]
    if body is not None and sum(_names_body(row.texts[body]) for row in data) * 2 >= len(data) > 0:
        for row in data:
            yield from _body_row(head, row, body)
        return
    full = [row for row in data if len(row.texts) == len(head)]
    yield from _role_rows(head, full, scene_body)


_BODY_KEY = re.compile(r"(?:組織|会議|会議体|団体|委員会)?(?:の)?名称?")
_BESIDE_POSTS = re.compile(
    r"[・○●◇◆■\s]*(?:所掌|任期|役割|開催|目的|設置|根拠|内容|審議|担任|定数|備考|人数|回数)"
)
# 市長(議長)
_HOLDS = re.compile(r"(?P<holder>[^、()]+)\((?P<role>[^、()]+)\)")


def _names_table(row: Row) -> bool:
    """組織名 | 公園協議会, above 会長 | 町長."""
    is_key = len(row.texts) == 2 and _BODY_KEY.fullmatch(closed_up(row.texts[0])) is not None
    return is_key and is_body_text(row.texts[1])


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


def _gathered(rows: Sequence[Row]) -> Iterator[tuple[str, str, Row]]:
    """Roles with their holders; the persons of one role together."""
    found: dict[str, list[Row]] = {}
    for number, row in enumerate(rows):
        role = _headless_role(row)
        found.setdefault(role if len(row.texts) > 2 else f"{role}\t{number}", []).append(row)
    for same in found.values():
        yield _headless_role(same[0]), "、".join(row.texts[1] for row in same), same[0]


def find_in_columns(row: Row, scene: Scene) -> Iterator[Finding]:
    """A row of a table that does not line up: 「副会長 上田 千恵 | 建築士」."""
    if len(row.texts) == 3 and is_body_text(row.texts[0]) and is_role_text(row.texts[1]):
        span = (row.cells[0][0], row.cells[2][1])  # 推進会議 | 会長 | 副町長
        yield Finding(row.texts[0], row.texts[1], *span, holder=row.texts[2], confidence=0.7)
        return
    line = "  ".join(row.texts)
    single = ROLE_LINE.fullmatch(line)
    if single and is_role_text(single["role"]) and NAMED_PERSON.match(single["holder"]):
        for finding in find_pair(scene, None, single["role"], single.span("holder"), line, 0):
            yield replace(finding, start=row.cells[0][0], end=row.cells[0][1])


def _headless_role(row: Row) -> str:
    role = closed_up(_LINE_BULLET.sub("", row.texts[0]))
    return "構成員" if role in {"会員", "メンバー"} else role


def _has_persons(rows: Sequence[Row]) -> bool:
    """会長 | 青木 隆司 | 元県職員."""
    return all(_PERSON.fullmatch(row.texts[1]) for row in rows)


def _headless(rows: Sequence[Row], body: str | None) -> Iterator[tuple[Row, Finding]]:
    """会長 | 町長: roles and their holders, with nothing above that says so."""
    for role, said, row in _gathered(rows):
        holder = _GLOSSED_PERSON.sub(r"\g<name>", said)
        if holder and len(holder) <= MAX_TITLE_CHARS and not QUANTITY.fullmatch(holder):
            span = (row.cells[0][0], row.cells[1][1])
            yield row, Finding(body or "", role, *span, holder=holder, confidence=0.7)


def _names_body(text: str) -> bool:
    return is_body_text(text) or (len(text) > 1 and text.endswith("班"))


def _body_row(head: list[str], row: Row, column: int) -> Iterator[tuple[Row, Finding]]:
    name = re.sub(r"\s*\([^()]*\)$", "", row.texts[column])
    if not _names_body(name):
        return
    duty = None
    for at, (title, text) in enumerate(zip(head, row.texts, strict=False)):
        span = (row.cells[column][0], max(row.cells[column][1], row.cells[at][1]))
        if at == column or not text or text in {"-", "ー", "－", "―"}:
            continue
        if _DUTY_HEAD.fullmatch(title):
            duty = row.cells[at] if duty is None else duty
        elif _CHIEF_HEAD.fullmatch(title):
            role, holder = chief_in(title, name, text)
            yield row, Finding(name, role, *span, holder=holder)
        elif _MEMBER_HEAD.fullmatch(title):
            for role, holder in members_in(text):
                yield row, Finding(name, role, *span, holder=holder)
        elif _DEPUTY_HEAD.fullmatch(title):
            role, holder = deputy_in(name, text) if title == "副" else (title, text)
            yield row, Finding(name, role, *span, holder=holder)
        elif _OFFICE_HEAD.fullmatch(title):
            yield row, Finding(name, title.removesuffix("担当"), *span, holder=text)
    end = max(row.cells[column][1], duty[1] if duty else 0)
    yield row, Finding(name, None, row.cells[column][0], end, duty=duty)


def _with_repeated(data: list[Row], column: int) -> list[Row]:
    """Rows whose cell is empty or 〃 have what stands above it."""
    filled: list[Row] = []
    for row in data:
        text = row.texts[column]
        if filled and text in {"", "〃", "々", "同", "同上", '"'}:
            texts = list(row.texts)
            texts[column] = filled[-1].texts[column]
            row = replace(row, texts=tuple(texts))
        filled.append(row)
    return filled


def _role_column(head: list[str], data: list[Row]) -> tuple[int, list[Row]] | None:
    """The column of the roles, and the rows that name one."""
    for at, title in enumerate(head):
        filled = _with_repeated(data, at) if _ROLE_HEAD.fullmatch(title) else data
        with_role = [row for row in filled if is_role_text(without_parenthesis(row.texts[at]))]
        found = len(with_role)
        is_role_column = bool(_ROLE_HEAD.fullmatch(title)) or is_role_text(title)
        # 委員会における職: whatever the head says, the cells are posts
        is_role_column |= found == len(filled) and all(
            role_weight(without_parenthesis(row.texts[at]), "R") == 2 for row in filled
        )
        is_most = found > 1 and found * 3 >= len(filled) * 2
        is_filled = bool(filled) and (found == len(filled) or is_most)
        if is_role_column and is_filled and not _NAME_HEAD.fullmatch(title):
            return at, with_role
    # 氏名 | 所属 | 備考: only those who hold an office have it noted
    noted = [at for at, text in enumerate(head) if _NOTE_HEAD.fullmatch(text)]
    with_role = [
        row for row in data if noted and is_role_text(without_parenthesis(row.texts[noted[0]]))
    ]
    is_remark = bool(noted) and head[noted[0]] == "備考"  # which may note other things as well
    others = [row for row in data if row not in with_role and row.texts[noted[0]]] if noted else []
    if not with_role or (others and not is_remark):
        return None
    return noted[0], with_role


def _holder_column(head: list[str], data: list[Row], role_column: int) -> int | None:
    """The column of those who hold the roles: persons, or offices whatever the head says."""
    others = [at for at in range(len(head)) if at != role_column]
    for kind in (_NAME_HEAD, _TITLE_HEAD):
        for at in others:
            if kind.fullmatch(head[at]):
                return at
    return next((at for at in others if all(_names_offices(row.texts[at]) for row in data)), None)


def _names_offices(cell: str) -> bool:
    parts = re.split("[、・]|及び", without_parenthesis(cell))
    return all(is_office(part) or part.endswith("職員") for part in parts)


def _role_rows(head: list[str], data: list[Row], body: str | None) -> Iterator[tuple[Row, Finding]]:
    data = [replace(row, texts=tuple(closed_up(text) for text in row.texts)) for row in data]
    roles_of = _role_column(head, data)
    if roles_of is None:
        return
    role_column, data = roles_of
    holder = _holder_column(head, data, role_column)
    if holder is None:
        return
    others = [at for at in range(len(head)) if at != role_column]
    duty = next((at for at in others if at != holder and _DUTY_HEAD.fullmatch(head[at])), None)
    roles: dict[str, list[Row]] = {}
    for row in data:
        if row.texts[holder]:
            # the persons of one role together; each office is a row of its own
            number = "" if _NAME_HEAD.fullmatch(head[holder]) else str(row.number)
            roles.setdefault(f"{without_parenthesis(row.texts[role_column])}\t{number}", []).append(
                row
            )
    for rows in roles.values():
        first = rows[0]
        role = without_parenthesis(first.texts[role_column])
        names = "、".join(row.texts[holder] for row in rows)
        ends = [first.cells[role_column], first.cells[holder]]
        work = first.cells[duty] if duty is not None and first.texts[duty] else None
        if work:
            ends.append(work)
        span = (min(start for start, _ in ends), max(end for _, end in ends))
        covers = Span(first.span.start, rows[-1].span.end) if len(rows) > 1 else None
        yield (
            first,
            Finding(
                body or "",
                role,
                *span,
                holder=names,
                duty=work,
                covers=covers,
                confidence=0.85 if body else 0.6,
            ),
        )
