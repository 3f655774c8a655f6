"""The page says the same things in three languages."""

import re
from pathlib import Path
from string import Formatter

import pytest

from assistant.answer import Language
from assistant.wording import page_easy, page_en, page_ja
from assistant.wording.page import PageWords
from corpus.records import SectionKind
from tests.conftest import ROOT

PHRASES = {
    Language.JA: page_ja.PHRASES,
    Language.EASY: page_easy.PHRASES,
    Language.EN: page_en.PHRASES,
}
KEY = re.compile(r"""words\(\s*f?["']([a-z_.{}]+)["']""")


def names_in(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("language", [Language.EASY, Language.EN])
def test_every_language_has_the_same_keys_with_the_same_values(language: Language) -> None:
    ours = {key: names_in(phrase) for key, phrase in PHRASES[language].items()}
    assert ours == {key: names_in(phrase) for key, phrase in page_ja.PHRASES.items()}


@pytest.mark.parametrize("language", Language)
def test_no_phrase_is_empty(language: Language) -> None:
    assert [key for key, phrase in PHRASES[language].items() if not phrase.strip()] == []


def used_keys() -> set[str]:
    sources: list[Path] = [
        *(ROOT / "assistant" / "page").glob("*.py"),
        ROOT / "assistant" / "render.py",
    ]
    found: set[str] = set()
    for source in sources:
        found |= set(KEY.findall(source.read_text("utf-8")))
    return found


def test_every_key_that_the_page_uses_exists_and_no_other() -> None:
    patterns = [
        re.compile(re.sub(r"\\{[^}]*\\}", "[a-z_]+", re.escape(key))) for key in used_keys()
    ]
    dates = {"date.fiscal_year", "date.fiscal_year_plain", "date.day"}
    unused = {
        key
        for key in page_ja.PHRASES
        if key not in dates and not any(pattern.fullmatch(key) for pattern in patterns)
    }
    plain = {key for key in used_keys() if "{" not in key}
    assert unused == set()
    assert plain - page_ja.PHRASES.keys() == set()


def test_every_kind_of_section_has_a_name() -> None:
    assert all(PageWords(Language.JA)(f"kind.{kind.value}") for kind in SectionKind)


def test_years_and_days_by_hand() -> None:
    from datetime import date

    assert PageWords(Language.JA).fiscal_year(2014) == "平成26年度（2014年度）"
    assert PageWords(Language.JA).fiscal_year(2019) == "令和元年度（2019年度）"
    assert PageWords(Language.JA).fiscal_year(1600) == "1600年度"
    assert PageWords(Language.EN).fiscal_year(2019) == "fiscal 2019 (Reiwa 1)"
    assert PageWords(Language.JA).day(date(2019, 3, 31)) == "2019年（平成31年）3月31日"
    assert PageWords(Language.EN).day(date(2019, 3, 31)) == "2019-03-31 (Heisei 31)"


def test_a_key_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="nothing"):
        PageWords(Language.JA)("nothing")
