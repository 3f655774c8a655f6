"""Questions about bodies and roles: who holds it, who assists whom, what stands under what."""

import re
from collections.abc import Callable, Sequence

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, abstain
from assistant.names import canonical
from assistant.topics.appointments import answer_appointment
from assistant.topics.bodies import (
    ASSIST,
    Entry,
    Mentions,
    draft_of,
    duty_of,
    first_each,
    name_of,
)
from assistant.topics.deputies import answer_deputy
from assistant.topics.doing_claims import answer_doing_claim
from assistant.topics.governance_asks import CHECKS, GovernanceAsk
from assistant.topics.hierarchy import TOP_BODY, answer_centre, answer_hierarchy
from assistant.topics.holders import answer_holder
from assistant.topics.meetings import answer_meeting
from assistant.topics.members import answer_members, asks_members
from assistant.topics.organisation import answer_bodies, answer_doer, answer_of_kind, answer_placed
from assistant.topics.purposes import answer_purpose
from assistant.topics.same_holder import answer_same_holder
from assistant.topics.secretariat import answer_secretariat
from assistant.topics.standing import answer_inside, answer_standing
from assistant.topics.watching import answer_watching
from assistant.wants import Want

_SURE = 0.8  # probability of what is asked from which other answers are not looked for
_DOING = r"(?:役割|役目|仕事|担当|職務|任務|所掌|活動)"
_ASKS_DUTY = re.compile(
    r"の(?:(?:役割|役目|職務|任務)(?:は|って|とは|を)[^、。はが]{0,12}"
    r"|(?:位置(?:づけ|付け)|立ち?位置|立場)(?:(?:は|って|とは|を)[^、。はが]{0,12})?[?？]?)$"
)
# 「CIOにアドバイスするのは誰」 of somebody who assists, and is said to advise
_ADVISES = re.compile(r"に(?:アドバイス|助言)を?(?:する|す(?:の|人)|し(?:てい?る|ている|て))")
# 「進み具合はどこで見られますか」 asks for no body
_SEEN_WHERE = re.compile(
    r"(?:どこ|何)(?:で|に)[^。、]{0,6}(?:見[られえ]|見れ|公表|公開|閲覧|掲載|載[るっせ]|読め|手に入|もらえ|買え|申し込|借り|捨て|出[せす]ば)"
)
_DIFFERENCE = re.compile(r"違い|ちがい|違う|差は|区別")
_TWO = 2
_ADVICE = re.compile(r"助言|アドバイス")
_WHAT_IS_DONE = re.compile(r"何[をし]|なにを|どんな|どのような|どういう")


# 「推進員になるには」 asks for no duty.
_BECOMES = re.compile(
    r"[員長者]に(?:なるには|なりた|応募|立候補)|(?:どう|何)[^、。]{0,4}[員長者]になれ"
)


def answer_governance(context: Context) -> Draft | None:
    """The draft for a question about bodies and roles; None when it is about something else."""
    if _SEEN_WHERE.search(context.question.text) or _BECOMES.search(context.question.text):
        return None
    mentions = Mentions(context)
    if not mentions.entries:
        return None
    if context.question.wants(Want.WHY):
        return answer_purpose(mentions)
    if (compared := answer_same_holder(mentions)) is not None:
        return compared
    asked = "*" if mentions.ask in CHECKS else mentions.ask
    is_sure = mentions.probability >= _SURE and mentions.ask is not GovernanceAsk.NONE
    if asks_members(mentions):
        # 構成員 is a post like any other to what was learned
        asked, is_sure = GovernanceAsk.MEMBERS, True
    elif not mentions.is_yes_no and _ASKS_DUTY.search(context.question.text):
        asked, is_sure = GovernanceAsk.DUTY, True
    elif TOP_BODY.search(context.question.text):
        asked, is_sure = GovernanceAsk.SYSTEM, True
    for answerer, answered in _ANSWERERS:
        if is_sure and asked not in answered.split():
            continue
        draft = answerer(mentions)
        if draft is not None:
            return draft
    return None


_TERM = re.compile(r"任期|何年|報酬|何人|人数")


