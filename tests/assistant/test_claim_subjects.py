"""Claims of one thing by what a sentence says of another."""

import pytest

from assistant.claim_subjects import is_of_another, is_of_kind
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

GLOSSED = "計画は、構想(まちの理念)、基本計画(まちの施策)、実施計画(施策のための事業)から成る。"
BODIES = "検討を行う作業部会、情報を統括する対策会議、調達のための選定委員会を設置しています。"
TURNED = "情報化計画は、総合計画が掲げる構想を実現するための個別計画です。"


@pytest.mark.parametrize(
    ("claim", "text", "is_another"),
    [
        ("構想はまちの施策のことですか", GLOSSED, True),
        ("実施計画はまちの理念ですか", GLOSSED, True),
        ("実施計画はまちの施策ですか", GLOSSED, True),
        ("構想はまちの理念ですか", GLOSSED, False),
        ("選定委員会は情報を統括していますか", BODIES, True),
        ("対策会議は情報を統括していますか", BODIES, False),
        ("作業部会は検討を行いますか", BODIES, False),
        ("総合計画は個別計画ですか", TURNED, True),
        ("総合計画は情報化計画を実現するための計画ですか", TURNED, True),
        ("情報化計画は個別計画ですか", TURNED, False),
        ("図書館の本は市外の人も借りられますか", "市外の人は、図書館の本を借りられます。", False),
        ("CIOは副市長ですか", "推進本部の部長は、CIO(副市長)です。", False),
        ("無料ですか", GLOSSED, False),
        ("情報を統括するのは選定委員会ですか", BODIES, True),
        ("情報を統括するのは対策会議ですか", BODIES, False),
        ("茅瀬駅は無人駅ですか", "浜手駅は平成26年から無人駅です。", True),
        ("浜手駅は無人駅ですか", "浜手駅は平成26年から無人駅です。", False),
        ("図書館は避難所ですか", "災害時には、図書館や公民館などが避難所となります。", False),
        ("就学援助は申請が必要ですか", "本町では、就学援助を受ける保護者の申請が必要です。", False),
        (
            "推進委員会は進捗を点検しますか",
            "企画課と連携し、推進委員会において進捗を点検します。",
            False,
        ),
    ],
)
def test_what_is_said_of_another_thing(claim: str, text: str, is_another: bool) -> None:
    assert is_of_another(claim, text) is is_another


def test_what_is_said_of_another_thing_is_no_yes() -> None:
    assistant = assistant_over(("plan.md", f"# 計画\n\n## 体制\n\n{BODIES}\n"))
    assert not said(assistant, "選定委員会は情報を統括していますか").startswith("はい")


def test_what_the_town_pays_is_not_paid_by_oneself() -> None:
    body = "補償の上限は1億円で、保険料は町が全額を負担します。"
    assistant = assistant_over(("plan.md", f"# 計画\n\n## 保険\n\n{body}\n"))
    assert "はい" not in said(assistant, "保険の保険料に自己負担はありますか")


KIND = "本部の補助機関として、検討を行う作業部会、情報を統括する対策会議があり、計画を進めます。"


@pytest.mark.parametrize(
    ("claim", "holds"),
    [
        ("作業部会は補助機関ですか", True),
        ("本部は補助機関ですか", False),
        ("本部の補助機関は2つですか", True),
        ("補助機関は3つですか", False),
        ("選定委員会は補助機関ですか", None),
        ("作業部会は附属機関ですか", None),
    ],
)
def test_what_is_named_in_the_row_of_a_kind_is_of_it(claim: str, holds: bool | None) -> None:
    assert is_of_kind(claim, KIND) is holds


def test_a_thing_is_what_its_sentence_says_at_its_end() -> None:
    assert is_of_kind("甲計画は個別計画ですか", "甲計画は、乙計画に沿って策定する個別計画であり、…")
    assert (
        is_of_kind("乙計画は個別計画ですか", "甲計画は、乙計画に沿って策定する個別計画であり、…")
        is None
    )
