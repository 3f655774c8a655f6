import pytest

from assistant.time_limits import by_limit


@pytest.mark.parametrize(
    ("claim", "text", "holds"),
    [
        ("わなは一か月借りられますか", "わなは14日間を限度として貸し出します", False),
        ("わなは1週間借りられますか", "わなは14日間を限度として貸し出します", True),
        ("2年間もらえますか", "補助は3年を上限とします", True),
        ("半年使えますか", "利用は3か月以内とします", False),
        ("一か月借りられますか", "わなを貸し出します", None),
        ("一か月借りられますか", "本人は14日以内、家族は30日以内とします", None),
        ("貸出は3日使えますか", "貸出は、週に4日まで利用できます", True),
        ("貸出は6日使えますか", "貸出は、週に4日まで利用できます", None),
        ("2年使えますか", "おむつ券は、生後1年まで利用できます", None),
        ("10日泊まれますか", "原則7日以内とし、延長して14日まで利用できます", None),
        ("3週間借りられますか", "返却の後14日以内に届け出ます", None),
        ("5月借りられますか", "14日間を限度とします", None),
    ],
)
def test_what_lasts_too_long_is_denied(claim: str, text: str, holds: bool | None) -> None:
    assert by_limit(claim, text) is holds
