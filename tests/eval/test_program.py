"""The program itself, as eval asks it."""

from pathlib import Path

import pytest

from eval.program import LexicalOnly, Program, open_program
from index.opening import open_index
from index.retriever import Arm

QUESTION = "お年寄りがパソコンを習えるところはありますか"


@pytest.fixture(scope="module")
def lexical(four_plans: Path) -> Program:
    return open_program(four_plans, documents=[], is_lexical_only=True)


def test_without_its_encoder_it_ranks_by_words_alone(lexical: Program, four_plans: Path) -> None:
    whole = open_index(four_plans).retriever
    expected = [hit.chunk_id for hit in whole.search(QUESTION, 5, arm=Arm.LEXICAL)]
    assert [found.chunk_id for found in lexical.search(QUESTION, top_k=5, documents=[])] == expected
    (first,) = whole.search(QUESTION, 1)
    (likeness,) = LexicalOnly(whole).similarities_in(QUESTION, [first.chunk_id]).values()
    assert not likeness.any()
    assert whole.similarities_in(QUESTION, [first.chunk_id])[first.chunk_id].any()


def test_a_run_without_the_encoder_is_no_continuation_of_one_with_it(
    lexical: Program, four_plans: Path
) -> None:
    whole = open_program(four_plans, documents=[])
    assert lexical.digest != whole.digest
    assert (lexical.setting["encoder"], whole.setting["encoder"]) == ("none", "plan-terms")


def test_a_file_that_cannot_be_read_is_named_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "good.md").write_text("# 計画\n\n期間は5年間です。\n", encoding="utf-8")
    (tmp_path / "plans" / "bad.pdf").write_bytes(b"%PDF-1.7\nbroken")
    program = open_program(None, documents=[tmp_path / "plans"])
    assert len(program.documents) == 1
    assert "skipped (" in capsys.readouterr().err
