"""Where bodies and roles stand, as one sentence says it: 本部の下に部会を置く."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.governance_elements import COUNTED
from corpus.facts.governance_frames import Phrase, Predicate
from corpus.facts.governance_purposes import described_duty, duty_behind, purpose_before
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_verbs import ENTRUST_VERBS, VERB_CODES
from corpus.facts.governance_words import (
    has_head,
    is_body_text,
    is_kind,
    is_office,
    role_weight,
    stems_of,
)
from corpus.facts.governance_work import SUBORDINATE

_ARISE = frozenset({"発足", "立ち上がる"})
_PLANNED = re.compile(
    r"(?:予定|見込み|方針|考え)(?:です|であ|で|と|。)|ことを検討|ことも検討|よう(?:努め|検討)"
)
_MIN_OWN_CHARS = 6  # 情報化推進員 is a post by its name; 指導員 may be anybody's
_NAMED_BELOW = re.compile(r"(?:次|以下|下記)(?:の(?:各号に掲げる|とおり)?|に掲げる|に定める)、?$")
_ORGANISED = re.compile(r"[一-鿿](?:組合|広域連合|企業団|機構|公社|法人|財団|連絡会)$")
_CAPACITY = re.compile(r"定員|[0-9]+(?:㎡|m2|平方メートル|室|床|席|戸)")


@dataclass(frozen=True, slots=True)
class _Item:
    """A body or role in an enumeration, with the words that describe it."""

    number: int
    start: int  # the element at which its description, or it itself, begins
    is_described: bool


def find_places(scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
    """「各部に管理者を、各課に担当者を置く」, 「部会を協議会に置く」, 「推進本部を設置する」.

    With what they are placed for: 「…を検討する部会」, 「…を図るため、…を置く」.
    """
    for predicate in said:
        verb = predicate.verb
        if verb is None or scene.at(verb).is_negative or not _sets_up(scene, predicate):
            continue
        if scene.at(verb).word == "開催" and scene.at(verb).is_past:
            continue
        place = _placed_before(scene, predicate)
        is_behind = False  # whether places are said behind what stands there
        waiting: list[Phrase] = []
        describes = scene.at(verb).is_attributive and not scene.at(verb).joins
        behind = scene.codes[verb + 1 : verb + 2] if describes else ""
        # 推進監は、各部に置く担当者を指揮する: it is the second who is placed
        is_topic_placed = behind not in {"B", "R", "N"} and not any(
            one.particle.startswith("を") for one in predicate.phrases
        )
        for phrase in predicate.phrases:
            found = _place_of(scene, phrase)
            if found is not None:
                parts_only = all(scene.codes[head] == "B" for head in phrase.heads)
                if place is not None and parts_only and len(phrase.units) > 1:
                    # 本部の下に幹事会、幹事会の下に部会を置く
                    parts = replace(phrase, units=phrase.units[:-1])
                    yield from _put(scene, parts, place, verb)
                place, is_behind = found, bool(waiting)
                for one in waiting:
                    yield from _put(scene, one, None if _points(scene, place) else place, verb)
                waiting = []
            elif is_behind and phrase.particle[:1] in {"を", "は"}:
                waiting.append(phrase)  # 推進員を支所に、指導員を各課に置く
            elif _is_object(scene, phrase, verb, is_topic_placed=is_topic_placed):
                if place is None:
                    waiting.append(phrase)
                else:
                    yield from _put(scene, phrase, place, verb)
        yield from _unplaced(scene, predicate, place, waiting)
        if (
            place is not None
            and behind in {"", "。"}
            and (topic := _placed_topic(scene, predicate))
        ):
            yield from _put(scene, topic, place, verb)
        is_post = behind == "R" and role_weight(scene.at(verb + 1).word, "R") == 2
        is_bygone = scene.said(verb).endswith("ていた")
        if place is not None and (behind == "B" or is_post) and not is_bygone:
            placed = Phrase(((verb + 1, verb + 1),), "", verb + 2, False, verb + 1)
            yield from _put(scene, placed, place, verb)


def _placed_before(scene: Scene, predicate: Predicate) -> int | None:
    """「本部に、事項を調査し、及び検討させるため、幹事会を置く」: where, told before what for."""
    if not predicate.earlier or not predicate.phrases:
        return None
    phrase = predicate.earlier[0]
    between = scene.codes[phrase.end : predicate.phrases[0].begin]
    is_first = phrase.begin == 0 and phrase.particle in {"に", "には"} and phrase.is_apart
    if not is_first or scene.codes[phrase.heads[-1]] != "B" or re.search("[は。OPS]", between):
        return None
    return phrase.heads[-1] if re.search("[VT]Fに?、*$", between) else None


def _placed_topic(scene: Scene, predicate: Predicate) -> Phrase | None:
    """「幹事会は、本部を補佐するため、その下に置く」: what the sentence is about is placed."""
    topic = next((one for one in reversed(predicate.earlier) if one.particle == "は"), None)
    is_below = all(
        one.particle in {"のUに", "に"} and "U" in scene.codes[one.begin : one.end]
        for one in predicate.phrases
    )
    if topic is None or not is_below or not all(map(scene.is_committee, topic.heads)):
        return None
    return topic


def _unplaced(
    scene: Scene, predicate: Predicate, place: int | None, waiting: list[Phrase]
) -> Iterator[Finding]:
    """What a predicate sets up that has no place of its own in front of it."""
    verb = predicate.verb
    assert verb is not None
    is_arising = scene.at(verb).word in _ARISE
    if is_arising and not waiting:  # 本部は、市長を本部長として発足した
        waiting = [one for one in predicate.earlier if one.particle[:1] == "は"][-1:]
    sets_up = scene.at(verb).word in {"置く", "設ける", "設置"}
    owner = _owner_of(scene, predicate) if place is None and sets_up else None
    if owner is not None and not any(owner in one.heads for one in waiting):
        place = owner  # 委員会は、部会として総務部会を置く
    for phrase in waiting:
        is_part = all(scene.codes[head] == "B" for head in phrase.heads)
        posts = [scene.at(head).word for head in phrase.heads if scene.codes[head] == "R"]
        is_post = owner is not None and all(role_weight(post, "R") for post in posts)
        whose = place if is_part or (posts and is_post) else None
        # 各地区に協議会が設立され: said of it in passing, unless it is where the sentence ends
        if (
            whose is not None
            or is_arising
            or _is_counted_among(scene, predicate, phrase)
            or phrase.particle[:1] in {"を", ""}
            or phrase.end < verb
        ):
            yield from _put(scene, phrase, whose, verb)


_KIND_OF_BODY = re.compile(r"(?:機関|組織|会議体?|仕組み|体制|場)$")


def _is_counted_among(scene: Scene, predicate: Predicate, phrase: Phrase) -> bool:
    """「附属機関としては、審議会がある」, 「庁内組織には、推進会議がある」."""
    verb = predicate.verb
    if verb is None or scene.codes[verb] != "E" or scene.codes[verb + 1 : verb + 2] in set("BRNFA"):
        return False
    said = (*predicate.earlier, *predicate.phrases)
    return all(scene.is_committee(head) for head in phrase.heads) and any(
        one.particle[:1] in {"と", "に"} and _KIND_OF_BODY.search(scene.at(one.heads[-1]).word)
        for one in said
    )


def _sets_up(scene: Scene, predicate: Predicate) -> bool:
    """「置く」, 「ある」, and 「各地区に委嘱する」, which says where those who are chosen are."""
    verb = predicate.verb
    if verb is None or scene.codes[verb] in "OE":
        return verb is not None
    places = (scene.codes[one.heads[-1]] + one.particle[:1] for one in predicate.phrases)
    return scene.at(verb).word in ENTRUST_VERBS and "Aに" in places


def _owner_of(scene: Scene, predicate: Predicate) -> int | None:
    """The committee that a sentence is about, which sets up parts of its own."""
    for phrase in reversed((*predicate.earlier, *predicate.phrases)):
        head = phrase.heads[-1]
        if phrase.particle == "は" and scene.codes[head] in "BN":
            word = scene.at(head).word
            return head if is_body_text(word) or has_head(word) else None
    return None


def _place_of(scene: Scene, phrase: Phrase) -> int | None:
    """The element that names where something stands: 本部に, 本部の下部組織として."""
    mark = re.sub("^の?U", "", phrase.particle)
    first, head = phrase.units[-1]
    word = scene.at(head).word
    if mark.startswith(("に", "へ")):
        is_place = scene.codes[head] in "BAU" or has_head(word)
        return head if is_place else None
    if mark.startswith("と") and scene.codes[head] == "N" and SUBORDINATE.search(word):
        if scene.codes[first] == "B":
            return first
        return head if _points(scene, head) else None
    return None


def _points(scene: Scene, number: int) -> bool:
    return scene.clause.text[: scene.at(number).start].endswith(("その", "同"))


def _is_object(scene: Scene, phrase: Phrase, verb: int, *, is_topic_placed: bool) -> bool:
    element, mark = scene.at(verb), phrase.particle[:1]
    if not any(scene.codes[head] in "BRK" for head in phrase.heads):
        return False
    if mark in {"を", ""} or (mark == "は" and is_topic_placed):
        return element.code in "OP"
    is_subject = element.is_passive or element.code == "E" or element.word in _ARISE
    return is_subject and mark in {"が", "は", "も"}


def _put(scene: Scene, phrase: Phrase, place: int | None, verb: int) -> Iterator[Finding]:
    """Each body or role of ``phrase`` in its place, with what it is there for."""
    if scene.codes[phrase.heads[-1]] == "K":
        return  # 推進本部及び審議会の事務局は、環境課に置く
    begin = _begin(scene, phrase, place)
    items = _items(scene, phrase, begin)
    purpose = purpose_before(scene, begin, phrase.units[0][1])
    # 各部に管理者を、各課に担当者を置き: what follows is said of both
    are_several = re.search("[BR]を、*[ABN]には?、*[BR]を$", scene.codes[:verb])
    after = duty_behind(scene, verb) if len(items) == 1 and not are_several else None
    above = _pointed_at(scene, place) if place is not None and _points(scene, place) else None
    for item in items:
        own = described_duty(scene, item.start, item.number) if item.is_described else None
        for finding in _place_item(scene, item, place, verb, above):
            weight = 2 if own or after else 1
            yield replace(finding, duty=own or after or purpose, duty_weight=weight)


def _begin(scene: Scene, phrase: Phrase, place: int | None) -> int:
    """The element at which begins what is said of ``phrase``: behind a place, a topic, 置き."""
    codes, begin = scene.codes, 0
    for at in range(phrase.units[0][0]):
        if codes[at] in "は。" or (codes[at] == "O" and scene.at(at).joins) or at == place:
            begin = at + 1
    while begin < phrase.units[0][0] and codes[begin] in "のUにはでもJ、":
        begin += 1
    return begin


def _items(scene: Scene, phrase: Phrase, begin: int) -> list[_Item]:
    """The bodies and roles of ``phrase`` in order, each with where its description begins."""
    codes = scene.codes
    items: list[_Item] = []
    for head in phrase.heads:
        while begin < head and codes[begin] in "、&とにはでJ":
            begin += 1
        before = codes[head - 1] if head > begin else ""
        is_verb = bool(before) and before in VERB_CODES and scene.at(head - 1).is_attributive
        is_described = is_verb or before == "の"
        if codes[head] in "BR":
            start = begin if is_described else head
            items.append(_Item(_post_at(scene, head), start, is_described))
        begin = head + 1
    # 関係課、消防本部などと協議する連絡会議: all members of a list are described, or none.
    if items and items[-1].is_described and not items[0].is_described:
        items = [item for item in items if item.is_described]
    return items


def _post_at(scene: Scene, head: int) -> int:
    """本部長である市長を置く: it is the post that is placed, not who holds it."""
    before = re.search(r"R[Dの]$", scene.codes[:head])
    is_post = before is not None and role_weight(scene.at(before.start()).word, "R") == 2
    return head - 2 if is_post and is_office(scene.at(head).word) else head


def _pointed_at(scene: Scene, number: int) -> str | None:
    """The body that 「その下に」 at ``number`` means."""
    bodies = [at for at in range(number) if scene.codes[at] == "B"]
    # 委員会は、都市部の部長を委員とし、その下に: not an office that is spoken of in passing
    bodies = [at for at in bodies if scene.is_committee(at)] or bodies
    if bodies:
        return scene.body(bodies[-1])
    return scene.discourse.last_topic()


def _place_item(
    scene: Scene, item: _Item, place: int | None, verb: int, above: str | None
) -> Iterator[Finding]:
    """``above``: the body that 「その下に」 means, where ``place`` only points."""
    codes = scene.codes
    if above is not None and place is not None and codes[item.number] == "B":
        if (body := scene.body(item.number)) != above:
            span = (scene.at(place).start, scene.at(max(verb, item.number)).end)
            yield Finding(body, None, *span, parent=above, confidence=0.85)
        return
    if place is not None and (_points(scene, place) or codes[place] == "U"):
        place = None
    is_within = place is not None and _ORGANISED.search(scene.at(place).word) is not None
    is_elsewhere = place is not None and codes[place] not in "BA" and not is_within
    if is_elsewhere and codes[item.number] == "B":
        return
    start = (
        scene.at(item.number).start
        if place is None
        else min(scene.at(place).start, scene.at(item.number).start)
    )
    if place is None and item.is_described:
        start = scene.at(item.start).start
    span = (start, scene.at(verb).end)
    if codes[item.number] == "B":
        describes = codes[verb + 1 : verb + 2] == "N" and not scene.at(verb).joins
        if describes and place is None and not scene.at(verb).is_passive:
            return  # 会議を設置する団体には、補助する
        if _PLANNED.match(scene.clause.text, scene.at(verb).end):
            return  # 委員会を立ち上げる予定です
        gloss = scene.at(item.number).gloss
        if gloss is not None and _CAPACITY.match(scene.clause.text[slice(*gloss)].strip()):
            return  # 病児室(定員3人) is a room
        name = scene.body(item.number)
        is_any = len(name) == 1 or COUNTED.fullmatch(name)
        if is_any and re.search(r"Nの(?:B[、&と]+)*$", codes[: item.number]):
            return  # 次の部及び班, 次の3部会を置く: a kind
        if _NAMED_BELOW.search(scene.clause.text[: scene.at(item.number).start]):
            return  # 次に掲げる専門部会を置く: their names come below
        parent = scene.body(place) if place is not None and codes[place] == "B" else None
        if place is not None and is_within:
            parent = parent or scene.at(place).word  # 広域環境組合に委員会を置く
        if parent == name or (place is None and is_kind(scene.at(item.number).word)):
            return
        confidence = 0.9 if parent else 0.85
        # A centre may be a building; one inside an office, or with a head, is an organisation.
        is_place = name.endswith(("センター", "デスク", "ラボ"))
        weak = (parent is None and is_place) or _is_optional(scene, verb)
        yield Finding(name, None, *span, parent=parent, confidence=confidence, needs_support=weak)
        return
    word = scene.discourse.names.role(scene.at(item.number).word)
    if place is None:
        described = re.search(r"RをO", codes) and not stems_of(word) and not is_office(word)
        owner = scene.discourse.owner(word) if scene.at(verb).word == "置く" else None
        if owner:  # 協議会の会計を監査するため、監事を置く
            yield Finding(owner, word, *span, confidence=0.75)
        elif (seat := _seat_beside(scene, item)) is not None:
            yield Finding(seat, word, *span, confidence=0.75)
        elif described and (re.search(r"[A-Z]", word) or len(word) >= _MIN_OWN_CHARS):
            weak = not item.is_described and bool(re.search("[A-Z]", word))
            yield Finding("", word, *span, confidence=0.6, needs_support=weak)
        return
    yield Finding(_place_name(scene, place), word, *span)


def _seat_beside(scene: Scene, item: _Item) -> str | None:
    """「本部にCIOを置く。また、CIOを補佐するCIO補佐官を置く」: where the one who is helped sits."""
    helped = re.search("(?P<whom>R)をHN?$", scene.codes[: item.number])
    if helped is None:
        return None
    whom = scene.discourse.names.role(scene.at(helped.start("whom")).word)
    return scene.discourse.seats.get(whom)


# 本庁の各課及び各支所: where posts are placed in units of several kinds
_UNITS = re.compile(r"(?:Nの)*A(?:[、&]{1,2}(?:Nの)*A)+")


def _place_name(scene: Scene, place: int) -> str:
    if scene.codes[place] == "B":
        word = scene.at(place).word
        return word if word.startswith("各") else scene.body(place)  # 各支援センター
    for match in _UNITS.finditer(scene.codes):
        if match.start() <= place < match.end():
            return scene.text(match.start(), match.end() - 1)
    return scene.at(place).word


def _is_optional(scene: Scene, verb: int) -> bool:
    """部会を置くことができる: that there may be one does not say that there is."""
    return scene.clause.text.startswith("ことができ", scene.at(verb).end)
