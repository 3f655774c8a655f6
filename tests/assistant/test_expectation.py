import pytest

from assistant.expectation import satisfies
from assistant.question import read_question
from corpus.morphology import shared_morphology


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("給食費はいくらですか", "給食費は、月額4,500円とする。", True),
        ("給食費はいくらですか", "給食費を無償とする。", False),
        ("給食費はこれから払わなくていいんですか", "給食費を無償とする。", None),
        ("おむつ代の支援はどのくらいですか", "月額5,000円分の紙おむつ券を交付する。", True),
        ("募集の締め切りはいつですか", "職員を随時募集している。", True),
        ("水の消費はどのように減らしますか", "節水を呼びかける。", None),
        ("募集の締め切りはいつですか", "職員を広く募集している。", False),
        ("募集はいつから始まりますか", "第1期の5年間は、担い手が減り続けた。", False),
        ("募集はいつから始まりますか", "募集は毎年6月に始める。", True),
        ("部会はどれくらいおきに開きますか", "部会は四半期ごとに開く。", True),
        ("部会はどれくらいおきに開きますか", "部会は8人で構成する。", False),
    ],
)
def test_what_is_asked_for_is_seen_in_a_sentence(
    text: str, sentence: str, expected: bool | None
) -> None:
    morphology = shared_morphology()
    question = read_question(text, morphology)
    assert satisfies(question, sentence, morphology.tokens(sentence)) is expected


def test_the_thing_that_is_paid_for_is_content() -> None:
    question = read_question("給食費はいくらですか", shared_morphology())
    assert [word.surface for word in question.words] == ["給食"]
