"""Where bodies and roles stand, as one sentence says it: 本部の下に部会を置く."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_verbs import VERB_CODES
from corpus.facts.governance_words import is_office, stems_of
from corpus.facts.governance_work import SUBORDINATE, duty_words, is_work, last_verb

_BODIES = r"B(?:[、&と]{1,2}B)*"
_PLACES = r"[BA](?:[、&と]{1,2}[BA])*"
# 本部の下に, 本部に, 本部内に, 本部の補助機関として; not 審議会に付議する.
_UNDER = re.compile(
    rf"(?P<place>{_PLACES})(?:(?:の?U)(?:に|で)?は?|には?|の(?P<kind>N)とS|の(?P<kind2>N)とSは?)(?=、*[^VPTHXCEに、])"
)


_MIN_OWN_CHARS = 6  # 情報化推進員 is a post by its name; 指導員 may be anybody's
_CAPACITY = re.compile(r"定員|[0-9]+(?:㎡|m2|平方メートル|室|床|席|戸)")


@dataclass(frozen=True, slots=True)
class _Item:
    """A body or role in an enumeration, with the words that describe it."""

    number: int
    start: int  # the element at which its description, or it itself, begins
    is_described: bool


def find_places(scene: Scene) -> Iterator[Finding]:
    """Where bodies and placed roles stand, with what they are placed for."""
    yield from _placed(scene)
    yield from _placed_in_turn(scene)
    yield from _placed_behind(scene)
    yield from _placed_in_chain(scene)
    yield from _placed_beside(scene)
    yield from _subordinate(scene)


def _placed(scene: Scene) -> Iterator[Finding]:
    """「本部の下に部会を置く」, 「本部の補助機関として、…会議があり」, 「各課に推進員を置く」."""
    codes = scene.codes
    done = 0
    for match in re.finditer(r"を(?P<verb>O)|が(?P<is>[OE])", codes):
        verb = match.end() - 1
        if scene.at(verb).is_negative or (scene.at(verb).word == "開催" and scene.at(verb).is_past):
            continue
        place, begin = _place_before(scene, done, match.start())
        above = _said_above(scene, begin)
        items = _items(scene, begin, match.start() - 1)
        done = verb + 1
        if match["is"] and (
            place is None or (match["is"] == "O" and not scene.at(verb).is_passive)
        ):
            continue
        if place is None and "は" in codes[begin : match.start()]:
            begin = codes.rindex("は", begin, match.start()) + 1
            items = _items(scene, begin, match.start() - 1)
        purpose = _purpose(scene, begin, items)
        after = _duty_behind(scene, verb) if len(items) == 1 else None
        for item in items:
            own = _described_duty(scene, item)
            for finding in _place_item(scene, item, place, verb, own or after or purpose):
                weight = 2 if own or after else 1
                if above is not None and finding.role is None and finding.body != above[0]:
                    start = min(finding.start, above[1])
                    finding = replace(finding, parent=above[0], start=start, confidence=0.85)
                yield replace(finding, duty_weight=weight)


def _place_before(scene: Scene, done: int, stop: int) -> tuple[int | None, int]:
    """The last place in front of the objects, and where the objects' region begins."""
    codes = scene.codes
    place, begin = None, done
    below = re.search(r"(?:^|[、J])Uには?", codes[done:stop])
    if below:
        return None, done + below.end()
    for match in _UNDER.finditer(codes, done, stop + 1):
        kind = (
            match.start("kind") if match["kind"] else match.start("kind2") if match["kind2"] else -1
        )
        if kind >= 0 and not SUBORDINATE.search(scene.at(kind).word):
            continue
        if (
            match.end() <= stop and "B" in codes[match.end() : stop + 1] + codes[stop - 1 : stop]
        ) or "R" in codes[match.end() : stop]:
            place, begin = match.start("place"), match.end()
    if place is None:
        for match in re.finditer(r"(?P<kind>N)とS(?=、)", codes[done:stop]):
            topic = scene.topic(stop)
            if topic is not None and SUBORDINATE.search(scene.at(done + match.start("kind")).word):
                return topic, done + match.end()
    return place, begin


def _said_above(scene: Scene, begin: int) -> tuple[str, int] | None:
    """The body that 「その下に」, 「その配下に」 before element ``begin`` points at, and where."""
    below = re.search(r"Uには?、*$", scene.codes[:begin])
    if below is None or "その" not in scene.clause.text[: scene.at(below.start()).start][-3:]:
        return None
    bodies = [at for at in range(below.start()) if scene.codes[at] == "B"]
    if bodies:
        return scene.body(bodies[-1]), scene.at(bodies[-1]).start
    topic = scene.discourse.last_topic()
    return (topic, scene.at(below.start()).start) if topic else None


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
    # 関係課、消防本部などと協議する連絡会議: all members of a list are described, or none.
    if items[-1].is_described and not items[0].is_described:
        items = [item for item in items if item.is_described]
    return items


