"""A clause in its surroundings, and what a rule finds in it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from corpus.facts.governance_elements import Clause, Element
from corpus.facts.governance_names import Discourse, body_named_by
from corpus.facts.governance_verbs import VERB_CODES
from corpus.facts.governance_words import has_head, is_body_text, is_office, stems_of
from corpus.records import Span

NOUN = "[BRKANW]"
# Nouns in a row: 副市長及び教育長, 各部の部長, 商工会の会員など
NOUNS = rf"{NOUN}(?:[の&、dと]{{1,2}}{NOUN})*d?"

_NAMED_AFTER = frozenset(
    [
        "本部長",
        "副本部長",
        "本部員",
        "部会長",
        "副部会長",
        "部会員",
        "委員長",
        "副委員長",
        "幹事長",
        "副幹事長",
    ]
)
_CHIEFS = frozenset(["責任者", "代表者", "管理者", "代表"])
# 委員会の構成は, 公社の役員は: what is said next is about the body
MAKE_UP = frozenset({"構成", "組織", "体制", "役員", "構成団体", "構成機関"})
_PLAN = re.compile(r"(?:計画|プラン|戦略|ビジョン|大綱|方針|指針|事業)$")
# Roles of which a text may speak without naming the body.
_FREE_ROLE = re.compile(
    r"副?(?:会長|議長|座長|代表(?:理事)?)|委員|事務局(?:次?長|員)?|庶務|オブザーバー|顧問|監事|書記|参与|ファシリテーター"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a clause says; ``start`` and ``end`` are in the normalised sentence."""

    body: str
    role: str | None
    start: int
    end: int
    holder: str | None = None
    duty: tuple[int, int] | None = None
    duty_weight: int = 1  # 3: said of it as a topic, 2: describes it, 1: what it was set up for
    parent: str | None = None
    assists: str | None = None
    confidence: float = 0.9
    covers: Span | None = None  # in the document: the lines that prove it together
    needs_support: bool = False  # kept only when another finding speaks of the same role or body


