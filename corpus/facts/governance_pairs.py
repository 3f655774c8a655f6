"""Roles and their holders as the noun phrases of one predicate, whatever their order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.governance_frames import Phrase, Predicate
from corpus.facts.governance_scene import Scene
from corpus.facts.governance_verbs import ENTRUST_VERBS, PUT_VERBS
from corpus.facts.governance_words import is_body_text, is_office, role_weight
from corpus.facts.governance_work import SITTING

# Who may be put into a role by a verb that says nothing of roles: 市長を会長に迎える
_PERSON = re.compile(r"(?:[長監員官者師士氏]|教授|知事|人材|職員|代表|経営者|議員|会頭)$")
_COUNT = re.compile(r"(?P<of>の)?[0-9]+(?:名|人)(?:以内|程度)?(?=[^の])")
# Who a sentence says that somebody is: 会長は市長です; not 委員は…から委嘱された方々です
_NAMED = re.compile(r"(?:氏|さん|教授|先生|会頭|知事)$")
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
        for phrase in predicate.phrases:  # 委員長の川島氏
            first, last = phrase.units[0]
            is_two = scene.codes[first : last + 1] in {"RのN", "RのNN"}
            if is_two and _weight_at(scene, first) == 2 and _NAMED.search(scene.at(last).word):
                role = replace(phrase, units=((first, first),))
                yield Pair(
                    role, replace(phrase, units=((first + 2, last),), begin=first + 2), last, None
                )
        is_plain = predicate.verb is None or scene.codes[predicate.verb] == "D"
        if (is_plain or not _stands_in(scene, predicate)) and not _is_denied(scene, predicate):
            yield from _pairs(scene, predicate)


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
    return predicate.verb is not None and scene.at(predicate.verb).is_negative


def holder_text(scene: Scene, phrase: Phrase) -> str:
    """The holder as printed, with what describes it."""
    first, last = phrase.begin, phrase.units[-1][1]
    if scene.codes[last + 1 : last + 2] == "d":
        last += 1
    if phrase.particle.startswith("f") and phrase.particle.endswith("を"):  # 各係から1名を
        stop = scene.at(phrase.end - 1).start
        return scene.clause.text[scene.at(first).start : stop].strip(" 、")
    if first < phrase.units[0][0] and first > 0:  # with the adverb: あらかじめ指名された職員
        start = scene.at(first - 1).end
        return scene.clause.text[start : scene.at(last).end].strip(" 、")
    count = _counted(scene, last)
    if first == last and not count:
        return scene.holder(first, last)
    return scene.text(first, last).removeprefix("それぞれ") + count


def _counted(scene: Scene, last: int) -> str:
    """The number behind the last noun, which is no element: 町職員2名, ボランティアの12人.

    副市長と教育長の2人 are two offices, and said so already.
    """
    element = scene.at(last)
    found = _COUNT.match(scene.clause.text, element.end)
    if element.gloss is not None or not found:
        return ""
    return "" if found["of"] and is_office(element.word) else found.group()


def _pairs(scene: Scene, predicate: Predicate) -> Iterator[Pair]:
    groups = _groups(scene, _relevant(scene, predicate))
    at, found = 0, False
    while at + 1 < len(groups):
        role = _decide(scene, groups, at, predicate.verb)
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
    if scene.codes[verb] == "P" and _mark(phrase) == "を" and _weight(scene, phrase) != 2:
        role = next(
            (
                one
                for one in spoken
                if _mark(one) in {"を", "は"}
                and (_weight(scene, one) == 2 or _is_placed(scene, one))
            ),
            None,
        )
        is_put = "M" in phrase.particle or scene.at(verb).word in PUT_VERBS
        if role is not None and is_put:
            yield Pair(role, phrase, verb, verb)
        return
    points = any(scene.text(*one.units[-1]) in _POINTING for one in predicate.phrases)
    is_sat_in = scene.at(verb).word in SITTING and len(predicate.phrases) < 3
    if scene.codes[verb] == "T" and _mark(phrase) == "が" and (points or is_sat_in):
        # 本部に総括責任者を置き、本部長がこれを兼ねる; 会長は持ち回りで、今年は町長が務める
        mark = "を" if points else "は"
        role = next(
            (one for one in spoken if _mark(one) == mark and _weight(scene, one) == 2), None
        )
        if role is not None:
            yield Pair(role, phrase, verb, verb)
        return
    sits = scene.codes[verb] == "T" and phrase.particle == "を"
    becomes = scene.at(verb).word == "成る" and phrase.particle in {"と", "に"}
    if (sits or becomes) and _weight(scene, phrase) == 2 and not scene.at(verb).is_past:
        topic = next((one for one in spoken if _mark(one) in {"は", "が"}), None)
        if topic is not None and scene.codes[phrase.heads[0]] == "R" and _is_sitting(scene, topic):
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
            spoken = [before for before in predicate.earlier if _mark(before) == "は"]
            if not spoken:
                continue
            one = replace(spoken[-1], particle=one.particle)
        mark = re.sub("^の?U", "", one.particle)
        if mark[:1] in set("iyzへま") and not (has_office and mark.startswith("i")):
            continue
        if mark.startswith("f") and not mark.endswith("を"):
            continue
        is_told = bool(kept) and _mark(kept[-1]) in {"は", "が"}
        is_told = is_told and _weight_at(scene, kept[-1].heads[-1]) == 2
        if mark == "で" and said in _TOGETHER:
            continue
        if mark[:1] in {"で", "i"} and not has_office and not (is_told and mark == "で"):
            continue  # 全庁で; but 会長は市長で、副会長は…
        head = one.heads[-1]
        if scene.codes[head] in "BA" and not has_office and mark[:1] in {"は", "に", "で", "も"}:
            continue
        kept.append(one)
    return kept


def _weight_at(scene: Scene, number: int) -> int:
    weight = role_weight(scene.at(number).word, scene.codes[number])
    return 2 if scene.codes[number] == "R" and scene.headed(number) is not None else weight


def _weight(scene: Scene, phrase: Phrase) -> int:
    return min(_weight_at(scene, head) for head in phrase.heads)


def _groups(scene: Scene, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Phrases cut where a list goes on with the next role: 本部長、副市長 -> 本部長 | 副市長."""
    groups: list[Phrase] = []
    for number, phrase in enumerate(phrases):
        before = groups[-1] if groups else None
        if before is None or number == len(phrases) - 1 or len(phrase.units) < 2:
            groups.append(phrase)
            continue
        weights = [_weight_at(scene, head) for head in phrase.heads]
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
    return _weight(scene, phrase) == 2 or (
        not phrase.particle.startswith("を") and _weight(scene, phrase) >= 1
    )