def _previous_item(scene: Scene, begin: int, last: int, kind: str) -> int | None:
    """The comma behind the item before, seen from inside a description."""
    for number in range(last, begin, -1):
        before = scene.codes[begin:number]
        if scene.codes[number] in "、&" and before.endswith((kind, kind + "と")):
            return number
    return None


def _purpose(scene: Scene, begin: int, items: list[_Item]) -> tuple[int, int] | None:
    """「各部署には、情報化を推進するために、責任者を置く」: what the placed ones are for."""
    if not items:
        return None
    match = re.search(r"(?P<verb>[VOHT])(?:F)に?、*$", scene.codes[: items[0].start])
    if match is None or match.start() < begin or not is_work(scene, match.start("verb")):
        return None
    return duty_words(scene, begin, match.start("verb"))


def _described_duty(scene: Scene, item: _Item) -> tuple[int, int] | None:
    """「具体的な検討を行う部会」, 「調達を適正に行うための委員会」."""
    if not item.is_described:
        return None
    last = item.number - 1
    if scene.codes[last] == "の" and scene.codes[last - 1] == "F":
        last -= 2
    if last < item.start or scene.codes[last] not in VERB_CODES or not is_work(scene, last):
        return None
    return duty_words(scene, item.start, last)


def _duty_behind(scene: Scene, verb: int) -> tuple[int, int] | None:
    """「推進本部を設置し、進捗状況の管理を行います」, when the city is not the one who does it."""
    codes = scene.codes
    if not scene.at(verb).joins or (
        re.search(r"N(?:も|は)", codes[:verb]) and not re.search(r"N[でi]は", codes[:verb])
    ):
        return None
    last = last_verb(scene)
    if (
        last is None
        or last <= verb
        or "は" in codes[verb:last]
        or "が" in codes[verb:last]
        or not is_work(scene, last)
    ):
        return None
    if "O" in codes[verb + 1 : last] or "P" in codes[verb + 1 : last]:
        return None
    return duty_words(scene, verb + 1, last)


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
        gloss = scene.at(item.number).gloss
        if gloss is not None and _CAPACITY.match(scene.clause.text[slice(*gloss)].strip()):
            return  # 病児室(定員3人) is a room
        name = scene.body(item.number)
        if len(name) == 1 and re.search(r"Nの(?:B[、&と]+)*$", codes[: item.number]):
            return  # 次の部及び班を置く: a kind, whose names come below
        parent = scene.body(place) if place is not None and codes[place] == "B" else None
        if parent == name or (place is None and len(scene.at(item.number).word) <= 3):
            return
        confidence = 0.9 if parent else 0.85
        # A centre may be a building; one inside an office, or with a head, is an organisation.
        weak = parent is None and name.endswith("センター")
        yield Finding(
            name, None, *span, duty=duty, parent=parent, confidence=confidence, needs_support=weak
        )
        return
    word = scene.discourse.names.role(scene.at(item.number).word)
    if place is None:
        described = re.search(r"RをO", codes) and not stems_of(word) and not is_office(word)
        if described and (re.search(r"[A-Z]", word) or len(word) >= _MIN_OWN_CHARS):
            weak = not item.is_described and bool(re.search("[A-Z]", word))
            yield Finding("", word, *span, duty=duty, confidence=0.6, needs_support=weak)
        return
    body = scene.body(place) if codes[place] == "B" else scene.at(place).word
    yield Finding(body, word, *span, duty=duty)


def _placed_in_turn(scene: Scene) -> Iterator[Finding]:
    """「各部に管理者を、各課に担当者を配置し」, 「各課1名の推進員を置く」."""
    codes = scene.codes
    for match in re.finditer(r"(?P<place>A)の(?P<what>R)をO", codes):
        item = _Item(match.start("what"), match.start("what"), False)
        yield from _place_item(scene, item, match.start("place"), match.end() - 1, None)
    pattern = re.compile(
        r"(?P<place>[BA])(?:の?U?には?|の(?P<kind>N)とS)、*"
        r"(?P<what>[BR](?:[、&と]{1,2}[BR])*)を(?=、[BA](?:の?U)?に|O)"
    )
    for match in pattern.finditer(codes):
        verb = codes.find("O", match.end() - 1)
        is_part = match["kind"] is None or SUBORDINATE.search(scene.at(match.start("kind")).word)
        if verb < 0 or not is_part:
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
        if match["mark"] == "は" and "を" in scene.codes[: match.start()]:
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


