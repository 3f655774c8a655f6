"""Whether two posts are held by one person: 「二つの本部の本部長は同じ人ですか」."""

import re
from collections.abc import Iterator

from assistant.drafts import Draft
from assistant.names import canonical
from assistant.topics.bodies import Entry, Mentions, draft_of, name_of

_SAME = re.compile(
    r"同じ(?:人|方|役職|者)?(?:です|なの|なん|だ|で|が|か|[?？。]|$)|同一人物|(?:別|違う)の?(?:人|方)(?:です|なの|が)"
)
_OTHER = re.compile(r"別|違う")
_TWO = 2


def answer_same_holder(mentions: Mentions) -> Draft | None:
    """はい or いいえ with who holds each of the two posts that are named; None for other claims."""
    text = mentions.question.text
    said = _SAME.search(text)
    if said is None or not (mentions.is_yes_no or "同じ" in text):
        return None
    found = list(_by_body(mentions)) if len(mentions.bodies) == _TWO else list(_by_role(mentions))
    if len(found) != _TWO:
        return None
    one, other = (canonical(entry.role.holder or "") for entry in found)
    is_same = bool(one) and (_is_called(one, other) or _is_called(other, one))
    holds = is_same is (_OTHER.search(said.group()) is None)
    say = mentions.context.say
    told = [
        say("governance.holder", role=_post(mentions, entry), holder=entry.role.holder)
        for entry in found
    ]
    verdict = say("verdict.yes" if holds else "verdict.no", told=told[0])
    pairs = [(verdict, found[0]), (told[1], found[1])]
    return draft_of(mentions, pairs, topic=_post(mentions, found[0]))


def _is_called(name: str, longer: str) -> bool:
    """Whether a longer name is of the same one: 栃ノ瀬村村長 of 村長, and not 副村長."""
    return re.search(rf"(?<![副元前]){re.escape(name)}", longer) is not None


def _by_body(mentions: Mentions) -> Iterator[Entry]:
    """Of two bodies the one post that is named, in the order of the question."""
    if len(mentions.roles) != 1:
        return
    for body in mentions.bodies:
        held = [
            e
            for e in mentions.entries
            if e.role.body == body and e.role.role == mentions.roles[0] and e.role.holder
        ]
        yield from held[:1]


def _by_role(mentions: Mentions) -> Iterator[Entry]:
    """Of two posts, each by its name or by another that a glossary gives it."""
    text = canonical(mentions.question.text)
    others: dict[str, set[str]] = {}
    for doc_id in mentions.context.documents:
        for term in mentions.context.facts[doc_id].glossary:
            for name in term.aliases:
                others.setdefault(canonical(name), set()).add(canonical(term.term))
                others.setdefault(canonical(term.term), set()).add(canonical(name))
    placed: dict[str, tuple[int, Entry]] = {}
    for entry in mentions.entries:
        role = canonical(entry.role.role or "")
        if not role or not entry.role.holder:
            continue
        places = [_place(text, name) for name in (role, *others.get(role, ()))]
        place = max(places)
        if place >= 0:
            placed.setdefault(role, (place, entry))
    yield from (entry for _, entry in sorted(placed.values(), key=lambda one: one[0]))


def _place(text: str, name: str) -> int:
    """Where a text has a name that is no part of a longer one; -1 if nowhere."""
    whole = rf"(?<![A-Za-z一-鿿]){re.escape(name)}(?![A-Za-z一-鿿])"
    match = re.search(whole, text)
    return match.start() if match else -1


def _post(mentions: Mentions, entry: Entry) -> str:
    role, body = name_of(entry), entry.role.body
    is_told = not body or body not in mentions.bodies
    return role if is_told else f"{body}の{role}"
