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
        (5, "質問"),
    ]


@pytest.mark.parametrize(
    "words",
    ["回答なし", "載っていません。", "記載がない", "この計画には書かれていません", "答えられない"],
)
def test_however_a_clerk_says_that_nothing_is_stated_it_means_abstention(
    tmp_path: Path, words: str
) -> None:
    path = tmp_path / "set.csv"
    path.write_text(f"質問,期待する答え\n電話番号は？,{words}\n", encoding="cp932")
    assert read_questions(path)[0].expect.kind is ReplyKind.ABSTENTION


def test_an_answer_that_speaks_of_what_is_missing_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("質問,期待する答え\n課題は？,担い手がない地区がある\n", encoding="cp932")
    expect = read_questions(path)[0].expect
    assert (expect.kind, expect.contains) == (ReplyKind.ANSWER, (("担い手がない地区がある",),))


@pytest.mark.parametrize(
    ("written", "day"),
    [("2025/6/1", "2025-06-01"), ("R7.6.1", "2025-06-01"), ("平成元年1月8日", "1989-01-08")],
)
def test_days_are_read_as_clerks_write_them(tmp_path: Path, written: str, day: str) -> None:
    path = tmp_path / "set.csv"
    path.write_text(f"質問,期待する答え,日付\n終わった？,はい,{written}\n", encoding="cp932")
    assert str(read_questions(path)[0].today) == day


def test_a_quote_that_is_never_closed_does_not_swallow_the_rows_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text('質問,期待する答え\nあ？,い\n"う？,え\nお？,か\n', encoding="cp932")
    with pytest.raises(QuestionSetError, match="whose quotes are closed") as caught:
        read_questions(path)
    assert [one.line for one in caught.value.problems] == [3]


def test_rows_that_nobody_accepted_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "set.csv"
    path.write_text("採用,質問,期待する答え\n○,あ？,い\n,う？,え\n×,お？,か\n", encoding="cp932")
    notices: list[str] = []
    assert len(read_questions(path, notices.append)) == 1
    assert notices == [f"{path}: 2 rows without ○ in 採用, left out"]


def test_a_workbook_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "質問.xlsx"
    path.write_bytes(b"PK")
    with pytest.raises(QuestionSetError, match="saved as CSV"):
        read_questions(path)


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


def test_an_answer_marked_in_the_title_starts_before_the_paragraph(tmp_path: Path) -> None:
    answers: list[dict[str, object]] = [{"text": "奈良", "answer_start": 0}]
    path = squad_file(tmp_path / "a.json", "奈良県 [SEP] 首都奈良は古い。", answers)
    assert read_squad(path).questions[0].answers == (SquadAnswer("奈良", -10),)
    (question,) = read_questions(path)
    assert question.expect.passages[0].anchor == "首都奈良は古い。"


def test_an_answer_that_is_not_where_the_file_says_is_refused(tmp_path: Path) -> None:
    answers: list[dict[str, object]] = [{"text": "京都", "answer_start": 2}]
    path = squad_file(tmp_path / "a.json.gz", "首都奈良は古い。", answers)
    with pytest.raises(QuestionSetError, match=r"answers\[0\]: found '京都' at 2"):
        read_squad(path)


def test_everything_in_a_squad_file_that_is_no_object_is_named(tmp_path: Path) -> None:
    qas = [{"id": "1", "question": "何？", "answers": "奈良"}, 3]
    paragraphs = [{"context": "奈良", "qas": qas}, {"context": "京都"}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}, "x"]}), encoding="utf-8")
    with pytest.raises(QuestionSetError) as caught:
        read_squad(path)
    assert [one.field for one in caught.value.problems] == [
        "data[0].paragraphs[0].qas[0].answers",
        "data[0].paragraphs[0].qas[1]",
        "data[0].paragraphs[1].qas",
        "data[1]",
    ]


def test_questions_that_are_numbered_anew_in_each_paragraph_all_count(tmp_path: Path) -> None:
    qa = {"id": "1", "question": "何？", "answers": [{"text": "奈良", "answer_start": 0}]}
    paragraphs = [{"context": text, "qas": [qa]} for text in ("奈良", "奈良県")]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"data": [{"paragraphs": paragraphs}]}), encoding="utf-8")
    assert [one.question_id for one in read_questions(path)] == ["1", "1@1"]


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
    assert [(one.line, one.field, one.found) for one in caught.value.problems] == [
        (2, "corpus-id", "'d9'"),
        (3, "query-id", "'q8'"),
    ]


def test_queries_without_a_relevant_unit_are_left_out_and_counted(tmp_path: Path) -> None:
    folder = beir_folder(tmp_path, "q1\td1\t1\nq2\td1\t0\n")
    rows = [{"_id": name, "text": "届出は？"} for name in ("q1", "q2", "q3")]
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    notices: list[str] = []
    assert [one.question_id for one in read_questions(folder, notices.append)] == ["q1"]
    assert notices == [f"{folder}: 2 queries without a relevant unit, left out"]


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "qrels"
    path.write_bytes("q1\td1\t1\n質問\td1\t1\n".encode("cp932"))
    with pytest.raises(QuestionSetError, match="qrels:2: found the byte 0x8e, which is not UTF-8"):
        read_qrels(path)


def test_a_pair_that_is_judged_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "qrels"
    path.write_text("q1 0 d1 1\nq1 0 d1 1\n", encoding="utf-8")
    with pytest.raises(QuestionSetError, match="each pair judged once, as in line 1"):
        read_qrels(path)


def test_ids_between_tabs_may_hold_spaces(tmp_path: Path) -> None:
    path = tmp_path / "qrels.tsv"
    path.write_text("query-id\tcorpus-id\tscore\n問 1\t計画 2\t1\n", encoding="utf-8")
    assert read_qrels(path) == {"問 1": {"計画 2": 1}}


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
