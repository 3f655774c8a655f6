"""What a term is, where no glossary says so: the sentence or the parenthesis that tells."""

import re
from dataclasses import replace

from assistant.drafts import Context, Draft, DraftStatement
from assistant.evidence import Evidence
from assistant.missing import topic_of
from assistant.names import canonical
from corpus.normalize import normalize
from corpus.records import Span

_NOT_DEFINING, _NOT_DEFINING_QUOTED = 0.5, 0.4
# What a thing is stands in front of its quoted name: 「村内で使える地域通貨「もっく券」」.
_DESCRIBED = re.compile(r"(?:[一-鿿ァ-ヺー]{2}|[るたない])「(?P<name>[^「」]{2,20})」")
# 「買わない、作らない、残さないの3つの…」, of a canonical text
_LISTED = r"[^。]{4,}の(?=[2-9]つの)"
_SPELT_OUT = re.compile(
    r"略|とは|[A-Za-z]{3,}[ -]+[A-Za-z]{2,}|\([A-Z][a-z]+\)"
    r"|[A-Z]{2,}\([^()]*[一-鿿ァ-ヺ]{3}|[一-鿿ァ-ヺー]{3}\([A-Z]{2,}\)"
)
_ASIDE = re.compile(r"[(（][^()（）]*[)）]")
_NO_GLOSS = re.compile(
    r"以下|年|図|表|第[0-9]|参照|[0-9]{3}|[0-9][%％人円件]|という|[:：]|^[ぁ-んー]+$"
)


def defining_first(context: Context, found: list[Evidence]) -> list[Evidence]:
    """Sentences that say what the thing is; the others as improbable as they are."""
    is_of_word = re.search("「|意味|定義", context.question.text) is not None
    share = _NOT_DEFINING_QUOTED if is_of_word else _NOT_DEFINING
    judged = [
        e if _defines(context, e) else replace(e, probability=share * e.probability) for e in found
    ]
    return sorted(judged, key=lambda e: -e.probability)


def spelling_out_first(context: Context, found: list[Evidence]) -> list[Evidence]:
    """For 「DXは何の略ですか」: sentences that spell a word out; the others as improbable."""
    texts = context.documents
    judged = [
        e
        if _SPELT_OUT.search(normalize(e.sentence.span.of(texts[e.doc_id].text)))
        else replace(e, probability=_NOT_DEFINING_QUOTED * e.probability)
        for e in found
    ]
    return sorted(judged, key=lambda e: -e.probability)


def _defines(context: Context, evidence: Evidence) -> bool:
    """Whether the sentence is about the thing that is asked for, and says what it is."""
    printed = evidence.sentence.span.of(context.documents[evidence.doc_id].text)
    text = canonical(printed)
    described = {  # also 「湧水守（ゆうすいもり）」
        canonical(_ASIDE.sub("", match["name"])) for match in _DESCRIBED.finditer(printed)
    }
    # At the sentence's start, or behind another topic: 「本方針では、Xとは…」; not 「Xとは別に」.
    defining = r"(?:は|とは|につ?いては)(?!別|異|違|限ら|いえ)"
    being = r"(?:と(?:し|呼|いい|言い)|であり|であって|です|である|という|といい)"  # 個別計画であり
    return any(
        name in described
        or (
            name in text
            and re.search(
                rf"^.{{0,15}}(?<![一-鿿ァ-ヺー]){re.escape(name)}{defining}"
                rf"|(?<![一-鿿]){re.escape(name)}{being}"
                rf"|{_LISTED}{re.escape(name)}"
                rf"|{re.escape(name)}に(?:は|も)[^。]*(?:意味|思い|願い)(?:を|が)込め",
                text,
            )
        )
        for name in _asked_terms(context)
        if name
    )


def _asked_terms(context: Context) -> list[str]:
    """The terms that a definition is asked of, canonical: the whole topic first."""
    question = context.question
    terms = (topic_of(context), *question.phrases[:2], question.plan_name)
    return [key for term in dict.fromkeys(terms) if (key := canonical(term))]


def parenthesis_behind(context: Context) -> Draft | None:
    """「基本構想（まちづくりの理念）」: the parenthesis behind a term, if that is all."""
    asked = [phrase for phrase in reversed(context.question.phrases) if len(phrase) >= 2]
    for doc_id, document in context.documents.items():
        for phrase in asked:
            term = rf"(?<![一-鿿ァ-ヺー]){re.escape(phrase)}"
            match = re.search(term + r"[(（]([^()（）]{4,60})[)）]", document.text)
            if match and not _NO_GLOSS.search(match.group(1)):
                span = Span(*match.span())
                text = context.say("glossary.means", term=phrase, definition=match.group(1))
                return Draft(
                    (DraftStatement(text, ((doc_id, span),)),),
                    confidence=0.75,
                    topic=phrase,
                    entity=phrase,
                    doc_ids=(doc_id,),
                )
    return None
