"""How many people a body has, where the document names them one by one."""

import re

from assistant.calculation.asked import EXCEPT
from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.wants import TOTALLED
from corpus.records import DocId, GovernanceRole

_HOW_MANY = re.compile(r"何[人名](?!目|以)|人数|総勢")
_MEMBERS = re.compile(rf"構成員|委員|メンバー|会員|全部で|総勢|{TOTALLED}")
# A person's name has a blank inside: 「村井 純」; 「都市整備部長」 is a post, of which more may be.
_PERSON = re.compile(r"[一-鿿々ヶ]{1,5}[ \u3000][一-鿿々ぁ-んァ-ヺー]{1,6}")


def answer_roster(context: Context) -> Draft | None:
    """The draft that counts a body's people; None where they are not all named."""
    text = context.question.text
    is_asked = _HOW_MANY.search(text) and _MEMBERS.search(text) and not EXCEPT.search(text)
    if not is_asked or context.question.asked.is_yes_no:
        return None
    rosters = {
        (doc_id, body): roles
        for doc_id in context.documents
        for body, roles in _by_body(context, doc_id).items()
        if any(len(_people(role)) > 1 for role in roles)
    }
    asked = canonical(text)
    meant = [key for key in rosters if canonical(key[1]) in asked] or list(rosters)
    is_other = any(
        canonical(role.body) in asked and (doc_id, role.body) not in rosters
        for doc_id in context.documents
        for role in context.facts[doc_id].governance
    )
    if len(meant) != 1 or is_other:
        return None
    return _draft(context, *meant[0], rosters[meant[0]])


def _by_body(context: Context, doc_id: DocId) -> dict[str, list[GovernanceRole]]:
    """The posts of each body, all held by persons who are named."""
    found: dict[str, list[GovernanceRole]] = {}
    for role in context.facts[doc_id].governance:
        if role.role and role.holder and _people(role):
            found.setdefault(role.body, []).append(role)
    return found


def _people(role: GovernanceRole) -> list[str]:
    names = (role.holder or "").split("、")
    return names if all(_PERSON.fullmatch(name.strip()) for name in names) else []


def _draft(context: Context, doc_id: DocId, body: str, roles: list[GovernanceRole]) -> Draft | None:
    people = [name for role in roles for name in _people(role)]
    if len(people) != len(set(people)) or len({role.role for role in roles}) != len(roles):
        return None  # somebody holds two posts
    count = f"{len(people)}人"
    parts = " + ".join(f"{role.role}{len(_people(role))}人" for role in roles)
    said = f"{parts} = {count}" if len(roles) > 1 else parts
    text = context.say("calculation.sum", result=count, sum=said)
    proofs = tuple((doc_id, role.span) for role in roles)
    statement = DraftStatement(text, proofs)
    return Draft((statement,), confidence=0.9, topic=body, entity=body, doc_ids=(doc_id,))
