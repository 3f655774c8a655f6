"""How two plans stand to each other: 「総合計画とこの計画はどういう関係ですか」."""

import re
from collections.abc import Iterable, Iterator

from assistant.drafts import Context, Draft, DraftStatement, inline
from assistant.kept import KeptByDocument
from assistant.names import same_plan
from assistant.opposites import asks_back
from assistant.question import Question, find_plan_names
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind

_TIE = r"(?:位置)?(?:関係(?:性)?|間柄|関わり(?:合い)?|かかわり|つながり)"
_ASKED = re.compile(
    rf"(?:どう(?:いう|いった)|どのような|どんな|何の|なんの){_TIE}"
    rf"|{_TIE}(?:は|って|が|を|について)?、?(?:何|なん|どう|どの|どんな|教え|説明|知り|おしえ|[?？。]*$)"
)
_CLAIMED = re.compile(
    rf"(?:{_TIE}(?:は|が|も)?、?(?:あ[るりっ]|深)|(?:関連|連動|つながっ)(?:し?て|が)(?:いる|いま|あ[るり]))[^。、]{{0,10}}$"
)
_DENIED = re.compile(
    rf"(?:無関係|{_TIE}(?:は|が|も)?、?(?:な[いく]|あ?りません)|別々の(?:もの|計画)"
    r"|(?:別々に|独立して|単独で)(?:策定|作|つく|立て))[^。]{0,16}$"
)
# 「本計画とは連携しません」, 「…とは別に策定し」
_UNTIED = re.compile(r"ません|しない|せず|ではな|別(?:に|個|途)|独立")
_OWN = re.compile(r"(?<![一-鿿])[本当]計画|この計画")
# What a sentence says of one plan that stands beside, above or below another.
_TIED = re.compile(
    r"(?:最?上位|下位|個別|部門別?|分野別)の?(?:計画|プラン)|に(?:沿っ|基づ|即し|準じ|含ま|則)|踏まえ|整合|調和|連携|補完"
    r"|具体(?:化|的)|実現|位置[づ付]け|一体|一部|内包|兼ね|根拠|受け(?:て|継)|支え"
)
_POSITION = re.compile(r"計画の(?:性格|位置[づ付]け)|位置[づ付]け$|他の計画との|関連計画")
_JOINED = re.compile(r"と(?:の|は|も)?(?!き)|や|って|、")
_MOST = 2  # sentences


def answer_between(context: Context) -> Draft | None:
    """The draft of the sentences that name both plans and say how they stand; None elsewhere."""
    question = context.question
    named = tuple(dict.fromkeys(name for _, name in find_plan_names(question.text)))
    first = _key(question)
    if not named or not first or not _stand_side_by_side(question):
        return None
    for doc_id, document in context.documents.items():
        others = [one for one in named if not same_plan(one, document.title, context.names)]
        if not others or len(others) < len(named) - 1:
            continue
        sides = others if len(others) > 1 else [document.title, *others]
        telling = _TELLING.of(document)
        of_both = [
            (sentence, text)
            for sentence, text in (*telling, *_of_position(document, telling))
            if all(_names(context, document, text, side) for side in sides)
        ]
        is_named = any(pair in telling for pair in of_both)
        of_both = [pair for pair in of_both if (pair in telling) is is_named]
        if question.asked.is_yes_no and any(_UNTIED.search(text) for _, text in of_both):
            return None
        told = [sentence for sentence, _ in of_both][:_MOST]
        if told:
            keys = (first, "evidence.also")
            statements = tuple(
                DraftStatement(
                    context.say(key, quote=inline(one.span.of(document.text))),
                    ((doc_id, one.span),),
                )
                for key, one in zip(keys, told, strict=False)
            )
            topic = others[0] if len(others) > 1 else context.say("topic.this_plan")
            return Draft(statements, confidence=0.8, topic=topic, doc_ids=(doc_id,))
    return None


def _key(question: Question) -> str:
    """How the reply begins: with the sentence, or with yes or no to a claim; "" elsewhere."""
    if not question.asked.is_yes_no:
        return "evidence.quote" if _ASKED.search(question.text) else ""
    if asks_back(question.text):
        return ""
    is_denied = _DENIED.search(question.text) is not None
    is_claimed = is_denied or _CLAIMED.search(question.text)
    return ("evidence.no" if is_denied else "evidence.yes") if is_claimed else ""


def _stand_side_by_side(question: Question) -> bool:
    """Whether plans are asked about themselves, and not what one of them has: 「計画の基金は」."""
    names = find_plan_names(question.text)
    is_joined = any(_JOINED.match(question.text, start + len(name)) for start, name in names)
    return is_joined or question.mentions_own_plan


def _telling(document: Document) -> Iterable[tuple[Sentence, str]]:
    for sentence in document.sentences:
        if sentence.kind is SentenceKind.BODY:
            text = normalize(sentence.span.of(document.text))
            if _TIED.search(text) and (find_plan_names(text) or _OWN.search(text)):
                yield sentence, text


_TELLING = KeptByDocument(lambda document: tuple(_telling(document)))


def _of_position(
    document: Document, telling: Iterable[tuple[Sentence, str]]
) -> Iterator[tuple[Sentence, str]]:
    """The sentences below 「計画の位置づけ」, which need not name the plan that they are about."""
    for sentence, text in telling:
        section = document.section_at(sentence.span.start)
        if section is not None and _POSITION.search(normalize(section.title)):
            yield sentence, f"本計画は {text}"


def _names(context: Context, document: Document, text: str, side: str) -> bool:
    if side == document.title and _OWN.search(text):
        return True
    return any(same_plan(side, name, context.names) for _, name in find_plan_names(text))
