"""Bodies and roles on lines that are no sentences: headings, 「本部長：市長」, tables, records."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.governance_names import named_whole
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_words import is_body_name, is_body_text, is_office, is_role_text
from corpus.facts.reading import ReadSentence
from corpus.records import SentenceKind, Span

# 空家等対策協議会委員名簿, 情報化推進本部設置要綱, 推進本部の組織
_ABOUT_BODY = re.compile(
    r"(?P<body>[^\s、。は]+?)(?:の)?(?:委員|構成員|委員等)?(?:名簿|設置要綱|要綱|設置条例|条例|設置規程|規程|規則|運営要領|要領"
    r"|の?メンバー|の?体制図?|の?組織図|の?設置|の?概要|の?組織|の?役割|の?構成|の?体制|の?所掌事務|の?開催について|について|一覧(?:表)?)?"
)
_ROLE_LINE = re.compile(
    r"(?P<role>[^\s:=、。()【】]{1,15})(?:\([^()]{2,20}\)\s*[:=]?\s*(?![ぁ-ん])|\s*[:=]\s*|\s+)(?P<holder>[^。]+?)\s*$"
)
# 本部長:町長 副本部長:副町長、教育長: where each role of a line begins
_ROLE_START = re.compile(
    r"(?:^|(?<=[\s、,/・;】\]〕〉>》]))(?P<role>[^\s:、。()【】・…]{1,15})(?:\([^()]{2,20}\))?\s*"
    r"(?::|…+|‥+|[―─]+|・{2,}|[.]{3,})\s*"
)
_GLOSSED_ROLES = re.compile(r"(?:[^\s:、()]{2,15}\([^()]{2,30}\)[、,\s/]*){2,}")
# (委員長)山本一夫、(副委員長)佐藤恵子
_ROLE_BEFORE_NAME = re.compile(
    r"(?:^|(?<=[\s、,])|(?<=席者)|(?<=名簿))[(](?P<role>[^()\s]{2,12})[)]\s*(?P<holder>[^、,()\s][^、,()]{1,20})"
)
# 【会長】 町長
_BRACKETED = re.compile(r"[【\[〔〈<《](?P<word>[^】\]〕〉>》]{1,30})[】\]〕〉>》]\s*")
# What stands behind an office on its line: how to reach it.
_CONTACT = re.compile(
    r"[\s(、]*(?:電話|TEL|Tel|FAX|内線|〒|住所|メール|E-?mail|https?:|[0-9]{2,4}-[0-9]{2,4}-).*$"
)
_PERSON = re.compile(r"[一-鿿々ァ-ヺー]{1,4}[ ・]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}")
# 山本 太郎 県立大学教授: a name, and behind it where the person is from
_NAMED_PERSON = re.compile(
    r"(?P<name>[一-鿿々ァ-ヺー]{1,3} [一-鿿々ぁ-ゖァ-ヺー]{1,4})(?:\s+|\s*\()(?=[^\s]{4,})"
)
# 【庁内組織】食育推進会議: what kind of thing the line is about
_KIND_LABEL = re.compile(r"\s*[【\[〔<](?P<word>[^】\]〕>]{1,12})[】\]〕>]\s*(?=[^\s])")
_MEMBERS = frozenset({"構成", "構成員", "メンバー", "構成メンバー", "構成団体"})
_BODY_LINE = re.compile(
    r"(?P<body>(?![0-9])[^\s:=、。()]{2,30})(?:\([^()]*\))?\s*:\s*(?P<duty>[^。]+?)\s*。?\s*$"
)
# Aグループ, 第1班: groups of other things
_LETTERED = re.compile(r"第?[A-Z0-9一二三四五]?(?:グループ|チーム)")
_QUANTITY = re.compile(r"(?:約?[0-9]+|若干)(?:人|名)?(?:以内|程度)?")
_MAX_TITLE_CHARS = 40
_LINE_BULLET = re.compile(r"^[・○●■□◆◇◎▪-]\s*")


def body_of_heading(read: ReadSentence, scene: Scene) -> str | None:
    """The one body that a heading-like line is about, or None: 「ア ゼロカーボン推進本部」."""
    text = read.text[scene.clause.label_end :].strip()
    if (
        len(text) > _MAX_TITLE_CHARS
        or "\t" in text
        or re.search(r"[。:|]", re.sub(r"\([^()]*\)", "", text))
    ):
        return None
    plain = re.sub(r"\([^()]*\)", "", text).strip("【】[]<>〈〉《》「」 ")
    bodies = [number for number, code in enumerate(scene.codes) if code == "B"]
    if scene.codes == "B":
        return scene.body(0)
    match = _ABOUT_BODY.fullmatch(plain)
    if match and len(bodies) <= 1 and is_body_text(match["body"]):
        return scene.discourse.body(match["body"])
    return None


def find_on_line(read: ReadSentence, scene: Scene) -> Iterator[Finding]:
    """「議長：副市長」 under a body's heading, 「推進本部：方針の決定」."""
    start = scene.clause.label_end
    if (kind := _KIND_LABEL.match(read.text, start)) and not _names_something(kind["word"]):
        start = kind.end()
    text = read.text[start:]
    if "\t" in text or "|" in text or not text.strip():
        return
    end = len(read.text.rstrip())
    pairs = list(_pairs_of(text.rstrip(), start, scene))
    if pairs:
        yield from pairs
        return
    body_line = _BODY_LINE.fullmatch(text.strip())
    if body_line and is_body_text(body_line["body"]) and not _LETTERED.fullmatch(body_line["body"]):
        at = read.text.index(body_line["duty"], start)
        name = scene.discourse.body(body_line["body"])
        yield Finding(
            name, None, start, end, duty=(at, at + len(body_line["duty"])), confidence=0.7
        )
    if scene.codes == "AR":
        yield Finding(scene.at(0).word, scene.at(1).word, start, end, confidence=0.7)


