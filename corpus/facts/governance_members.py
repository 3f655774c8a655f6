"""Whom bodies consist of, their parts and what they are part of, as one sentence says it."""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.governance_choices import PERSON
from corpus.facts.governance_elements import COUNTED, NOUN_CODES
from corpus.facts.governance_frames import Predicate
from corpus.facts.governance_roles import LISTED_BELOW
from corpus.facts.governance_scene import Finding, Scene
from corpus.facts.governance_verbs import VERB_CODES
from corpus.facts.governance_words import is_role_text, is_unit_name, role_weight
from corpus.facts.governance_work import SUBORDINATE

# 市民と職員が参加する会議
_GATHER = frozenset({"参加", "参画", "集まる", "集う", "加わる", "揃える", "揃う"})
_FOLLOWING_MEMBERS = frozenset(
    {"次の委員", "次に掲げる委員", "次の者", "次に掲げる者", "次に掲げる職にある者", "以下の者"}
)
_MAX_BARE_CHARS = 4  # 委員会, 連絡会議: a kind of body, and no name
_OFTEN = re.compile(r"[0-9](?:回|度)$|[年月]度?に$|毎(?:年度?|月|週)$")
_ENDS_CLAUSE = ("よう", "とともに", "ながら", "ほか", "うえで", "上で")


def find_members(scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
    """Who sits in the bodies of a clause, and what they are divided into."""
    yield from _composed(scene)
    yield from _formed(scene)
    yield from _made_up(scene)
    for predicate in said:
        yield from _divided(scene, predicate)
    yield from _subordinate(scene)


def _composed(scene: Scene) -> Iterator[Finding]:
    """「各部長で構成する本部」, 「審議会は、…の委員で組織される」."""
    codes = scene.codes
    for match in re.finditer(r"(?:で|f|y|をM|が(?:N(?:[のN])*で)?)(?P<verb>[CV])", codes):
        verb = match.start("verb")
        element = scene.at(verb)
        gathers = codes[match.start()] == "が"
        if (element.code == "V") != gathers or (gathers and element.word not in _GATHER):
            continue
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
            and topic is None
            and (meant := scene.discourse.heading or _spoken_of(scene, verb))
        ):
            body, stop = meant, element.end
        else:
            continue
        if gathers and (is_unit_name(body) or (element.is_past and element.joins)):
            continue
        members = _without_parentheses(scene, start, end)
        if bound is not None and codes[bound - 1 : bound + 1] == "Rは":  # 委員は職員で組織する
            role = scene.discourse.names.role(scene.at(bound - 1).word)
            yield Finding(body, role, scene.at(bound - 1).start, stop, holder=members)
            continue
        if members in _FOLLOWING_MEMBERS:  # 次の委員をもって組織する: they stand below
            role = "委員" if members.endswith("委員") else "構成員"
            yield Finding(body, role, start, stop, needs_support=True)
        is_told = _only_roles(scene, start, end) or _only_parts(scene, start, end)
        if members and not LISTED_BELOW.match(members) and not is_told:
            first = (
                min(start, scene.at(topic).start)
                if topic is not None and bound is not None and codes[verb + 1 : verb + 2] != "B"
                else start
            )
            yield Finding(body, "構成員", first, stop, holder=members)
            if len(body) > _MAX_BARE_CHARS or body == "庁議":
                yield Finding(body, None, first, stop, confidence=0.75)


def _spoken_of(scene: Scene, before: int) -> str | None:
    """「部会を置き、課長で構成する」, 「会長は町長が務め、…」: what is set up or headed."""
    placed = re.search("(?P<body>B)を(?P<verb>O)、[^BO]*$", scene.codes[:before])
    if placed is not None:
        goes_on = scene.at(placed.start("verb")).joins
        return scene.body(placed.start()) if goes_on else None
    head = re.search("(?P<post>R)(?:に?は|を)[^。]*[TPS]", scene.codes[:before])
    if head is None or role_weight(scene.at(head.start()).word, "R") < 2:
        return None
    owner = scene.owner(head.start())
    return owner[0] if owner is not None and owner[0] else None


