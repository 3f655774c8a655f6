"""Speed and memory of reading a PDF beside pypdf and pdfplumber, in one run.

``python -m eval.bench.others.readers FILE.pdf --python var/readers/bin/python``: each reader has a
process of its own, in turn, several times; the other two run under an interpreter that has them.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

OURS = "this program"
_ROOT = Path(__file__).parents[3]


def _ours(path: Path) -> tuple[int, int]:
    from corpus.readers import read_document

    document = read_document(path)
    return len(document.pages), len(document.text)


def _pypdf(path: Path) -> tuple[int, int]:
    from pypdf import PdfReader

    texts = [page.extract_text() for page in PdfReader(path).pages]
    return len(texts), sum(map(len, texts))


def _pdfplumber(path: Path) -> tuple[int, int]:
    from pdfplumber import open as open_pdf

    with open_pdf(path) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    return len(texts), sum(map(len, texts))


def _pdfplumber_with_tables(path: Path) -> tuple[int, int]:
    from pdfplumber import open as open_pdf

    with open_pdf(path) as pdf:
        texts = [page.extract_text() for page in pdf.pages if page.extract_tables() is not None]
    return len(texts), sum(map(len, texts))


READERS: Mapping[str, Callable[[Path], tuple[int, int]]] = {  # pages and characters
    OURS: _ours,
    "pypdf": _pypdf,
    "pdfplumber": _pdfplumber,
    "pdfplumber, text and tables": _pdfplumber_with_tables,
}


def compare_readers(path: Path, python: Path, rounds: int) -> dict[str, dict[str, float]]:
    """For each reader its pages a second and its peak memory, the medians of ``rounds``."""
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in READERS}
    for _ in range(rounds):
        for name, found in runs.items():
            found.append(read_alone(name, path, Path(sys.executable) if name == OURS else python))
    return {
        name: {key: round(median(run[key] for run in found), 2) for key in found[0]}
        for name, found in runs.items()
    }


def read_alone(name: str, path: Path, python: Path) -> dict[str, float]:
    """One reader in a process of its own."""
    child = subprocess.Popen(  # noqa: S603  # this module
        [str(python), "-m", "eval.bench.others.readers", str(path), "--only", name],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    assert child.stdout is not None
    with child.stdout as pipe:
        answer = pipe.read()
    # The usage of a process has that of the children that it waited for in it.
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args)
    pages, characters, seconds = json.loads(answer)
    return {
        "pages_per_second": pages / seconds,
        "characters": characters,
        "seconds_with_start": usage.ru_utime + usage.ru_stime,
        "peak_mib": usage.ru_maxrss / 1024,  # Linux counts in KiB
    }


def _read(name: str, path: Path) -> tuple[int, int, float]:
    """Read once and say how many seconds of the processor it took, without the first imports."""
    __import__("corpus.readers" if name == OURS else name.split(",")[0])
    started = sum(os.times()[:4])
    pages, characters = READERS[name](path)
    return pages, characters, sum(os.times()[:4]) - started


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.others.readers")
    parser.add_argument("path", type=Path, metavar="FILE.pdf")
    parser.add_argument("--python", type=Path, help="an interpreter that has pypdf and pdfplumber")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=READERS, help=argparse.SUPPRESS)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Print the comparison as JSON."""
    parser = build_parser()
    args = parser.parse_args(argv)
    if args.only:
        print(json.dumps(_read(args.only, args.path)))
        return 0
    if args.python is None:
        parser.error("wanted --python: an interpreter that has pypdf and pdfplumber")
    report = compare_readers(args.path, args.python, args.rounds)
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
