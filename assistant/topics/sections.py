"""Questions about the document's own structure: a section by number, the contents, where."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftStatement, abstain
from assistant.guards import other_plan
from assistant.topics.notes import answer_note
from assistant.topics.outline import (
    Reference,
    find_sections,
    outermost,
    outline,
    parts_of,
    read_references,
)
from assistant.topics.own_title import answer_own_title
from assistant.topics.section_told import Found, Told, listed, quotes
from assistant.topics.structure_words import asks_content
from assistant.topics.written_where import answer_where
from corpus.normalize import normalize

_ASKS_TITLE = re.compile(
    r"題名|題目|表題|(?<![問課話])題(?=[はをがも?？]|って|$)|タイトル|名前|名称"
    r"|見出し(?!を?(?:全部|すべて|全て)|の?一覧|(?:は|が)?(?:いくつ|何[個つ]))"
)
_ASKS_COUNT = re.compile(
    r"(?:節|項目?|見出し)(?:[がはの]|って)?(?:全部で)?(?:いくつ|何[個つ]|数)|何節"
)
_ASKS_PAGE = re.compile(r"ページ|頁")
# 「目次を教えて」, 「何章ありますか」; 「計画の構成は」 but not 「推進本部の構成は」.
_CONTENTS = re.compile(
    r"目次|もくじ|章立て|(?:計画書?|資料|プラン|全体|冊子|文書|ビジョン)の(?:全体の?)?構成(?!員|団体|メン|比)"
    r"|(?:どんな|どのような|どういう)(?:章|節)|何章|いくつの章|章(?:の数|の一覧|構成|は|が)(?:全部で)?(?:いくつ|何|$|を|ど|[?？])"
)
_PLACE_OF_CHAPTER = re.compile(
    r"何章(?=[にでで]|の(?:中|ど)|から)|何章(?:目)?(?:です|だ|か|$|[?？])"
)
_COUNTED = re.compile(r"[一-鿿々ァ-ヺつ]")  # 2.3億円; 「2.3計画期間」 is known by its title
_MOST_DOCUMENTS = 3
_MOST_REFERENCES = 3
_MOST_TOLD = 3


def answer_section(context: Context) -> Draft | None:
    """The draft for a question about the document itself; None when it is about what it says.

    A section, a footnote or the title by itself, the contents, or where something is written.
    """
    return (
        answer_note(context)
        or answer_own_title(context)
        or _named(context)
        or _contents(context)
        or answer_where(context)
    )


def _named(context: Context) -> Draft | None:
    """A section by its number: what is in it, its title, its parts, its page."""
    text = context.question.text
    references = _without_chapters_of_sections(list(read_references(text)))
    if not references or len(references) > _MOST_REFERENCES or other_plan(context):
        return None
    outlines = {doc_id: outline(document) for doc_id, document in context.documents.items()}
    held = {
        reference: [
            Found(doc_id, context.documents[doc_id], headings, meant)
            for doc_id, headings in outlines.items()
            if (meant := find_sections(headings, reference))
        ]
        for reference in references
    }
    ends = {one: _end_with_title(text, one, found) for one, found in held.items()}
    if any(_is_amount(text, one) and ends[one] == one.end for one in references):
        return None
    named = [(one.start, ends[one]) for one in references]
    is_itself = not asks_content(context, named)
    lacking = [one for one in references if not held[one]]
    if not lacking:
        return _told(context, held, text) if is_itself else None
    are_missing = all(
        one.is_written_out or (is_itself and not one.is_aside) for one in lacking
    ) and not any(_is_printed(context, one) for one in lacking)
    if not are_missing or not any(outlines.values()):
        return None
    label = "、".join(one.label for one in lacking)
    missing = context.say("missing.section", label=label)
    return abstain(AbstentionReason.NOT_STATED, missing, topic=label, is_searched=True)


def _without_chapters_of_sections(references: list[Reference]) -> list[Reference]:
    """「第2章2.1」 is 2.1."""
    kept: list[Reference] = []
    for one in references:
        if kept and kept[-1].units[0] == ("章", one.units[0][1][:1]) and one.units[0][0] == ".":
            one = replace(one, start=kept.pop().start)
        kept.append(one)
    return kept


def _is_amount(text: str, reference: Reference) -> bool:
    return reference.units[0][0] == "." and _COUNTED.match(text[reference.end :]) is not None


def _end_with_title(text: str, reference: Reference, found: Sequence[Found]) -> int:
    """Where a reference ends, with the section's title if that follows: 「2.3 計画期間」."""
    rest = text[reference.end :]
    opening = len(rest) - len(rest.lstrip(" 「『"))
    for one in found:
        for heading in one.meant:
            title = normalize(heading.section.title)
            if title and rest.startswith(title, opening):
                return reference.end + opening + len(title)
    return reference.end


