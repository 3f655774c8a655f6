"""Boxes beside, under and among the text, and bullets that are drawn."""

from tests.corpus.readers.pdf_maker import PageMaker
from tests.corpus.readers.pdf_reading import PROSE, page_of_prose, read, texts


def test_a_box_in_a_paragraphs_margin_does_not_cut_it() -> None:
    page = PageMaker()
    page.paragraph(85, 90, PROSE, columns=40)
    page.fill(385, 125, 515, 195)
    page.text(390, 140, "会議とは", size=9, face=1)
    page.text(390, 155, "各分野の代表が集まる話", size=9)
    page.text(390, 168, "し合いの場をいう。", size=9)
    words = (
        "公募の委員二十人が半年をかけて住んでいたい町の姿を話し合い",
        "町長に提言を手渡したものであり今後の施策に必ず生かして",
    )
    page.text(85, 145, words[0][:27])
    page.text(85, 163, words[0][27:] + words[1][:25])
    page.paragraph(85, 181, "いく予定とする。", columns=27, indent=False)
    page.paragraph(85, 217, PROSE, columns=40)
    joined = "".join(texts(read(page)))
    assert (
        words[0]
        + words[1][:25]
        + "いく予定とする。会議とは各分野の代表が集まる話し合いの場をいう。"
        in joined
    )


def test_boxes_side_by_side_are_read_one_after_the_other() -> None:
    page = page_of_prose(1)
    for number, (left, lines) in enumerate(
        [(85, ("海を生かした", "しごとをつくる")), (300, ("町への", "人の流れをつくる"))]
    ):
        page.fill(left, 480, left + 200, 560)
        page.text(left + 10, 500, f"基本目標{number + 1}", size=12, face=1)
        page.text(left + 10, 522, lines[0])
        page.text(left + 10, 540, lines[1])
    assert texts(read(page))[-6:] == [
        "基本目標1", "海を生かした", "しごとをつくる", "基本目標2", "町への", "人の流れをつくる",
    ]  # fmt: skip


def test_items_with_drawn_bullets_are_not_joined() -> None:
    page = PageMaker()
    items = [
        "町の外の応援者に電子の会員証と季節の便りを届ける。",
        "都市部の社員が町の課題に取り組む副業をつなぐこと。",
    ]
    for row, item in enumerate(items):
        page.fill(72, 95 + 18 * row, 75, 98 + 18 * row, 0)
        page.text(85, 100 + 18 * row, item)
    assert [line.ends_block for line in read(page).lines] == [True, True]


def test_numbered_items_on_two_lines_stay_apart() -> None:
    page = PageMaker()
    page.text(85, 100, "①放課後に勉強できる場所 ②夜も開いている店 ③海で遊べる日")
    page.text(85, 118, "④町の仕事を知る授業 ⑤バスの終便を遅く ⑥応援金の支給等")
    assert [line.ends_block for line in read(page).lines] == [True, True]


def test_two_columns_of_terms_are_read_one_after_the_other() -> None:
    page = PageMaker()
    for left, name in ((85, "左"), (310, "右")):
        for term in range(3):
            y = 100 + 60 * term
            page.text(left, y, f"{name}の用語{'一二三'[term]}")
            page.text(left + 10, y + 18, "海藻が枯れて岩がむき出しになり魚や貝が")
            page.text(left + 10, y + 36, "すめなくなるという海の中で起きる現象。")
    found = texts(read(page))
    assert found[0] == "左の用語一"
    assert found.index("右の用語一") == 9
    ended = [line.text for line in read(page).lines if line.ends_block]
    assert len(ended) == 12


WRAPPED = (
    "生ごみの分別収集を始め、水切りを徹底して週二回",
    "の収集日に出していただき、集めた生ごみは堆肥に",
    "して町内の農家に配ります。",
)


def wrapped_page() -> PageMaker:
    """A paragraph that leaves room for a box at its right, and one below."""
    page = PageMaker()
    for row, line in enumerate(WRAPPED):
        page.text(85, 100 + 18 * row, line)
    page.paragraph(85, 172, PROSE, columns=40)
    return page


def test_a_box_of_one_line_is_not_glued_to_the_text_beside_it() -> None:
    page = wrapped_page()
    page.grid([350, 515], [98, 124])
    page.text(360, 118, "お問合せ　環境課", size=9)
    joined = "".join(texts(read(page)))
    assert joined.startswith("".join(WRAPPED) + "お問合せ")
    assert joined.endswith(PROSE)


def test_a_box_with_a_dashed_border_is_a_box() -> None:
    page = wrapped_page()
    top, bottom = page.size[1] - 90, page.size[1] - 135
    dashes = [f"{x} {y} m {x + 3} {y} l" for y in (top, bottom) for x in range(350, 515, 5)]
    sides = [
        f"{x} {y} m {x} {y + 3} l" for x in (350, 515) for y in range(int(bottom), int(top), 5)
    ]
    half, quarter = len(dashes) // 2, len(sides) // 2
    for side in (dashes[:half], dashes[half:], sides[:quarter], sides[quarter:]):
        page.draw("0.5 w " + " ".join(side) + " S")
    page.text(360, 106, "コラム　堆肥のゆくえ", size=9)
    page.text(360, 122, "九十四戸の農家が使いました。", size=9)
    joined = "".join(texts(read(page)))
    assert joined.startswith("".join(WRAPPED) + "コラム　堆肥のゆくえ九十四戸の")


def test_words_beside_a_bar_are_a_box() -> None:
    page = wrapped_page()
    page.fill(350, 90, 353, 135, 0)
    page.text(360, 106, "ポイント：名前を書いた袋で", size=9)
    page.text(360, 122, "出すと収集の回数が減ります。", size=9)
    joined = "".join(texts(read(page)))
    assert joined.startswith("".join(WRAPPED) + "ポイント：名前を書いた袋で出すと")


def test_headings_over_boxes_and_text_side_by_side_keep_their_own() -> None:
    page = PageMaker()
    for place, name in enumerate(("役割", "目標")):
        top = 100 + 120 * place
        page.text(60, top, f"{place + 1}　{name}の説明", size=13, face=1)
        page.grid([60, 280], [top + 12, top + 60])
        page.text(68, top + 30, f"{name}を表す枠の中の一行目の言葉", size=10)
        page.text(68, top + 48, f"{name}を表す枠の中の二行目の言葉", size=10)
        for row, line in enumerate(
            (
                "地区ごとに説明会を年に二回開き、推",
                "進員が参加します。結果は毎年のはじ",
                f"めに{name}として公表します。",
            )
        ):
            page.text(300, top + 26 + 17 * row, line, size=10.5)
    found = "".join(texts(read(page)))
    places = [
        found.index(words)
        for words in (
            "役割の説明",
            "役割を表す",
            "役割として",
            "目標の説明",
            "目標を表す",
            "目標として",
        )
    ]
    assert places == sorted(places)
