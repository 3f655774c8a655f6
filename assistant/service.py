"""Assistant: the one object that the page, the command line and the evaluation hold."""

import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from assistant.answer import (
    Abstention,
    AbstentionReason,
    Answer,
    AnswerKind,
    Language,
    Statement,
    Turn,
)
from assistant.asides import leave_asides, leave_label
from assistant.carried import carry, leans_on_nothing
from assistant.composition import Framing, compose
from assistant.dialogue import Conversation
from assistant.document_reference import DocumentNames, say_of_one
from assistant.draft_checks import is_answered, quotes_name
from assistant.drafting import Asking, Drafter
from assistant.drafts import Draft, Say, abstain
from assistant.english import english_to_japanese
from assistant.evidence import EvidenceFinder
from assistant.fragments import Carried
from assistant.names import canonical
from assistant.nearest_sections import nearest_sections
from assistant.onward import Onward, go_on, item_draft, of_items, read_onward
from assistant.own_names import with_own_names
from assistant.place import leave_place, names_place, place_elsewhere
from assistant.plan_reference import name_own_side, name_spoken_plan
from assistant.question import Question, read_question
from assistant.retelling import Retelling, note_of, read_retelling
from assistant.scope import Scope, find_scope, is_written_of
from assistant.searching import IndexSearcher, fact_names, known_names
from assistant.spelling.speller import Speller, is_same_spelling
from assistant.suggestions import suggest
from assistant.thesaurus import shared_thesaurus
from assistant.told_before import row_meanings
from assistant.told_items import nth_item
from assistant.topics.governance_asks import governance_model
from assistant.topics.period_model import period_model
from assistant.turns import of_last_topic, turn_of
from assistant.wording import wording
from corpus.cleaning import clean_question
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.records import DocId, Document, Facts
from index import OpenIndex
from index.retriever import Hit

JAPAN = timezone(timedelta(hours=9))
MAX_QUESTION_CHARS = 500  # a long letter; what is longer is cut, and the reply says what was read
_MAX_DOCUMENTS = 3
_DESKS = {
    "市": "contact.desk_of_city",
    "町": "contact.desk_of_town",
    "村": "contact.desk_of_village",
    "区": "contact.desk_of_ward",
}
_SURELY_OF_TALK = 0.7  # confidence from which a talk stays with the document that it is about
_SURELY_INSIDE = 0.75  # confidence of a reply to what looks like no question of a plan


def today_in_japan() -> date:
    """The date in Japan, where the plans are (UTC+9)."""
    return datetime.now(JAPAN).date()


