"""Names that a sentence explains in brackets: 「基本構想（理念）、基本計画（施策）」."""

import re
from collections.abc import Iterator, Mapping

from assistant.drafts import Context, Draft, DraftStatement
from assistant.kept import KeptByDocument
from assistant.names import canonical
from assistant.wants import Want
from corpus.normalize import align, normalize
from corpus.records import Document, SentenceKind, Span

_GLOSS = re.compile(r"(?P<name>[一-鿿ァ-ヺー]{2,16})[(](?P<gloss>[^()]{4,60})[)]")
_NO_GLOSS = re.compile(r"以下|[0-9]{2}|図|表|参照|という|[:：]|長$|課|電話")
_WHICH = re.compile(
    r"どれ|どちら|どっち|どの(?:部分|もの|計画|段階|ところ)|のは、?何(?!と)|(?:何|なん)(?:と|て)いう(?:部分|計画|もの|段階)"
    r"|(?:部分|ところ|の)は、?[^、。はが]{0,8}の?どこ(?:です|でしょう|か|[?？。]|$)"
)
_OF_WHOLE = re.compile(r"部分|[一-鿿]+計画")  # of which what is asked for is a part
_WORD = re.compile(r"[一-鿿]{2,}|[ァ-ヺー]{2,}")
_LEAST = 2  # names in a sentence
_MIN_TOLD = 0.4  # share of the question's words that the sentence explains
_MIN_SHARE = 0.6  # of the question's words that one gloss has


def answer_glossed(context: Context) -> Draft | None:
    """The name whose explanation a question gives, or what the one name stands for; else None."""
    question = context.question
    if question.asked.is_yes_no or question.wants(Want.WHEN, Want.HOW_MANY, Want.WHO, Want.WHY):
        return None
    for doc_id, document in context.documents.items():
        for span, glosses in _GLOSSED.of(document):
            told = _by_name(context, glosses) or _by_gloss(context, glosses)
            if told is not None:
                text, name = told
                statement = DraftStatement(text, ((doc_id, span),))
                return Draft(
                    (statement,), confidence=0.85, topic=name, entity=name, doc_ids=(doc_id,)
                )
    return None


def _by_name(context: Context, glosses: Mapping[str, str]) -> tuple[str, str] | None:
    """「実施計画は？」: what stands in brackets behind the name."""
    question = context.question
    said = [canonical(phrase) for phrase in question.phrases]
    name = next((one for one in glosses if [canonical(one)] == said), None)
    if name is None or question.asked.wants - {Want.DEFINITION, Want.WHICH, Want.ROLE}:
        return None
    return context.say("glossary.means", term=name, definition=glosses[name]), name


def _by_gloss(context: Context, glosses: Mapping[str, str]) -> tuple[str, str] | None:
    """「理念があるのは基本構想と基本計画のどっち」: the one name whose gloss has the words."""
    text = context.question.text
    if not _WHICH.search(text):
        return None
    every = normalize(" ".join((*glosses, *glosses.values())))
    words = [
        word
        for word in _WORD.findall(text)
        if not (_OF_WHOLE.fullmatch(word) or any(word in name for name in glosses))
    ]
    told = [word for word in words if word in every]
    if not told or len(told) < _MIN_TOLD * len(words):
        return None
    shares = {
        name: sum(word in normalize(gloss) for word in told) / len(told)
        for name, gloss in glosses.items()
    }
    best = max(shares.values())
    chosen = [name for name, share in shares.items() if share == best]
    if len(chosen) > 1:  # 施策 of 「まちづくりの施策」, and not of 「施策を達成するための事業」
        chosen = [one for one in chosen if normalize(glosses[one]).endswith(tuple(told))]
    if best < _MIN_SHARE or len(chosen) != 1:
        return None
    name = chosen[0]
    return context.say("glossary.is_named", term=name, definition=glosses[name]), name


def _glossed(document: Document) -> Iterator[tuple[Span, dict[str, str]]]:
    """The sentences that explain several names, with what each stands for."""
    for sentence in document.sentences:
        if sentence.kind is SentenceKind.TABLE_ROW:
            continue
        printed = sentence.span.of(document.text)
        aligned = align(printed)
        found = {
            match["name"]: aligned.to_original(*match.span("gloss")).of(printed)
            for match in _GLOSS.finditer(aligned.text)
            if not _NO_GLOSS.search(match["gloss"])
        }
        if len(found) >= _LEAST:
            yield sentence.span, found


_GLOSSED = KeptByDocument(lambda document: tuple(_glossed(document)))
