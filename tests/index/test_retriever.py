import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.records import ChunkId, DocId
from index.assembly import retriever_of_rows
from index.fusion import FEATURES, ArmScores, QuestionWeight, features_of
from index.likeness import Likeness
from index.reading import Row
from index.recipe import load_recipe
from index.retriever import Arm, HybridRetriever

ROWS = (
    Row("period", "計画期間", "本計画の期間は、平成26年度から平成30年度までの5年間とします。"),
    Row("body", "推進体制", "市長を本部長とする推進本部を設置します。副本部長は副市長です。"),
    Row("waste", "ごみの出し方", "燃えるごみは朝8時までに集積所へ出してください。"),
    Row("water", "水道", "水道料金は口座振替で支払えます。"),
    Row("empty", "", ""),
)


@pytest.fixture(scope="module")
def retriever() -> HybridRetriever:
    return retriever_of_rows(ROWS)


@pytest.mark.parametrize("arm", Arm)
@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("計画はいつからいつまでですか", "period"),
        ("推進本部の本部長は誰ですか", "body"),
        ("ゴミは何時までに出せばいいですか", "waste"),
        ("水道の料金を払いたいのですが", "water"),
    ],
)
def test_each_arm_finds_what_a_question_is_about(
    retriever: HybridRetriever, arm: Arm, question: str, expected: str
) -> None:
    assert retriever.search(question, 1, arm=arm)[0].chunk_id == expected


def test_the_lexical_arm_lives_on_japanese(retriever: HybridRetriever) -> None:
    hit = retriever.search("副本部長は誰ですか", 1, arm=Arm.LEXICAL)[0]
    assert hit.lexical_rank == 1
    assert {match.term for match in hit.matched_terms} >= {"本部", "長"}
    assert all(match.weight > 0 for match in hit.matched_terms)


def test_an_arm_alone_asks_no_other(retriever: HybridRetriever) -> None:
    question = "水道の料金と計画"
    (lexical,) = retriever.search(question, 1, arm=Arm.LEXICAL)
    (dense,) = retriever.search(question, 1, arm=Arm.DENSE)
    assert (lexical.lexical_rank, lexical.dense_rank) == (1, None)
    assert (dense.lexical_rank, dense.dense_rank) == (None, 1)
    both = {hit.chunk_id: hit for hit in retriever.search(question, 5)}
    # What is said of a chunk does not depend on who proposed it.
    for hit in (lexical, dense):
        assert hit.score == pytest.approx(both[hit.chunk_id].score, abs=1e-5)
        assert hit.sentence == both[hit.chunk_id].sentence


def test_a_hit_says_why_it_is_there(retriever: HybridRetriever) -> None:
    hit = retriever.search("計画の期間", 1)[0]
    assert (hit.rank, hit.lexical_rank, hit.dense_rank) == (1, 1, 1)
    assert hit.coverage == pytest.approx(1)
    assert hit.score == pytest.approx(sum(part for _, part in hit.parts), rel=1e-4)
    assert hit.sentence.of(ROWS[0].text) == ROWS[0].text


def test_the_best_sentence_is_the_one_that_fits(retriever: HybridRetriever) -> None:
    hit = retriever.search("副本部長", 1)[0]
    assert hit.sentence.of(ROWS[1].text) == "副本部長は副市長です。"


def test_only_the_documents_that_were_named_are_searched(retriever: HybridRetriever) -> None:
    for arm in Arm:
        hits = retriever.search("計画の期間", 5, [DocId("water"), DocId("waste")], arm=arm)
        assert {hit.doc_id for hit in hits} <= {"water", "waste"}
    assert retriever.search("計画の期間", 5, []) == []


def test_ranks_begin_at_one_and_scores_fall(retriever: HybridRetriever) -> None:
    hits = retriever.search("計画の推進本部とごみ", 5)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]


def test_the_same_question_gives_the_same_hits(retriever: HybridRetriever) -> None:
    question = "水道とごみの計画"
    again = retriever_of_rows(ROWS)
    assert again.search(question, 5) == retriever.search(question, 5)


def test_a_cutoff_below_one_is_refused(retriever: HybridRetriever) -> None:
    with pytest.raises(ValueError, match="top_k must be at least 1, got 0"):
        retriever.search("計画", 0)


@given(st.text(max_size=60))
def test_any_question_is_answered_with_a_ranking(text: str) -> None:
    hits = SHARED.search(text, 3)
    assert len({hit.chunk_id for hit in hits}) == len(hits) <= 3


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=40)), max_size=4), st.text())
def test_any_rows_can_be_searched(rows: list[tuple[str, str]], question: str) -> None:
    built = retriever_of_rows(Row(str(n), *row) for n, row in enumerate(rows))
    assert len(built.search(question, 10)) <= len(rows)


SHARED = retriever_of_rows(ROWS)


def test_the_overlap_is_the_share_of_the_question_that_stands_there() -> None:
    assert SHARED.overlap("水道料金の口座振替", ChunkId("water")) == pytest.approx(1)
    assert SHARED.overlap("保育園の入園", ChunkId("water")) == 0


def test_nothing_is_found_in_nothing() -> None:
    assert retriever_of_rows([]).search("計画", 5) == []


def test_features_are_shares_of_what_the_question_could_reach() -> None:
    def column(*values: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
        return np.array(values, np.float32)

    arms = ArmScores(
        body=column(2, 1),
        heading=column(0, 3),
        strings=column(1, 2),
        sentence=column(1, 1),
        covered=column(4, 2),
        similarity=column(0.5, 0.25),
        likeness=Likeness(column(0.5, 1), column(0, 1), column(3, 4)),
    )
    weight = QuestionWeight(spoken=0.5, body=4, heading=6, strings=8, sentence=2)
    found = features_of(arms, weight)
    assert list(found) == list(FEATURES)
    assert found["body"] == pytest.approx([0.5, 0.25])
    assert found["heading"] == pytest.approx([0, 0.5])
    assert found["strings"] == pytest.approx([0.125, 0.25])
    assert found["coverage"] == pytest.approx([1, 0.5])
    assert found["meant"] == pytest.approx([0.5, 1])
    assert found["similarity_spoken"] == pytest.approx([0.25, 0.125])


def test_the_recipe_weighs_meaning_more_in_spoken_questions() -> None:
    fusion = load_recipe().fusion
    assert fusion["strings"] > 0
    assert fusion["strings_spoken"] < 0
