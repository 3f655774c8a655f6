"""Who holds a role, as one sentence says it.

Rules read the order of a clause's elements (``governance_elements``), never a sentence's words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.facts.governance_choices import weight_at
from corpus.facts.governance_elements import NOUN_CODES, TIME
from corpus.facts.governance_frames import Phrase, Predicate, holder_text
from corpus.facts.governance_pairs import Pair, pairs
from corpus.facts.governance_scene import NOUN, Finding, Scene
from corpus.facts.governance_verbs import CHOOSE_VERBS, VERB_CODES
from corpus.facts.governance_words import is_body_text, is_kind, is_role_text


def find_roles(scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
    """Who holds a role."""
    each = list(_serving_each(scene))
    yield from each or _paired(scene, said)
    yield from _chosen(scene, said)


def _paired(scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
    body = ""
    for pair in (one for both in pairs(scene, said) for one in _one_by_one(scene, both)):
        holder = holder_text(scene, pair.holder)
        is_next = scene.clause.text[: scene.at(pair.holder.begin).start].endswith("が")
        if "本人" in holder or (is_next and weight_at(scene, pair.holder.heads[0]) == 2):
            continue  # 課長がリーダー、職員がメンバーとなる: リーダー is no member
        start = scene.at(min(pair.role.begin, pair.holder.begin)).start
        described = scene.described_body(pair.role.heads[-1], pair.verb)
        span = (start, scene.at(pair.last if described is None else described).end)
        roles = range(pair.role.units[0][0], pair.role.units[-1][1] + 1)
        heads = pair.role.heads
        if scene.codes[heads[-1]] == "K":
            of_whom = [at for at in roles if scene.codes[at] == "B"]
            others = scene.named_behind(heads[-1])
            for at in of_whom if _can_hold(holder, "") else ():  # 委員会及び幹事会の庶務
                for whose in scene.discourse.both(scene.at(at).word) or [scene.body(at, others)]:
                    yield Finding(whose, scene.at(heads[-1]).word, *span, holder=holder)
            if of_whom:
                continue
        for finding in give(scene, roles, holder, pair.verb, span, beside=body):
            body = finding.body
            yield finding
        if described is not None and _is_introduced(scene, described):
            named = scene.at(described)
            yield Finding(scene.body(described), None, named.start, named.end, confidence=0.75)


def _one_by_one(scene: Scene, pair: Pair) -> Iterator[Pair]:
    """「本部長及び副本部長を置き、それぞれ市長及び副市長をもって充てる」."""
    roles, holders = pair.role.units, pair.holder.units
    if len(roles) != len(holders) or len(roles) < 2 or "それぞれ" not in scene.clause.text:
        yield pair
        return
    for role, holder in zip(roles, holders, strict=True):
        yield replace(
            pair,
            role=replace(pair.role, units=(role,), begin=role[0]),
            holder=replace(pair.holder, units=(holder,), begin=holder[0]),
        )


def _is_introduced(scene: Scene, body: int) -> bool:
    """市長が議長を務める政策調整会議に諮る: said who leads it, a body is what is spoken of."""
    behind = re.sub("[でi]は", "", scene.codes[body + 1 : body + 3])[:1]
    is_centre = scene.clause.text[scene.at(body).end :].lstrip("」』").startswith("を中心")
    is_named = not is_kind(scene.at(body).word)
    return is_named and bool(behind) and behind in "をにがでiD" and not is_centre


def give(
    scene: Scene,
    roles: range,
    holder: str | None,
    verb: int | None,
    span: tuple[int, int],
    confidence: float = 0.9,
    beside: str = "",
) -> Iterator[Finding]:
    """A finding for each role among the elements ``roles``, held by ``holder``.

    ``beside``: the body of the roles that the sentence gives before these.
    """
    if holder is not None and LISTED_BELOW.match(holder):
        holder = None
    shared = ""
    for number in roles:
        if scene.codes[number] not in "RK":
            continue
        owner = scene.owner(number, verb)
        body = shared or (beside if owner is None else "")
        if body and scene.codes[number] == "R" and (owner is None or not owner[0]):
            owner = body, scene.discourse.names.role(scene.at(number).word)
        if owner is not None and owner[0] == "本部" and beside.endswith("本部"):
            owner = beside, owner[1]  # 災害対策本部長は…、副本部長は…
        shared = owner[0] if owner is not None else shared
        if owner is not None and holder is not None and _is_among(owner[0], holder):
            owner = "", owner[1]  # この会の事務局は、協議会に置く
        if owner is None or (holder is not None and not _can_hold(holder, owner[1])):
            continue
        # 委員は村長が委嘱する: of whose members it speaks, nobody can say.
        is_empty = holder is None and owner == ("", "委員")
        yield Finding(
            *owner,
            *span,
            holder=holder,
            confidence=confidence if owner[0] else 0.7,
            needs_support=is_empty,
        )


def _is_among(body: str, holder: str) -> bool:
    """社会福祉協議会と市の福祉課: whether ``body`` is one of the holders, not whose role it is."""
    return bool(body) and re.match(rf"{re.escape(body)}(?:[と、・]|及び|$)", holder) is not None


def _is_pool(scene: Scene, phrase: Phrase) -> bool:
    """委員の中から, 学識経験者のうちから."""
    before = scene.clause.text[: scene.at(phrase.end - 1).start]
    is_within = before.endswith(("うち", "中", "なか"))
    return phrase.particle.endswith("f") and (
        is_within or _POOL_END.search(_words_of(scene, phrase)) is not None
    )


def _words_of(scene: Scene, phrase: Phrase) -> str:
    """A phrase with what describes it, its particle left out."""
    first, last = scene.at(phrase.begin), scene.at(phrase.units[-1][1])
    return scene.clause.text[first.start : last.end]


def _pool(scene: Scene, predicate: Predicate) -> str | None:
    """学識経験者 of 「学識経験者のうちから、市長が委嘱する」; None when it is 委員."""
    phrase = next((one for one in predicate.phrases if _is_pool(scene, one)), None)
    is_voted = predicate.verb is not None and scene.at(predicate.verb).word in _VOTES
    if phrase is None or is_voted:
        return None
    first = re.search("[はが。;]、*(?=[^はが。;]*$)", scene.codes[: phrase.begin])
    begin = phrase.begin if first is None else first.end()
    if any(
        scene.at(at).joins and scene.codes[at] in VERB_CODES for at in range(begin, phrase.begin)
    ):
        begin = phrase.begin
    told = scene.clause.text[scene.at(begin).start : scene.at(phrase.units[-1][1]).end]
    words = _NUMBER_TOLD.sub("", _POOL_END.sub("", told).strip(" 、"))
    return None if _OWN_MEMBERS.fullmatch(words) else words


_NUMBER_TOLD = re.compile(
    r"^(?:[0-9]+[人名](?:以内)?)?(?:で|とし)、"
)  # 「12人以内で、…のうちから」
_POOL_END = re.compile(r"(?:の(?:うち|中|なか)|(?:うち|中|なか))$")
_VOTES = frozenset({"選挙", "互選", "選出"})
_OWN_MEMBERS = re.compile(
    r".*(?:委員|会員|構成員|本部員|部会員|役員|理事|これら|それ|次|以下|次の者)"
)
LISTED_BELOW = re.compile(r"(?:次|以下|下記)(?:に|の)")
_NO_HOLDER = re.compile(
    r"(?:とおり|別に|互選|常勤|公開|無報酬|専任)$|^(?:公募|これ|それ|だれ|誰|次|以下|もの|者|人|別表|その他)$"
    r"|[0-9]階|^うち|^[0-9]+(?:人|名)以上"
)


def _can_hold(holder: str, role: str) -> bool:
    """Not 「本部長は本部長」, nor 「CIOは最高情報責任者です」, which explains a word."""
    if not holder or holder == role or _NO_HOLDER.search(holder) or TIME.fullmatch(holder):
        return False
    told = re.search("が(?P<post>[^、がの]{2,10})、", holder)
    if told is not None and is_role_text(told["post"]):
        return False  # 課長がリーダー、職員がメンバーとなる: two statements
    if role.endswith("役") and is_body_text(holder):
        return False  # 協議会が旗振り役を担う
    return not (role.isascii() and holder.endswith("責任者"))


# 総務班は総務部長、; 防災部会にあっては危機管理監、; 医療部会については課長が、
_EACH = re.compile(
    rf"(?:(?P<head>N)の)?(?P<body>B)(?:は|が|zは|にEは)、*"
    rf"(?P<holder>{NOUN}(?:[の&]{NOUN})*)(?P<mark>を|が|で|i|)(?:、|M?W?(?=[PTS])|と(?=S)|(?=R[をに]T)|(?=D))"
)
_OF_EACH = re.compile(r"(?P<role>[RK])(?:を、*O、*|に?は、*)$")  # 班長を置き、; 部会長は、
_BY_EACH = re.compile(r"(?P<role>R)[をに]T")


def _serving_each(scene: Scene) -> Iterator[Finding]:
    """「子育てPTは子育て支援課長、暮らしPTは総務課長がリーダーを務める」, 「班長を置き、…」."""
    each = list(_EACH.finditer(scene.codes))
    if len(each) < 2 or any(one.end() != two.start() for one, two in pairwise(each)):
        return
    first, last = each[0], each[-1]
    named = _OF_EACH.search(scene.codes, 0, first.start())
    named = named or _BY_EACH.match(scene.codes, last.end())
    if named is None:
        return
    number = named.start("role")
    role = scene.discourse.names.role(scene.at(number).word)
    for match in each:
        body, holder = match.start("body"), match.start("holder")
        # ひとの流れPT: の is part of the name
        name = scene.text(match.start("head"), body) if match["head"] else scene.body(body)
        end = match.end("holder") - 1
        span = (scene.at(match.start()).start, scene.at(end).end)
        yield Finding(name, role, *span, holder=scene.holder(holder, end))


def _chosen(scene: Scene, said: Sequence[Predicate]) -> Iterator[Finding]:
    """「会長は、委員の互選により定める」: a role of which the text names no holder."""
    for predicate in said:
        by_vote = any("互選" in scene.text(*one.units[-1]) for one in predicate.phrases)
        by_vote |= predicate.verb is not None and scene.at(predicate.verb).word == "互選"
        verb, last = predicate.verb, predicate.phrases[-1].end - 1 if predicate.phrases else 0
        if verb is not None:
            last = verb
            if scene.at(verb).word not in CHOOSE_VERBS and not by_vote:
                continue
            if scene.codes[verb + 1 : verb + 2] in NOUN_CODES and scene.codes[verb + 1 :]:
                continue  # 大臣から委嘱された方々: describes them
            is_said = scene.at(verb).is_passive or any(
                one.particle.startswith("が") or _is_pool(scene, one) for one in predicate.phrases
            )
        if not by_vote and (verb is None or not is_said):
            continue
        others = [one for one in predicate.phrases if one.particle.startswith("を")]
        spoken_of = predicate.phrases
        if verb is not None and all(one.particle.startswith("が") for one in spoken_of):
            spoken_of = predicate.earlier[:1]  # 推進員は、所属長が推薦し、市長が任命する
        for phrase in spoken_of:
            is_topic = phrase.particle.startswith("は") and not any(
                scene.text(*one.units[0]) != "これ" for one in others
            )
            if is_topic or (by_vote and phrase in others):
                roles = range(phrase.units[0][0], phrase.units[-1][1] + 1)
                span = (scene.at(roles.start).start, scene.at(last).end)
                yield from give(scene, roles, _pool(scene, predicate), None, span)
