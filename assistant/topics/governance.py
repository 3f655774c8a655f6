"""Questions about bodies and roles: who holds it, who assists whom, what stands under what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftFact, DraftStatement, abstain
from assistant.names import canonical
from assistant.question import Question
from assistant.wants import Want
from corpus.records import DocId, GovernanceRole, Span

_ASSIST = re.compile(r"補佐|助け|手助け|サポート|支え|手伝|アシスト|補助する")
_SUBORDINATE = re.compile(
    r"補助機関|下部(?:組織|機関)|下(?:に(?:ある|置|設)|部|の組織)|傘下|属(?:する|して|し)|所属|設け(?:られ|て)|ぶら下が"
)
_PARENT_ASKED = re.compile(
    r"(?:どの|何の|どこの)(?:組織|機関|会議|本部|部署)?の?(?:補助機関|下部|下|傘下|もと)|(?:どこ|どの組織|何)に(?:属|所属|置)|上(?:部|位)(?:の)?(?:組織|機関)"
)
_TOP = re.compile(
    r"トップ|一番(?:えらい|偉い|上)|えらい人|偉い人|リーダー|代表者?|最高責任者|ヘッド|まとめ役|長(?:は|って)(?:誰|だれ|どなた)|(?:率い|まとめ|仕切)"
)
_COMPOSED = re.compile(r"構成|メンバー|顔ぶれ|構成員|参加者|誰が(?:入|参加)")
_CENTRE = re.compile(r"中心|核とな|メイン|中核|統括")
_SYSTEM = re.compile(r"推進体制|組織体制|庁内(?:の)?体制|推進の(?:体制|組織|仕組み)")
_HEAD_ROLE = re.compile(r"^(?!副|次).*(?:長|座長|代表|議長|会長|CIO)$")
# Verbs and nouns of holding an office, by lemma.
_HOLDING = frozenset(
    "務める 勤める 担う 担当 就く 充てる 兼ねる 任命 就任 偉い えらい トップ リーダー 代表 責任 ヘッド 長 職 処理 行う 置く 率いる 纏める 今 現在 組織 部署 会議 委員会 計画 担当者 責任者 最高 一番 位".split()
)
_GENERIC_BODY = frozenset("組織 部署 機関 体制 会議 委員会 本部 部会 課 団体 チーム".split())
_MIN_BODY_OVERLAP = 0.6


@dataclass(frozen=True, slots=True)
class _Entry:
    doc_id: DocId
    role: GovernanceRole


class _Mentions:
    """What of the documents' governance the question names."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.question = context.question
        self.entries = [
            _Entry(doc_id, role)
            for doc_id in context.documents
            for role in context.facts[doc_id].governance
        ]
        text = canonical(self.question.text)
        self.bodies = self._bodies(text)
        self.roles = self._named(text, {e.role.role for e in self.entries if e.role.role})
        self.holders = self._named(text, {e.role.holder for e in self.entries if e.role.holder})
        self.assisted = self._named(text, {e.role.assists for e in self.entries if e.role.assists})

    def of_body(self, body: str) -> Iterator[_Entry]:
        return (entry for entry in self.entries if entry.role.body == body)

    def _named(self, text: str, names: set[str]) -> tuple[str, ...]:
        """The names that stand in the question, longest first, none inside a longer one."""
        found: list[str] = []
        rest = text
        for name in sorted(names, key=lambda name: (-len(name), name)):
            key = canonical(name, self.context.names)
            if len(key) >= 2 and key in rest:
                found.append(name)
                rest = rest.replace(key, "\n")
        return tuple(found)

    def _bodies(self, text: str) -> tuple[str, ...]:
        names = {e.role.body for e in self.entries} | {
            e.role.parent for e in self.entries if e.role.parent
        }
        exact = self._named(text, names)
        if exact:
            return exact
        for phrase in self.question.phrases:
            key = canonical(phrase, self.context.names)
            ends = [
                name
                for name in sorted(names, key=len)
                if len(key) >= 2 and canonical(name).endswith(key)
            ]
            if ends and (phrase not in _GENERIC_BODY or len(ends) == 1):
                return (ends[0],)
        return self._by_words(names)

    def _by_words(self, names: set[str]) -> tuple[str, ...]:
        """「セキュリティー対策の会議」 is 情報セキュリティ対策会議: most of its words, its head among them."""
        words = {canonical(word.surface) for word in self.question.words} - {""}
        best: tuple[float, str] = (0.0, "")
        for name in sorted(names):
            key = canonical(name)
            covered = sum(len(word) for word in words if len(word) >= 2 and word in key)
            has_head = any(key.endswith(word) for word in words if len(word) >= 2)
            if has_head and covered / len(key) > best[0]:
                best = (covered / len(key), name)
        return (best[1],) if best[0] >= _MIN_BODY_OVERLAP else ()


