"""Which of the held documents a question calls by name: 「DX推進プラン」, 「強靱化計画のほう」.

A document is called by its title, by a part of it, or by a second name on its cover (愛称). What
one document alone is called chooses it, so that no other plan of the town answers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assistant.answer import Turn
from assistant.drafts import Say
from assistant.kept import normalized_whole
from assistant.names import canonical
from assistant.question import Question, find_plan_name
from corpus.normalize import normalize
from corpus.records import DocId, Document

_HEAD = r"(?:計画書?|プラン|ビジョン|構想|戦略|大綱|指針|方針)"
_SPOKEN_HEAD = re.compile(rf"{_HEAD}(?![一-鿿ァ-ヺー])")
_HEAD_END = re.compile(rf"{_HEAD}$")
_ANY_HEADS = ("計画", "計画書", "プラン")  # what residents call every plan
_WINDOW = 24  # characters before 計画 that may name it
_STOPS = re.compile(r"[、。?？!()\n]|について|では|から|より|とは")
_ORDINAL = re.compile(r"第[0-9]+[次期版]|(?:令和|平成)[0-9]+年度?(?:改定版?|版)?")
_GENERIC = re.compile(r"地域|基本|推進|総合|実施|行動|事業|振興|整備|マスター|活性化")
_OF_LAYER = re.compile(
    rf"(?P<about>[^、。,]{{2,30}}?)(?P<head>{_HEAD})の?(?:(?:第[0-9]+[次期]|[前中後]期)?(?:基本計画|実施計画|基本構想)[・及び]*)+"
)
_SECOND_NAME = re.compile(rf"[^、。,]{{2,30}}{_HEAD}")
_BRACKETED = re.compile(r"[（(【〔「『｜|]([^（()）【】〔〕｜|]{2,40})[）)】〕」』｜|]")
_LABEL = re.compile(r"^(?:愛称|通称|副題|名称) ?:? ?")
_MIN_ABOUT_CHARS = 2
_PARTICLES = "のはがをにでとも"
_COVER_CHARS = 600  # at most, before the first heading
# 「交通のほうは」, where plans are told apart; not 「高齢者の方は」
_SIDE = re.compile(
    r"(?P<about>[一-鿿ァ-ヺーA-Za-z]{2,12})の(?:ほう|やつ)(?=[はがのでもだに、]|って)"
)
_SIDE_ALONE = re.compile(
    r"(?:では|じゃあ?|それなら)?、?(?P<about>[一-鿿ァ-ヺーA-Za-z]{2,12}?)(?:の(?:ほう|方|やつ))?(?:は|だと|なら)[?？]?"
)
_OWN_ALONE = re.compile(r"(?:では|じゃあ?|それなら)?、?この計画(?:は|だと|なら)[?？]?")
_SIDE_BEHIND = re.compile(r"の(?:ほう|方|やつ)(?=[はがのでもだに、]|って)")
_EXPLAINED = re.compile(r"」?(?:とは|って(?:何|なに)|は(?:何|なに)(?:です|の)|という(?:名|呼))")
_LEAD = re.compile(r"^(?:では|じゃあ?|それでは|それなら|一方)、?")
_INSTEAD = re.compile(
    rf"{_LEAD.pattern}"
    r"|^[^、。]{2,25}(?:だと|なら|の場合|(?:は|って)?[?？]?$)"
)
_OF_ANY_VALUE = frozenset("最終 最後 目標 目標値 値 数 同じ 場合 計画 この計画".split())
_OWN = "この計画"


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a document."""

    about: str  # canonical, what is said before 計画, without place and number: 情報化
    head: str
    is_title: bool  # and no second name

    @property
    def core(self) -> str:
        """``about`` without what any plan is called."""
        return _GENERIC.sub("", self.about)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A place of a question that names documents."""

    start: int
    end: int
    doc_ids: frozenset[DocId]
    is_title: bool  # by their titles


class DocumentNames:
    """The names of all documents, read once."""

    def __init__(self, documents: Mapping[DocId, Document]) -> None:
        self._names = {doc_id: tuple(_names(document)) for doc_id, document in documents.items()}

    def choose(
        self, text: str, held: Mapping[DocId, Document], last: Turn | None = None
    ) -> tuple[dict[DocId, Document], str]:
        """The documents that a normalised question names, and the question.

        「DXは？」 names one behind a question that named another.

        Returns:
            All documents and the question as it is where none is named, or all are. A second name
            becomes 「この計画」 where one document has it, as no sentence says it.
        """
        spoken = self._spoken(text, tuple(held))
        if not spoken and len(held) > 1 and last is not None:
            spoken = self._other_side(text, last, tuple(held))
        called = frozenset(doc_id for one in spoken for doc_id in one.doc_ids)
        if not called:
            return dict(held), text
        if len(called) == 1:
            (document,) = (one for doc_id, one in held.items() if doc_id in called)
            for one in reversed(spoken):
                if not _has_own_period(document, text[one.start : one.end]):
                    text = _with_own_name(text, one)
        return {doc_id: one for doc_id, one in held.items() if doc_id in called}, text

    def asked_before(self, question: Question, turn: Turn, held: Mapping[DocId, Document]) -> str:
        """The last question, asked of the one other plan that a follow-up names; else "".

        「では強靱化計画だと何人ですか」 after 「DX推進プランで、登録者は何人ですか」.
        """
        if len(held) != 1 or not turn.doc_ids or not _INSTEAD.match(question.text):
            return ""
        is_side = _OWN_ALONE.fullmatch(question.text) is not None and _OWN not in question.printed
        is_side = is_side and not find_plan_name(turn.question)
        if turn.doc_ids[0] in held and not is_side:
            return ""  # 「DXのほうは」 is 「この計画は」 by now
        spoken = self._spoken(question.text, tuple(held))
        spoken = spoken or self._other_side(question.text, turn, tuple(self._names))
        inside = [range(one.start, one.end) for one in spoken]
        own = [
            word
            for word in question.words
            if not any(word.start in one for one in inside) and word.lemma not in _OF_ANY_VALUE
        ]
        if (own and not is_side) or (
            question.asked.wants and not question.asked.wants & turn.wants
        ):
            return ""
        asked = turn.question
        for one in reversed(self._spoken(asked, tuple(self._names))):
            asked = _with_own_name(asked, replace(one, is_title=False))
        return _LEAD.sub("", asked)

    def _spoken(self, text: str, held: tuple[DocId, ...]) -> list[_Spoken]:
        found: list[_Spoken] = []
        for head in _SPOKEN_HEAD.finditer(text):
            first = max(found[-1].end if found else 0, head.start() - _WINDOW)
            stops = [match.end() for match in _STOPS.finditer(text, first, head.start())]
            for start in range(stops[-1] if stops else first, head.start()):
                one = self._called(text, start, head, held)
                if one is not None:
                    found.append(one)
                    break
        if not found and len(held) > 1:
            found += self._sides(text, held)
        return found

    def _called(
        self, text: str, start: int, head: re.Match[str], held: tuple[DocId, ...]
    ) -> _Spoken | None:
        """The documents called by the words from ``start`` to a head; None if there is none."""
        about = _about(text[start : head.start()])
        if not about:
            return None
        is_cut = start > 0 and _is_one_word(text[start - 1 : start + 1])
        core = "" if is_cut or len(about) < _MIN_ABOUT_CHARS else _GENERIC.sub("", about)
        matching = [
            (doc_id, name)
            for doc_id in held
            for name in self._names[doc_id]
            if _is_called(about, core, head.group(), name)
        ]
        if not matching:
            return None
        doc_ids = frozenset(doc_id for doc_id, _ in matching)
        # 「第4期総合戦略」 may be another than this one: it is left to those who know the row.
        is_counted = _ORDINAL.search(canonical(text[start : head.start()])) is not None
        is_title = is_counted or any(name.is_title for _, name in matching)
        return _Spoken(start, head.end(), doc_ids, is_title)

    def _other_side(self, text: str, last: Turn, held: tuple[DocId, ...]) -> list[_Spoken]:
        """「DXは？」 where the last question named another document."""
        match = _SIDE_ALONE.fullmatch(text)
        if match is None or not self._spoken(last.question, held):
            return []
        side = f"{match['about']}のほうは"
        return [
            replace(one, start=match.start("about"), end=match.end("about"))
            for one in self._sides(side, held)
            if not one.doc_ids & set(last.doc_ids)
        ]

    def _sides(self, text: str, held: tuple[DocId, ...]) -> Iterator[_Spoken]:
        """「男女共同参画のほうの」, where one document alone is about it."""
        for match in _SIDE.finditer(text):
            about = canonical(match["about"])
            if _GENERIC.sub("", about) != about:
                continue
            having = [
                doc_id
                for doc_id in held
                if any(about in name.about for name in self._names[doc_id])
            ]
            if len(having) == 1:
                yield _Spoken(match.start(), match.end(), frozenset(having), False)


def say_of_one(
    say: Say, chosen: Mapping[DocId, Document], held: Mapping[DocId, Document]
) -> tuple[Say, str]:
    """Wording that calls the one plan that was chosen of several by its title; how it calls it."""
    if len(chosen) != 1 or len(held) == 1:
        return say, say("topic.this_plan")
    title = next(iter(chosen.values())).title

    def by_title(key: str, **values: object) -> str:
        return title if key == "topic.this_plan" else say(key, **values)

    return by_title, title


def _with_own_name(text: str, spoken: _Spoken) -> str:
    """「この計画」 for a second name; 「のほう」 behind a name says no more."""
    name, rest = text[spoken.start : spoken.end], text[spoken.end :]
    if (side := _SIDE_BEHIND.match(rest)) is not None:
        rest = rest[side.end() :]
    if spoken.is_title or _EXPLAINED.match(rest):
        return text[: spoken.start] + name + rest
    return text[: spoken.start].removesuffix("「") + _OWN + rest.removeprefix("」")


def _is_one_word(pair: str) -> bool:
    """Whether two characters stand within a run of one kind, as within a word."""
    kinds = r"[一-鿿]{2}|[ァ-ヺー]{2}|[A-Za-z]{2}|[0-9]{2}|[ぁ-ゖ]{2}"
    return re.fullmatch(kinds, pair) is not None and pair[0] not in _PARTICLES


def _has_own_period(document: Document, name: str) -> bool:
    """Whether a plan inside this one runs for years of its own: 「甲計画(第2次)の期間は…」."""
    said = rf"{re.escape(name)}(?:\([^()]{{1,12}}\))?の(?:計画)?期間"
    return re.search(said, normalized_whole(document.text)) is not None


def _is_called(about: str, core: str, head: str, name: _Name) -> bool:
    """Whether words may call a plan so; without a ``core`` only by all that its name says."""
    if head not in _ANY_HEADS and head != name.head:
        return False
    if about == name.about:
        return bool(name.core) or head == name.head
    return bool(core) and (about in name.about or about in name.core or core == name.core)


def _about(words: str) -> str:
    """What is said of a plan, for comparison: of 「第2次の情報化の」, 情報化."""
    return _ORDINAL.sub("", canonical(words)).rstrip("の")


def _names(document: Document) -> Iterator[_Name]:
    yield from _read(document.title, document, is_title=True)
    first = min(
        (section.span.start for section in document.sections if section.heading is not None),
        default=0,
    )
    title = canonical(document.title)
    for line in normalize(document.text[: min(first, _COVER_CHARS)]).splitlines():
        yield from (
            name
            for name in _read(line, document, is_title=False)
            if f"{name.about}{name.head}" not in title
        )


def _read(line: str, document: Document, *, is_title: bool) -> Iterator[_Name]:
    """The names that a title or a line of a cover gives: its own, and those in brackets."""
    line = normalize(line)
    parts = [match[1] for match in _BRACKETED.finditer(line)]
    whole = (
        _BRACKETED.sub("", line)
        if is_title and parts
        else _LABEL.sub("", line.strip("【】〔〕｜| "))
    )
    for place, part in enumerate([whole, *parts]):
        for one in re.split(r"[・、](?=[^・、]*計画)", part) if place else [part]:
            name = canonical(one, (document.municipality,) if document.municipality else ())
            name = _ORDINAL.sub("", name).strip("の")
            head = _HEAD_END.search(name)
            if head and _SECOND_NAME.fullmatch(name):
                yield _Name(name[: head.start()], head.group(), is_title and not place)
            if whole_plan := _OF_LAYER.fullmatch(name):  # 総合計画 of 総合計画後期基本計画
                yield _Name(whole_plan["about"], whole_plan["head"], is_title and not place)
