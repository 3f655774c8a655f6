"""Question sets and judgements in other people's formats."""

import gzip
import json
from pathlib import Path

import pytest

from eval.dataset import ReplyKind, read_questions
from eval.formats.beir import read_beir
from eval.formats.squad import SquadAnswer, SquadParagraph, read_squad
from eval.formats.trec import read_qrels, read_run, write_run
from eval.problems import QuestionSetError

SHEET = (
    "番号,質問,期待する答え,出典,見出し,ページ,文書,日付,タグ\n"
    '1,計画期間は？,"令和6年度|2024年度\n令和10年度",5年間,'
    "1.2 計画の期間,P.３,wakaba,2025/6/1,住民\n"
    "2,事業費は？,回答なし,,,,,,\n"
    '3,"本部長は？\nその任期は？",載っていない,,,,,,\n'
)


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16"])
def test_a_clerks_sheet_is_read_in_the_encodings_of_spreadsheets(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "質問.csv"
    path.write_bytes(SHEET.encode(encoding))
    first, second, third = read_questions(path)
    assert first.question_id == "1"
    assert first.expect.contains == (("令和6年度", "2024年度"), ("令和10年度",))
    assert first.expect.citation_contains == (("5年間",),)
    assert (first.expect.heading, first.expect.page) == ("1.2 計画の期間", 3)
    assert (str(first.today), first.documents, first.tags) == ("2025-06-01", ("wakaba",), ("住民",))
    assert second.expect.kind is ReplyKind.ABSTENTION
    assert third.turns == ("本部長は？", "その任期は？")


def test_every_bad_row_of_a_sheet_is_named_by_the_line_it_starts_on(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    rows = '質問,期待する答え,ページ,色\n"一つ目\n二つ目",はい,三,赤\n期間は？,,,\n,はい,,\n'
    path.write_text(rows, encoding="cp932")
    with pytest.raises(QuestionSetError, match="and 3 more") as caught:
        read_questions(path)
    assert [(one.line, one.field) for one in caught.value.problems] == [
        (1, "色"),
        (2, "ページ"),
        (4, "期待する答え"),
        (5, "turns"),
    ]


def test_a_sheet_without_a_question_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("氏名,住所\nあ,い\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match="質問"):
        read_questions(path)


def squad_file(path: Path, context: str, answers: list[dict[str, object]]) -> Path:
    qa = {"id": "q1", "question": "首都は？", "answers": answers}
    article = {"title": "記事", "paragraphs": [{"context": context, "qas": [qa]}]}
    path.write_bytes(gzip.compress(json.dumps({"data": [article]}).encode()))
    return path


def test_jsquads_title_is_taken_off_and_answers_move_with_it(tmp_path: Path) -> None:
    # "奈良 [SEP] " has 9 characters: 11 in the file is 2 in the paragraph.
    answers: list[dict[str, object]] = [{"text": "奈良", "answer_start": 11}]
    squad = read_squad(squad_file(tmp_path / "a.json.gz", "奈良 [SEP] 首都奈良は古い。", answers))
    assert squad.paragraphs == (SquadParagraph("奈良", "首都奈良は古い。"),)
    assert squad.questions[0].answers == (SquadAnswer("奈良", 2),)


def test_an_answer_marked_in_the_title_is_where_the_paragraph_says_it_first(tmp_path: Path) -> None:
    answers: list[dict[str, object]] = [
        {"text": "奈良", "answer_start": 0},
        {"text": "奈良県", "answer_start": 0},
    ]
    squad = read_squad(squad_file(tmp_path / "a.json", "奈良県 [SEP] 首都奈良は古い。", answers))
    assert squad.questions[0].answers == (SquadAnswer("奈良", 2), SquadAnswer("奈良県", None))


def test_an_answer_that_is_not_where_the_file_says_is_refused(tmp_path: Path) -> None:
    answers: list[dict[str, object]] = [{"text": "京都", "answer_start": 2}]
    path = squad_file(tmp_path / "a.json.gz", "首都奈良は古い。", answers)
    with pytest.raises(QuestionSetError, match=r"answers\[0\]: found '京都' at 2"):
        read_squad(path)


def test_squad_as_a_question_set_names_the_passage_in_forty_characters(tmp_path: Path) -> None:
    context = "あ" * 60 + "奈良" + "い" * 60
    answers: list[dict[str, object]] = [{"text": "奈良", "answer_start": 60}]
    (question,) = read_questions(squad_file(tmp_path / "a.json", context, answers))
    (passage,) = question.expect.passages
    assert passage.anchor == "あ" * 19 + "奈良" + "い" * 19
    assert question.expect.answers == ("奈良",)


def beir_folder(folder: Path, qrels: str) -> Path:
    rows = [{"_id": "d1", "title": "届出", "text": "届出は市民課へ。"}, {"_id": "d2", "text": "税"}]
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "corpus.jsonl").write_text(lines, encoding="utf-8")
    query = json.dumps({"_id": "q1", "text": "届出は？"})
    (folder / "queries.jsonl").write_text(query, encoding="utf-8")
    (folder / "qrels.tsv").write_text(qrels, encoding="utf-8")
    return folder


def test_a_beir_folder_is_read_with_its_header(tmp_path: Path) -> None:
    folder = beir_folder(tmp_path, "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n")
    beir = read_beir(folder / "corpus.jsonl", folder / "queries.jsonl", folder / "qrels.tsv")
    assert beir.qrels == {"q1": {"d1": 2, "d2": 0}}
    (question,) = read_questions(folder)
    assert [passage.anchor for passage in question.expect.passages] == ["届出は市民課へ。"]


def test_a_judgement_about_nothing_is_refused(tmp_path: Path) -> None:
    folder = beir_folder(tmp_path, "q1\td1\t1\nq1\td9\t1\nq8\td1\t1\n")
    with pytest.raises(QuestionSetError, match="and 1 more") as caught:
        read_questions(folder)
    assert [one.found for one in caught.value.problems] == ["'d9'", "'q8'"]


def test_trec_qrels_with_four_columns_mean_the_same_as_three(tmp_path: Path) -> None:
    (tmp_path / "four").write_text("q1 0 d1 1\nq1 0 d2 -1\n", encoding="utf-8")
    (tmp_path / "three").write_text("q1\td1\t1\nq1\td2\t-1\n", encoding="utf-8")
    assert read_qrels(tmp_path / "four") == read_qrels(tmp_path / "three")


def test_a_run_comes_back_in_the_order_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "run.trec"
    write_run(path, {"q1": ["b", "a", "c"]}, name="hybrid")
    assert path.read_text().splitlines()[1] == "q1 Q0 a 2 0.500000 hybrid"
    assert [hit.unit for hit in read_run(path)["q1"]] == ["b", "a", "c"]


def test_a_run_that_has_a_unit_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.trec"
    path.write_text("q1 Q0 a 1 2.0 x\nq1 Q0 a 2 1.0 x\nq1 Q0 b 3 nan x\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match="found q1 a again") as caught:
        read_run(path)
    assert [one.line for one in caught.value.problems] == [2, 3]