def _is_printed(context: Context, reference: Reference) -> bool:
    """Whether a line looks like its heading though none was recognised."""
    heading = re.compile(rf"^{re.escape(reference.label)}(?: [^。\n]{{1,40}})?$", re.MULTILINE)
    return any(heading.search(normalize(one.text)) for one in context.documents.values())


def _told(context: Context, held: Mapping[Reference, Sequence[Found]], text: str) -> Draft:
    """The sections as the question asks for them: one in full, several by title and headings."""
    pairs = [(one, found) for one, all_found in held.items() for found in all_found]
    pairs = pairs[:_MOST_TOLD]
    reference, first = pairs[0]
    if len(pairs) == 1:
        statements, items = _told_of_one(context, reference, first, text)
    else:
        leads = (_lead_of_one(context, one, found, text) for one, found in pairs)
        statements, items = tuple(leads), ()
    return Draft(
        statements,
        confidence=0.9,
        topic=reference.label,
        entity=first.meant[0].section.title,
        items=items,
        doc_ids=tuple(dict.fromkeys(found.doc_id for _, found in pairs)),
    )


def _told_of_one(context: Context, reference: Reference, found: Found, text: str) -> Told:
    heading = found.meant[0]
    label, title = reference.label, heading.section.title or heading.section.label
    proof = (found.doc_id, heading.span)
    if len(found.meant) > 1:
        return listed(context, "section.several", label, found, found.meant)
    if _ASKS_PAGE.search(text):
        page = found.document.page_of(heading.span.start)
        key = "section.page" if page is not None else "section.unpaged"
        said = context.say(key, heading=heading.section.name, page=page)
        return (DraftStatement(said, (proof,)),), ()
    if _ASKS_TITLE.search(text):
        said = context.say("section.title", label=label, title=title)
        return (DraftStatement(said, (proof,)),), ()
    parts = parts_of(found.headings, heading)
    if _ASKS_COUNT.search(text) and not parts:
        said = context.say("section.undivided", label=label, title=title)
        return (DraftStatement(said, (proof,)),), ()
    if len(parts) > 1 or _ASKS_COUNT.search(text):
        return listed(context, "section.parts", label, found, parts, heading)
    lead = DraftStatement(context.say("section.named", label=label, title=title), (proof,))
    return (lead, *quotes(context, found, heading)), ()


def _lead_of_one(context: Context, reference: Reference, found: Found, text: str) -> DraftStatement:
    """Of one document among several: the title, and the names of the parts."""
    heading = found.meant[0]
    label, title = reference.label, heading.section.title or heading.section.label
    parts = parts_of(found.headings, heading) if len(found.meant) == 1 else found.meant
    is_alone = len(context.documents) == 1
    whose = "" if is_alone else context.say("evidence.whose", title=found.document.title)
    if not parts or _ASKS_TITLE.search(text) or _ASKS_PAGE.search(text):
        first, _ = _told_of_one(context, reference, found, text)
        return DraftStatement(first[0].text + whose, first[0].proofs)
    names = "".join(f"「{part.section.name}」" for part in parts)
    said = context.say("section.parts_named", label=label, title=title, names=names)
    spans = tuple((found.doc_id, part.span) for part in (heading, *parts))
    return DraftStatement(said + whose, spans)


def _contents(context: Context) -> Draft | None:
    """The outermost headings, for 「目次を教えて」 and 「何章ありますか」."""
    text = context.question.text
    match = _CONTENTS.search(text)
    if match is None or _PLACE_OF_CHAPTER.search(text) or other_plan(context):
        return None
    if asks_content(context, [match.span()]):
        return None
    held = [
        Found(doc_id, document, headings, outermost(headings))
        for doc_id, document in context.documents.items()
        if (headings := outline(document))
    ]
    if "構成" in match.group() and any("構成" in h.section.title for f in held for h in f.headings):
        return None  # 「計画の構成」 is a section of its own
    if not held:
        return None
    told = [_contents_of(context, one, is_alone=len(held) == 1) for one in held[:_MOST_DOCUMENTS]]
    return Draft(
        tuple(statement for statements, _ in told for statement in statements),
        confidence=0.9,
        topic="目次",
        items=told[0][1] if len(held) == 1 else (),
        doc_ids=tuple(one.doc_id for one in held[:_MOST_DOCUMENTS]),
    )


def _contents_of(context: Context, found: Found, *, is_alone: bool) -> Told:
    """One document's outermost headings; what is in it where only one is held."""
    are_chapters = all(heading.kind == "章" for heading in found.meant)
    key = "section.chapters" if are_chapters else "section.contents"
    (lead, *lines), items = listed(context, key, "", found, found.meant)
    whose = "" if is_alone else context.say("evidence.whose", title=found.document.title)
    statements = [DraftStatement(lead.text + whose, lead.proofs), *lines]
    parts = parts_of(found.headings, found.meant[0]) if len(found.meant) == 1 else ()
    if parts:
        whole = found.meant[0]
        label = whole.section.label or whole.section.title
        further, items = listed(context, "section.parts", label, found, parts, whole)
        statements += further
    return tuple(statements), items
