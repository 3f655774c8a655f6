"""Fragments after a reply: 「副は？」, 「住所は？」, 「R11は？」, 「一番新しいのは？」."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霧原町環境計画

## 第3章 目標

| 指標 | 現状値（令和5年度） | 中間目標（令和11年度） | 目標値（令和16年度） |
|---|---|---|---|
| リサイクル率 | 19.2％ | 24.0％ | 28.0％ |

## 第4章 施設

表1　健康づくり関連施設

| 施設名 | 所在地 | 建築年 | 所管課 |
|---|---|---|---|
| 町民体育館 | 本町45番地 | 昭和57年 | 生涯学習課 |
| 北霧公民館 | 北霧3番地 | 昭和54年 | 生涯学習課 |
| 沢渡センター | 沢渡9番地 | 平成30年 | 環境課 |

## 第5章 推進体制

町に、副町長を本部長、環境課長を副本部長とする「ごみ減量推進本部」を置きます。

## 第6章 取組

ふれあい収集は、令和元年4月から実施しています。
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("talk", "told"),
    [
        (("推進本部の本部長は誰？", "副は？"), "副本部長は、環境課長です"),
        (("推進本部の本部長は誰？", "町長じゃないの？"), "本部長は、副町長です"),
        (("リサイクル率の目標値", "R11は？"), "24.0％"),
        (("町民体育館の建築年は？", "住所は？"), "本町45番地"),
        (("町民体育館の建築年は？", "住所は？", "どこの課が担当？"), "生涯学習課"),
        (("施設は全部でいくつ？", "一番古いのは？"), "北霧公民館"),
        (("施設は全部でいくつ？", "一番古いのは？", "一番新しいのは？"), "沢渡センター"),
        (("ふれあい収集って何？", "いつから始まった？"), "令和元年4月"),
    ],
)
def test_a_fragment_leans_on_what_was_told(
    plan: Assistant, talk: tuple[str, ...], told: str
) -> None:
    assert told in said(plan, *talk)
