"""Drafts of a reply: what a question may mean, part by part, from facts before sentences."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import AbstentionReason, DraftStatement, Turn
from assistant.calculation.asked import read_sums
from assistant.calculation.reckoning import calculate, reckoned_draft
from assistant.carried import carry
from assistant.dialogue import Conversation
from assistant.draft_checks import (
    is_aim,
    is_answered,
    is_from_facts,
    is_of_period,
    is_of_something_else,
    rests_on_best,
    says,
    says_verdict,
    speaks_of,
)
from assistant.drafts import Context, Draft, Say, abstain, of_plan
from assistant.evidence import Evidence, EvidenceFinder
from assistant.extractive import (
    answer_from_evidence,
    answer_from_item,
    answer_from_text,
    find_evidence,
)
from assistant.follow_up import find_together, read_follow_up
from assistant.fragments import (
    PERIOD_WANTS,
    Carried,
    asked_again,
    counted_instead,
    named_instead,
    names_of,
    parts_named,
)
from assistant.guards import is_about, is_gone, other_plan
from assistant.halves import asks_difference, halves
from assistant.missing import missing_thing, topic_of
from assistant.nicknames import nickname_in
from assistant.open_claims import settled_openly
from assistant.parts import split_parts
from assistant.question import Question, read_question
from assistant.quoting import MIN_PROBABILITY
from assistant.tallying import added, amounts_of, tallied
from assistant.told_before import answer_beside, stands_beside, tells_nothing_new
from assistant.told_month import with_month
from assistant.topic_order import OF_ONE_PLAN, OF_ONE_VALUE, TOPICS
from assistant.topics.period import answer_period
from assistant.topics.table_sums import asks_change
from assistant.turns import turn_of
from assistant.unsaid import BESIDE_FACTS, said_beside
from assistant.wants import Want
from corpus.morphology import Morphology
from corpus.normalize import normalize
from corpus.records import DocId, Document, Facts, PlanPeriod

_POST = re.compile(r"[一-鿿]長$")
_SAME_OWNER, _SIDE_BY_SIDE = 4, 3  # characters that two parts begin with; documents
_FEW_DOCUMENTS = 12  # of more, three say nothing of what 「この計画」 may be


@dataclass(frozen=True, slots=True)
class Asking:
    """Of what, when and in which language a question is asked."""

    held: Mapping[DocId, Document]
    today: date
    say: Say


@dataclass(frozen=True, slots=True)
class Meant:
    """One meaning of a question, and what is drafted for it."""

    question: Question
    drafts: list[Draft]
    carried: str | None  # what an earlier turn supplied

    @property
    def is_from_facts(self) -> bool:
        """Whether facts answer it."""
        return is_from_facts(self.drafts)

    @property
    def is_of_image(self) -> bool:
        """Whether it asks for what a picture shows, of which no sentence tells."""
        return any(draft.reason is AbstentionReason.FIGURE_IS_IMAGE for draft in self.drafts)


class Drafter:
    """Drafts replies from the facts and the sentences of documents.

    Args:
        finder: Finds sentences.
        morphology: The tagger.
        facts: What is known of each document.
        places: Municipalities, whose names say nothing of where to look.
    """

    def __init__(
        self,
        finder: EvidenceFinder,
        morphology: Morphology,
        facts: Mapping[DocId, Facts],
        places: frozenset[str],
    ) -> None:
        self._finder = finder
        self._morphology = morphology
        self._facts = facts
        self._places = places

    def best_meaning(
        self,
        question: Question,
        meanings: tuple[Carried, ...],
        last: Turn | None,
        asking: Asking,
    ) -> Meant:
        """The likeliest meaning that the documents answer, facts before sentences.

        A question that stands alone has one meaning, its own.
        """
        tried: list[Meant] = []
        facts: list[Meant] = []
        is_certain = any(meaning.is_certain for meaning in meanings)
        if meanings and not is_certain and len(question.phrases) >= 2:
            drafts = self.drafts(question, asking)  # 「推進本部のトップは？」
            if is_from_facts(drafts):
                return Meant(question, drafts, None)
        for meaning in meanings:
            read = self.read(meaning.text, question.printed)
            one = Meant(read, self.drafts(read, asking), meaning.supplied)
            if one.is_from_facts and last and is_of_period(one.drafts):
                beside = answer_beside(self._context(question, asking), last)
                if beside is not None and not last.wants & PERIOD_WANTS:
                    # 「いつまでに？」 of what was told
                    return Meant(read, [beside], meaning.supplied)
            if one.is_from_facts:
                of_aim = is_aim(question.phrases[-1:], one.drafts[0])
                names = () if of_aim else names_of(question)
                if meaning.is_certain or says(names, one.drafts[0]):
                    return self._of_item(one, last, asking) if last and meaning.is_whole else one
                if speaks_of(names, one.drafts[0], asking.held):
                    facts.append(one)
                continue
            if one.is_of_image:
                return one
            tried.append(one)
        if facts:
            return facts[0]
        if not is_certain:
            tried.append(Meant(question, self.drafts(question, asking), None))
        # Nothing answers: then the question is taken as it stands, unless it says それ.
        unanswered = tried[0] if is_certain or not tried[-1].drafts else tried[-1]
        chosen = next((one for one in tried if is_answered(one.drafts)), unanswered)
        if last is None:
            return chosen
        if any(meaning.is_whole for meaning in meanings):
            return self._of_item(chosen, last, asking)
        return self._taken_together(question, tried, chosen, last, asking)

    def _of_item(self, chosen: Meant, last: Turn, asking: Asking) -> Meant:
        """What was chosen, or what stands under the heading of the item that is asked about.

        The list is kept: 「3つ目は？」 may come next.
        """
        if chosen.carried not in {item.text for item in last.items}:
            return chosen
        first, *others = chosen.drafts
        if not is_answered(chosen.drafts):
            context = self._context(chosen.question, asking)
            first = answer_from_item(context, chosen.carried or "") or first
        if not first.items:
            first = replace(first, items=last.items, items_of=last.items_of)
        return replace(chosen, drafts=[first, *others])

    def _taken_together(
        self, question: Question, tried: list[Meant], chosen: Meant, last: Turn, asking: Asking
    ) -> Meant:
        """What the sentences say of a follow-up by all its meanings together."""
        is_sayable = all(draft.can_be_from_text for draft in chosen.drafts)
        is_open = is_sayable and not question.figure_label
        if chosen.is_from_facts or not is_open or len(split_parts(question.text)) > 1:
            return chosen
        beside = answer_beside(self._context(question, asking), last)
        if beside is not None:
            whole = self.read(f"{last.topic}は{question.text}", question.printed)
            return Meant(whole, [beside], last.topic or None)
        meanings = [one.question for one in tried if one.carried is not None]
        alone = tried[-1] if tried[-1].carried is None else None  # none where it says それ
        follow_up = read_follow_up(
            question,
            self.read(last.question, question.printed),
            meanings,
            self._finder.weight,
            lambda text: self.read(text, question.printed),
            again=asked_again(question, last),
            points=alone is None,
        )

        def find(read: Question) -> list[Evidence]:
            whole = self._context(read, asking)
            return find_evidence(whole, self._finder, plan=other_plan(whole))

        found = find_together(follow_up, find, stands_beside(last, asking.held))
        is_own = (
            not meanings
            or follow_up.stands_alone
            or rests_on_best(found, alone.drafts if alone else [])
        )
        read = question if is_own else meanings[0]
        draft = answer_from_evidence(self._context(read, asking), found)
        instead = named_instead(question)
        named = [name for name in question.phrases[-1:] if name == instead or _POST.search(name)]
        named = named or parts_named(question) or counted_instead(question)
        if not draft.reason and not speaks_of(named, draft, asking.held):
            return self._unsaid(question, asking)  # 「副部長は？」: not of the 部長
        is_of_other = question.wants(Want.NAME) and not speaks_of([last.topic], draft, asking.held)
        if is_of_other or tells_nothing_new(self._context(question, asking), draft, last):
            return self._unsaid(read, asking)
        if alone and draft.reason and follow_up.stands_alone:
            return alone
        if alone and draft.reason and question.phrases:  # what it names itself is missing
            own = self._context(question, asking)
            return Meant(question, [answer_from_evidence(own, found)], None)
        return Meant(read, [draft], None if is_own else tried[0].carried)

    def _unsaid(self, question: Question, asking: Asking) -> Meant:
        context = self._context(question, asking)
        topic = topic_of(context)
        missing = missing_thing(context, topic)
        return Meant(question, [abstain(AbstentionReason.NOT_STATED, missing, topic=topic)], None)

    def read(self, text: str, printed: str) -> Question:
        """A normalised question that stands for what was typed."""
        return read_question(printed, self._morphology, repaired=text)

    def evidence(self, question: Question, asking: Asking) -> list[Evidence]:
        """The sentences that may answer, the most probable first."""
        context = self._context(question, asking)
        return find_evidence(context, self._finder, plan=other_plan(context))

    def _context(self, read: Question, asking: Asking) -> Context:
        held, vectors = asking.held, self._finder.vectors
        return Context(read, held, self._facts, asking.today, asking.say, self._places, vectors)

    def drafts(self, question: Question, asking: Asking) -> list[Draft]:
        """What the documents say to a question, part by part."""
        parts = split_parts(question.text)
        is_of_any = question.mentions_own_plan and not question.plan_name and len(parts) == 1
        are_few = 1 < len(asking.held) <= _FEW_DOCUMENTS
        if is_of_any and are_few and (each := self._of_each(question, asking)):
            return each
        drafts = self._drafts_of(parts, question, asking)
        if (sums := added(question.text)) is not None:
            amounts = [one for draft in drafts for one in amounts_of(draft, draft.topic)]
            made = tallied(sums, amounts, asking.say)
            return [made, *drafts] if made is not None else drafts
        apart = halves(parts[0]) if len(parts) == 1 else ()
        by_half = self._by_half(apart, drafts, question, asking) if apart else []
        if by_half or is_answered(drafts):
            return by_half or drafts
        return self._by_nickname(question, asking) or drafts

    def _of_each(self, question: Question, asking: Asking) -> list[Draft]:
        """What each document says of its own plan, whose it is; [] where it is said otherwise."""
        few = dict(list(asking.held.items())[:_SIDE_BY_SIDE])
        alone = {one: self._context(question, replace(asking, held={one: few[one]})) for one in few}
        told = {one: draft for one in few if (draft := self._from_facts(alone[one])) is not None}
        if any(isinstance(used.fact, PlanPeriod) for one in told.values() for used in one.facts):
            return []  # periods are told side by side
        said = {one: draft for one, draft in told.items() if is_from_facts([draft])}
        unsaid = {one: few[one] for one in few if one not in said}
        found = self.evidence(question, replace(asking, held=unsaid)) if unsaid else []
        for one in unsaid:
            own = [evidence for evidence in found if evidence.doc_id == one]
            draft = answer_from_evidence(alone[one], own)
            if is_answered([draft]) and draft.confidence >= BESIDE_FACTS:
                said[one] = draft
        return [of_plan(said[one], few[one], asking.say) for one in few if one in said]

    def _by_nickname(self, question: Question, asking: Asking) -> list[Draft]:
        """What is said of a thing where a question calls it by its own name; [] if nothing is."""
        nickname = nickname_in(question, asking.held)
        if nickname is None or question.asked.is_yes_no:
            return []
        text = question.text.replace(nickname.name, nickname.thing)
        drafts = self._drafts_of((text,), question, asking)
        if not is_answered(drafts) or not speaks_of([nickname.thing], drafts[0], asking.held):
            return []
        told = asking.say("nickname", name=nickname.name, thing=nickname.thing)
        called = Draft((DraftStatement(told, (nickname.proof,)),), confidence=drafts[0].confidence)
        return [replace(called, topic=drafts[0].topic, is_from_text=True), *drafts]

    def _by_half(
        self, apart: tuple[str, ...], whole: list[Draft], question: Question, asking: Asking
    ) -> list[Draft]:
        """What the documents say to the halves of a question, where that is more; else []."""
        by_half = self._drafts_of(apart, question, asking)
        said = [draft for draft in by_half if is_answered([draft])]
        if is_answered(whole):
            told = [proof for draft in said for proof in draft.statements[0].proofs]
            best = whole[0].statements[0].proofs
            texts = {draft.statements[0].text for draft in said}
            is_more = len(said) == len(apart) == len(texts)
            is_wider = set(best) <= set(told) or asks_difference(question.text)
            return by_half if is_more and is_wider else []
        half = self.read(apart[0], question.printed)
        owner = [w.surface for w in half.words if w.surface in "".join(half.phrases[:1])]
        speaks = all(speaks_of(owner, draft, asking.held) for draft in said)
        return by_half if said and speaks and whole[0].can_be_from_text else []

    def _drafts_of(self, parts: tuple[str, ...], question: Question, asking: Asking) -> list[Draft]:
        drafts: list[Draft] = []
        before = Conversation()
        for part in parts:
            read = question
            if len(parts) > 1 or part != question.text:
                read = self.read(part, question.printed)
                is_whole = part[:_SAME_OWNER] == parts[0][:_SAME_OWNER]  # 「Aの額」, 「Aの期間」
                for meaning in () if is_whole else carry(read, before)[:1]:
                    read = self.read(meaning.text, question.printed)
            context = self._context(read, asking)
            draft = self._draft(context)
            if len(parts) == 1 and part != question.text:
                draft = self._likelier(draft, replace(context, question=question))
            before = Conversation((turn_of([draft], read),))
            drafts.append(draft)
        return drafts

    def _likelier(self, draft: Draft, whole: Context) -> Draft:
        """What the question alone gets, or the whole letter: it may say what is asked about."""
        is_fact = is_from_facts([draft])
        if is_fact and not is_of_something_else(draft, whole.question):
            return draft
        of_period = answer_period(whole)
        if not is_fact and of_period is not None and is_answered([of_period]):
            return of_period  # the line may say only in passing what it asks of the period
        said = answer_from_text(whole, self._finder, plan=other_plan(whole))
        is_likelier = is_fact or said.confidence > draft.confidence
        return said if is_answered([said]) and is_likelier else draft

    def _from_facts(self, context: Context) -> Draft | None:
        """What the first topic that knows of it says of the plan that is meant; else None."""
        plan = other_plan(context)
        for topic in TOPICS:
            draft = topic(context)
            is_of_plan = not plan or topic not in OF_ONE_PLAN
            if draft is not None and (is_of_plan or is_about(context, draft, plan)):
                return draft
        return None

    def _draft(self, context: Context) -> Draft:
        plan = other_plan(context)
        for topic in TOPICS:
            draft = topic(context)
            if draft is None or is_gone(
                context, normalize(" ".join(s.text for s in draft.statements))
            ):
                continue
            if draft.year is not None:
                draft = with_month(draft, answer_from_text(context, self._finder, plan=plan))
            is_total = draft.topic.startswith("総") and draft.topic in context.question.text
            if topic in OF_ONE_VALUE and not (is_total or asks_change(context)):
                draft = self._reckoned(context, plan) or draft
            if plan and topic in OF_ONE_PLAN and not is_about(context, draft, plan):
                continue
            is_unsaid = draft.reason is AbstentionReason.NOT_STATED and not draft.statements
            if is_unsaid and not draft.is_searched:
                return said_beside(context, self._finder, topic, plan) or draft
            return draft
        said = answer_from_text(context, self._finder, plan=plan)
        if says_verdict(context, said):
            return said
        settled = settled_openly(
            context,
            lambda text: self.read(text, context.question.printed),
            self._from_facts,
            lambda asking: find_evidence(asking, self._finder, plan=plan),
        )
        return settled or said

    def _reckoned(self, context: Context, plan: str) -> Draft | None:
        """What is reckoned from a sentence that surely answers; None where nothing is."""
        if not read_sums(context.question.text):
            return None
        made = calculate(context, find_evidence(context, self._finder, plan=plan))
        is_sure = made is not None and made.probability >= MIN_PROBABILITY
        return reckoned_draft(context, made, topic_of(context)) if made and is_sure else None
