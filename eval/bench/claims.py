"""``python -m eval.bench.claims INDEX``: how often a reply's はい and いいえ are right.

``eval/training/claims.jsonl`` has claims about sentences of the documents of ``eval/training``, and
whether the sentence alone makes each true (``yes``), false (``no``) or neither (``unclear``). Those
``asked`` are residents' questions; those written ``to_trip`` twist a sentence's number, time,
extent or subject. The index is one of those documents.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.progress import track

from assistant.answer import Language
from assistant.claims import judge_claim
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.wording import wording
from corpus.cleaning import clean_question
from corpus.records import DocId, Document
from eval.bench.sentence_examples import Asker

CLAIMS = Path("eval/training/claims.jsonl")
_TODAY = date(2026, 11, 29)


@dataclass(frozen=True, slots=True)
class Claim:
    """A question and the beginning of a sentence that bears on it."""

    document: DocId
    question: str
    anchor: str
    verdict: str  # yes, no or unclear
    written: str  # asked or to_trip


def read_claims(path: Path) -> Iterator[Claim]:
    """The claims of a file.

    Raises:
        ValueError: If a line lacks a field or has another verdict.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        held = json.loads(line)
        fields = ("document", "question", "anchor", "verdict", "written")
        missing = [name for name in fields if not held.get(name)]
        if missing or held["verdict"] not in ("yes", "no", "unclear"):
            raise ValueError(
                f"{path}, line {number}: found {held}; wanted document, question, anchor, written, "
                "and a verdict of yes, no or unclear"
            )
        yield Claim(DocId(held["document"]), *(held[name] for name in fields[1:]))


@dataclass(frozen=True, slots=True)
class Found:
    """A claim with the sentences that were compared, the most probable first."""

    context: Context
    evidence: tuple[Evidence, ...]
    anchored: Evidence | None  # the sentence that the claim is about; None if not compared


def find_claimed(asker: Asker, claim: Claim) -> Found:
    """What the program compares with a claim."""
    documents = {claim.document: asker.documents[claim.document]}
    question = asker.read(clean_question(claim.question))
    found = tuple(asker.finder.find(question, documents))
    anchored = (one for one in found if _text(documents, one).strip().startswith(claim.anchor))
    context = Context(question, documents, {}, _TODAY, wording(Language.JA))
    return Found(context, found, next(anchored, None))


def _text(documents: Mapping[DocId, Document], evidence: Evidence) -> str:
    return evidence.sentence.span.of(documents[evidence.doc_id].text)


def main(argv: Sequence[str] | None = None) -> int:
    """Judge all claims and print how many verdicts are right."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.claims", description=__doc__)
    parser.add_argument("index", type=Path, help="of the documents of eval/training")
    parser.add_argument("--claims", type=Path, default=CLAIMS)
    args = parser.parse_args(argv)
    asker = Asker(args.index)
    counts: Counter[tuple[str, str]] = Counter()
    claims = [one for one in read_claims(args.claims) if one.document in asker.documents]
    for claim in track(claims, description="claims", console=Console(stderr=True)):
        found = find_claimed(asker, claim)
        if found.anchored is None:
            continue
        said = judge_claim(found.context, found.anchored).said
        counts[claim.written, "claims"] += 1
        counts[claim.written, "settled"] += claim.verdict != "unclear"
        if said:
            counts[claim.written, "said"] += 1
            counts[claim.written, "right"] += said == claim.verdict
    for written in sorted({name for name, _ in counts}):
        claims_, settled, said_, right = (
            counts[written, what] for what in ("claims", "settled", "said", "right")
        )
        print(
            f"{written}: {claims_} claims, {said_} verdicts, {right} right "
            f"({right / max(1, said_):.1%}); {right / max(1, settled):.1%} of what is settled"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
