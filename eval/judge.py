"""One reply against one expectation."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.records import DocId
from eval.dataset import Expectation, Groups, ReplyKind
from eval.json_values import JsonObject, JsonValue
from eval.measures.answers import exact_match, token_f1
from eval.reply import Cited, KnownDocument, Reply


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a reply stands to what was expected of it."""

    failures: tuple[str, ...]  # names of the expectations that do not hold; () is right
    contains: float | None  # share of the groups found in the reply; None without any
    citations_right: int  # citations that show what was expected of them
    citations_judged: int  # citations given where an expectation says what they should show
    groups_found: int  # groups of ``citation_contains`` found
    groups_wanted: int
    verbatim: int  # citations whose quote is the document's own characters
    citations: int
    facts_found: int  # expected facts that the reply gives
    facts_wanted: int
    exact: float | None  # None where the line has no whole answers
    token_f1: float | None

    @property
    def is_correct(self) -> bool:
        """Whether all that the line expects holds."""
        return not self.failures


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` as it is compared: NFKC without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def judge(expect: Expectation, reply: Reply, documents: Mapping[DocId, KnownDocument]) -> Verdict:
    """Hold ``reply`` against ``expect``."""
    text = fold(reply.text)
    quotes = [fold(cited.quote) for cited in reply.citations]
    found = [_has_one(group, [text]) for group in expect.contains]
    cited = [_has_one(group, quotes) for group in expect.citation_contains]
    facts = [_has_fact(fact, reply.facts) for fact in expect.facts]
    held = {
        "kind": reply.kind is expect.kind,
        "contains": all(found),
        "not_contains": not _has_one(expect.not_contains, [text]),
        "citation_contains": all(cited),
        "heading": not expect.heading or _any(reply, _under(expect.heading)),
        "page": expect.page is None or _any(reply, lambda one: one.page == expect.page),
        "facts": all(facts),
    }
    right, judged = _citations_right(expect, reply)
    return Verdict(
        failures=tuple(name for name, holds in held.items() if not holds),
        contains=sum(found) / len(found) if found else None,
        citations_right=right,
        citations_judged=judged,
        groups_found=sum(cited),
        groups_wanted=len(cited),
        verbatim=sum(is_verbatim(one, documents) for one in reply.citations),
        citations=len(reply.citations),
        facts_found=sum(facts),
        facts_wanted=len(facts),
        exact=exact_match(reply.text, expect.answers) if expect.answers else None,
        token_f1=token_f1(reply.text, expect.answers) if expect.answers else None,
    )


def is_verbatim(cited: Cited, documents: Mapping[DocId, KnownDocument]) -> bool:
    """Whether the quote is what stands at the address that the citation gives."""
    document = documents.get(cited.doc_id)
    if document is None or not 0 <= cited.start < cited.end <= len(document.text):
        return False
    return document.text[cited.start : cited.end] == cited.quote


def stands_under(heading: str, heading_path: Sequence[str]) -> bool:
    """Whether one of ``heading_path`` has ``heading`` as its label, its title or both.

    A title may also hold ``heading`` as a part (計画の期間 in 計画の期間と見直し); a label may not,
    or "2" would stand for every "2.3".
    """
    wanted = fold(heading)
    for name in heading_path:
        label, _, title = name.partition(" ")
        if wanted in (fold(label), fold(title), fold(name)):
            return True
        is_words = any(character.isalpha() for character in wanted)
        if is_words and len(wanted) > 2 and wanted in fold(title or label):
            return True
    return False


def _has_one(group: Sequence[str], texts: Sequence[str]) -> bool:
    return any(fold(alternative) in text for alternative in group for text in texts)


def _any(reply: Reply, is_fit: Callable[[Cited], bool]) -> bool:
    return any(is_fit(cited) for cited in reply.citations)


def _under(heading: str) -> Callable[[Cited], bool]:
    return lambda cited: stands_under(heading, cited.heading_path)


def _citations_right(expect: Expectation, reply: Reply) -> tuple[int, int]:
    """Of the citations of an answered line: how many are right, of how many that are judged.

    A part of a right citation is right: an item of a list that is quoted as a whole shows
    nothing else than the list does.
    """
    if reply.kind is not ReplyKind.ANSWER or not (expect.citation_contains or expect.heading):
        return 0, 0
    shown = [
        cited
        for cited in reply.citations
        if _shows_expected(expect.citation_contains, expect.heading, cited)
    ]
    right = sum(any(_is_inside(cited, one) for one in shown) for cited in reply.citations)
    return right, len(reply.citations)


def _is_inside(cited: Cited, other: Cited) -> bool:
    return cited.doc_id == other.doc_id and other.start <= cited.start < cited.end <= other.end


def _shows_expected(groups: Groups, heading: str, cited: Cited) -> bool:
    if not groups:
        return stands_under(heading, cited.heading_path)
    quote = [fold(cited.quote)]
    return any(_has_one(group, quote) for group in groups)


def _has_fact(wanted: JsonObject, facts: Sequence[JsonObject]) -> bool:
    return any(is_part_of(wanted, fact) for fact in facts)


def is_part_of(wanted: JsonValue, found: JsonValue) -> bool:
    """Whether every field of ``wanted`` is in ``found`` with an equal value.

    Texts are compared folded, and arrays without regard to order.
    """
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(
            name in found and is_part_of(value, found[name]) for name, value in wanted.items()
        )
    if isinstance(wanted, list):
        return (
            isinstance(found, list)
            and len(wanted) == len(found)
            and all(any(is_part_of(one, other) for other in found) for one in wanted)
        )
    if isinstance(wanted, str) and isinstance(found, str):
        return fold(wanted) == fold(found)
    return wanted == found and isinstance(wanted, bool) == isinstance(found, bool)