def _pairs_of(line: str, start: int, scene: Scene) -> Iterator[Finding]:
    """「【推進本部】本部長：町長　副本部長：副町長」, 「【会長】町長」, 「議長　副市長」."""
    at = len(line) - len(line.lstrip())
    body, role = None, ""
    if match := _BRACKETED.match(line, at):
        if is_role_text(match["word"]):
            role = match["word"]
        elif is_body_text(match["word"]):
            body = scene.discourse.body(match["word"])
        else:
            return
        at = match.end()
    if role:
        yield from _pair(scene, None, role, (at, len(line)), line, start)
        return
    before = [one for one in _ROLE_BEFORE_NAME.finditer(line, at) if is_role_text(one["role"])]
    if before:
        for one in before:
            yield from _pair(scene, body, one["role"], one.span("holder"), line, start)
        return
    heads = scene.discourse.heading is not None
    if _GLOSSED_ROLES.fullmatch(line, at):
        return  # 本部長(市長)、副本部長(副市長): told by the parentheses
    roles = [
        one
        for one in _ROLE_START.finditer(line, at)
        if is_role_text(one["role"]) or (scene.discourse.heading and one["role"] in _MEMBERS)
    ]
    if roles and is_body_name(named := line[at : roles[0].start()].strip()):
        body, at = scene.discourse.body(named), roles[0].start()  # 推進本部 本部長:市長
    if roles and roles[0].start() == at:
        ends = [one.start() for one in roles[1:]] + [len(line)]
        for one, end in zip(roles, ends, strict=True):
            yield from _pair(scene, body, one["role"], (one.end(), end), line, start)
        return
    single = _ROLE_LINE.fullmatch(line, at)
    if single and (is_role_text(single["role"]) or (heads and single["role"] in _MEMBERS)):
        yield from _pair(scene, body, single["role"], single.span("holder"), line, start)


def _names_something(word: str) -> bool:
    return is_role_text(word) or is_body_text(word)


def _pair(
    scene: Scene, body: str | None, role: str, place: tuple[int, int], line: str, start: int
) -> Iterator[Finding]:
    """One role of a line; its holder is at ``place`` in ``line``, which begins at ``start``."""
    holder = _CONTACT.sub("", line[slice(*place)]).rstrip(" 、,/・;")
    if (person := _NAMED_PERSON.match(holder)) is not None:
        holder = person.group("name")
    if not holder or not _names_holder(holder, scene):
        return
    name = "構成員" if role in _MEMBERS else scene.discourse.names.role(role)
    if body is None and (split := named_whole(name, scene.discourse.names)) is not None:
        body, name = split
    body = body or scene.discourse.heading or scene.discourse.owner(name)
    if body is None and is_office(name) and not name.endswith("管理者"):
        return
    first = line.rfind(role, 0, place[0])
    span = (start + first, start + place[0] + len(holder))
    yield Finding(body or "", name, *span, holder=holder, confidence=0.85 if body else 0.6)


