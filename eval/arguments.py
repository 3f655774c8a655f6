"""The command line of ``python -m eval``."""

import argparse
from datetime import date
from pathlib import Path

SETS = Path(__file__).parent / "sets"
_DESCRIPTION = "Ask question sets, compare runs, run public benchmarks; all of it offline."


def build_parser() -> argparse.ArgumentParser:
    """The command line, standing alone so that a test can hold it against the README."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=_DESCRIPTION)
    verbs = parser.add_subparsers(dest="verb", required=True)
    _add_run(verbs.add_parser("run", help="ask a set's questions and judge the replies"))
    compare = verbs.add_parser("compare", help="say what changed between two runs")
    compare.add_argument("dir_a", type=Path, metavar="DIR_A", help="the older run")
    compare.add_argument("dir_b", type=Path, metavar="DIR_B", help="the run that is judged")
    compare.add_argument(
        "--fail-on-regression", action="store_true", help="exit 1 when a measure got worse"
    )
    compare.add_argument(
        "--all", action="store_true", help="show replies that differ with the same verdict, too"
    )
    compare.add_argument("--html", type=Path, metavar="FILE", help="write the comparison as a page")
    compare.add_argument("--seed", type=int, default=0, help="of the randomisation")
    compare.add_argument("--json", action="store_true", help="one JSON object")
    keep = verbs.add_parser("keep", help="keep a run's figures as a baseline for compare")
    keep.add_argument("dir_run", type=Path, metavar="DIR_RUN")
    keep.add_argument("dir_baseline", type=Path, metavar="DIR_BASELINE")
    facts = verbs.add_parser("facts", help="score the fact extractors on labelled texts")
    facts.add_argument("--set", type=Path, default=SETS / "facts", metavar="DIR", dest="directory")
    _add_documents(facts)
    facts.add_argument("--show", action="store_true", help="show the mistakes in texts tagged tune")
    facts.add_argument("--json", action="store_true", help="one JSON object")
    check = verbs.add_parser("check", help="name every bad line of question sets")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    measure = verbs.add_parser("measure", help="score a TREC run against qrels")
    measure.add_argument("--qrels", type=Path, required=True, metavar="FILE")
    measure.add_argument("--run", type=Path, required=True, metavar="FILE")
    measure.add_argument(
        "--measures", default="nDCG@10 R@5 RR AP Success@1", help="in ir-measures' notation"
    )
    measure.add_argument("--json", action="store_true", help="one JSON object")
    _add_make(verbs.add_parser("make", help="propose questions for a person to accept"))
    _add_sweep(verbs.add_parser("sweep", help="say what recipe settings cost or bring"))
    _add_bench(verbs.add_parser("bench", help="run a public benchmark, given by path"))
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    run.add_argument(
        "--questions", type=Path, action="append", metavar="FILE", help="default: eval/sets/*.jsonl"
    )
    run.add_argument("--index", type=Path, metavar="DIR", help="an index that exists")
    _add_documents(run)
    run.add_argument("--encoder", metavar="NAME_OR_PATH", help="for an index that is built here")
    run.add_argument(
        "--lexical-only", action="store_true", help="answer without the encoder, to compare with"
    )
    run.add_argument("--out", type=Path, default=Path("var/eval"), metavar="DIR")
    run.add_argument("--today", type=date.fromisoformat, metavar="YYYY-MM-DD")
    run.add_argument("--title", default="", help="what is evaluated, for the report")
    run.add_argument("--tag", action="append", metavar="TAG", help="only lines with this tag")
    run.add_argument("--json", action="store_true", help="one JSON object")


def _add_bench(bench: argparse.ArgumentParser) -> None:
    benches = bench.add_subparsers(dest="bench", required=True)
    retrieval = benches.add_parser("retrieval", help="BEIR's files: find the unit that answers")
    retrieval.add_argument("--out", type=Path, metavar="DIR", help="write each arm's TREC run here")
    for name in ("corpus", "queries", "qrels"):
        retrieval.add_argument(f"--{name}", type=Path, required=True, metavar="FILE")
    squad = benches.add_parser("squad", help="SQuAD JSON: find the paragraph, and the answer in it")
    squad.add_argument("--data", type=Path, required=True, metavar="FILE")
    squad.add_argument("--half", choices=("A", "B"), help="of a development set; default: all")
    similarity = benches.add_parser("similarity", help="JSTS's pairs: order them by likeness")
    similarity.add_argument("--data", type=Path, required=True, metavar="FILE")
    passages = benches.add_parser("passages", help="a set's passages, by overlap of words")
    passages.add_argument("--questions", type=Path, action="append", metavar="FILE", required=True)
    passages.add_argument("--index", type=Path, metavar="DIR", help="an index that exists")
    _add_documents(passages)
    listing = benches.add_parser("list", help="where to get each, and what others report")
    listing.set_defaults(encoder=None, published=None)
    listing.add_argument("--json", action="store_true", help="one JSON object")
    for command in (retrieval, squad, similarity, passages):
        command.add_argument("--encoder", metavar="NAME_OR_PATH", help="default: the built-in one")
        command.add_argument(
            "--published", metavar="NAME", help="show what others report beside: see bench list"
        )
        command.add_argument("--json", action="store_true", help="one JSON object")


def _add_make(make: argparse.ArgumentParser) -> None:
    make.add_argument("--index", type=Path, metavar="DIR", help="an index that exists")
    _add_documents(make)
    make.add_argument("--feedback", type=Path, metavar="FILE", help="the page's feedback (SQLite)")
    make.add_argument("--asked", type=Path, metavar="FILE", help="unanswered questions: lines, CSV")
    make.add_argument(
        "--known",
        type=Path,
        action="append",
        metavar="FILE",
        help="sets whose questions are not proposed again; default: eval/sets/*.jsonl",
    )
    make.add_argument(
        "--out", type=Path, default=Path("var/eval/proposals.csv"), help=".csv or .jsonl"
    )


def _add_sweep(sweep: argparse.ArgumentParser) -> None:
    for name in ("corpus", "queries", "qrels"):
        sweep.add_argument(f"--{name}", type=Path, metavar="FILE", help="BEIR's files of a dev set")
    sweep.add_argument("--data", type=Path, metavar="FILE", help="or SQuAD JSON of a dev set")
    sweep.add_argument(
        "--set",
        action="append",
        required=True,
        dest="settings",
        metavar="NAME=VALUE,VALUE",
        help="a setting of index/recipe.toml; the grid is the product of all",
    )
    sweep.add_argument("--measure", default="nDCG@10", help="in ir-measures' notation")
    sweep.add_argument("--encoder", metavar="NAME_OR_PATH", help="default: the built-in one")
    sweep.add_argument("--json", action="store_true", help="one JSON object")


def _add_documents(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--documents",
        type=Path,
        action="append",
        metavar="DIR",
        help="default: corpus/plans and the tests' invented plan",
    )
