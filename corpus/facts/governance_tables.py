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
from corpus.facts.governance_fields import NAME_HEAD, find_in_rows
from corpus.facts.governance_lines import NAMED_PERSON, ROLE_LINE, find_pair
from corpus.facts.governance_mixed import find_mixed
from corpus.facts.governance_remarks import whole_of, whom_helps
from corpus.facts.governance_rows import Row, goes_on, is_nothing, with_empty, with_repeated
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_words import (
    is_body_text,
    is_kind,
    is_office,
    is_role_text,
    role_weight,
)
from corpus.records import Span

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
_TITLE_HEAD = re.compile(
    r"(?:所属|職名|肩書き?|役職|所属・役職|所属等|職|該当者|担当者?|職名等|補職名?"
    r"|(?:充て|あて|当て|宛て|充てる|充当)(?:職|者|役職))(?:名|等|・職名)?"
)
_OFFICE_HEAD = re.compile(r"事務局|庶務(?:担当)?")
_PARENT_HEAD = re.compile(
    r"(?:直属の?)?(?:上位|上部|親)の?(?:組織|会議体?|機関|団体)(?:等|名)?|所属(?:組織|会議体?|機関)?"
)
# 空家等対策協議会における役職: the column's head names the body
_BODY_IN_HEAD = re.compile(
    r"(?P<body>.{2,}?)(?:における|内?での|内?の)(?:役職|職|役割|役|立場|地位)名?"
)
_MOST_POSTS = 0.6  # of a column's cells: some roster has a guest or a blank among its posts


def find_in_table(rows: Sequence[Row], scene_body: str | None) -> Iterator[tuple[Row, Finding]]:
    """Bodies and roles of one table, by its headings; ``scene_body``: whom the table is about."""
    told = find_in_rows(rows, scene_body)
    if told is not None or len(rows) < 2:
        yield from told or ()
        return
    head = [re.sub(r"\s|\([^()]*\)", "", text) for text in rows[0].texts]
    # 議長・座長: the first says what the column is about
    head = [text.split("・")[0] if _CHIEFS.fullmatch(text) else text for text in head]
    if all(len(row.texts) == len(head) + 1 for row in rows[1:]):
        head = ["", *head]  # the first column has no head
    if any(_DATE_HEAD.fullmatch(text) for text in head):
        return  # 年月日 | 会議等 | 内容: what happened when
    head, named = _with_body_in_head(head)
    scene_body = scene_body if named is None or is_kind(named) else named
    if mixed := find_mixed(head, rows[1:], scene_body):
        yield from mixed
        return
    if (columns := _post_columns(head, rows[1:])) is not None:
        yield from _posts_of_bodies(head, rows[1:], columns)
        return
    body = next((at for at, text in enumerate(head) if _BODY_HEAD.fullmatch(text)), None)
    if body is None and any(_CHIEF_HEAD.fullmatch(text) for text in head[1:]):
        body = 0  # 区分 | 本部長 | 副本部長: the bodies stand first, whatever their head says
    # a secretariat that is one for all rows stands in the first alone
    widths = {len(head), len(head) - bool(_OFFICE_HEAD.fullmatch(head[-1]))}
    above = next((at for at, text in enumerate(head) if _PARENT_HEAD.fullmatch(text)), None)
    above = above if body is not None else None  # a roster's 所属 is where a person works
    data = [_with_place(row, len(head), above) for row in rows[1:]]
    data = [row for row in data if len(row.texts) in widths]
    if body is not None and sum(_names_body(row.texts[body]) for row in data) * 2 >= len(data) > 0:
        for row in data:
            yield from _body_row(head, row, body)
        return
    full = [row for row in data if len(row.texts) == len(head)]
    yield from _role_rows(head, full, scene_body)


def _with_body_in_head(head: list[str]) -> tuple[list[str], str | None]:
    """区分 | 協議会における役職: plain heads, the first column's being of who sits there."""
    for at, title in enumerate(head):
        match = _BODY_IN_HEAD.fullmatch(title)
        if match is None or not is_body_text(match["body"]):
            continue
        plain = [*head[:at], "役職", *head[at + 1 :]]
        if not any(NAME_HEAD.fullmatch(one) for one in head):
            plain[0 if at else 1 : 1 if at else 2] = ["該当者"]
        return plain, match["body"]
    return head, None


