"""How well documents are read: ``python -m eval.bench.reading DIR``.

Three measures, on the files that DIR holds: hand-labelled headings, notes and captions; the same
paper as PDF and as DOCX; and what poppler's ``pdftotext`` finds on the same pages.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import KeikakuError
from corpus.normalize import normalize
from corpus.readers import read_document
from corpus.records import Document, SectionKind, SentenceKind, Span
from eval.json_values import JsonObject

LABELS = Path(__file__).parents[1] / "sets" / "reading.toml"
_GRAM = 8  # characters
_MIN_SENTENCE = 15  # characters; shorter ones repeat by chance
_MIN_LINE = 12
_KANA = re.compile("[ぁ-ゖ]")
_MARKER = re.compile(r"^[※注記*()\[\]0-9\s]+")  # of a note's body
_SEAM = 5  # characters: of grams that say whether a line's words were read
_GAP = 8  # characters in a row that were not read: words, and not an order of cells or marks


def squeezed(text: str) -> str:
    """The normalised text without white space, leaders and tabs."""
    return re.sub(r"[\s.…・]+", "", normalize(text))


def gram_f1(one: str, other: str, size: int = _GRAM) -> float:
    """F1 of the two texts' bags of ``size`` successive characters, 0 without any in common."""
    bags = [
        Counter(flat[place : place + size] for place in range(len(flat) - size + 1))
        for flat in (squeezed(one), squeezed(other))
    ]
    total = bags[0].total() + bags[1].total()
    return 2 * (bags[0] & bags[1]).total() / total if total else 0.0