def _cut(weights: list[int], commas: list[int], *, role_first: bool) -> int | None:
    """Where the next pair begins in a list, or None: before which of its units."""
    if role_first:  # 市長、副本部長
        fits = [at for at in commas if all(weight == 2 for weight in weights[at:])]
        return fits[0] if fits else None
    fits = [at for at in commas if all(weight >= 1 for weight in weights[:at])]
    return fits[-1] if fits else None


def _decide(scene: Scene, groups: list[Phrase], at: int, verb: int | None) -> Phrase | None:
    """Which of two neighbouring phrases is the role that the other holds, or None."""
    first, second = groups[at], groups[at + 1]
    weights = _weight(scene, first), _weight(scene, second)
    code = scene.codes[verb] if verb is not None else ""
    link, mark = (_mark(one) for one in (first, second))
    is_last = at + 2 == len(groups)
    office = "K" in {scene.codes[first.heads[-1]], scene.codes[second.heads[-1]]}
    if office:
        return _decide_office(scene, first, second, link, mark, verb)
    if max(weights) == 0:
        # 危機管理監は防災部長が兼務する: an office too is a post that somebody sits in
        is_post = scene.codes[first.heads[-1]] == "R" and (link, mark) == ("は", "が")
        return first if is_post and verb is not None and scene.at(verb).word in SITTING else None
    closing = _mark(groups[-1])
    if link == "を":
        if closing == "が" and code == "T":
            return first if weights[0] else None  # 本部長を市長が務める
        if weights == (2, 0) and mark in {"と", ""} and code == "S":
            return first if _is_person(scene, second) else None  # 委員長を副町長とする
        if mark == "に" and weights == (2, 0) and verb is not None:
            return first if scene.at(verb).word in ENTRUST_VERBS else None
        if not weights[1] or mark not in {"と", "に", ""}:
            return None
        if mark == "と" or code in {"S", "P"} or (code == "" and mark == "に"):
            return second
        if mark == "に" or (mark == "" and closing in {"と", "に"}):
            return second if weights[1] == 2 and _is_person(scene, first) else None
        return None
    if link == "に":
        if weights[0] == 0 or weights[1] > weights[0]:
            is_put = weights[1] == 2 and code == "P" and mark == "を"
            return second if is_put and _is_person(scene, first) else None
        if code in {"P", "T"} or "M" in second.particle:
            return (
                first
                if mark in {"を", "が", "", "に"} and not (code == "T" and mark == "を")
                else None
            )
        if code in {"O", "V"} and mark in {"を", ""}:
            fits = weights[1] < 2 if code == "O" else True
            return first if weights[0] == 2 and fits and _is_person(scene, second) else None
        is_end = is_last or _mark(groups[at + 2]) == "は"
        return first if code == "" and is_end and _is_person(scene, second) else None
    if link == "は":
        word = scene.at(verb).word if verb is not None else ""
        return _decide_topic(scene, first, second, weights, (mark, closing), code, word)
    if link == "と" and mark == "を" and (code == "O" or (at == 0 and code in {"P", "V"})):
        if code == "O" and weights[1] == 2:
            return None  # 責任者として管理者を置く
        return first if weights[0] == 2 and _is_person(scene, second) else None
    if link == "が" and weights == (2, 0) and mark in {"", "で"} and code != "T":
        return first if _is_named(scene, second) else None  # 本部長が市長、副本部長が副市長で
    if link == "が" and weights[1]:
        mark = mark or closing
        sits = (code == "T" and mark in {"を", "に"}) or (code == "S" and mark == "と")
        becomes = verb is not None and scene.at(verb).word == "成る" and mark in {"に", "と"}
        return second if sits or becomes else None
    return None


