"""Asking, judging, writing and going on after an interruption, with a small program."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval.dataset import Expectation, Passage, Question, ReplyKind
from eval.evaluation import evaluate
from eval.formats.trec import read_qrels, read_run
from eval.problems import QuestionSetError
from eval.results import read_report
from eval.run import run_questions
from tests.eval.twin import DOC_ID, SHA256, Twin

TODAY = date(2025, 6, 1)
QUESTIONS = (
    Question(
        "q-1",
        "period",
        ("計画期間は何年間ですか",),
        Expectation(
            ReplyKind.ANSWER, (("5年間",),), citation_contains=(("令和6年度",),), heading="第1章"
        ),
        documents=(DOC_ID,),
        tags=("tune",),
    ),
    Question(
        "q-2",
        "governance",
        ("推進本部の本部長は？",),
        Expectation(ReplyKind.ANSWER, (("市長",),), citation_contains=(("本部長",),)),
        documents=(SHA256,),
        tags=("held",),
    ),
    Question("q-3", "unanswerable", ("電話",), Expectation(ReplyKind.ABSTENTION)),
    Question("q-4", "unanswerable", ("推進本部を設けます",), Expectation(ReplyKind.ABSTENTION)),
    Question("q-5", "period", ("期間は？",), Expectation(ReplyKind.ANSWER), documents=("gone",)),
    Question(
        "q-6",
        "conversation",
        ("推進本部とは？", "本部長は？"),
        Expectation(ReplyKind.ANSWER, (("市長",),), passages=(Passage("市長を本部長", SHA256),)),
        written_out="推進本部の本部長は誰ですか",
    ),
)


def run_twin(out: Path, twin: Twin | None = None) -> dict[str, object]:
    return dict(evaluate(twin or Twin(), QUESTIONS, today=TODAY, out=out, title="試験"))


def test_the_summary_has_every_key_of_the_contract_and_figures_by_hand(tmp_path: Path) -> None:
    summary = run_twin(tmp_path)
    # q-4 is answered though it should not be; q-5's document is absent.
    assert summary["questions"] == 5
    assert summary["answer_accuracy"] == 4 / 5
    assert summary["citation_precision"] == 2 / 2
    assert summary["citation_recall"] == 2 / 2
    assert summary["verbatim_rate"] == 4 / 4
    # Doubts: 1.0 and 0.1 where it should abstain; 0.1, 0.5 and 0.4 where not: 3 + 1/2 of 6 pairs.
    auroc = round(3.5 / 6, 4)
    assert summary["abstention"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "auroc": auroc}
    assert summary["conversation_accuracy"] == 1.0
    assert summary["absent"] == [{"id": "q-5", "documents": ["gone"]}]
    assert summary["report"] == str(tmp_path / "report.html")
    kinds = summary["by_kind"]
    assert isinstance(kinds, dict)
    assert kinds["unanswerable"]["correct"] == 1
    retrieval = summary["retrieval"]
    assert isinstance(retrieval, dict)
    assert (retrieval["questions"], retrieval["Success@1"], retrieval["R@5"]) == (3, 1.0, 1.0)
    seconds = summary["seconds"]
    assert isinstance(seconds, dict)
    assert set(seconds) == {"median", "p95"}


def test_a_conversation_is_scored_beside_the_question_written_out(tmp_path: Path) -> None:
    summary = run_twin(tmp_path)
    assert summary["conversation"] == {
        "questions": 1,
        "written_out": 1,
        "correct_in_conversation": 1,
        "correct_written_out": 1,
    }


def test_the_run_files_score_what_the_report_says(tmp_path: Path) -> None:
    run_twin(tmp_path)
    qrels, run = read_qrels(tmp_path / "qrels.trec"), read_run(tmp_path / "run.trec")
    assert qrels == {
        "q-1": {f"{DOC_ID}#0": 1},
        "q-2": {f"{DOC_ID}#1": 1},
        "q-6": {f"{DOC_ID}#1": 1},
    }
    assert run["q-2"][0].unit == f"{DOC_ID}#1"


def test_the_same_run_twice_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run_twin(tmp_path / name)
    for file in ("report.json", "report.html", "run.trec", "qrels.trec"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


class Interrupted(Twin):
    """Breaks down at the third question."""

    def ask(self, *args: object, **named: object) -> object:  # type: ignore[override]  # a twin
        if len(self.asked) == 2:
            raise KeyboardInterrupt
        return super().ask(*args, **named)  # type: ignore[arg-type]  # passed on unseen


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_twin(tmp_path / "one", Interrupted())
    second = Twin()
    notices: list[str] = []
    one = tmp_path / "one"
    summary = evaluate(
        second, QUESTIONS, today=TODAY, out=one, title="試験", on_notice=notices.append
    )
    assert notices == [f"{one}: going on with 2 replies of an interrupted run"]
    assert ("計画期間は何年間ですか",) not in second.asked
    assert ("電話",) in second.asked
    whole = run_twin(tmp_path / "two")
    assert summary | {"report": ""} == whole | {"report": ""}
    assert not (tmp_path / "one" / "unfinished.jsonl").exists()


def test_a_half_written_line_is_asked_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_twin(tmp_path, Interrupted())
    path = tmp_path / "unfinished.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    second = Twin()
    run_twin(tmp_path, second)
    assert ("計画期間は何年間ですか",) not in second.asked
    assert ("推進本部の本部長は？",) in second.asked


def test_what_was_asked_of_another_index_is_not_used_again(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run_twin(tmp_path, Interrupted())
    second = Twin(digest="another")
    run_twin(tmp_path, second)
    assert ("計画期間は何年間ですか",) in second.asked


def test_a_finished_run_is_asked_anew(tmp_path: Path) -> None:
    run_twin(tmp_path)
    second = Twin()
    run_twin(tmp_path, second)
    assert len(second.asked) == 6  # five questions, one of them also written out


def test_a_day_of_the_line_comes_before_the_day_of_the_run() -> None:
    days: list[date] = []

    class Calendar(Twin):
        def ask(self, turns, *, today, documents):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202
            days.append(today)
            return super().ask(turns, today=today, documents=documents)

    dated = replace(QUESTIONS[2], today=date(2019, 3, 31))
    run_questions(Calendar(), [dated, QUESTIONS[2]], today=TODAY)
    assert days == [date(2019, 3, 31), TODAY]


def test_an_anchor_that_is_nowhere_is_named(tmp_path: Path) -> None:
    expect = Expectation(ReplyKind.ANSWER, passages=(Passage("どこにもない"),))
    lost = Question("q-9", "period", ("期間は？",), expect)
    evaluate(Twin(), [lost], today=TODAY, out=tmp_path, title="")
    assert read_report(tmp_path)["unlocated"] == ["q-9"]


def test_a_report_of_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(QuestionSetError, match="found 99, wanted a report of format 1"):
        read_report(tmp_path)
