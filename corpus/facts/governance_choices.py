"""Which of two neighbouring phrases is the role that the other holds, by particles and verb."""

import re
from dataclasses import replace

from corpus.facts.governance_frames import Phrase, holder_text
from corpus.facts.governance_scene import Scene
from corpus.facts.governance_verbs import ENTRUST_VERBS, FALL_TO, PUT_VERBS
from corpus.facts.governance_words import is_body_text, is_office, role_weight
from corpus.facts.governance_work import SITTING

# Who may be put into a role by a verb that says nothing of roles: 市長を会長に迎える
PERSON = re.compile(
    r"(?:[長監員官者師士氏]|教授|知事|人材|職員|代表|経営者|議員|会頭|OB|ワーカー|ロイヤー|カウンセラー|スタッフ)$"
)
_OUTSIDE = re.compile(
    r"(?:連合会|法人|協会|組合|会議所|大学|会社|銀行|学校|商工会|自治会|町内会|農協|病院|医師会)$"
)
# Who a sentence says that somebody is: 会長は市長です; not 委員は…から委嘱された方々です
NAMED = re.compile(r"(?:氏|さん|教授|先生|会頭|知事)$")


def weight_at(scene: Scene, number: int) -> int:
    """How surely the element ``number`` is a role: see ``role_weight``."""
    weight = role_weight(scene.at(number).word, scene.codes[number])
    return 2 if scene.codes[number] == "R" and scene.headed(number) is not None else weight


def weight_of(scene: Scene, phrase: Phrase) -> int:
    """How surely each noun of ``phrase`` is a role."""
    return min(weight_at(scene, head) for head in phrase.heads)


def _is_outside(scene: Scene, phrase: Phrase) -> bool:
    """NPO法人の理事長, 商工会の会長: posts that somebody has in another organisation."""
    return all(
        scene.codes[first : last + 1] in {"NのR", "BのR"}
        and _OUTSIDE.search(scene.at(first).word) is not None
        for first, last in phrase.units
    )


