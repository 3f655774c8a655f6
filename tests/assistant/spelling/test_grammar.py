import pytest

from assistant.spelling.grammar import is_grammar, spans_of_grammar
from corpus.morphology import shared_morphology


@pytest.mark.parametrize(
    ("text", "stretch", "wanted"),
    [
        ("23件のうち、", "のうち", True),  # a particle behind a noun
        ("いくらでしょうか", "しょうか", True),  # begins inside でしょう
        ("みどりにしないと", "しない", True),  # an inflected verb
        ("やれたかどうか", "どうか", True),  # an adverb and a particle
        ("それでおしまいですか", "おしまい", True),  # a formal noun
        ("わたしはベトナムじんです", "ムじん", True),  # begins inside ベトナム
        ("やくしょの看板", "やくしょ", False),
        ("町のとしょかん", "としょかん", False),  # と is read behind a particle
        ("もうしこみの場所", "もうしこみ", False),
    ],
)
def test_what_inflects_or_begins_inside_a_word_is_grammar(
    text: str, stretch: str, wanted: bool
) -> None:
    tokens = shared_morphology().tokens(text)
    start = text.index(stretch)
    end = start + len(stretch)
    within = [token for token in tokens if token.start < end and start < token.end]
    behind = next((token for token in tokens if token.end == start), None)
    assert is_grammar(within, behind, start) is wanted


def test_the_end_of_a_word_in_kanji_is_grammar() -> None:
    text = "計画に間違いないでしょうか"
    spans = spans_of_grammar(shared_morphology().tokens(text))
    assert spans == [(len("計画"), len(text))]
