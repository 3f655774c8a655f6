"""What bodies and roles do, whom they help, as one sentence says it."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.governance_frames import STANDING, Predicate
from corpus.facts.governance_scene import NOUNS, Finding, Scene
from corpus.facts.governance_verbs import VERB_CODES
from corpus.facts.governance_words import (
    is_kind,
    is_office,
    role_weight,
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
_DEPUTY = ("副", "サブ")
_CHIEF = re.compile(r"(?:長|リーダー|座長|代表|責任者|者|官|監|O)$")
_AIDE = re.compile(r"補佐(?:役|者|機関)?")
_ITS_WORK = frozenset({"運営", "事務", "業務", "職務", "活動", "所掌事務"})
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
    """「CIOを補佐する専門員」, 「副本部長は、本部長を補佐し」, 「サブリーダーがこれを支える」."""
    codes = scene.codes
    for match in re.finditer(r"(?P<whom>[RBN])(?:の(?P<work>[NK]))?をH", codes):
        verb = match.end() - 1
        element = scene.at(verb)
        if element.is_past or element.is_negative:
            continue
        whom = match.start("whom")
        helper = _helper(scene, whom, verb)
        if helper is None or helper == whom:
            continue
        if match["work"]:
            both = codes[whom] == "B" and scene.is_committee(helper)
            if not both or scene.at(match.start("work")).word not in _ITS_WORK:
                continue  # 作業部会は、協議会の運営を補佐する
        if codes[whom] == "B":
            assisted: str | None = scene.body(whom)
        elif codes[whom] == "R":
            assisted = scene.discourse.names.role(scene.at(_post_of(scene, whom)).word)
        else:
            assisted = _meant(scene, whom, helper)
        if assisted is None:
            continue
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
        if not _is_post(word) and not stems_of(word) and not word.endswith(("監", "官")):
            continue
        owner = _helper_owner(scene, helper, whom)
        if owner is not None and owner[1] != assisted:
            yield Finding(owner[0], owner[1], *span, assists=assisted)


def _meant(scene: Scene, this: int, helper: int) -> str | None:
    """Whom 「これ」 means: the chief who was spoken of last, or else the post before."""
    if scene.at(this).word not in {"これ", "それ"}:
        return None
    before = [at for at in range(this) if scene.codes[at] == "R" and at != helper]
    # whoever helps, が marks: 施設管理者がこれを補佐する
    posts = [at for at in before if _is_post(scene.at(at).word) and scene.codes[at + 1] != "が"]
    chiefs = [at for at in posts if not scene.at(at).word.startswith(_DEPUTY)]
    if chiefs:
        return scene.discourse.names.role(scene.at(chiefs[-1]).word)
    seats = [role for role in scene.discourse.seats if _is_chief(role)]
    return seats[-1] if seats else None


def _post_of(scene: Scene, number: int) -> int:
    """The post that an office holds by the words beside it: 副本部長の副市長, 本部長である町長."""
    if not is_office(scene.at(number).word):
        return number
    before = re.search(r"(?P<post>R)[のD](?:R[、&と]+)*$", scene.codes[:number])
    behind = re.match(
        r"[はが]、*(?:B[のに])*(?P<post>R)(?:とS|を[TS]|に[TV])", scene.codes[number + 1 :]
    )
    for found, start in ((before, 0), (behind, number + 1)):
        if found is not None and role_weight(scene.at(start + found.start("post")).word, "R") == 2:
            return start + found.start("post")
    return number


def _standing_by(scene: Scene) -> Iterator[Finding]:
    """「CIOの補佐役としてCIO補佐官を登用する」."""
    codes = scene.codes
    for match in re.finditer(r"(?:(?P<whom>R)の)?(?P<kind>N)とS、*(?P<helper>R)を", codes):
        if not _AIDE.fullmatch(scene.at(match.start("kind")).word):
            continue
        helper = match.start("helper")
        whom = match.start("whom") if match["whom"] else _last_role(scene, match.start())
        if whom is not None:
            yield from _assists(scene, helper, whom, scene.at(match.end() - 1).end)


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


def _is_post(word: str) -> bool:
    return not is_office(word) or role_weight(word, "R") == 2


def _is_chief(role: str) -> bool:
    return bool(stems_of(role)) and not role.startswith(_DEPUTY) and _CHIEF.search(role) is not None


def _helper(scene: Scene, whom: int, verb: int) -> int | None:
    """Who gives the help: behind an attributive verb, as a topic or subject, or as とし、."""
    codes = scene.codes
    if codes[verb + 1 : verb + 2] in {"R", "B"} and scene.at(verb).is_attributive:
        return verb + 1
    placed = re.match(r"Fに?、*(?:B(?:のU)?に、*)?(?P<who>[RB])をO", codes[verb + 1 :])
    if placed:  # CIOを補佐するため、副CIOを置く; 本部を補佐するため、本部に幹事会を置く
        return verb + 1 + placed.start("who")
    goes_on = scene.at(verb).is_attributive and re.match("F|N", codes[verb + 1 : verb + 2])
    if goes_on and scene.at(verb + 1).word not in STANDING:
        return None
    begin = codes.rfind("。", 0, whom) + 1
    named = re.search(r"(?P<who>R)とS、*(?:[^はS。]*が、*)?$", codes[begin:whom])
    if named and _is_post(scene.at(begin + named.start("who")).word):
        return begin + named.start("who")
    below = re.search(r"RのUに、*(?P<who>R)を[^。]*$", codes[begin:whom])
    if below and codes[whom] == "N":  # 本部長の下に副本部長を置き、これを補佐させる
        return begin + below.start("who")
    put = re.search(r"(?P<who>R)に(?P<verb>P)、*$", codes[begin:whom])
    if put and scene.at(begin + put.start("verb")).joins:  # 職員を推進員に充てて責任者を補佐させる
        return begin + put.start("who")
    for mark in "がは":
        found = re.search(rf"(?P<who>[RB]){mark}(?:[^はが。]*)$", codes[begin:whom])
        if found is None:
            continue
        told = re.search(r"(?P<who>R)は[^は。]*が[^はが。]*$", codes[begin:whom])
        if told and scene.at(begin + told.start("who")).word.startswith(_DEPUTY):
            return begin + told.start("who")  # 副委員長は総務部長が委員長を補佐する立場として務める
        return _post_of(scene, begin + found.start("who"))
    return None


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
