"""Bodies and roles on lines that are no sentences: headings, 「本部長：市長」, tables, records."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.governance_names import named_whole
from corpus.facts.governance_remarks import whom_helps
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_titles import ABOUT_BODY, is_drawn, without_label
from corpus.facts.governance_verbs import DUTY_VERBS
from corpus.facts.governance_words import (
    is_body_name,
    is_body_text,
    is_group_post,
    is_kind,
    is_office,
    is_role_text,
    is_unit_name,
    role_weight,
)
from corpus.facts.governance_work import is_work, last_verb
from corpus.facts.reading import ReadSentence

# 名称:推進委員会, 会議の名称 推進会議, 推進委員会設置要綱(抄): there is such a body
_NAMING = re.compile(
    r"[【\[]?(?:[^\s:]{2,6}の)?名称(?:\s*[:】\]]\s*|\s+)(?P<body>(?!第[0-9]+回)\S+)"
    r"|(?P<titled>[^\s、。はを:]+?)(?:設置|運営)?(?:要綱|要領|条例|規程|規則|細則|規約)(?:\([^()]*\))?"
)
# 組織名:推進委員会, which heads the posts below
_NAME_LINE = re.compile(
    r"[【\[]?(?:組織|会議体?|委員会|協議会|審議会|団体|本部|部会)名(?:\s*[:】\]]\s*|\s+)(?P<body>\S+)"
)
ROLE_LINE = re.compile(
    r"(?P<role>[^\s:=、。()【】]{1,15}?)(?:(?:[0-9]+|若干)(?:名|人))?(?:\([^()]{2,20}\)\s*[:=]?\s*(?![ぁ-ん])|\s*[:=]\s*|\s+)(?P<holder>(?:[^。]|。(?=\)))+?)\s*$"
)
# 本部長:町長 副本部長:副町長、教育長: where each role of a line begins
ROLE_START = re.compile(
    r"(?:^|(?<=[\s、,/・;】\]〕〉>》○◎●]))(?P<role>[^\s:=、。()【】・…○◎●]{1,15})(?:\([^()]{2,20}\))?\s*"
    r"(?::|=|…+|‥+|[―─]+|・{2,}|[.]{3,})\s*"
)
_BODY_FIRST = re.compile(r"(?P<body>[^\s:=、。()]{2,20})\s+(?=[^\s:=、。]+[\s:=])")
_GLOSSED_HOLDER = re.compile(r"(?P<holder>[^()]+)\s*\((?P<inner>[^()]+)\)")
_WHOSE = re.compile(r"(?P<body>[^\sを]+)の(?P<post>[^のを]+)")
_HOLDS_BOTH = re.compile(
    r"(?P<who>[^()\s]+)\s*\((?:兼[ねてる]*\s*(?P<before>[^()]{2,12}?)|(?P<behind>[^()]{2,12}?)(?:を兼ねる|を?兼[務任]))\)"
)
_PERSON_NAME = re.compile(
    r"(?!.*[のを])[一-鿿々ァ-ヺー]{1,4}[ ・]?[一-鿿々ぁ-ゖァ-ヺー]{1,5}(?:氏|教授)?"
)
# 各施設を所管する課の長
_DESCRIBED = re.compile(r"[うくすつむる][一-鿿の]{1,12}(?:[長員者課]|職員)$")
_GLOSSED_ROLES = re.compile(r"(?:[^\s:、()]{2,15}\([^()]{2,30}\)[、,\s/]*){2,}")
_LEAD_WORD = re.compile(r"[一-鿿]{2,6}\s+")
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
# 山本 太郎 県立大学教授: a name, and behind it where the person is from
NAMED_PERSON = re.compile(
    r"(?P<name>[一-鿿々ァ-ヺー]{1,3} [一-鿿々ぁ-ゖァ-ヺー]{1,4})(?:\s+|\s*\()(?=[^\s]{3,})"
)
# 【庁内組織】食育推進会議: what kind of thing the line is about
_KIND_LABEL = re.compile(r"\s*[【\[〔<](?P<word>[^】\]〕>]{1,12})[】\]〕>]\s*(?=[^\s])")
# 総括=企画部長: a post where an office is said to hold it
_IN_CHARGE = re.compile(r"(?:[総統]括|責任者)\s*[:=]\s*[^\s:=、/]+[長監](?![^\s:=、/])")
_TROOP = re.compile(r"(?!自衛隊)[一-鿿ァ-ヺー]{2,12}隊")  # a line of its own: 地区除雪隊
MEMBER_WORDS = frozenset(
    {"構成", "構成員", "メンバー", "構成メンバー", "構成団体", "構成課", "構成機関", "構成部署"}
)
_IN_BRACKETS = re.compile(r"[(](?=[^()]+[)]\s*$)")  # (事務局 保健センター)
_BODY_LINE = re.compile(
    r"(?P<body>(?![0-9])[^\s:=、。()]{2,30})(?:\([^()]*\))?\s*:\s*(?P<duty>[^。]+?)\s*。?\s*$"
)
# 委 員 長  教育次長; not 山田 太郎 教授
_SPACED = re.compile(r"\s*(?P<role>[一-鿿](?:\s+[一-鿿]){1,4})(?=\s|[:(])")
# 推進会議:議長は副市長とし、…: a sentence, and no duty
_SAID = re.compile("B:.*[RK](?:は|を|が|には?)、*.*[SPTO]")
# (1) 推進会議  施策を調整する。
_LEAD_BODY = re.compile(r"(?P<body>[^\s、。:()をがはで]{4,30})\s+(?=[^\s。]+。)")
# 推進本部:村長を本部長として設置し, and 部長を委員として組織し: of itself, and no part of it
_SET_UP_ITSELF = re.compile("B:[^B。]*RとS[OC]")
# Aグループ, 第1班: groups of other things
_LETTERED = re.compile(r"第?[A-Z0-9一二三四五]?(?:グループ|チーム)")
QUANTITY = re.compile(r"(?:約?[0-9]+|若干)(?:人|名)?(?:以内|程度)?")
MAX_TITLE_CHARS = 40
_DEEDS = tuple(sorted(DUTY_VERBS - {"担当", "代表", "補佐"}))


def body_on_line(text: str) -> str | None:
    """The body that a line only names: 「名称：推進委員会」, 「推進委員会設置要綱」."""
    naming = _NAMING.fullmatch(text.strip("○◯● "))
    name = (naming["body"] or naming["titled"]) if naming else ""
    return name if is_body_text(name) else None


def body_of_heading(read: ReadSentence, scene: Scene) -> str | None:
    """The one body that a heading-like line is about, or None: 「ア ゼロカーボン推進本部」."""
    text = read.text[scene.clause.label_end :].strip()
    if (named := body_on_line(text)) is not None:
        return scene.discourse.body(named)
    if (line := _NAME_LINE.fullmatch(text)) is not None and is_body_text(line["body"]):
        return scene.discourse.body(line["body"])
    if (
        len(text) > MAX_TITLE_CHARS
        or "\t" in text
        or is_drawn(read.text)
        or re.search(r"[。:|]", re.sub(r"\([^()]*\)", "", text))
    ):
        return None
    text = re.sub(r"^(?:参考|付録)[0-9]+\s*", "", without_label(text))
    plain = re.sub(r"\([^()]*\)", "", text).strip("【】[]<>〈〉《》「」 ")
    bodies = [number for number, code in enumerate(scene.codes) if code == "B"]
    if scene.codes == "B":
        return scene.body(0)
    if _TROOP.fullmatch(plain):
        return plain
    match = ABOUT_BODY.fullmatch(plain)
    if match and len(bodies) <= 1 and is_body_text(match["body"]):
        return scene.discourse.body(match["body"])
    return None


def find_on_line(read: ReadSentence, scene: Scene) -> Iterator[Finding]:
    """「議長：副市長」 under a body's heading, 「推進本部：方針の決定」."""
    start = scene.clause.label_end
    if (opening := _IN_BRACKETS.match(read.text, start)) is not None:
        start = opening.end()
    if (kind := _KIND_LABEL.match(read.text, start)) and not _names_something(kind["word"]):
        start = kind.end()
    text = read.text[start:]
    if opening is not None:
        text = text.rstrip().removesuffix(")")
    if (spaced := _SPACED.match(text)) and is_role_text(re.sub(r"\s", "", spaced["role"])):
        # 委 員 長  教育次長: closed up, with as many spaces behind
        closed = re.sub(r"\s", "", spaced["role"])
        text = closed + " " * (spaced.end("role") - len(closed)) + text[spaced.end("role") :]
    if "\t" in text or "|" in text or not text.strip():
        return
    end = len(read.text.rstrip())
    if (named := body_on_line(text)) is not None:
        yield Finding(scene.discourse.body(named), None, start, end, confidence=0.75)
        return
    pairs = list(_pairs_of(text.rstrip(), start, scene))
    if pairs:
        yield from pairs
        return
    body_line = _BODY_LINE.fullmatch(text.strip())
    if _SAID.match(scene.codes) or (body_line and _lists_parts(body_line)):
        return
    if body_line and is_body_text(body_line["body"]) and not _LETTERED.fullmatch(body_line["body"]):
        at = read.text.index(body_line["duty"], start)
        name = scene.discourse.body(body_line["body"])
        yield Finding(
            name, None, start, end, duty=(at, at + len(body_line["duty"])), confidence=0.7
        )
    if scene.codes == "AR":
        yield Finding(scene.at(0).word, scene.at(1).word, start, end, confidence=0.7)


