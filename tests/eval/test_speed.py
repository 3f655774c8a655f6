"""The benchmark of speed and growth, on texts that take no time."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eval.bench.growth_chart import growth_chart
from eval.bench.speed import main, vector_search

SENTENCES = "".join(f"第{n}節では計画の期間を{n}年間と定めて進めます。" for n in range(30))


def test_the_bench_measures_each_size_and_draws_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, chart = tmp_path / "prose.txt", tmp_path / "growth.svg"
    text.write_text(SENTENCES, "utf-8")
    assert main([str(text), "--sizes", "5", "20", "--chart", str(chart)]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [step["chunks"] for step in report["growth"]] == [5, 20]
    assert report["analysis"]["share"] > 0
    assert report["encoding"]["sentences_per_second"] > 0
    drawn = ElementTree.fromstring(chart.read_text("utf-8"))
    assert len(drawn.findall(".//{http://www.w3.org/2000/svg}circle")) == 2 * 3


def test_growth_in_proportion_is_a_straight_line() -> None:
    sizes = (1_000, 10_000, 100_000)
    steps = [
        {
            "chunks": size,
            "build_seconds": size / 1_000,
            "search_ms_p95": 1.0,
            "bytes_per_chunk": 500,
        }
        for size in sizes
    ]
    drawn = ElementTree.fromstring(growth_chart([{**step} for step in steps]))
    first = drawn.findall("{http://www.w3.org/2000/svg}g")[0]
    places = [
        (float(dot.attrib["cx"]), float(dot.attrib["cy"]))
        for dot in first.findall("{http://www.w3.org/2000/svg}circle")
    ]
    (x0, y0), (x1, y1), (x2, y2) = places
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2)
    assert y1 - y0 == pytest.approx(y2 - y1, abs=0.2)
    assert y2 < y0


def test_few_vectors_are_all_compared() -> None:
    assert vector_search(100, 8)["recall"] == 1.0
