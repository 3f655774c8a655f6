"""Proposals for a question set: out of documents, out of what visitors asked, each thing once."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.feedback import Feedback, Reason
from assistant.wants import Want, find_wants
from corpus.cleaning import clean_question
from corpus.normalize import normalize
from corpus.records import DocId, Document, Facts
from eval.dataset import Expectation, Question, ReplyKind, question_to_json
from eval.formats.spreadsheet import write_spreadsheet_rows
from eval.json_values import to_json
from eval.judge import fold
from eval.proposal_source import Proposal
from eval.proposals import propose

# Cosine from which two questions count as one when they name the same numbers and want the same
# kind of thing: to the encoder alone, 図2 is 図3 and 何年間 is いつまで.
SAME_MEANING = 0.97
ALIKE = 0.5  # from which they do when they expect the same answer, too
_NUMBERS = re.compile(r"[0-9]+|[一二三四五六七八九十]+")
_COMPLAINTS = {
    Reason.WRONG: "不正確と言われた",
    Reason.WRONG_SOURCE: "出典が違うと言われた",
    Reason.OUTDATED: "古いと言われた",
    Reason.UNCLEAR: "わかりにくいと言われた",
    Reason.OTHER: "意見があった",
}

Vectors = NDArray[np.float32]


class QuestionEncoder(Protocol):
    """Questions -> vectors of their meaning."""

    def encode(self, questions: Sequence[str]) -> Vectors:
        """float32, shape (n_questions, dim), rows of unit length or zero."""


def make_proposals(
    documents: Mapping[DocId, Document],
    facts: Mapping[DocId, Facts],
    *,
    encoder: QuestionEncoder,
    feedback: Iterable[Feedback] = (),
    asked: Iterable[str] = (),
    known: Sequence[Question] = (),
) -> list[Proposal]:
    """Everything that could be asked, without what is asked already.

    Args:
        documents: What is asked about.
        facts: Of the documents.
        encoder: Tells which questions mean the same.
        feedback: What visitors said about replies; complaints become proposals.
        asked: Questions that visitors asked and got no answer to.
        known: Questions of sets that there are; nothing that means the same is proposed.

    Returns:
        Proposals with ids, visitors' questions first, each meaning once.
    """
    proposals = [
        *(_of_feedback(one) for one in feedback if one.reason in _COMPLAINTS),
        *(_of_asked(question) for question in asked if question.strip()),
    ]
    for doc_id, document in documents.items():
        proposals.extend(propose(document, facts[doc_id]))
    kept = distinct(proposals, known, encoder)
    return [
        replace(one, question=replace(one.question, question_id=f"p-{number:03d}"))
        for number, one in enumerate(kept, start=1)
    ]


def distinct(
    proposals: Sequence[Proposal], known: Sequence[Question], encoder: QuestionEncoder
) -> list[Proposal]:
    """The proposals that mean what no known question and no earlier proposal means.

    Questions about different documents are never the same; nor are those of several turns.
    """
    kept: list[Proposal] = []
    questions = [*known, *(one.question for one in proposals)]
    meanings = _meanings([one.turns[-1] for one in questions], encoder)
    seen: dict[tuple[str, ...], list[int]] = {}
    for place, question in enumerate(questions):
        others = seen.setdefault(question.documents, [])
        is_new = place >= len(known)
        if is_new and any(
            _is_same(questions[other], question, meanings[other], meanings[place])
            for other in others
        ):
            continue
        if not question.is_conversation:
            others.append(place)
        if is_new:
            kept.append(proposals[place - len(known)])
    return kept


@dataclass(frozen=True, slots=True)
class _Meaning:
    text: str
    numbers: tuple[str, ...]
    wants: frozenset[Want]
    vector: Vectors


def _meanings(texts: Sequence[str], encoder: QuestionEncoder) -> list[_Meaning]:
    cleaned = [clean_question(text) for text in texts]
    found = []
    for text, vector in zip(cleaned, encoder.encode(cleaned), strict=True):
        normalized = normalize(text)
        numbers = tuple(sorted(_NUMBERS.findall(normalized)))
        found.append(_Meaning(text, numbers, find_wants(normalized).wants, vector))
    return found


def _is_same(one: Question, other: Question, meaning: _Meaning, of_other: _Meaning) -> bool:
    if meaning.text == of_other.text:
        return True
    cosine = float(meaning.vector @ of_other.vector)
    if _expect_the_same(one, other):
        return cosine >= ALIKE
    return (
        cosine >= SAME_MEANING
        and meaning.numbers == of_other.numbers
        and meaning.wants == of_other.wants
    )


def _expect_the_same(one: Question, other: Question) -> bool:
    """Whether each thing that one reply has to hold has a wording in common with the other's."""
    ours, theirs = one.expect.contains, other.expect.contains
    return (
        bool(ours)
        and len(ours) == len(theirs)
        and all(any(_have_common(group, their) for their in theirs) for group in ours)
        and all(any(_have_common(group, our) for our in ours) for group in theirs)
    )


def _have_common(group: Sequence[str], other: Sequence[str]) -> bool:
    return bool({fold(text) for text in group} & {fold(text) for text in other})


def write_proposals(path: Path, proposals: Sequence[Proposal]) -> None:
    """Write proposals for a person to decide on.

    ``.csv`` is a sheet for a spreadsheet program, with an empty column 採用: the rows that get
    a ○ are what ``eval run --questions`` reads. Anything else is JSON Lines of our own format,
    with the reason as ``note``, to be edited by hand.
    """
    if path.suffix.lower() == ".csv":
        text = io.StringIO(newline="")
        rows = [(one.question, one.reason) for one in proposals]
        write_spreadsheet_rows(csv.writer(text), rows)
        # The mark in front tells Excel that the file is UTF-8.
        path.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        return
    lines = [to_json(question_to_json(one.question) | {"note": one.reason}) for one in proposals]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


class BuiltinQuestionEncoder:
    """The meaning of questions by the model that retrieval uses."""

    def __init__(self) -> None:
        from corpus.morphology import shared_morphology
        from index.analyzer import Analyzer
        from index.encoder import load_encoder

        self._encoder = load_encoder()
        self._analyzer = Analyzer(shared_morphology())

    def encode(self, questions: Sequence[str]) -> Vectors:
        """One row a question."""
        from index.encoder import SentenceInput

        found = np.zeros((len(questions), self._encoder.dim), np.float32)
        for row, question in enumerate(questions):
            text, tokens = self._analyzer.question_tokens(question)
            terms = self._analyzer.content_terms(tokens)
            found[row] = self._encoder.encode_question(SentenceInput(text, terms))
        return found


def _of_feedback(feedback: Feedback) -> Proposal:
    documents = dict.fromkeys(citation.partition(":")[0] for citation in feedback.citations)
    expect = Expectation(ReplyKind.ANSWER)
    question = Question(
        "", "feedback", (feedback.question,), expect, documents=tuple(documents), tags=("feedback",)
    )
    comment = f"「{feedback.comment}」" if feedback.comment else ""
    reason = f"{_COMPLAINTS[feedback.reason]}{comment}：{' '.join(feedback.reply.split())}"
    return Proposal(question, reason)


def _of_asked(text: str) -> Proposal:
    question = Question(
        "", "asked", (text.strip(),), Expectation(ReplyKind.ANSWER), tags=("asked",)
    )
    return Proposal(question, "住民の質問で、答えられなかったもの")
