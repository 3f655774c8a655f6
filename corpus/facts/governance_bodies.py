"""What one sentence says about where bodies stand, whom they consist of, what they do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.facts.governance_clauses import NOUNS, Finding, Scene
from corpus.facts.governance_elements import VERB_CODES
from corpus.facts.governance_words import DUTY_VERBS, is_office, is_role_text, stems_of

_BODIES = r"B(?:[、&と]{1,2}B)*"
_PLACES = r"[BA](?:[、&と]{1,2}[BA])*"
# 本部の下に, 本部に, 本部内に, 本部の補助機関として; not 審議会に付議する.
_UNDER = re.compile(
    rf"(?P<place>{_PLACES})(?:(?:の?U)(?:に|で)?は?|には?|の(?P<kind>N)とS|の(?P<kind2>N)とSは?)(?=、*[^VPTHXCEに、])"
)
_SUBORDINATE = re.compile(r"(?:機関|組織|会議体)$")
_OWN_DUTY_ONLY = re.compile(r"(?:教育|農業|公安|選挙管理|監査|人事|公平)委員会$|[課部室局係班]$")
_ROLE_WITH_DUTY = re.compile(
    r"[A-Z]|(?:専門員|補佐官|推進員|統括官|統括責任者|アドバイザー|コーディネーター)$"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A body or role in an enumeration, with the words that describe it."""

    number: int
    start: int  # the element at which its description, or it itself, begins
    is_described: bool


def find_bodies(scene: Scene) -> Iterator[Finding]:
    """Where bodies and placed roles stand, what they are made of, what they do, whom they help."""
    yield from _placed(scene)
    yield from _placed_in_turn(scene)
    yield from _placed_behind(scene)
    yield from _subordinate(scene)
    yield from _composed(scene)
    yield from _assisting(scene)
    yield from _attending(scene)
    yield from _duties(scene)
    yield from _working(scene)


def _placed(scene: Scene) -> Iterator[Finding]:
    """「本部の下に部会を置く」, 「本部の補助機関として、…部会、…会議があり」, 「各課に推進員を置く」."""
    codes = scene.codes
    done = 0
    for match in re.finditer(r"を(?P<verb>O)|が(?P<is>[OE])", codes):
        verb = match.end() - 1
        if scene.at(verb).is_negative or (scene.at(verb).word == "開催" and scene.at(verb).is_past):
            continue
        place, begin = _place_before(scene, done, match.start())
        items = _items(scene, begin, match.start() - 1)
        done = verb + 1
        if match["is"] and (
            place is None or (match["is"] == "O" and not scene.at(verb).is_passive)
        ):
            continue
        if place is None and "は" in codes[begin : match.start()]:
            begin = codes.rindex("は", begin, match.start()) + 1
            items = [item for item in items if item.start >= begin]
        purpose = _purpose(scene, begin, items)
        after = _duty_behind(scene, verb) if len(items) == 1 else None
        for item in items:
            own = _described_duty(scene, item)
            for finding in _place_item(scene, item, place, verb, own or after or purpose):
                yield replace(finding, duty_weight=2 if own or after else 1)


def _place_before(scene: Scene, done: int, stop: int) -> tuple[int | None, int]:
    """The last place in front of the objects, and where the objects' region begins."""
    codes = scene.codes
    place, begin = None, done
    for match in _UNDER.finditer(codes, done, stop + 1):
        kind = (
            match.start("kind") if match["kind"] else match.start("kind2") if match["kind2"] else -1
        )
        if kind >= 0 and not _SUBORDINATE.search(scene.at(kind).word):
            continue
        if (
            match.end() <= stop
            and "B" in codes[match.end() : stop + 1] + codes[stop - 1 : stop]
            or "R" in codes[match.end() : stop]
        ):
            place, begin = match.start("place"), match.end()
    if place is None:
        for match in re.finditer(r"(?P<kind>N)とS(?=、)", codes[done:stop]):
            topic = scene.topic(stop)
            if topic is not None and _SUBORDINATE.search(scene.at(done + match.start("kind")).word):
                return topic, done + match.end()
    return place, begin


