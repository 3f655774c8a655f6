"""Readings over kanji."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.page.furigana import split_okurigana, with_furigana

TAGS = re.compile(r"<rp>.*?</rp>|<rt>.*?</rt>|<[^>]+>")


@pytest.mark.parametrize(
    ("surface", "reading", "parts"),
    [
        ("計画", "けいかく", ("", "計画", "けいかく", "")),
        ("取り組む", "とりくむ", ("", "取り組", "とりく", "む")),
        ("お知らせ", "おしらせ", ("お", "知", "し", "らせ")),
        ("まち", "まち", ("まち", "", "", "")),
    ],
)
def test_only_the_kanji_get_a_reading(
    surface: str, reading: str, parts: tuple[str, str, str, str]
) -> None:
    assert split_okurigana(surface, reading) == parts


def test_a_sentence_by_hand() -> None:
    assert with_furigana("計画を進めます。") == (
        "<ruby>計画<rp>（</rp><rt>けいかく</rt><rp>）</rp></ruby>を"
        "<ruby>進<rp>（</rp><rt>すす</rt><rp>）</rp></ruby>めます。"
    )


RUBY = re.compile(r"<ruby>(.*?)<rp>（</rp><rt>(.*?)</rt><rp>）</rp></ruby>")


def spoken(said: str) -> str:
    """``said`` with each reading in brackets behind what it is read over."""
    return RUBY.sub(r"\1[\2]", str(with_furigana(said)))


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("平成26年度", "平成[へいせい]26[にじゅうろく]年度[ねんど]"),
        ("平成 26 年度", "平成[へいせい] 26[にじゅうろく] 年度[ねんど]"),
        ("令和元年度", "令和[れいわ]元[がん]年度[ねんど]"),
        ("元の計画", "元[もと]の計画[けいかく]"),
        ("4月1日", "4[し]月[がつ]1日[ついたち]"),
        ("1人1日当たり", "1人[ひとり]1[いち]日[にち]当[あ]たり"),
        (
            "２０１４年３月３１日",
            "２０１４[にせんじゅうよ]年[ねん]３[さん]月[がつ]３１[さんじゅういち]日[にち]",
        ),
        ("10年間", "10[じゅう]年間[ねんかん]"),
        ("3割", "3[さん]割[わり]"),
        ("7つ", "7[なな]つ"),
        ("二つ", "二[ふた]つ"),
        ("一つ", "一[ひと]つ"),
        ("第2次総合計画", "第[だい]2[に]次[じ]総合[そうごう]計画[けいかく]"),
        ("第3期", "第[だい]3[さん]期[き]"),
        ("第1章", "第[だい]1[いっ]章[しょう]"),
        ("20人", "20[にじゅう]人[にん]"),
        ("15人以内", "15[じゅうご]人[にん]以内[いない]"),
        ("1,240件", "1,240[せんにひゃくよんじゅっ]件[けん]"),
        ("68,412人", "68,412[ろくまんはっせんよんひゃくじゅうに]人[にん]"),
        ("50%", "50[ごじゅっ]%[パーセント]"),
        ("22.8％", "22.8[にじゅうにてんはち]％[パーセント]"),
        ("8か年", "8[はっ]か年[ねん]"),
        ("3か所", "3[さん]か所[しょ]"),
        ("6か月", "6[ろっ]か月[げつ]"),
        ("300千トン", "300千[さんびゃくせん]トン"),
        ("3億円", "3億[さんおく]円[えん]"),
        ("3分の1", "3[さん]分[ぶん]の1[いち]"),
        ("午前9時30分", "午前[ごぜん]9[く]時[じ]30[さんじゅっ]分[ぷん]"),
        ("20日間", "20日間[はつかかん]"),
        ("14日以内", "14日[じゅうよっか]以内[いない]"),
        ("図3", "図[ず]3[さん]"),
        ("三年", "三[さん]年[ねん]"),
        ("十二人", "十二[じゅうに]人[にん]"),
        ("一部の計画", "一部[いちぶ]の計画[けいかく]"),
        ("十分な数", "十分[じゅうぶん]な数[かず]"),
        ("0123-45-6789", "0123-45-6789"),
        ("R3.8.31まで", "R3.8.31まで"),
        ("ISO8601", "ISO8601"),
        ("約2.5。", "約[やく]2.5[にてんご]。"),
        ("(1)　策定\tの趣旨", "(1[いち])　策定[さくてい]\tの趣旨[しゅし]"),
        (
            "ごみの量は1人1日当たり846グラム",
            "ごみの量[りょう]は1人[ひとり]1[いち]日[にち]当[あ]たり846[はっぴゃくよんじゅうろく]グラム",
        ),
        ("月曜日", "月曜[げつよう]日[び]"),
        ("CIO¹⁰", "CIO¹⁰"),
    ],
)
def test_numbers_eras_and_counters_by_hand(said: str, readings: str) -> None:
    assert spoken(said) == readings


def test_html_stays_text() -> None:
    assert "&lt;b&gt;" in with_furigana("<b>計画</b>")


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_the_characters_themselves_stay_as_they_are(said: str) -> None:
    from html import unescape

    assert unescape(TAGS.sub("", with_furigana(said))) == said


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("行財政改革", "行財政[ぎょうざいせい]"),
        ("8つの課題", "8[やっ]つ"),
        ("3本の柱", "3[さん]本[ぼん]"),
        ("調査を行った", "行[おこな]った"),
        ("令和5年度に行った調査", "行[おこな]った"),
        ("窓口に行った", "行[い]った"),
        ("何が大切", "何[なに]"),
        ("何人", "何[なん]"),
        ("65歳以上の方", "方[かた]"),
        ("この方がよい", "方[ほう]"),
        ("住民との間", "間[あいだ]"),
        ("他の計画", "他[ほか]"),
        ("その他", "他[た]"),
        ("潮見野市", "潮見[しおみ]野市[のし]"),
        ("月曜日", "日[び]"),
    ],
)
def test_words_with_several_readings_are_read_as_plans_mean_them(said: str, expected: str) -> None:
    assert expected in spoken(said)
