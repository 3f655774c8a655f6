"""Labelled facts against what the extractors find."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.fact_parts import parts_to_json
from eval.facts import score_facts, scores_to_json
from eval.problems import QuestionSetError

PERIOD = "本計画の計画期間は、令和6年度から令和10年度までの5年間とします。"
BODY = "市長を本部長とする推進本部を設置します。"


def period(first: int | None, last: int | None, years: int | None) -> dict[str, int | None]:
    return {"first_fiscal_year": first, "last_fiscal_year": last, "years": years}


def role(body: str, name: str | None, holder: str | None) -> dict[str, str | None]:
    return {"body": body, "role": name, "holder": holder, "parent": None, "assists": None}


def write(folder: Path, kind: str, *lines: Mapping[str, object]) -> Path:
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    (folder / f"{kind}.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_precision_and_recall_by_hand_for_each_half(tmp_path: Path) -> None:
    write(
        tmp_path,
        "periods",
        {"text": PERIOD, "expect": period(2024, 2028, 5), "tags": ["tune"]},
        {"text": PERIOD, "expect": period(2024, 2029, 6), "tags": ["held"]},
        {"text": "窓口は1階です。", "expect": period(None, None, None), "tags": ["tune"]},
    )
    sets = scores_to_json(score_facts(tmp_path, []))["sets"]
    assert isinstance(sets, dict)
    # Found twice and expected twice, but only one of them is the same.
    whole = {"texts": 3, "texts_right": 2, "expected": 2, "found": 2, "right": 1}
    assert sets["periods"] == {
        "all": whole | {"precision": 0.5, "recall": 0.5, "f1": 0.5},
        "tune": {"texts": 2, "texts_right": 2, "expected": 1, "found": 1, "right": 1}
        | {"precision": 1.0, "recall": 1.0, "f1": 1.0},
        "held": {"texts": 1, "texts_right": 0, "expected": 1, "found": 1, "right": 0}
        | {"precision": 0.0, "recall": 0.0, "f1": 0.0},
    }


def test_a_fact_with_one_wrong_field_is_both_missed_and_wrong(tmp_path: Path) -> None:
    expect = [role("推進本部", None, None), role("推進本部", "本部長", "副市長")]
    write(tmp_path, "governance", {"text": BODY, "expect": expect, "tags": []})
    (scored,) = score_facts(tmp_path, []).by_set["governance"]
    assert scored.right == (("推進本部", "", "", "", ""),)
    assert scored.missed == (("推進本部", "本部長", "副市長", "", ""),)
    assert scored.wrong == (("推進本部", "本部長", "市長", "", ""),)


def test_a_document_is_found_by_its_digest_wherever_it_lies(tmp_path: Path) -> None:
    roots, labels = tmp_path / "documents", tmp_path / "labels"
    (roots / "deep").mkdir(parents=True)
    labels.mkdir()
    (roots / "deep" / "plan.txt").write_text(BODY, encoding="utf-8")
    expect = [role("推進本部", None, None), role("推進本部", "本部長", "市長")]
    here = {"sha256": sha256(BODY.encode()).hexdigest(), "expect": expect, "tags": []}
    elsewhere = {"id": "gone", "sha256": "0" * 64, "expect": [], "tags": []}
    write(labels, "governance_documents", here, elsewhere)
    scores = score_facts(labels, [roots])
    assert [one.missed + one.wrong for one in scores.by_set["governance_documents"]] == [()]
    assert scores.absent == ("gone",)


def test_every_bad_label_is_named_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        "relations",
        {"text": "計画", "expect": {"relation": "上位計画"}},
        {"text": "計画", "sha256": "0" * 64, "expect": []},
        {"text": "計画", "expect": [{"relation": "上位計画"}]},
    )
    write(tmp_path, "colours", {"text": "計画", "expect": []})
    with pytest.raises(QuestionSetError, match="and 3 more") as caught:
        score_facts(tmp_path, [])
    assert [(one.line, one.field) for one in caught.value.problems] == [
        (0, "file name"),
        (1, "expect"),
        (2, "text"),
        (3, "expect.target"),
    ]


def test_only_mistakes_of_the_half_that_may_be_looked_at_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = period(2000, 2001, 2)
    write(
        tmp_path,
        "periods",
        {"id": "seen", "text": PERIOD, "expect": wrong, "tags": ["tune"]},
        {"id": "unseen", "text": PERIOD, "expect": wrong, "tags": ["held"]},
    )
    assert main(["facts", "--set", str(tmp_path), "--show"]) == 0
    shown = capsys.readouterr().out
    assert "periods seen" in shown
    assert "unseen" not in shown


def test_governance_is_told_part_by_part(tmp_path: Path) -> None:
    expect = [role("推進本部", None, None), role("推進本部", "本部長", "副市長")]
    write(tmp_path, "governance", {"id": "one", "text": BODY, "expect": expect, "tags": ["held"]})
    halves = parts_to_json(score_facts(tmp_path, []))
    # Body and role are right though the whole fact is not: only the holder is another.
    assert halves == {
        "held": {
            "body": {"expected": 1, "found": 1, "right": 1, "precision": 1.0, "recall": 1.0},
            "role": {"expected": 1, "found": 1, "right": 1, "precision": 1.0, "recall": 1.0},
            "holder": {"expected": 1, "found": 1, "right": 0, "precision": 0.0, "recall": 0.0},
            "parent": {"expected": 0, "found": 0, "right": 0, "precision": None, "recall": None},
            "assists": {"expected": 0, "found": 0, "right": 0, "precision": None, "recall": None},
        }
    }
