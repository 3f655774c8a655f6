"""What stands below a heading or label, where a sentence says no more than its name."""

import pytest

from tests.assistant.asking import all_said
from tests.assistant.documents import assistant_over

PLAN = """緑町観光ビジョン

1 緑町のいま

弱み
・夜に開いている店が少ない
・島の中を回る足が乏しい

2 進め方

(1) 宿泊の誘い
　夜の催しを増やします。
(2) 港のにぎわい
　朝の市を開きます。

3 体系

基本理念　みんなで歩く
基本目標Ⅰ　歩いて巡れる島
　1 貸し自転車の用意
　2 石の道の手入れ
基本目標Ⅱ　世界に届ける島
　3 多言語の案内づくり

4 対象

対象の島　｜　東島、西島、沖島
対象の年　｜　令和６年度から令和８年度まで
"""


@pytest.mark.parametrize(
    ("question", "below"),
    [
        ("弱みは何ですか", ["夜に開いている店が少ない", "島の中を回る足が乏しい"]),
        ("歩いて巡れる島は何ですか", ["1 貸し自転車の用意", "2 石の道の手入れ"]),
    ],
)
def test_a_label_is_told_with_what_stands_below_it(question: str, below: list[str]) -> None:
    told = all_said(assistant_over(("plan.txt", PLAN)), question)
    assert [line for line in told if line in below] == below
    assert not any("多言語" in line for line in told)


def test_a_field_heads_no_column() -> None:
    told = all_said(assistant_over(("plan.txt", PLAN)), "対象の島はどこですか")
    assert any("東島、西島、沖島" in line for line in told)
    assert not any("次の" in line and "つ" in line for line in told)
