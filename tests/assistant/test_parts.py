import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.halves import halves
from assistant.parts import split_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("計画期間はいつまでですか", ("計画期間はいつまでですか",)),
        ("計画期間は? 会長は誰?", ("計画期間は?", "会長は誰?")),
        (
            "計画期間と、予算を教えてください",
            ("計画期間を教えてください", "予算を教えてください"),
        ),
        ("会長は誰で、いつ選ばれますか", ("会長は誰", "いつ選ばれますか")),
        ("手当は月いくら、何年まで?", ("手当は月いくら", "何年まで?")),
        ("審議会の委員の任期及び定数", ("審議会の委員の任期", "審議会の委員の定数")),
        ("読み聞かせの会ですが、ふだん何月に開くの", ("読み聞かせの会ですが、ふだん何月に開くの",)),
        (
            "はじめて質問します。娘が本を読みません。読み聞かせの会はいつですか?",
            ("読み聞かせの会はいつですか?",),
        ),
        ("課題の数と目標の数を教えて", ("課題の数を教えて", "目標の数を教えて")),
        ("課題の数と、目標の数。どちらも数字で", ("課題の数を教えて", "目標の数を教えて")),
        (
            "幹事会と部会の役割をそれぞれ教えて",
            ("幹事会の役割をそれぞれ教えて", "部会の役割をそれぞれ教えて"),
        ),
        (
            "計画の期間と、推進本部の長は誰かを教えて",
            ("計画の期間を教えて", "推進本部の長は誰かを教えて"),
        ),
        ("総合計画と観光の計画、それぞれ何年間", ("総合計画と観光の計画、それぞれ何年間",)),
        ("課題の数と目標の数の差を教えて", ("課題の数と目標の数の差を教えて",)),
        ("父の薬が気になるのだとか。課題は何ですか", ("課題は何ですか",)),
        ("若葉町の図書館", ("若葉町の図書館",)),
    ],
)
def test_a_line_is_the_questions_in_it(text: str, parts: tuple[str, ...]) -> None:
    assert split_parts(text) == parts


def test_names_joined_by_and_are_not_two_questions() -> None:
    text = "学校連携部会と地域連携部会の役割を教えてください"
    assert split_parts(text) == (text,)


@given(st.text(max_size=120))
def test_any_line_has_one_to_three_parts_unless_it_is_blank(text: str) -> None:
    assert len(split_parts(text)) <= 3
    if text.strip():
        assert split_parts(text)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("いつまで続くの、この計画は", ("この計画はいつまで続くの",)),
        ("人口は増えてるの?減ってるの?", ("人口は増えてるの?減ってるの?",)),
        (
            "専門員の先生は座っているだけではないでしょう。本部でどんなことをするの?",
            ("専門員の先生は本部でどんなことをするの?",),
        ),
        (
            "詳しい専門員さんがいるそうですが、会議で何をする人?",
            ("詳しい専門員さんがいるそうですが、会議で何をする人?",),
        ),
        (
            "団体貸出って難しい言葉ですが、どんな意味ですか",
            ("団体貸出って難しい言葉ですが、どんな意味ですか",),
        ),
        ("「計画は何年続くの?」と聞かれました。何年間か教えてください。", None),
        (
            "雪下ろしに補助が出ると聞きました。いくらまで?",
            ("雪下ろしに補助が出ると聞きました。いくらまで?",),
        ),
        ("家を建てます。補助金はいくらですか?", ("家を建てます。補助金はいくらですか?",)),
        ("自転車に乗ります。町のお金の助けはある?", ("自転車に乗ります。町のお金の助けはある?",)),
        ("家を建てます。木材の補助金はいくらですか?", ("木材の補助金はいくらですか?",)),
    ],
)
def test_a_question_keeps_what_it_is_about(line: str, parts: tuple[str, ...] | None) -> None:
    found = split_parts(line)
    assert found == parts if parts else all(part.count("「") == part.count("」") for part in found)


def test_a_quoted_sentence_is_kept_as_it_was_typed() -> None:
    line = "「何年続くの？終わるの。」と聞かれました。何年間か教えてください。"
    assert split_parts("「もう終わり。」と聞きました。本当ですか?")[-1].startswith("本当")
    assert all("終わるの?" not in part for part in split_parts(line))


@given(st.text("「」?。あ計画", max_size=60))
def test_every_part_is_made_of_the_line(line: str) -> None:
    assert all(set(part) <= set(line) for part in split_parts(line))


@pytest.mark.parametrize(
    ("part", "both"),
    [
        (
            "読書室はいつからあって1回いくら?",
            ("読書室はいつからあって。", "読書室は1回いくら?"),
        ),
        (
            "返納の支援は何歳からで、申請の窓口はどこですか",
            ("返納の支援は何歳からで。", "返納の支援の申請の窓口はどこですか"),
        ),
        ("講座はどこで開いて、何人来ますか", ("講座はどこで開いて。", "講座は何人来ますか")),
        (
            "配食は週何回、1食いくらですか",
            ("配食は週何回。", "配食は1食いくらですか"),
        ),
        (
            "幹事会は誰がまとめ役で、どのくらいの頻度で開きますか",
            ("幹事会は誰がまとめ役で。", "幹事会はどのくらいの頻度で開きますか"),
        ),
        (
            "山の道を広げるって聞いたけど、どの道で、いくらかかるの?",
            (
                "山の道を広げるって聞いたけど、どの道で。",
                "山の道を広げるって聞いたけど、いくらかかるの?",
            ),
        ),
        ("読書室はいくらですか", ()),
        ("いつからいつまでの計画ですか", ()),
        ("委員長は誰ですか", ()),
    ],
)
def test_a_part_that_asks_twice_has_halves_with_what_it_is_about(
    part: str, both: tuple[str, ...]
) -> None:
    assert halves(part) == both