def _assistance(mentions: Mentions) -> Draft | None:
    question = mentions.question
    advises = _ADVISES.search(question.text) is not None
    if not (ASSIST.search(question.text) or advises) or question.wants(Want.NAME):
        return None
    if question.wants(Want.WHERE) and not question.wants(Want.WHO):
        return None  # 「助言はどこで行われますか」
    if _TERM.search(question.text):
        return None  # 「CIO補佐官の任期は何年」
    if question.wants(Want.ROLE) and _WHAT_IS_DONE.search(question.text):
        return None  # 「CIOを補佐する専門員は何をしますか」
    helpers = [
        e
        for e in mentions.entries
        if e.role.assists and (not advises or _ADVICE.search(_sentence(mentions, e)))
    ]
    named = (*mentions.roles, *mentions.bodies)
    subjects = [
        e for e in helpers if name_of(e) in named and _before_topic(question.text, name_of(e))
    ]
    return _whom_they_assist(mentions, subjects) if subjects else _who_assists(mentions, helpers)


def _sentence(mentions: Mentions, entry: Entry) -> str:
    return entry.role.sentence.of(mentions.context.documents[entry.doc_id].text)


def _whom_they_assist(mentions: Mentions, subjects: list[Entry]) -> Draft:
    """「防災専門員は誰を補佐しますか」, or whether it is somebody who is named."""
    question = mentions.question
    key, told = "governance.assists_whom", subjects
    if mentions.is_yes_no:
        asked = canonical(question.text)
        right = [e for e in subjects if e.role.assists and canonical(e.role.assists) in asked]
        key = "governance.yes_assists" if right else "governance.no_assists"
        told = right or subjects
    said = [(mentions.context.say(key, who=name_of(e), whom=e.role.assists), e) for e in told]
    first = subjects[0]
    return draft_of(mentions, said, topic=name_of(first), entity=first.role.assists or "")


def _who_assists(mentions: Mentions, helpers: list[Entry]) -> Draft | None:
    """「CIOを補佐するのは誰ですか」: the name in full before a part of it."""
    asked = [
        canonical(name)
        for name in (*mentions.assisted, *mentions.bodies, *mentions.roles, *mentions.holders)
    ]
    wanted = [e for e in helpers if canonical(e.role.assists or "") in asked] or [
        e for e in helpers if any(key and key in canonical(e.role.assists or "") for key in asked)
    ]
    if not wanted:
        return None
    say = mentions.context.say
    key = "governance.assisted_by"
    if mentions.is_yes_no and all(_is_turned(mentions.question.text, e) for e in wanted):
        key = "governance.no_assists"  # 「CIOは専門員を補佐しますか」
    text = canonical(mentions.question.text)
    said = []
    for entry in wanted:
        told = say(key, who=name_of(entry), whom=entry.role.assists)
        is_so = mentions.is_yes_no and key == "governance.assisted_by"
        if is_so and canonical(name_of(entry)) in text:
            told = say("verdict.yes", told=told)
        said.append((told, entry))
    return draft_of(mentions, said, topic=wanted[0].role.assists or "", entity=name_of(wanted[0]))


def _is_turned(text: str, entry: Entry) -> bool:
    """Whether a claim has somebody assist the one who assists them."""
    is_done_to = re.search(re.escape(name_of(entry)) + r"[をに](?:補佐|助|支え|アドバイス)", text)
    return is_done_to is not None and _before_topic(text, entry.role.assists or "")


def _before_topic(text: str, name: str) -> bool:
    """Whether ``name`` is the question's topic: 「防災専門員は誰を補佐しますか」."""
    return (
        re.search(
            re.escape(name) + r"(?:さん)?(?:は|が|って|とは)(?!.*を(?:補佐|助|支)する?の)", text
        )
        is not None
    )


