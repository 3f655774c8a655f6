"""Questions about bodies and roles: who holds it, who assists whom, what stands under what."""

import re

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftFact, DraftStatement, abstain
from assistant.names import canonical
from assistant.topics.appointments import answer_appointment
from assistant.topics.bodies import (
    ASSIST,
    Entry,
    Mentions,
    draft_of,
    first_each,
    name_of,
)
from assistant.topics.deputies import answer_deputy
from assistant.topics.holders import WHICH_OFFICE, answer_holder
from assistant.topics.lists import nth_of
from assistant.topics.meetings import answer_meeting
from assistant.topics.organisation import answer_doer, answer_of_kind, answer_placed
from assistant.topics.secretariat import answer_secretariat
from assistant.topics.standing import answer_inside, answer_standing
from assistant.wants import Want

_SUBORDINATE = re.compile(
    r"補助機関|(?:手伝|支え|助け)[ぁ-ん]{1,3}(?:組織|機関|ところ)|下部(?:組織|機関)|下(?:に(?:は|ある|置|設|つい|付い|ぶら)|部|の(?:組織|会議"
    r"|部会))|傘下|属(?:する|して|し)|所属|設け(?:られ"
    r"|て)|ぶら下が"
)
# 「本部に置く部会を列挙してください」, 「本部の部会はどれとどれ」
_PARTS = re.compile(
    r"(?:に(?:は|も)?|の)[^、。にの]{0,8}(?:部会|分科会|委員会|チーム|グループ)(?:[をがはと、]|って|[?？。]*$)"
)
_SUBORDINATE_WORDS = frozenset(
    "補助 機関 下部 組織 下 会議 部会 本部 有る 置く 全部 名前 番 目 手伝う "
    "支える 助ける 数".split()
)
_PARENT_ASKED = re.compile(
    r"(?:どの|何の|どこの)(?:組織|機関|会議|本部|部署)?の?(?:補助機関|下部|下|傘下|もと)"
    r"|(?:どこ|どの組織|何)に(?:属|所属|置)|上(?:部"
    r"|位)(?:の)?(?:組織|機関)"
)
_COMPOSED = re.compile(
    r"構成|メンバー?|顔ぶれ|参加者|誰が(?:入|参加)|(?:どういう|どんな)(?:立場の)?人|組織され"
)
_BELONGS = re.compile(r"入って|入る|加わ|参加|委員(?!会)|メンバー")
_TELLS_MEMBERS = re.compile(
    r"構成|組織され|メンバー|委員(?!会)|員と|参加|出席|加わ|から[成な]る|集まり"
)
_DOING = r"(?:役割|役目|仕事|担当|職務|任務|所掌|活動)"
_WHAT_IS_DONE = re.compile(r"何[をし]|なにを|どんな|どのような|どういう")
_CENTRE = re.compile(r"中心|核とな|メイン|中核|統括")
_SYSTEM = re.compile(r"推進体制|組織体制|庁内(?:の)?体制|推進の(?:体制|組織|仕組み)")


def answer_governance(context: Context) -> Draft | None:
    """The draft for a question about bodies and roles; None when it is about something else."""
    mentions = Mentions(context)
    if not mentions.entries:
        return None
    for answerer in (
        answer_deputy,
        answer_meeting,
        _assistance,
        answer_standing,
        answer_inside,
        _hierarchy,
        answer_secretariat,
        _composition,
        answer_placed,
        answer_of_kind,
        answer_appointment,
        answer_holder,
        _duty,
        _centre,
        answer_doer,
    ):
        draft = answerer(mentions)
        if draft is not None:
            return draft
    return None


def _assistance(mentions: Mentions) -> Draft | None:
    question = mentions.question
    if not ASSIST.search(question.text) or question.wants(Want.NAME):
        return None
    if question.wants(Want.ROLE) and _WHAT_IS_DONE.search(question.text):
        return None  # 「CIOを補佐する専門員は何をしますか」
    helpers = [e for e in mentions.entries if e.role.assists]
    named = (*mentions.roles, *mentions.bodies)
    subjects = [
        e for e in helpers if name_of(e) in named and _before_topic(question.text, name_of(e))
    ]
    return _whom_they_assist(mentions, subjects) if subjects else _who_assists(mentions, helpers)


