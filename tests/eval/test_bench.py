"""The benchmarks' command lines, on files small enough to check by hand."""

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.arguments import build_parser
from eval.bench.published import beside_published
from eval.bench.ranking import gains
from eval.bench.similarity import spearman
from eval.json_values import JsonObject
from index.build import build_index
from tests.eval.test_formats import beir_folder

KEYS = {
    "queries",
    "documents",
    "measures",
    "per_retriever",
    "half_b",
    "hybrid_over_lexical",
    "index_seconds",
    "queries_per_second",
}


def test_bench_retrieval_prints_the_contracts_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beir_folder(tmp_path, "query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    files = {name: str(tmp_path / name) for name in ("corpus.jsonl", "queries.jsonl", "qrels.tsv")}
    arguments = ["bench", "retrieval", "--corpus", files["corpus.jsonl"]]
    arguments += ["--queries", files["queries.jsonl"], "--qrels", files["qrels.tsv"], "--json"]
    assert main(arguments) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == KEYS | {"unjudged_queries"}
    assert (report["queries"], report["documents"], report["unjudged_queries"]) == (1, 2, 0)
    assert report["hybrid_over_lexical"]["R@1"]["conclusion"] == "no difference shown"
    assert report["measures"] == dict.fromkeys(
        ("nDCG@10", "R@1", "R@10", "RR@10", "Success@1"), 1.0
    )
    assert set(report["per_retriever"]) == {"lexical", "dense", "hybrid"}


def test_bench_retrieval_writes_runs_that_score_what_it_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beir_folder(tmp_path, "query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    more = json.dumps({"_id": "q2", "text": "判定のない質問"})
    with (tmp_path / "queries.jsonl").open("a", encoding="utf-8") as file:
        file.write(f"\n{more}")
    names = {"corpus": "corpus.jsonl", "queries": "queries.jsonl", "qrels": "qrels.tsv"}
    arguments = [part for key, name in names.items() for part in (f"--{key}", str(tmp_path / name))]
    assert main(["bench", "retrieval", *arguments, "--out", str(tmp_path / "runs")]) == 0
    assert "1 queries that no judgement names were not asked" in capsys.readouterr().out
    for arm in ("lexical", "dense", "hybrid"):
        run = ["--run", str(tmp_path / "runs" / f"{arm}.trec"), "--measures", "RR", "--json"]
        assert main(["measure", "--qrels", str(tmp_path / "qrels.tsv"), *run]) == 0
        assert json.loads(capsys.readouterr().out)["measures"] == {"RR": 1.0}


def test_ours_and_the_published_figures_stand_in_one_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arms: JsonObject = {"lexical": {"R@1": 0.9}, "hybrid": {"R@1": 0.92}}
    table = beside_published({"per_retriever": arms}, "JSQuAD")["published"]
    assert isinstance(table, dict)
    assert isinstance(table["rows"], list)
    systems = [row["system"] for row in table["rows"] if isinstance(row, dict)]
    assert systems[:4] == [
        "JaColBERTv2",
        "this program, hybrid",
        "JaColBERT",
        "this program, lexical",
    ]
    arguments = ["bench", "similarity", "--data", "x", "--published", "JGLUE"]
    assert main(arguments) == 2
    assert "found 'JGLUE', wanted localgovFAQ, JSQuAD, JaQuAD, JSTS" in capsys.readouterr().err


def test_what_the_encoder_brings_is_called_better_only_when_it_is_no_chance() -> None:
    names = [f"q{number}" for number in range(12)]
    right, wrong = dict.fromkeys(names, 1.0), dict.fromkeys(names, 0.0)
    few = wrong | {"q0": 1.0, "q1": 1.0}
    found = gains({"RR": wrong, "AP": wrong, "R@5": right}, {"RR": right, "AP": few, "R@5": wrong})
    conclusions = {name: gain["conclusion"] for name, gain in found.items()}
    assert conclusions == {"RR": "better", "AP": "no difference shown", "R@5": "worse"}
    assert (found["AP"]["wins"], found["AP"]["losses"]) == (2, 0)


def test_bench_squad_prints_the_contracts_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    castle = "若葉城は1587年に築かれた。天守は3層であった。"
    qa = {
        "id": "1",
        "question": "若葉城はいつ築かれましたか。",
        "answers": [{"text": "1587年", "answer_start": castle.index("1587年")}],
    }
    river = "若葉川は市を流れる川である。"
    paragraphs = [{"context": castle, "qas": [qa]}, {"context": river, "qas": []}]
    path = tmp_path / "squad.json"
    data = {"data": [{"title": "若葉", "paragraphs": paragraphs}]}
    path.write_text(json.dumps(data), encoding="utf-8")
    assert main(["bench", "squad", "--data", str(path), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == KEYS | {"answering"}
    assert report["measures"]["R@1"] == 1.0
    assert report["answering"] == {"sentence_accuracy": 1.0, "exact_match": 1.0, "f1": 1.0}


def test_a_file_that_is_no_squad_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "squad.json"
    path.write_text('{"rows": []}', encoding="utf-8")
    assert main(["bench", "squad", "--data", str(path)]) == 1
    assert "SQuAD's" in capsys.readouterr().err


def test_a_trec_run_is_measured_from_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "qrels").write_text("q1 0 a 1\nq2 0 b 1\nq3 0 b 1\n", encoding="utf-8")
    lines = ["q1 Q0 x 1 2 r", "q1 Q0 a 2 1 r", "q2 Q0 b 1 1 r", "q4 Q0 b 1 1 r"]
    (tmp_path / "run").write_text("\n".join(lines), encoding="utf-8")
    arguments = ["measure", "--qrels", str(tmp_path / "qrels"), "--run", str(tmp_path / "run")]
    assert main([*arguments, "--measures", "RR Success@1", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    # q3 has no hit and counts 0; q4 is not judged and does not count.
    assert report["measures"] == {"RR": (1 / 2 + 1 + 0) / 3, "Success@1": 1 / 3}
    assert (report["queries"], report["without_hits"], report["unjudged"]) == (3, 1, 1)
    assert main([*arguments, "--measures", "recall"]) == 2


def test_rank_correlation_by_hand() -> None:
    # Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    assert spearman([0.1, 0.5, 0.5, 0.9], [1, 2, 3, 4]) == pytest.approx(4.5 / (4.5 * 5) ** 0.5)
    assert spearman([3, 2, 1], [10, 20, 30]) == pytest.approx(-1)
    assert spearman([1, 1], [1, 2]) is None


def test_bench_similarity_orders_the_same_above_the_unlike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [
        {"sentence1": "市長が計画を決める。", "sentence2": "市長が計画を決める。", "label": 5.0},
        {"sentence1": "市長が計画を決める。", "sentence2": "市長が条例を決める。", "label": 3.0},
        {"sentence1": "市長が計画を決める。", "sentence2": "犬が公園を走る。", "label": 0.0},
    ]
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(json.dumps(pair) for pair in pairs), encoding="utf-8")
    assert main(["bench", "similarity", "--data", str(path), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["pairs"], report["spearman"]) == (3, 1.0)
    path.write_text('{"sentence1": "a", "label": "five"}\n', encoding="utf-8")
    assert main(["bench", "similarity", "--data", str(path)]) == 1
    assert "wanted an object with sentence1" in capsys.readouterr().err


def test_each_benchmark_that_is_listed_is_one_that_can_be_run(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["bench", "list", "--json"]) == 0
    for benchmark in json.loads(capsys.readouterr().out)["benchmarks"]:
        words = benchmark["command"].split()
        assert words[:3] == ["python", "-m", "eval"]
        build_parser().parse_args(words[3:])
        assert all(len(one["values"]) == len(benchmark["measures"]) for one in benchmark["figures"])


def test_wrong_usage_exits_2() -> None:
    with pytest.raises(SystemExit, match="2"):
        build_parser().parse_args(["bench", "retrieval", "--corpus", "x"])


def test_bench_passages_gives_each_arm_by_overlap_and_counts_what_is_absent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "documents" / "広報.txt"
    document.parent.mkdir()
    document.write_text(
        "広報\n\n燃やせるごみは火曜日に集めます。\n\n水道料金は口座から払えます。\n"
    )
    lines = [("a", "ごみの火曜日", "火曜日に集めます"), ("b", "郵便の配達", "どこにもない文")]
    lines.append(("c", "お風呂の支払いは銀行でできますか", "口座から払えます"))
    questions = tmp_path / "passages.jsonl"
    questions.write_text(
        "".join(
            json.dumps(
                {
                    "id": name,
                    "kind": "passage",
                    "turns": [turn],
                    "expect": {"kind": "answer", "passages": [{"anchor": anchor}]},
                }
            )
            + "\n"
            for name, turn, anchor in lines
        )
    )
    arguments = ["bench", "passages", "--questions", str(questions), "--json"]
    index = tmp_path / "index"
    build_index([document.parent], index)
    assert main([*arguments, "--index", str(index)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["questions"], report["absent"]) == (2, ["b"])
    bands = report["bands"]
    assert [bands[name]["questions"] for name in ("all", "high", "low", "none")] == [2, 1, 0, 1]
    assert bands["high"]["lexical"]["Success@1"] == 1.0
    assert set(bands["all"]) == {"questions", "lexical", "dense", "hybrid"}
