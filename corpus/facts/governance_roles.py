"""Who holds a role, as one sentence says it.

Rules read the order of a clause's elements (``governance_elements``), never a sentence's words.
"""

import re
from collections.abc import Iterator

from corpus.facts.governance_scene import NOUN, NOUNS, Finding, Scene
from corpus.facts.governance_verbs import CHOOSE_VERBS, VERB_CODES
from corpus.facts.governance_words import is_office
from corpus.facts.governance_work import SITTING

_ROLES = r"[RK](?:[、&と]{1,2}[RK])*"
_ROLES_SHORTEST = r"[RK](?:[、&と]{1,2}[RK])*?"


def find_roles(scene: Scene) -> Iterator[Finding]:
    """Who holds a role."""
    yield from _assigned(scene)
    yield from _appointed(scene)
    yield from _serving(scene)
    yield from _serving_each(scene)
    yield from _headed(scene)
    yield from _chosen(scene)
    yield from _secretariat(scene)


def give(
    scene: Scene,
    roles: range,
    holder: str | None,
    verb: int | None,
    span: tuple[int, int],
    confidence: float = 0.9,
) -> Iterator[Finding]:
    """A finding for each role among the elements ``roles``, held by ``holder``."""
    if holder is not None and _LISTED_BELOW.match(holder):
        holder = None
    for number in roles:
        if scene.codes[number] not in "RK":
            continue
        owner = scene.owner(number, verb)
        if owner is not None and owner[1] == "メンバー":
            owner = owner[0], "構成員"
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


_LISTED_BELOW = re.compile(r"(?:次|以下|下記)(?:に|の)")
_NO_HOLDER = re.compile(r"とおり$|別に$|^(?:これ|それ|次|以下|もの|者|人|別表|その他)$")


def _can_hold(holder: str, role: str) -> bool:
    """Not 「本部長は本部長」, nor 「CIOは最高情報責任者です」, which explains a word."""
    if not holder or holder == role or _NO_HOLDER.search(holder):
        return False
    return not (role.isascii() and holder.endswith("責任者"))


def _phrase_start(scene: Scene, last: int) -> int:
    """Where the nouns that end at element ``last`` begin: 「…し、副市長及び教育長」."""
    codes = scene.codes
    first = last
    while first > 0:
        before = codes[first - 1]
        if before in "BRKANWd":
            first -= 1
        elif before in "の&と、" and first > 1 and codes[first - 2] in "BRKANd":
            if before in "、&と" and first > 2 and codes[first - 3] == "を":
                break  # 市長を本部長、副市長を ...
            first -= 2
        elif (
            before in VERB_CODES
            and scene.at(first - 1).is_attributive
            and not scene.at(first - 1).joins
        ):
            first = _clause_start(scene, first - 1)
            break
        else:
            break
    while first < last and codes[first] in "W、のと&":
        first += 1
    return first


def _clause_start(scene: Scene, last: int) -> int:
    """Where the clause whose verb is at ``last`` begins: behind は, a comma, a joined verb."""
    for number in range(last - 1, -1, -1):
        if scene.codes[number] in "、は。;JF" or scene.at(number).joins:
            return number + 1
    return 0


_ASSIGNMENT = re.compile(
    rf"""を(?P<roles>{_ROLES_SHORTEST})
    (?=(?P<rest>(?:に?[、&]{{1,2}}{NOUNS}を[RK])*)(?:と(?P<verb>S)|に(?P<put>P)))""",
    re.VERBOSE,
)


def _assigned(scene: Scene) -> Iterator[Finding]:
    """「市長を本部長、副市長を副本部長とし」, 「副市長をCIOとする」, 「企画課を事務局とし」."""
    codes = scene.codes
    for match in _ASSIGNMENT.finditer(codes):
        if match.start() == 0 or codes[match.start() - 1] not in "BRKANd":
            continue
        verb = match.start("verb") if match["verb"] else match.start("put")
        first = _phrase_start(scene, match.start() - 1)
        holder = scene.holder(first, match.start() - 1)
        roles = range(match.start("roles"), match.end("roles"))
        body = scene.described_body(roles[-1], verb)
        end = scene.at(verb if body is None else body).end
        yield from give(scene, roles, holder, verb, (scene.at(first).start, end))