_FORM = frozenset({"編成", "結成", "組織", "構成", "作る"})


def _formed(scene: Scene) -> Iterator[Finding]:
    """「建築技師ら6名で設計チームを編成した」."""
    for match in re.finditer(r"で、*(?P<body>B)を(?P<verb>[OCV])", scene.codes):
        body, verb = match.start("body"), match.start("verb")
        if scene.at(verb).word not in _FORM:
            continue
        bound = _member_bound(scene, match.start())
        start = scene.at(bound).end if bound is not None else scene.clause.label_end
        members = _without_parentheses(scene, start, scene.at(match.start()).start)
        if members:
            yield Finding(scene.body(body), "構成員", start, scene.at(verb).end, holder=members)


_ONE_PERSON = re.compile(r"(?:[市町村区]長|知事|本部長|会長|委員長)$")
_PEOPLE = re.compile(r"(?:[市町村住]民|団体|部局|世代|若手)(?:など|等)?$")


def _made_up(scene: Scene) -> Iterator[Finding]:
    """「関係課長による幹事会と、若手職員による検討チームを置く」; not one spoken of in passing."""
    for match in re.finditer(
        r"y(?P<body>B)(?=(?:[、&と]*[^をがは]*yB)*[をが]、*[OE])", scene.codes
    ):
        by, body = match.start(), match.start("body")
        last = scene.at(by - 1)
        is_group = last.code == "A" or (last.code == "R" and not _ONE_PERSON.search(last.word))
        is_group |= last.code in "Nd" and bool(
            PERSON.search(last.word) or _PEOPLE.search(last.word)
        )
        if scene.said(by) != "による" or not scene.is_committee(body) or not is_group:
            continue
        bound = _member_bound(scene, by)
        start = scene.at(bound).end if bound is not None else scene.clause.label_end
        members = _without_parentheses(scene, start, scene.at(by).start)
        name, stop = scene.body(body), scene.at(body).end
        yield Finding(name, "構成員", start, stop, holder=members)


def _member_bound(scene: Scene, before: int) -> int | None:
    """The element behind which the members are named: は, a comma after に or a joined verb."""
    codes = scene.codes
    is_told = False  # whether a verb stands behind that describes them: 推薦を受けて指名する者
    for number in range(before - 1, -1, -1):
        code = codes[number]
        is_told |= code in VERB_CODES and scene.at(number).is_attributive
        is_apart = scene.at(number).joins and not (is_told and codes[number + 1] != "、")
        if code in "は:。;JD" or is_apart or code == "i":
            return number + 1 if codes[number + 1] == "、" else number
        if code in "、&と" and re.search(r"[SOPTCHEVy]B$", codes[:number]):
            return number  # 課長級で構成する幹事会と係長級で構成するチーム
        before_mark = scene.clause.text[: scene.at(number).start]
        is_of_another = re.search("[SOPTC]Bの[WN]$", codes[:number])  # …とする委員会のほか、
        if code == "、" and (is_of_another or not re.search("(?<![こそ])のほか$", before_mark)):
            if number > 0 and codes[number - 1] in "にでをFziWfm":
                return number
            if before_mark.endswith(_ENDS_CLAUSE) or _OFTEN.search(before_mark):
                return number
        is_headed = codes[number - 2 : number] == "をR"  # 市長をトップに副市長、局長が参画する
        if (
            code == "に"
            and codes[number + 1] in NOUN_CODES
            and (codes[number - 1] in "BNAU" or is_headed)
        ):
            return number  # 市役所に市長、副市長からなる会議を設ける
    return None


def _without_parentheses(scene: Scene, start: int, end: int) -> str:
    said = re.sub(r"\([^()]*\)", "", scene.clause.text[start:end]).strip(" 、「」")
    return re.sub("^[こそ]のほか、?", "", said)


