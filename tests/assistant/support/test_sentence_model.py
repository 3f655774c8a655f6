"""The sentence model: its file, its features, its probability."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question import read_question
from assistant.support.asked import AskedQuestion
from assistant.support.calibration import NAMES as CALIBRATED
from assistant.support.calibration import Calibration
from assistant.support.checks import Checks
from assistant.support.features import NAMES, feature_table
from assistant.support.matches import MEETINGS, match_terms
from assistant.support.network import SentenceModel
from assistant.support.places import Place
from assistant.support.scorer import Support
from assistant.support.spans import SpanModel
from corpus.morphology import shared_morphology
from corpus.records import SentenceKind
from index.encoder import builtin_encoder

NEUTRAL = Checks(*[0.0] * (len(CALIBRATED) - 1))


@pytest.fixture(scope="module")
def support() -> Support:
    return Support(
        shared_morphology(),
        SpanModel.shipped().weights,
        builtin_encoder().term_vectors,
        lambda lemma: 1.0,
    )


def asked(support: Support, question: str) -> AskedQuestion:
    return support.asked(read_question(question, shared_morphology()))


def place(support: Support, text: str, heading: str = "図書館") -> Place:
    read = support.reader.read
    return Place(
        own=read(text),
        heading=read(heading),
        title=read(heading).key,
        is_title_first=heading in text,
        before=None,
        behind=None,
        lead=None,
        role=SentenceKind.BODY,
        position=0.0,
        similarity=0.5,
        rank=1,
        chunk_score=0.0,
    )


def column(table: np.ndarray, name: str) -> list[float]:
    return [round(float(value), 3) for value in table[:, NAMES.index(name)]]


def test_features_by_hand(support: Support) -> None:
    question = asked(support, "本の貸出は何冊ですか")
    assert [term.surface for term in question.terms] == ["本", "貸出"]
    texts = ["本は借りられます。", "貸出は5冊です。", "休館は月曜日です。"]
    places = [place(support, text) for text in texts]
    table = feature_table(question, places, [1.0, 2.0, 0.0], builtin_encoder().term_vectors)
    assert table.shape == (3, len(NAMES))
    # 本 has one character, which halves its weight: 0.5 and 1.0 of 1.5.
    assert column(table, "own") == [0.333, 0.667, 0.0]
    assert column(table, "below_best_span") == [-0.1, 0.0, -0.2]
    assert column(table, "chunk_covered") == [1.0, 1.0, 1.0]


def test_a_title_that_the_question_does_not_say_is_seen(support: Support) -> None:
    places = [place(support, "図書館は駅前にある。"), place(support, "駅前にある。")]
    vectors = builtin_encoder().term_vectors
    unsaid = feature_table(asked(support, "駅前にあるのは何か"), places, [0.0, 0.0], vectors)
    assert column(unsaid, "title_first") == [1.0, 0.0]
    said = feature_table(asked(support, "図書館はどこか"), places, [0.0, 0.0], vectors)
    assert column(said, "title_first") == [0.0, 0.0]


def test_the_places_worth_a_closer_look_share_words_with_the_question(support: Support) -> None:
    from assistant.support.scorer import Address
    from corpus.records import DocId

    question = asked(support, "本の貸出は何冊ですか")
    texts = ["休館は月曜日です。", "本の貸出は5冊です。", "庭は広い。"]
    places = [(Address(DocId("d"), n), place(support, text)) for n, text in enumerate(texts)]
    kept = support.nearest(question, places, 1)
    assert [where.number for where, _ in kept] == [1]
    assert support.nearest(question, places, 5) == places


def test_how_terms_are_met_by_hand(support: Support) -> None:
    question = asked(support, "本の貸出は何冊ですか")
    before = support.reader.read("本を貸します。")
    places = [
        replace(place(support, "貸出は5冊です。", "庭"), before=before),
        place(support, "休館は月曜日です。", "貸出"),
    ]
    matches = match_terms(question, places, builtin_encoder().term_vectors)
    assert matches.lemmas == ("本", "貸し出し")
    assert matches.meetings.shape == (2, 2, len(MEETINGS))

    def met(name: str) -> list[list[float]]:
        table: list[list[float]] = matches.meetings[:, :, MEETINGS.index(name)].round(3).tolist()
        return table

    assert met("own") == [[0.0, 1.0], [0.0, 0.0]]
    assert met("in_heading") == [[0.0, 0.0], [0.0, 1.0]]
    assert met("before")[0][0] == 1.0
    assert met("behind") == [[0.0, 0.0], [0.0, 0.0]]
    # The word itself is nearest; without a sentence before it there is none.
    assert met("nearest")[0][1] == pytest.approx(1.0, abs=1e-3)
    assert met("nearest_before")[1] == [pytest.approx(-0.2, abs=1e-3)] * 2


def test_a_question_without_terms_is_met_by_nothing(support: Support) -> None:
    question = asked(support, "何ですか")
    seen, _ = support.see(question, [place(support, "貸出は5冊です。")])
    assert seen.matches.meetings.shape == (1, 0, len(MEETINGS))
    assert np.isfinite(SentenceModel.shipped().scores(seen)).all()


def test_no_sentence_has_no_score(support: Support) -> None:
    seen, words = support.see(asked(support, "本の貸出は何冊ですか"), [])
    assert SentenceModel.shipped().scores(seen).shape == (0,)
    assert words == []


def test_a_saved_model_scores_as_it_did(support: Support, tmp_path: Path) -> None:
    model = SentenceModel.shipped()
    model.save(tmp_path / "model.npz")
    texts = ("本の貸出は5冊です。", "庭は広い。")
    places = [place(support, text) for text in texts]
    seen, _ = support.see(asked(support, "本の貸出は何冊ですか"), places)
    again = SentenceModel.load(tmp_path / "model.npz").scores(seen)
    assert again == pytest.approx(model.scores(seen), abs=1e-3)
    assert again[0] > again[1]


def test_a_model_of_other_features_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    np.savez(path, features=np.array(["other"]))
    with pytest.raises(ValueError, match="other features"):
        SentenceModel.load(path)


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_a_higher_score_is_never_less_probable(one: float, other: float) -> None:
    low, high = sorted((one, other))
    calibration = Calibration.shipped()
    assert calibration.probability(low, NEUTRAL) <= calibration.probability(high, NEUTRAL)
    assert 0.0 < calibration.probability(low, NEUTRAL) < 1.0


@pytest.mark.parametrize(
    "name", ["kind_indispensable", "lacks_known_name", "lacks_attribute", "lacks_qualifier"]
)
def test_what_speaks_against_a_sentence_makes_it_less_probable(name: str) -> None:
    calibration = Calibration.shipped()
    against = replace(NEUTRAL, **{name: 1.0})
    assert calibration.probability(1.0, against) < calibration.probability(1.0, NEUTRAL)
