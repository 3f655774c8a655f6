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
from collections.abc import Iterator, Sequence
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
_MARKER = re.compile(r"^[※注*()\[\]0-9\s]+")  # of a note's body
_FOUND = 0.5  # of a line's grams: it was read, though perhaps in other order


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


def beside_pdftotext(path: Path) -> tuple[list[str], list[str]]:
    """Lines that pdftotext finds and the reader does not, and sentences that are read twice."""
    document = read_document(path)
    done = subprocess.run(  # noqa: S603  # the program is the one found on PATH
        [shutil.which("pdftotext") or "pdftotext", "-layout", str(path), "-"],
        capture_output=True,
        check=True,
    )
    printed = done.stdout.decode("utf-8", "replace")
    kept = squeezed(document.text) + squeezed("".join(item.text for item in document.dropped))
    grams = {kept[place : place + _GRAM] for place in range(len(kept))}
    lost = []
    for line in re.split(r"\n|\s{3,}", printed):
        flat = squeezed(line)
        own = [flat[place : place + _GRAM] for place in range(len(flat) - _GRAM + 1)]
        is_prose = len(flat) >= _MIN_LINE and _KANA.search(flat) is not None
        if is_prose and sum(gram in grams for gram in own) < _FOUND * len(own):
            lost.append(line.strip())
    return lost, _doubled(document, squeezed(printed))


def _doubled(document: Document, printed: str) -> list[str]:
    sentences = [
        squeezed(sentence.span.of(document.text))
        for sentence in document.sentences
        if sentence.kind in (SentenceKind.BODY, SentenceKind.LIST_ITEM)
    ]
    counted = Counter(text for text in sentences if len(text) >= _MIN_SENTENCE)
    return [
        text for text, count in counted.items() if count > 1 and count > printed.count(text) > 0
    ]


def measure(directory: Path) -> JsonObject:
    """All three measures on the files below ``directory``."""
    report: JsonObject = {
        kind: {"precision": right / max(found, 1), "recall": right / max(wanted, 1)}
        for kind, (right, found, wanted) in labelled(directory).items()
    }
    report["pairs"] = dict(pairs(directory))
    beside: JsonObject = {}
    for path in sorted(directory.rglob("*.pdf")):
        try:
            lost, doubled = beside_pdftotext(path)
        except KeikakuError as error:
            beside[path.name] = str(error)
            continue
        beside[path.name] = {"lost": list(lost), "doubled": list(doubled)}
    report["beside_pdftotext"] = beside
    return report


def main(argv: Sequence[str] | None = None) -> int:
    """Print the measures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.reading")
    parser.add_argument("directory", type=Path, help="a folder with the labelled PDFs and others")
    args = parser.parse_args(argv)
    if shutil.which("pdftotext") is None:
        print("error: found no pdftotext, wanted Debian's poppler-utils", file=sys.stderr)
        return 1
    print(json.dumps(measure(args.directory), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
