"""``python -m eval.bench.others``: rank_bm25, haystack and txtai beside ours, on one benchmark.

All in one process, one after another: quality, the time to index from raw text, and to search.
With prose, the times alone, for chunks put together from its sentences.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.offline import set_offline
from eval.bench.dev_data import RankingTask, task_of_beir, task_of_squad
from eval.bench.others.systems import SYSTEMS, OtherRetriever
from eval.bench.ranking import Query
from eval.bench.speed import sentences_of, synthetic_rows
from eval.figures import rounded
from eval.json_values import JsonObject
from eval.measures.retrieval import mean_measures, retrieval_measures
from eval.measures.times import percentile
from index.analyzer import Analyzer, indexed_terms, question_terms
from index.assembly import retriever_of_rows
from index.encoder import Encoder, SentenceInput, load_encoder
from index.reading import Row
from index.retriever import Arm

MEASURES = ("nDCG@10", "Success@1", "R@10")
ROWS = (10_000, 50_000)
_QUESTIONS = 60  # of chunks made of prose
_SEED = 20
_TOP_K = 10  # the deepest cutoff of the measures
OURS = {"this program": Arm.HYBRID, "its words alone": Arm.LEXICAL}

Search = Callable[[str], list[str]]  # a question's rows by id, best first


def compare_systems(task: RankingTask) -> JsonObject:
    """Each system's measures, seconds to index, and milliseconds of a search.

    Without judgements there are no measures.
    """
    found: JsonObject = {}
    # Who comes first does not pay for the dictionary and the model, which all of them read.
    shared_morphology()
    load_encoder()
    for name in (*OURS, *SYSTEMS):
        started = time.process_time()
        search = _ours(task.rows, OURS[name]) if name in OURS else _other(name, task.rows)
        seconds = time.process_time() - started
        found[name] = {"index_seconds": round(seconds, 2), **_searched(task, search)}
        print(f"{name}: {json.dumps(found[name])}", file=sys.stderr)
    return found


def _searched(task: RankingTask, search: Search) -> JsonObject:
    runs: dict[str, list[str]] = {}
    times: list[float] = []
    for query in task.queries:
        started = time.process_time()
        runs[query.query_id] = search(query.text)
        times.append(1000 * (time.process_time() - started))
    means: Mapping[str, float] = {}
    if task.qrels:
        means = mean_measures(retrieval_measures(task.qrels, runs, MEASURES))
    return {
        **{name: rounded(value) for name, value in means.items()},
        "search_ms": {
            "median": round(percentile(times, 0.5) or 0, 2),
            "p95": round(percentile(times, 0.95) or 0, 2),
        },
    }


def _ours(rows: Sequence[Row], arm: Arm) -> Search:
    retriever = retriever_of_rows(rows)
    return lambda question: [hit.chunk_id for hit in retriever.search(question, _TOP_K, arm=arm)]


def _other(name: str, rows: Sequence[Row]) -> Search:
    """A system over the same terms; a row's vector is that of all its terms."""
    encoder = load_encoder()
    analyzer = Analyzer(shared_morphology())
    content = [analyzer.text_terms(normalize(f"{row.title}\n{row.text}")) for row in rows]
    vectors = encoder.encode_sentences(
        [SentenceInput(row.text, terms) for row, terms in zip(rows, content, strict=True)]
    )
    system = SYSTEMS[name]([indexed_terms(terms) for terms in content], vectors)
    return _search_of(system, rows, encoder, analyzer)


def _search_of(
    system: OtherRetriever, rows: Sequence[Row], encoder: Encoder, analyzer: Analyzer
) -> Search:
    def search(question: str) -> list[str]:
        text, tokens = analyzer.question_tokens(question)
        content = analyzer.content_terms(tokens)
        vector = encoder.encode_question(SentenceInput(text, content))
        return [rows[row].row_id for row in system.search(question_terms(content), vector, _TOP_K)]

    return search


def _task_of_prose(sentences: Sequence[str], size: int) -> RankingTask:
    """Chunks to search, and beginnings of sentences as questions, which nobody has judged."""
    rng = random.Random(_SEED)
    rows = synthetic_rows(sentences, size, rng)
    asked = rng.sample(sentences, min(_QUESTIONS, len(sentences)))
    queries = [Query(str(n), sentence[:40]) for n, sentence in enumerate(asked)]
    return RankingTask(tuple(rows), tuple(queries), {}, ())


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.others", description=__doc__)
    parser.add_argument("--beir", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--squad", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--prose", type=Path, nargs="+", default=[], metavar="TEXT")
    parser.add_argument("--rows", type=int, nargs="*", default=ROWS, help="chunks made of prose")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Print the comparison as JSON."""
    args = build_parser().parse_args(argv)
    set_offline()
    report: JsonObject = {}
    for folder in args.beir:
        files = (folder / name for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv"))
        report[folder.name] = compare_systems(task_of_beir(*files))
    for path in args.squad:
        report[path.name] = compare_systems(task_of_squad(path))
    sentences = sentences_of(args.prose) if args.prose else []
    for size in args.rows if sentences else ():
        report[f"{size} rows"] = compare_systems(_task_of_prose(sentences, size))
    print(json.dumps(report, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
