"""Verdicts on labelled claims, counted."""

import json
from pathlib import Path

import pytest

from eval.bench.claims import CLAIMS, main, read_claims
from index.build import build_index
from index.opening import open_index

PLAN = (
    "# 村の計画\n\n## 取組\n\n災害時の避難バスは9台です。\n\n"
    "乗り放題パスは、村営の渡船には使用できません。\n"
)


def written(path: Path, *claims: dict[str, str]) -> Path:
    path.write_text("\n".join(json.dumps(claim) for claim in claims), encoding="utf-8")
    return path


def test_right_and_wrong_verdicts_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.md").write_text(PLAN, encoding="utf-8")
    build_index([tmp_path / "plans"], tmp_path / "index")
    (document,) = open_index(tmp_path / "index").documents
    claims = [
        ("災害時の避難バスは9台ですか", "災害時の避難バスは", "yes"),
        ("災害時の避難バスは12台ですか", "災害時の避難バスは", "yes"),  # labelled wrong
        ("乗り放題パスで村営の渡船に乗れますか", "乗り放題パスは", "no"),
    ]
    names = ("question", "anchor", "verdict")
    path = written(
        tmp_path / "claims.jsonl",
        *(
            {"document": document, "written": "asked", **dict(zip(names, claim, strict=True))}
            for claim in claims
        ),
    )
    assert main([str(tmp_path / "index"), "--claims", str(path)]) == 0
    assert "asked: 3 claims, 3 verdicts, 2 right (66.7%)" in capsys.readouterr().out


def test_a_line_without_a_verdict_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "claims.jsonl", {"document": "d", "question": "？", "anchor": "a"})
    with pytest.raises(ValueError, match=r"line 1: found .* wanted document, question"):
        list(read_claims(path))


def test_the_claims_that_are_kept_can_be_read() -> None:
    assert {claim.written for claim in read_claims(CLAIMS)} == {"asked", "to_trip"}