def _whom_they_assist(mentions: Mentions, subjects: list[Entry]) -> Draft:
    """「防災専門員は誰を補佐しますか」, or whether it is somebody who is named."""
    question = mentions.question
    key, told = "governance.assists_whom", subjects
    if question.asked.is_yes_no:
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
    said = [(say("governance.assisted_by", who=name_of(e), whom=e.role.assists), e) for e in wanted]
    return draft_of(mentions, said, topic=wanted[0].role.assists or "", entity=name_of(wanted[0]))


def _before_topic(text: str, name: str) -> bool:
    """Whether ``name`` is the question's topic: 「防災専門員は誰を補佐しますか」."""
    return (
        re.search(
            re.escape(name) + r"(?:さん)?(?:は|が|って|とは)(?!.*を(?:補佐|助|支)する?の)", text
        )
        is not None
    )


def _hierarchy(mentions: Mentions) -> Draft | None:
    question, say = mentions.question, mentions.context.say
    asks_parts = (
        question.wants(Want.ALL)
        and not question.wants(Want.WHO, Want.ROLE, Want.NAME)
        and _PARTS.search(question.text)
    )
    is_of_order = _SUBORDINATE.search(question.text) or _PARENT_ASKED.search(question.text)
    if not (asks_parts or is_of_order):
        return None
    others = [w for w in question.words if w.lemma not in _SUBORDINATE_WORDS]
    bodies = mentions.bodies or (() if others else _only_root(mentions))
    if not bodies or question.wants(Want.WHEN, Want.MONEY, Want.CONTACT, Want.HOW):
        return None
    body = bodies[0]
    with_parent = [e for e in mentions.entries if e.role.role is None and e.role.parent]
    own = [e for e in with_parent if e.role.body == body]
    if question.asked.is_yes_no and len(mentions.bodies) >= 2:
        pair = [e for e in with_parent if e.role.body in mentions.bodies]
        right = [e for e in pair if e.role.parent in mentions.bodies]
        key = "governance.yes_parent" if right else "governance.no_parent"
        return _parent(mentions, key, (right or pair)[:1])
    if _PARENT_ASKED.search(question.text):
        return _parent(mentions, "governance.parent", own, names_it=True)
    if question.asked.is_yes_no:
        return _parent(mentions, "governance.yes_parent", own[:1])
    children = first_each([e for e in with_parent if e.role.parent == body])
    nth = nth_of(question.text, len(children))
    if nth is not None:
        chosen = children[nth - 1]
        subject = say("governance.below", body=body)
        text = say("list.nth", subject=subject, number=nth, item=chosen.role.body)
        return draft_of(mentions, [(text, chosen)], topic=chosen.role.body, entity=chosen.role.body)
    heads = [
        word.surface
        for word in question.words
        if word.surface in ("部会", "委員会", "チーム", "幹事会")
    ]
    asked_kind = [e for e in children if heads and e.role.body.endswith(tuple(heads))]
    children = asked_kind or children
    if not children:
        return None
    return _children(mentions, body, children)


def _parent(
    mentions: Mentions, key: str, told: list[Entry], *, names_it: bool = False
) -> Draft | None:
    """Under which body others stand; ``names_it`` when that was what the question wanted."""
    if not told:
        return None
    said = [(mentions.context.say(key, body=e.role.body, parent=e.role.parent), e) for e in told]
    first = told[0].role
    entity = (first.parent or "") if names_it else ""
    return draft_of(mentions, said, topic=first.body, entity=entity)


def _children(mentions: Mentions, body: str, children: list[Entry]) -> Draft:
    say = mentions.context.say
    names = list(dict.fromkeys(e.role.body for e in children))
    proofs = tuple(dict.fromkeys((e.doc_id, e.role.span) for e in children))
    lead = DraftStatement(
        say("governance.children", body=body, count=len(names), names="、".join(names)), proofs
    )
    items = tuple(DraftStatement(e.role.body, ((e.doc_id, e.role.span),)) for e in children)
    facts = tuple(DraftFact(e.role, e.doc_id) for e in children)
    return Draft(
        (lead,),
        facts,
        0.95,
        topic=body,
        entity=names[0],
        items=items,
        doc_ids=(children[0].doc_id,),
    )


