"""What residents say and what plans write."""

from assistant.thesaurus import Thesaurus, shared_thesaurus
from corpus.morphology import shared_morphology


def thesaurus(*lines: str) -> Thesaurus:
    return Thesaurus(lines, shared_morphology())


def within(words: Thesaurus, text: str) -> dict[str, frozenset[str]]:
    tokens = shared_morphology().tokens(text)
    return {text[start:][:2]: others for start, others in words.within(tokens).items()}


def test_words_of_a_group_lead_to_one_another() -> None:
    words = thesaurus("改修 改築 リフォーム  # houses")
    assert words.of("リフォーム") == {"改修", "改築"}
    assert words.of("改修") == {"リフォーム", "改築"}


def test_a_hint_leads_one_way() -> None:
    words = thesaurus("泥棒 空き巣 > 防犯")
    assert words.of("泥棒") == words.of("空き巣") == {"防犯"}
    assert words.of("防犯") == frozenset()


def test_an_inflected_phrase_is_found_and_the_longer_entry_goes_first() -> None:
    words = thesaurus("力を合わせる > 協働", "力 > 能力")
    assert within(words, "力を合わせて進める")["力を"] == {"協働"}
    assert within(words, "力がある")["力が"] == {"能力"}


def test_a_comment_or_an_empty_line_says_nothing() -> None:
    assert thesaurus("# 改修 改築", "", "  ").of("改修") == frozenset()


def test_the_one_that_ships_knows_plain_words_for_what_offices_write() -> None:
    words = shared_thesaurus()
    for plain, office in (("リフォーム", "改修"), ("お年寄り", "高齢者"), ("ゴミ", "廃棄物")):
        assert office in words.of(plain)


def test_a_word_in_letters_beside_one_in_kanji_stays_a_word_of_its_own() -> None:
    assert thesaurus("二酸化炭素 CO2 > 脱炭素").of("CO2") == {"脱炭素"}
