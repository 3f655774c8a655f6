"""Which body stands above or below another one, and which one is the centre of them all."""

import re
from collections.abc import Sequence

from assistant.drafts import Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.topics.bodies import Entry, Mentions, draft_of, first_each
from assistant.topics.governance_asks import GovernanceAsk
from assistant.topics.lists import nth_of
from assistant.topics.organisation import CENTRE, OF_BODIES, WAS_MADE
from assistant.topics.standing import bodies_said
from assistant.wants import Want

_SUBORDINATE = re.compile(
    r"補助機関|(?:手伝|支え|助け|補助す|補助し)[ぁ-ん]{1,3}(?:組織|機関|ところ)|下部(?:組織|機関)|下(?:に(?:は|ある|置|設|つい|付い|ぶら)|部|の(?:組織|会議"
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
_IS_ONE = re.compile(
    r"(?:補助|下部)(?:機関|組織)(?:の(?:ひと|一|1)つ|の中)?(?:です|なの|で(?:合って|いい|よ)|だ|に入|に含|[?？]|$)"
)
_SYSTEM = re.compile(r"推進体制|組織体制|庁内(?:の)?体制|推進の(?:体制|組織|仕組み)")
_KIND_OF_BODY = re.compile(r"(?:専門)?(?:部会|分科会|委員会|小委員会|チーム|班)")
# 「一番上の組織は？」
TOP_BODY = re.compile(
    r"(?:一番|いちばん|最も)(?:上|偉い|えらい)(?:の|に(?:ある|立つ|置かれ)[^、。]{0,4})?"
    r"(?:組織|会議|機関|本部|ところ|とこ)(?:は|って|[?？。]|$)"
)
_SEVERAL = re.compile(r"(?P<count>[2-9])つ(?!目)")


def answer_hierarchy(mentions: Mentions) -> Draft | None:
    """「部会はどこの下ですか」, 「本部の下には何がありますか」; None when no order is asked for."""
    question = mentions.question
    asks_parts = (
        question.wants(Want.ALL)
        and not question.wants(Want.WHO, Want.ROLE, Want.NAME)
        and _PARTS.search(question.text)
    )
    asks_parent = _PARENT_ASKED.search(question.text) or mentions.asks(GovernanceAsk.PARENT)
    is_of_order = (
        _SUBORDINATE.search(question.text)
        or asks_parent
        or mentions.asks(GovernanceAsk.CHILDREN, GovernanceAsk.CHECK_PARENT)
    )
    if not (asks_parts or is_of_order):
        return None
    others = [w for w in question.words if w.lemma not in _SUBORDINATE_WORDS]
    bodies = mentions.bodies or (() if others else _only_root(mentions))
    if not bodies or question.wants(Want.WHEN, Want.MONEY, Want.CONTACT, Want.HOW):
        return None
    body = bodies[0]
    with_parent = [e for e in mentions.entries if e.role.role is None and e.role.parent]
    own = [e for e in with_parent if e.role.body == body]
    if mentions.is_yes_no:
        return _is_under(mentions, with_parent)
    if asks_parent:
        return _parent(mentions, "governance.parent", own, names_it=True)
    return _below(mentions, body, first_each([e for e in with_parent if e.role.parent == body]))


def _is_under(mentions: Mentions, with_parent: Sequence[Entry]) -> Draft | None:
    """「作業部会は推進本部の下ですか」: yes or no where the body above is named too."""
    said = [body for _, body in bodies_said(mentions)]
    pair = [e for e in with_parent if e.role.body in said]
    names_both = len(said) > 1
    right = [e for e in pair if e.role.parent in said]
    if not names_both:  # 「本部の下ですか」 of the one that has it above
        right = [
            e
            for e in pair
            if any(canonical(e.role.parent or "").endswith(p) for p in mentions.question.phrases)
        ]
    if pair and not right and _IS_ONE.search(mentions.question.text):
        right = pair  # 「対策会議は補助機関の一つですか」
    if not (right or (pair and names_both)):
        return None
    key = "governance.yes_parent" if right else "governance.no_parent"
    return _parent(mentions, key, (right or pair)[:1])


def _below(mentions: Mentions, body: str, children: list[Entry]) -> Draft | None:
    """The bodies below one; the one that is counted to, or those of the kind that is named."""
    question, say = mentions.question, mentions.context.say
    nth = nth_of(question.text, len(children))
    if nth is not None:
        chosen = children[nth - 1]
        subject = say("governance.below", body=body)
        text = say("list.nth", subject=subject, number=nth, item=chosen.role.body)
        return draft_of(mentions, [(text, chosen)], topic=chosen.role.body, entity=chosen.role.body)
    heads = tuple(word.surface for word in question.words if len(word.surface) > 1)
    children = [e for e in children if e.role.body.endswith(heads)] or children
    told = _SEVERAL.search(question.text)
    if not children or (told and int(told["count"]) != len(children)):
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


def _by_name(mentions: Mentions, children: list[Entry]) -> list[Entry]:
    """The bodies of a kind by their names, where only 「部会を置く」 says that they stand below."""
    if len(children) != 1 or not _KIND_OF_BODY.fullmatch(children[0].role.body):
        return children
    kind = children[0].role.body
    named = [
        e
        for e in mentions.entries
        if e.role.body.endswith(kind) and e.doc_id == children[0].doc_id
        if e.role.body != kind and "・" not in e.role.body
    ]
    one_each = list({e.role.body: e for e in reversed(named)}.values())[::-1]
    return one_each if len(one_each) > 1 else children


def _children(mentions: Mentions, body: str, children: list[Entry]) -> Draft:
    say = mentions.context.say
    children = _by_name(mentions, children)
    names = list(dict.fromkeys(e.role.body for e in children))
    proofs = tuple(dict.fromkeys((e.doc_id, e.role.span) for e in children))
    told = (
        say("governance.child", body=body, name=names[0])
        if len(names) == 1
        else say("governance.children", body=body, count=len(names), names="、".join(names))
    )
    lead = DraftStatement(told, proofs)
    items = tuple(DraftStatement(e.role.body, ((e.doc_id, e.role.span),)) for e in children)
    facts = tuple(DraftFact(e.role, e.doc_id) for e in children)
    return Draft(
        (lead,),
        facts,
        0.95,
        topic=body,
        entity=names[0],
        items=items,
        items_of=say("governance.below", body=body),
        doc_ids=(children[0].doc_id,),
    )


def _only_root(mentions: Mentions) -> tuple[str, ...]:
    """The one body that others stand under, when 「補助機関は」 names none."""
    parents = {e.role.parent for e in mentions.entries if e.role.parent}
    roots = tuple(sorted(parents - {e.role.body for e in mentions.entries if e.role.parent}))
    return roots if len(roots) == 1 else ()


def answer_centre(mentions: Mentions) -> Draft | None:
    """「推進体制は？」: the body above the others, and those below it."""
    question, say = mentions.question, mentions.context.say
    asks_system = (
        _SYSTEM.search(question.text)
        or TOP_BODY.search(question.text)
        or (mentions.asks(GovernanceAsk.SYSTEM) and OF_BODIES.search(question.text))
    )
    if not asks_system or mentions.bodies or mentions.roles or mentions.is_yes_no:
        return None
    if WAS_MADE.search(question.text):
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
    if CENTRE.search(question.text) or not children:
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
