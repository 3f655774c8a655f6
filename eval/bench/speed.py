"""How fast texts are indexed and searched, and how that grows: ``python -m eval.bench.speed TEXT``.

Times are of the processor, so that other programs on the machine count little. The analysis is
given as a share of the speed of MeCab alone (fugashi's ``parse``) in the same run.
"""

import argparse
import gc
import gzip
import json
import os
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import fugashi
import numpy as np
import unidic_lite

from corpus.morphology import shared_morphology
from corpus.offline import set_offline
from eval.bench.growth_chart import growth_chart
from eval.json_values import JsonObject, write_whole
from eval.measures.times import percentile
from index.analyzer import Analyzer
from index.assembly import build_fields, retriever_of_rows, sentence_inputs
from index.dense import build_dense, kept_recall
from index.encoder import load_encoder
from index.reading import ChunkReader, Row
from index.recipe import load_recipe

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)  # chunks
_ROUNDS = 5
_ANALYSED = 1_000_000  # characters
_ROW = 400  # characters of a row that is analysed
_CHUNK_SENTENCES = 3  # of a synthetic chunk
_QUESTIONS = 200
_SEED = 20
_SENTENCE = re.compile(r"[^。\n]{15,120}。")


def analysis_share(text: str) -> JsonObject:
    """The speed from text to a finished lexical index, over the speed of MeCab alone."""
    lines = [line for line in text.split("\n") if line]
    rows = [Row(str(n), "", text[n : n + _ROW]) for n in range(0, len(text), _ROW)]
    tagger = fugashi.GenericTagger(f'-d "{unidic_lite.DICDIR}" -r /dev/null')
    raw, whole = [], []
    for _ in range(_ROUNDS):
        started = time.process_time()
        for line in lines:
            tagger.parse(line)
        raw.append(time.process_time() - started)
        started = time.process_time()
        reader = ChunkReader(Analyzer(shared_morphology()))
        build_fields([reader.read_row(row) for row in rows], load_recipe())
        whole.append(time.process_time() - started)
    return {
        "characters": len(text),
        "mecab_seconds": round(median(raw), 3),
        "index_seconds": round(median(whole), 3),
        "share": round(median(one / all_ for one, all_ in zip(raw, whole, strict=True)), 3),
    }


def encoding_speed(text: str) -> JsonObject:
    """Sentences a second, tokens already made."""
    reader = ChunkReader(Analyzer(shared_morphology()))
    chunk = reader.read_row(Row("0", "", text))
    inputs = list(sentence_inputs([chunk]))
    encoder = load_encoder()
    encoder.encode_sentences(inputs)
    started = time.process_time()
    encoder.encode_sentences(inputs)
    return {"sentences_per_second": round(len(inputs) / (time.process_time() - started))}


def sentences_of(paths: Sequence[Path]) -> list[str]:
    """The sentences of prose from which chunks are put together."""
    return _SENTENCE.findall(_read(paths, _ANALYSED))


def synthetic_rows(sentences: Sequence[str], size: int, rng: random.Random) -> list[Row]:
    """So many chunks, each of some sentences drawn by chance."""
    return [
        Row(str(n), "", "".join(rng.choices(sentences, k=_CHUNK_SENTENCES))) for n in range(size)
    ]


def growth(sentences: Sequence[str], sizes: Sequence[int]) -> Iterator[JsonObject]:
    """For each number of chunks, put together from ``sentences``: seconds, memory, search."""
    rng = random.Random(_SEED)
    questions = rng.sample(sentences, min(_QUESTIONS, len(sentences)))
    for size in sizes:
        rows = synthetic_rows(sentences, size, rng)
        gc.collect()
        held = _resident()
        started = time.process_time()
        retriever = retriever_of_rows(rows)
        seconds = time.process_time() - started
        gc.collect()
        memory = _resident() - held
        times = []
        for question in questions:
            started = time.process_time()
            retriever.search(question[:40], 10)
            times.append(1000 * (time.process_time() - started))
        yield {
            "chunks": size,
            "build_seconds": round(seconds, 2),
            "bytes_per_chunk": round(memory / size),
            "search_ms_median": round(median(times), 2),
            "search_ms_p95": round(percentile(times, 0.95) or 0, 2),
        }
        del retriever, rows


def vector_search(size: int, dim: int) -> JsonObject:
    """The search alone among ``size`` random vectors, and the recall that it keeps."""
    rng = np.random.default_rng(_SEED)
    vectors = rng.standard_normal((size, dim), np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    index = build_dense(vectors)
    times = []
    for query in vectors[:50]:
        started = time.process_time()
        index.nearest(query, 400)
        times.append(1000 * (time.process_time() - started))
    return {
        "vectors": size,
        "search_ms_median": round(median(times), 2),
        "recall": kept_recall(index),
    }


def _resident() -> int:
    """Bytes of this process in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _read(paths: Sequence[Path], characters: int) -> str:
    """An equal share of each text, plain or gzipped."""
    share = characters // len(paths)
    return "\n".join(_text_of(path)[:share] for path in paths)


def _text_of(path: Path) -> str:
    content = path.read_bytes()
    return (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")


def build_parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.speed", description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXT", help="prose, plain or .gz")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="numbers of chunks")
    parser.add_argument("--vectors", type=int, default=0, help="random vectors to search alone")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="the growth as SVG")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures as JSON; the chart goes to a file."""
    args = build_parser().parse_args(argv)
    set_offline()
    text = _read(args.texts, _ANALYSED)
    report: JsonObject = {"analysis": analysis_share(text), "encoding": encoding_speed(text)}
    print(json.dumps(report), file=sys.stderr)
    steps = []
    for step in growth(_SENTENCE.findall(text), args.sizes):
        print(json.dumps(step), file=sys.stderr)
        steps.append(step)
    report["growth"] = [*steps]
    if args.vectors:
        report["vectors"] = vector_search(args.vectors, load_encoder().dim)
    if args.chart and steps:
        write_whole(args.chart, growth_chart(steps))
    print(json.dumps(report, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
