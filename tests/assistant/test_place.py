import pytest

from assistant.place import leave_place, names_place
from assistant.service import Assistant
from corpus.morphology import shared_morphology

_MORPHOLOGY = shared_morphology()


@pytest.mark.parametrize(
    ("text", "place", "left"),
    [
        ("水無瀬浜町の会議は何人ですか", "水無瀬浜町", "会議は何人ですか"),
        ("凪里だと誰が伝えるの", "凪里町", "誰が伝えるの"),
        ("計画の終わりは(西東京のほうだよ)いつ", "西東京市", "計画の終わりはいつ"),
        ("津賀城市さんの大綱の柱は", "津賀城市", "大綱の柱は"),
        # A name within another is another name.
        ("西東京市第2次総合計画の期間は", "西東京市", "西東京市第2次総合計画の期間は"),
        ("西東京市民の数は", "西東京市", "西東京市民の数は"),
        ("北西東京の話", "西東京市", "北西東京の話"),
        # A word of every day is no name: 中央区's 中央.
        ("中央の公園はいつできますか", "中央区", "中央の公園はいつできますか"),
        ("西東京市", "西東京市", "西東京市"),
        ("貴市の計画は、いつまでか。", "西東京市", "計画は、いつまでか。"),
    ],
)
def test_a_place_is_left_out(text: str, place: str, left: str) -> None:
    assert leave_place(text, {place}, _MORPHOLOGY) == left


def test_a_place_is_named_in_full_or_shortened() -> None:
    assert names_place("西東京市第2次総合計画", "西東京市", _MORPHOLOGY)
    assert names_place("西東京の計画", "西東京市", _MORPHOLOGY)
    assert not names_place("西東京総合病院", "西東京市", _MORPHOLOGY)
    assert not names_place("東京の計画", "西東京市", _MORPHOLOGY)
    assert not names_place("計画", "", _MORPHOLOGY)


def test_a_place_changes_no_reply(water: Assistant) -> None:
    place = next(iter(water.index.documents.values())).municipality
    for asked in ("水道料金はどうなりますか", "計画期間はいつまでですか"):
        assert place
        assert water.ask(f"{place}の{asked}").statements == water.ask(asked).statements


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("凪里町の会議は", True),
        ("凪里だと誰が", True),
        ("凪里浜の会議は", False),
        ("会議は", False),
    ],
)
def test_a_place_is_named_in_full_or_short(text: str, is_named: bool) -> None:
    assert names_place(text, "凪里町", _MORPHOLOGY) is is_named