def answer_governance(context: Context) -> Draft | None:
    """The draft for a question about bodies and roles; None when it is about something else."""
    mentions = _Mentions(context)
    if not mentions.entries:
        return None
    for answerer in (_assistance, _hierarchy, _secretariat, _holder, _duty, _centre):
        draft = answerer(mentions)
        if draft is not None:
            return draft
    return None


def _draft(
    mentions: _Mentions,
    said: Sequence[tuple[str, _Entry]],
    *,
    topic: str,
    entity: str = "",
    confidence: float = 0.95,
) -> Draft:
    statements = [
        DraftStatement(text, ((e.doc_id, _proof(mentions.context, text, e)),)) for text, e in said
    ]
    merged: dict[str, DraftStatement] = {}
    for statement in statements:
        before = merged.get(statement.text)
        proofs = (*before.proofs, *statement.proofs) if before else statement.proofs
        merged[statement.text] = DraftStatement(statement.text, tuple(dict.fromkeys(proofs)))
    facts = tuple(DraftFact(entry.role, entry.doc_id) for _, entry in said)
    items = tuple(statements) if len(statements) > 1 else ()
    doc_ids = tuple(dict.fromkeys(entry.doc_id for _, entry in said))
    return Draft(
        tuple(merged.values()),
        facts,
        confidence,
        topic=topic,
        entity=entity,
        items=items,
        doc_ids=doc_ids,
    )


def _proof(context: Context, text: str, entry: _Entry) -> Span:
    """The shortest span that names all that the statement says: the fact's, its sentence's, or
    that of another sentence, when the fact was put together from several.
    """
    role = entry.role
    document = context.documents[entry.doc_id]
    said = [
        name
        for name in (role.holder, role.assists, role.parent, role.duty, role.role)
        if name and name in text
    ]
    candidates = [role.sentence if role.duty and role.duty in text else role.span, role.sentence]
    candidates.extend(sentence.span for sentence in document.sentences)
    relation = next(
        (word for word in ("補佐", "助け", "支え") if role.assists in said and word in text), ""
    )
    for span in candidates:
        quote = canonical(span.of(document.text))
        names_all = all(_mentions_name(quote, name) for name in said)
        if names_all and (not relation or _ASSIST.search(span.of(document.text))):
            return span
    return role.sentence


def _mentions_name(quote: str, name: str) -> bool:
    """Whether a canonical quote holds a name, or the short form it is called by afterwards."""
    key = canonical(name)
    return key in quote or (len(key) >= 6 and key[-4:] in quote)


def _name_of(entry: _Entry) -> str:
    return entry.role.role or entry.role.body


def _assistance(mentions: _Mentions) -> Draft | None:
    question, say = mentions.question, mentions.context.say
    if not _ASSIST.search(question.text) or question.wants(Want.NAME):
        return None
    helpers = [e for e in mentions.entries if e.role.assists]
    named = (*mentions.assisted, *mentions.bodies, *mentions.roles, *mentions.holders)
    subject_helpers = [
        e
        for e in helpers
        if _name_of(e) in (*mentions.roles, *mentions.bodies)
        and _before_topic(question.text, _name_of(e))
    ]
    if subject_helpers:
        said = [
            (say("governance.assists_whom", who=_name_of(e), whom=e.role.assists), e)
            for e in subject_helpers
        ]
        if question.asked.is_yes_no:
            right = [
                e
                for e in subject_helpers
                if e.role.assists and canonical(e.role.assists) in canonical(question.text)
            ]
            key = "governance.yes_assists" if right else "governance.no_assists"
            said = [
                (say(key, who=_name_of(e), whom=e.role.assists), e)
                for e in right or subject_helpers
            ]
        return _draft(
            mentions,
            said,
            topic=_name_of(subject_helpers[0]),
            entity=subject_helpers[0].role.assists or "",
        )
    wanted = [
        e
        for e in helpers
        if any(canonical(e.role.assists or "") == canonical(name) for name in named)
    ]
    if not wanted:
        wanted = [
            e
            for e in helpers
            if any(name and canonical(name) in canonical(e.role.assists or "") for name in named)
        ]
    if wanted:
        said = [
            (say("governance.assisted_by", who=_name_of(e), whom=e.role.assists), e) for e in wanted
        ]
        return _draft(
            mentions, said, topic=wanted[0].role.assists or "", entity=_name_of(wanted[0])
        )
    return None