@dataclass(slots=True)
class Scene:
    """A clause and what was said before it."""

    clause: Clause
    discourse: Discourse

    @property
    def codes(self) -> str:
        """The clause's codes."""
        return self.clause.codes

    def at(self, number: int) -> Element:
        """The element ``number``."""
        return self.clause.elements[number]

    def said(self, number: int) -> str:
        """The element ``number`` as the text has it: a verb with its auxiliaries."""
        element = self.at(number)
        return self.clause.text[element.start : element.end]

    def body(self, number: int, others: Collection[str] = ()) -> str:
        """The full name of the body at ``number``; 「協議会の会議」 is the 協議会 that meets.

        ``others``: Bodies that are not meant.
        """
        word = self.at(number).word
        if word == "会議":
            if re.search(r"Bの$", self.codes[:number]):
                return self.body(number - 2)
            found = self.discourse.body(word)
            return self.discourse.main or found if found == word else found
        return self.discourse.body(word, others)

    def named_behind(self, number: int) -> list[str]:
        """The bodies that the clause names behind the element ``number``."""
        return [one.word for one in self.clause.elements[number + 1 :] if one.code == "B"]

    def is_committee(self, number: int) -> bool:
        """Whether a committee, a team or their like is named: not an office, nor a person."""
        return self.codes[number] == "B" and is_body_text(self.at(number).word)

    def headed(self, number: int) -> int | None:
        """The body that the sentence sets up, of which 「推進室長」 at ``number`` is the head."""
        word = self.at(number).word
        for match in re.finditer(r"B(?=(?:を|が)[^。は]*O)", self.codes[:number]):
            is_named = self.at(match.start()).word.endswith(word[:-1])
            if is_named and len(word) > 2 and word.endswith("長"):
                return match.start()
        return None

    def text(self, first: int, last: int) -> str:
        """Elements ``first`` to ``last`` without parentheses."""
        return self.clause.word_range(first, last)

    def holder(self, first: int, last: int) -> str:
        """The holder that ``first`` to ``last`` name; one body by its full name."""
        text = self.text(first, last)
        if first == last and self.at(first).code == "B":
            return self.body(first)
        return self.discourse.names.role(text) if first == last else text

    def topic(self, before: int) -> int | None:
        """The last body before ``before`` that 「は」, 「では」, 「の構成は」 or 「:」 marks."""
        found = None
        for match in re.finditer(r"B(?=(?P<of>のN)?(?:[にでi]?は|:|がE))", self.codes[:before]):
            if not match["of"] or self.at(match.end() + 1).word in MAKE_UP:
                found = match.start()
        return found

    def owner(self, number: int, verb: int | None = None) -> tuple[str, str] | None:
        """Body and role of the role at ``number``; ``verb`` is the predicate that assigns it."""
        names = self.discourse.names
        role = names.role(self.at(number).word)
        role = "構成員" if role == "メンバー" else role
        stems = stems_of(role)
        before = re.search(rf"B(?:[、&と]B)*の(?:{NOUN}[、&と])*$", self.codes[:number])
        if before:  # 協議会の事務局は、社会福祉協議会が担う: not its own
            return self.body(before.start(), self.named_behind(number)), role
        headed = re.search(r"(?P<of>[NA])の$", self.codes[:number])
        if headed:
            whose = self.at(headed.start()).word
            if self.codes[number] == "K" and _PLAN.search(whose):
                return "", role  # 本計画の事務局
            if has_head(whose) or (self.codes[headed.start()] == "A" and whose.endswith(stems)):
                return whose, role
        split = body_named_by(role, names)
        if split is not None:
            return split
        if (headed_body := self.headed(number)) is not None:
            return self.body(headed_body), role
        described = self.described_body(number, verb)
        if described is not None:
            return self.body(described), role
        topic = self.topic(number)
        served = re.search("(?P<body>B)(?:[、&と]+B)*の[KN]をTF", self.codes[:number])
        if self.codes[number] == "K" and served:  # 協議会の事務を処理するため、…に事務局を置く
            return self.body(served.start()), role
        is_its_own = topic is not None and self.is_committee(topic)
        is_chief = role in _CHIEFS and is_its_own
        if topic is not None and (stems or is_chief or "に" in self.codes[topic : topic + 2]):
            name = self.body(topic)
            if not stems or name.endswith(stems) or role in {"事務局", "庶務", "議長", "座長"}:
                return name, role
        placed = re.search(r"(?P<body>B)をO[^。]*$", self.codes[:number])
        if placed is not None and stems and self.body(placed.start()).endswith(stems):
            return self.body(placed.start()), role
        beside = re.search(r"(?P<body>B)の[RK](?![^。]*B)[^。]*$", self.codes[:number])
        if beside is not None:
            other = self.at(beside.start() + 2).word
            beside = None if is_office(other) or other == "事務" else beside
        if not stems and beside is not None:  # 協議会の顧問にXを、監事にYを委嘱する
            return self.body(beside.start()), role
        within = re.search(r"(?P<body>B)には?、*$", self.codes[:number])
        if not stems and within is not None and self.codes[number + 1 : number + 3] == "をO":
            return self.body(within.start()), role  # 消防署に署長を置き、…
        if not stems and role in self.discourse.seats:
            return self.discourse.seats[role], role
        if not stems:
            set_up = re.search(r"(?P<body>B)(?:を|が)(?:[^。は]*に)?O[^。]*$", self.codes[:number])
            of_it = self.body(set_up.start()) if set_up and role in _CHIEFS else ""
            # 技術士を専門員に任用する says that there is such a post
            is_put = verb is not None and re.match("S?P", self.codes[verb:])
            is_free = (
                len(role) > (2 if is_put else 4) or role in _CHIEFS or re.search("[A-Z]", role)
            )
            return (of_it, role) if is_free else None
        owner = self.discourse.owner(role)
        if owner is not None and self._comes_later(owner, number):
            owner = None
        if owner is None and role in self.discourse.seats:
            owner = self.discourse.seats[role]  # 審査会は、委員長及び委員で組織する
        if owner is None and topic is not None and role in _NAMED_AFTER and is_its_own:
            owner = self.body(topic)  # 審議会は、委員長を互選する
        if owner is None and role in _NAMED_AFTER:
            owner = role.removeprefix("副")[:-1] + (
                "会" if role.endswith(("委員長", "幹事長")) else ""
            )
        if owner is None and _FREE_ROLE.fullmatch(role):
            owner = ""
        return None if owner is None else (owner, role)

    def _comes_later(self, body: str, number: int) -> bool:
        """Whether ``body`` is only named behind ``number``, where another role is: 協議会の会長."""
        mentions = self.discourse.mentions
        if any(name == body and at < self.discourse.number for at, name, _ in mentions):
            return False
        for at in (match.start() for match in re.finditer("B", self.codes)):
            if self.body(at) == body:
                return at > number and self.codes[at + 1 : at + 2] in (
                    {"の", "を"} if self.codes[number + 1 : number + 2] == "は" else {"の"}
                )
        return False

    def described_body(self, number: int, verb: int | None) -> int | None:
        """The body that 「…を本部長とする」 stands before: 市長を本部長とする行政改革推進本部."""
        if verb is None:
            return None
        is_direct = self.codes[verb] != "D"  # CIOである副市長を本部長とする本部: not the CIO's
        for at in range(verb, len(self.codes) - 1):
            code = self.codes[at]
            if code in VERB_CODES:
                element = self.at(at)
                if self.codes[at + 1] == "B" and element.is_attributive and not element.joins:
                    free = not stems_of(self.at(number).word)
                    is_its_own = not free and self.is_committee(at + 1)
                    return at + 1 if is_direct or is_its_own else None
                if not element.joins:
                    return None
                is_direct = False
            elif code in "は。U":  # 部長を委員とし、その下に、課長からなる部会を置く
                return None
        return None


def is_bygone(scene: Scene) -> bool:
    """旧町時代には合併推進室が置かれていた: what was so once is so no more."""
    ends = ("ていた", "でいた", "ていました", "でいました")
    return any(
        code in "OPST" and scene.said(number).endswith(ends) and not _describes(scene, number)
        for number, code in enumerate(scene.codes)
    )


def _describes(scene: Scene, verb: int) -> bool:
    """総務部に置かれていた課を廃止する: what was so is said of one thing only."""
    return scene.at(verb).is_attributive and scene.codes[verb + 1 : verb + 2] in {"B", "R", "N"}
