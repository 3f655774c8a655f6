import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.morphology import shared_morphology
from index.analyzer import (
    Analyzer,
    character_pairs,
    content_pairs,
    how_spoken,
    indexed_terms,
    question_terms,
)

ANALYZER = Analyzer(shared_morphology())


def terms(text: str) -> list[str]:
    _, tokens = ANALYZER.question_tokens(text)
    return indexed_terms(ANALYZER.content_terms(tokens))


def asked(text: str) -> list[str]:
    _, tokens = ANALYZER.question_tokens(text)
    return question_terms(ANALYZER.content_terms(tokens))


def test_terms_are_lemmas_of_content_words() -> None:
    assert terms("子どもたちが計画を進めました。") == ["子供", "達", "計画", "進める"]


def test_loanword_lemmas_are_cut_at_the_hyphen() -> None:
    assert terms("センターのプール") == ["センター", "プール"]


def test_spellings_of_one_word_are_one_term() -> None:
    assert terms("サーバ") == terms("サーバー") == terms("ｻｰﾊﾞｰ")
    assert terms("取組") == terms("取り組み") == terms("取組み")
    assert terms("ＤＸ") == terms("dx") == terms("DX")


def test_a_year_is_one_term_in_every_calendar() -> None:
    assert terms("平成26年度") == terms("2014年") == terms("平成二十六年度") == ["2014年"]
    assert terms("令和元年") == ["2019年"]
    assert terms("昭和六十三年") == ["1988年"]


def test_a_year_without_an_era_stays_a_number() -> None:
    assert terms("26年度") == ["26", "年度"]


def test_a_number_is_one_term_with_commas_and_in_kanji() -> None:
    assert terms("1,234人") == terms("１２３４人") == ["1234", "人"]
    assert terms("三千人") == terms("3000人")


def test_proper_nouns_keep_their_spelling() -> None:
    assert "東京" in terms("東京の計画")


def test_the_polite_shell_of_a_question_weighs_nothing() -> None:
    plain = asked("戸籍謄本の手数料")
    assert asked("戸籍謄本の手数料を教えてください。") == plain
    assert asked("戸籍謄本の手数料について知りたいのですが、どうすればいいですか？") == plain


def test_a_question_of_shell_alone_keeps_it() -> None:
    assert asked("方法は？") == ["方法"]


def test_each_term_of_a_question_counts_once() -> None:
    assert asked("計画の計画") == ["計画"]


def test_documents_and_questions_share_their_terms() -> None:
    tokens = ANALYZER.tokens("計画期間は5年間です。")
    assert indexed_terms(ANALYZER.content_terms(tokens)) == terms("計画期間は5年間です。")


def test_how_spoken_a_question_is_counts_polite_words() -> None:
    def spoken(text: str) -> float:
        return how_spoken(ANALYZER.question_tokens(text)[1])

    assert spoken("日本の首都はどこか") == 0
    assert spoken("首都はどこですか") == 0.5
    assert spoken("首都を知りたいのですが") == 1


def test_character_pairs_do_not_cross_marks() -> None:
    assert character_pairs("計画、期間のA1") == ["計画", "期間", "間の", "のa", "a1"]
    assert content_pairs("計画、期間のA1") == ["計画", "期間", "a1"]


@given(st.text(max_size=80))
def test_any_text_is_analysed(text: str) -> None:
    normalized, tokens = ANALYZER.question_tokens(text)
    content = ANALYZER.content_terms(tokens)
    assert set(question_terms(content)) <= set(content)
    assert all(term and "\n" not in term for term in content)
    assert all(len(pair) == 2 for pair in character_pairs(normalized))


@given(st.text("平成令和元年度0123456789,一二三十百千〇月日", max_size=30))
def test_any_date_like_text_is_analysed(text: str) -> None:
    content = ANALYZER.content_terms(ANALYZER.question_tokens(text)[1])
    assert all(content)


@pytest.mark.parametrize(
    "text",
    [
        "平成26年度から5年間、1,234人が利用した。",
        "令和元年 10 月 1 日に 2 3 件",
        "第3章 推進　体制と令和六年度",
        "",
        "計画期間は令和6年度です。" * 200,
    ],
)
def test_the_quick_way_to_a_text_s_terms_gives_those_of_its_tokens(text: str) -> None:
    assert ANALYZER.text_terms(text) == ANALYZER.content_terms(shared_morphology().tokens(text))


@given(st.text(st.sampled_from("平成令和元年度二六十0123４,. 　\n計画はを①第"), max_size=40))
def test_numbers_and_spaces_are_read_alike_both_ways(text: str) -> None:
    assert ANALYZER.text_terms(text) == ANALYZER.content_terms(shared_morphology().tokens(text))