def _before_topic(text: str, name: str) -> bool:
    """Whether ``name`` is the question's topic: 「情報政策専門員は誰を補佐しますか」."""
    return (
        re.search(re.escape(name) + r"(?:は|が|って|とは)(?!.*を(?:補佐|助|支)する?の)", text)
        is not None
    )


def _hierarchy(mentions: _Mentions) -> Draft | None:
    question, say = mentions.question, mentions.context.say
    if not _SUBORDINATE.search(question.text) and not _PARENT_ASKED.search(question.text):
        return None
    if not mentions.bodies or question.wants(Want.WHEN, Want.MONEY, Want.CONTACT, Want.HOW):
        return None
    with_parent = [e for e in mentions.entries if e.role.role is None and e.role.parent]
    if question.asked.is_yes_no and len(mentions.bodies) >= 2:
        pair = [e for e in with_parent if e.role.body in mentions.bodies]
        right = [e for e in pair if e.role.parent in mentions.bodies]
        key = "governance.yes_parent" if right else "governance.no_parent"
        said = [(say(key, body=e.role.body, parent=e.role.parent), e) for e in (right or pair)[:1]]
        return _draft(mentions, said, topic=said[0][1].role.body) if said else None
    body = mentions.bodies[0]
    if _PARENT_ASKED.search(question.text):
        said = [
            (say("governance.parent", body=e.role.body, parent=e.role.parent), e)
            for e in with_parent
            if e.role.body == body
        ]
        return (
            _draft(mentions, said, topic=body, entity=said[0][1].role.parent or "")
            if said
            else None
        )
    children = [e for e in with_parent if e.role.parent == body]
    heads = [
        word.surface
        for word in question.words
        if word.surface in ("部会", "委員会", "会議", "チーム", "幹事会")
    ]
    asked_kind = [e for e in children if heads and e.role.body.endswith(tuple(heads))]
    children = asked_kind or children
    if not children:
        return None
    return _children_draft(mentions, body, children)


def _children_draft(mentions: _Mentions, body: str, children: list[_Entry]) -> Draft:
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


def _secretariat(mentions: _Mentions) -> Draft | None:
    question, say = mentions.question, mentions.context.say
    if (
        "事務局" not in question.text
        or not mentions.bodies
        or question.wants(Want.CONTACT, Want.NAME, Want.MONEY, Want.HOW_MANY)
    ):
        return None
    body = mentions.bodies[0]
    found = [e for e in mentions.of_body(body) if e.role.role == "事務局" and e.role.holder]
    if found:
        said = [
            (say("governance.secretariat", body=body, holder=e.role.holder), e) for e in found[:1]
        ]
        return _draft(mentions, said, topic=body, entity=found[0].role.holder or "")
    if question.wants(Want.WHERE, Want.WHO, Want.WHICH) or question.text.rstrip("?？。").endswith(
        ("は", "事務局")
    ):
        return abstain(
            AbstentionReason.NOT_STATED, say("missing.of", name=body, what="事務局"), topic=body
        )
    return None


def _holder(mentions: _Mentions) -> Draft | None:
    question, say = mentions.question, mentions.context.say
    roles = tuple(role for role in mentions.roles if role != "事務局")
    asks_top = _TOP.search(question.text) is not None and bool(mentions.bodies)
    if question.wants(
        Want.HOW,
        Want.ROLE,
        Want.MONEY,
        Want.CONTACT,
        Want.HOW_MANY,
        Want.WHEN,
        Want.DEFINITION,
        Want.ABBREVIATION,
        Want.WHY,
        Want.LENGTH,
    ):
        return None
    if question.wants(Want.NAME):
        name = next(iter((*roles, *mentions.holders, *mentions.bodies)), "")
        asks_person = bool(roles or mentions.holders) or question.wants(Want.WHO)
        if name and asks_person:
            return abstain(
                AbstentionReason.NOT_STATED,
                say("missing.of", name=name, what=say("what.person_name")),
                topic=name,
            )
        return None
    if not roles and not asks_top:
        known = next(iter((*mentions.holders, *mentions.assisted)), "")
        if known and question.wants(Want.WHO) and not _says_more(mentions):
            return abstain(
                AbstentionReason.NOT_STATED, say("missing.holder", role=known), topic=known
            )
        return None
    if _says_more(mentions):
        return None
    found = [
        e
        for e in mentions.entries
        if (
            e.role.role in roles
            if roles and not asks_top
            else e.role.role and _HEAD_ROLE.match(e.role.role)
        )
        and (not mentions.bodies or e.role.body in mentions.bodies)
    ]
    held = [e for e in found if e.role.holder]
    if question.asked.is_yes_no:
        return _holder_yes_no(mentions, held)
    is_bare = not question.asked.wants and len(question.phrases) <= 2
    if not (question.wants(Want.WHO, Want.WHICH, Want.WHERE) or asks_top or is_bare):
        return None
    if held:
        said = [(_holder_text(mentions, e), e) for e in _first_each(held)]
        return _draft(
            mentions,
            said[:3],
            topic=f"{held[0].role.body}の{held[0].role.role}",
            entity=held[0].role.holder or "",
        )
    if found or (roles and question.wants(Want.WHO)):
        name = f"{found[0].role.body}の{found[0].role.role}" if found else roles[0]
        if any(e.role.assists or e.role.duty for e in found) and not question.wants(Want.WHO):
            return None
        return abstain(AbstentionReason.NOT_STATED, say("missing.holder", role=name), topic=name)
    return None