def _appointed(scene: Scene) -> Iterator[Finding]:
    """「会長に副市長を充てる」, 「本部長は、市長をもって充てる」, 「議長を置き、…」."""
    codes = scene.codes
    for match in re.finditer(r"を(?:M(?:Nに)?)?[NW]?P", codes):
        verb = match.end() - 1
        begin = _sentence_start(scene, match.start())
        segment = codes[begin : match.start()]
        is_put = scene.at(verb).word in {"充てる", "当てる", "宛てる"} or "M" in match.group()
        end = scene.at(verb).end
        found = False
        for part in re.finditer(
            rf"(?P<roles>{_ROLES})には?、*(?P<holder>{NOUNS}|[^は]*{NOUN}d?)(?=を?、[RK]には?|$)",
            segment,
        ):
            first, last = begin + part.start("holder"), begin + part.end("holder") - 1
            holder = scene.holder(first, last)
            roles = range(begin + part.start("roles"), begin + part.end("roles"))
            found = True
            yield from give(scene, roles, holder, None, (scene.at(roles.start).start, end))
        plain = re.search(
            rf"(?<!は)(?<!は、)(?P<roles>{_ROLES})は、*(?P<holder>[^は]*{NOUN}d?)$", segment
        )
        if plain and is_put and not found:
            roles = range(begin + plain.start("roles"), begin + plain.end("roles"))
            holder = scene.holder(begin + plain.start("holder"), begin + plain.end("holder") - 1)
            yield from give(scene, roles, holder, None, (scene.at(roles.start).start, end))
        placed = re.search(rf"(?P<roles>{_ROLES})をO、*$", codes[:begin])
        if placed and is_put and not found and plain is None and segment:
            roles = range(placed.start("roles"), placed.end("roles"))
            holder = scene.holder(begin, match.start() - 1)
            yield from give(scene, roles, holder, None, (scene.at(roles.start).start, end))


def _sentence_start(scene: Scene, before: int) -> int:
    """The element behind the last full stop or joined verb (and its comma)."""
    for number in range(before - 1, -1, -1):
        if scene.codes[number] == "。" or scene.at(number).joins:
            start = number + 1
            while start < before and scene.codes[start] == "、":
                start += 1
            return start
    return 0


_SERVING = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<roles>{_ROLES})(?:に?は|に)、*(?P<holder>{NOUNS})がT",  # 本部長は市長が務める
        # 会長は、大学教授の職にある委員が務める
        rf"(?P<roles>{_ROLES})は、*(?P<holder>[^は。をがRK]*[EVP]{NOUN})がT",
        rf"(?P<roles>{_ROLES})は、*(?P<holder>[PV]{NOUN})とS",  # 本部員は、指名された職員とする
        rf"(?P<roles>{_ROLES})を(?P<holder>{NOUNS})がT",  # 本部長を市長が務める
        # 市長が推進本部の本部長を務める
        rf"(?P<holder>{NOUNS})が、*(?:{NOUN}の)*(?P<roles>{_ROLES})(?:[をに]T|とS)",
        # 座長は防災課長とする
        rf"(?<!は)(?<!は、)(?P<roles>{_ROLES})は、*(?P<holder>(?:{NOUNS}にE)?{NOUNS})と(?:S)",
        # 本部長は町長を、副本部長は教育長をもって充て
        rf"(?P<roles>[RK])は、*(?P<holder>{NOUN}(?:[の&と]{NOUN})*)を、(?=[RK]は[^。]*をM?P)",
        # 委員長は副村長、副委員長は教育長とし
        rf"(?P<roles>[RK])は、*(?P<holder>{NOUN}(?:[の&と]{NOUN})*)(?=、[RK]は)",
        # 委員は各課長をもって構成する
        rf"(?P<roles>{_ROLES})は、*(?P<holder>[^は。を]*{NOUN}d?)をMC",
        r"(?P<roles>[RK])は、*(?P<holder>NにV[^は。]*N)と(?:S)",  # 委員は、次に掲げる者とする
        # 副部会長は部会長の指名する者とする
        rf"(?P<roles>{_ROLES})は、*(?P<holder>{NOUNS}[がの][PV][NR])と(?:S)",
        r"は、*(?P<holder>R)がV、*(?P<roles>R)[とに]S",  # 会議は、会長が招集し、その議長となる
        r"(?P<holder>R)は、*BをV、*(?P<roles>R)[とに]S",  # 市長は、会議を招集し、その議長となる
        rf"(?P<roles>{_ROLES})は、*(?P<holder>{NOUNS})(?:D|。|$)",  # 本部長は市長です
        rf"(?P<roles>{_ROLES})とS、*(?P<holder>{NOUNS})をP",  # 補佐官として民間人材を登用する
        r"(?P<holder>B)は、*(?:B(?:[、&と]B)*の)?(?P<roles>K)と[S]",  # 企画課は本部の事務局として
        # CISO補佐官を置き、総務部長がその任に当たる
        rf"(?P<roles>R)をO、*(?P<holder>{NOUNS})が(?:Nに)?T",
        # 委員長は、会議を招集し、議長を務める
        r"(?P<holder>R)は、*[^は。がR]*(?P<roles>R)をT",
        r"(?P<roles>R)D(?P<holder>R)(?=[のがはを、]|U|$)",  # 本部長である市長
        # 本部長に市長、副本部長に副市長を置く
        rf"(?P<roles>{_ROLES})に(?P<holder>R(?:[、&と]R)*)(?=を?O|、{_ROLES}に(?:R|[、&と])+を?O)",
    )
)


