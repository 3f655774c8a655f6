"""Proposals for a question set."""

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from assistant.feedback import Feedback, Reason
from corpus.facts import extract_facts
from corpus.morphology import Morphology
from corpus.readers import document_from_text, read_document
from corpus.records import Document
from eval.dataset import Expectation, Question, ReplyKind, read_questions
from eval.formats.asked import read_asked
from eval.make import Vectors, distinct, make_proposals, write_proposals
from eval.problems import QuestionSetError
from eval.proposal_source import Proposal
from eval.proposals import propose


class Letters:
    """Questions with the same letters mean the same."""

    def encode(self, questions: Sequence[str]) -> Vectors:
        found = np.zeros((len(questions), 256), np.float32)
        for row, question in enumerate(questions):
            for letter, count in Counter(question).items():
                found[row, hashlib.sha256(letter.encode()).digest()[0]] += count
        unit: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
        return unit


def proposal(text: str, *documents: str) -> Proposal:
    question = Question("", "asked", (text,), Expectation(ReplyKind.ANSWER), documents=documents)
    return Proposal(question, "")


@pytest.fixture(scope="module")
def proposals(invented_plan: Document, morphology: Morphology) -> list[Proposal]:
    return propose(invented_plan, extract_facts(invented_plan, morphology))


def test_answerable_proposals_name_a_passage_that_the_document_has(
    proposals: list[Proposal], invented_plan: Document
) -> None:
    kinds = Counter(one.question.kind for one in proposals)
    assert {"period", "governance", "definition", "list", "unanswerable"} <= set(kinds)
    for one in proposals:
        for group in one.question.expect.citation_contains:
            assert all(len(anchor) <= 40 and anchor in invented_plan.text for anchor in group)


def test_a_near_miss_is_about_something_the_document_names_and_expects_abstention(
    proposals: list[Proposal], invented_plan: Document
) -> None:
    misses = [one.question for one in proposals if "near_miss" in one.question.tags]
    assert misses
    for question in misses:
        assert question.expect == Expectation(ReplyKind.ABSTENTION)
        assert question.turns[0].partition("の")[0] in invented_plan.text


def test_what_a_sentence_states_is_no_near_miss(
    invented_plan: Document, morphology: Morphology
) -> None:
    facts = extract_facts(invented_plan, morphology)
    body = facts.governance[0].body
    stated = replace(invented_plan, text=invented_plan.text)
    text = f"{body}の電話番号は、0123-45-6789です。"
    first = stated.sentences[0]
    longer = invented_plan.text[: first.span.end] + text
    told = replace(
        stated,
        text=longer,
        sentences=(
            first,
            replace(first, span=replace(first.span, start=first.span.end, end=len(longer))),
        ),
        sections=(),
        figures=(),
    )
    without = replace(told, sentences=(first,))
    asked = f"{body}の電話番号を教えてください。"
    assert asked in [one.question.turns[0] for one in propose(without, facts)]
    assert asked not in [one.question.turns[0] for one in propose(told, facts)]


def test_the_same_meaning_is_proposed_once_for_a_document() -> None:
    known = [replace(proposal("期間は何年ですか", "a").question, question_id="k")]
    found = distinct(
        [
            proposal("何年ですか期間は", "a"),
            proposal("何年ですか期間は", "b"),
            proposal("本部長は誰ですか", "a"),
            proposal("本部長は誰ですか", "a"),
        ],
        known,
        Letters(),
    )
    assert [(one.question.turns[0], one.question.documents) for one in found] == [
        ("何年ですか期間は", ("b",)),
        ("本部長は誰ですか", ("a",)),
    ]


class Constant:
    """All questions mean the same."""

    def encode(self, questions: Sequence[str]) -> Vectors:
        return np.ones((len(questions), 1), np.float32)


@pytest.mark.parametrize(
    "pair",
    [
        ("図2は何の図ですか", "図3は何の図ですか"),
        ("第一次総合計画の理念は何ですか", "第二次総合計画の理念は何ですか"),
        ("この計画は何年間ですか", "この計画はいつまでですか"),
    ],
)
def test_another_number_or_another_wish_is_another_question(pair: tuple[str, str]) -> None:
    first, second = (proposal(text, "a") for text in pair)
    assert len(distinct([first, second], [], Constant())) == 2
    assert len(distinct([first, first], [], Constant())) == 1


def test_a_question_that_expects_what_a_known_one_expects_is_not_proposed_again(
    proposals: list[Proposal],
) -> None:
    (period,) = [one for one in proposals if one.question.turns[0].startswith("この計画の計画期間")]
    expect = Expectation(ReplyKind.ANSWER, (("令和6年度", "2024年4月"), ("2031年度",)))
    known = replace(
        period.question, turns=("いつ始まっていつ終わる計画なの？",), expect=expect, question_id="k"
    )
    assert distinct([period], [known], Constant()) == []
    other = replace(known, expect=replace(expect, contains=(("令和6年度",), ("2027年度",))))
    assert distinct([period], [other], Constant()) == [period]


def test_nobody_is_asked_for_the_name_of_a_secretariat_or_of_every_office(
    proposals: list[Proposal],
) -> None:
    asked = [one.question.turns[0] for one in proposals]
    assert "ゼロカーボン推進本部の事務局はどこですか。" in asked
    assert not [text for text in asked if "事務局の氏名" in text or text.startswith("すべて")]
    (laws,) = [one.question for one in proposals if "根拠法令" in one.question.turns[0]]
    assert laws.expect.contains == (("潮見野市環境基本条例",), ("気候変動適応法",))


