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


def test_html_stays_text() -> None:
    assert "&lt;b&gt;" in with_furigana("<b>計画</b>")


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_the_characters_themselves_stay_as_they_are(said: str) -> None:
    from html import unescape

    assert unescape(TAGS.sub("", with_furigana(said))) == said