def _items(scene: Scene, begin: int, last: int) -> list[_Item]:
    """The bodies or roles enumerated in front of a verb's particle, in order."""
    codes = scene.codes
    while begin <= last and codes[begin] in "、にはでJ":
        begin += 1
    if last < begin or codes[last] not in "BR":
        return []
    kind = codes[last]
    items: list[_Item] = []
    at = last
    while True:
        before = at - 1
        if before < begin:
            items.append(_Item(at, at, False))
            break
        if codes[before] in "、&と" and before > begin and codes[before - 1] == kind:
            items.append(_Item(at, at, False))
            at = before - 1
            continue
        if (
            codes[before] in "、&と"
            and before - 1 > begin
            and codes[before - 1] in "、&と"
            and codes[before - 2] == kind
        ):
            items.append(_Item(at, at, False))
            at = before - 2
            continue
        is_verb = codes[before] in VERB_CODES and scene.at(before).is_attributive
        if not is_verb and codes[before] != "の":
            items.append(_Item(at, at, False))
            break
        cut = _previous_item(scene, begin, before, kind)
        items.append(_Item(at, begin if cut is None else cut + 1, True))
        if cut is None:
            break
        at = cut - 1
        while at > begin and codes[at] != kind:
            at -= 1
    items.reverse()
    # 関係課、消防本部などと協議する連絡会議: descriptions stand before all members of a list or none.
    if items[-1].is_described and not items[0].is_described:
        items = [item for item in items if item.is_described]
    return items


def _previous_item(scene: Scene, begin: int, last: int, kind: str) -> int | None:
    """The comma behind the item before, seen from inside a description."""
    for number in range(last, begin, -1):
        if scene.codes[number] in "、&" and scene.codes[number - 1] == kind:
            return number
    return None


def _purpose(scene: Scene, begin: int, items: list[_Item]) -> tuple[int, int] | None:
    """「各部署には、情報化を推進するために、責任者を置く」: what the placed ones are for."""
    if not items:
        return None
    match = re.search(r"(?P<verb>[VOHT])(?:F)に?、*$", scene.codes[: items[0].start])
    if match is None or match.start() < begin or not _is_work(scene, match.start("verb")):
        return None
    return _words(scene, begin, match.start("verb"))


def _described_duty(scene: Scene, item: _Item) -> tuple[int, int] | None:
    """「具体的な検討を行う部会」, 「調達を適正に行うための委員会」."""
    if not item.is_described:
        return None
    last = item.number - 1
    if scene.codes[last] == "の" and scene.codes[last - 1] == "F":
        last -= 2
    if last < item.start or scene.codes[last] not in VERB_CODES or not _is_work(scene, last):
        return None
    return _words(scene, item.start, last)


