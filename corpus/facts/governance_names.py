"""Which body a word stands for: full names, short names, and what was talked of last."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from corpus.facts.governance_elements import Clause
from corpus.facts.governance_words import is_body_text, is_role_text, stems_of

_HEREAFTER = re.compile(r"以下[^「『」』]{0,14}[「『](?P<short>[^」』]{1,30})[」』]")
# この表において委員会とは、人口減少対策委員会をいう
_MEANS = re.compile(
    r"(?P<short>[^\s「」、。はがてで]{2,8})」?とは、(?P<full>[^\s、。「」]{4,40}?)(?:のこと)?をいう"
)
_POINTING = re.compile(r"^(?:同|当該|本(?![部人])|この|各)(?=.)")
_ACRONYM = re.compile(r"C[A-Z]{1,4}O")
# 情報化推進本部長, 専門部会長, 策定委員長; not 副本部長
_ROLE_OF_BODY = re.compile(
    r"(?P<head>(?!副|総括).+?)(?P<deputy>副)?(?P<base>本部|部会|委員(?=長))(?P<rank>[長員])"
)
# 第3回行政改革推進委員会: the sitting is no part of the name
_SITTING = re.compile(
    r"^[0-9]{1,2}(?:[-.][0-9]{1,2})+(?=[一-鿿ァ-ヺ])|^(?:(?:平成|令和)[0-9元]+年度?)?第[0-9]+回"
)
# 評価委員会副委員長, 推進協議会会長
_BODY_AND_ROLE = re.compile(
    r"(?P<body>庁議|.+?(?:会議|審議会|協議会|懇談会|委員会|分科会|検討会|本部|部会|チーム))"
    r"(?P<role>副?(?:委員長|会長|議長|座長|本部長|部会長|リーダー)|委員|事務局長?|メンバー|構成員)"
)
_CHIEF_OF_COUNCIL = re.compile(r"(?P<body>.+(?:協議|審議|懇談|検討|連絡|評議)会)長")
# 受援班長, where 受援班 is spoken of
_CHIEF_OF_PART = re.compile(r"(?P<body>.+(?P<base>班|センター|チーム))(?P<rank>[長員]|リーダー)")
# CSIRT責任者: such a team is known by its post too
_POST_OF_TEAM = re.compile(r"(?P<body>[A-Z]{3,})(?P<post>[^A-Z]{2,})")
_OFFICE_END = re.compile(r"(?:(?<!本)部|[課室係局班])$")
# A short name is at most this long: 推進本部, 検討委員会.
_MAX_SHORT_CHARS = 5
_MUNICIPALITY = re.compile(r".{1,6}[市町村区県都府道]")
_WITHIN_OFFICE = re.compile(r".*(?:部|局|室|公室|庁|[市町村区県])")
# Parts of a body whose heads are called after them: 部会長, 幹事長, 班長
_PARTS = frozenset({"部会", "幹事会", "分科会", "班"})
# How many sentences back 「部会長は」 may look for its body.
_MAX_SENTENCES_BACK = 40
_MAX_SENTENCES_BOTH = 4
_MAX_MENTIONS = 200
# 部会, 委員会, WG alone: any of them, unless one was spoken of.
_MAX_BARE_CHARS = 3


@dataclass(slots=True)
class Names:
    """What one document calls its bodies and roles; filled sentence by sentence."""

    full: dict[str, int] = field(default_factory=dict)  # body -> mentions
    short: dict[str, str] = field(default_factory=dict)  # 推進本部 -> 情報化推進本部
    roles: dict[str, str] = field(default_factory=dict)  # CISO -> 最高情報セキュリティ責任者
    _known: dict[str, list[str]] = field(default_factory=dict)

    def learn(self, clause: Clause) -> None:
        """Take in the bodies and definitions of one sentence."""
        for told in _MEANS.finditer(clause.text):
            if is_body_text(told["full"]) and told["full"].endswith(told["short"]):
                self.short[told["short"]] = told["full"]
        for element in clause.elements:
            if element.code == "B":
                name = _POINTING.sub("", element.word)
                self.full[name] = self.full.get(name, 0) + 1
            if element.gloss is None or element.code not in "BRN":
                continue
            inner = clause.text[slice(*element.gloss)].strip()
            match = _HEREAFTER.search(inner)
            if match and match["short"] != element.word:
                if element.code == "R":
                    self.roles[match["short"]] = element.word
                elif element.code == "B" or is_body_text(match["short"]):
                    self.short[match["short"]] = element.word
                    self.full.setdefault(element.word, 1)
            elif (
                element.code == "R"
                and is_role_text(inner)
                and bool(_ACRONYM.match(inner)) != bool(_ACRONYM.match(element.word))
            ):
                self.roles[inner] = element.word

    def role(self, word: str) -> str:
        """The role's name in the document."""
        return self.roles.get(word, word)

    def around(self, head: str, base: str) -> str | None:
        """The only body that begins with ``head`` and ends with ``base``, with words between."""
        found = [
            name
            for name in self.full
            if name.startswith(head) and name.endswith(base) and len(name) > len(head + base)
        ]
        return found[0] if len(found) == 1 and len(head) > 1 else None

    def candidates(self, word: str) -> list[str]:
        """Longer names that ``word`` may be short for."""
        if word not in self._known:
            self._known[word] = self._find_candidates(word)
        return self._known[word]

    def _find_candidates(self, word: str) -> list[str]:
        longer = []
        for name in self.full:
            if name == word or not name.endswith(word) or _SITTING.match(name):
                continue
            head = name[: -len(word)]
            if _OFFICE_END.search(word):
                is_same = bool(_WITHIN_OFFICE.fullmatch(head)) and len(word) > 1
            elif len(word) <= _MAX_SHORT_CHARS:
                is_same = True
            else:
                is_same = bool(_MUNICIPALITY.fullmatch(head))
            if is_same:
                longer.append(name)
        return longer