def _serving(scene: Scene) -> Iterator[Finding]:
    """「本部長は市長が務める」, 「市長が本部長となり」, 「座長は防災課長とする」."""
    for pattern in _SERVING:
        for match in pattern.finditer(scene.codes):
            roles = range(match.start("roles"), match.end("roles"))
            first, last = match.start("holder"), match.end("holder") - 1
            verb = min(match.end() - 1, len(scene.codes) - 1)
            is_office_work = scene.at(verb).word in {"行う", "処理", "所管"}
            sits_by_topic = match.group().endswith("をT") and roles.start > first
            if sits_by_topic and "は" in match.group() and scene.at(verb).word not in SITTING:
                continue
            if is_office_work and "K" not in match["roles"]:
                continue
            if (
                "D" in match.group()
                and not is_office(scene.at(last).word)
                and "は" not in match.group()
            ):
                continue
            if scene.at(verb).is_negative or "本人" in scene.text(first, last):
                continue
            start = min(scene.at(roles.start).start, scene.at(first).start)
            holder = scene.holder(first, last)
            if scene.codes[first] in "PV":  # あらかじめ指名された職員: with the adverb
                begin = scene.at(first - 1).end
                holder = scene.clause.text[begin : scene.at(last).end].strip("、 ")
            topic, said = scene.at(roles.start).word, scene.at(last).word
            if (
                is_office(topic)
                and scene.codes[last] == "R"
                and not is_office(said.removesuffix("管理者"))
            ):
                if len(roles) > 1:
                    continue
                # 課長は、情報システム管理者として: the office is who holds it
                holder, roles = scene.holder(roles.start, roles.start), range(last, last + 1)
            elif scene.at(verb).word == "成る" and roles.start < first:
                if scene.codes[last] != "R" or len(roles) > 1:
                    continue  # 本部長は、会議の議長となる: the topic holds what stands behind it
                holder, roles = scene.holder(roles.start, roles.start), range(last, last + 1)
            yield from give(
                scene,
                roles,
                holder,
                verb if "S" in match.group() else None,
                (start, scene.at(verb).end),
            )


_HEADED = re.compile(r"を(?P<role>R)に、?(?=[^はが。]*?(?P<body>B))")
_HEADS = frozenset({"トップ", "リーダー", "座長", "会長", "議長", "本部長", "委員長", "部会長"})


def _headed(scene: Scene) -> Iterator[Finding]:
    """「副市長をトップに、各部の次長で構成する会議」: the next body is the one that is headed."""
    for match in _HEADED.finditer(scene.codes):
        role, body = match.start("role"), match.start("body")
        if scene.at(role).word not in _HEADS or match.start() == 0:
            continue
        first = _phrase_start(scene, match.start() - 1)
        holder = scene.holder(first, match.start() - 1)
        span = (scene.at(first).start, scene.at(body).end)
        yield Finding(scene.body(body), scene.at(role).word, *span, holder=holder)


