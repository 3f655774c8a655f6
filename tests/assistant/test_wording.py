import re
from string import Formatter

import pytest

from assistant.answer import Language
from assistant.wording import easy, en, ja, wording
from corpus.errors import ReadingCode, WarningCode

TABLES = {"ja": ja.PHRASES, "easy": easy.PHRASES, "en": en.PHRASES}
# A word that denies, twice in one sentence: 「ないわけではありません」.
_DENIALS = re.compile(r"ない(?!か)|ません|なく")


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


@pytest.mark.parametrize("name", ["easy", "en"])
def test_every_language_has_the_same_sentences(name: str) -> None:
    assert TABLES[name].keys() == ja.PHRASES.keys()


@pytest.mark.parametrize("name", ["easy", "en"])
@pytest.mark.parametrize("key", ja.PHRASES)
def test_every_sentence_takes_the_same_values_in_every_language(name: str, key: str) -> None:
    assert placeholders(TABLES[name][key]) == placeholders(ja.PHRASES[key])


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(
    "key",
    [f"warning.{code}" for code in WarningCode] + [f"reading.{code}" for code in ReadingCode],
)
def test_every_code_can_be_said(name: str, key: str) -> None:
    assert TABLES[name][key].strip()


@pytest.mark.parametrize("language", Language)
def test_suggested_questions_stay_japanese_because_they_are_asked_as_they_stand(
    language: Language,
) -> None:
    assert wording(language)("suggest.meaning", term="CIO") == "CIOとは何ですか"


@pytest.mark.parametrize("key", en.PHRASES)
def test_english_has_no_kana_of_its_own(key: str) -> None:
    assert not re.search(r"[ぁ-ゖァ-ヺ]", en.PHRASES[key])


@pytest.mark.parametrize("key", easy.PHRASES)
def test_easy_japanese_is_short_and_denies_at_most_once_a_sentence(key: str) -> None:
    for sentence in re.split(r"(?<=。)", re.sub(r"\{\w+[^}]*\}", "", easy.PHRASES[key])):
        assert len(sentence) <= 50
        assert len(_DENIALS.findall(sentence)) <= 1


@pytest.mark.parametrize("language", Language)
def test_a_missing_value_is_an_error_and_not_a_gap(language: Language) -> None:
    with pytest.raises(KeyError, match="missing"):
        wording(language)("abstain.not_stated")