def precision_recall(found: Sequence[str], labels: Sequence[str]) -> tuple[int, int, int]:
    """How many are right, found and wanted; each label stands for one that begins with it."""
    left = [squeezed(item) for item in found]
    right = 0
    for label in labels:
        match = next((item for item in left if item.startswith(squeezed(label))), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right, len(found), len(labels)


def labelled(directory: Path, labels: Path = LABELS) -> dict[str, tuple[int, int, int]]:
    """For headings, footnotes and captions: right, found and wanted over all labelled files."""
    sums: dict[str, Counter[str]] = {}
    for entry in tomllib.loads(labels.read_text("utf-8"))["documents"]:
        path = next(directory.rglob(entry["file"]), None)
        if path is None:
            continue
        document = read_document(path)
        first, last = entry["pages"]
        for kind, found in _found(document, first, last):
            if kind not in entry:
                continue
            right, count, wanted = precision_recall(found, entry[kind])
            sums.setdefault(kind, Counter()).update(right=right, found=count, wanted=wanted)
    return {kind: (c["right"], c["found"], c["wanted"]) for kind, c in sums.items()}


def _found(document: Document, first: int, last: int) -> Iterator[tuple[str, list[str]]]:
    def is_on(span: Span) -> bool:
        page = document.page_of(span.start)
        return page is not None and first <= page <= last

    yield (
        "headings",
        [
            section.title
            for section in document.sections
            if section.kind is not SectionKind.FOOTNOTES and is_on(section.span)
        ],
    )
    notes = [note.span.of(document.text) for note in document.footnotes if is_on(note.span)]
    yield "footnotes", [_MARKER.sub("", normalize(note)) for note in notes]
    yield "captions", [figure.caption for figure in document.figures if is_on(figure.span)]


def pairs(directory: Path) -> dict[str, float]:
    """For each paper that is there as PDF and as DOCX, the F1 of the two texts."""
    found = {path.stem: path for path in sorted(directory.rglob("*.docx"))}
    return {
        path.stem: gram_f1(read_document(path).text, read_document(found[path.stem]).text)
        for path in sorted(directory.rglob("*.pdf"))
        if path.stem in found
    }


@dataclass(frozen=True, slots=True)
class Compared:
    """A file's text beside what ``pdftotext`` finds in it."""

    lines: int  # of prose that pdftotext finds
    sentences: int  # of the body that the reader finds
    lost: tuple[str, ...]  # lines with words that the reader has nowhere
    only_dropped: tuple[str, ...]  # lines with words that it has only among what it left out
    doubled: tuple[str, ...]  # sentences that it has more often than they are printed


def beside_pdftotext(path: Path) -> Compared:
    """Compare a PDF's text with what ``pdftotext -layout`` finds."""
    done = subprocess.run(  # noqa: S603  # the program is the one found on PATH
        [shutil.which("pdftotext") or "pdftotext", "-layout", str(path), "-"],
        capture_output=True,
        check=True,
    )
    return compared(read_document(path), done.stdout.decode("utf-8", "replace"))


def compared(document: Document, printed: str) -> Compared:
    """Compare a document with ``printed``, another program's text of the same file."""
    text = squeezed(document.text)
    dropped = squeezed("\n".join(item.text for item in document.dropped))
    lines = [
        line
        for line in re.split(r"\n|\f|\s{3,}", printed)
        if len(squeezed(line)) >= _MIN_LINE and _KANA.search(line)
    ]
    read, all_read = _grams(text, _SEAM), _grams(text, _SEAM) | _grams(dropped, _SEAM)
    missed = [line for line in lines if longest_gap(squeezed(line), read) >= _GAP]
    lost = [line for line in missed if longest_gap(squeezed(line), all_read) >= _GAP]
    sentences = [
        squeezed(sentence.span.of(document.text))
        for sentence in document.sentences
        if sentence.kind in (SentenceKind.BODY, SentenceKind.LIST_ITEM)
    ]
    return Compared(
        len(lines),
        len(sentences),
        tuple(line.strip() for line in lost),
        tuple(line.strip() for line in missed if line not in lost),
        _doubled(sentences, text, squeezed(printed)),
    )


def longest_gap(line: str, grams: Set[str], size: int = _SEAM) -> int:
    """The longest run of characters in ``line`` that stand in none of ``grams``.

    Where two programs order cells and note marks otherwise, only grams across the seam differ;
    the characters on both sides stand in others.
    """
    is_covered = [False] * len(line)
    for place in range(len(line) - size + 1):
        if line[place : place + size] in grams:
            is_covered[place : place + size] = [True] * size
    runs = "".join("+" if covered else "-" for covered in is_covered).split("+")
    return max(map(len, runs))


def _grams(text: str, size: int) -> set[str]:
    return {text[place : place + size] for place in range(len(text) - size + 1)}


def _doubled(sentences: Sequence[str], text: str, printed: str) -> tuple[str, ...]:
    """The sentences of which most grams stand more often in ``text`` than in ``printed``."""
    counts = [
        Counter(flat[place : place + _GRAM] for place in range(len(flat) - _GRAM + 1))
        for flat in (text, printed)
    ]
    found = []
    for sentence in dict.fromkeys(sentences):
        own = [sentence[place : place + _GRAM] for place in range(len(sentence) - _GRAM + 1)]
        more = sum(counts[0][gram] > counts[1][gram] > 0 for gram in own)
        if len(sentence) >= _MIN_SENTENCE and more * 2 > len(own):
            found.append(sentence)
    return tuple(found)


def measure(directory: Path) -> JsonObject:
    """All three measures on the files below ``directory``."""
    report: JsonObject = {
        kind: {
            "labels": wanted,
            "precision": right / max(found, 1),
            "recall": right / max(wanted, 1),
        }
        for kind, (right, found, wanted) in labelled(directory).items()
    }
    report["pairs"] = dict(pairs(directory))
    beside: JsonObject = {}
    for path in sorted(directory.rglob("*.pdf")):
        try:
            found = beside_pdftotext(path)
        except KeikakuError as error:
            beside[path.name] = str(error)
            continue
        beside[path.name] = {
            "lines": found.lines,
            "sentences": found.sentences,
            "lost": list(found.lost),
            "only_dropped": len(found.only_dropped),
            "doubled": list(found.doubled),
        }
    report["beside_pdftotext"] = beside
    return report


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.reading")
    parser.add_argument("directory", type=Path, help="a folder with the labelled PDFs and others")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measures as JSON."""
    args = build_parser().parse_args(argv)
    if shutil.which("pdftotext") is None:
        print("error: found no pdftotext, wanted Debian's poppler-utils", file=sys.stderr)
        return 1
    print(json.dumps(measure(args.directory), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
