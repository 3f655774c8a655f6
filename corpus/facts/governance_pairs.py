"""Roles and their holders as the noun phrases of one predicate, whatever their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.governance_choices import NAMED, PERSON, mark_of, role_among, weight_at, weight_of
from corpus.facts.governance_frames import Phrase, Predicate
from corpus.facts.governance_scene import Scene
from corpus.facts.governance_verbs import HIRE_VERBS, PUT_VERBS
from corpus.facts.governance_words import is_office, is_unit_name, role_weight
from corpus.facts.governance_work import SITTING

_TOGETHER = frozenset(["共同", "合同", "協力", "連携", "分担"])
_SELF = frozenset(["自ら", "自身", "自分"])
_POINTING = frozenset(["これ", "それ", "その任", "任"])


@dataclass(frozen=True, slots=True)
class Pair:
    """A role and who holds it, each as a phrase."""

    role: Phrase
    holder: Phrase
    last: int  # the element at which the statement ends
    verb: int | None


def pairs(scene: Scene, said: Sequence[Predicate]) -> Iterator[Pair]:
    """Every role of the clause that is given to somebody."""
    if "R" not in scene.codes and "K" not in scene.codes:
        return
    for predicate in said:
        for phrase in predicate.phrases:  # 委員長の川島氏, 副本部長の副市長
            (first, last), *more = phrase.units
            is_two = scene.codes[first : last + 1] in {"RのN", "RのNN", "RのR"}
            named = scene.at(last).word
            if is_two and weight_at(scene, first) == 2 and _is_title(named):
                role = replace(phrase, units=((first, first),))
                units = ((first + 2, last), *more)
                yield Pair(role, replace(phrase, units=units, begin=first + 2), units[-1][1], None)
        is_plain = predicate.verb is None or scene.codes[predicate.verb] == "D"
        if (is_plain or not _stands_in(scene, predicate)) and not _is_denied(scene, predicate):
            yield from _pairs(scene, predicate)


def _is_title(word: str) -> bool:
    return bool(NAMED.search(word)) or (is_office(word) and role_weight(word, "R") == 0)


# 会長に事故があるときは、副会長が議長となる
_ABSENT = re.compile(r"(?:[がは]不在|に事故|[がを]欠け)[^。]*(?:とき|時|場合|際)")


def _stands_in(scene: Scene, predicate: Predicate) -> bool:
    """Whether somebody only takes the place of who is away."""
    begin = scene.clause.text.rfind("。", 0, _end(scene, predicate)) + 1
    return _ABSENT.search(scene.clause.text, begin, _end(scene, predicate)) is not None


def _end(scene: Scene, predicate: Predicate) -> int:
    last = predicate.verb if predicate.verb is not None else len(scene.codes) - 1
    return scene.at(last).start if scene.codes else 0


def _is_denied(scene: Scene, predicate: Predicate) -> bool:
    """校長は会長になることができない; nor is anybody who may be put there already there."""
    verb = predicate.verb
    if verb is None:
        return False
    is_possible = scene.clause.text.startswith("ことができ", scene.at(verb).end)
    return scene.at(verb).is_negative or (is_possible and scene.codes[verb] in "PVS")


def _pairs(scene: Scene, predicate: Predicate) -> Iterator[Pair]:
    groups = _groups(scene, _relevant(scene, predicate))
    at, found = 0, False
    while at + 1 < len(groups):
        role = role_among(scene, groups, at, predicate.verb)
        if role is None:
            at += 1
            continue
        found = True
        first, second = groups[at], groups[at + 1]
        holder = second if role is first else first
        last = predicate.verb if predicate.verb is not None else second.units[-1][1]
        yield Pair(role, holder, last, predicate.verb)
        at += 2
    if not found and groups and predicate.verb is not None:
        yield from _with_earlier(scene, predicate, groups[-1], predicate.verb)


def _with_earlier(scene: Scene, predicate: Predicate, phrase: Phrase, verb: int) -> Iterator[Pair]:
    """「会長を置き、市長をもって充てる」, 「市長は、会議を招集し、その議長となる」."""
    spoken = reversed(predicate.earlier)
    # 会長が指名する委員をもって充てる: 委員 is who is put there, as they are told apart
    is_told = "M" in phrase.particle and phrase.begin < phrase.units[0][0]
    can_hold = weight_of(scene, phrase) != 2 or is_told
    if scene.codes[verb] == "P" and mark_of(phrase) == "を" and can_hold:
        role = next(
            (
                one
                for one in spoken
                if mark_of(one) in {"を", "は"}
                and (weight_of(scene, one) == 2 or _is_placed(scene, one))
            ),
            None,
        )
        last_word = scene.at(phrase.heads[-1]).word
        is_put = "M" in phrase.particle or scene.at(verb).word in PUT_VERBS
        # 責任者を置き、部長を任命する; not 委員を置き、会長を指名する
        is_hired = scene.at(verb).word in HIRE_VERBS and PERSON.search(last_word) is not None
        is_meant = _is_title(last_word) or is_hired
        if role is not None and (is_put or (_is_placed(scene, role) and is_meant)):
            yield Pair(role, phrase, verb, verb)
        return
    points = any(scene.text(*one.units[-1]) in _POINTING for one in predicate.phrases)
    is_sat_in = scene.at(verb).word in SITTING and len(predicate.phrases) < 3
    if scene.codes[verb] == "T" and mark_of(phrase) == "が" and (points or is_sat_in):
        # 本部に総括責任者を置き、本部長がこれを兼ねる; 会長は持ち回りで、今年は町長が務める
        mark = "を" if points else "は"
        role = next(
            (one for one in spoken if mark_of(one) == mark and weight_of(scene, one) == 2), None
        )
        if role is not None:
            yield Pair(role, phrase, verb, verb)
        return
    sits = scene.codes[verb] == "T" and phrase.particle == "を"
    becomes = scene.at(verb).word == "成る" and phrase.particle in {"と", "に"}
    if (sits or becomes) and weight_of(scene, phrase) == 2 and not scene.at(verb).is_past:
        topic = next((one for one in spoken if mark_of(one) in {"は", "が"}), None)
        fits = topic is not None and (
            _is_sitting(scene, topic)
            if scene.codes[phrase.heads[0]] == "R"
            else all(is_unit_name(scene.at(head).word) for head in topic.heads)
        )
        if topic is not None and fits:
            yield Pair(phrase, topic, verb, verb)


def _is_placed(scene: Scene, phrase: Phrase) -> bool:
    """組合に会計管理者を置き: placed, an office too is a post that somebody is put into."""
    is_role = all(scene.codes[head] == "R" for head in phrase.heads)
    return is_role and scene.codes[phrase.end : phrase.end + 1] == "O"


def _is_sitting(scene: Scene, phrase: Phrase) -> bool:
    return all(scene.codes[head] == "R" for head in phrase.heads)


def _relevant(scene: Scene, predicate: Predicate) -> list[Phrase]:
    """The phrases that can be a role or a holder: not 推進本部は, 全庁で, 令和4年5月に."""
    has_office = any(scene.codes[head] == "K" for one in predicate.phrases for head in one.heads)
    kept: list[Phrase] = []
    for one in predicate.phrases:
        said = scene.text(one.begin, one.units[-1][1])
        if said in _POINTING:
            continue
        if said in _SELF:  # 市長は本部を設置し、自らが本部長となる
            spoken = [before for before in predicate.earlier if mark_of(before) == "は"]
            if not spoken:
                continue
            one = replace(spoken[-1], particle=one.particle)
        mark = re.sub("^の?U", "", one.particle)
        is_below = mark != one.particle or scene.codes[one.heads[-1]] == "U"
        if is_below and mark.startswith("に") and not has_office:
            continue  # その下に、本部の下に
        if mark[:1] in set("iyzへま") and not (has_office and mark.startswith("i")):
            continue
        if mark.startswith("f") and not mark.endswith("を"):
            continue
        is_told = bool(kept) and mark_of(kept[-1]) in {"は", "が"}
        is_told = is_told and weight_at(scene, kept[-1].heads[-1]) == 2
        if mark == "で" and said in _TOGETHER:
            continue
        if mark[:1] in {"で", "i"} and not has_office and not (is_told and mark == "で"):
            continue  # 全庁で; but 会長は市長で、副会長は…
        head = one.heads[-1]
        if scene.codes[head] in "BA" and not has_office and mark[:1] in {"は", "に", "で", "も"}:
            continue
        kept.append(one)
    return kept


def _groups(scene: Scene, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Phrases cut where a list goes on with the next role: 本部長、副市長 -> 本部長 | 副市長."""
    groups: list[Phrase] = []
    for number, phrase in enumerate(phrases):
        before = groups[-1] if groups else None
        if before is None or number == len(phrases) - 1 or len(phrase.units) < 2:
            groups.append(phrase)
            continue
        said = scene.at(before.heads[-1]).word  # 情報班の班長には課長、救護班の班長には…
        weights = [
            2 if scene.at(head).word == said else weight_at(scene, head) for head in phrase.heads
        ]
        commas = [
            at
            for at in range(1, len(phrase.units))
            if "、" in scene.codes[phrase.units[at - 1][1] + 1 : phrase.units[at][0]]
        ]
        objects = (one for one in phrases if one.particle.startswith("を"))
        first = next(objects) if before.particle.startswith("を") else before
        cut = _cut(weights, commas, role_first=_gives_role_first(scene, first))
        if cut is None:
            groups.append(phrase)
            continue
        end = phrase.units[cut][0]
        groups.append(replace(phrase, units=phrase.units[:cut], particle="", end=end))
        groups.append(replace(phrase, units=phrase.units[cut:], begin=end))
    return groups


def _gives_role_first(scene: Scene, phrase: Phrase) -> bool:
    """Whether what follows ``phrase`` is its holder: 本部長に, 本部長は; not 市長を."""
    return weight_of(scene, phrase) == 2 or (
        not phrase.particle.startswith("を") and weight_of(scene, phrase) >= 1
    )


def _cut(weights: list[int], commas: list[int], *, role_first: bool) -> int | None:
    """Where the next pair begins in a list, or None: before which of its units."""
    if role_first:  # 市長、副本部長
        fits = [at for at in commas if all(weight == 2 for weight in weights[at:])]
        return fits[0] if fits else None
    fits = [at for at in commas if all(weight >= 1 for weight in weights[:at])]
    return fits[-1] if fits else None
