"""A clause as predicates with their noun phrases: 市長を / 本部長と / する.

Codes alone fix the order in which things are said; phrases with their particles do not: one
rule reads 市長を本部長とし, 本部長に市長を充て and 本部長は市長が務め, one or many in a row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.facts.governance_elements import NOUN_CODES, TIME
from corpus.facts.governance_scene import Scene
from corpus.facts.governance_verbs import VERB_CODES
from corpus.facts.governance_words import is_office

_PARTICLES = frozenset("はがをにでとへもiyzfMのU")
_SEPARATORS = frozenset("、&と")
_TOGETHER = frozenset({"共同", "協力", "連携", "分担"})
# 委嘱しているほか、…: nouns that only join what follows to what was said
_GOES_ON = frozenset({"ほか", "他", "一方", "のち", "後", "うえ", "上", "体制"})
_COUNT = re.compile(r"(?P<of>の)?[0-9]+(?:名|人)(?:以内|程度)?(?=[^の])")
_AS_FOR = frozenset({"付く", "つく"})
# これを補佐する立場として務める: what follows is said of the same ones
STANDING = frozenset({"立場", "役割", "役目", "形", "役"})
_POST = frozenset({"職", "任", "座", "役員", "役職"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Nouns in a row with the particle behind them; units are ranges of elements."""

    units: tuple[tuple[int, int], ...]  # first and last element, included
    particle: str  # codes, without commas; "" where a list goes on with another thing
    end: int  # the element behind phrase and particle
    is_apart: bool  # a comma stands behind the particle
    begin: int  # the element at which its description begins: 委員の指名する者

    @property
    def heads(self) -> tuple[int, ...]:
        """The element that each unit is about."""
        return tuple(last for _, last in self.units)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the phrases before it; ``verb`` is None at the end of a sentence without one."""

    phrases: tuple[Phrase, ...]
    verb: int | None
    earlier: tuple[Phrase, ...]  # what the sentence spoke of before, the last behind


def predicates(scene: Scene) -> Iterator[Predicate]:
    """The clause's predicates in order."""
    codes, phrases, at = scene.codes, list[Phrase](), 0
    earlier: list[Phrase] = []
    while at < len(codes):
        code = codes[at]
        if code in NOUN_CODES or code == "U":
            phrase = _made_up(scene, _phrase(scene, at))
            if phrase.particle == "は" and _is_said(phrases):  # 管理者は市長で、議会は…
                yield Predicate(tuple(phrases), None, tuple(earlier))
                earlier, phrases = [*earlier, *phrases], []
            phrases.append(phrase)
            at = phrase.end
        elif code in VERB_CODES or code == "D":
            follows = codes[at + 1 : at + 2]
            element = scene.at(at)
            if code == "D" and phrases and follows and follows in NOUN_CODES:
                # 本部長である市長; 保健師である職員 is one noun
                phrases[-1:] = _last_apart(scene, phrases[-1])
                first, behind = phrases[-1], _phrase(scene, at + 1)
                only = (at + 1, at + 1) if codes[at + 1] in "RB" else behind.units[0]
                one = replace(behind, units=(only,), particle="")
                yield Predicate((replace(first, particle="は"), one), at, ())
                # CIOである副市長: who that is, was said; 商工会の会長である山根氏
                is_post = codes[first.units[0][0] : first.end] == "R"
                phrases[-1] = behind if is_post else replace(behind, begin=first.begin)
                at = behind.end
                continue
            if element.word == "得る" and element.joins and phrases:
                phrases.pop()  # 庶務は、総務課が関係課の協力を得て行う
                at += 1
                continue
            if element.word in _TOGETHER and scene.said(at).endswith("して"):
                at += 1  # 環境課及び公園課において共同して処理する
                continue
            stands = codes[at + 1 : at + 4] == "NとS" and scene.at(at + 1).word in STANDING
            if stands and element.is_attributive:
                phrases = [one for one in phrases if one.particle != "を"]
                at += 4
                continue
            describes = element.is_attributive and not element.joins
            is_body = follows == "B" and codes[at + 2 : at + 3] != "の"  # 掲げる課の課長 is a post
            goes_on = follows == "F" or scene.at(at + 1).word in _GOES_ON if follows else False
            if describes and follows and follows in NOUN_CODES and not is_body and not goes_on:
                if code in "SO":
                    yield Predicate(tuple(phrases), at, tuple(earlier))
                phrases, at = _described(scene, phrases, at + 1)
                continue
            yield Predicate(tuple(phrases), at, tuple(earlier))
            earlier += phrases
            to_do = 2 if codes[at + 1 : at + 4] == "FのB" else 0  # 調達を適正に行うための委員会
            is_list = describes and (follows == "B" or to_do > 0)
            listed = _listed(scene, phrases) if is_list else ()
            is_named = describes and follows in {"B", "F"}
            phrases = _places(scene, phrases, at) if is_named else _carried(scene, phrases, at)
            at += 1
            if listed:
                at += to_do
                behind = _phrase(scene, at)
                phrases += [replace(behind, units=(*listed, *behind.units), begin=listed[0][0])]
                at = behind.end
        elif code == "。":
            yield Predicate(tuple(phrases), None, tuple(earlier))
            phrases, earlier, at = [], [], at + 1
        else:
            at += 1
    yield Predicate(tuple(phrases), None, tuple(earlier))


def _made_up(scene: Scene, phrase: Phrase) -> Phrase:
    """「課長による幹事会と、職員による作業部会」: who makes up a body describes it."""
    while scene.said(phrase.end - 1) == "による" and scene.codes[phrase.end :].startswith("B"):
        behind = _phrase(scene, phrase.end)
        before = phrase.units[:-1]
        is_list = all(scene.is_committee(last) for _, last in before)
        units = (*before, *behind.units) if is_list else behind.units
        phrase = replace(behind, units=units, begin=phrase.begin)
    return phrase


