"""Sentences that bear a claim's words and settle nothing of it: they speak of something else."""

import re

from assistant.drafts import Context
from assistant.guards import around
from assistant.list_item import item_span, number_of
from assistant.names import canonical
from assistant.question import Question
from assistant.slots import AskedSlots
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind

_NOT, _NOT_BEHIND = frozenset({"ない", "無い", "ず", "ぬ"}), 3  # tokens behind a verb
# 「届け出なければならない」 denies nothing
_MUST = re.compile(
    r"な(?:けれ|くて|いと)[^、。]{0,4}(?:なら|なり|いけ|だめ)\w*|ざるを得な\w*|かもしれな\w*"
)
_DENIED = re.compile(r"ない|ません|なかっ")
_TURN = re.compile(r"ますが、|るが、|るものの、|[。]")
_ALLOWS = re.compile(
    r"(?:でき|使え|受けられ|乗れ|もらえ|借りられ|入れ)(?:ます|る)?|対象(?:です|とし)"
)
_REFUSES = re.compile(
    r"対象外|(?:でき|使え|受けられ|なれ|乗れ|もらえ)(?:ません|ない)|対象とは?し(?:ない|ません)"
)
_MIN_NAME = 4  # characters of a name that must be near
_QUOTED = re.compile(r"「([^「」]{2,20})」")
# 「ポイントの対象になりません」 refuses points alone
_OF_WHAT = re.compile(
    r"(?<![一-鿿ァ-ヺー])(?P<what>(?!支給|助成|補助|交付|給付|利用|貸出|貸付|減免)[一-鿿ァ-ヺー]{2,})の"
    r"(?:支給|助成|補助|交付)?対象"
    r"(?:外|[にと]は?(?:なら(?:な|ず)|なりま?せん|含(?:ま|み)(?:な|ま?せ|れな)|し(?:な|ません)))"
)
# 「本庁舎でのみ受け付けます」
_ONLY_AT = re.compile(r"(?P<place>[一-鿿ァ-ヺー]{2,12})で(?:のみ|だけ|しか|に限)")
_PLACE = re.compile(
    r"(?:所|館|課|係|室|店|庁舎|舎|校|園|場|センター|窓口|施設|会場|地区|支所|役場)$"
)
_AT = re.compile(r"(?P<place>[一-鿿ァ-ヺー]{2,12})で(?:は|も)?(?![しすあのご])")


def is_borrowed(context: Context, doc_id: DocId, sentence: Sentence) -> bool:
    """Whether a sentence may not settle the claim, whatever words the two share.

    It has no sum where a price is asked for, it stands nowhere near a name that the claim has and
    the document knows, or what it refuses is not what is claimed.

    Args:
        context: The claim.
        doc_id: Of the sentence's document.
        sentence: What is held to the claim.
    """
    document = context.documents[doc_id]
    text = normalize(sentence.span.of(document.text))
    claim = context.question.text
    if sentence.kind is not SentenceKind.TABLE_ROW and not AskedSlots(claim).are_told(text):
        return True
    if _lacks_name(context, document, sentence):
        return True
    return refuses_another(claim, text)


def refuses_another(claim: str, text: str) -> bool:
    """Whether a sentence refuses what is not claimed: 「ポイントの対象になりません」.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    refused = _OF_WHAT.search(text)
    return refused is not None and not _shares_word(refused["what"], claim)


def is_only_elsewhere(claim: str, text: str) -> bool:
    """Whether what is claimed of one place is said of another alone: 「本庁舎でのみ」.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    only = _ONLY_AT.search(text)
    at = _AT.search(claim)
    if only is None or at is None:
        return False
    if not (_PLACE.search(at["place"]) and _PLACE.search(only["place"])):
        return False
    return not _shares_word(at["place"], only["place"]) and at["place"] not in text


def by_clause(question: Question, text: str) -> bool | None:
    """Whether what is claimed is what a sentence allows, and not what it refuses; None if unsaid.

    「要支援の方も参加できますが、要介護の方は対象外です」.

    Args:
        question: The claim.
        text: The normalised sentence.
    """
    if _DENIED.search(question.text) or _TURN.search(text) is None:
        return None
    clauses = _TURN.split(text)
    refused = [one for one in clauses if _REFUSES.search(one)]
    allowed = [one for one in clauses if one not in refused and _ALLOWS.search(one)]
    if not (refused and allowed):
        return None
    claimed = question.text.partition("は")[2] or question.text
    words = [word.surface for word in question.words if len(word.surface) > 1]
    words = [word for word in words if word in claimed]
    own = [any(word in one for one in allowed) for word in words]
    other = [any(word in one for one in refused) for word in words]
    is_allowed = any(a and not r for a, r in zip(own, other, strict=True))
    is_refused = any(r and not a for a, r in zip(own, other, strict=True))
    return is_allowed if is_allowed is not is_refused else None


def denies_deed(question: Question, text: str) -> bool:
    """Whether all that a sentence says of what is claimed to be done is that it is not so.

    「架け替えますか」 by 「撤去（架け替えない）」. False for a claim that is itself denied.
    """
    deeds = {word.lemma for word in question.words if word.pos == "動詞"}
    if not deeds or _DENIED.search(question.text):
        return False
    tokens = shared_morphology().tokens(_MUST.sub("", text))
    said = [place for place, token in enumerate(tokens) if token.lemma in deeds]
    return bool(said) and all(
        any(token.lemma in _NOT for token in tokens[place + 1 : place + 1 + _NOT_BEHIND])
        for place in said
    )


def _lacks_name(context: Context, document: Document, sentence: Sentence) -> bool:
    """Whether a name of the claim stands in the document, and not in or above the sentence."""
    near = canonical(around(document, sentence.span), context.names)
    whole = canonical(document.text, context.names)
    is_lacking = any(name in whole and name not in near for name in _names(context))
    return is_lacking or is_of_another_item(context, document, sentence)


def _names(context: Context) -> set[str]:
    """What a question names that is long enough to be looked for, canonical."""
    quoted = _QUOTED.findall(context.question.text)
    names = {canonical(name, context.names) for name in (*quoted, *context.question.phrases)}
    return {name for name in names if len(name) >= _MIN_NAME}


def is_of_another_item(context: Context, document: Document, sentence: Sentence) -> bool:
    """Whether a name of the question stands in another item of the list than the sentence.

    「予約は要りません」 of the item 送迎バス says nothing of 特定健診, of which the item before is.
    """
    if sentence.kind is not SentenceKind.LIST_ITEM:
        return False
    section = document.section_at(sentence.span.start)
    path = " ".join(section.path) if section is not None else document.title
    item = item_span(document, sentence).of(document.text)
    own = canonical(f"{path} {_lead_in(document, sentence)} {item}", context.names)
    near = canonical(around(document, sentence.span), context.names)
    return any(name in near and name not in own for name in _names(context))


def _lead_in(document: Document, item: Sentence) -> str:
    """The sentence before an item's list, under the same heading: 「次のとおりです」."""
    for sentence in reversed(document.sentences[: number_of(document, item)]):
        if sentence.section != item.section or sentence.kind is SentenceKind.HEADING:
            break
        if sentence.kind is not SentenceKind.LIST_ITEM:
            return sentence.span.of(document.text)
    return ""


def _shares_word(one: str, other: str) -> bool:
    """Whether two texts share two characters in a row."""
    return any(one[place : place + 2] in other for place in range(len(one) - 1))
