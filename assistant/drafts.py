"""What an answerer hands over: statements with their proofs, before they are numbered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.answer import AbstentionReason, DraftStatement
from assistant.calculation.amounts import Amount
from assistant.question import Question
from assistant.support.matches import Vectors, no_vectors
from corpus.records import DocId, Document, Facts
from corpus.reporting import Fact

__all__ = ["Context", "Draft", "DraftFact", "DraftStatement", "Say", "abstain", "inline", "of_plan"]

Say = Callable[..., str]  # say("period.full", first=...) -> the sentence in the reader's language


@dataclass(frozen=True, slots=True)
class DraftFact:
    """A fact that the reply uses."""

    fact: Fact
    doc_id: DocId


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply, or the reason why there is none, in the making."""

    statements: tuple[DraftStatement, ...] = ()
    facts: tuple[DraftFact, ...] = ()
    confidence: float = 0.0
    reason: AbstentionReason | None = None  # set: what was asked, or a part of it, is not answered
    missing: str = ""
    topic: str = ""  # what the question was about, for a follow-up's それ
    entity: str = ""  # who or what was named in the reply, for 「それを補佐するのは？」
    items: tuple[DraftStatement, ...] = ()  # what was enumerated, for 「2つ目は？」
    items_of: str = ""  # what they are of where that is not the topic
    doc_ids: tuple[DocId, ...] = ()
    amounts: tuple[Amount, ...] = ()  # what its statements count, where they do not say so alone
    beside: DraftStatement | None = None  # unanswered: the sentence that comes nearest
    year: int | None = None  # the fiscal year of a table's stage, whose month a sentence may say
    is_from_text: bool = False  # from sentences rather than from facts
    is_searched: bool = False  # its topic has looked through the sentences, and none says it

    @property
    def can_be_from_text(self) -> bool:
        """Whether sentences may say instead what this draft says or misses."""
        is_unsaid = self.reason is AbstentionReason.NOT_STATED and not self.statements
        return self.is_from_text or (is_unsaid and not self.is_searched)


@dataclass(frozen=True, slots=True)
class Context:
    """All that an answerer may look at."""

    question: Question
    documents: Mapping[DocId, Document]  # those that are meant, best first
    facts: Mapping[DocId, Facts]
    today: date
    say: Say
    names: frozenset[str] = field(default_factory=frozenset)  # municipalities, to be left out
    vectors: Vectors = no_vectors  # of lemmas, to tell how near words are


def inline(quote: str) -> str:
    """A quote inside 「」: without its own full stop, cells of a row set apart."""
    return re.sub(r"\t", " / ", quote).removesuffix("。")


def abstain(
    reason: AbstentionReason, missing: str, *, topic: str = "", is_searched: bool = False
) -> Draft:
    """A draft that answers nothing."""
    return Draft(reason=reason, missing=missing, topic=topic, is_searched=is_searched)


def of_plan(draft: Draft, document: Document, say: Say) -> Draft:
    """A draft that says whose plan it tells of."""
    first, *rest = draft.statements
    whose = say("evidence.whose", title=document.title)
    return replace(draft, statements=(replace(first, text=first.text + whose), *rest))