def _last_apart(scene: Scene, phrase: Phrase) -> list[Phrase]:
    """「市長を本部長、CIOである副市長を…」: only CIO is what the deputy mayor is."""
    start = phrase.units[-1][0]
    if len(phrase.units) < 2 or scene.codes[start - 1] != "、":
        return [phrase]
    before = replace(phrase, units=phrase.units[:-1], particle="", end=start)
    return [before, replace(phrase, units=phrase.units[-1:], begin=start)]


def _is_said(phrases: list[Phrase]) -> bool:
    """Whether 「…は…で、」 has said of its topic what it is."""
    topics = [one for one in phrases[:-1] if one.particle == "は"]
    return bool(topics) and phrases[-1].particle == "で" and phrases[-1].is_apart


def _places(scene: Scene, phrases: list[Phrase], verb: int) -> list[Phrase]:
    """「その下に実務を担う部会を置く」: where it is placed does not describe it."""
    kept = []
    for one in phrases:
        head, is_apart = one.heads[-1], one.is_apart or one.end < verb
        is_place = re.match("(?:の?U)?に", one.particle) and scene.codes[head] in "BAU"
        is_kind = one.particle == "と" and scene.codes[head] == "N"
        is_told = scene.codes[head] == "B" and scene.codes[head - 1 : head] in set("SC")
        if (is_place and (is_apart or scene.codes[verb + 1] == "B")) or is_kind:
            kept.append(one)
        elif is_told and one.particle == "と" and one.is_apart:
            kept.append(replace(one, particle=""))  # 部長を長とする部会と、課長を長とする部会
    return kept


def _listed(scene: Scene, phrases: list[Phrase]) -> tuple[tuple[int, int], ...]:
    """「…する協議会、施策を検討する部会を」: the list that a described body goes on."""
    units = phrases[-1].units[:-1] if phrases else ()
    return units if all(scene.codes[last] == "B" for _, last in units) else ()


def _carried(scene: Scene, phrases: list[Phrase], verb: int) -> list[Phrase]:
    """「補佐官として民間人材を登用する」: として belongs to the verb behind it."""
    if scene.codes[verb] != "S" or not phrases or not scene.said(verb).endswith("して"):
        return []
    is_kind = phrases[-1].particle == "と" and scene.codes[phrases[-1].heads[-1]] == "N"
    places = [one for one in phrases[:-1] if re.fullmatch("(?:の?U)?には?", one.particle)]
    is_role = phrases[-1].particle == "と" and len(places) == len(phrases) - 1
    return phrases if is_kind or is_role else []


def _described(scene: Scene, phrases: list[Phrase], at: int) -> tuple[list[Phrase], int]:
    """「会長が委員から指名する者」: what stands before the verb describes the noun behind it."""
    kept = [
        number for number, one in enumerate(phrases) if one.particle.endswith("は") or one.is_apart
    ]
    before = phrases[: kept[-1] + 1] if kept else []
    inside = phrases[len(before) :]
    phrase = _phrase(scene, at)
    begin = before[-1].end if before else inside[0].begin if inside else phrase.begin
    return [*before, replace(phrase, begin=min(begin, phrase.begin))], phrase.end


def _phrase(scene: Scene, start: int) -> Phrase:
    """The nouns from element ``start``, with の between them and commas or 及び among them."""
    codes, units, at = scene.codes, list[tuple[int, int]](), start
    while True:
        first = at
        while at < len(codes) and (
            (codes[at] in NOUN_CODES and not (at > start and _is_behind_title(scene, at)))
            or (codes[at] == "U" and at == start)
            or codes[at] == "d"
            or (codes[at] == "の" and codes[at + 1 : at + 2] in NOUN_CODES and at + 1 < len(codes))
        ):
            at += 1
        last = at - 1 if codes[at - 1] != "d" else at - 2
        if scene.at(last).word in _POST and re.search("Rの$", codes[first:last]):
            last -= 2  # 会長の職
        if not _is_time(scene, first, last):
            units.append((first, last))
        ahead = at
        while ahead < len(codes) and codes[ahead] in _SEPARATORS:
            ahead += 1
        if ahead == at or ahead >= len(codes) or codes[ahead] not in NOUN_CODES:
            break
        is_told = codes[first - 1 : first] in set("SC") and codes[last] == "B"
        if is_told and re.match("R(?:を|で|f)", codes[ahead:]):
            break  # 部長を長とする部会と、課長を長とする部会
        at = ahead
    end, particle = at, ""
    while end < len(codes) and (codes[end] in _PARTICLES or codes[end] == "、"):
        if codes[end] == "U" and codes[end - 1] == "、":
            break
        particle += codes[end].replace("、", "")
        end += 1
    particle = re.sub("^の(?=[^U])", "", particle)  # 副市長と教育長の2人で
    if particle == "zは" and codes[at - 1] == "R" and scene.at(at).word in _AS_FOR:
        particle = "は"  # 会長につきましては
    units = units or [(start, at - 1)]
    is_apart = bool(particle) and codes[end - 1] == "、"
    return Phrase(tuple(units), particle, end, is_apart, units[0][0])


def _is_behind_title(scene: Scene, number: int) -> bool:
    """「(1) リーダー 課長をリーダーとし、…」: what begins behind a line's lead word."""
    if number != 1 or scene.codes[0] not in "RBK":
        return False
    return " " in scene.clause.text[scene.at(0).end : scene.at(1).start]


def _is_time(scene: Scene, first: int, last: int) -> bool:
    word = scene.text(first, last)
    return scene.codes[first : last + 1] == "W" or bool(TIME.fullmatch(word))


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
