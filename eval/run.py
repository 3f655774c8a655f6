"""Asking a set's questions, one after the other, and judging what comes back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.records import DocId
from eval.dataset import Question
from eval.judge import Verdict, judge
from eval.relevance import Relevance
from eval.reply import Asker, Reply

HITS = 10  # how deep the run files go: as deep as the deepest cutoff, nDCG@10


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question brought back: all that cannot be had again without asking."""

    question_id: str
    reply: Reply
    hits: tuple[str, ...]  # chunk ids, best first
    written_out: Reply | None  # to the question that needs no earlier turn


@dataclass(frozen=True, slots=True)
class Outcome:
    """A question, what came back, and how it was judged."""

    question: Question
    asked: Asked
    verdict: Verdict
    relevant: tuple[str, ...]  # ids of the chunks that hold the answer
    written_out_verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Absent:
    """A question that could not be asked, and the documents that it wants."""

    question: Question
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RunResult:
    """Everything that a run found."""

    outcomes: tuple[Outcome, ...]  # in the set's order
    absent: tuple[Absent, ...]


def run_questions(
    asker: Asker,
    questions: Iterable[Question],
    *,
    today: date,
    done: Mapping[str, Asked] | None = None,
    on_outcome: Callable[[Outcome], None] = lambda outcome: None,
) -> RunResult:
    """Ask every question whose documents are held, and judge the replies.

    Args:
        asker: Who is asked.
        questions: In the order in which they are asked.
        today: The day for questions that name none.
        done: What an interrupted run brought back already, by question id; not asked again.
        on_outcome: Called after each question.
    """
    known = done or {}
    names = _names_of_documents(asker)
    relevance = Relevance(asker.documents, asker.chunks)
    outcomes: list[Outcome] = []
    askable, absent = split_by_presence(asker, questions)
    for question in askable:
        selected = [names[name] for name in question.documents]
        relevant = relevance.relevant_chunks(question, selected)
        asked = known.get(question.question_id) or _ask(
            asker, question, selected, today=today, needs_hits=bool(relevant)
        )
        outcomes.append(_judged(asker, question, asked, relevant))
        on_outcome(outcomes[-1])
    return RunResult(tuple(outcomes), absent)


def split_by_presence(
    asker: Asker, questions: Iterable[Question]
) -> tuple[tuple[Question, ...], tuple[Absent, ...]]:
    """The questions whose documents are all held, and those that lack one."""
    names = _names_of_documents(asker)
    askable: list[Question] = []
    absent: list[Absent] = []
    for question in questions:
        missing = tuple(name for name in question.documents if name not in names)
        if missing:
            absent.append(Absent(question, missing))
        else:
            askable.append(question)
    return tuple(askable), tuple(absent)


def _names_of_documents(asker: Asker) -> dict[str, DocId]:
    names: dict[str, DocId] = {}
    for doc_id, document in asker.documents.items():
        names[doc_id] = doc_id
        names[document.sha256] = doc_id
    return names


def _ask(
    asker: Asker,
    question: Question,
    selected: Sequence[DocId],
    *,
    today: date,
    needs_hits: bool,
) -> Asked:
    day = question.today or today
    reply = asker.ask(question.turns, today=day, documents=selected)
    written_out = None
    if question.written_out:
        written_out = asker.ask([question.written_out], today=day, documents=selected)
    hits: tuple[str, ...] = ()
    if needs_hits:
        found = asker.search(question.standalone, top_k=HITS, documents=selected)
        hits = tuple(hit.chunk_id for hit in found)
    return Asked(question.question_id, reply, hits, written_out)


def _judged(asker: Asker, question: Question, asked: Asked, relevant: tuple[str, ...]) -> Outcome:
    written_out = None
    if asked.written_out is not None:
        written_out = judge(question.expect, asked.written_out, asker.documents)
    verdict = judge(question.expect, asked.reply, asker.documents)
    return Outcome(question, asked, verdict, relevant, written_out)