def _with_place(row: Row, width: int, above: int | None) -> Row:
    """推進本部 | 方針の決定: nothing stands above it, so that cell is empty."""
    is_short = above is not None and above > 0 and len(row.texts) == width - 1
    if above is None or not is_short or (above < len(row.texts) and is_body_text(row.texts[above])):
        return row
    return with_empty(row, above)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which columns of a table name bodies, posts and who holds them."""

    body: int
    role: int
    holder: int


def _post_columns(head: list[str], data: Sequence[Row]) -> _Columns | None:
    """組織 | 役職 | 充てる職: the columns of a table that has a row for each post of each body."""
    full = [row for row in data if len(row.texts) == len(head)]
    if not full or len(head) < 3:
        return None
    shares = [_share_of_posts(full, at) for at in range(len(head))]
    role = max(range(len(head)), key=lambda at: (shares[at], -at))
    if not _ROLE_HEAD.fullmatch(head[role]) and not _MEMBER_HEAD.fullmatch(head[role]):
        return None
    bodies = [at for at in range(len(head)) if at != role and _are_bodies(head[at], full, at)]
    if shares[role] < _MOST_POSTS or not bodies:
        return None
    others = [at for at in range(len(head)) if at not in {role, bodies[0]}]
    titles = [head[at] if at in others else "" for at in range(len(head))]
    kinds = (NAME_HEAD, _TITLE_HEAD, _MEMBER_HEAD)
    found = next((at for kind in kinds for at in others if kind.fullmatch(titles[at])), None)
    return None if found is None else _Columns(bodies[0], role, found)


def _are_bodies(title: str, rows: Sequence[Row], column: int) -> bool:
    """Whether a column names a body in each row, or goes on with the one above."""
    if any(kind.fullmatch(title) for kind in (_TITLE_HEAD, _NOTE_HEAD, _DUTY_HEAD, _PARENT_HEAD)):
        return False
    cells = [_bare(row.texts[column]) for row in rows]
    return _names_body(cells[0]) and all(_names_body(cell) or goes_on(cell) for cell in cells)


def _share_of_posts(rows: Sequence[Row], column: int) -> float:
    """How many of a column's cells name a post of a body rather than an office."""
    weights = [role_weight(_role_in(row.texts[column]) or "-", "R") for row in rows]
    named = [is_role_text(_role_in(row.texts[column])) for row in rows]
    return sum(w > 0 and one for w, one in zip(weights, named, strict=True)) / len(rows)


def _role_in(cell: str) -> str:
    role = without_parenthesis(closed_up(cell))
    return "構成員" if role in {"メンバー", "会員"} else role


def _posts_of_bodies(
    head: list[str], data: Sequence[Row], columns: _Columns
) -> Iterator[tuple[Row, Finding]]:
    """推進本部 | 本部長 | 市長: the posts of each body that the rows name or go on with."""
    fitting = (_fitting(row, len(head), columns) for row in data)
    rows = with_repeated([row for row in fitting if row is not None], columns.body)
    bodies: dict[str, list[Row]] = {}
    for row in rows:
        bodies.setdefault(_bare(row.texts[columns.body]), []).append(row)
    for body, same in bodies.items():
        for row, finding in _held(head, same, body, columns.role, columns.holder):
            first, last = row.cells[columns.body]
            start, end = min(finding.start, first), max(finding.end, last)
            yield row, replace(finding, start=start, end=end)


def _fitting(row: Row, width: int, columns: _Columns) -> Row | None:
    """``row`` with the cells that the text leaves out: a body that goes on, an empty note."""
    for one in (row, with_empty(row, columns.body), with_empty(row, len(row.texts))):
        if len(one.texts) != width:
            continue
        body = one.texts[columns.body]
        is_body = _names_body(_bare(body)) or goes_on(body)
        if is_body and is_role_text(_role_in(one.texts[columns.role])):
            return one
    return None


def _bare(name: str) -> str:
    """A body's name without its parenthesis."""
    return re.sub(r"\s*\([^()]*\)$", "", name)


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