def role_among(scene: Scene, groups: list[Phrase], at: int, verb: int | None) -> Phrase | None:
    """Which of two neighbouring phrases is the role that the other holds, or None."""
    first, second = groups[at], groups[at + 1]
    weights = weight_of(scene, first), weight_of(scene, second)
    code = scene.codes[verb] if verb is not None else ""
    link, mark = (mark_of(one) for one in (first, second))
    is_last = at + 2 == len(groups)
    office = "K" in {scene.codes[first.heads[-1]], scene.codes[second.heads[-1]]}
    if office:
        return _decide_office(scene, first, second, link, mark, verb)
    if max(weights) == 0:
        # 危機管理監は防災部長が兼務する: an office too is a post that somebody sits in
        is_post = scene.codes[first.heads[-1]] == "R" and (link, mark) == ("は", "が")
        return first if is_post and verb is not None and scene.at(verb).word in SITTING else None
    closing = mark_of(groups[-1])
    if link == "を":
        if closing == "が" and code == "T":
            return first if weights[0] else None  # 本部長を市長が務める
        if weights == (2, 0) and mark in {"と", ""} and code == "S":
            return first if _is_person(scene, second) else None  # 委員長を副町長とする
        if mark == "に" and weights == (2, 0) and verb is not None:
            if scene.codes[second.heads[-1]] == "A":
                return None  # 支援員を各地区に委嘱する: where, not who
            return first if scene.at(verb).word in ENTRUST_VERBS else None
        if not weights[1] or mark not in {"と", "に", ""}:
            return None
        if mark == "と" or code in {"S", "P"} or (code == "" and mark == "に"):
            return second
        if mark == "に" or (mark == "" and closing in {"と", "に"}):
            return second if weights[1] == 2 and _is_person(scene, first) else None
        return None
    if link == "に":
        if weights[0] == 0 or (weights[1] > weights[0] and not _is_outside(scene, second)):
            is_put = weights[1] == 2 and code == "P" and mark == "を"
            return second if is_put and _is_person(scene, first) else None
        if code in {"P", "T"} or "M" in second.particle:
            return (
                first
                if mark in {"を", "が", "", "に"} and not (code == "T" and mark == "を")
                else None
            )
        word = scene.at(verb).word if verb is not None else ""
        if word == "成る" and mark == "に" and first.particle == "には":
            return first  # 委員には、関係者になっていただいている
        falls = verb is not None and scene.at(verb).word in FALL_TO and mark == "が"
        if falls or (code in {"O", "V"} and mark in {"を", ""}):
            fits = weights[1] < 2 if code == "O" else True
            is_post = weights[0] == 2 or first.particle == "には"  # 室長には副院長を配置する
            return first if is_post and fits and _is_person(scene, second) else None
        is_end = is_last or mark_of(groups[at + 2]) == "は"
        return first if code == "" and is_end and _is_person(scene, second) else None
    if link == "は":
        word = scene.at(verb).word if verb is not None else ""
        return _decide_topic(scene, first, second, weights, (mark, closing), code, word)
    if link == "と" and mark == "が" and code in {"H", "T"}:
        return first if weights[0] == 2 else None  # 副座長として課長がこれを支える
    if link == "と" and mark == "を" and (code == "O" or (at == 0 and code in {"P", "V"})):
        if code == "O" and weights[1] == 2:
            return None  # 責任者として管理者を置く
        return first if weights[0] == 2 and _is_person(scene, second) else None
    if link == "が" and weights == (2, 0) and mark in {"", "で"} and code != "T":
        return first if _is_named(scene, second) else None  # 本部長が市長、副本部長が副市長で
    if link == "が" and code == "D" and weights[1] == 2 and is_last:
        return second if _is_person(scene, first) else None  # 弁護士、警察OBがメンバーです
    if link == "が" and weights[1]:
        mark = mark or closing
        is_chosen = code == "P" and verb is not None and scene.at(verb).is_passive
        sits = (
            (code == "T" and mark in {"を", "に"})
            or (is_chosen and mark == "に")
            or (code == "S" and mark == "と")
        )
        becomes = verb is not None and scene.at(verb).word == "成る" and mark in {"に", "と"}
        if verb is not None and scene.at(verb).word in FALL_TO and mark == "に":
            return first if _is_person(scene, second) and weights[0] >= weights[1] else None
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
    if code == "T" and mark == "に" and word in {"務める", "勤める"}:
        return first if weights[0] else None  # 会長は、医師会長に務めていただく
    if code == "T" and mark in {"を", "に"} and not put:
        return second if weights[1] and closing == mark else None
    if mark == "に" and word in FALL_TO:
        return first if weights[0] and _is_person(scene, second) else None
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
    becomes = word == "成る" and mark == "" and closing == "に"
    if becomes or (mark in {"と", ""} and code in {"S", "D", "P", "T", ""}):
        last = replace(second, units=second.units[-1:])
        if code == "" and not _is_person(scene, last):
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
    is_key = scene.codes[role.end : role.end + 1] == ":"  # 事務局:企画課に置く
    if code == "O":
        inside = "U" in holder.particle
        if is_body_text(named) and not inside:
            return None
        return role if marks[1] == "に" and (marks[0] in {"を", "は", "が"} or is_key) else None
    if code == "S" or code == "D" or code == "":
        if is_first:
            return role if marks[0] in {"は", "を"} and marks[1] in {"と", ""} else None
        return role if marks[1] in {"は", "を", "が"} and marks[0] == "と" else None
    if code == "T" or code == "P":
        if is_first:
            return (
                role
                if (is_key or marks[0] in {"は", "を", "も"})
                and marks[1] in {"が", "で", "i", "を", ""}
                else None
            )
        return (
            role if marks[1] in {"は", "が", "で", "i"} and marks[0] in {"を", "に", "と"} else None
        )
    return None


def _is_named(scene: Scene, phrase: Phrase) -> bool:
    words = [scene.at(head).word for head in phrase.heads]
    if all(is_office(word) or bool(NAMED.search(word)) for word in words):
        return True
    # 商工会の会長, 観光協会の指導員: posts in another organisation
    return all(re.fullmatch("[NB]のR", scene.codes[a : b + 1]) for a, b in phrase.units)


def _is_person(scene: Scene, phrase: Phrase) -> bool:
    return all(
        scene.codes[head] in "RA" or bool(PERSON.search(scene.at(head).word))
        for head in phrase.heads
    )


def mark_of(phrase: Phrase) -> str:
    """The particle that says what a phrase does: には is に, をもって is を."""
    return re.sub("^の?U|^f", "", phrase.particle)[:1]
