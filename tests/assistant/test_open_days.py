import pytest

from assistant.open_days import asks_day, is_open

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
        ("相談所は月曜日は開いていないのですか", CLOSED, None),
        ("図書館は月曜日も開いていますか", "図書館の開館は月曜日を除く毎日です。", None),
        ("図書館は月曜日も開いていますか", "図書館は毎日開館しています。", True),
        ("窓口は日曜日も開いていますか", "窓口は、月曜日から土曜日まで開いています。", False),
        ("図書館は月曜日に開いていますか", "図書館の休館日は、月曜日と祝日です。", False),
        ("バスは水曜日も運行していますか", "バスは、水曜日は運行しません。", False),
        (
            "窓口は水曜日もやっていますか",
            "月・金曜日の午前9時から午後4時まで相談に応じます。",
            False,
        ),
        ("せせらぎ号は土曜日も走りますか", "令和9年度からは土曜日の午前にも運行します。", True),
        ("交流館は日曜日も開いていますか", "海辺美術館は、土日は休館です。", None),
        ("海辺美術館は日曜日も開いていますか", "海辺美術館は、土日は休館です。", False),
        (
            "渡し船は土曜日に利用できますか",
            "渡し船の利用は、土曜日の前日までに予約してください。",
            None,
        ),
    ],
)
def test_a_day_is_open_or_closed(claim: str, text: str, expected: bool | None) -> None:
    assert is_open(claim, text) is expected


def test_a_day_is_asked_for() -> None:
    assert asks_day("相談所は日曜日も開いてますか")
    assert not asks_day("相談所の日曜日の電話は何番ですか")
