"""Numbers with their units, as documents write them."""

from decimal import Decimal

import pytest

from assistant.calculation.quantities import find_quantities, in_myriads, shown
from corpus.errors import WarekiError
from corpus.numerals import read_amount


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("定員は90人、施設は3ヶ所です。", [(90, "人"), (3, "か所")]),
        ("12億8,400万円", [(1_284_000_000, "円")]),
        ("2万4千人", [(24_000, "人")]),
        ("委員は十二人とする。", [(12, "人")]),
        # dates, ordinals and what is counted for each are no quantities of the whole
        ("令和5年度に第3回を開き、2年目に入る。", []),
        ("1人1日当たり846グラム", [(846, "グラム")]),
        ("1頭につき8,000円", [(8000, "円")]),
        ("6人体制とし、3人制の部会を置く。", [(6, "人")]),
    ],
)
def test_quantities_of_a_text(text: str, expected: list[tuple[int, str]]) -> None:
    found = [(one.value, one.unit) for one in find_quantities(text)]
    assert found == [(Decimal(value), unit) for value, unit in expected]


@pytest.mark.parametrize("text", ["約90人", "20人以上", "10分以内", "30人程度", "15億円余り"])
def test_a_limit_or_an_estimate_is_not_exact(text: str) -> None:
    assert [one.is_exact for one in find_quantities(text)] == [False]


def test_a_result_is_written_like_the_numbers_that_it_comes_from() -> None:
    scaled = find_quantities("18.4万人から15.1万人に")
    assert shown(Decimal(33_000), scaled) == "3.3万人"
    mixed = find_quantities("8億6,000万円から6億5,000万円に")
    assert shown(Decimal(210_000_000), mixed) == "2億1,000万円"
    assert in_myriads(Decimal(125_000_030)) == "1億2,500万30"


def test_amounts_are_read() -> None:
    assert read_amount("1,240.5") == Decimal("1240.5")
    assert read_amount("300千") == 300_000
    assert read_amount("百二十") == 120
    with pytest.raises(WarekiError, match="not an amount"):
        read_amount("1人")