def _only_roles(scene: Scene, start: int, end: int) -> bool:
    """本部長、副本部長及び本部員 names the posts, not who sits there; so does 市長（本部長）."""
    inside = [one for one in scene.clause.elements if start <= one.start < end]
    if any(one.code in VERB_CODES and one.is_attributive for one in inside):
        return False  # 会長が指名する委員
    if any(
        one.gloss and is_role_text(scene.clause.text[slice(*one.gloss)].strip()) for one in inside
    ):
        return True
    roles = [one.word for one in inside if one.code == "R"]
    weights = [role_weight(one, "R") for one in roles]
    has_chief = any(
        one.endswith("長") and weight == 2 for one, weight in zip(roles, weights, strict=True)
    )
    return has_chief and all(weights)


def _only_parts(scene: Scene, start: int, end: int) -> bool:
    """本部会議、幹事会及び部会: what it is divided into, not who sits there."""
    inside = [
        number for number, one in enumerate(scene.clause.elements) if start <= one.start < end
    ]
    nouns = [number for number in inside if scene.codes[number] in NOUN_CODES]
    return len(nouns) > 1 and all(scene.is_committee(number) for number in nouns)


_DIVIDED = frozenset({"為る", "分かれる", "分ける", "構成", "組織", "成る", "運営"})
_STRUCTURE = re.compile(r"(?:構造|構成|体制|層|階層|段階)$")


def _is_part(scene: Scene, number: int) -> bool:
    return scene.is_committee(number) or (
        scene.codes[number] == "B" and scene.at(number).word.endswith("班")
    )


def _divided(scene: Scene, predicate: Predicate) -> Iterator[Finding]:
    """「協議会は、代表者会議、実務者会議の二層で構成する」: the parts of a body."""
    whole = next((one for one in predicate.phrases if one.particle in {"は", "を"}), None)
    verb = predicate.verb
    if whole is None or verb is None or scene.codes[whole.heads[-1]] != "B":
        return
    if scene.at(verb).word not in _DIVIDED:
        return
    for phrase in predicate.phrases:
        parts = [
            first if first < last and _STRUCTURE.search(scene.at(last).word) else last
            for first, last in phrase.units
        ]
        parts = [part for part in parts if not COUNTED.fullmatch(scene.at(part).word)]
        is_list = (
            bool(parts) and len(phrase.units) > 1 and all(_is_part(scene, part) for part in parts)
        )
        if not is_list or not re.fullmatch("[にでとfy]|をM", phrase.particle):
            continue
        span = (scene.at(min(whole.begin, phrase.begin)).start, scene.at(verb).end)
        above = scene.body(whole.heads[-1])
        for part in parts:
            if (name := scene.body(part)) != above:
                yield Finding(name, None, *span, parent=above)


def _subordinate(scene: Scene) -> Iterator[Finding]:
    """「部会は本部の下部組織です」, 「横断組織「推進チーム」」."""
    for match in re.finditer(r"(?P<kind>N)(?P<body>B)", scene.codes):
        kind, body = scene.at(match.start()), match.start("body")
        if SUBORDINATE.search(kind.word) and scene.clause.text[kind.end] == "「":
            yield Finding(scene.body(body), None, kind.start, scene.at(body).end, confidence=0.7)
    named = re.search(r"(?P<verb>[SOPTCV])(?P<body>B)。?$", scene.codes)
    if (
        named is not None and scene.at(named.start()).is_attributive
    ):  # 市長を座長とする「推進チーム」
        body = named.start("body")
        begin = scene.clause.label_end
        yield Finding(scene.body(body), None, begin, scene.at(body).end, confidence=0.7)
    part = r"(?P<body>B)は、*(?P<place>B)の(?P<kind>N)(?:D|で)"
    told = r"(?P<place>B)の(?P<kind>N)(?:D|とS)(?P<body>B)"  # 本部の下部組織である部会
    matches = (one for way in (part, told) for one in re.finditer(way, scene.codes))
    for match in matches:
        if SUBORDINATE.search(scene.at(match.start("kind")).word):
            name, parent = scene.body(match.start("body")), scene.body(match.start("place"))
            if name != parent:
                span = (scene.at(match.start()).start, scene.at(match.end() - 1).end)
                yield Finding(name, None, *span, parent=parent)