def _duty(mentions: Mentions) -> Draft | None:
    """What a body or role does, when the facts hold its duty."""
    question, say = mentions.question, mentions.context.say
    is_bare = not question.asked.wants and not mentions.is_yes_no and len(question.phrases) == 1
    if question.wants(Want.ABBREVIATION, Want.NAME, Want.WHY, Want.HOW, Want.CONTACT):
        return None
    asks_duty = question.wants(Want.ROLE, Want.DEFINITION) or mentions.asks(GovernanceAsk.DUTY)
    if not (asks_duty or is_bare):
        return None
    named = [name for name in (*mentions.roles, *mentions.bodies) if _is_doer(question.text, name)]
    named = named or [*(mentions.roles or mentions.bodies)]
    if question.wants(Want.DEFINITION) and not question.wants(Want.ROLE):
        named = [name for name in named if not _is_defined(mentions, name)]
    if _DIFFERENCE.search(question.text) and len(named) == _TWO:
        return _differ(mentions, named)
    for name in named:
        found = _with_duty(mentions, name)
        if found:
            told = first_each(found)[:2]
            said = [one for e in told for one in _said_of(mentions, e)]
            said += [
                (say("governance.assists_whom", who=name_of(e), whom=e.role.assists), e)
                for e in told
                if e.role.assists
            ]
            return draft_of(mentions, said, topic=name, entity=name)
    return None


def _with_duty(mentions: Mentions, name: str) -> list[Entry]:
    """The entries of a body or a post whose duty is stated."""
    return [
        e
        for e in mentions.entries
        if e.role.duty and (e.role.role == name or (e.role.role is None and e.role.body == name))
    ]


def _said_of(mentions: Mentions, entry: Entry) -> list[tuple[str, Entry]]:
    """What somebody does; of what is only said to be there for a purpose, where and what for."""
    question, say = mentions.question, mentions.context.say
    duty, who = duty_of(mentions.context, entry), name_of(entry)
    is_place_told = duty.endswith("ため") and entry.role.role and entry.role.body
    if question.wants(Want.DEFINITION) and not question.wants(Want.ROLE) and is_place_told:
        placed = say("governance.placed", body=entry.role.body, names=who)
        return [(placed, entry), (say("governance.purpose", who=who, duty=duty), entry)]
    return [(say("governance.duty", who=who, duty=duty), entry)]


def _differ(mentions: Mentions, named: Sequence[str]) -> Draft:
    """The duties of two, side by side; an abstention where the same is said of both."""
    found = [first_each(_with_duty(mentions, name))[:1] for name in named]
    told = [entry for one in found for entry in one]
    duties = {duty_of(mentions.context, entry) for entry in told}
    if len(told) < _TWO or len(duties) < _TWO:
        missing = mentions.context.say("missing.difference", one=named[0], other=named[1])
        return abstain(AbstentionReason.NOT_STATED, missing, topic=named[0])
    said = [one for entry in told for one in _said_of(mentions, entry)]
    return draft_of(mentions, said, topic=named[0], entity=named[1])


def _is_doer(text: str, name: str) -> bool:
    """Whether ``name`` is said to do it: 専門員 in 「本部の場で専門員さんは何をしますか」."""
    ends = "|".join(re.escape(name[start:]) for start in range(len(name) - 1))
    called = rf"(?<![一-鿿ァ-ヺー])(?:{ends})(?:さん|の(?:先生|[方人]))?"
    return re.search(rf"{called}(?:は|って|とは|が|の{_DOING})", text) is not None


def _is_defined(mentions: Mentions, name: str) -> bool:
    key = canonical(name)
    return any(
        key == canonical(known)
        for doc_id in mentions.context.documents
        for entry in mentions.context.facts[doc_id].glossary
        for known in (entry.term, *entry.aliases)
    )


# The first that drafts anything answers. Where it is sure what is asked, only these are asked, and
# for claims those with a *.
_ANSWERERS: tuple[tuple[Callable[[Mentions], Draft | None], str], ...] = (
    (answer_deputy, "deputy head check_holder"),
    (answer_meeting, "meets count term quorum"),
    (_assistance, "assists assists_whom *"),
    (answer_doing_claim, "*"),
    (answer_standing, "parent children *"),
    (answer_inside, "parent children placed *"),
    (answer_hierarchy, "parent children kinds count *"),
    (answer_secretariat, "secretariat office *"),
    (answer_members, "members count appoints *"),
    (answer_placed, "placed parent head doer *"),
    (answer_of_kind, "kinds children count"),
    (answer_appointment, "appoints term *"),
    (answer_holder, "head role_of doer member_of *"),
    (_duty, "duty"),
    (answer_bodies, "system kinds"),
    (answer_centre, "system kinds doer"),
    (answer_watching, "doer office *"),
    (answer_doer, "doer office assists reports *"),
)
