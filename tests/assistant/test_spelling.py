import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.spelling import Speller, to_katakana
from corpus.cleaning import clean_question
from corpus.morphology import shared_morphology

NAMES = ["子ども読書活動推進委員会", "ブックスタート", "図書購入費", "学校連携部会", "計画期間"]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(NAMES, shared_morphology())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("けいかくきかんはいつまで", "計画期間はいつまで"),
        ("計画機関はいつまで", "計画期間はいつまで"),
        ("ﾄｼｮｺｳﾆｭｳﾋはいくら", "図書購入費はいくら"),
        ("ぶっくすたーととは", "ブックスタートとは"),
        ("ブックスタアトとは何ですか", "ブックスタートとは何ですか"),
        ("がっこうれんけいぶかいの役割は", "学校連携部会の役割は"),
    ],
)
def test_a_slip_is_mended_by_the_documents_own_words(
    typed: str, meant: str, speller: Speller
) -> None:
    assert speller.repair(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "計画期間はいつまでですか",
        "ブックスタートとは何ですか",
        "教えてください",
        "これはどういうことですか",
        "学校給食費はいくらですか",
        "",
    ],
)
def test_what_is_no_slip_stays(typed: str, speller: Speller) -> None:
    assert speller.repair(typed) is None


@given(st.text(max_size=60))
def test_a_mended_question_needs_no_second_mending(text: str) -> None:
    speller = Speller(NAMES, shared_morphology())
    mended = speller.repair(clean_question(text))
    if mended is not None:
        assert speller.repair(mended) in (None, mended)


def test_only_hiragana_becomes_katakana() -> None:
    assert to_katakana("きかん期間ABゔ") == "キカン期間ABヴ"


@pytest.mark.parametrize(
    "typed",
    ["それで間違いないでしょうか", "教えていただけますでしょうか", "会議に出るのでしょうか"],
)
def test_grammar_is_no_slip(typed: str) -> None:
    speller = Speller(["以内", "小中学校", "学校連携部会"], shared_morphology())
    assert speller.repair(typed) is None


def test_nobody_there_is_not_mended_to_within() -> None:
    speller = Speller(["1か月以内に回答する", "本部長"], shared_morphology())
    assert speller.repair("本部長がいないときは誰がやりますか") is None
