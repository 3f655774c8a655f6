"""Terms of the glossary in a reply: what they mean stands beside them on hover and on focus."""

import re
from collections.abc import Mapping

from assistant.answer import Answer
from assistant.markup import Html, Writer, element, join
from corpus.records import DocId, Facts, GlossaryEntry

# One letter is too often part of another word.
_MIN_TERM_CHARS = 2


class TermMarker:
    """Writes a reply's words with its terms marked, each the first time it occurs.

    Args:
        answer: The reply; only the glossaries of the documents that it cites are used.
        facts: Of all documents.
        write: How the words are written apart from that.
        prefix: Makes the ids of the explanations.
    """

    def __init__(
        self, answer: Answer, facts: Mapping[DocId, Facts], write: Writer, prefix: str
    ) -> None:
        self._meanings = _meanings(answer, facts)
        self._write = write
        self._prefix = prefix
        self._used: list[str] = []
        longest_first = sorted(self._meanings, key=lambda term: (-len(term), term))
        self._pattern = (
            re.compile("|".join(map(re.escape, longest_first))) if longest_first else None
        )

    def __call__(self, said: str) -> Html:
        """``said`` with the terms in it marked."""
        if self._pattern is None:
            return self._write(said)
        pieces: list[Html] = []
        end = 0
        for found in self._pattern.finditer(said):
            term = found[0]
            if term in self._used:
                continue
            self._used.append(term)
            described_by = f"{self._prefix}-{len(self._used)}"
            marked = element(
                "dfn", self._write(term), tabindex=0, class_="term", aria_describedby=described_by
            )
            pieces += [self._write(said[end : found.start()]), marked]
            end = found.end()
        return join([*pieces, self._write(said[end:])])

    def explanations(self) -> Html | None:
        """What the terms mean that were marked so far; shown by the page's script."""
        if not self._used:
            return None
        tips = [
            element(
                "div",
                element("b", term),
                element("span", self._write(self._meanings[term])),
                role="tooltip",
                id=f"{self._prefix}-{number}",
                class_="tip",
                lang="ja",
            )
            for number, term in enumerate(self._used, start=1)
        ]
        return element("div", *tips, class_="tips")


def _meanings(answer: Answer, facts: Mapping[DocId, Facts]) -> dict[str, str]:
    """Terms and their other names with the definition, but for what the reply itself defines."""
    defined = {used.fact.term for used in answer.facts if isinstance(used.fact, GlossaryEntry)}
    meanings: dict[str, str] = {}
    for doc_id in dict.fromkeys(citation.doc_id for citation in answer.citations):
        for entry in facts.get(doc_id, Facts()).glossary:
            if entry.term in defined:
                continue
            for name in (entry.term, *entry.aliases):
                if len(name) >= _MIN_TERM_CHARS:
                    meanings.setdefault(name, entry.definition)
    return meanings
