"""Claims held to what a sentence says in other words."""

import pytest

from assistant.opposites import by_direction, by_opposites, way_claimed


@pytest.mark.parametrize(
    ("claim", "text", "holds"),
    [
        ("費用は全額出ますか", "購入費の3分の2(上限5千円)を補助します。", False),
        ("塩分計は借りられますか", "塩分計は2週間まで無料で貸し出します。", True),
        ("予約はいりますか", "個別相談を毎月第2水曜日に行います(予約制)。", True),
        ("予約は必要ですか", "どなたでも参加でき、予約は不要です。", False),
        ("目標は達成しましたか", "回収量\t1,500t\t918t\t未達成", False),
        ("目標は達成しましたか", "処分量\t2,300t\t2,240t\t達成", True),
        ("教室は毎月ありますか", "乳児と保護者を対象に、隔月で開催します。", False),
        ("平日の部活も移行しますか", "平日の部活動は、学校部活動として継続します。", False),
        ("予約しないで行ってもいいですか", "年3回開催する。予約制で、1組45分とする。", False),
        ("センターはなくなりますか", "センターは令和12年度末をもって廃止し、移行します。", True),
        ("センターはなくなりますか", "センターは廃止を含めて検討します。", None),
        (
            "目標は達成していないのですか",
            "処分量\t2,300t\t2,240t\t達成",
            None,
        ),  # yes would say either
    ],
)
def test_other_words_make_a_claim_true_or_false(
    claim: str, text: str, *, holds: bool | None
) -> None:
    assert by_opposites(claim, text) is holds


BOTH = "家庭系ごみが減少を続ける一方で、事業系ごみは観光客の回復に伴って増加に転じています。"


@pytest.mark.parametrize(
    ("claim", "text", "subjects", "holds"),
    [
        ("事業系ごみは増えていますか", BOTH, ["事業系"], True),
        ("家庭系ごみは増えていますか", BOTH, ["家庭系"], False),
        ("奨励金は上がりますか", "奨励金は8円に引き上げる予定です。", ["奨励金"], True),
        ("人口は増えましたか", "人口の増加を抑えない。", ["人口"], None),  # says what is not to be
        (
            "世帯数は減り始めましたか",
            "世帯数は増加を続けましたが、減少に転じています。",
            ["世帯数"],
            True,
        ),
        ("人口は増えていますか", "年少人口は減少し、老年人口は増加しています。", ["人口"], None),
        ("ごみは増えていますか", BOTH, [], None),  # which of the two is meant is not known
    ],
)
def test_each_thing_in_a_sentence_goes_its_own_way(
    claim: str, text: str, subjects: list[str], *, holds: bool | None
) -> None:
    assert by_direction(claim, text, subjects) is holds


@pytest.mark.parametrize(
    ("claim", "way"),
    [
        ("増えていますか", "up"),
        ("下がりましたか", "down"),
        ("増えていますか、減っていますか", ""),
        ("増えていないのですか", ""),
    ],
)
def test_which_way_is_claimed(claim: str, way: str) -> None:
    assert way_claimed(claim) == way