def _decide_topic(
    scene: Scene,
    first: Phrase,
    second: Phrase,
    weights: tuple[int, int],
    marks: tuple[str, str],
    code: str,
    word: str,
) -> Phrase | None:
    """「本部長は市長とする」, 「市長は本部長を務める」, 「本部長は市長である」."""
    put, (mark, closing) = "M" in second.particle, marks
    if code == "T" and mark in {"を", "に"} and not put:
        return second if weights[1] and closing == mark else None
    if code == "V" and mark == "に" and word == "成る":
        return second if weights[1] else None
    if code == "S" and mark == "と" and (weights[1] > weights[0] or word == "成る"):
        if not _is_person(scene, first):
            return None  # 体制は、責任者、担当者とする
        return second  # 課長は、情報システム管理者とする; 会長は、議長となる
    if code == "D" or mark == "で":
        if weights[1] > weights[0] and code == "D":
            return second if _is_person(scene, first) else None
        is_list = len(second.units) > 1 and _is_person(scene, second)
        return first if weights[0] and (is_list or _is_named(scene, second)) else None
    if not weights[0]:
        return None
    if put or mark == "を":
        if not put and word not in PUT_VERBS:
            return None  # 座長は、座長代理を指名する
        return first if put or code == "P" else None
    if mark == "が":
        return first if code == "T" else None
    if mark == "と" and code not in {"S", ""}:
        return None
    if mark in {"と", ""} and code in {"S", "D", "P", "T", ""}:
        if code == "" and not _is_person(scene, second):
            return None
        return first
    if mark == "に" and code == "P":
        return first if word in ENTRUST_VERBS else None  # 会長は、市長に委嘱する
    return None


def _decide_office(
    scene: Scene, first: Phrase, second: Phrase, link: str, mark: str, verb: int | None
) -> Phrase | None:
    """「庶務は、企画課において処理する」, 「企画課に事務局を置く」, 「総務課が庶務を担当する」."""
    code = scene.codes[verb] if verb is not None else ""
    is_first = scene.codes[first.heads[-1]] == "K"
    role, holder = (first, second) if is_first else (second, first)
    if any(scene.codes[head] in "KU" for head in holder.heads):
        return None
    marks = (link, mark) if is_first else (mark, link)
    named = holder_text(scene, holder)
    if code == "O":
        inside = "U" in holder.particle
        if is_body_text(named) and not inside:
            return None
        return role if marks[1] == "に" and marks[0] in {"を", "は", "が"} else None
    if code == "S" or code == "D" or code == "":
        if is_first:
            return role if marks[0] in {"は", "を"} and marks[1] in {"と", ""} else None
        return role if marks[1] in {"は", "を", "が"} and marks[0] == "と" else None
    if code == "T" or code == "P":
        if is_first:
            return (
                role
                if marks[0] in {"は", "を"} and marks[1] in {"が", "で", "i", "を", ""}
                else None
            )
        return (
            role if marks[1] in {"は", "が", "で", "i"} and marks[0] in {"を", "に", "と"} else None
        )
    return None


def _is_named(scene: Scene, phrase: Phrase) -> bool:
    words = [scene.at(head).word for head in phrase.heads]
    return all(is_office(word) or bool(_NAMED.search(word)) for word in words)


def _is_person(scene: Scene, phrase: Phrase) -> bool:
    return all(
        scene.codes[head] in "RA" or bool(_PERSON.search(scene.at(head).word))
        for head in phrase.heads
    )


def _mark(phrase: Phrase) -> str:
    """The particle that says what a phrase does: には is に, をもって is を."""
    return re.sub("^の?U|^f", "", phrase.particle)[:1]