_EACH = re.compile(r"(?:^|(?<=、))(?:(?P<head>N)の)?(?P<body>B)は、*(?P<holder>R)(?=、)")
_LAST_OF_EACH = re.compile(r"Bは、*Rが(?P<role>R)[をに]T")


def _serving_each(scene: Scene) -> Iterator[Finding]:
    """「子育てPTは子育て支援課長、暮らしPTは総務課長がリーダーを務める」."""
    last = _LAST_OF_EACH.search(scene.codes)
    if last is None:
        return
    role = scene.discourse.names.role(scene.at(last.start("role")).word)
    for match in _EACH.finditer(scene.codes, 0, last.start()):
        body, holder = match.start("body"), match.start("holder")
        # ひとの流れPT: の is part of the name
        name = scene.text(match.start("head"), body) if match["head"] else scene.body(body)
        span = (scene.at(match.start()).start, scene.at(holder).end)
        yield Finding(name, role, *span, holder=scene.holder(holder, holder))


def _chosen(scene: Scene) -> Iterator[Finding]:
    """「会長は、委員の互選により定める」: a role of which the text names no holder."""
    codes = scene.codes
    for match in re.finditer(rf"(?P<roles>{_ROLES})は、*(?:R)の(?P<how>N)y(?=[、。]|$)", codes):
        if "互選" in scene.at(match.start("how")).word:  # 副会長は委員の互選による
            roles = range(match.start("roles"), match.end("roles"))
            span = (scene.at(roles.start).start, scene.at(match.end() - 1).end)
            yield from give(scene, roles, None, None, span)
    for match in re.finditer(
        rf"(?P<roles>{_ROLES})は、*(?P<how>[^は。]*?)(?P<verb>[VPOST])(?=[、。]|$)", codes
    ):
        verb = match.start("verb")
        how = scene.text(match.start("how"), verb - 1) if match["how"] else ""
        word = scene.at(verb).word
        if word not in CHOOSE_VERBS and "互選" not in how:
            continue
        objects = re.search(r"(?<!これ)を", how)
        if objects or not (
            "互選" in how
            or scene.at(verb).is_passive
            or re.search(r"が$", codes[match.start("how") : verb])
        ):
            continue
        roles = range(match.start("roles"), match.end("roles"))
        yield from give(scene, roles, None, None, (scene.at(roles.start).start, scene.at(verb).end))


_SECRETARIATS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<roles>K)D(?P<holder>B)(?=は|が|に|で)",  # 事務局である総務課は
        rf"(?P<roles>K)は、*(?P<holder>{NOUNS})(?:U?)にO",  # 事務局は企画課に置く
        rf"(?P<roles>K)を、*(?P<holder>{NOUNS})(?:U?)にO",  # 事務局を企画課に置く
        rf"(?P<roles>K)は、*(?P<holder>{NOUNS})[iで]、*[TV]",  # 庶務は企画課において処理する
        rf"(?P<roles>K)[をは]、*(?P<holder>{NOUNS})[がi]、*[TV]",
        r"(?P<holder>B)U?には?、*(?:B(?:[、&と]B)*の)?(?P<roles>K)をO",  # 企画課に事務局を置く
    )
)


def _secretariat(scene: Scene) -> Iterator[Finding]:
    """Where a body's secretariat is; one finding for each body that shares it."""
    for pattern in _SECRETARIATS:
        for match in pattern.finditer(scene.codes):
            number = match.start("roles")
            first, last = match.start("holder"), match.end("holder") - 1
            holder = scene.holder(first, last)
            if (
                scene.codes[last] == "B"
                and not re.search(r"(?:(?<!本)部|[課室係局班])$", holder)
                and first == last
                and "を" in match.group()
            ):
                continue  # 推進本部に事務局を置く: says whose it is, not who it is
            role = scene.at(number).word
            start = min(scene.at(number).start, scene.at(first).start)
            span = (start, scene.at(match.end() - 1).end)
            shared = re.search(r"B(?:[、&と]{1,2}B)*の$", scene.codes[:number])
            if shared:
                span = (min(scene.at(shared.start()).start, start), span[1])
                for at in range(shared.start(), shared.end()):
                    if scene.codes[at] == "B":
                        yield Finding(scene.body(at), role, *span, holder=holder)
                continue
            yield from give(scene, range(number, number + 1), holder, None, span)