def _names_holder(text: str, scene: Scene) -> bool:
    """Whether a line's second half can be an office or a person, and is no sentence."""
    verbs = re.search(r"[SPTHV]", scene.codes)
    return len(text) <= 40 and not _QUANTITY.fullmatch(text) and verbs is None


# A table's columns by what their headings say.
_BODY_HEAD = re.compile(
    r"(?:推進)?(?:組織|体制|会議体?|機関|部会|委員会|本部)(?:の?名称?|等)?|名称|会議等?の?名称|組織・会議"
)
_DATE_HEAD = re.compile(r"(?:開催)?(?:年?月日|期日|日時?|日程|時期|年月|年度)")
_CHIEF_HEAD = re.compile(
    r"(?:組織の)?長|代表者?|責任者|議長|座長|会長|委員長|本部長|部会長|幹事長|リーダー|トップ"
)
_MEMBER_HEAD = re.compile(r"(?:主な)?(?:構成(?:員|メンバー|等)?|メンバー|委員|参加者)")
_DUTY_HEAD = re.compile(
    r"(?:主な)?(?:役割(?:等|・機能)?|所掌(?:事務|事項)?|内容|機能|任務|担任事項|活動内容|設置目的|目的)"
)
_ROLE_HEAD = re.compile(r"役職(?:名|等)?|職|役|区分|役割|職名|担当")
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
    if not any(texts) or len(texts) < 2 or set("".join(texts)) <= set("-: "):
        return None
    return Row(number, read.sentence.span, tuple(cells), tuple(texts))


def find_in_table(rows: Sequence[Row], scene_body: str | None) -> Iterator[tuple[Row, Finding]]:
    """Bodies and roles of one table, by its headings; ``scene_body``: whom the table is about."""
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
    if all(len(row.texts) == len(head) + 1 for row in rows[1:]):
        head = ["", *head]  # the first column has no head
    body = next((at for at, text in enumerate(head) if _BODY_HEAD.fullmatch(text)), None)
    if any(_DATE_HEAD.fullmatch(text) for text in head):
        return  # 年月日 | 会議等 | 内容: what happened when
    data = [row for row in rows[1:] if len(row.texts) == len(head)]
    if body is not None and sum(is_body_text(row.texts[body]) for row in data) * 2 >= len(data) > 0:
        for row in data:
            yield from _body_row(head, row, body)
        return
    yield from _role_rows(head, data, scene_body)


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
    line = "  ".join(row.texts)
    single = _ROLE_LINE.fullmatch(line)
    if single and is_role_text(single["role"]) and _NAMED_PERSON.match(single["holder"]):
        for finding in _pair(scene, None, single["role"], single.span("holder"), line, 0):
            yield replace(finding, start=row.cells[0][0], end=row.cells[0][1])


def _headless_role(row: Row) -> str:
    role = _closed_up(_LINE_BULLET.sub("", row.texts[0]))
    return "構成員" if role in {"会員", "メンバー"} else role


def _has_persons(rows: Sequence[Row]) -> bool:
    """会長 | 青木 隆司 | 元県職員."""
    return all(_PERSON.fullmatch(row.texts[1]) for row in rows)


def _headless(rows: Sequence[Row], body: str | None) -> Iterator[tuple[Row, Finding]]:
    """会長 | 町長: roles and their holders, with nothing above that says so."""
    for role, holder, row in _gathered(rows):
        if holder and len(holder) <= _MAX_TITLE_CHARS and not _QUANTITY.fullmatch(holder):
            span = (row.cells[0][0], row.cells[1][1])
            yield row, Finding(body or "", role, *span, holder=holder, confidence=0.7)