def _names_body(text: str) -> bool:
    return is_body_text(text) or (len(text) > 1 and text.endswith("班"))


def _body_row(head: list[str], row: Row, column: int) -> Iterator[tuple[Row, Finding]]:
    name = _bare(row.texts[column])
    if not _names_body(name):
        return
    duty, parent = None, whole_of(row.texts[column][len(name) :].strip(" ()"))
    last = row.cells[column][1]
    for at, (title, text) in enumerate(zip(head, row.texts, strict=False)):
        span = (row.cells[column][0], max(row.cells[column][1], row.cells[at][1]))
        if at == column or is_nothing(text):
            continue
        parent = parent or whole_of(text)  # 推進会議の下部組織
        if _DUTY_HEAD.fullmatch(title):
            duty = row.cells[at] if duty is None else duty
        elif _PARENT_HEAD.fullmatch(title):
            parent = _bare(text) if _names_body(_bare(text)) and _bare(text) != name else parent
            last = max(last, row.cells[at][1] if parent else 0)
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
    end = max(last, duty[1] if duty else 0)
    yield row, Finding(name, None, row.cells[column][0], end, duty=duty, parent=parent)


def _role_column(head: list[str], data: list[Row]) -> tuple[int, list[Row]] | None:
    """The column of the roles, and the rows that name one."""
    for at, title in enumerate(head):
        filled = with_repeated(data, at) if _ROLE_HEAD.fullmatch(title) else data
        with_role = [row for row in filled if is_role_text(without_parenthesis(row.texts[at]))]
        found = len(with_role)
        is_role_column = bool(_ROLE_HEAD.fullmatch(title)) or is_role_text(title)
        # 委員会における職: whatever the head says, the cells are posts
        is_role_column |= found == len(filled) and all(
            role_weight(without_parenthesis(row.texts[at]), "R") == 2 for row in filled
        )
        is_most = found > 1 and found * 3 >= len(filled) * 2
        is_filled = bool(filled) and (found == len(filled) or is_most)
        if is_role_column and is_filled and not NAME_HEAD.fullmatch(title):
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
    for kind in (NAME_HEAD, _TITLE_HEAD):
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
    is_turned = not _share_of_posts(data, role_column)
    if is_turned and _share_of_posts(data, holder) >= _MOST_POSTS:
        role_column, holder = holder, role_column  # 職名 | 充て職, above 市長 | 本部長
    yield from _held(head, data, body or "", role_column, holder)


def _held(
    head: list[str], data: Sequence[Row], body: str, role_column: int, holder: int
) -> Iterator[tuple[Row, Finding]]:
    """The posts of one body with who holds each, what for, and whom they help."""
    others = [at for at in range(len(head)) if at not in {role_column, holder}]
    duty = next((at for at in others if _DUTY_HEAD.fullmatch(head[at])), None)
    notes = next((at for at in others if _NOTE_HEAD.fullmatch(head[at])), duty)
    roles: dict[str, list[Row]] = {}
    for row in data:
        if not is_nothing(row.texts[holder]) and row.texts[holder] != row.texts[role_column]:
            # the persons of one role together; each office is a row of its own
            number = "" if NAME_HEAD.fullmatch(head[holder]) else str(row.number)
            roles.setdefault(f"{_role_in(row.texts[role_column])}\t{number}", []).append(row)
    for rows in roles.values():
        first = rows[0]
        names = "、".join(row.texts[holder] for row in rows)
        ends = [first.cells[role_column], first.cells[holder]]
        work = first.cells[duty] if duty is not None and first.texts[duty] else None
        assists = whom_helps(first.texts[duty]) if duty is not None else None
        if notes is not None and assists is None:
            assists = whom_helps(first.texts[notes])
            ends += [first.cells[notes]] if assists else []
        if work:
            ends.append(work)
        span = (min(start for start, _ in ends), max(end for _, end in ends))
        covers = Span(first.span.start, rows[-1].span.end) if len(rows) > 1 else None
        yield (
            first,
            Finding(
                body,
                _role_in(first.texts[role_column]),
                *span,
                holder=names,
                duty=work,
                assists=assists,
                covers=covers,
                confidence=0.85 if body else 0.6,
            ),
        )
