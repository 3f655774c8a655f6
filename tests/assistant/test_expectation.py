import pytest

from assistant.expectation import kind_checks, lacks_bound, lacks_qualifier, satisfies
from assistant.question import read_question
from assistant.support.reading import Reading
from corpus.morphology import shared_morphology


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        ("給食費はいくらですか", "給食費は、月額4,500円とする。", True),
        ("給食費はいくらですか", "給食費を無償とする。", True),
        ("給食費はこれから払わなくていいんですか", "給食費を無償とする。", None),
        ("おむつ代の支援はどのくらいですか", "月額5,000円分の紙おむつ券を交付する。", True),
        ("募集の締め切りはいつですか", "職員を随時募集している。", True),
        ("水の消費はどのように減らしますか", "節水を呼びかける。", None),
        ("募集の締め切りはいつですか", "職員を広く募集している。", False),
        ("募集はいつから始まりますか", "第1期の5年間は、担い手が減り続けた。", False),
        ("募集はいつから始まりますか", "募集は毎年6月に始める。", True),
        ("募集はいつから始まりますか", "平日は1日6往復、土曜日は1日4往復を運航する。", False),
        ("申請はいつからですか", "通知（令和6年6月28日付け総税市第65号）による。", False),
        ("その通知はいつ出ましたか", "通知（令和6年6月28日付け総税市第65号）による。", True),
        ("特例は何年までですか", "適用期限のない恒久的な措置とする。", True),
        ("特例はいつ始まりますか", "適用期限のない恒久的な措置とする。", False),
        ("部会はどれくらいおきに開きますか", "部会は四半期ごとに開く。", True),
        ("部会はどれくらいおきに開きますか", "部会は8人で構成する。", False),
        ("空き家は何戸ありますか", "空き家の割合が高い地区を重点とする。", False),
        ("空き家は何軒ありますか", "空き家は614戸である。", True),
        ("塔の高さは何メートルですか", "塔\t浜町\t285", False),
        ("相談会は何曜日ですか", "相談会を年4回開く。", False),
        ("相談会は何曜日ですか", "相談会を第2木曜日に開く。", True),
        ("園の定員は何人ですか", "園児が12人に減ったため廃止する。", False),
        ("収集は何曜日ですか", "収集は毎週火曜に行う。", True),
        ("収集は何曜日ですか", "収集を令和7年10月に始める。", False),
        ("補助はいくらですか", "取得費用の2割を補助する。", True),
        ("年間予算はいくらですか", "書庫は収容能力の96%に至る。", False),
        ("なぜ入らなかったのですか", "費用を確保できず見送られた。", True),
    ],
)
def test_what_is_asked_for_is_seen_in_a_sentence(
    text: str, sentence: str, expected: bool | None
) -> None:
    morphology = shared_morphology()
    question = read_question(text, morphology)
    assert satisfies(kind_checks(question), Reading(sentence, morphology)) is expected


def test_the_thing_that_is_paid_for_is_content() -> None:
    question = read_question("給食費はいくらですか", shared_morphology())
    assert [word.surface for word in question.words] == ["給食"]


@pytest.mark.parametrize(
    ("text", "sentence", "lacks"),
    [
        ("特例はいつまでですか", "特例は令和5年10月に設けられた。", True),
        ("特例はいつまでですか", "特例は令和8年9月30日までとする。", False),
        ("特例はいつからですか", "特例は令和5年10月に設けられた。", False),
        ("特例は令和8年まで続きますか", "特例は令和5年10月に設けられた。", False),
    ],
)
def test_until_when_needs_an_end(text: str, sentence: str, lacks: bool) -> None:
    assert lacks_bound(read_question(text, shared_morphology()), sentence) is lacks


def test_the_last_day_of_what_lasts_is_no_superlative() -> None:
    sentence = "特例は令和8年9月30日までとする。"
    asked = read_question("特例の最後はいつの日までですか", shared_morphology())
    assert not lacks_qualifier(asked, sentence)
    asked = read_question("最後に開かれた会議は何ですか", shared_morphology())
    assert lacks_qualifier(asked, sentence)
