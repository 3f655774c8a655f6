"""Reading question sets."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.dataset import (
    Expectation,
    Question,
    ReplyKind,
    question_from_json,
    question_to_json,
    read_question_sets,
    read_questions,
)
from eval.json_values import JsonObject, to_json
from eval.problems import QuestionSetError
from eval.schema import set_schema

GOOD: JsonObject = {
    "id": "a-1",
    "kind": "period",
    "turns": ["計画期間は？"],
    "expect": {"kind": "answer", "contains": [["5年"]]},
    "tags": [],
}


def write_lines(path: Path, *lines: object) -> Path:
    shown = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(shown) + "\n", encoding="utf-8")
    return path


def test_every_bad_line_is_named_at_once_with_field_and_wish(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "set.jsonl",
        GOOD,
        "{not json",
        GOOD | {"id": "a-2", "turns": []},
        GOOD | {"id": "a-3", "expect": {"kind": "maybe"}},
        GOOD | {"id": "a-4", "expect": {"kind": "answer", "contains": ["5年"]}},
        GOOD | {"id": "a-5", "colour": "red"},
        GOOD | {"id": "a-6", "today": "2025-13-01"},
        GOOD,
    )
    with pytest.raises(QuestionSetError, match="and 6 more") as caught:
        read_questions(path)
    assert [(one.line, one.field) for one in caught.value.problems] == [
        (2, ""),
        (3, "turns"),
        (4, "expect.kind"),
        (5, "expect.contains[0]"),
        (6, "colour"),
        (7, "today"),
        (8, "id"),
    ]
    wanted = [one.wanted for one in caught.value.problems]
    assert wanted[1] == "at least 1 items"
    assert wanted[2] == 'one of "answer", "abstention", "smalltalk"'
    assert wanted[5] == "a date like 2025-06-01"
    assert wanted[6] == "an id that line 1 does not use"


def test_a_field_that_stands_twice_is_named(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "set.jsonl", '{"id": "a", "id": "b"}')
    with pytest.raises(QuestionSetError, match=r"set\.jsonl:1: id: found this field twice"):
        read_questions(path)


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    first = write_lines(tmp_path / "one.jsonl", GOOD)
    second = write_lines(tmp_path / "two.jsonl", GOOD)
    with pytest.raises(QuestionSetError, match=r"one\.jsonl does not use"):
        read_question_sets([first, second])


def test_a_file_without_a_line_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionSetError, match="found no line, wanted at least one question"):
        read_questions(write_lines(tmp_path / "set.jsonl", ""))


def test_line_separators_inside_a_string_do_not_end_the_line(tmp_path: Path) -> None:
    record = GOOD | {"turns": ["計画期間は？\u2028教えて"]}
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert read_questions(path)[0].turns == ("計画期間は？\u2028教えて",)


def test_an_anchor_may_not_copy_more_than_forty_characters() -> None:
    record: JsonObject = GOOD | {"expect": {"kind": "answer", "passages": [{"anchor": "あ" * 41}]}}
    assert [one.field for one in set_schema().violations(record)] == ["expect.passages[0].anchor"]


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs"]), min_size=1)
questions = st.builds(
    Question,
    question_id=texts,
    kind=texts,
    turns=st.lists(texts, min_size=1, max_size=3).map(tuple),
    expect=st.builds(
        Expectation,
        kind=st.sampled_from(ReplyKind),
        contains=st.lists(st.lists(texts, min_size=1, max_size=2).map(tuple), max_size=2).map(
            tuple
        ),
        not_contains=st.lists(texts, max_size=2).map(tuple),
        heading=st.just("") | texts,
        page=st.none() | st.integers(1, 999),
    ),
    today=st.none() | st.dates(),
    documents=st.lists(texts, max_size=2).map(tuple),
    tags=st.lists(texts, max_size=2).map(tuple),
)


@given(questions)
def test_a_question_survives_being_written_and_read(question: Question) -> None:
    assert question_from_json(question_to_json(question)) == question


def test_a_written_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(to_json(question_to_json(question_from_json(GOOD))), encoding="utf-8")
    assert read_questions(path) == (question_from_json(GOOD),)


def test_the_sets_that_ship_are_valid() -> None:
    folder = Path(__file__).parents[2] / "eval" / "sets"
    found = read_question_sets(sorted(folder.glob("*.jsonl")))
    assert len({question.question_id for question in found}) == len(found) > 0