@dataclass(slots=True)
class Discourse:
    """What the text has talked of so far, the last first."""

    names: Names
    heading: str | None = None  # the body that the heading above names
    main: str | None = None  # the body that 「（以下「委員会」という。）」 made the subject
    number: int = 0  # of the sentence
    placed: dict[str, tuple[int, str]] = field(default_factory=dict)  # part -> sentence, whole
    seats: dict[str, str] = field(default_factory=dict)  # role -> the body it was last placed in
    mentions: list[tuple[int, str, bool]] = field(
        default_factory=list
    )  # sentence, body, is a topic

    def mention(self, body: str, *, is_topic: bool = False) -> None:
        """Remember that the current sentence speaks of ``body``."""
        self.mentions.append((self.number, body, is_topic))
        if len(self.mentions) > 2 * _MAX_MENTIONS:
            del self.mentions[:_MAX_MENTIONS]

    def body(self, word: str, others: Collection[str] = ()) -> str:
        """The full name that the document gives to ``word``; ``word`` itself when in doubt.

        Args:
            word: A name, full or short.
            others: Bodies that are not meant.
        """
        word = _SITTING.sub("", word)
        pointing = _POINTING.match(word)
        plain = _POINTING.sub("", word)
        if plain in self.names.short:
            return self.names.short[plain]
        candidates = [one for one in self.names.candidates(plain) if one not in others]
        if len(plain) == 1:
            near = [
                (name, is_topic)
                for at, name, is_topic in self.mentions
                if self.number - 2 <= at and len(name) > 1 and name.endswith(plain)
                if plain != "部" or not name.endswith("本部")
            ]
            topics = {name for name, is_topic in near if is_topic} or {name for name, _ in near}
            return topics.pop() if len(topics) == 1 else plain
        if len(candidates) == 1 and len(plain) <= _MAX_BARE_CHARS and plain not in {"本部"}:
            return candidates[0] if self._is_near(candidates[0]) else plain
        if len(candidates) == 1 and not (plain in self.names.full and _OFFICE_END.search(plain)):
            return candidates[0]
        if not candidates:
            return plain
        return self._nearest(candidates, any_age=pointing is not None) or plain

    def parts(self, kind: str) -> list[str]:
        """The bodies of one kind that the last sentence which named several named, in order."""
        named = [
            (at, name)
            for at, name, _ in self.mentions
            if at >= self.number - 6 and name.endswith(kind) and name != kind
        ]
        for last in sorted({at for at, _ in named}, reverse=True):
            found = list(dict.fromkeys(name for at, name in named if at == last))
            if len(found) > 1:
                return [name for name in found if not name.startswith("各")]
        return []

    def both(self, word: str) -> list[str]:
        """The two bodies that 「両会議」 means: the last two that were spoken of."""
        if not word.startswith("両") or not is_body_text(word):
            return []
        spoken = [
            name
            for at, name, _ in self.mentions
            if self.number - _MAX_SENTENCES_BOTH <= at < self.number and is_body_text(name)
        ]
        found = list(dict.fromkeys(reversed(spoken)))[:2]
        return found[::-1] if len(found) > 1 else []

    def last_topic(self) -> str | None:
        """The only body that the sentence before was about, for 「その下に」."""
        earlier = [
            (at, name) for at, name, is_topic in self.mentions if is_topic and at < self.number
        ]
        found = {name for at, name in earlier if at == earlier[-1][0]} if earlier else set()
        return found.pop() if len(found) == 1 else None

    def _is_near(self, name: str) -> bool:
        return any(
            one == name and at >= self.number - _MAX_SENTENCES_BACK for at, one, _ in self.mentions
        )

    def _nearest(self, candidates: Iterable[str], *, any_age: bool) -> str | None:
        """The only candidate in the last sentence that spoke of one."""
        wanted = set(candidates)
        last = max((at for at, name, _ in self.mentions if name in wanted), default=None)
        if last is None or (not any_age and last < self.number - 6):
            return None
        found = {name for at, name, _ in self.mentions if at == last and name in wanted}
        return found.pop() if len(found) == 1 else None

    def owner(self, role: str) -> str | None:
        """The body whose role ``role`` is, by its name and by what was talked of last."""
        stems = stems_of(role)
        if not stems:
            return None
        for stem in (stems, ("本部", "会", "会議", "部会", "チーム", "グループ")):
            if stem is not stems and role not in {
                "議長",
                "座長",
                "委員",
                "構成員",
                "事務局",
                "庶務",
                "副議長",
                "副座長",
            }:
                continue
            found = self._owner(stem)
            if found is not None:
                return self._whole(found) if role in {"事務局", "庶務"} else found
        return None

    def just_named(self, role: str) -> str | None:
        """The part that the lines just above named, where ``role`` is such a part's: 部会長."""
        stems = tuple(stem for stem in stems_of(role) if stem in _PARTS)
        if not stems or self.heading is None or self.heading.endswith(stems):
            return None
        near = [name for at, name, _ in self.mentions if at >= self.number - 2]
        named = {name for name in near if name.endswith(stems)}
        return named.pop() if len(named) == 1 else None

    def _whole(self, body: str) -> str:
        """「本部の下に部会を置く。事務局は…」: whose it is, unless more was said of the part."""
        last = max((at for at, name, _ in self.mentions if name == body), default=None)
        placed_at, whole = self.placed.get(body, (None, body))
        return whole if last == placed_at and self.heading != body else body

    def _owner(self, stems: tuple[str, ...]) -> str | None:
        if self.heading is not None and self.heading.endswith(stems):
            return self.heading
        recent = [
            (at, name, is_topic)
            for at, name, is_topic in self.mentions
            if name.endswith(stems) and at >= self.number - _MAX_SENTENCES_BACK
        ]
        topics = [(at, name) for at, name, is_topic in recent if is_topic]
        if topics:
            last = topics[-1][0]
            found = {name for at, name in topics if at == last}
            found = {name for name in found if self._whole(name) not in found - {name}}
            if len(found) == 1:
                return found.pop()
            # 脱炭素部会、資源循環部会及び里海部会 ... 部会長は: each of them has one.
            shared = [stem for stem in stems if all(name.endswith(stem) for name in found)]
            longest = max(shared, key=len, default="")
            return longest if len(longest) > 1 else None  # a mere 会 is no body
        if self.main is not None and self.main.endswith(stems):
            return self.main
        names = {name for _, name, _ in recent}
        return names.pop() if len(names) == 1 else None


