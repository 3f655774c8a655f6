import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from index.build import build_index
from index.encoder import BUILTIN_DIRECTORY, BuiltinEncoder
from index.opening import OpenIndex, open_index
from index.training.tuning import questions_asked, tune_encoder, words_asked

PLAN = """# 暮らしの計画

## 水道

水道料金は、口座振替により納付することができます。
漏水の修繕は、指定工事店が行います。

## 医療

医療的ケアを要する児童は、中央保育所で受け入れます。
検診の結果は、郵送により通知します。
"""
ASKED = {
    "たんを吸うのが要る子をみてくれる園は": "医療的ケアを要する児童は",
    "お金は銀行から落とせますか": "口座振替により納付",
}


def line(number: int, question: str, anchor: str, doc_id: str) -> str:
    record = {
        "id": f"t-{number}",
        "turns": [question],
        "documents": [doc_id],
        "expect": {"kind": "answer", "citation_contains": [[anchor]]},
        "tags": ["tune"],
    }
    return json.dumps(record, ensure_ascii=False)


@pytest.fixture
def index(tmp_path: Path) -> OpenIndex:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "kurashi.md").write_text(PLAN, "utf-8")
    build_index([tmp_path / "plans"], tmp_path / "index", None)
    return open_index(tmp_path / "index")


@pytest.fixture
def questions(tmp_path: Path, index: OpenIndex) -> Path:
    doc_id = next(iter(index.documents))
    lines = [line(n, *pair, doc_id) for n, pair in enumerate(ASKED.items())]
    lines.append(line(9, "別の計画のことですか", "口座振替により納付", "elsewhere-0000"))
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    pairs = [{"sentence1": "水道の料金", "sentence2": "水道料金", "label": 5.0}]
    pairs.append({"sentence1": "水道の料金", "sentence2": "検診の結果", "label": 0.0})
    text = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
    (folder / "jsts_train.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    return folder


def test_a_question_is_asked_of_all_sentences_under_their_headings(
    index: OpenIndex, questions: Path
) -> None:
    asked = list(questions_asked(index, [questions]))
    assert len(asked) == len(ASKED)
    first = asked[0]
    assert [first.sentences[place] for place in first.answers] != []
    assert all("医療" in first.sentences[place] for place in first.answers)
    assert len(first.sentences) > len(first.answers)


def test_a_hint_leads_from_what_is_said_to_what_is_meant(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# 一行ずつ\nお金 費用 > 経費 財源\nごみ 廃棄物\n", "utf-8")
    asked = list(words_asked(path))
    assert len(asked) == 3
    assert [len(one.answers) for one in asked] == [2, 2, 1]


def test_tuning_brings_a_question_to_its_sentence(
    tmp_path: Path, index: OpenIndex, questions: Path, data: Path
) -> None:
    for name in ("one", "two"):
        tune_encoder(
            BUILTIN_DIRECTORY,
            index,
            [questions],
            data,
            tmp_path / name,
            thesaurus=None,
            seed=0,
            tell=lambda text: None,
        )
    before, after = BuiltinEncoder().model, BuiltinEncoder(tmp_path / "one").model
    for asked in questions_asked(index, [questions]):
        right, wrong = [], []
        for model in (before, after):
            question = model.encode([asked.question], is_question=True)[0]
            near = model.encode(asked.sentences, is_question=False) @ question
            answers = np.array([place in asked.answers for place in range(len(near))])
            right.append(near[answers].max())
            wrong.append(near[~answers].max())
        assert right[1] - wrong[1] > right[0] - wrong[0]
    assert (tmp_path / "one" / "table.npy").read_bytes() == (
        tmp_path / "two" / "table.npy"
    ).read_bytes()
    card = (tmp_path / "one" / "README.md").read_text("utf-8")
    assert "| questions | 2 |" in card
    assert card.count("## How it was tuned") == 1


def test_questions_about_other_documents_alone_are_an_error(
    tmp_path: Path, index: OpenIndex, data: Path
) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(line(1, "何ですか", "口座振替", "elsewhere-0000") + "\n", "utf-8")
    with pytest.raises(EncoderError, match="found no line tagged tune"):
        tune_encoder(
            BUILTIN_DIRECTORY,
            index,
            [path],
            data,
            tmp_path / "out",
            thesaurus=None,
            seed=0,
            tell=lambda text: None,
        )
