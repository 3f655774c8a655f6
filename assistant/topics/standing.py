"""Which of two bodies stands above the other, and whether a body is one inside the town hall."""

import re
from collections.abc import Iterator

from assistant.drafts import Draft, DraftStatement
from assistant.names import canonical
from assistant.topics.bodies import Entry, Mentions, draft_of
from assistant.wants import Want

_FIRST, _SECOND = "\ue000", "\ue001"  # stand for the bodies, in the order in which they are said
_TOPIC = r"(?:は|が|って|も|の(?:ほう|方)(?:が|は))"
_BELOW = re.compile(
    rf"^{_FIRST}(?:は|って)、?{_SECOND}の(?:補助|下部|附属|付属|傘下の)(?:機関|組織)"
)
_UP, _DOWN = (
    r"(?<!以)(?:格上|上位|上(?![ァ-ヺー一-鿿記]|の階))",
    r"(?:格下|下位|傘下|下(?![ァ-ヺー一-鿿記]|の階))",
)
_CLAIMS = tuple(
    (re.compile(pattern.format(way=way)), is_second_above)
    for way, first_above in ((_UP, True), (_DOWN, False))
    for pattern, is_second_above in (
        (
            rf"{_FIRST}{_TOPIC}[^。{_SECOND}]{{{{0,6}}}}{_SECOND}(?:よりも?|の)、?{{way}}",
            not first_above,
        ),
        (
            rf"{_FIRST}よりも?[^。{_SECOND}]{{{{0,4}}}}{_SECOND}{_TOPIC}[^。]{{{{0,3}}}}{{way}}",
            first_above,
        ),
    )
)
_WHICH = re.compile(
    r"(?:どちら|どっち)(?:の(?:ほう|方))?が[^。]{0,6}(?:格?上|偉|えら)"
    r"|(?:格?上(?:位|に[ぁ-ん立来置]{1,6})?|偉い|えらい)(?:なの|の)?(?:ほう|方)?は、?(?:どちら|どっち)"
)
_LEVEL = re.compile(r"横並び|同格|同列|対等|同じ(?:位置|高さ|段|ランク)")
_INSIDE = re.compile(
    r"(?:庁舎?|役所|役場|行政|[市町村]の(?=内[側部]))の?(?:内側|内部|中|なか)(?:の|に(?:ある|置|設))|庁内の?(?:組織|会議|機関|体制|もの|集まり)|(?<![一-鿿])(?:内側|内部)の(?:組織|会議|機関)"
)
_OUTSIDE = re.compile(
    r"(?<![一-鿿])(?:庁外|外部?|外側|民間|市民|住民|町民|村民|区民|一般)の(?:人の)?(?:組織|会議|機関|団体|集まり|もの)"
)
_SAID_INSIDE = (
    "庁内の?[^。、]{{0,6}}(?:体制|組織|会議体?|機関)(?:として|である)[^。]{{0,60}}{body}[^。、]{{0,4}}(?:設置|設け|置)",
    "{body}は[^。]{{0,30}}庁内の?[^。、]{{0,6}}(?:体制|組織|会議体?|機関)(?:です|である|として)",
)


def answer_standing(mentions: Mentions) -> Draft | None:
    """「部会は本部より上ですか」, 「上なのはどちら」; None unless one stands under the other."""
    question = mentions.question
    said = list(bodies_said(mentions))
    if len(said) != 2:
        return None
    (first, one), (second, other) = said
    entry = next(
        (e for e in mentions.entries if {e.role.body, e.role.parent} == {one, other}), None
    )
    if entry is None:
        return None
    text = question.text.replace(first, _FIRST, 1)
    at = text.index(_FIRST) + 1
    text = text[:at] + text[at:].replace(second, _SECOND, 1)
    if _WHICH.search(text):
        return _stands(mentions, "governance.parent", entry)
    if not mentions.is_yes_no:
        return None
    if _LEVEL.search(text):
        return _stands(mentions, "governance.no_parent", entry)
    if _BELOW.search(text):
        is_right = entry.role.parent == other
        return _stands(mentions, f"governance.{'yes' if is_right else 'no'}_parent", entry)
    for pattern, is_second_above in _CLAIMS:
        if pattern.search(text):
            is_right = entry.role.parent == (other if is_second_above else one)
            return _stands(mentions, f"governance.{'yes' if is_right else 'no'}_parent", entry)
    return None


def answer_inside(mentions: Mentions) -> Draft | None:
    """「推進本部は役所の中の組織ですか」: the sentence that calls the body one of the town hall."""
    question = mentions.question
    inside, outside = _INSIDE.search(question.text), _OUTSIDE.search(question.text)
    said = list(bodies_said(mentions))
    asks = mentions.is_yes_no or question.wants(Want.WHICH) or (inside and outside)
    if not (inside or outside) or not asks or len(said) != 1:
        return None
    is_claim = mentions.is_yes_no and not (inside and outside)
    key = ("evidence.yes" if inside else "evidence.no") if is_claim else "evidence.quote"
    body = said[0][1]
    ways = [re.compile(way.format(body=re.escape(canonical(body)))) for way in _SAID_INSIDE]
    for doc_id in dict.fromkeys(e.doc_id for e in mentions.of_body(body)):
        document = mentions.context.documents[doc_id]
        for sentence in document.sentences:
            quote = sentence.span.of(document.text)
            if any(way.search(canonical(quote)) for way in ways):
                text = mentions.context.say(key, quote=quote.removesuffix("。"))
                statement = DraftStatement(text, ((doc_id, sentence.span),))
                return Draft((statement,), (), 0.9, topic=body, doc_ids=(doc_id,))
    return None


def bodies_said(mentions: Mentions) -> Iterator[tuple[str, str]]:
    """Each body once, as the question calls it and as the documents do: 本部 for 推進本部."""
    names = {e.role.body for e in mentions.entries} | {
        e.role.parent for e in mentions.entries if e.role.parent
    }
    found = set()
    for phrase in mentions.question.phrases:
        key = canonical(phrase, mentions.context.names)
        exact = [name for name in names if canonical(name) == key]
        ends = [name for name in names if len(key) >= 2 and canonical(name).endswith(key)]
        meant = exact or ends
        if len(meant) == 1 and meant[0] not in found:
            found.add(meant[0])
            yield phrase, meant[0]


def _stands(mentions: Mentions, key: str, entry: Entry) -> Draft:
    text = mentions.context.say(key, body=entry.role.body, parent=entry.role.parent)
    return draft_of(mentions, [(text, entry)], topic=entry.role.body)
