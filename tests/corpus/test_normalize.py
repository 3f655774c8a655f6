import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.normalize import align, normalize
from corpus.records import Span
from tests.corpus.strategies import clean_texts


@pytest.mark.parametrize(
    ("printed", "normalised"),
    [
        ("平成 26 年度（2014 年度）", "平成26年度(2014年度)"),
        ("平成２６年度", "平成26年度"),
        ("ｶﾞｲﾄﾞﾗｲﾝ", "ガイドライン"),
        ("か\u3099いよう", "がいよう"),
        ("⼀般の⽅", "一般の方"),  # Kangxi radicals from a PDF's font
        ("⻑期", "長期"),  # a CJK radical, which NFKC leaves alone
        ("CIO¹⁰（最高情報責任者）", "CIO(最高情報責任者)"),
        ("協働※1により", "協働により"),
        ("協働（※12）により", "協働により"),
        ("※1日当たりの量", "※1日当たりの量"),  # a remark about a day, not the mark of a note
        ("計画（注1）に基づく", "計画に基づく"),
        ("計画注1）に基づく", "計画に基づく"),
        ("計画［2］に基づく", "計画に基づく"),
        ("注1）市の計画で、式は a[2] です", "注1)市の計画で、式はa[2] です"),
        ("面積は12km²", "面積は12km2"),
        ("①10年間", "①10年間"),
        ("令和3年度～令和12年度", "令和3年度~令和12年度"),
        ("〜", "~"),
        ("2011–2015", "2011-2015"),
        ("㈱と㍻", "(株)と平成"),
        ("計 画 期 間", "計画期間"),
        ("市長 副市長", "市長 副市長"),
        ("CIO を補佐", "CIOを補佐"),
        ("Plan Assistant", "Plan Assistant"),
        ("見\u200b出し\ufe0f", "見出し"),
        ("「計画」、。・ー", "「計画」、。・ー"),
    ],
)
def test_normal_forms_by_hand(printed: str, normalised: str) -> None:
    assert normalize(printed) == normalised


def test_a_span_comes_back_with_its_characters_as_printed() -> None:
    printed = "期間は、平成 26 年度（2014 年度）から"
    aligned = align(printed)
    start = aligned.text.index("平成26年度(2014年度)")
    span = aligned.to_original(start, start + len("平成26年度(2014年度)"))
    assert span.of(printed) == "平成 26 年度（2014 年度）"


def test_one_printed_character_may_become_several() -> None:
    aligned = align("㍻26年")
    assert aligned.text == "平成26年"
    assert aligned.to_original(0, 1) == aligned.to_original(1, 2) == Span(0, 1)


def test_a_dropped_mark_belongs_to_no_normalised_character() -> None:
    aligned = align("CIO¹⁰を")
    assert aligned.to_normalized(Span(3, 5)) == (3, 3)
    assert aligned.to_normalized(Span(0, 6)) == (0, 4)


@given(clean_texts)
def test_every_normalised_character_has_a_place_and_the_places_rise(text: str) -> None:
    aligned = align(text)
    assert normalize(text) == aligned.text
    assert len(aligned.text) == len(aligned.starts) == len(aligned.ends)
    assert list(aligned.starts) == sorted(aligned.starts)
    assert list(aligned.ends) == sorted(aligned.ends)
    for start, end in zip(aligned.starts, aligned.ends, strict=True):
        assert 0 <= start < end <= len(text)


@given(clean_texts, st.data())
def test_any_range_maps_back_into_the_text_and_forth_over_itself(
    text: str, data: st.DataObject
) -> None:
    aligned = align(text)
    if not aligned.text:
        return
    start = data.draw(st.integers(0, len(aligned.text) - 1))
    end = data.draw(st.integers(start + 1, len(aligned.text)))
    span = aligned.to_original(start, end)
    assert 0 <= span.start < span.end <= len(text)
    back_start, back_end = aligned.to_normalized(span)
    assert back_start <= start < end <= back_end


@given(st.text(st.sampled_from("計画期間はがをの、。「」一二ぁヺー"), max_size=60))
def test_plain_japanese_is_left_as_it_is(text: str) -> None:
    assert normalize(text) == text


def test_every_character_is_normalised_alike_with_and_without_places() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x20000)):
        printed = f"計{chr(code)}(1)画{chr(code)}注1"
        assert normalize(printed) == align(printed).text
