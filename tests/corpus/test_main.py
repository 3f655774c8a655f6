"""``python -m corpus`` as a clerk runs it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.__main__ import build_parser, main
from corpus.records import Document
from tests.conftest import INVENTED_PLAN, REAL_PLAN, ROOT


def test_text_is_exactly_the_documents_text(
    real_plan: Document, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["text", str(REAL_PLAN)]) == 0
    assert capfdbinary.readouterr().out == real_plan.text.encode()


@pytest.mark.parametrize("verb", ["inspect", "facts"])
def test_json_is_one_object_in_plain_japanese(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, str(REAL_PLAN), "--json"]) == 0
    out, err = capsys.readouterr()
    assert isinstance(json.loads(out), dict)
    assert "計画" in out
    assert err == ""


@pytest.mark.parametrize("plan", [REAL_PLAN, INVENTED_PLAN])
@pytest.mark.parametrize("verb", ["inspect", "facts"])
def test_without_json_the_output_is_for_a_person(
    verb: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([verb, str(plan)]) == 0
    out = capsys.readouterr().out
    assert "計画" in out
    assert not out.startswith("{")


@pytest.mark.parametrize(
    ("text", "first", "last", "years"),
    [
        ("本計画の期間は、平成26年度から平成30年度までの5年間とします。", 2014, 2018, 5),
        ("庁舎は平成26年度に建てられました。", None, None, None),
    ],
)
def test_a_period_is_read_out_of_a_sentence(
    text: str,
    first: int | None,
    last: int | None,
    years: int | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["period", text, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "first_fiscal_year": first,
        "last_fiscal_year": last,
        "years": years,
    }


def test_what_could_not_be_done_is_one_line_and_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert main(["text", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("argv", [[], ["read"], ["text"], ["inspect", "a", "--yaml"]])
def test_wrong_usage_is_exit_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        build_parser().parse_args(argv)


def test_the_program_runs_from_the_root_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "corpus", "period", "-", "--json"],
        input="計画期間は令和5年度から令和9年度までとする。".encode(),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == {
        "first_fiscal_year": 2023,
        "last_fiscal_year": 2027,
        "years": 5,
    }
