import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from index.training.fusion import (
    FITTED,
    Judged,
    fit,
    judge,
    main,
    read_beir,
    read_squad,
)
from index.training.halves import is_in_half_a

ROWS = {"水道": "水道料金は口座から払えます。", "図書館": "図書館は火曜日に休みます。"}


def write_lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    write_lines(
        tmp_path / "corpus.jsonl",
        [{"_id": title, "title": title, "text": text} for title, text in ROWS.items()],
    )
    write_lines(
        tmp_path / "queries.jsonl",
        [{"_id": str(n), "text": f"{title}について教えてください"} for n, title in enumerate(ROWS)],
    )
    lines = [f"{n}\t{title}\t2\n" for n, title in enumerate(ROWS)]
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + "".join(lines), "utf-8")
    return tmp_path


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    paragraphs = [
        {
            "context": f"{title} [SEP] {text}",
            "qas": [{"id": title, "question": f"{title}は？", "answers": []}],
        }
        for title, text in ROWS.items()
    ]
    path = tmp_path / "squad.json.gz"
    data = {"data": [{"title": "市", "paragraphs": paragraphs}]}
    path.write_bytes(gzip.compress(json.dumps(data).encode()))
    return path


def test_half_a_is_told_by_the_hash_of_the_id() -> None:
    # echo -n 0 | sha256sum: 5feceb66, 5 is odd; of 1: 6b86b273, 6 is even
    assert not is_in_half_a("0")
    assert is_in_half_a("1")


def test_the_feature_that_tells_the_relevant_apart_gets_the_weight() -> None:
    rng = np.random.default_rng(0)
    judged = []
    for _ in range(60):
        features = rng.normal(size=(5, len(FITTED)))
        best = int(features[:, FITTED.index("similarity")].argmax())
        judged.append(Judged(features, np.eye(5)[best], 1 / 60))
    weights = fit(judged)
    assert max(weights, key=lambda name: abs(weights[name])) == "similarity"
    assert weights["similarity"] > 0


def test_a_benchmarks_files_are_read(beir: Path, squad: Path) -> None:
    for ranking in (read_beir(beir, 1.0), read_squad(squad, 1.0)):
        assert [row.title for row in ranking.rows] == list(ROWS)
        assert [row.text for row in ranking.rows] == list(ROWS.values())
        judged = judge(ranking, list(ranking.questions))
        assert [each.target.sum() for each in judged] == [1, 1]
        assert sum(each.weight for each in judged) == pytest.approx(1)


def test_the_target_is_shared_by_the_grades(beir: Path) -> None:
    (beir / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\n0\t水道\t2\n0\t図書館\t1\n", "utf-8"
    )
    (judged,) = judge(read_beir(beir, 1.0), ["0"])
    assert sorted(judged.target) == pytest.approx([1 / 3, 2 / 3])


def test_the_section_is_printed(
    beir: Path, squad: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--train", str(squad), "--dev", str(beir), "--weights", "1,1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "[fusion]"
    assert [line.split(" = ")[0] for line in lines[1:]] == list(FITTED)