def find_own_entry(read: ReadSentence, scene: Scene) -> Iterator[Finding]:
    """「推進本部：村長を本部長として設置し、…」, 「(1) 推進会議　…を調整する。」.

    The body that an item begins with and goes on to tell of.
    """
    start, end = scene.clause.label_end, len(read.text.rstrip())
    line = _BODY_LINE.fullmatch(read.text[start:].strip())
    if line and is_body_text(line["body"]) and _SET_UP_ITSELF.match(scene.codes):
        yield Finding(scene.discourse.body(line["body"]), None, start, end, confidence=0.7)
    lead = _LEAD_BODY.match(read.text, start) if start else None
    last = last_verb(scene)
    if lead is None or last is None or not is_work(scene, last) or "B" in scene.codes[1:]:
        return
    if is_body_text(lead["body"]) and not is_kind(lead["body"]) and "は" not in scene.codes:
        duty = lead.end(), scene.at(last).end
        name = scene.discourse.body(lead["body"])
        yield Finding(name, None, start, duty[1], duty=duty, confidence=0.7)


def _lists_parts(line: re.Match[str]) -> bool:
    """部会:就労部会、こども部会."""
    return is_kind(line["body"]) and all(map(is_body_text, line["duty"].split("、")))


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
    if (first := _BODY_FIRST.match(line, at)) and is_body_text(first["body"]):
        body, at = scene.discourse.body(first["body"]), first.end()  # 協議会 会長 村長
    if role:
        yield from find_pair(scene, None, role, (at, len(line)), line, start)
        return
    before = [one for one in _ROLE_BEFORE_NAME.finditer(line, at) if is_role_text(one["role"])]
    if before:
        for one in before:
            yield from find_pair(scene, body, one["role"], one.span("holder"), line, start)
        return
    heads = (scene.discourse.heading or scene.discourse.owner("構成員")) is not None
    if _GLOSSED_ROLES.fullmatch(line, at):
        return  # 本部長(市長)、副本部長(副市長): told by the parentheses
    roles = [
        one
        for one in ROLE_START.finditer(line, at)
        if is_role_text(one["role"])
        or (scene.discourse.heading and one["role"] in MEMBER_WORDS)
        or (_IN_CHARGE.match(line, one.start("role")))
    ]
    if roles and is_body_name(named := line[at : roles[0].start()].strip()):
        body, at = scene.discourse.body(named), roles[0].start()  # 推進本部 本部長:市長
    if roles and _LEAD_WORD.fullmatch(line, at, roles[0].start()):
        at = roles[0].start()  # 役員 会長=…
    if roles and roles[0].start() == at:
        ends = [one.start() for one in roles[1:]] + [len(line)]
        for one, end in zip(roles, ends, strict=True):
            yield from find_pair(scene, body, one["role"], (one.end(), end), line, start)
        return
    single = ROLE_LINE.fullmatch(line, at)
    if spaced := _in_a_row(line, at):
        for role, place in spaced:
            yield from find_pair(scene, body, role, place, line, start)
        return
    in_group = single is not None and (
        single["role"] in MEMBER_WORDS or is_group_post(single["role"])
    )
    if single and (is_role_text(single["role"]) or (heads and in_group)):
        yield from find_pair(scene, body, single["role"], single.span("holder"), line, start)


