"""A document with what is known of it, and the proposals that are made from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.normalize import normalize
from corpus.records import Document, Facts, GovernanceRole, Span
from eval.dataset import MAX_ANCHOR_CHARS, Expectation, Question, ReplyKind

# What a body is called behind its name: ゼロカーボン|推進本部 is 推進本部 in the next sentence.
_KIND = re.compile(r"(?:推進本部|本部|幹事会|部会|委員会|審議会|協議会|会議|チーム|PT)$")
_PERSON = r"[一-鿿々]{1,4}[ 　][一-鿿々ぁ-ゖ]{1,4}"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that somebody may accept, and why it was proposed."""

    question: Question
    reason: str  # Japanese, for the person who decides


@dataclass(frozen=True, slots=True)
class Source:
    """What questions are made from."""

    document: Document
    facts: Facts

    def quote(self, span: Span) -> str:
        """The beginning of what stands at ``span``, on one line."""
        return span.of(self.document.text).split("\n")[0][:MAX_ANCHOR_CHARS].strip()

    def heading(self, span: Span) -> str:
        """The label, else the title, of the innermost heading above ``span``."""
        section = self.document.section_at(span.start)
        return (section.label or section.title) if section else ""

    def says(self, subject: str, pattern: re.Pattern[str]) -> bool:
        """Whether a sentence about ``subject`` holds ``pattern``.

        Also the sentence behind counts, those below a heading that names the subject, and those
        that use a short name: rather too many than a question as a near miss that is answered.
        """
        names = self._names_of(normalize(subject))
        headed = [
            section.span
            for section in self.document.sections
            if any(name in normalize(section.title) for name in names)
        ]
        was_about = False
        for sentence in self.document.sentences:
            text = normalize(sentence.span.of(self.document.text))
            is_about = any(name in text for name in names) or any(
                span.contains(sentence.span) for span in headed
            )
            if (is_about or was_about) and pattern.search(text):
                return True
            was_about = is_about
        return False

    def names_person(self, holder: str) -> bool:
        """Whether somebody's name stands beside ``holder`` anywhere: 町長　山田 太郎."""
        beside = re.compile(rf"{re.escape(holder)}[ 　\n]+{_PERSON}(?:氏|様)?(?:[ 　\n、。)）]|$)")
        return beside.search(self.document.text) is not None

    def _names_of(self, subject: str) -> Sequence[str]:
        kind = _KIND.search(subject)
        aliases = [
            normalize(entry.term)
            for entry in self.facts.glossary
            if normalize(entry.definition).rstrip("。") == subject
        ]
        return [subject, *aliases, *([kind.group()] if kind else [])]


def named(role: GovernanceRole) -> str:
    """「推進本部の本部長」; the role alone when it sits in no body."""
    return f"{role.body}の{role.role}" if role.body else role.role or ""


def answerable(
    source: Source,
    kind: str,
    text: str,
    contains: tuple[tuple[str, ...], ...],
    span: Span,
    reason: str,
) -> Proposal:
    """A question that the sentence at ``span`` answers."""
    expect = Expectation(
        ReplyKind.ANSWER,
        contains=contains,
        citation_contains=((source.quote(span),),),
        heading=source.heading(span),
    )
    return Proposal(question_about(source, kind, text, expect), reason)


def unanswerable(source: Source, text: str, reason: str) -> Proposal:
    """A question that the document does not answer, though it names what is asked about."""
    expect = Expectation(ReplyKind.ABSTENTION)
    question = question_about(source, "unanswerable", text, expect, tags=("near_miss",))
    return Proposal(question, reason)


def question_about(
    source: Source, kind: str, text: str, expect: Expectation, *, tags: tuple[str, ...] = ()
) -> Question:
    """A question, yet without an id, about the source's document."""
    return Question("", kind, (text,), expect, documents=(source.document.doc_id,), tags=tags)
