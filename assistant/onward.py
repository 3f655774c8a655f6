"""How a talk goes on without a new question: 「ほかには？」, 「もっと詳しく」, 「どうして？」."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from assistant.answer import AbstentionReason, DraftStatement, Proof, Turn
from assistant.drafting import Asking, Drafter, Meant
from assistant.drafts import Draft, Say, abstain, inline
from assistant.evidence import Evidence
from assistant.names import canonical
from assistant.question import Question
from assistant.quoting import MIN_PROBABILITY
from assistant.tallying import amounts_before, read_tally, tallied
from assistant.told_items import asks_items, asks_next, counts_items, next_in_rank, nth_of_nothing
from assistant.turns import turn_of
from corpus.normalize import normalize
from corpus.records import SentenceKind

_LEAD = r"^(?:(?:では|じゃあ?|それで|で|えっと|でも|ふうん|へえ)、?)?"
_TAIL = r"(?:の|ん)?(?:です|ます|でしょう)?(?:か|かね|かな)?[?？。!！]*$"
_MORE = re.compile(
    _LEAD + r"(?:(?:それ|これ|そこ|その(?:こと|話|あたり|辺))(?:について|を|は)?、?)?"
    r"(?:もっと|もう少し|もうちょっと|さらに|より)?(?:詳しく|くわしく|詳細(?:に|を)?|細かく)"
    r"(?:教え|説明|おしえ|知り|聞き|話し|お願い)?(?:て|たい|し(?:ます|て))?"
    r"(?:ください|下さい|くれ(?:る|ます)?|もらえ(?:る|ます)|ほしい)?" + _TAIL + r"|^続き(?:は|を)?"
)
_ELSE = re.compile(
    _LEAD + r"(?:(?:その|この)?(?:ほか|他)|(?:それ|これ)(?:以外|のほか|の他)|あと)"
    r"(?:に(?:は|も)?|は|で(?:は|も)?|の(?:もの|こと)(?:は|も)?)?"
    r"(?:、?(?:何か|なにか|何が|なにが|まだ|もっと|何も))?"
    r"(?:あり(?:ます|ません)|ある|ない|書いてあ(?:る|ります))?" + _TAIL
)
_WHY = re.compile(
    _LEAD + r"(?:(?:それ|これ)(?:は|って|、)?、?)?"
    r"(?:なぜ|どうして|なんで|何で|(?:その|この)?理由は)(?:なの|そうなの|そうなった|何|だろう)?"
    + _TAIL
)
# What a line ends on that another one goes on from: 「収蔵庫がいっぱいらしいね」.
_ENDING = re.compile(
    r"(?:(?:らしい|そう|みたい)(?:です)?|(?:の|ん)?です|(?:の|ん)?でしょう)?[ねよかな]{0,2}[?？。!！]*$"
)
_FURTHER = 0.6  # probability from which a further sentence is told
_MOST_FURTHER = 2
_JOINED = r"(?:や|と|、|・|及び|並びに|および|ならびに|又は|または)"
_NOUN = r"(?P<noun>[一-鿿ァ-ヺー]{2,})"
_REASON = re.compile(
    r"ため(?!の)|ので|(?:こと|観点|理由)から|により|によって|に伴い|目的|趣旨|理由|原因|要因|影響|ねらい|背景|踏まえ|を受け|考慮し|配慮し|鑑み|ことにあ|必要(?:が|であ|性)"
)
_OWN_PLAN = re.compile(r"(?:この|本)?計画(?:の?期間)?")


class Onward(StrEnum):
    """What is wanted after the last reply."""

    MORE = "more"  # もっと詳しく
    ELSE = "else"  # ほかには？
    WHY = "why"  # どうして？
    NTH = "nth"  # 2つ目は？, where nothing was enumerated
    TALLY = "tally"  # 合計は？, of what was counted


def read_onward(text: str, turns: Sequence[Turn]) -> Onward | None:
    """What a normalised line wants after the turns before it, when it is nothing but that."""
    if not turns:
        return None
    last = turns[-1]
    for onward, pattern in ((Onward.MORE, _MORE), (Onward.ELSE, _ELSE), (Onward.WHY, _WHY)):
        if pattern.match(text):
            return onward
    if next_in_rank(text, last):
        return None
    if not last.items and asks_next(text):
        return Onward.ELSE
    if (tally := read_tally(text)) is not None and amounts_before(tally, turns):
        return Onward.TALLY
    return Onward.NTH if nth_of_nothing(text, last) else None


def go_on(
    onward: Onward, question: Question, turns: Sequence[Turn], drafter: Drafter, asking: Asking
) -> Meant | None:
    """The reply to a line that names nothing, by what the replies before it were about.

    What was told is told no second time, but for 「もっと詳しく」: then it comes first. The list
    that was told is kept: 「2つ目は？」 may come next. None: the amounts told give nothing.
    """
    if onward is Onward.TALLY:
        return _tally(question, turns, drafter, asking)
    last = turns[-1]
    talk = _Talk(question.printed, last, drafter, asking)
    if onward is Onward.WHY:
        return talk.reason()
    if onward is Onward.NTH:
        return talk.item(nth_of_nothing(question.text, last))
    return talk.more() if onward is Onward.MORE else talk.others()


_SEVERAL = 2  # items
_WHICH_ITEM = re.compile(
    r"^(?P<what>[一-鿿ァ-ヺーA-Za-z]{2,10})(?:のこと|に関するの|に関するもの|関係|のやつ)?"
    r"(?:は|って)、?(?:どれ|何番目|何番|何個目|いくつ目|どの[一-鿿]{1,4})(?:です|でしょう)?か?[?？。]*$"
)
_POST_OR_BODY = re.compile(
    r"(?:[者員長官役]|[課部係室局所]|会議?|本部|機関|センター|団体|チーム|。)(?:[(（][^()（）]*[)）])?$"
)


def item_draft(nth: tuple[int, DraftStatement], turn: Turn, say: Say) -> Draft:
    """The draft for 「2つ目は？」: the item of the last list, with its number."""
    number, item = nth
    text = say("list.nth", subject=turn.items_of, number=number, item=item.text)
    statement = DraftStatement(text, item.proofs)
    doc_ids = tuple(dict.fromkeys(doc_id for doc_id, _ in item.proofs))
    return Draft(
        (statement,),
        confidence=0.95,
        topic=item.text,
        entity=item.text,
        items=turn.items,
        items_of=turn.items_of,
        doc_ids=doc_ids,
    )


def of_items(text: str, turn: Turn, say: Say) -> Draft | None:
    """The draft for 「名前を全部教えて」, 「全部でいくつ？」: of what the last reply enumerated."""
    if counts_items(text, turn):
        is_of_people = re.search("[人名]", text) is not None
        if is_of_people and any(_POST_OR_BODY.search(item.text) for item in turn.items):
            return None  # how many hold a post is told elsewhere
        unit = "人" if is_of_people else "つ"
        number = len(turn.items)
        told = say("list.told", count=f"{number}{unit}" if unit == "人" or number < 10 else number)
        proofs = tuple(dict.fromkeys(proof for item in turn.items for proof in item.proofs))
        return Draft(
            (DraftStatement(told, proofs[:1]),),
            confidence=0.9,
            topic=turn.topic,
            items=turn.items,
            items_of=turn.items_of,
            doc_ids=turn.doc_ids,
        )
    named = _item_named(text, turn)
    if named is not None:
        return item_draft(named, turn, say)
    return _items_draft(turn, say) if asks_items(text, turn) else None


def _item_named(text: str, turn: Turn) -> tuple[int, DraftStatement] | None:
    """The one item of the last list that 「防災はどれ？」 names, with its number."""
    asked = _WHICH_ITEM.match(text)
    if asked is None or len(turn.items) < _SEVERAL:
        return None
    found = [
        (number, item)
        for number, item in enumerate(turn.items, start=1)
        if asked["what"] in item.text
    ]
    return found[0] if len(found) == 1 else None


def _items_draft(turn: Turn, say: Say) -> Draft:
    subject = turn.items_of or turn.topic
    proofs = tuple(dict.fromkeys(proof for item in turn.items for proof in item.proofs))
    lead = say("list.members", subject=subject, count=len(turn.items))
    items = tuple(replace(item, is_quote=True) for item in turn.items)
    return Draft(
        (DraftStatement(lead, proofs[:1]), *items),
        confidence=0.95,
        topic=turn.topic,
        items=turn.items,
        items_of=turn.items_of,
        doc_ids=turn.doc_ids,
    )


def _tally(
    question: Question, turns: Sequence[Turn], drafter: Drafter, asking: Asking
) -> Meant | None:
    """What the amounts told before give together, with one more where that is named."""
    asked = read_tally(question.text)
    if asked is None:
        return None
    amounts = amounts_before(asked, turns)
    if asked.more:
        more = drafter.read(f"{asked.more}はいくつですか", question.printed)
        amounts = (*amounts, *turn_of(drafter.drafts(more, asking), more).amounts[:1])
    draft = tallied(asked, amounts, asking.say)
    return Meant(question, [draft], None) if draft is not None else None


class _Talk:
    """The last turn, and what is left to tell about it."""

    def __init__(self, printed: str, last: Turn, drafter: Drafter, asking: Asking) -> None:
        self._printed = printed
        self._last = last
        self._drafter = drafter
        self._asking = asking
        names_item = last.topic in {item.text for item in last.items}
        # 「2つ目は」 is asked no second time.
        self._asked = f"{last.topic}について" if names_item else last.question
        of_list = last.items_of if last.items and not names_item else ""
        self._subject = of_list or last.topic or last.question
        self._question = drafter.read(self._asked, printed)

    def more(self) -> Meant:
        drafts = self._drafter.drafts(self._question, self._asking)
        if not self._last.proofs or any(draft.reason for draft in drafts):
            return self._meant(drafts)
        told = [proof for draft in drafts for one in draft.statements for proof in one.proofs]
        further = self._further(told, "evidence.also")
        return self._meant([*drafts, further or self._nothing()])

    def others(self) -> Meant:
        if self._last.items:
            return self._meant([self._nothing()])
        beside = self._beside()
        if beside:
            return self._meant([self._draft(beside)])
        return self._meant([self._further(self._last.proofs) or self._nothing()])

    def reason(self) -> Meant:
        question = self._drafter.read(f"{self._subject}はなぜですか", self._printed)
        found = [
            one
            for one in self._reasons(question)
            if self._is_told(one, self._last.proofs) or self._is_about_all(one)
        ]
        if not found:
            said = _ENDING.sub("", self._last.question)
            whole = self._drafter.read(f"{said}のはなぜですか", self._printed)
            found = [one for one in self._reasons(whole) if one.probability >= _FURTHER]
        if found:
            return Meant(question, [self._kept(self._draft(found[:1]))], self._subject)
        say = self._asking.say
        missing = say("missing.of", name=self._subject, what=say("what.reason"))
        return Meant(question, [self._kept(_nothing(missing))], self._subject)

    def _reasons(self, question: Question) -> list[Evidence]:
        """The evidence for a question that gives a reason."""
        found = self._drafter.evidence(question, self._asking)
        return [one for one in found if _REASON.search(normalize(self._text(one)))]

    def item(self, nth: str) -> Meant:
        """What a list says of its items that are not named; no sentence is one of them."""
        question = self._drafter.read(f"{self._subject}の{nth}は何ですか", self._printed)
        draft = self._drafter.drafts(question, self._asking)[0]
        if not draft.is_from_text and draft.statements and (draft.reason or draft.items):
            return Meant(question, [draft], self._subject)
        missing = self._asking.say("missing.nth", subject=self._subject, nth=nth)
        return Meant(question, [self._kept(_nothing(missing))], self._subject)

    def _further(self, told: Sequence[Proof], first: str = "evidence.quote") -> Draft | None:
        """Sentences that tell of the subject and were not told; of the whole plan too many do."""
        if _OWN_PLAN.fullmatch(self._subject):
            return None
        about = self._drafter.read(f"{self._subject}について教えてください", self._printed)
        found = [
            one
            for question in dict.fromkeys((self._question, about))
            for one in self._drafter.evidence(question, self._asking)
            if one.probability >= _FURTHER
            and one.sentence.kind is SentenceKind.BODY
            and not self._is_told(one, told)
            and self._names_subject(one)
        ]
        by_place = {(one.doc_id, one.sentence.span): one for one in found}
        best = sorted(by_place.values(), key=lambda one: -one.probability)[:_MOST_FURTHER]
        return self._draft(best, first) if best else None

    def _beside(self) -> list[Evidence]:
        """The told sentence that names others beside what was asked about: 「AやB」 of A."""
        asked = normalize(self._last.question)
        for one in self._drafter.evidence(self._question, self._asking):
            if not self._is_told(one, self._last.proofs):
                continue
            text = normalize(self._text(one))
            for name in map(re.escape, self._last.phrases):
                joined = rf"{name}{_JOINED}{_NOUN}|(?P<before>[一-鿿ァ-ヺー]{{2,}}){_JOINED}{name}"
                for match in re.finditer(joined, text):
                    if (match["noun"] or match["before"]) not in asked:
                        return [one]
        return []

    def _names_subject(self, one: Evidence) -> bool:
        text = canonical(self._text(one))
        names = [self._last.entity, *re.split("の", self._subject)[-1:]]
        return any(canonical(name) in text for name in names if len(name) > 1)

    def _is_about_all(self, one: Evidence) -> bool:
        """Whether a sentence that may answer says all of 「推進本部の本部長」."""
        text = canonical(self._text(one))
        names = (canonical(name) for name in self._subject.split("の"))
        return one.probability >= MIN_PROBABILITY and all(name in text for name in names)

    def _is_told(self, one: Evidence, told: Sequence[Proof]) -> bool:
        span = one.sentence.span
        return any(
            doc_id == one.doc_id and proof.start < span.end and span.start < proof.end
            for doc_id, proof in told
        )

    def _text(self, one: Evidence) -> str:
        return one.sentence.span.of(self._asking.held[one.doc_id].text)

    def _draft(self, found: Sequence[Evidence], first: str = "evidence.quote") -> Draft:
        keys = (first, *["evidence.also"] * (len(found) - 1))
        statements = tuple(
            DraftStatement(
                self._asking.say(key, quote=inline(self._text(one))),
                ((one.doc_id, one.sentence.span),),
            )
            for key, one in zip(keys, found, strict=True)
        )
        return Draft(statements, confidence=found[0].probability, is_from_text=True)

    def _nothing(self) -> Draft:
        return _nothing(self._asking.say("missing.others", question=self._asked))

    def _meant(self, drafts: list[Draft]) -> Meant:
        return Meant(self._question, [self._kept(drafts[0]), *drafts[1:]], self._subject)

    def _kept(self, draft: Draft) -> Draft:
        """A draft that leaves behind what the last turn left."""
        last = self._last
        return replace(
            draft,
            topic=last.topic,
            entity=last.entity,
            items=last.items,
            items_of=last.items_of,
            doc_ids=last.doc_ids,
        )


def _nothing(missing: str) -> Draft:
    return abstain(AbstentionReason.NOT_STATED, missing)
