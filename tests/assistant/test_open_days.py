import pytest

from assistant.open_days import is_closed_on_others, is_open

WEEK = "開所時間は火曜日から土曜日までの午前9時から午後5時までです。"
CLOSED = "月曜日が休日に当たる場合でも、月曜日は休所とします。"


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        ("相談所は月曜日やってますか", CLOSED, False),
        ("相談所は日曜日も開いてますか", WEEK, False),
        ("相談所は木曜日も開いてますか", WEEK, True),
        ("相談所は日曜日も開いてますか", CLOSED, None),
        ("相談所の電話は何番ですか", WEEK, None),
    ],
)
def test_a_day_is_open_or_closed(claim: str, text: str, expected: bool | None) -> None:
    assert is_open(claim, text) is expected


def test_what_is_closed_on_other_days_settles_nothing() -> None:
    assert is_closed_on_others("相談所は日曜日も開いてますか", CLOSED)
    assert not is_closed_on_others("相談所は月曜日も開いてますか", CLOSED)
