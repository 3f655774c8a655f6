"""The models that tell periods and relations where no rule does."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.facts import period_model, relation_model
from corpus.facts.period_candidates import Candidate, features_of, find_candidates
from corpus.facts.period_model import PeriodModel, weigh
from corpus.facts.periods import TextPeriod, passages_of, period_of_text
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.facts.relation_model import CLASSES, RelationModel, mentions
from corpus.facts.relations import extract_relations, names_of
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text

FIVE, TEN = TextPeriod(2024, 2028, 5), TextPeriod(2021, 2030, 10)


def read(text: str) -> ReadDocument:
    return read_sentences(replace(document_from_text(text), title=""), shared_morphology())


def candidates(text: str) -> list[Candidate]:
    return list(find_candidates(read(text)))


@pytest.mark.parametrize(
    ("told", "likely", "expected"),
    [
        (None, (0.7, 0.1), FIVE),  # no rule finds one, and the model does
        (None, (0.4, 0.3), None),
        (TEN, (0.1, 0.8), TEN),
        (TEN, (0.7, 0.1), FIVE),  # the model finds another likelier
        (TEN, (0.2, 0.1), None),  # and none likely
        (TextPeriod(2021, 2031, 11), (0.7, 0.1), TextPeriod(2021, 2031, 11)),  # an extension
    ],
)
def test_the_rules_and_the_model_are_weighed(
    told: TextPeriod | None, likely: tuple[float, float], expected: TextPeriod | None
) -> None:
    assert weigh(told, [FIVE, TEN], likely) == expected
    assert weigh(None, [], []) is None


@pytest.mark.parametrize(
    "text",
    [
        "この大綱は、令和６年度から令和10年度までを一区切りとして運用していきます。",
        "■ 対象期間　2024（令和６）年度−2028（令和10）年度\n■ 対象区域　町全域",
        "こども応援プラン／期間：令和６年４月１日‐令和11年３月31日／対象：全職員",
    ],
)
def test_a_period_in_words_that_no_rule_knows(text: str) -> None:
    assert period_of_text(text) == FIVE


@pytest.mark.parametrize(
    "text",
    [
        "講座は、令和６年度から令和10年度まで毎年開きます。",
        "本計画では、令和元年度から令和５年度までの利用者数の推移を示します。",
        "審議会の委員の任期は、令和６年４月１日から令和８年３月31日までです。",
    ],
)
def test_another_span_of_time_is_no_period_of_a_plan(text: str) -> None:
    assert period_of_text(text) is None


def test_probabilities_leave_room_for_none() -> None:
    passage = candidates("令和６年度から令和10年度まで\n令和３年度から令和12年度まで")
    likely = period_model.shipped_model().likelihoods(passage)
    assert len(likely) == len(features_of(passage)) == 2
    assert 0 < sum(likely) < 1


def test_far_sections_are_passages_of_their_own() -> None:
    text = "1　期間\n令和６年度から令和10年度まで\n2　推移\n令和元年度から令和５年度まで\n"
    assert [len(passage) for passage in passages_of(candidates(text))] == [1, 1]


def test_a_period_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = PeriodModel({"a0:まで": 1.25, "b0:から": -0.5, "nothing": 0.0}, 0.75)
    model.save(tmp_path / "weights.json")
    assert PeriodModel.load(tmp_path / "weights.json") == PeriodModel(
        {"a0:まで": 1.25, "b0:から": -0.5}, 0.75
    )


def test_a_relation_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    row = np.arange(len(CLASSES), dtype=np.float32)
    RelationModel({"plan": row}, -row).save(tmp_path / "weights.json")
    model = RelationModel.load(tmp_path / "weights.json")
    relation, likely = model.guess(["plan", "unheard of"])
    assert relation in CLASSES
    assert likely == pytest.approx(1 / len(CLASSES))
    assert model.guess(["plan", "plan"])[0] == CLASSES[-1]


def test_a_mention_shows_the_model_names_as_signs() -> None:
    sentences, names = names_of(read("本計画は、緑町総合計画や景観法との整合を図ります。"))
    plan, law = mentions(sentences, names)
    assert {"plan", "P|plan", "b0:、", "a0:や", "e0:の"} <= plan.features
    assert {"law", "b0:や", "b1:P"} <= law.features
    assert not relation_model.NONE.startswith("P|")


def test_relations_in_words_that_no_rule_knows() -> None:
    text = "本プランは、緑町総合計画に掲げるまちの姿を、健康の面からかたちにします。"
    links = {(str(link.relation), link.target) for link in extract_relations(read(text))}
    assert ("上位計画", "緑町総合計画") in links
