"""Questions about a footnote by its mark: 「注9には何が書いてありますか」, 「脚注はいくつ」."""

import re

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftStatement, abstain, inline
from assistant.topics.structure_words import asks_content
from corpus.records import DocId, Footnote

# 注9, 脚注の10, (注1), 10番の脚注; not 発注10, 注3件.
_NOTE = re.compile(
    r"(?<![一-鿿])(?:脚注|注釈|注記|注)の?(?:番号)?[ )]?(?P<number>[0-9]{1,3})"
    r"(?![0-9.]|[件人円年月日個本回つ%])"
    r"|(?P<before>[0-9]{1,3})番の?(?:脚注|注釈|注(?![一-鿿]))"
)
# ※1, ＊３; read as typed, because marks of notes are not in the normalised question.
_STAR = re.compile(
    r"^[「『(（]?[※＊*] ?(?P<number>[0-9０-９]{0,3})(?=[」』)）]|[のはにをがと]|って|[?？]|$)"
)
_COUNT = re.compile(
    r"(?<![一-鿿])(?:脚注|注釈|注)(?:の数|の一覧|(?:は|が|って)?(?:全部で)?(?:いくつ|何[個件つ])|を(?:全部|すべて|全て))"
)
_MOST_NOTES = 3


def answer_note(context: Context) -> Draft | None:
    """The draft for a question about a footnote itself; None when none is asked for."""
    text = context.question.text
    if (count := _COUNT.search(text)) and not asks_content(context, [count.span()]):
        return _counted(context)
    match = _NOTE.search(text)
    if match is not None:
        number, is_star = match["number"] or match["before"], False
        label = f"注{number}" if "脚" not in match.group() else f"脚注{number}"
    else:
        star = _STAR.search(context.question.printed)
        if star is None:
            return None
        number, is_star = str(int(star["number"])) if star["number"] else "", True
        label = f"※{number}"
    is_content = asks_content(context, [match.span()] if match else [])
    found = _noted(context, number, is_star=is_star)
    if not found and (match or not is_content):
        missing = context.say("missing.note", label=label)
        return abstain(AbstentionReason.NOT_STATED, missing, topic=label, is_searched=True)
    return None if is_content else _quoted(context, label, found[:_MOST_NOTES])


def _noted(context: Context, number: str, *, is_star: bool) -> list[tuple[DocId, Footnote]]:
    """The footnotes so marked, those with the same kind of mark before all."""
    found = [
        (doc_id, note)
        for doc_id, document in context.documents.items()
        for note in document.footnotes
        if re.sub(r"\D", "", note.marker) == number
    ]
    same = [(doc_id, note) for doc_id, note in found if ("※" in note.marker) == is_star]
    return same or found


def _quoted(context: Context, label: str, found: list[tuple[DocId, Footnote]]) -> Draft:
    are_several = len({doc_id for doc_id, _ in found}) > 1
    statements = []
    for doc_id, note in found:
        document = context.documents[doc_id]
        quote = inline(" ".join(note.span.of(document.text).split()))
        said = context.say("section.note", label=label, quote=quote)
        if are_several:
            said += context.say("evidence.whose", title=document.title)
        statements.append(DraftStatement(said, ((doc_id, note.span),)))
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in found))
    return Draft(
        tuple(statements), confidence=0.9, topic=label, entity=found[0][1].term, doc_ids=doc_ids
    )


def _counted(context: Context) -> Draft:
    """How many there are, and what they explain."""
    notes = [
        (doc_id, note)
        for doc_id, document in context.documents.items()
        for note in document.footnotes
    ]
    if not notes:
        missing = context.say("missing.notes")
        return abstain(AbstentionReason.NOT_STATED, missing, topic="脚注", is_searched=True)
    items = tuple(
        DraftStatement(note.term or note.marker, ((doc_id, note.span),)) for doc_id, note in notes
    )
    names = "、".join(f"「{item.text}」" for item in items)
    said = context.say("section.notes", count=len(notes), names=names)
    lead = DraftStatement(said, tuple(proof for item in items for proof in item.proofs))
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in notes))
    return Draft((lead,), confidence=0.9, topic="脚注", items=items, doc_ids=doc_ids)
