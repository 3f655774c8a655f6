"""``python -m index build | search | info | verify | train | tune``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import KeikakuError
from corpus.offline import set_offline
from corpus.store import to_json
from corpus.streams import use_utf8
from index.default import (
    DEFAULT_DOCUMENTS,
    DEFAULT_INDEX,
    ensure_index,
    open_or_build,
    warn_of_skipped,
)

if TYPE_CHECKING:
    from index.build import BuildReport


def build_parser() -> argparse.ArgumentParser:
    """The command line, standing alone so that a test can hold it against the README."""
    parser = argparse.ArgumentParser(prog="python -m index", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    build = verbs.add_parser("build", help="index documents, reusing what has not changed")
    build.add_argument(
        "--documents",
        type=Path,
        action="append",
        metavar="DIR",
        help=f"a file or folder; may be repeated ({DEFAULT_DOCUMENTS})",
    )
    build.add_argument("--encoder", metavar="NAME_OR_PATH", help="a sentence-transformers model")
    build.add_argument("--strict", action="store_true", help="fail when a file cannot be read")
    build.add_argument("--ocr", action="store_true", help="read pages without text by OCR")
    build.add_argument("--force", action="store_true", help="read everything again")
    search = verbs.add_parser("search", help="find chunks for a question")
    search.add_argument("query")
    search.add_argument("--top-k", type=_positive, default=5, metavar="N")
    search.add_argument("--document", action="append", metavar="DOC_ID", help="only in this one")
    info = verbs.add_parser("info", help="say what is indexed")
    verify = verbs.add_parser("verify", help="say whether the index is whole and current")
    for command in (build, search, info, verify):
        command.add_argument("--index", type=Path, metavar="DIR", help=f"({DEFAULT_INDEX})")
        command.add_argument("--json", action="store_true", help="one JSON object")
    train = verbs.add_parser("train", help="make the built-in encoder again")
    tune = verbs.add_parser("tune", help="tune an encoder on questions about documents")
    tune.add_argument("--encoder", type=Path, metavar="DIR", help="to start from (the built-in)")
    tune.add_argument("--index", type=Path, required=True, metavar="DIR", help="the documents")
    tune.add_argument("--questions", type=Path, nargs="+", required=True, metavar="FILE")
    tune.add_argument("--thesaurus", type=Path, metavar="FILE", help="lines: said > meant")
    for command in (train, tune):
        command.add_argument("--data", type=Path, required=True, metavar="DIR")
        command.add_argument("--out", type=Path, required=True, metavar="DIR")
        command.add_argument("--seed", type=int, default=0)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 could not, 2 wrong usage."""
    use_utf8()
    args = build_parser().parse_args(argv)
    run = {
        "build": _build,
        "search": _search,
        "info": _info,
        "verify": _verify,
        "train": _train,
        "tune": _tune,
    }
    try:
        return run[args.verb](args)
    except (KeikakuError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _build(args: argparse.Namespace) -> int:
    from index.encoder import is_hub_name

    set_offline(hub_model=is_hub_name(args.encoder))
    from index.build import build_index
    from index.progress import BuildProgress

    roots = args.documents or [DEFAULT_DOCUMENTS]
    index = args.index or DEFAULT_INDEX
    with BuildProgress() as progress:
        report = build_index(
            roots,
            index,
            args.encoder,
            strict=args.strict,
            on_progress=progress.show,
            force=args.force,
            ocr=args.ocr,
        )
    warn_of_skipped(report)
    print(_dump(to_json(report)) if args.json else _report_lines(report))
    if not report.documents:
        names = ", ".join(root.as_posix() for root in roots)
        print(f"error: {names}: found no document that can be read; add one", file=sys.stderr)
        return 1
    return 0


def _search(args: argparse.Namespace) -> int:
    opened = open_or_build(args.index)
    opened.require(args.document or ())
    found = opened.retriever.search(args.query, args.top_k, args.document)
    from index.reporting import search_report

    report = search_report(args.query, found, opened)
    if args.json:
        print(_dump(report))
    else:
        from index.reporting import hit_lines

        print(hit_lines(report))
    return 0


def _info(args: argparse.Namespace) -> int:
    from index.reporting import index_report, info_lines

    report = index_report(open_or_build(args.index).manifest)
    print(_dump(report) if args.json else info_lines(report))
    return 0


def _verify(args: argparse.Namespace) -> int:
    set_offline()
    if args.index is None:
        ensure_index(DEFAULT_INDEX)
    from index.opening import verify_index

    problems = verify_index(args.index or DEFAULT_INDEX)
    if args.json:
        print(_dump({"ok": not problems, "problems": problems}))
    else:
        print("\n".join(problems) if problems else "ok")
    return 1 if problems else 0


def _train(args: argparse.Namespace) -> int:
    set_offline()
    from index.training.encoder import train_encoder

    train_encoder(
        args.data, args.out, seed=args.seed, tell=lambda line: print(line, file=sys.stderr)
    )
    return 0


def _tune(args: argparse.Namespace) -> int:
    set_offline()
    from index.encoder import BUILTIN_DIRECTORY
    from index.training.tuning import tune_encoder

    tune_encoder(
        args.encoder or BUILTIN_DIRECTORY,
        open_or_build(args.index),
        args.questions,
        args.data,
        args.out,
        thesaurus=args.thesaurus,
        seed=args.seed,
        tell=lambda line: print(line, file=sys.stderr),
    )
    return 0


def _report_lines(report: "BuildReport") -> str:
    return (
        f"{report.documents} documents, {report.chunks} chunks, {report.sentences} sentences; "
        f"{report.reused} reused, {len(report.skipped)} skipped; {report.seconds:.1f} s"
    )


def _dump(report: object) -> str:
    return json.dumps(report, ensure_ascii=False)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main())
