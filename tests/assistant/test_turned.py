"""Claims whose words a sentence has the other way round, or only as an aim."""

import pytest

from assistant.turned import has_its_words, is_only_an_aim, is_the_other_way


@pytest.mark.parametrize(
    ("claim", "text", "is_aim"),
    [
        ("回収率は改善していますか", "回収率の改善のため、料金を改定します。", True),
        ("回収率は改善していますか", "回収率は改善しています。", False),
        ("水質は向上しましたか", "水質の向上に努めます。", True),
        ("水質は向上しましたか", "水質の向上に努め、令和5年度に向上しました。", False),
    ],
)
def test_what_is_sought_is_not_so_yet(claim: str, text: str, is_aim: bool) -> None:
    assert is_only_an_aim(claim, text) is is_aim


@pytest.mark.parametrize(
    ("claim", "text", "is_turned"),
    [
        ("本部は幹事会に報告するの", "幹事会\t案をまとめ、本部に報告する。", True),
        ("幹事会は本部に報告するの", "幹事会\t案をまとめ、本部に報告する。", None),
        ("市長は本部に報告するの", "本部で決め、市長に報告し、本部長が示す。", False),
        ("CIOは専門員を補佐しますか", "CIOを補佐する専門員が出席します。", True),
        ("専門員はCIOを補佐しますか", "CIOを補佐する専門員が出席します。", None),
        ("本部は市長に報告するの", "幹事会は、本部に報告する。", None),
    ],
)
def test_who_does_it_for_whom(claim: str, text: str, is_turned: bool | None) -> None:
    assert is_the_other_way(claim, text) is is_turned


@pytest.mark.parametrize(
    ("claim", "text", "has"),
    [
        (
            "理念は「水と緑に暮らし、まちを育てる」ですね",
            "「水と緑に暮らし、まちを楽しむ」という理念",
            False,
        ),
        (
            "理念は「水と緑に暮らし、まちを楽しむ」ですね",
            "「水と緑に暮らし、まちを楽しむ」という理念",
            True,
        ),
        ("CIOはChief Intelligence Officerの略ですか", "CIO(Chief Information Officer)", False),
        ("CIOはChief Information Officerの略ですか", "CIO(Chief Information Officer)", True),
        (
            "「公民館の利用の手引き」はありますか",
            "「水と緑に暮らし、まちを楽しむ」という理念",
            None,
        ),
    ],
)
def test_what_is_quoted_is_held_to_the_sentence(claim: str, text: str, has: bool | None) -> None:
    assert has_its_words(claim, text) is has
