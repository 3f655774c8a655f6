"""How a role is filled: 「会長はどうやって決まりますか」, 「委員を委嘱するのは誰ですか」."""

import re

from assistant.drafts import Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.topics.bodies import Entry, Mentions
from assistant.wants import Want
from corpus.records import Sentence

_ASKS = re.compile(
    r"(?:どう(?:やって|いうふうに)?|どのように|どんなふうに|誰が|だれが|どなたが)[^、。]{0,12}"
    r"(?:選|決ま|決め|任命|指名|委嘱|充て)|(?:選|決め|任命|指名|委嘱)[^、。]{0,6}(?:のは|人は|方は)|選び方|選出方法|決め方"
)
_MEANS = ("互選", "指名", "公募", "選挙", "推薦", "抽選")
_CLAIMS = re.compile(rf"(?:{'|'.join(_MEANS)})(?:する|し|で|に|され|によ|なん|です)")
_CLAIMED_BY = re.compile(r"(?P<who>[一-鿿]{2,6})が(?:決め|選|指名|任命|委嘱)")
_CHOICE = re.compile(r"互選|選ばれ|選出|選任|指名|充て|委嘱|任命|のうちから|の中から")
_SHORT = re.compile(r"(?:[一-鿿]{0,4})?(?:本部|委員会|協議会|審議会|会議|部会|幹事会)$")


def answer_appointment(mentions: Mentions) -> Draft | None:
    """The sentence that tells how a role is filled; None when that is not asked or not told."""
    question = mentions.question
    is_claim = mentions.is_yes_no and (
        _CLAIMS.search(question.text) or _CLAIMED_BY.search(question.text)
    )
    if not (is_claim or _ASKS.search(question.text)) or question.wants(
        Want.WHEN, Want.WHY, Want.HOW_MANY
    ):
        return None
    for entry in _asked_entries(mentions):
        sentence = _telling(mentions, entry)
        if sentence is None:
            continue
        quote = sentence.span.of(mentions.context.documents[entry.doc_id].text)
        key = _verdict(question.text, quote) if is_claim else "evidence.quote"
        text = mentions.context.say(key, quote=quote.removesuffix("。"))
        topic = f"{entry.role.body}の{entry.role.role}" if entry.role.body else entry.role.role
        return Draft(
            (DraftStatement(text, ((entry.doc_id, sentence.span),)),),
            (DraftFact(entry.role, entry.doc_id),),
            0.85,
            topic=topic or "",
            doc_ids=(entry.doc_id,),
        )
    return None


def _verdict(claim: str, quote: str) -> str:
    """The wording by whether a sentence has the way of choosing that is claimed, or another one."""
    by = _CLAIMED_BY.search(claim)
    if by is not None:  # 「会長は町長が決めるのですか」 by 「委員の互選により」
        if f"{by['who']}が" in quote:
            return "evidence.yes"
        return "evidence.no" if "互選" in quote else "evidence.quote"
    claimed = [one for one in _MEANS if one in claim]
    stated = [one for one in _MEANS if one in quote]
    if len(claimed) != 1 or not stated:
        return "evidence.quote"
    return "evidence.yes" if claimed[0] in stated else "evidence.no"


def _asked_entries(mentions: Mentions) -> list[Entry]:
    """The roles that are named, those in a body that is named first."""
    text = canonical(mentions.question.text)
    named = [
        e
        for e in mentions.entries
        if e.role.role
        and (e.role.role in mentions.roles or canonical(e.role.role) in text)
        and (not mentions.bodies or e.role.body in mentions.bodies)
    ]
    return sorted(named, key=lambda e: -len(e.role.role or ""))


def _telling(mentions: Mentions, entry: Entry) -> Sentence | None:
    """The first sentence on the role that has a verb of choosing and is about its body."""
    document = mentions.context.documents[entry.doc_id]
    role = re.escape(canonical(entry.role.role or ""))
    short = _SHORT.search(entry.role.body)
    names = {canonical(entry.role.body), canonical(short.group() if short else entry.role.body)}
    for sentence in document.sentences:
        text = canonical(sentence.span.of(document.text))
        if not re.search(rf"(?<!副){role}(?:は|を|には?|及び|並びに)", text) or not _CHOICE.search(
            text
        ):
            continue
        section = document.section_at(sentence.span.start)
        around = section.span.of(document.text) if section is not None else text
        path = canonical(" ".join(section.path)) if section is not None else ""
        if any(name in text or name in path or name in canonical(around) for name in names):
            return sentence
    return None