def test_unanswered_questions_come_as_lines_or_as_the_staff_pages_table(tmp_path: Path) -> None:
    lines, table = tmp_path / "asked.txt", tmp_path / "asked.csv"
    lines.write_text("電話番号は？\n\n 図書館は何時まで\n", encoding="utf-8")
    rows = "日時,質問,見つからなかったこと\n2025-06-01 10:00,電話番号は？,電話番号\n"
    table.write_text(f"{rows}2025-06-01 10:01,図書館は何時まで,時間\n", encoding="utf-8-sig")
    assert read_asked(lines) == read_asked(table) == ["電話番号は？", "図書館は何時まで"]
    table.write_text("日時,内容\n1,2\n", encoding="cp932")
    with pytest.raises(QuestionSetError, match="質問: found 日時, 内容, wanted a column"):
        read_asked(table)


def test_complaints_become_proposals_and_praise_does_not() -> None:
    at = datetime(2025, 6, 1, tzinfo=UTC)
    wrong = Feedback(at, Reason.WRONG, "違う", "期間は？", "5年間です。", ("plan:0-5", "plan:9-12"))
    good = Feedback(at, Reason.HELPFUL, "", "本部長は？", "市長です。", ("plan:0-5",))
    found = make_proposals(
        {}, {}, encoder=Letters(), feedback=[wrong, good], asked=["名前は？", " "]
    )
    assert [(one.question.question_id, one.question.turns) for one in found] == [
        ("p-001", ("期間は？",)),
        ("p-002", ("名前は？",)),
    ]
    assert found[0].question.documents == ("plan",)
    assert "違う" in found[0].reason


def test_only_what_a_person_marked_becomes_a_question(
    tmp_path: Path, proposals: list[Proposal]
) -> None:
    path = tmp_path / "proposals.csv"
    numbered = [
        replace(one, question=replace(one.question, question_id=f"p-{n}"))
        for n, one in enumerate(proposals)
    ]
    write_proposals(path, numbered)
    with pytest.raises(QuestionSetError, match=r"none of [0-9]+ rows marked"):
        read_questions(path)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    for row in rows[1:]:
        row[0] = "○"
    marked = io.StringIO(newline="")
    csv.writer(marked).writerows(rows)
    path.write_bytes(marked.getvalue().encode("utf-8-sig"))
    read = read_questions(path)
    assert [one.turns for one in read] == [one.question.turns for one in numbered]
    assert [one.expect.kind for one in read] == [one.question.expect.kind for one in numbered]
    assert [one.kind for one in read] == [one.question.kind for one in numbered]
    assert [one.tags for one in read] == [one.question.tags for one in numbered]
    assert rows[1][2] == "計画期間"
    assert read[0].expect.contains == numbered[0].question.expect.contains


def test_a_mark_that_says_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("採用,質問,期待する答え\n?,期間は？,5年\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match="wanted ○ or nothing"):
        read_questions(path)


def test_proposals_as_json_lines_are_a_set(tmp_path: Path, proposals: list[Proposal]) -> None:
    path = tmp_path / "proposals.jsonl"
    write_proposals(
        path, [replace(proposals[0], question=replace(proposals[0].question, question_id="p"))]
    )
    assert read_questions(path)[0].turns == proposals[0].question.turns


def test_a_role_that_sits_in_no_body_is_asked_for_by_itself(morphology: Morphology) -> None:
    source = document_from_text("# 沢村計画\n\n副村長を最高情報責任者とします。\n")
    questions = [p.question.turns[0] for p in propose(source, extract_facts(source, morphology))]
    assert any("最高情報責任者は誰ですか" in question for question in questions)
    assert not any(question.startswith("の") for question in questions)


def test_what_a_list_of_members_or_a_short_name_tells_is_no_near_miss(
    morphology: Morphology,
) -> None:
    text = (
        "# 沢村計画\n\n沢村計画推進本部を設置し、村長を本部長とします。"
        "推進本部の会議は年3回開きます。\n\n"
        "委員会の議長は、委員長をもって充てます。\n\n村長　山川 太一\n"
    )
    source = document_from_text(text)
    asked = [one.question.turns[0] for one in propose(source, extract_facts(source, morphology))]
    assert any("沢村計画推進本部の" in question for question in asked)
    assert not {
        "沢村計画推進本部の会議は年に何回開かれますか。",
        "沢村計画推進本部の本部長の氏名は何ですか。",
    } & set(asked)


def test_headings_are_asked_for_as_they_are_read(tmp_path: Path, morphology: Morphology) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "# 沢村計画\n\n## 計 画 期 間\n\n5年間です。\n\n## 1-1 担い手づくりについて\n\n"
        "育てます。\n\n## 誰も取り残さない\n\n配慮します。\n\n"
        "## は　じ　め　に\n\n策定しました。\n",
        "utf-8",
    )
    source = read_document(path)
    asked = [one.question.turns[0] for one in propose(source, extract_facts(source, morphology))]
    about = [question for question in asked if question.endswith("について教えてください。")]
    assert about == ["計画期間について教えてください。", "担い手づくりについて教えてください。"]
