"""Fitting the models of periods, relations and target values on a few passages."""

import json
from pathlib import Path

import pytest

from corpus.facts.indicator_model import IndicatorModel
from corpus.facts.period_model import PeriodModel
from corpus.facts.relation_model import RelationModel
from eval.bench import fitting, train_indicators, train_periods, train_relations

NONE = {"first_fiscal_year": None, "last_fiscal_year": None, "years": None}


def passages(path: Path, lines: list[tuple[str, object]]) -> Path:
    rows = [
        {"id": str(at), "text": text, "expect": wanted} for at, (text, wanted) in lines_of(lines)
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return path


def lines_of(lines: list[tuple[str, object]]) -> list[tuple[int, tuple[str, object]]]:
    return list(enumerate(lines * 6))


def test_periods_are_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fitting, "SETS", tmp_path)
    monkeypatch.setattr(train_periods, "_STEPS", 60)
    five = {"first_fiscal_year": 2024, "last_fiscal_year": 2028, "years": 5}
    lines: list[tuple[str, object]] = [
        ("計画は、令和６年度から令和10年度までを射程とします。", five),
        ("講座は、令和６年度から令和10年度まで開きます。", NONE),
    ]
    (tmp_path / "plan.txt").write_text("令和元年度から令和５年度まで道を直した。\n", "utf-8")
    out = tmp_path / "weights.json"
    file = passages(tmp_path / "lines.jsonl", lines)
    arguments = ["--passages", str(file), "--documents", str(tmp_path / "plan.txt")]
    assert train_periods.main([*arguments, "--out", str(out)]) == 0
    weights = PeriodModel.load(out).weights
    assert weights["a:射程"] > 0 > weights["done:開く"]
    assert "precision" in capsys.readouterr().out


def test_relations_are_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fitting, "SETS", tmp_path)
    monkeypatch.setattr(train_relations, "_STEPS", 60)
    lines: list[tuple[str, object]] = [
        ("本書は緑町総合計画を形にします。", [{"relation": "上位計画", "target": "緑町総合計画"}]),
        ("町は緑町総合計画を配ります。", []),
    ]
    (tmp_path / "plan.txt").write_text("緑町観光計画の冊子を配った。\n", "utf-8")
    out = tmp_path / "weights.json"
    file = passages(tmp_path / "lines.jsonl", lines)
    arguments = ["--passages", str(file), "--documents", str(tmp_path / "plan.txt")]
    assert train_relations.main([*arguments, "--out", str(out)]) == 0
    assert RelationModel.load(out).guess(["plan", "a:形", "b:本書"])[0] == "上位計画"
    assert "rules, then probability" in capsys.readouterr().out


def test_target_values_are_learned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fitting, "SETS", tmp_path)
    monkeypatch.setattr(train_indicators, "_STEPS", 60)
    target = {"name": "普及率", "value": "60", "unit": "％", "year": 2028}
    lines: list[tuple[str, object]] = [
        ("令和10年度に普及率60％を仰ぎ見ます。", [target]),
        ("令和5年度の普及率は40％でした。", []),
    ]
    (tmp_path / "plan.txt").write_text("令和元年度の講座には120人が来た。\n" * 12, "utf-8")
    out = tmp_path / "weights.json"
    file = passages(tmp_path / "lines.jsonl", lines)
    arguments = ["--passages", str(file), "--documents", str(tmp_path / "plan.txt")]
    assert train_indicators.main([*arguments, "--out", str(out)]) == 0
    weights = IndicatorModel.load(out).values.weights
    assert weights["done0:仰ぎ見る"] > 0 > weights["tense:でした"]
    assert "precision" in capsys.readouterr().out