def named_whole(role: str, names: Names) -> tuple[str, str] | None:
    """「評価委員会副委員長」 as body and role."""
    if (short := _CHIEF_OF_COUNCIL.fullmatch(role)) is not None:  # 地域協議会長
        return names.short.get(short["body"], short["body"]), "会長"
    post = _POST_OF_TEAM.fullmatch(role)
    if post is not None and post["body"] in names.full:
        return post["body"], role
    match = _BODY_AND_ROLE.fullmatch(role)
    if match is None:
        return None
    name = "構成員" if match["role"] == "メンバー" else match["role"]
    return names.short.get(match["body"], match["body"]), name


def body_named_by(role: str, names: Names) -> tuple[str, str] | None:
    """「情報化推進本部長」 as body and role; 「策定委員長」 when the document knows that body."""
    if (whole := named_whole(role, names)) is not None:
        return whole
    part = _CHIEF_OF_PART.fullmatch(role)
    if part is not None and part["body"] in names.full:
        return part["body"], part["base"] + part["rank"]
    match = _ROLE_OF_BODY.fullmatch(role)
    if match is None:
        return None
    if match["base"] == "委員":
        name = f"{match['head']}委員会"
        longer = names.candidates(name)
        known = names.short.get(name) or (name if name in names.full else None)
        known = known or (longer[0] if len(longer) == 1 else None)
        return (known, (match["deputy"] or "") + "委員長") if known else None
    name = match["head"] + match["base"]
    if name not in names.full and name not in names.short:
        around = names.around(match["head"], match["base"])
        if around is not None:  # 現地本部長 of 現地災害対策本部
            return around, role
    return names.short.get(name, name), (match["deputy"] or "") + match["base"] + match["rank"]
