"""``python -m eval run | compare | keep | facts | check | measure | make | sweep | bench``."""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import KeikakuError
from eval.arguments import SETS, build_parser
from eval.problems import QuestionSetError

if TYPE_CHECKING:
    from assistant.feedback import Feedback

_WIDTH = 120  # columns of two replies side by side, where there is no terminal
_JAPAN = timedelta(hours=9)  # from UTC, all year
_PLANS = (Path("corpus/plans"), Path("tests/documents/invented-plan"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 could not, 2 wrong usage."""
    args = build_parser().parse_args(argv)
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        return _COMMANDS[args.verb](args)
    except QuestionSetError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("error: interrupted; the same command goes on where a run stopped", file=sys.stderr)
        return 1
    except (KeikakuError, OSError, ValueError) as error:
        # ValueError: a measure's name, a set without a question that can be asked.
        print(f"error: {error}", file=sys.stderr)
        return 1


def _documents(args: argparse.Namespace) -> list[Path]:
    return args.documents or [path for path in _PLANS if path.exists()]


def _run(args: argparse.Namespace) -> int:
    from eval.dataset import read_question_sets
    from eval.evaluation import evaluate
    from eval.json_values import to_json
    from eval.printing import run_lines
    from eval.program import open_program

    paths = args.questions or sorted(SETS.glob("*.jsonl"))
    questions = read_question_sets(paths, _note)
    if args.tag:
        questions = tuple(one for one in questions if set(args.tag) & set(one.tags))
        if not questions:
            raise ValueError(f"--tag: found no line with {' or '.join(args.tag)}")
    program = open_program(
        args.index,
        documents=_documents(args),
        encoder=args.encoder,
        is_lexical_only=args.lexical_only,
    )
    summary = evaluate(
        program,
        questions,
        today=args.today or (datetime.now(UTC) + _JAPAN).date(),
        out=args.out,
        title=args.title or "、".join(path.stem for path in paths),
        on_notice=_note,
    )
    _print(to_json(summary) if args.json else "\n".join(run_lines(summary)))
    return 0


def _compare(args: argparse.Namespace) -> int:
    from eval.compare import compare_reports, comparison_to_json
    from eval.comparison_printing import comparison_lines
    from eval.json_values import to_json, write_whole
    from eval.results import read_report

    comparison = compare_reports(read_report(args.dir_a), read_report(args.dir_b), seed=args.seed)
    if args.json:
        _print(to_json(comparison_to_json(comparison)))
    else:
        width = shutil.get_terminal_size((_WIDTH, 0)).columns
        _print("\n".join(comparison_lines(comparison, width=width, shows_reworded=args.all)))
    if args.html:
        from eval.comparison_page import render_comparison

        page = render_comparison(comparison, first=str(args.dir_a), second=str(args.dir_b))
        args.html.parent.mkdir(parents=True, exist_ok=True)
        write_whole(args.html, page)
    if not comparison.questions:
        print(
            f"error: {args.dir_b}: found no question of {args.dir_a}, wanted runs of one set",
            file=sys.stderr,
        )
        return 1
    asked = comparison.questions + len(comparison.altered) + len(comparison.only_first)
    if args.fail_on_regression and comparison.questions * 2 < asked:
        print(
            f"error: {args.dir_a}: found {comparison.questions} of {asked} questions unaltered in "
            f"{args.dir_b}, wanted at least half; when the sets were changed on purpose, keep a "
            f"new baseline: python -m eval keep {args.dir_b} {args.dir_a}",
            file=sys.stderr,
        )
        return 1
    if args.fail_on_regression and comparison.regressions:
        names = ", ".join(change.measure for change in comparison.regressions)
        print(f"error: {args.dir_b}: worse than {args.dir_a} in {names}", file=sys.stderr)
        return 1
    return 0


def _keep(args: argparse.Namespace) -> int:
    from eval.results import read_report, write_baseline

    write_baseline(args.dir_baseline, read_report(args.dir_run))
    _print(f"{args.dir_baseline}: compare with: python -m eval compare {args.dir_baseline} DIR")
    return 0


def _facts(args: argparse.Namespace) -> int:
    from eval.fact_parts import parts_to_json
    from eval.fact_printing import fact_lines, mistake_lines
    from eval.facts import score_facts, scores_to_json
    from eval.json_values import to_json

    scores = score_facts(args.directory, _documents(args))
    report = {**scores_to_json(scores), "governance_parts": parts_to_json(scores)}
    _print(to_json(report) if args.json else "\n".join(fact_lines(report)))
    if args.show:
        _print("\n".join(mistake_lines(scores, "tune")))
    return 0


def _check(args: argparse.Namespace) -> int:
    from eval.dataset import read_question_sets

    questions = read_question_sets(args.files, _note)
    _print(f"{len(questions)} questions, nothing wrong")
    return 0


def _measure(args: argparse.Namespace) -> int:
    from eval.formats.trec import read_qrels, read_run
    from eval.json_values import to_json
    from eval.measures.retrieval import score_run
    from eval.printing import measure_lines

    run = {query: [hit.unit for hit in hits] for query, hits in read_run(args.run).items()}
    try:
        report = score_run(read_qrels(args.qrels), run, args.measures.split())
    except ValueError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    _print(to_json(report) if args.json else "\n".join(measure_lines(report)))
    return 0


def _feedback(path: Path | None) -> Sequence["Feedback"]:
    from assistant.feedback import FeedbackStore

    if path is None:
        return ()
    if not path.is_file():  # the store would make an empty one
        raise FileNotFoundError(f"--feedback: found no file {path}, wanted the page's feedback")
    return FeedbackStore(path).all()


def _make(args: argparse.Namespace) -> int:
    from eval.dataset import read_question_sets
    from eval.formats.asked import read_asked
    from eval.make import BuiltinQuestionEncoder, make_proposals, write_proposals
    from eval.program import open_index_for_eval

    known = read_question_sets(args.known or sorted(SETS.glob("*.jsonl")))
    index = open_index_for_eval(args.index, documents=_documents(args))
    proposals = make_proposals(
        index.documents,
        index.facts,
        encoder=BuiltinQuestionEncoder(),
        feedback=_feedback(args.feedback),
        asked=read_asked(args.asked) if args.asked else (),
        known=known,
    )
    args.out.parent.mkdir(parents=True, exist_ok=True)
    write_proposals(args.out, proposals)
    _print(f"{args.out}: {len(proposals)} proposals; mark those to keep with ○ in 採用")
    return 0


def _bench(args: argparse.Namespace) -> int:
    from corpus.offline import set_offline
    from eval.progress import Steps
    from index.encoder import is_hub_name

    set_offline(hub_model=is_hub_name(args.encoder))
    from eval.bench.commands import bench_retrieval, bench_similarity, bench_squad
    from eval.bench.passages import bench_passages, passage_lines
    from eval.bench.published import beside_published, published_benchmarks, published_names
    from eval.dataset import read_question_sets
    from eval.json_values import to_json
    from eval.printing import bench_lines, published_lines, similarity_lines
    from eval.program import open_index_for_eval

    if args.published not in (None, *published_names()):
        wanted = ", ".join(published_names())
        print(f"error: --published: found {args.published!r}, wanted {wanted}", file=sys.stderr)
        return 2
    lines = bench_lines
    with Steps() as steps:
        match args.bench:
            case "retrieval":
                report = bench_retrieval(
                    args.corpus,
                    args.queries,
                    args.qrels,
                    encoder=args.encoder,
                    out=args.out,
                    on_step=steps.show,
                )
            case "squad":
                report = bench_squad(
                    args.data, encoder=args.encoder, half=args.half, on_step=steps.show
                )
            case "similarity":
                report, lines = bench_similarity(args.data, encoder=args.encoder), similarity_lines
            case "passages":
                questions = read_question_sets(args.questions, _note)
                index = open_index_for_eval(
                    args.index, documents=_documents(args), encoder=args.encoder
                )
                report = bench_passages(
                    questions, index, lambda done, total: steps.show("asking", done, total)
                )
                lines = passage_lines
            case _:
                report, lines = published_benchmarks(), published_lines
    if args.published:
        report = beside_published(report, args.published)
    _print(to_json(report) if args.json else "\n".join(lines(report)))
    return 0


def _sweep(args: argparse.Namespace) -> int:
    from corpus.offline import set_offline
    from eval.progress import Steps
    from index.encoder import is_hub_name

    beir = (args.corpus, args.queries, args.qrels)
    if bool(args.data) == any(beir) or (any(beir) and not all(beir)):
        print("error: wanted --corpus, --queries and --qrels, or --data alone", file=sys.stderr)
        return 2
    set_offline(hub_model=is_hub_name(args.encoder))
    from eval.bench.commands import bench_sweep
    from eval.bench.dev_data import task_of_beir, task_of_squad
    from eval.json_values import to_json
    from eval.printing import sweep_lines

    task = task_of_squad(args.data) if args.data else task_of_beir(*beir)
    with Steps() as steps:
        report = bench_sweep(
            task, args.settings, encoder=args.encoder, measure=args.measure, on_step=steps.show
        )
    _print(to_json(report) if args.json else "\n".join(sweep_lines(report)))
    return 0


def _note(text: str) -> None:
    print(f"note: {text}", file=sys.stderr)


def _print(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8") + b"\n")
    sys.stdout.buffer.flush()


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "compare": _compare,
    "keep": _keep,
    "facts": _facts,
    "check": _check,
    "measure": _measure,
    "bench": _bench,
    "make": _make,
    "sweep": _sweep,
}

if __name__ == "__main__":
    sys.exit(main())