def _placed_in_chain(scene: Scene) -> Iterator[Finding]:
    """「本部のもとに幹事会、その下に部会を設置する」, 「その下に部会を置く」 of the body before."""
    codes = scene.codes
    pattern = re.compile(
        rf"(?:(?P<first>{_BODIES})、*|^[J、]*)(?P<below>U)には?、*(?P<what>{_BODIES})[を、]"
    )
    for match in pattern.finditer(codes):
        verb = codes.find("O", match.end() - 1)
        if verb < 0:
            continue
        end = scene.at(verb).end
        parent: str | None
        if match["first"]:
            parent = scene.body(match.start("first"))
            above = re.search(r"(?P<place>B)の?Uには?、*$", codes[: match.start("first")])
            if above:
                top = above.start("place")
                for number in range(match.start("first"), match.end("first")):
                    if codes[number] == "B":
                        span = (scene.at(top).start, end)
                        yield Finding(scene.body(number), None, *span, parent=scene.body(top))
        else:
            parent = scene.discourse.last_topic()
        for number in range(match.start("what"), match.end("what")):
            if codes[number] == "B" and parent and scene.body(number) != parent:
                first = match.start("first") if match["first"] else match.start("below")
                span = (scene.at(first).start, end)
                yield Finding(scene.body(number), None, *span, parent=parent)


def _placed_beside(scene: Scene) -> Iterator[Finding]:
    """「委員会を、その下部組織として部会を設置し」, 「委員会が統括し、その下に置かれた部会」."""
    codes = scene.codes
    for match in re.finditer(r"(?P<above>B)を、*(?P<kind>N)とS、*(?P<what>B)をO", codes):
        between = scene.clause.text[
            scene.at(match.start("above")).end : scene.at(match.end("kind") - 1).end
        ]
        if not re.search(r"(?:その|同).{0,4}(?:下部|専門|補助|作業|実務|内部)", between):
            continue
        above, what = match.start("above"), match.start("what")
        span = (scene.at(above).start, scene.at(match.end() - 1).end)
        parent = scene.body(above)
        yield Finding(parent, None, *span, confidence=0.85)
        yield Finding(scene.body(what), None, *span, parent=parent)
    for match in re.finditer(r"(?P<kind>N)とS、*(?P<what>B)をO", codes):
        kind, what = scene.at(match.start("kind")), match.start("what")
        is_its = scene.clause.text[: kind.start].endswith(("その", "同"))
        bodies = [at for at in range(match.start()) if codes[at] == "B"]
        if is_its and SUBORDINATE.search(kind.word) and bodies:
            span = (scene.at(bodies[0]).start, scene.at(match.end() - 1).end)
            yield Finding(scene.body(what), None, *span, parent=scene.body(bodies[0]))
    for match in re.finditer(r"(?P<above>B)U?に(?P<placed>O)(?P<what>B)", codes):
        above, what = match.start("above"), match.start("what")
        element = scene.at(match.start("placed"))
        if element.is_attributive and not element.is_negative and len(scene.body(what)) > 3:
            span = (scene.at(above).start, scene.at(what).end)
            yield Finding(scene.body(what), None, *span, parent=scene.body(above))
    for match in re.finditer(r"Uに(?P<placed>O)(?P<what>B)", codes):
        bodies = [at for at in range(match.start()) if codes[at] == "B"]
        is_said = "その" in scene.clause.text[: scene.at(match.start()).start][-4:]
        if bodies and is_said and scene.at(match.start("placed")).is_passive:
            what = match.start("what")
            span = (scene.at(bodies[-1]).start, scene.at(what).end)
            yield Finding(scene.body(what), None, *span, parent=scene.body(bodies[-1]))


def _subordinate(scene: Scene) -> Iterator[Finding]:
    """「部会は本部の下部組織です」, 「本部に属する部会」."""
    for match in re.finditer(r"(?P<body>B)は、*(?P<place>B)の(?P<kind>N)(?:D|で)", scene.codes):
        if SUBORDINATE.search(scene.at(match.start("kind")).word):
            body, parent = scene.body(match.start("body")), scene.body(match.start("place"))
            if body != parent:
                span = (scene.at(match.start()).start, scene.at(match.end() - 1).end)
                yield Finding(body, None, *span, parent=parent)
