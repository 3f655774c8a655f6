"""Drafts -> one Answer: citations numbered, marks set, the text as a person reads it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import (
    Abstention,
    AbstentionReason,
    Answer,
    AnswerFact,
    AnswerKind,
    Citation,
    DraftStatement,
    NearestSection,
    Statement,
    Turn,
)
from assistant.citation import CitationDesk
from assistant.contact_kinds import CONTACT
from assistant.drafts import Draft, Say
from corpus.normalize import normalize
from corpus.records import DocId, Document

_VERDICT = re.compile(r"(?:はい|いいえ|Yes|No)(?=[。.,])")
_NAME_ALONE = re.compile(r"「([^「」]+)」")
_INNER = str.maketrans("「」", "『』")  # quotation marks inside of others
_MAX_PROOF_CHARS = 240  # a longer quote is shown whole beside the answer, not in its text


@dataclass(frozen=True, slots=True)
class Framing:
    """What surrounds the drafts in the reply."""

    question: str
    nearest: tuple[NearestSection, ...]
    contact: str
    coverage: str
    carried: str | None
    understood: str | None
    suggestions: tuple[str, ...]
    turn: Turn | None


def compose(
    drafts: Sequence[Draft], framing: Framing, documents: dict[DocId, Document], say: Say
) -> Answer:
    """The reply that the drafts make together; an abstention when none of them answers."""
    desk = CitationDesk(documents)
    answered = [draft for draft in drafts if draft.reason is None and draft.statements]
    unanswered = [draft for draft in drafts if draft.reason is not None]
    if answered:  # a part that is answered is not missing with the whole line
        unanswered = [one for one in unanswered if framing.question not in one.missing]
    told = _told((*answered, *unanswered), desk)
    if answered and any(CONTACT.search(normalize(one.quote)) for one in desk.citations):
        unanswered = [one for one in unanswered if one.missing != say("what.contact")]
    statements = [statement for statement, _ in told]
    lines = [line for _, line in told]
    facts = tuple(
        AnswerFact(used.fact, used.doc_id, desk.cite_within(used.doc_id, used.fact.span))
        for draft in (*answered, *unanswered)
        for used in draft.facts
    )
    abstention = _abstention(unanswered, framing)
    if abstention is not None:
        near = [] if answered else [one.beside for one in unanswered if one.beside is not None]
        beside = [_statement(one, desk) for one in dict.fromkeys(near)]
        statements.extend(beside)
        apart = list({(draft.missing, draft.topic): draft for draft in unanswered}.values())
        missed = _abstention_lines(apart, framing, say, is_part=bool(answered))
        missing = len(apart)
        lines += [*missed[:missing], *map(marked_text, beside), *missed[missing:]]
    notes = note_lines(framing.understood, framing.carried, say)
    text = reply_text(notes, lines, desk.citations, say)
    confidence = max((draft.confidence for draft in drafts), default=0.0)
    if not answered:
        confidence = min(confidence, 0.49)
    return Answer(
        question=framing.question,
        kind=AnswerKind.ANSWER if answered else AnswerKind.ABSTENTION,
        text=text,
        statements=tuple(statements),
        citations=desk.citations,
        facts=facts,
        abstention=abstention,
        carried=framing.carried,
        understood=framing.understood,
        suggestions=framing.suggestions,
        confidence=confidence,
        seconds=0.0,
        turn=framing.turn,
    )


def _told(drafts: Sequence[Draft], desk: CitationDesk) -> list[tuple[Statement, str]]:
    """What the drafts say, each thing once, with the line that says it."""
    told: list[tuple[Statement, str]] = []
    said: set[Statement] = set()
    quotes: set[tuple[tuple[int, ...], str, tuple[str, ...]]] = set()
    for draft in drafts:
        for place, statement in enumerate(draft.statements):
            made = _statement(statement, desk)
            lead, has_quote, quote = made.text.partition("「")
            quoted = (made.citations, quote, tuple(_VERDICT.findall(lead)))
            if made in said or (quoted in quotes and not statement.is_quote):
                continue  # two parts of a line may ask for the same
            if has_quote:
                quotes.add(quoted)
            said.add(made)
            is_item = statement.is_quote and place > 0
            told.append((made, ("・" if is_item else "") + marked_text(made)))
    return told


def note_lines(understood: str | None, carried: str | None, say: Say) -> list[str]:
    """What was assumed: the question as it was understood, what an earlier turn supplied."""
    notes = []
    if understood:
        notes.append(say("note.understood", text=understood))
    if carried:
        name = _NAME_ALONE.fullmatch(carried)
        notes.append(say("note.carried", text=name[1] if name else carried.translate(_INNER)))
    return notes


def reply_text(
    notes: Sequence[str], lines: Sequence[str], citations: Sequence[Citation], say: Say
) -> str:
    """The whole reply as a person reads it: notes, what is said, an empty line, the proofs."""
    proofs = [_proof(citation, say) for citation in citations]
    return "\n".join([*notes, *lines, *([""] if proofs else []), *proofs])


def _statement(draft: DraftStatement, desk: CitationDesk) -> Statement:
    cite = desk.cite if draft.is_quote else desk.cite_sentence
    numbers = tuple(
        dict.fromkeys(cite(doc_id, span, draft.answer) for doc_id, span in draft.proofs)
    )
    return Statement(draft.text, numbers, draft.is_quote)


def marked_text(statement: Statement) -> str:
    """The statement with its citation marks before the last full stop: 「…です［1］。」."""
    marks = "".join(f"［{number}］" for number in statement.citations)
    for end in ("。", "."):
        if statement.text.endswith(end) and not statement.is_quote:
            return statement.text[: -len(end)] + marks + end
    return statement.text + marks


def _proof(citation: Citation, say: Say) -> str:
    quote = " ".join(citation.quote.split())
    if len(quote) > _MAX_PROOF_CHARS:
        quote = quote[:_MAX_PROOF_CHARS] + "…"
    section = citation.section
    if citation.page is None:
        address = section
    elif citation.is_ocr:
        address = say("proof.ocr_page", section=section, page=citation.page)
    else:
        address = say("proof.page", section=section, page=citation.page)
    return say("proof.line", number=citation.number, quote=quote, address=address)


def _abstention(unanswered: Sequence[Draft], framing: Framing) -> Abstention | None:
    if not unanswered:
        return None
    first = unanswered[0]
    assert first.reason is not None
    missing = "、".join(dict.fromkeys(draft.missing for draft in unanswered if draft.missing))
    return Abstention(first.reason, missing, framing.contact, framing.nearest)


def _abstention_lines(
    unanswered: Sequence[Draft], framing: Framing, say: Say, *, is_part: bool
) -> list[str]:
    lines = []
    for draft in unanswered:
        if draft.reason is AbstentionReason.FIGURE_IS_IMAGE:
            lines.append(say("abstain.figure", label=draft.topic))
        else:
            lines.append(
                say(
                    "abstain.part_not_stated" if is_part else "abstain.not_stated",
                    missing=draft.missing,
                )
            )
    if framing.coverage and not is_part:
        lines.append(say("abstain.coverage", coverage=framing.coverage))
    if framing.nearest and not is_part:
        names = [
            say("abstain.section", section=section.section)
            if section.page is None
            else say("abstain.section_page", section=section.section, page=section.page)
            for section in framing.nearest
            if section.heading_path
        ]
        if names:
            lines.append(say("abstain.nearest", sections="、".join(dict.fromkeys(names))))
    lines.append(say("abstain.contact", contact=framing.contact))
    return lines