def _in_a_row(line: str, start: int) -> list[tuple[str, tuple[int, int]]]:
    """本部長 市長 副本部長 副市長 教育長: posts, each with the place of its holders behind it."""
    words = list(re.finditer(r"[^\s、。:=()]+", line[start:]))
    is_post = [is_role_text(word.group()) and role_weight(word.group(), "R") == 2 for word in words]
    posts = [at for at, found in enumerate(is_post) if found]
    ends = [*posts[1:], len(words)][: len(posts)]
    is_row = len(posts) > 1 and posts[0] == 0 and not re.search("[、。:=()]", line[start:])
    if not is_row or any(end - at < 2 for at, end in zip(posts, ends, strict=True)):
        return []
    return [
        (words[at].group(), (start + words[at + 1].start(), start + words[end - 1].end()))
        for at, end in zip(posts, ends, strict=True)
    ]


def _names_something(word: str) -> bool:
    return is_role_text(word) or is_body_text(word)


def find_pair(
    scene: Scene, body: str | None, role: str, place: tuple[int, int], line: str, start: int
) -> Iterator[Finding]:
    """One role of a line; its holder is at ``place`` in ``line``, which begins at ``start``."""
    holder = _CONTACT.sub("", line[slice(*place)]).rstrip(" 、,/・;○◎●│┃")
    if (person := NAMED_PERSON.match(holder)) is not None:
        holder = person.group("name")
    first_post, _, second_post = role.partition("兼")
    if second_post and is_role_text(first_post) and is_role_text(second_post):  # 本部長兼CIO
        for finding in find_pair(scene, body, first_post, place, line, start):
            yield finding
            yield replace(finding, role=second_post)
        return
    both = _HOLDS_BOTH.fullmatch(holder)
    if both is not None:  # 商工観光課長(兼 事務局長)
        first = line.index(holder, place[0])
        alone = (place[0], first + both.end("who"))
        for finding in find_pair(scene, body, role, alone, line, start):
            yield finding
            yield replace(finding, role=(both["before"] or both["behind"]).strip())
        return
    helped = None
    glossed = _GLOSSED_HOLDER.fullmatch(holder)
    if glossed and (helped := whom_helps(glossed["inner"])) is not None:
        holder = glossed["holder"].rstrip()  # 民間の人材(CIOを補佐する)
    elif glossed and is_office(glossed["holder"]) and not _PERSON_NAME.fullmatch(glossed["inner"]):
        holder = glossed["holder"]  # 村長(全体の統括)
    elif glossed and is_unit_name(glossed["holder"]) and "を" in glossed["inner"]:
        holder = glossed["holder"]  # 総務課(庶務を担当)
    heads_columns = " " in holder and all(map(is_role_text, holder.split()))
    heads_columns = heads_columns and any(role_weight(one, "R") == 2 for one in holder.split())
    if not holder or heads_columns or not _names_holder(holder, scene):
        return  # 本部長 副本部長 本部員 are a table's heads
    whose = _WHOSE.fullmatch(role)
    if whose and is_body_text(whose["body"]):  # 推進委員会の事務局
        body, role = scene.discourse.body(whose["body"]), whose["post"]
    name = "構成員" if role in MEMBER_WORDS else scene.discourse.names.role(role)
    if body is None and (split := named_whole(name, scene.discourse.names)) is not None:
        body, name = split
    body = body or scene.discourse.just_named(name)
    body = body or scene.discourse.heading or scene.discourse.owner(name)
    if body is None and is_office(name) and not name.endswith("管理者"):
        return
    first = line.rfind(role, 0, place[0])
    end = start + (place[1] if helped else place[0] + len(holder))
    confidence = 0.85 if body else 0.6
    if helped is not None:
        helped = scene.discourse.names.role(helped)
    yield Finding(
        body or "", name, start + first, end, holder, assists=helped, confidence=confidence
    )


def _names_holder(text: str, scene: Scene) -> bool:
    """Whether a line's second half can be an office or a person, and is no sentence."""
    verbs = re.search(r"[SOPTHV]", scene.codes) and not _DESCRIBED.search(text)
    if text.endswith(_DEEDS) and not is_body_name(text):
        return False  # 推進担当者…部内の連絡調整
    return len(text) <= 40 and not QUANTITY.fullmatch(text) and not verbs
