import gzip
import json
import random
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from corpus.morphology import shared_morphology
from index.analyzer import Analyzer
from index.training.batches import BatchMaker
from index.training.examples import Example, ExampleReader, Passage, Source
from index.training.ginza import WordVectors, murmur_hash
from index.training.vocabulary import Vocabulary, make_vocabulary

TEXTS = ("水道の料金は口座から払えます。", "図書館は火曜日に休みます。", "ごみは朝に出します。")


def ignore(line: str) -> None:
    """What a quiet training says."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(text.encode(), mtime=0))

    paragraphs = [
        {
            "context": f"はじめの文です。\n{text}",
            "qas": [
                {
                    "id": f"{n}-{k}",
                    "question": f"{text[:-1]}か",
                    "answers": [{"text": text[:2], "answer_start": 9}],
                }
                for k in range(2)
            ],
        }
        for n, text in enumerate(TEXTS)
    ]
    squad = {"data": [{"title": "市の案内", "paragraphs": paragraphs}]}
    write("jaquad_train.json.gz", json.dumps(squad, ensure_ascii=False))
    rows = [{"query": text[:3], "passage": text} for text in TEXTS]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    write("law_heading_to_article.jsonl.gz", lines)
    pairs = [
        {"sentence1": one, "sentence2": two, "label": 5.0 * (one == two)}
        for one in TEXTS
        for two in TEXTS
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in pairs)
    write("jsts_train.jsonl.gz", lines)
    write("prose/white_paper.txt.gz", "第1節 料金\n" + TEXTS[0] * 5 + "\n短い行\n" + TEXTS[1] * 5)
    group = "1,1,0,1,0,0,0,(),ごみ,,\n1,1,0,1,0,0,0,(),廃棄物,,\n1,1,2,1,0,0,0,(),塵芥,,\n"
    write("synonyms.txt.gz", group)
    return tmp_path


def read(folder: Path) -> tuple[ExampleReader, list[Source]]:
    reader = ExampleReader(folder, Analyzer(shared_morphology()))
    return reader, reader.sources(ignore)


def words() -> WordVectors:
    names = [
        "水道",
        "料金",
        "口座",
        "図書",
        "火曜",
        "ごみ",
        "廃棄",
        "物",
        "朝",
        "休む",
        "出す",
        "払う",
    ]
    table = np.random.default_rng(0).normal(size=(len(names), 8)).astype(np.float32)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    return WordVectors({name: row for row, name in enumerate(names)}, table)


def vocabulary_of(reader: ExampleReader) -> Vocabulary:
    analyzer = Analyzer(shared_morphology())
    return make_vocabulary(reader.counts, reader.spellings, words(), analyzer)


def test_the_hash_is_spacys() -> None:
    # hash_string of spaCy 3: nlp.vocab.strings["coffee"], the example of its own documentation
    assert murmur_hash(b"coffee") == 3197928453018144401
    assert murmur_hash(b"apple") == 8566208034543834098


def test_each_file_becomes_a_source(folder: Path) -> None:
    _, sources = read(folder)
    assert [(source.name, len(source.examples)) for source in sources] == [
        ("jaquad_train", 6),
        ("law_heading_to_article", 3),
        ("prose headings", 1),
        ("prose neighbours", 4),  # sentences of four terms say too little
    ]


def test_the_answers_sentence_is_the_best_one(folder: Path) -> None:
    _, sources = read(folder)
    passage = sources[0].passages[0]
    assert passage.best == 1
    assert passage.sentences[1][:2] == ("水道", "料金")
    assert passage.heading == ("市", "案内")


def test_sentence_pairs_and_synonyms_are_read(folder: Path) -> None:
    reader, _ = read(folder)
    assert {pair.similarity for pair in reader.sentence_pairs()} == {0.0, 1.0}
    groups = reader.synonyms()
    assert len(groups) == 1
    assert len(groups[0]) == 2  # 塵芥 is marked as not to be expanded


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="no training data"):
        read(tmp_path)
    with pytest.raises(EncoderError, match="found no folder"):
        read(tmp_path / "none")


def test_a_term_starts_from_the_spelling_that_was_met() -> None:
    analyzer = Analyzer(shared_morphology())
    counts, spellings = Counter({"塵": 5}), {"塵": Counter({"ごみ": 5})}
    found = make_vocabulary(counts, spellings, words(), analyzer)
    row = found.vectors[found.numbers()["塵"]]
    assert row == pytest.approx(words().table[words().rows["ごみ"]], abs=1e-5)


def test_frequent_terms_begin_with_little_weight() -> None:
    analyzer = Analyzer(shared_morphology())
    found = make_vocabulary(Counter({"水道": 1000, "料金": 2}), {}, words(), analyzer)
    numbers = found.numbers()
    assert found.weights[numbers["水道"]] < found.weights[numbers["料金"]]


def test_some_passages_are_read_without_words_that_the_question_repeats() -> None:
    passage = Passage((), (("水道", "料金", "口座", "払える", "市"),), 0)
    source = Source("law_", (Example(("水道", "料金"), 0),), (passage,))
    numbers = {term: number for number, term in enumerate(passage.sentences[0])}
    batches = BatchMaker([source], [], numbers, random.Random(0))
    read = [frozenset(batches.next_batch().passages[0]) for _ in range(100)]
    everything, unasked = frozenset(range(5)), frozenset({2, 3, 4})
    assert all(unasked <= terms <= everything for terms in read)
    assert {everything, everything - {0}, everything - {1}, unasked} == set(read)
    # Half are spared, and a quarter of the others, whose two words both stay.
    assert 0.5 < read.count(everything) / 100 < 0.8


def test_a_question_forgets_some_of_its_words_but_never_all() -> None:
    source = Source("law_", (Example(("水道", "料金"), 0),), (Passage((), (("口座",),), 0),))
    numbers = {"水道": 0, "料金": 1, "口座": 2}
    batches = BatchMaker([source], [], numbers, random.Random(0))
    asked = [tuple(batches.next_batch().questions[0]) for _ in range(200)]
    assert set(asked) == {(0, 1), (0,), (1,)}
    assert asked.count((0, 1)) > 130


@pytest.mark.slow
def test_training_learns_and_repeats_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch")
    from index.training import encoder

    monkeypatch.setattr(encoder, "STEPS", 30)
    reader, sources = read(folder)
    pairs, synonyms = reader.sentence_pairs(), reader.synonyms()
    vocabulary = vocabulary_of(reader)
    numbers = vocabulary.numbers()
    tables = []
    for _ in range(2):
        batches = BatchMaker(sources, synonyms, numbers, random.Random(3))
        model = encoder.TermModel(vocabulary, 6, seed=3)
        encoder._train(model, batches, pairs, numbers, random.Random(4), ignore)
        tables.append(encoder.pack(model, vocabulary))
    assert (tables[0].table == tables[1].table).all()
    assert (tables[0].weights == tables[1].weights).all()
    asked = tables[0].encode([["水道", "料金", "払う"]], is_question=True)[0]
    found = tables[0].encode([["水道", "料金", "口座"], ["図書", "火曜"]], is_question=False)
    assert found[0] @ asked > found[1] @ asked