def _only_root(mentions: Mentions) -> tuple[str, ...]:
    """The one body that others stand under, when 「補助機関は」 names none."""
    parents = {e.role.parent for e in mentions.entries if e.role.parent}
    roots = tuple(sorted(parents - {e.role.body for e in mentions.entries if e.role.parent}))
    return roots if len(roots) == 1 else ()


def _duty(mentions: Mentions) -> Draft | None:
    """What a body or role does, when the facts hold its duty."""
    question, say = mentions.question, mentions.context.say
    is_bare = (
        not question.asked.wants and not question.asked.is_yes_no and len(question.phrases) == 1
    )
    if question.wants(Want.ABBREVIATION, Want.NAME):
        return None
    if not (question.wants(Want.ROLE, Want.DEFINITION) or is_bare):
        return None
    named = [name for name in (*mentions.roles, *mentions.bodies) if _is_doer(question.text, name)]
    named = named or [*(mentions.roles or mentions.bodies)]
    if question.wants(Want.DEFINITION) and not question.wants(Want.ROLE):
        named = [name for name in named if not _is_defined(mentions, name)]
    for name in named:
        found = [
            e
            for e in mentions.entries
            if e.role.duty
            and (e.role.role == name or (e.role.role is None and e.role.body == name))
        ]
        if found:
            said = [
                (say("governance.duty", who=name_of(e), duty=e.role.duty), e)
                for e in first_each(found)[:2]
            ]
            return draft_of(mentions, said, topic=name, entity=name)
    return None


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


def _centre(mentions: Mentions) -> Draft | None:
    """「推進体制は？」: the body above the others, and those below it."""
    question, say = mentions.question, mentions.context.say
    if not _SYSTEM.search(question.text) or mentions.bodies or mentions.roles:
        return None
    if question.wants(Want.WHEN, Want.MONEY, Want.CONTACT, Want.HOW_MANY) or question.figure_label:
        return None
    parents = [e.role.parent for e in mentions.entries if e.role.parent]
    roots = [e for e in mentions.entries if e.role.body in parents and not e.role.parent]
    if not roots:
        return None
    root = max(roots, key=lambda e: parents.count(e.role.body))
    statement = DraftStatement(
        say("governance.centre", body=root.role.body), ((root.doc_id, root.role.sentence),)
    )
    draft = Draft(
        (statement,),
        (DraftFact(root.role, root.doc_id),),
        0.93,
        topic=root.role.body,
        entity=root.role.body,
        doc_ids=(root.doc_id,),
    )
    children = [
        e for e in mentions.entries if e.role.parent == root.role.body and e.role.role is None
    ]
    if _CENTRE.search(question.text) or not children:
        return draft
    below = _children(mentions, root.role.body, children)
    return Draft(
        (*draft.statements, *below.statements),
        (*draft.facts, *below.facts),
        0.93,
        topic=root.role.body,
        entity=root.role.body,
        items=below.items,
        doc_ids=draft.doc_ids,
    )


def _unknown_members(mentions: Mentions, body: str) -> Draft | None:
    """Nothing says who belongs to the body: said so, unless a sentence about it may tell."""
    context, key = mentions.context, canonical(body)
    for document in context.documents.values():
        for sentence in document.sentences:
            quote = canonical(sentence.span.of(document.text))
            if key in quote and _TELLS_MEMBERS.search(quote.replace(key, "")):
                return None
    missing = context.say("missing.members", body=body)
    return abstain(AbstentionReason.NOT_STATED, missing, topic=body)


def _composition(mentions: Mentions) -> Draft | None:
    """「審議会は誰で構成されますか」: who belongs to a body."""
    question, say = mentions.question, mentions.context.say
    asks_offices = WHICH_OFFICE.search(question.text) and _BELONGS.search(question.text)
    if not (_COMPOSED.search(question.text) or asks_offices):
        return None
    if not mentions.bodies or question.asked.is_yes_no:
        return None
    if question.wants(Want.HOW_MANY) and question.asked.unit != "":
        return None
    body = mentions.bodies[0]
    held = [e for e in mentions.of_body(body) if e.role.role and e.role.holder]
    found = [e for e in held if e.role.role == "構成員"] or [
        e for e in held if e.role.role and e.role.role.endswith("員")
    ]
    if not found:
        return _unknown_members(mentions, body)
    text = say("governance.composed", body=body, holder=found[0].role.holder)
    return draft_of(mentions, [(text, found[0])], topic=body, entity=found[0].role.holder or "")