class Assistant:
    """Answers questions from an open index; holds no conversation itself.

    Args:
        index: What is answered from.
    """

    def __init__(self, index: OpenIndex) -> None:
        self.index = index
        self._morphology = shared_morphology()
        for read in (shared_thesaurus, period_model, governance_model):
            read()  # now, not while the first visitor waits
        self._documents: dict[DocId, Document] = dict(index.documents)
        self._facts: dict[DocId, Facts] = dict(index.facts)
        self._titles = {one.doc_id: canonical(one.title) for one in self._documents.values()}
        self._names = DocumentNames(self._documents)
        self._places = frozenset(d.municipality for d in self._documents.values() if d.municipality)
        self._speller = Speller(known_names(self._documents, self._facts), self._morphology)
        finder = EvidenceFinder(
            IndexSearcher(index),
            self._morphology,
            fact_names(self._facts),
            self._places,
            self._speller.words,
        )
        self._drafter = Drafter(finder, self._morphology, self._facts, self._places)

    def ask(
        self,
        question: str,
        *,
        conversation: Conversation | None = None,
        today: date | None = None,
        documents: Collection[DocId] = (),
        language: Language = Language.JA,
    ) -> Answer:
        """Answer one question.

        Args:
            question: As typed.
            conversation: The turns before it.
            today: The date that 「もう終わりましたか」 is asked on; the date in Japan by default.
            documents: Answer from these only; all by default.
            language: Of the program's own words.

        Returns:
            The reply; never raises for anything that a person may type.
        """
        started = time.perf_counter()
        say = wording(language)
        cleaned = clean_question(question)[:MAX_QUESTION_CHARS]
        answer = self._answer(
            cleaned, conversation or Conversation(), today or today_in_japan(), documents, say
        )
        return replace(answer, question=question, seconds=time.perf_counter() - started)

    def search(self, query: str, top_k: int = 5, documents: Collection[DocId] = ()) -> list[Hit]:
        """Chunks by meaning, for staff."""
        return self.index.retriever.search(clean_question(query), top_k, documents or None)

    def example_questions(
        self, documents: Collection[DocId] = (), *, language: Language = Language.JA, count: int = 3
    ) -> tuple[str, ...]:
        """Questions that the documents really answer."""
        chosen = self._select(documents)
        return suggest(chosen, self._facts, wording(language), count=count)

    def _select(self, documents: Collection[DocId]) -> dict[DocId, Document]:
        wanted = [doc_id for doc_id in self._documents if not documents or doc_id in documents]
        return {doc_id: self._documents[doc_id] for doc_id in wanted}

    def _answer(
        self,
        text: str,
        conversation: Conversation,
        today: date,
        documents: Collection[DocId],
        say: Say,
    ) -> Answer:
        held = self._select(documents)
        if not held:
            return _without_documents(text, say)
        retelling = read_retelling(text) if conversation.last is not None else None
        if retelling is not None:
            return self._told_again(retelling, conversation, today, held, say)
        scope = find_scope(text)
        if scope is Scope.OUTSIDE and is_written_of(text, [one.text for one in held.values()]):
            scope = Scope.QUESTION
        if scope not in (Scope.QUESTION, Scope.OUTSIDE):
            return self._out_of_scope(scope, held, say)
        answer = self._from_documents(text, conversation, today, held, say)
        # 「カフェ」 may be a 認知症カフェ: what the documents surely answer is not outside them.
        is_sure = answer.kind is AnswerKind.ANSWER and answer.confidence >= _SURELY_INSIDE
        return (
            answer if scope is Scope.QUESTION or is_sure else self._out_of_scope(scope, held, say)
        )

    def _told_again(
        self,
        retelling: Retelling,
        conversation: Conversation,
        today: date,
        held: dict[DocId, Document],
        say: Say,
    ) -> Answer:
        """The last reply in other words of our own, or with what it rests on; quotes as printed."""
        *before, last = conversation.turns
        say = wording(retelling.language) if retelling.language is not None else say
        talked = {doc_id: held[doc_id] for doc_id in last.doc_ids if doc_id in held}
        # A question is kept whole, but for 「2つ目は？」: what rests on the same was said.
        for earlier in (Conversation(), Conversation(tuple(before))):
            answer = self._from_documents(
                last.question, earlier, today, talked or held, say, is_read=True
            )
            if answer.turn is not None and answer.turn.proofs == last.proofs:
                break
        note = note_of(retelling, answer, say)
        return replace(answer, text=f"{note}\n{answer.text}", note=note)

    def _from_documents(
        self,
        text: str,
        conversation: Conversation,
        today: date,
        held: dict[DocId, Document],
        say: Say,
        *,
        is_read: bool = False,
    ) -> Answer:
        japanese = None if is_read else english_to_japanese(normalize(text))
        understood = None if is_read else self._speller.repair(japanese or text) or japanese
        said = leave_label(understood or normalize(text))
        places = self._places_named(said, held)
        if len(places) == 1:
            held = {doc_id: one for doc_id, one in held.items() if one.municipality in places}
        several = held
        held, called = self._names.choose(said, held, conversation.last)
        say, title = say_of_one(say, held, several)
        named = name_spoken_plan(called, held, self._facts, self._morphology)
        understood = named.replace("この計画", title) if named != called else understood
        understood = None if is_same_spelling(understood, text) else understood
        one = places if len(places) == 1 else ()
        there = leave_place(named, one, self._morphology)
        if conversation.last is not None and not there.strip("?。"):
            there = self._asked_of_here(conversation.last, held) or there
        asked, conversation = leave_asides(there, conversation)
        asked = with_own_names(name_own_side(asked, conversation.last, held), held)
        question = read_question(text, self._morphology, repaired=asked)
        nth = nth_item(question.text, conversation.last)
        if nth is not None and conversation.last is not None:
            draft = item_draft(nth, conversation.last, say)
            return self._composed([draft], question, held, None, understood, say)
        last = conversation.last
        if last is not None and (told := of_items(question.text, last, say)) is not None:
            return self._composed([told], question, held, None, understood, say)
        onward = read_onward(question.text, conversation.turns)
        if onward is not None:
            gone_on = self._gone_on(onward, question, conversation, Asking(held, today, say))
            if gone_on is not None:
                return gone_on
        before = self._names.asked_before(question, last, held) if last is not None else ""
        meanings = carry(question, conversation)
        if last is not None:
            meanings = (*row_meanings(question.text, last, held), *meanings)
        if before and last is not None:
            title = next(iter(held.values())).title
            supplied = before.replace("この計画", title).rstrip("?")
            meanings = (Carried(before, supplied, is_whole=True),)
        talk = conversation if meanings or self._is_told(question, held, last, today, say) else None
        held = self._meant(question, held, talk or Conversation())
        if not meanings and (_is_empty(question) or leans_on_nothing(question)):
            return self._unclear(text, held, say)
        is_among = last is not None and set(last.doc_ids) <= set(held)
        meant = self._drafter.best_meaning(
            question, meanings, last if is_among else None, Asking(held, today, say)
        )
        question, drafts, carried = meant.question, meant.drafts, meant.carried
        if carried and canonical(carried) not in canonical(question.text):
            carried = None  # how it was asked was carried over, not what about
        elsewhere = place_elsewhere(question.text, held.values(), self._morphology)
        if elsewhere and not quotes_name(elsewhere, drafts, held):
            missing = say("missing.place", place=elsewhere)
            drafts = [abstain(AbstentionReason.NOT_STATED, missing, topic=elsewhere)]
        answer = self._composed(drafts, question, held, carried, understood, say)
        answer = replace(answer, turn=of_last_topic(answer.turn, last))
        if last is not None and meanings and answer.turn is not None and not answer.turn.topic:
            # 「1泊いくら？」 names nothing: 「何日まで？」 is of what was talked about before.
            return replace(answer, turn=replace(answer.turn, topic=last.topic))
        return answer

    def _asked_of_here(self, last: Turn, held: Mapping[DocId, Document]) -> str:
        """The last question without the other place that it was about."""
        elsewhere = place_elsewhere(last.question, held.values(), self._morphology)
        return leave_place(last.question, (elsewhere,), self._morphology) if elsewhere else ""

    def _gone_on(
        self, onward: Onward, question: Question, conversation: Conversation, asking: Asking
    ) -> Answer | None:
        """The reply to 「もっと詳しく」; what it rests on is added to what was told before."""
        held = self._meant(question, dict(asking.held), conversation)
        last, there = conversation.turns[-1], replace(asking, held=held)
        meant = go_on(onward, question, conversation.turns, self._drafter, there)
        if meant is None:
            return None
        answer = self._composed(meant.drafts, meant.question, held, meant.carried, None, asking.say)
        turn = turn_of(meant.drafts, meant.question)
        return replace(answer, turn=replace(turn, proofs=(*last.proofs, *turn.proofs)))

    def _places_named(self, text: str, held: Mapping[DocId, Document]) -> set[str]:
        """The municipalities of the documents that a question names."""
        known = {document.municipality for document in held.values()}
        return {place for place in known if names_place(text, place, self._morphology)}

    def _meant(
        self, question: Question, held: dict[DocId, Document], conversation: Conversation
    ) -> dict[DocId, Document]:
        """The documents that are meant: titled, last talked about, else the nearest few."""
        if len(held) == 1:
            return held
        text = canonical(question.text)
        titled = {doc_id: one for doc_id, one in held.items() if self._titles[doc_id] in text}
        if titled:
            return titled
        if conversation.last is not None and conversation.last.doc_ids:
            talked = {d: held[d] for d in conversation.last.doc_ids if d in held}
            if talked:
                return talked
        hits = self.index.retriever.search(question.text, 10, tuple(held))
        nearest = dict.fromkeys(hit.doc_id for hit in hits)
        return {doc_id: held[doc_id] for doc_id in list(nearest)[:_MAX_DOCUMENTS]} or held

    def _is_told(
        self,
        question: Question,
        held: Mapping[DocId, Document],
        last: Turn | None,
        today: date,
        say: Say,
    ) -> bool:
        """Whether the one document that was talked about last answers a question for itself."""
        if last is None or len(last.doc_ids) != 1 or len(held) < 2 or question.plan_name:
            return False
        talked = {one: held[one] for one in last.doc_ids if one in held}
        drafts = self._drafter.drafts(question, Asking(talked, today, say)) if talked else []
        return is_answered(drafts) and drafts[0].confidence >= _SURELY_OF_TALK

    def _composed(
        self,
        drafts: list[Draft],
        question: Question,
        held: Mapping[DocId, Document],
        carried: str | None,
        understood: str | None,
        say: Say,
    ) -> Answer:
        is_missing = any(draft.reason is not None for draft in drafts)
        framing = Framing(
            question=question.printed,
            nearest=nearest_sections(self.index.retriever, question, held) if is_missing else (),
            contact=_desk(held, say),
            coverage=next(iter(held.values())).coverage if len(held) == 1 else "",
            carried=carried,
            understood=understood,
            suggestions=suggest(held, self._facts, say, asked=question.text, count=3),
            turn=turn_of(drafts, question),
        )
        return compose(drafts, framing, self._documents, say)

    def _out_of_scope(self, scope: Scope, held: Mapping[DocId, Document], say: Say) -> Answer:
        example = self._example(held, say)
        suggestions = suggest(held, self._facts, say, count=3)
        smalltalk = {
            Scope.GREETING: "smalltalk.greeting",
            Scope.THANKS: "smalltalk.thanks",
            Scope.HELP: "smalltalk.help",
        }
        if scope in smalltalk:
            text = say(smalltalk[scope], example=example)
            return _plain(AnswerKind.SMALLTALK, text, None, suggestions)
        refusals = {
            Scope.OUTSIDE: "abstain.outside",
            Scope.INSTRUCTION: "abstain.instruction",
            Scope.INSULT: "abstain.insult",
        }
        text = say(refusals[scope], example=example)
        contact = _desk(held, say)
        abstention = Abstention(AbstentionReason.OUT_OF_SCOPE, "", contact, ())
        return _plain(AnswerKind.ABSTENTION, text, abstention, suggestions)

    def _example(self, held: Mapping[DocId, Document], say: Say) -> str:
        return next(iter(suggest(held, self._facts, say, count=1)), say("suggest.period"))

    def _unclear(self, text: str, held: Mapping[DocId, Document], say: Say) -> Answer:
        contact = _desk(held, say)
        abstention = Abstention(AbstentionReason.UNCLEAR, text, contact, ())
        suggestions = suggest(held, self._facts, say, count=3)
        reply = say("abstain.unclear", example=self._example(held, say))
        return _plain(AnswerKind.ABSTENTION, reply, abstention, suggestions)


def _plain(
    kind: AnswerKind, text: str, abstention: Abstention | None, suggestions: tuple[str, ...]
) -> Answer:
    statements = (Statement(text, ()),) if kind is AnswerKind.SMALLTALK else ()
    return Answer("", kind, text, statements, (), (), abstention, None, None, suggestions, 0.0, 0.0)


def _desk(held: Mapping[DocId, Document], say: Say) -> str:
    """Whom to ask: who is named for the document, else a desk: 町の担当窓口.

    Of several municipalities' documents none is the one to ask.
    """
    desks = {
        one.contact or say(_DESKS.get(one.municipality[-1:], "contact.desk"))
        for one in held.values()
    }
    return desks.pop() if len(desks) == 1 else say("contact.desk")


def _is_empty(question: Question) -> bool:
    """Whether nothing of the question could be read."""
    return not (question.words or question.asked.wants or question.phrases or question.plan_name)


def _without_documents(text: str, say: Say) -> Answer:
    abstention = Abstention(AbstentionReason.EMPTY_INDEX, text, say("contact.desk"), ())
    return _plain(AnswerKind.ABSTENTION, say("abstain.empty_index"), abstention, ())
