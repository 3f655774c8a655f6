"""The sums that numbers allow, and what the model sees of them."""

from pathlib import Path

import numpy as np
import pytest

from assistant.calculation.asked import read_sums
from assistant.calculation.operands import of_text
from assistant.calculation.program_features import NAMES, features_of
from assistant.calculation.program_model import PARTS, ProgramModel
from assistant.calculation.programs import MOST, Op, Program, programs_of
from assistant.question import read_question
from corpus.morphology import shared_morphology
from corpus.records import DocId, Span

PROOF = (DocId("plan"), Span(0, 1))


def programs(question: str, text: str, unit: str = "") -> list[Program]:
    """What can be reckoned from one sentence and the question's own numbers."""
    operands = [*of_text(text, 0, PROOF, 0.9), *of_text(question, -1, None, 0.0)]
    return programs_of(operands, unit, question)


def sums(question: str, text: str, unit: str = "") -> dict[Op, set[str]]:
    """The sums by their operation."""
    found: dict[Op, set[str]] = {}
    for program in programs(question, text, unit):
        found.setdefault(program.op, set()).add(program.sum)
    return found


@pytest.mark.parametrize(
    ("question", "text", "unit", "op", "expected"),
    [
        (
            "何人の差か",
            "男性は412人、女性は388人である。",
            "人",
            Op.DIFFERENCE,
            "412人 - 388人 = 24人",
        ),
        (
            "何ポイント高いか",
            "町は64.9%、県は57.3%である。",
            "ポイント",
            Op.DIFFERENCE,
            "64.9% - 57.3% = 7.6ポイント",
        ),
        ("何割か", "63件のうち17件を反映した。", "", Op.SHARE, "17件 ÷ 63件 = 約27%"),
        ("何倍か", "120点から400点に増やす。", "", Op.TIMES, "400点 ÷ 120点 = 約3.3倍"),
        (
            "3つで何人か",
            "身体1,012人、療育236人、精神198人である。",
            "人",
            Op.TOTAL,
            "1,012人 + 236人 + 198人 = 1,446人",
        ),
        (
            "1団体平均で何人か",
            "31団体412人が活動している。",
            "人",
            Op.EACH,
            "412人 ÷ 31団体 = 約13.3人",
        ),
        (
            "3日分でいくらか",
            "1日500円の手当を支給する。",
            "円",
            Op.PRODUCT,
            "500円 × 3日 = 1,500円",
        ),
        ("1年でいくらか", "月額2,000円とする。", "円", Op.MONTHS, "2,000円 × 12か月 = 24,000円"),
        (
            "町の負担はいくらか",
            "費用は900万円で、うち3分の1を国が補助する。",
            "円",
            Op.REMAINDER,
            "900万円 × (1 - 3分の1) = 600万円",
        ),
    ],
)
def test_a_sentence_allows_a_sum(
    question: str, text: str, unit: str, op: Op, expected: str
) -> None:
    assert expected in sums(question, text, unit)[op]


def test_only_the_unit_that_is_asked_for_is_reckoned() -> None:
    text = "12人で4台を使い、3人と1台を増やす。"
    assert {one.unit for one in programs("何台か", text, "台")} == {"台"}


def test_ages_and_twelve_months_of_a_yearly_sum_are_not_reckoned_with() -> None:
    assert Op.TIMES not in sums("何倍か", "65歳以上は40人、15歳以上は20か所である。")
    assert Op.MONTHS not in sums("1年でいくらか", "年額2,000円とする。", "円")


def test_however_many_numbers_there_are_the_sums_are_few() -> None:
    text = "、".join(f"{number}人" for number in range(1, 400)) + "である。"
    assert len(programs("何人か", text, "人")) <= MOST


def test_what_is_seen_has_a_row_for_each_sum_and_one_for_none() -> None:
    read = read_question("申込みのうち何割が外れましたか", shared_morphology())
    operands = of_text("申込みは117件で、うち75件が外れた。", 0, PROOF, 0.9)
    made = programs_of(operands, "", read.text)
    table = features_of(read, read_sums(read.text), operands, made, "")
    assert table.shape == (len(made) + 1, len(NAMES))
    assert np.isfinite(table).all()
    assert table[-1, NAMES.index("none")] == 1
    assert not table[:-1, NAMES.index("none")].any()
    assert table[0, NAMES.index("probability")] == pytest.approx(0.9)


def test_the_model_that_was_saved_is_the_one_that_is_read(tmp_path: Path) -> None:
    generator = np.random.default_rng(0)
    sizes = {"linear": (2, len(NAMES)), "hidden": (2, len(NAMES), 3), "hidden_bias": (2, 3)}
    parts = {
        name: generator.normal(size=sizes.get(name, (2, 3))).astype(np.float16).astype(np.float32)
        for name in PARTS
    }
    mean = np.zeros(len(NAMES), np.float32)
    model = ProgramModel(mean, mean + 1, parts)
    model.save(tmp_path / "sums.npz")
    table = generator.random((4, len(NAMES))).astype(np.float32)
    read = ProgramModel.load(tmp_path / "sums.npz").probabilities(table)
    assert read == pytest.approx(model.probabilities(table))
    assert read.sum() == pytest.approx(1)


def test_weights_of_other_features_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sums.npz"
    np.savez_compressed(path, features=np.array(["probability"]))
    with pytest.raises(ValueError, match="train_sums"):
        ProgramModel.load(path)


def test_numbers_of_two_documents_are_not_reckoned_with_each_other() -> None:
    other = (DocId("other"), Span(0, 1))
    operands = [
        *of_text("団員は412人です。", 0, PROOF, 0.9),
        *of_text("団員は388人です。", 1, other, 0.8),
    ]
    assert not programs_of(operands, "人", "団員は何人の差ですか")
