"""What sentences say of a thing that stands sentences before them."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import all_said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霧沢市地域福祉計画

## 1 支え合いの仕組み

買い物の付き添いなどを引き受ける「おたすけ隊」を広げます。利用できるのは、70歳以上のひとり暮らしの方です。\
申込みは利用したい日の5日前までに社会福祉協議会へ電話で行います。利用料は30分200円で、隊員には150円を渡します。\
隊員は18歳以上であればなることができます。

## 2 居場所

空き店舗を使った「よりあい館」を開きます。館では、お茶を飲みながら過ごせます。開館時間は午前9時から午後5時までです。

## 3 相談

相談窓口の利用料は無料です。
"""


@pytest.fixture(scope="module")
def welfare() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("おたすけ隊の利用料は？", "30分200円"),
        ("おたすけ隊の隊員になるには何歳から？", "18歳以上"),
        ("よりあい館の開館時間は", "午前9時から午後5時まで"),
    ],
)
def test_the_name_may_stand_some_sentences_before(
    welfare: Assistant, question: str, told: str
) -> None:
    assert told in all_said(welfare, question)[0]