def _body_row(head: list[str], row: Row, column: int) -> Iterator[tuple[Row, Finding]]:
    name = re.sub(r"\s*\([^()]*\)$", "", row.texts[column])
    if not is_body_text(name):
        return
    duty = None
    for at, title in enumerate(head):
        text = row.texts[at]
        span = (row.cells[column][0], max(row.cells[column][1], row.cells[at][1]))
        if at == column or not text or text in {"-", "ー"}:
            continue
        if _DUTY_HEAD.fullmatch(title):
            duty = row.cells[at] if duty is None else duty
        elif _CHIEF_HEAD.fullmatch(title):
            role, holder = _chief(title, name, text)
            yield row, Finding(name, role, *span, holder=holder)
        elif _MEMBER_HEAD.fullmatch(title):
            for role, holder in _members(text):
                yield row, Finding(name, role, *span, holder=holder)
        elif _OFFICE_HEAD.fullmatch(title):
            yield row, Finding(name, title.removesuffix("担当"), *span, holder=text)
    end = max(row.cells[column][1], duty[1] if duty else 0)
    yield row, Finding(name, None, row.cells[column][0], end, duty=duty)


def _members(text: str) -> list[tuple[str, str]]:
    """Roles and holders in a cell: 本部長:市長、本部員:部長; or all of it as the members."""
    starts = [
        one
        for one in _ROLE_START.finditer(text)
        if is_role_text(one["role"]) or one["role"] in _MEMBERS
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
    return [("構成員", text)]


def _role_name(word: str) -> str:
    return "構成員" if word in _MEMBERS else word


def _chief(title: str, body: str, text: str) -> tuple[str, str | None]:
    """Role and holder of a cell: 本部長(市長), 市長(本部長), 本部長:市長, 市長, 会長(互選)."""
    match = re.fullmatch(r"(?P<first>[^():\s]+)\s*(?:[(:]\s*|\s+)(?P<second>[^()]+?)\)?", text)
    if match:
        first, second = match["first"], match["second"]
        if is_role_text(second) and not is_office(second):
            return second, first
        if is_role_text(first):
            return first, None if second in {"互選", "未定"} else second
    role = title
    if title in {"長", "代表", "代表者", "組織の長"}:
        role = (
            "本部長"
            if body.endswith("本部")
            else "委員長"
            if body.endswith("委員会")
            else "部会長"
            if body.endswith("部会")
            else title
        )
    return role, text


def _closed_up(text: str) -> str:
    """会 長 -> 会長; a person's name keeps its space."""
    spaced = re.fullmatch(r"[一-鿿](?: [一-鿿]){1,3}", text)
    closed = text.replace(" ", "") if spaced else text
    return closed if is_role_text(closed) else text


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


def _plain(text: str) -> str:
    """A cell without its parenthesis: 最高情報責任者(CIO)."""
    return re.sub(r"\s*\([^()]*\)", "", text)


def _role_rows(head: list[str], data: list[Row], body: str | None) -> Iterator[tuple[Row, Finding]]:
    data = [replace(row, texts=tuple(_closed_up(text) for text in row.texts)) for row in data]
    role_column = None
    for at in range(len(head)):
        filled = _with_repeated(data, at) if _ROLE_HEAD.fullmatch(head[at]) else data
        found = sum(is_role_text(_plain(row.texts[at])) for row in filled)
        is_role_column = bool(_ROLE_HEAD.fullmatch(head[at])) or is_role_text(head[at])
        if (
            is_role_column
            and filled
            and found == len(filled)
            and not _NAME_HEAD.fullmatch(head[at])
        ):
            role_column, data = at, filled
            break
    if role_column is None:
        # 氏名 | 所属 | 備考: only those who hold an office have it noted
        noted = [at for at, text in enumerate(head) if _NOTE_HEAD.fullmatch(text)]
        with_role = [row for row in data if noted and is_role_text(_plain(row.texts[noted[0]]))]
        if not with_role or any(row.texts[noted[0]] for row in data if row not in with_role):
            return
        role_column, data = noted[0], with_role
    others = [at for at in range(len(head)) if at != role_column]
    holder = next((at for at in others if _NAME_HEAD.fullmatch(head[at])), None)
    if holder is None:
        holder = next((at for at in others if _TITLE_HEAD.fullmatch(head[at])), None)
    if holder is None:
        return
    duty = next((at for at in others if at != holder and _DUTY_HEAD.fullmatch(head[at])), None)
    roles: dict[str, list[Row]] = {}
    for row in data:
        if row.texts[holder]:
            roles.setdefault(_plain(row.texts[role_column]), []).append(row)
    for role, rows in roles.items():
        first = rows[0]
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
