"""How often a body met, by the numbers of its meetings: 第1回策定委員会, …, 第4回策定委員会."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from corpus.normalize import normalize
from corpus.records import DocId, Sentence

_ASKED = re.compile(
    r"(?P<body>[一-鿿ァ-ヺーA-Za-z]{0,14}(?:会|会議|本部|懇談会|ワークショップ|説明会))(?:は|って|が)?、?"
    r"(?:これまでに?|全部で|合計で?|策定までに?|[市町村区]で)*何[回度](?:くらい)?"
    r"(?:開[かい催]|ひら|行[わっい]|おこな|実施|あ[っり]|やっ|集ま|会議|審議)"
)
_DONE = re.compile(r"た(?:の|ん)?(?:です)?か?[?？。]*$|これまで|全部で|合計で|策定までに")
_LEAST, _MOST = 2, 60  # meetings


def answer_held_times(context: Context) -> Draft | None:
    """The draft that counts the meetings that are numbered from the first; None elsewhere."""
    asked = _ASKED.search(context.question.text)
    text = context.question.text
    if asked is None or _DONE.search(text) is None or context.question.asked.is_yes_no:
        return None  # 「年に何回開きますか」 is said by a rule, and not by a record
    body = re.escape(asked["body"])
    nth = re.compile(rf"第 ?(?P<n>[0-9]{{1,2}}) ?回(?P<name>[^、。\t\n]{{0,12}}?{body})")
    names: set[str] = set()
    found: dict[int, tuple[DocId, Sentence]] = {}
    for doc_id, document in context.documents.items():
        own: dict[int, tuple[DocId, Sentence]] = {}
        for sentence in document.sentences:
            for match in nth.finditer(normalize(sentence.span.of(document.text))):
                own.setdefault(int(match["n"]), (doc_id, sentence))
                names.add(match["name"].replace(" ", ""))
        if own and found:
            return None  # two documents tell of such a body
        found = found or own
    last = max(found, default=0)
    is_whole = _LEAST <= last <= _MOST and set(found) == set(range(1, last + 1))
    if not is_whole or len(names) > 1:
        return None  # some are not printed, or two bodies are
    proofs = tuple((doc_id, sentence.span) for doc_id, sentence in (found[1], found[last]))
    told = context.say("meeting.numbered", body=asked["body"], last=last)
    return Draft(
        (DraftStatement(told, proofs),),
        confidence=0.85,
        topic=asked["body"],
        doc_ids=(found[1][0],),
    )
