"""How a quote is told: what leads it in, はい or いいえ, its heads, the words that answer first."""

import re
from collections.abc import Sequence

from assistant.answer import DraftStatement
from assistant.bracketed import bracketed
from assistant.claims import judge_claim
from assistant.drafts import Context, inline
from assistant.evidence import Evidence
from assistant.list_item import quoted_span
from assistant.names import canonical
from assistant.ranked_shares import ranked_share
from assistant.row_quotes import said_with_heads, settles_claim
from assistant.slot_words import slot_words
from assistant.verdict import Verdict
from corpus.records import SentenceKind

_RANK = re.compile(r"番目|一番|最[も多高]")
_SLOT = 0.5  # probability of a sentence from which its words may lead
# Openings that a row told with its heads takes as well, and what then stands before it.
_BEFORE_ROWS = {
    "evidence.quote": "",
    "evidence.also": "",
    "evidence.yes": "verdict.yes",
    "evidence.no": "verdict.no",
}
_NOT_YET = re.compile(r"まだ[^。]{0,30}(?:ない|ません)|未(?:設置|整備|実施|設定|策定)")
_LEAVES_OUT = re.compile(
    r"対象外|対象とは?し(?:ない|ません)|対象にな(?:らない|りません)|見送|除[きく]|(?:でき|利用|使え|行い|受け付け)ません|ただし"
)


def slot_lead(context: Context, evidence: Evidence) -> DraftStatement | None:
    """「推進会議の方針」です: what stands where the question asks 誰の方針, 一番多い, 何人."""
    sentence = evidence.sentence
    if evidence.probability < _SLOT or sentence.kind is SentenceKind.TABLE_ROW:
        return None
    printed = sentence.span.of(context.documents[evidence.doc_id].text)
    text = _share_told(context, printed) or _bracket_told(context, printed)
    words = slot_words(context.question, printed) if not text else None
    if words is not None:
        text = context.say("evidence.slot", words=inline(words.of(printed)))
    return DraftStatement(text, ((evidence.doc_id, sentence.span),)) if text else None


def _share_told(context: Context, printed: str) -> str:
    """「最も多いのは、「野焼き」（10件）です」; "" where no rank is asked for or told."""
    share = ranked_share(context.question.text, printed) if _names_all(context, printed) else None
    if share is None:
        return ""
    key = "evidence.first_share" if share.rank == 1 else "evidence.nth_share"
    name, value = (inline(one.of(printed)) for one in (share.name, share.value))
    return context.say(key, name=name, value=value, rank=share.rank, more=share.adjective)


def _bracket_told(context: Context, printed: str) -> str:
    """「若葉保育所は、「定員90人」です」; "" where no brackets tell what is asked for."""
    if context.question.asked.is_yes_no:
        return ""
    found = bracketed(context.question, printed)
    if found is None:
        return ""
    name, told = (inline(one.of(printed)) for one in (found.name, found.told))
    if found.other is None:
        return context.say("evidence.bracket", name=name, told=told)
    other, less = (inline(one.of(printed)) for one in (found.other.name, found.other.told))
    values = {"name": name, "told": told, "other": other, "less": less, "word": found.word}
    return context.say("evidence.brackets", **values)


def _names_all(context: Context, printed: str) -> bool:
    """Whether a sentence has all that a question names, but for the rank."""
    text = canonical(printed)
    names = [one for one in context.question.phrases if not _RANK.search(one)]
    return bool(names) and all(canonical(name) in text for name in names)


def told_as_quote(context: Context, chosen: Sequence[Evidence], order: int) -> str:
    """A quote as a reply says it: first or further, of which document, yes or no, with heads."""
    evidence = chosen[order]
    document = context.documents[evidence.doc_id]
    opening = _opening(context, chosen, order)
    if opening.key in _BEFORE_ROWS or opening.key == "evidence.several":
        row = said_with_heads(
            context, evidence.doc_id, evidence.sentence, is_cell_enough=order == 0
        )
        if row is not None:
            if opening.key == "evidence.several":
                return row + context.say("evidence.whose", title=document.title)
            before = _BEFORE_ROWS[opening.key]
            return context.say(before, told=row) if before else row
    quote = inline(quoted_span(document, evidence.sentence).of(document.text))
    told = context.say(opening.key, quote=quote, title=document.title, **opening.values)
    is_verdict_of_several = opening.said and len(context.documents) > 1
    whose = context.say("evidence.whose", title=document.title) if is_verdict_of_several else ""
    return told + whose


def _opening(context: Context, chosen: Sequence[Evidence], order: int) -> Verdict:
    """How a quote is introduced; はい or いいえ only where all the quotes are of one document."""
    is_of_one = len({evidence.doc_id for evidence in chosen}) == 1
    is_verdict = order == 0 and is_of_one and context.question.asked.is_yes_no
    is_trend = is_verdict and settles_claim(context, chosen[0].doc_id, chosen[0].sentence)
    verdict = Verdict("evidence.quote")
    if is_verdict and not is_trend:  # what is counted over the years says more
        verdict = judge_claim(context, chosen[0])
    if verdict.said == "yes" and (
        any(_is_not_yet(context, other) for other in chosen[1:])
        or _is_taken_back(context, chosen[0])
    ):
        verdict = Verdict("evidence.quote")
    if len(context.documents) > 1 and not verdict.said:
        return Verdict("evidence.several")
    return Verdict("evidence.also") if order else verdict


def _is_taken_back(context: Context, evidence: Evidence) -> bool:
    """Whether the item that is quoted says behind the sentence what is left out of it."""
    document = context.documents[evidence.doc_id]
    span, own = quoted_span(document, evidence.sentence), evidence.sentence.span
    return span.end > own.end and _LEAVES_OUT.search(document.text[own.end : span.end]) is not None


def _is_not_yet(context: Context, evidence: Evidence) -> bool:
    """Whether a sentence says that something is not so yet."""
    return (
        _NOT_YET.search(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
        is not None
    )
