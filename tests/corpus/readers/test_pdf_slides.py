"""Slides: their titles are headings, what their bullets say is not; large bullets are drawn."""

from corpus.records import LineKind
from tests.corpus.readers.pdf_maker import BOLD, GOTHIC, PageMaker
from tests.corpus.readers.pdf_reading import read, texts

WIDE = (720.0, 540.0)


def slide(number: int, title: str) -> PageMaker:
    page = PageMaker(WIDE)
    page.text(40, 60, title, size=26, face=GOTHIC)
    page.text(680, 525, str(number), size=10)
    return page


def test_a_bullet_that_says_something_is_no_heading() -> None:
    cover = PageMaker(WIDE)
    cover.text(150, 250, "第２期こども計画の概要", size=34, face=GOTHIC)
    pages = []
    for number, (title, said) in enumerate(
        [
            ("計画の位置づけ", "計画期間は令和７年度から令和11年度まで"),
            ("計画の背景", "出生数は平成27年の312人から187人に"),
        ]
    ):
        page = slide(number + 2, title)
        page.text(40, 120, f"○ {said}", size=20, face=BOLD)
        for row in range(5):
            page.text(64, 150 + 24 * row, f"・{row}つ目の取組として相談員を増やす", size=15)
        page.text(150, 320, "声を聴き、町ぐるみで育ちを支える", size=18)
        pages.append(page)
    assert texts(read(cover, *pages), LineKind.HEADING) == ["計画の位置づけ", "計画の背景"]


def test_large_drawn_bullets_of_two_levels_are_items() -> None:
    page = slide(2, "計画の背景")
    items = [
        ("利用者数の減少", 20),
        ("路線バスの利用者は10年間に３割減少", 16),
        ("運転士は68人で21人減少", 16),
    ]
    for row, (item, size) in enumerate(items):
        left, y, dot = 100 - size, 110 + 30 * row, 0.36 * size
        page.fill(left - 2 * dot, y - 0.6 * size, left - dot, y - 0.6 * size + dot, 0)
        page.text(left, y, item, size=size)
    source = read(page, slide(3, "計画の期間"), slide(4, "計画の区域"))
    assert texts(source, LineKind.LIST_ITEM) == [item for item, _ in items]


def test_a_bar_before_a_title_is_no_bullet() -> None:
    page = slide(2, "計画の背景")
    page.fill(28, 38, 33, 66, 0)
    page.text(40, 120, "路線バスの利用者は、10年間に３割減っています。", size=16)
    first = slide(1, "交通計画")
    first.text(40, 120, "令和７年３月に町が定めた、公共交通の計画です。", size=16)
    assert "計画の背景" in texts(read(first, page), LineKind.HEADING)


def test_an_item_between_items_that_say_something_is_no_heading() -> None:
    pages = [slide(1, "計画の概要")]
    for row in range(6):
        pages[0].text(40, 120 + 24 * row, f"・{row}つ目の取組として相談員を増やす", size=15)
    page = slide(2, "推進体制")
    for row, said in enumerate(
        (
            "推進本部を設置（本部長：市長）",
            "事務局は環境課に置く",
            "年２回、進捗を確認",
            "結果は市のページで公表",
        )
    ):
        page.text(40, 120 + 34 * row, f"○ {said}", size=20)
    assert texts(read(*pages, page), LineKind.HEADING) == ["推進体制"]


def test_items_behind_dashes_are_lines_of_their_own() -> None:
    page = slide(1, "重点施策")
    page.text(40, 120, "– 住宅の太陽光発電への補助（上限10万円）", size=16)
    page.text(40, 146, "– 公共施設の屋根への率先した導入と公開", size=16)
    page.text(40, 172, "– 公用車の電動化", size=16)
    assert all(line.ends_block for line in read(page).lines[1:])
