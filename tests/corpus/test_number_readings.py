"""How numbers and what they count are read; every expected reading was written by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.number_readings import counted_reading, number_reading, whole_reading


@pytest.mark.parametrize(
    ("number", "reading"),
    [
        ("0", "ぜろ"),
        ("10", "じゅう"),
        ("26", "にじゅうろく"),
        ("100", "ひゃく"),
        ("306", "さんびゃくろく"),
        ("1,240", "せんにひゃくよんじゅう"),
        ("３８６８", "さんぜんはっぴゃくろくじゅうはち"),
        ("68,412", "ろくまんはっせんよんひゃくじゅうに"),
        ("10000", "いちまん"),
        ("1万2,500", "いちまんにせんごひゃく"),
        ("200000000", "におく"),
        ("1兆", "いっちょう"),
        ("10000000", "いっせんまん"),
        ("22.8", "にじゅうにてんはち"),
        ("0.5", "れいてんご"),
        ("1.5万", "いってんごまん"),
        ("300千", "さんびゃくせん"),
        ("二千十四", "にせんじゅうよん"),
        ("二〇一四", "にせんじゅうよん"),
        ("0123", ""),
        ("1.2.3", ""),
        ("12345678901234567", ""),
    ],
)
def test_numbers_are_read(number: str, reading: str) -> None:
    assert number_reading(number) == reading


@pytest.mark.parametrize(
    ("number", "counter", "reading"),
    [
        ("26", "年度", "にじゅうろく ねんど"),
        ("4", "年", "よ ねん"),
        ("2014", "年", "にせんじゅうよ ねん"),
        ("9", "年間", "きゅう ねんかん"),
        ("10", "年間", "じゅう ねんかん"),
        ("4", "月", "し がつ"),
        ("9", "月", "く がつ"),
        ("12", "月", "じゅうに がつ"),
        ("20", "日", "はつか"),
        ("31", "日", "さんじゅういち にち"),
        ("17", "日", "じゅうしち にち"),
        ("0", "時", "れい じ"),
        ("9", "時", "く じ"),
        ("14", "時間", "じゅうよ じかん"),
        ("10", "分", "じゅっ ぷん"),
        ("4", "分", "よん ぷん"),
        ("3", "分", "さん ぷん"),
        ("5", "分", "ご ふん"),
        ("1", "人", "ひとり"),
        ("2", "人", "ふたり"),
        ("4", "人", "よ にん"),
        ("20", "人", "にじゅう にん"),
        ("11", "人", "じゅういち にん"),
        ("1,200", "人", "せんにひゃく にん"),
        ("7", "つ", "なな つ"),
        ("1", "つ", "ひと つ"),
        ("9", "つ", "ここの つ"),
        ("1,240", "件", "せんにひゃくよんじゅっ けん"),
        ("100", "件", "ひゃっ けん"),
        ("300", "件", "さんびゃっ けん"),
        ("3", "件", "さん けん"),
        ("50", "%", "ごじゅっ パーセント"),
        ("22.8", "％", "にじゅうにてんはち パーセント"),
        ("2", "次", "に じ"),
        ("4", "次", "よ じ"),
        ("1", "回", "いっ かい"),
        ("6", "回", "ろっ かい"),
        ("3", "階", "さん がい"),
        ("3", "本", "さん ぼん"),
        ("6", "本", "ろっ ぽん"),
        ("4", "本", "よん ほん"),
        ("8", "か年", "はっ かねん"),
        ("8", "歳", "はっ さい"),
        ("100", "歳", "ひゃく さい"),
        ("1", "章", "いっ しょう"),
        ("2", "丁目", "に ちょうめ"),
        ("1", "丁目", "いっ ちょうめ"),
        ("104", "円", "ひゃくよ えん"),
        ("3", "期", "さん き"),
        ("三", "年", "さん ねん"),
    ],
)
def test_counters_change_and_are_changed(number: str, counter: str, reading: str) -> None:
    found = whole_reading(number, counter) or " ".join(counted_reading(number, counter))
    assert found == reading


def test_the_first_of_a_month_is_not_the_length_of_a_day() -> None:
    assert whole_reading("1", "日", is_date=True) == "ついたち"
    assert whole_reading("1", "日") == ""
    assert counted_reading("1", "日") == ("いち", "にち")


def test_what_is_no_known_counter_changes_nothing() -> None:
    assert counted_reading("8", "計画") == ("はち", "")


@given(st.integers(0, 10**16 - 1))
def test_every_number_that_is_spoken_is_read_in_hiragana(value: int) -> None:
    reading = number_reading(f"{value:,}")
    assert reading
    assert all("ぁ" <= char <= "ん" for char in reading)
    assert reading == number_reading(str(value))
