"""「予約制乗合タクシー「のらんかい号」」: things that a document gives a name of their own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.answer import Proof
from assistant.kept import KeptByDocument
from assistant.question import Question
from corpus.normalize import normalize
from corpus.records import DocId, Document, Span

# The name stands in 「」 right behind what it is the name of.
_NAMED = re.compile(
    r"(?<![一-鿿ァ-ヺー々])(?P<thing>[一-鿿ァ-ヺー々]{4,14})「(?P<name>[^「」、。0-9]{2,10})」(?![とや、]|の(?:[一-鿿]+)?について)"
)
_LEAST_SAID = 2  # places where the document speaks of the thing
_NO_THING = re.compile(
    r"計画$|戦略$|目標$|方針$|理念$|指標$|課題$|施策$|標語|テーマ|スローガン|こと$"
)


@dataclass(frozen=True, slots=True)
class Nickname:
    """A thing by its own name."""

    name: str  # のらんかい号
    thing: str  # 予約制乗合タクシー
    proof: Proof  # the sentence that calls it so


def nickname_in(question: Question, documents: Mapping[DocId, Document]) -> Nickname | None:
    """The one name that a question calls a thing by which the documents call otherwise, too."""
    found = [
        Nickname(name, thing, (doc_id, span))
        for doc_id, document in documents.items()
        for name, thing, span in _NICKNAMES.of(document)
        if name in question.text and thing not in question.text
    ]
    names = {one.name for one in found}
    longest = [one for one in found if not any(one.name in name != one.name for name in names)]
    return longest[0] if len({one.thing for one in longest}) == 1 else None


def _read(document: Document) -> Iterator[tuple[str, str, Span]]:
    whole = normalize(document.text)
    things: dict[str, dict[str, Span]] = {}
    for sentence in document.sentences:
        for match in _NAMED.finditer(normalize(sentence.span.of(document.text))):
            if not _NO_THING.search(match["thing"]):
                things.setdefault(match["name"], {}).setdefault(match["thing"], sentence.span)
    for name, called in things.items():
        if len(called) == 1:
            ((thing, span),) = called.items()
            said = whole.count(thing)
            if said >= _LEAST_SAID and said > whole.count(f"{thing}「"):
                yield name, thing, span


_NICKNAMES = KeptByDocument(lambda document: tuple(_read(document)))
