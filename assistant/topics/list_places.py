"""The place of an item in its list: 「環境学習は分野の何番目ですか」."""

import re

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.topics.list_match import ListMatch, items_of

_ASKS_PLACE = re.compile(r"何(?:番目|つ目|個目|点目)")


def answer_place_anywhere(context: Context, matches: list[ListMatch]) -> Draft | None:
    """「少子高齢化は何番目に出てきますか」, where one item of all lists has the words."""
    if not _ASKS_PLACE.search(context.question.text) or any(match.head for match in matches):
        return None
    said = [
        one
        for phrase in context.question.phrases
        if len(one := canonical(phrase)) > 2 and "何" not in one
    ]
    found = [
        (match, number)
        for match in matches
        for number, item in enumerate(match.fact.items)
        if said and all(one in canonical(item) for one in said)
    ]
    return placed(context, *found[0]) if len(found) == 1 else None


def place_asked(context: Context, match: ListMatch) -> int | None:
    """Which item's place is asked for: 「環境学習は分野の何番目ですか」; None when none is."""
    if not _ASKS_PLACE.search(context.question.text):
        return None
    asked = canonical(context.question.text)
    items = [canonical(item) for item in match.fact.items]
    named = [n for n, item in enumerate(items) if item in asked]
    if not named:  # 「みどりの保全は何番目」
        said = [canonical(one) for one in re.findall(r"^(?:「)?([^、。「」]{2,20}?)」?は", asked)]
        named = [n for n, item in enumerate(items) for one in said if one in item]
    return named[0] if len(named) == 1 else None


def placed(context: Context, match: ListMatch, place: int) -> Draft:
    """The draft that tells which place an item, counted from 0, has in its list."""
    item = items_of(match)[place]
    text = context.say("list.place", subject=match.fact.subject, number=place + 1, item=item.text)
    proofs = (*item.proofs, (match.doc_id, match.fact.span))
    return Draft(
        (DraftStatement(text, proofs),),
        (DraftFact(match.fact, match.doc_id),),
        0.95,
        topic=match.fact.subject,
        entity=item.text,
        items=items_of(match),
        doc_ids=(match.doc_id,),
    )