def _says_more(mentions: _Mentions) -> bool:
    """Whether the question holds more than names and holding: 「構成員は誰が決めますか」."""
    names = (*mentions.roles, *mentions.bodies, *mentions.holders, *mentions.assisted)
    named = "".join(map(canonical, names))
    top = _TOP.search(mentions.question.text)
    return any(
        canonical(word.surface) not in named
        and word.lemma not in _HOLDING
        and not (top and word.surface in top.group())
        and not any(word.surface in place for place in mentions.context.names)
        for word in mentions.question.words
    )


def _first_each(entries: list[_Entry]) -> list[_Entry]:
    """One entry for each (document, body, role, holder)."""
    seen = {}
    for e in entries:
        seen.setdefault((e.doc_id, e.role.body, e.role.role, e.role.holder), e)
    return list(seen.values())


def _holder_text(mentions: _Mentions, entry: _Entry) -> str:
    role = entry.role
    return mentions.context.say(
        "governance.holder", body=role.body, role=role.role, holder=role.holder
    )


def _holder_yes_no(mentions: _Mentions, held: list[_Entry]) -> Draft | None:
    if not held:
        return None
    say, text = mentions.context.say, canonical(mentions.question.text)
    right = [
        e
        for e in held
        if canonical(e.role.holder or "") in text.replace(canonical(e.role.role or ""), "\n")
        or any(
            canonical(part) in text
            for part in re.split(r"及び|と|、|並びに", e.role.holder or "")
            if part
        )
    ]
    role_only = canonical(held[0].role.role or "")
    claims = [
        w
        for w in mentions.question.words
        if canonical(w.surface) not in role_only
        and canonical(w.surface) not in canonical(held[0].role.body)
    ]
    if not right and not claims:
        return None
    key = "governance.yes_holder" if right else "governance.no_holder"
    entry = (right or held)[0]
    said = [(say(key, body=entry.role.body, role=entry.role.role, holder=entry.role.holder), entry)]
    return _draft(
        mentions,
        said,
        topic=f"{entry.role.body}の{entry.role.role}",
        entity=entry.role.holder or "",
    )


def _duty(mentions: _Mentions) -> Draft | None:
    """What a body or role does, when the facts hold its duty."""
    question, say = mentions.question, mentions.context.say
    is_bare = (
        not question.asked.wants and not question.asked.is_yes_no and len(question.phrases) == 1
    )
    if question.wants(Want.ABBREVIATION, Want.NAME):
        return None
    if not (question.wants(Want.ROLE, Want.DEFINITION) or is_bare):
        return None
    named = [*mentions.roles, *mentions.bodies]
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
                (say("governance.duty", who=_name_of(e), duty=e.role.duty), e)
                for e in _first_each(found)[:2]
            ]
            return _draft(mentions, said, topic=name, entity=name)
    return None


def _is_defined(mentions: _Mentions, name: str) -> bool:
    key = canonical(name)
    return any(
        key == canonical(known)
        for doc_id in mentions.context.documents
        for entry in mentions.context.facts[doc_id].glossary
        for known in (entry.term, *entry.aliases)
    )


def _centre(mentions: _Mentions) -> Draft | None:
    """「推進体制は？」, 「推進体制の中心となる組織は？」: the body above the others, and those below."""
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
    below = _children_draft(mentions, root.role.body, children)
    return Draft(
        (*draft.statements, *below.statements),
        (*draft.facts, *below.facts),
        0.93,
        topic=root.role.body,
        entity=root.role.body,
        items=below.items,
        doc_ids=draft.doc_ids,
    )
