"""Who belongs to a body: 「審議会は誰で構成されますか」."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import AbstentionReason
from assistant.drafts import Draft, DraftStatement, abstain, inline
from assistant.names import canonical
from assistant.topics.bodies import Entry, Mentions, draft_of, mentions_name
from assistant.topics.governance_asks import GovernanceAsk
from assistant.topics.holders import WHICH_OFFICE
from assistant.wants import Want
from corpus.records import DocId, Span

_COMPOSED = re.compile(
    r"構成|メンバー?|顔ぶれ|参加者|誰が(?:入|参加)|(?:どういう|どんな)(?:立場の)?人|組織され"
)
_ASKED = re.compile(
    r"(?:構成員|構成団体|メンバー)"
    r"(?:に?(?:は|って)、?(?:誰|だれ|どなた|どんな|どういう|どの)|を(?:教え|知り)|は?[?。]?$)"
)
_BELONGS = re.compile(r"入って|入る|加わ|参加|委員(?!会)|メンバー")
_TOLD = re.compile(r"構成|組織され|メンバー|委員(?!会)|員と|参加|出席|加わ|から[成な]る|集まり")
_MOST_BODIES = 2  # whose members are told where no body is named
_MOST_QUOTES = 2


def asks_members(mentions: Mentions) -> bool:
    """Whether members are asked for by that word: 構成員 is a post like any other to the model."""
    return _ASKED.search(mentions.question.text) is not None


def answer_members(mentions: Mentions) -> Draft | None:
    """The draft for a question about a body's members; None when it asks for something else."""
    question = mentions.question
    asks_offices = WHICH_OFFICE.search(question.text) and _BELONGS.search(question.text)
    is_asked = _COMPOSED.search(question.text) or mentions.asks(GovernanceAsk.MEMBERS)
    if not (is_asked or asks_offices) or mentions.is_yes_no:
        return None
    if question.wants(Want.HOW_MANY) and question.asked.unit != "":
        return None
    if not mentions.bodies:
        return _of_any_body(mentions) if asks_members(mentions) else None
    body = mentions.bodies[0]
    found = _members(mentions, body)
    if not found:
        return _from_sentences(mentions, (body,), body)
    said = [(_composed_text(mentions, found[0]), found[0])]
    return draft_of(mentions, said, topic=body, entity=found[0].role.holder or "")


def _members(mentions: Mentions, body: str) -> list[Entry]:
    held = [e for e in mentions.of_body(body) if e.role.role and e.role.holder]
    return [e for e in held if e.role.role == "構成員"] or [
        e for e in held if e.role.role and e.role.role.endswith("員")
    ]


def _composed_text(mentions: Mentions, entry: Entry) -> str:
    body = entry.role.body
    # The name in bold before its own sentence is no part of who belongs to it.
    holder = re.sub(rf"^{re.escape(body)}\s+", "", entry.role.holder or "")
    return mentions.context.say("governance.composed", body=body, holder=holder)


def _of_any_body(mentions: Mentions) -> Draft | None:
    """「構成員は誰ですか」: of the few bodies whose members are stated, or that none is."""
    entries = [e for e in mentions.entries if e.role.body]
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.role.role == "構成員" and entry.role.holder:
            first.setdefault(entry.role.body, entry)
    if 0 < len(first) <= _MOST_BODIES:
        said = [(_composed_text(mentions, entry), entry) for entry in first.values()]
        return draft_of(mentions, said, topic=next(iter(first)))
    if first:
        return None  # of which body, nobody said
    bodies = tuple(dict.fromkeys(entry.role.body for entry in entries))
    return _from_sentences(mentions, bodies, "")


def _from_sentences(mentions: Mentions, bodies: Sequence[str], body: str) -> Draft | None:
    """The sentences that may tell who belongs to one of the bodies, or that none does.

    None where there are many of them, or other words may mean something else (顔ぶれ, 入る).

    Args:
        mentions: The question's.
        bodies: Whose members would do.
        body: The one that the question names; "".
    """
    context = mentions.context
    found = list(_tellers(mentions, bodies))
    is_plain = asks_members(mentions)
    if not found:
        missing = context.say("missing.members", body=body)
        missing = missing if body else context.say("missing.members_of_any")
        return abstain(AbstentionReason.NOT_STATED, missing, topic=body, is_searched=is_plain)
    if not is_plain or len(found) > _MOST_QUOTES:
        return None
    statements = []
    for doc_id, span in found:
        quote = inline(span.of(context.documents[doc_id].text))
        statements.append(
            DraftStatement(context.say("evidence.quote", quote=quote), ((doc_id, span),))
        )
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in found))
    return Draft(tuple(statements), (), 0.6, topic=body, doc_ids=doc_ids)


def _tellers(mentions: Mentions, bodies: Sequence[str]) -> Iterator[tuple[DocId, Span]]:
    """The sentences that speak of one of the bodies and of who takes part."""
    keys = [canonical(body) for body in bodies]
    for doc_id, document in mentions.context.documents.items():
        for sentence in document.sentences:
            quote = canonical(sentence.span.of(document.text))
            named = (key for key in keys if mentions_name(quote, key))
            if any(_TOLD.search(quote.replace(key, "")) for key in named):
                yield doc_id, sentence.span
