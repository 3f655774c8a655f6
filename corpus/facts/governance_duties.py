"""What bodies and roles do, whom they help, as one sentence says it."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.governance_frames import Predicate
from corpus.facts.governance_scene import NOUNS, Finding, Scene
from corpus.facts.governance_verbs import VERB_CODES
from corpus.facts.governance_words import (
    is_kind,
    is_office,
    stems_of,
)
from corpus.facts.governance_work import SUBORDINATE, duty_words, is_work, last_verb

_OWN_DUTY_ONLY = re.compile(
    r"(?:教育|農業|公安|選挙管理|監査|人事|公平)委員会$|社会福祉協議会$|(?:[課部室局係班]|センター|デスク|ラボ)$"
)
# 平成18年度末までに56件を処理している: what happened once is no duty; nor is 「次に掲げる事務」.
_NO_DUTY = re.compile(
    r"(?:明治|大正|昭和|平成|令和)[0-9元]+年|[0-9]{4}年|^(?:次|以下)(?:の|に|のとおり)"
)
# What offices are said to be competent for, whether or not anything else is said of them
_COMPETENCE = frozenset({"所掌", "所管", "司る", "掌る", "担当"})
_CALLED = frozenset({"招集", "主宰", "開催"})
_MIN_NAME_CHARS = 7  # 計画評価委員会が評価します says what it is for without an object
_AIDE = re.compile(r"補佐(?:役|者|機関)?")
_LEADING = frozenset({"代表", "統括", "総括", "統轄", "主宰", "総理", "掌理"})
_ROLE_WITH_DUTY = re.compile(
    r"[A-Z]|(?:専門員|補佐官|推進員|統括官|統括責任者|アドバイザー|コーディネーター)$"
)


def find_duties(scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
    """Whom bodies and roles help, and what they do."""
    yield from _assisting(scene)
    yield from _standing_by(scene)
    yield from _advising(scene)
    yield from _attending(scene)
    yield from _duties(scene, said)
    yield from _working(scene)


def _assisting(scene: Scene) -> Iterator[Finding]:
    """「CIOを補佐する専門員」, 「副本部長は、本部長を補佐し」, 「…とし、CISOを補佐させる」."""
    codes = scene.codes
    for match in re.finditer(r"(?P<whom>[RB])をH", codes):
        verb = match.end() - 1
        element = scene.at(verb)
        if element.is_past or element.is_negative:
            continue
        whom = match.start("whom")
        helper = _helper(scene, whom, verb)
        if helper is None or helper == whom:
            continue
        if codes[whom] == "B":
            assisted = scene.body(whom)
        else:
            assisted = scene.discourse.names.role(scene.at(whom).word)
        span = (
            min(scene.at(helper).start, scene.at(whom).start),
            max(element.end, scene.at(helper).end),
        )
        if codes[helper] == "B":
            name = scene.body(helper)
            if name != assisted:
                yield Finding(name, None, *span, assists=assisted)
            continue
        word = scene.at(helper).word
        if is_office(word) and not stems_of(word) and not word.endswith(("監", "官")):
            continue
        owner = _helper_owner(scene, helper, whom)
        if owner is not None and owner[1] != assisted:
            yield Finding(owner[0], owner[1], *span, assists=assisted)


def _standing_by(scene: Scene) -> Iterator[Finding]:
    """「CIOの補佐役としてCIO補佐官を登用する」, 「教育長が副本部長としてこれを補佐する」."""
    codes = scene.codes
    for match in re.finditer(r"(?:(?P<whom>R)の)?(?P<kind>N)とS、*(?P<helper>R)を", codes):
        if not _AIDE.fullmatch(scene.at(match.start("kind")).word):
            continue
        helper = match.start("helper")
        whom = match.start("whom") if match["whom"] else _last_role(scene, match.start())
        if whom is not None:
            yield from _assists(scene, helper, whom, scene.at(match.end() - 1).end)
    for match in re.finditer(r"(?P<this>N)をH(?P<helper>R)", codes):  # これを補佐するCIO補佐官
        this, helper = match.start("this"), match.start("helper")
        posts = [at for at in range(this) if codes[at] == "R" and not is_office(scene.at(at).word)]
        if scene.at(this).word in {"これ", "それ"} and posts:
            yield from _assists(scene, helper, posts[-1], scene.at(helper).end)
    for match in re.finditer(r"(?P<whom>R)のUに、*(?P<helper>R)を[^。]*(?P<this>N)をH", codes):
        if scene.at(match.start("this")).word == "これ":  # Xの下に副Xを置き、これを補佐させる
            helper, whom = match.start("helper"), match.start("whom")
            yield from _assists(scene, helper, whom, scene.at(match.end() - 1).end)
    for match in re.finditer(r"(?P<helper>R)とS、*(?P<this>N)をH", codes):
        whom = next(
            (at for at in range(match.start()) if codes[at] == "R" and _is_chief(scene, at)), None
        )
        if scene.at(match.start("this")).word == "これ" and whom is not None:
            yield from _assists(scene, match.start("helper"), whom, scene.at(match.end() - 1).end)


_ADVISES = re.compile(r"(?P<helper>R)は、*(?P<whom>R)[zに]に?、*[^。はが]*(?P<what>N)を[VT]")


def _advising(scene: Scene) -> Iterator[Finding]:
    """「アドバイザーは、CIOに対し専門的な助言を行う」."""
    for match in _ADVISES.finditer(scene.codes):
        helper, what = match.start("helper"), scene.at(match.start("what")).word
        if what in {"助言", "提言", "進言"} and not is_office(scene.at(helper).word):
            yield from _assists(scene, helper, match.start("whom"), scene.at(match.end() - 1).end)


def _assists(scene: Scene, helper: int, whom: int, end: int) -> Iterator[Finding]:
    names = scene.discourse.names
    owner = scene.owner(helper) or ("", names.role(scene.at(helper).word))
    assisted = names.role(scene.at(whom).word)
    if owner[1] != assisted:
        span = (min(scene.at(helper).start, scene.at(whom).start), end)
        yield Finding(*owner, *span, assists=assisted)


def _last_role(scene: Scene, before: int) -> int | None:
    """The role that 「その補佐役」 means: the last one that was given to somebody."""
    given = [
        match.start("role") for match in re.finditer(r"を(?P<role>R)とS", scene.codes[:before])
    ]
    return given[-1] if given else None


def _is_chief(scene: Scene, number: int) -> bool:
    word = scene.at(number).word
    return bool(stems_of(word)) and not word.startswith("副") and word.endswith("長")


def _helper(scene: Scene, whom: int, verb: int) -> int | None:
    """Who gives the help: behind an attributive verb, as a topic or subject, or as とし、."""
    codes = scene.codes
    if codes[verb + 1 : verb + 2] in {"R", "B"} and scene.at(verb).is_attributive:
        return verb + 1
    placed = re.match(r"Fに?、*(?P<who>R)をO", codes[verb + 1 :])
    if placed:  # CIOを補佐するため、副CIOを置く
        return verb + 1 + placed.start("who")
    if scene.at(verb).is_attributive and re.match(r"(?:F|N)", codes[verb + 1 : verb + 2]):
        return None
    named = re.search(r"(?P<who>R)とS、*$", codes[:whom])
    if named and not is_office(scene.at(named.start("who")).word):
        return named.start("who")
    subject = re.search(r"(?P<who>[RB])が(?:[^はが。]*)$", codes[:whom])
    if subject:
        return subject.start("who")
    topic = re.search(r"(?P<who>[RB])は(?:[^は。]*)$", codes[:whom])
    return topic.start("who") if topic else None


def _helper_owner(scene: Scene, helper: int, whom: int) -> tuple[str, str] | None:
    """Where the helper sits: 「本部には…専門員も出席し」 before all else."""
    place = re.search(r"(?P<place>B)に[はも]?(?=[^B]*$)", scene.codes[: min(helper, whom)])
    if place:
        return scene.body(place.start()), scene.discourse.names.role(scene.at(helper).word)
    owner = scene.owner(helper)
    if owner is not None and not owner[0] and scene.codes[whom] == "R":
        of_whom = scene.owner(whom)
        if of_whom is not None and stems_of(scene.at(whom).word):
            return of_whom[0], owner[1]
    return owner


def _attending(scene: Scene) -> Iterator[Finding]:
    """「本部には…専門員も出席し、…助言を行っています」: a role in a body."""
    pattern = re.compile(r"(?P<place>B)に[はも]?(?:[^は。]*?)(?P<role>R)[もがは]、*(?P<verb>V)")
    for match in pattern.finditer(scene.codes):
        verb = match.start("verb")
        if (
            scene.at(verb).word not in {"出席", "参加", "参画", "加わる", "同席", "陪席"}
            or scene.at(verb).is_past
        ):
            continue
        role = match.start("role")
        if is_office(scene.at(role).word) or scene.codes[role + 1] == "が":
            continue  # 委員が参加する: whom the body consists of
        last = last_verb(scene)
        duty = (
            duty_words(scene, verb + 1, last)
            if last is not None and last > verb and is_work(scene, last)
            else None
        )
        end = duty[1] if duty else scene.at(verb).end
        name = scene.discourse.names.role(scene.at(role).word)
        yield Finding(
            scene.body(match.start()), name, scene.at(match.start()).start, end, duty=duty
        )


def _duties(scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
    """「推進本部は、…の調整を行います」, 「副本部長は、本部長を補佐する」."""
    codes = scene.codes
    for led in re.finditer(r"(?P<role>R)は、*(?P<body>B)を(?P<verb>V)", codes):
        role, verb = scene.discourse.names.role(scene.at(led.start("role")).word), led.start("verb")
        body = scene.body(led.start("body"))
        if scene.at(verb).word in _LEADING and body.endswith(stems_of(role) or ("-",)):
            start, end = scene.at(led.start()).start, scene.at(verb).end
            duty = duty_words(scene, led.start("body"), verb)
            yield Finding(body, role, start, end, duty=duty, confidence=0.75)
    match = re.search(r"(?P<who>[BR](?:[、&と]{1,2}[BR])*)(?:で|i)?は、*", codes)
    before = re.sub(r"[VOT]F.?|[A-Z]$", "", codes[: match.start()]) if match else ""
    if match is None or re.search(r"[VOPTHCES]", before):
        return
    last = last_verb(scene)
    named = re.search(rf"(?P<verb>[{''.join(sorted(VERB_CODES))}])N(?:D|S|$)", codes)
    if last is None or not is_work(scene, last):
        if named is None or not SUBORDINATE.search(scene.at(named.start() + 1).word):
            return
        last = named.start("verb")
    if (
        last < match.end()
        or not is_work(scene, last)
        or re.search(rf"{NOUNS}が[^をが]*$", codes[match.end() : last])
    ):
        return
    last = _before_next_topic(scene, match.end(), last)
    if _has_subject(said, last):
        return
    duty = duty_words(scene, match.end(), last)
    if _NO_DUTY.search(scene.clause.text[slice(*duty)]):
        return
    for number in range(match.start("who"), match.end("who")):
        span = (scene.at(match.start("who")).start, scene.at(last).end)
        if codes[number] == "B":
            name = scene.body(number)
            if scene.at(last).word in _CALLED:
                continue  # 本部会議は、本部長が招集し、これを主宰する
            is_competence = scene.at(last).word in _COMPETENCE and len(name) > 2
            weak = (bool(_OWN_DUTY_ONLY.search(name)) and not is_competence) or is_kind(name)
            yield Finding(
                name, None, *span, duty=duty, duty_weight=3, confidence=0.75, needs_support=weak
            )
        elif codes[number] == "R":
            owner = scene.owner(number)
            if owner is None or (is_office(scene.at(number).word) and not owner[0]):
                continue
            weak = not (_ROLE_WITH_DUTY.search(owner[1]) or (owner[0] and stems_of(owner[1])))
            yield Finding(
                owner[0],
                owner[1],
                *span,
                duty=duty,
                duty_weight=3,
                confidence=0.75,
                needs_support=weak,
            )


def _has_subject(said: Sequence[Predicate], verb: int) -> bool:
    """「推進会議は、…とし、総務課が庶務を処理する」: the last words are about another."""
    return any(
        one.particle == "が"
        for predicate in said
        if predicate.verb == verb
        for one in predicate.phrases
    )


def _before_next_topic(scene: Scene, start: int, last: int) -> int:
    """The predicate before another is spoken of: 課長は事務をつかさどり、次長は課長を補佐する."""
    other = re.search(r"[BR]は", scene.codes[start:last])
    if other is None:
        return last
    for number in range(start + other.start(), start, -1):
        if scene.codes[number] in VERB_CODES and scene.at(number).joins:
            return number
    return last


def _working(scene: Scene) -> Iterator[Finding]:
    """「推進本部が方針を決め、」, 「推進会議において施策の調整を行う」."""
    codes = scene.codes
    spoken = re.finditer(
        r"(?P<who>B)(?P<mark>が|[iで](?!は))、*(?P<rest>[^がは。]*?)(?P<verb>[VTH])(?=[、。]|$)",
        codes,
    )
    for match in spoken:
        verb = match.start("verb")
        element = scene.at(verb)
        ends = element.joins or verb >= len(codes) - 2
        is_named = match["mark"] == "が" and len(scene.body(match.start())) >= _MIN_NAME_CHARS
        if not ends or not is_work(scene, verb) or not (match["rest"] or is_named):
            continue
        if re.match(r"[SOPTHCEV]", match["rest"]):
            continue
        if match["mark"] != "が" and scene.topic(match.start()) is not None:
            continue
        name = scene.body(match.start())
        weak = bool(_OWN_DUTY_ONLY.search(name))
        duty = duty_words(scene, match.start() + 2, verb)
        span = (scene.at(match.start()).start, element.end)
        yield Finding(
            name, None, *span, duty=duty, duty_weight=2, confidence=0.7, needs_support=weak
        )


def unnamed_duty(scene: Scene) -> tuple[int, int] | None:
    """What a sentence without a subject, under a body's name, says that the body does."""
    codes = scene.codes
    if "は" in codes or "が" in codes:
        return None
    kind = re.search(r"(?P<verb>[VOTH])(?P<kind>N)[でD]", codes)
    last = last_verb(scene)
    if kind and SUBORDINATE.search(scene.at(kind.start("kind")).word):
        last = kind.start("verb")
    if last is None or not is_work(scene, last):
        return None
    return duty_words(scene, 0, last)
