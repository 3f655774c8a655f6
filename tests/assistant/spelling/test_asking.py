import pytest

from assistant.spelling.asking import joined, plain_kana, without_katakana_asking


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("なんねんかんの計画ですか", "何年間の計画ですか"),
        ("5ねんかんですか", "5年間ですか"),
        ("目標のにばんめは", "目標の2番目は"),
        ("三番目の目標は", "3番目の目標は"),
        ("第三次計画の目標は", "第三次計画の目標は"),
        ("部会の長わだれ", "部会の長はだれ"),
        ("総合計画て何", "総合計画って何"),
        ("しーあいおーって何", "CIOって何"),
        ("何かいいやり方は", "何かいいやり方は"),
        ("何がつらいですか", "何がつらいですか"),
        ("なんかい ありましたか", "何回 ありましたか"),
        ("これは何これ", "これは何これ"),
        ("ごみはなんようびですか", "ごみは何曜日ですか"),
        ("にちようびもなんじから", "日曜日も何時から"),
        ("目標のラストは", "目標の最後は"),
        ("ゼロトラストの考え方は", "ゼロトラストの考え方は"),
    ],
)
def test_words_of_asking_are_written_as_usual(typed: str, meant: str) -> None:
    assert plain_kana(typed, {"cio"}) == meant


def test_words_set_apart_are_joined_where_one_is_kana() -> None:
    assert joined("けいかくの ぶんやは") == "けいかくのぶんやは"
    assert joined("本計画 上位計画名") == "本計画 上位計画名"


def test_letters_that_the_documents_do_not_write_stay_kana() -> None:
    assert plain_kana("えーあいって何", {"cio"}) == "えーあいって何"


def test_katakana_that_asks_becomes_hiragana_only_where_there_is_none() -> None:
    assert without_katakana_asking("計画 イツマデ?", set()) == "計画 いつまで?"
    assert without_katakana_asking("ビジョン ハ ナニ", {"ビジョン"}) == "ビジョン は なに"
    assert without_katakana_asking("骨髄ドナー助成 イツ", set()) == "骨髄ドナー助成 いつ"
    assert without_katakana_asking("ビジョンはいつまで", set()) == "ビジョンはいつまで"


def test_digits_written_in_kanji_are_digits() -> None:
    assert plain_kana("八〇五〇問題", ()) == "8050問題"
    assert plain_kana("二〇三〇年度", ()) == "2030年度"
    assert plain_kana("〇か×か", ()) == "〇か×か"
    assert plain_kana("三十年", ()) == "三十年"
