"""The assistant's command line and its JSON, held against what is promised of them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main as assistant_main
from corpus.__main__ import main as corpus_main
from tests.commands import (
    ANSWER_KEYS,
    CITATION_KEYS,
    FACT_KEYS,
    FACT_TYPES,
    NEAREST_KEYS,
    PROOF,
    REASONS,
    Run,
    in_a_process,
)
from tests.conftest import INVENTED_PLAN, REAL_PLAN


def text_of(run: Run, path: Path) -> str:
    return run(corpus_main, "text", path).out


def check_answer(tree: dict[str, Any], texts: dict[str, str]) -> None:
    """What is promised of every reply."""
    assert tree.keys() >= ANSWER_KEYS
    assert tree["kind"] in ("answer", "abstention", "smalltalk")
    for citation in tree["citations"]:
        assert citation.keys() >= CITATION_KEYS
        if citation["doc_id"] in texts:
            quoted = texts[citation["doc_id"]][citation["start"] : citation["end"]]
            assert citation["quote"] == quoted
    numbers = {citation["number"] for citation in tree["citations"]}
    for statement in tree["statements"]:
        assert statement.keys() >= {"text", "citations"}
        assert set(statement["citations"]) <= numbers
    for fact in tree["facts"]:
        assert fact.keys() >= FACT_KEYS[FACT_TYPES[fact["type"]]] | PROOF | {"citation"}
        assert fact["citation"] in numbers
    if tree["kind"] == "answer":
        assert tree["statements"]
        assert all(statement["citations"] for statement in tree["statements"])
        assert all(f"［{number}］" in tree["text"] for number in numbers)
    if tree["kind"] == "abstention":
        assert tree["abstention"] is not None
    if tree["abstention"] is not None:
        assert tree["abstention"].keys() >= {"reason", "missing", "contact", "nearest"}
        assert tree["abstention"]["reason"] in REASONS
        assert all(section.keys() >= NEAREST_KEYS for section in tree["abstention"]["nearest"])
    assert isinstance(tree["seconds"], float)


@pytest.fixture
def texts(run: Run) -> dict[str, str]:
    return {
        "nishitokyo-3rd-informatization": text_of(run, REAL_PLAN),
        "shiomino-3rd-environment": text_of(run, INVENTED_PLAN),
    }


class TestAssistant:
    """``python -m assistant``."""

    @pytest.mark.parametrize(
        ("question", "kind", "reason"),
        [
            ("計画期間はいつまでですか", "answer", None),
            ("CIOを補佐するのは誰ですか", "answer", None),
            ("市が取り組むべき課題は？", "answer", None),
            ("図4には何が描かれていますか", "abstention", "figure_is_image"),
            ("市長の電話番号は", "abstention", "not_stated"),
            ("明日の天気は", "abstention", "out_of_scope"),
            ("？", "abstention", "unclear"),
            ("こんにちは", "smalltalk", None),
        ],
    )
    def test_ask_gives_one_object_whose_quotes_are_the_text(
        self,
        question: str,
        kind: str,
        reason: str | None,
        run: Run,
        four_plans: Path,
        texts: dict[str, str],
    ) -> None:
        done = run(assistant_main, "ask", question, "--index", four_plans, "--json")
        tree = done.json
        check_answer(tree, texts)
        assert (done.status, tree["question"], tree["kind"]) == (0, question, kind)
        assert (tree["abstention"] or {"reason": None})["reason"] == reason

    def test_ask_without_json_prints_the_text(self, run: Run, four_plans: Path) -> None:
        arguments = ("ask", "計画期間は？", "--index", four_plans, "--today", "2026-11-22")
        text = run(assistant_main, *arguments, "--json").json["text"]
        assert run(assistant_main, *arguments).out == text + "\n"

    @pytest.mark.parametrize("question", ["", "  ", "\u3000", "\n"])
    def test_an_empty_question_is_wrong_usage(self, question: str, run: Run) -> None:
        done = run(assistant_main, "ask", question)
        assert (done.status, done.out) == (2, "")

    @pytest.mark.parametrize(
        "arguments",
        [
            (),
            ("ask",),
            ("ask", "計画期間は", "--today", "2026-13-01"),
            ("ask", "計画期間は", "--today", "きのう"),
            ("ask", "計画期間は", "--llm-url", "http://127.0.0.1:1/v1"),
            ("ask", "計画期間は", "--llm-model", "m"),
            ("ask", "計画期間は", "--llm-url", "gopher://h", "--llm-model", "m"),
            ("chat", "--nonsense"),
        ],
    )
    def test_wrong_usage_is_two(self, arguments: tuple[str, ...], run: Run) -> None:
        done = run(assistant_main, *arguments)
        assert (done.status, done.out) == (2, "")

    @pytest.mark.parametrize("verb", [("ask", "計画期間は"), ("chat",)])
    def test_a_named_index_that_is_missing_is_an_error(
        self, verb: tuple[str, ...], run: Run, tmp_path: Path
    ) -> None:
        line = run(assistant_main, *verb, "--index", tmp_path / "none").failed()
        assert str(tmp_path / "none") in line

    def test_a_document_that_is_not_held_is_an_error(self, run: Run, four_plans: Path) -> None:
        arguments = ("ask", "計画期間は", "--index", four_plans, "--document", "nowhere")
        assert "nowhere" in run(assistant_main, *arguments).failed()

    def test_a_document_may_be_chosen(self, run: Run, four_plans: Path) -> None:
        doc_id = "shiomino-3rd-environment"
        tree = run(
            assistant_main, "ask", "計画期間は？", "--index", four_plans, "--document", doc_id,
            "--json",
        ).json  # fmt: skip
        assert {citation["doc_id"] for citation in tree["citations"]} == {doc_id}

    @pytest.mark.parametrize(
        ("today", "begins"), [("2019-03-31", "いいえ。"), ("2019-04-01", "はい。")]
    )
    def test_today_is_the_day_that_is_given(
        self, today: str, begins: str, run: Run, four_plans: Path
    ) -> None:
        tree = run(
            assistant_main, "ask", "この計画はもう終わりましたか", "--index", four_plans,
            "--document", "nishitokyo-3rd-informatization", "--today", today, "--json",
        ).json  # fmt: skip
        assert tree["text"].startswith(begins)

    def test_chat_answers_every_line_but_the_empty_ones(
        self, run: Run, four_plans: Path, monkeypatch: pytest.MonkeyPatch, texts: dict[str, str]
    ) -> None:
        lines = "計画期間はいつまで？\n \n\u3000\nそれはもう終わった？\n\nそれは？\r\n\r\n\0\n最後"
        monkeypatch.setattr("sys.stdin", io.StringIO(lines, newline=""))
        done = run(assistant_main, "chat", "--index", four_plans, "--json")
        trees = [json.loads(line) for line in done.out.splitlines()]
        assert done.status == 0
        assert [tree["question"] for tree in trees] == [
            "計画期間はいつまで？", " ", "\u3000", "それはもう終わった？", "それは？", "\0", "最後",
        ]  # fmt: skip
        for tree in trees:
            check_answer(tree, texts)

    def test_an_empty_line_begins_a_new_conversation(
        self, run: Run, four_plans: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = "CIOとは何ですか"
        monkeypatch.setattr(
            "sys.stdin",
            io.StringIO(f"{first}\nそれを補佐するのは誰ですか\n\nそれを補佐するのは誰ですか\n"),
        )
        done = run(assistant_main, "chat", "--index", four_plans, "--json")
        _, carried, alone = (json.loads(line) for line in done.out.splitlines())
        assert carried["carried"] == "CIO"
        assert "情報政策専門員" in carried["text"]
        assert alone["carried"] is None

    def test_suggestions_are_answered(self, run: Run, four_plans: Path) -> None:
        first = run(assistant_main, "ask", "計画期間は？", "--index", four_plans, "--json").json
        assert first["suggestions"]
        for question in first["suggestions"]:
            tree = run(assistant_main, "ask", question, "--index", four_plans, "--json").json
            assert tree["kind"] == "answer"


def test_assistant_runs_as_a_module_and_answers_each_line_at_once(four_plans: Path) -> None:
    done = in_a_process(
        "assistant",
        "chat",
        "--index",
        four_plans,
        "--json",
        typed="計画期間は？\nこんにちは\n".encode(),
    )
    assert (done.status, done.err) == (0, "")
    kinds = [json.loads(line)["kind"] for line in done.out.splitlines()]
    assert kinds == ["answer", "smalltalk"]


def test_bytes_that_are_no_text_and_a_locale_without_japanese_are_no_failure(
    four_plans: Path,
) -> None:
    done = in_a_process(
        "assistant", "chat", "--index", four_plans, "--json",
        typed=b"\xff\xfe\n\xff" + "計画期間は？\n".encode(),
        environment={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )  # fmt: skip
    assert (done.status, done.err) == (0, "")
    unclear, answered = (json.loads(line) for line in done.out.splitlines())
    assert unclear["abstention"]["reason"] == "unclear"
    assert answered["question"] == "\udcff計画期間は？"
    assert answered["kind"] == "answer"