def _words(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """The words from element ``first`` (with what stands unread before it) to ``last``."""
    codes = scene.codes
    first = _after_preliminaries(scene, first, last)
    start = (
        scene.at(first - 1).end
        if first > 0 and codes[first - 1] in "、は&に"
        else scene.at(first).start
    )
    if first == 0:
        start = scene.clause.label_end
    text = scene.clause.text
    while text[start : start + 1] in {" ", "、"}:
        start += 1
    return start, scene.at(last).end


def _after_preliminaries(scene: Scene, first: int, last: int) -> int:
    """Past 「市長を本部長とし、」 and 「各部長で構成し、」, which say who and not what for."""
    codes = scene.codes
    for number in range(first, last):
        element = scene.at(number)
        is_frame = element.code in "SC" or (element.code == "D")
        is_kind = (
            element.code == "で" and number > 0 and _SUBORDINATE.search(scene.at(number - 1).word)
        )
        if (is_frame and (element.joins or element.code == "D")) or is_kind:
            first = number + 1
    while first < last and codes[first] in "、はにJ&":
        first += 1
    return first


def _is_work(scene: Scene, verb: int) -> bool:
    element = scene.at(verb)
    return (
        element.word in DUTY_VERBS
        and not element.is_past
        and not element.is_passive
        and not element.is_negative
    )


def _duty_behind(scene: Scene, verb: int) -> tuple[int, int] | None:
    """「推進本部を設置し、進捗状況の管理を行います」, when the city is not the one who does it."""
    codes = scene.codes
    if (
        not scene.at(verb).joins
        or re.search(r"N(?:も|は)", codes[:verb])
        and not re.search(r"N[でi]は", codes[:verb])
    ):
        return None
    last = _last_verb(scene)
    if (
        last is None
        or last <= verb
        or "は" in codes[verb:last]
        or "が" in codes[verb:last]
        or not _is_work(scene, last)
    ):
        return None
    if "O" in codes[verb + 1 : last] or "P" in codes[verb + 1 : last]:
        return None
    return _words(scene, verb + 1, last)


def _last_verb(scene: Scene) -> int | None:
    """The predicate at the sentence's end."""
    match = re.search(rf"[{''.join(sorted(VERB_CODES))}](?=。?$)", scene.codes)
    return match.start() if match else None


def _place_item(
    scene: Scene, item: _Item, place: int | None, verb: int, duty: tuple[int, int] | None
) -> Iterator[Finding]:
    codes = scene.codes
    start = (
        scene.at(item.number).start
        if place is None
        else min(scene.at(place).start, scene.at(item.number).start)
    )
    if place is None and item.is_described:
        start = scene.at(item.start).start
    span = (start, scene.at(verb).end)
    if codes[item.number] == "B":
        name = scene.body(item.number)
        parent = scene.body(place) if place is not None and codes[place] == "B" else None
        if parent == name or (place is None and len(scene.at(item.number).word) <= 3):
            return
        yield Finding(
            name, None, *span, duty=duty, parent=parent, confidence=0.9 if parent else 0.85
        )
        return
    word = scene.discourse.names.role(scene.at(item.number).word)
    if place is None:
        described = re.search(r"RをO", codes) and not stems_of(word) and not is_office(word)
        if described and re.search(r"[A-Z]", word):
            yield Finding("", word, *span, duty=duty, confidence=0.6)
        return
    body = scene.body(place) if codes[place] == "B" else scene.at(place).word
    yield Finding(body, word, *span, duty=duty)


def _placed_in_turn(scene: Scene) -> Iterator[Finding]:
    """「各部に管理者を、各課に担当者を配置し」."""
    codes = scene.codes
    pattern = re.compile(
        r"(?P<place>[BA])U?には?、*(?P<what>[BR](?:[、&と]{1,2}[BR])*)を(?=、[BA]U?に|O)"
    )
    for match in pattern.finditer(codes):
        verb = codes.find("O", match.end() - 1)
        if verb < 0:
            continue
        for number in range(match.start("what"), match.end("what")):
            if codes[number] in "BR":
                yield from _place_item(
                    scene, _Item(number, number, False), match.start("place"), verb, None
                )


def _placed_behind(scene: Scene) -> Iterator[Finding]:
    """「…部会を協議会に設置する」, 「危機管理室は市長公室に置かれる」."""
    for match in re.finditer(r"(?P<mark>[をは])、*(?P<place>B)(?:の?U)?にO", scene.codes):
        verb = match.end() - 1
        if match["mark"] == "は" and not scene.at(verb).is_passive:
            continue
        place = match.start("place")
        for item in _items(scene, 0, match.start() - 1):
            if scene.codes[item.number] == "B" and scene.body(item.number) != scene.body(place):
                span = (scene.at(item.number).start, scene.at(verb).end)
                yield Finding(
                    scene.body(item.number),
                    None,
                    *span,
                    duty=_described_duty(scene, item),
                    parent=scene.body(place),
                )


def _subordinate(scene: Scene) -> Iterator[Finding]:
    """「部会は本部の下部組織です」, 「本部に属する部会」."""
    for match in re.finditer(r"(?P<body>B)は、*(?P<place>B)の(?P<kind>N)(?:D|で)", scene.codes):
        if _SUBORDINATE.search(scene.at(match.start("kind")).word):
            body, parent = scene.body(match.start("body")), scene.body(match.start("place"))
            if body != parent:
                span = (scene.at(match.start()).start, scene.at(match.end() - 1).end)
                yield Finding(body, None, *span, parent=parent)


def _composed(scene: Scene) -> Iterator[Finding]:
    """「各部長で構成する本部」, 「審議会は、…の委員で組織される」."""
    codes = scene.codes
    for match in re.finditer(r"(?:で|f|y|をM)(?P<verb>C)", codes):
        verb = match.start("verb")
        element = scene.at(verb)
        bound = _member_bound(scene, match.start())
        start = scene.at(bound).end if bound is not None else scene.clause.label_end
        end = scene.at(match.start()).start
        topic = scene.topic(verb)
        if element.is_attributive and codes[verb + 1 : verb + 2] == "B":
            number = verb + 1
            body, stop = scene.body(number), scene.at(number).end
        elif topic is not None and not (
            element.is_attributive and codes[verb + 1 : verb + 3] in {"のR", "R"}
        ):
            body, stop = scene.body(topic), element.end
        elif (
            codes[verb + 1 : verb + 2] not in {"N", "R", "の"}
            and scene.discourse.heading
            and topic is None
        ):
            body, stop = scene.discourse.heading, element.end
        else:
            continue
        members = _without_parentheses(scene, start, end)
        if members and not _only_roles(scene, start, end):
            first = (
                min(start, scene.at(topic).start)
                if topic is not None and bound is not None and codes[verb + 1 : verb + 2] != "B"
                else start
            )
            yield Finding(body, "構成員", first, stop, holder=members)


def _member_bound(scene: Scene, before: int) -> int | None:
    """The element behind which the members are named: は, a comma after に or a joined verb."""
    codes = scene.codes
    for number in range(before - 1, -1, -1):
        code = codes[number]
        if code in "は。;J" or scene.at(number).joins or code == "i":
            return number + 1 if codes[number + 1] == "、" else number
        if code == "、" and number > 0 and codes[number - 1] in "にでFzi":
            return number
    return None


def _without_parentheses(scene: Scene, start: int, end: int) -> str:
    return re.sub(r"\([^()]*\)", "", scene.clause.text[start:end]).strip(" 、「」")


def _only_roles(scene: Scene, start: int, end: int) -> bool:
    """本部長、副本部長及び本部員 names the posts, not who sits there; so does 市長（本部長）."""
    for element in scene.clause.elements:
        if not start <= element.start < end:
            continue
        plain = element.word.removeprefix("副")
        if element.code == "R" and plain in {
            "本部長",
            "本部員",
            "会長",
            "委員長",
            "部会長",
            "座長",
            "議長",
            "幹事長",
        }:
            return True
        if element.gloss and is_role_text(scene.clause.text[slice(*element.gloss)].strip()):
            return True
    return False


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
        if is_office(scene.at(helper).word) and not stems_of(scene.at(helper).word):
            continue
        owner = _helper_owner(scene, helper, whom)
        if owner is not None and owner[1] != assisted:
            yield Finding(owner[0], owner[1], *span, assists=assisted)


def _helper(scene: Scene, whom: int, verb: int) -> int | None:
    """Who gives the help: behind an attributive verb, as a topic or subject, or as とし、."""
    codes = scene.codes
    if codes[verb + 1 : verb + 2] in {"R", "B"} and scene.at(verb).is_attributive:
        return verb + 1
    if scene.at(verb).is_attributive and re.match(r"(?:F|N)", codes[verb + 1 : verb + 2]):
        return None
    named = re.search(r"(?P<who>R)とS、*$", codes[:whom])
    if named:
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
    """「本部には…専門員も出席し、…助言を行っています」: a role that sits in a body, with its duty."""
    pattern = re.compile(r"(?P<place>B)に[はも]?(?:[^は。]*?)(?P<role>R)[もがは]、*(?P<verb>V)")
    for match in pattern.finditer(scene.codes):
        verb = match.start("verb")
        if (
            scene.at(verb).word not in {"出席", "参加", "参画", "加わる", "同席", "陪席"}
            or scene.at(verb).is_past
        ):
            continue
        role = match.start("role")
        if is_office(scene.at(role).word):
            continue
        last = _last_verb(scene)
        duty = (
            _words(scene, verb + 1, last)
            if last is not None and last > verb and _is_work(scene, last)
            else None
        )
        end = duty[1] if duty else scene.at(verb).end
        name = scene.discourse.names.role(scene.at(role).word)
        yield Finding(
            scene.body(match.start()), name, scene.at(match.start()).start, end, duty=duty
        )


def _duties(scene: Scene) -> Iterator[Finding]:
    """「推進本部は、…の調整を行います」, 「副本部長は、本部長を補佐する」."""
    codes = scene.codes
    match = re.search(r"(?P<who>[BR](?:[、&と]{1,2}[BR])*)(?:で|i)?は、*", codes)
    if match is None or re.search(r"[VOPTHCES]", re.sub(r"[VOT]F.?", "", codes[: match.start()])):
        return
    last = _last_verb(scene)
    named = re.search(rf"(?P<verb>[{''.join(sorted(VERB_CODES))}])N(?:D|S|$)", codes)
    if last is None or not _is_work(scene, last):
        if named is None or not _SUBORDINATE.search(scene.at(named.start() + 1).word):
            return
        last = named.start("verb")
    if (
        last < match.end()
        or not _is_work(scene, last)
        or re.search(rf"{NOUNS}が[^をが]*$", codes[match.end() : last])
    ):
        return
    duty = _words(scene, match.end(), last)
    for number in range(match.start("who"), match.end("who")):
        span = (scene.at(match.start("who")).start, scene.at(last).end)
        if codes[number] == "B":
            name = scene.body(number)
            weak = bool(_OWN_DUTY_ONLY.search(name)) or len(name) <= 2
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


def _working(scene: Scene) -> Iterator[Finding]:
    """「推進本部が方針を決め、」, 「推進会議において施策の調整を行う」."""
    codes = scene.codes
    spoken = re.finditer(
        r"(?P<who>B)(?P<mark>が|[iで](?!は))、*(?![SOPTHCEV])(?P<rest>[^がは。]*?)(?P<verb>[VTH])(?=[、。]|$)",
        codes,
    )
    for match in spoken:
        verb = match.start("verb")
        element = scene.at(verb)
        ends = element.joins or verb >= len(codes) - 2
        if not ends or not _is_work(scene, verb) or not match["rest"]:
            continue
        if match["mark"] != "が" and scene.topic(match.start()) is not None:
            continue
        name = scene.body(match.start())
        weak = bool(_OWN_DUTY_ONLY.search(name))
        duty = _words(scene, match.start() + 2, verb)
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
    last = _last_verb(scene)
    if kind and _SUBORDINATE.search(scene.at(kind.start("kind")).word):
        last = kind.start("verb")
    if last is None or not _is_work(scene, last):
        return None
    return _words(scene, 0, last)
