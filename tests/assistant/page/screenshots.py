"""The pictures of the documentation: ``python -m tests.assistant.page.screenshots docs/images``.

Taken of the plan that ships, the invented one and a small PDF, on a fixed day, in Chromium.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from corpus.offline import set_offline
from index import build_index, open_index
from tests.assistant.page.conftest import desk_of, served
from tests.conftest import CHROMIUM, CHROMIUM_ARGS, INVENTED_PLAN, REAL_PLAN
from tests.corpus.readers.pdf_maker import BOLD, PageMaker, make_pdf

DESKTOP, PHONE = (1280, 860), (390, 844)
PERIOD = "計画期間はいつからいつまでですか"
WHO = "CIOを補佐するのは誰ですか"
_PARAGRAPHS = (
    "市は、だれもが安心して出かけられるよう、駅と公共施設のあいだの歩道の段差をなくします。",
    "バリアフリー化の対象は、駅から五百メートル以内の歩道とします。工事は、利用者の多い路線から順に行います。",
    "進み具合は毎年度まとめ、市のホームページで公表します。",
)


def main() -> int:
    """Take them all; the folder is the first argument."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    set_offline(hub_model=False)
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        work = Path(made)
        pdf = work / "pdf" / "sidewalks.pdf"
        pdf.parent.mkdir()
        pdf.write_bytes(sidewalks_pdf())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        with _site(work / "one", [REAL_PLAN]) as address:
            _of_one_plan(browser, address, folder)
        with _site(work / "three", [REAL_PLAN, INVENTED_PLAN, pdf.parent]) as address:
            _of_three(browser, address, folder)
        browser.close()
    return 0


def _of_one_plan(browser: Browser, address: str, folder: Path) -> None:
    with _page(browser, address, DESKTOP) as page:
        _ask(page, PERIOD)
        _shoot(page, folder / "period.png")
        _ask(page, "市のまちづくりの課題をすべて教えてください")
        _shoot(page, folder / "list.png")
        _ask(page, "窓口の電話番号を教えてください")
        _shoot(page, folder / "abstention.png")
        _ask(page, WHO)
        page.get_by_role("button", name="ふりがな").click()
        page.locator(".reply-text ruby").first.wait_for()
        _shoot(page, folder / "furigana.png")
    for tab, name in (("計画のあらまし", "overview"), ("この案内について", "about")):
        with _page(browser, address, DESKTOP) as page:
            page.get_by_role("tab", name=tab).click()
            _shoot(page, folder / f"{name}.png")
    with _page(browser, address, DESKTOP) as page:
        page.get_by_role("tab", name="文章をさがす").click()
        page.locator("#search-box :is(input, textarea)").fill("災害のときの情報の伝え方")
        page.keyboard.press("Enter")
        page.locator("#beside mark").first.wait_for()
        _shoot(page, folder / "search.png")
    with _page(browser, address, PHONE) as page:
        _ask(page, WHO)
        page.locator("a.cite").first.click()
        _shoot(page, folder / "phone.png")


def _of_three(browser: Browser, address: str, folder: Path) -> None:
    with _page(browser, address, DESKTOP) as page:
        _ask(page, PERIOD)
        _shoot(page, folder / "several.png")
    with _page(browser, address, DESKTOP) as page:
        _ask(page, "バリアフリー化の対象はどこですか")
        page.locator("#rail a[data-view=page]").first.click()
        image = page.locator("dialog .page-image img")
        image.wait_for()
        page.wait_for_function("document.querySelector('dialog .page-image img').complete")
        _shoot(page, folder / "page-image.png")


def _ask(page: Page, question: str) -> None:
    before = page.locator(".turn").count()
    page.locator("#question-box textarea").fill(question)
    page.keyboard.press("Enter")
    page.locator(".turn").nth(before).wait_for()


def _shoot(page: Page, path: Path) -> None:
    page.evaluate("document.activeElement?.blur()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(400)  # scrolling comes to rest
    page.screenshot(path=path)


@contextmanager
def _page(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="ja-JP")
    page.goto(address)
    page.locator(".welcome").wait_for()
    yield page
    page.close()


@contextmanager
def _site(work: Path, roots: list[Path]) -> Iterator[str]:
    work.mkdir()
    build_index(roots, work / "index")
    serving = served(desk_of(open_index(work / "index"), work))
    yield next(serving).address
    next(serving, None)


def sidewalks_pdf() -> bytes:
    """A PDF of one page, whose second sentence says where the kerbs are lowered."""
    page = PageMaker()
    page.text(90, 110, "潮見野市歩道整備方針", size=18, face=BOLD)
    page.text(90, 170, "1 歩道のバリアフリー化", size=14, face=BOLD)
    y = 205.0
    for paragraph in _PARAGRAPHS:
        y = page.paragraph(90, y, paragraph, columns=36, size=11.5, leading=22) + 6
    return make_pdf([page])


if __name__ == "__main__":
    sys.exit(main())
