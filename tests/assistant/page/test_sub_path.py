"""The site under a path of its own, whether its proxy takes the path off or not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from app import make_app
from assistant.page.library import Library
from assistant.page.sub_path import address_from
from index import build_index, open_index
from tests.assistant.page.conftest import Visit, desk_of, served, visited
from tests.assistant.page.proxy import proxied
from tests.assistant.page.screenshots import sidewalks_pdf
from tests.conftest import REAL_PLAN

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

PATH = "/keikaku/annai"


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("sub-path")
    (folder / "pdf").mkdir()
    (folder / "pdf" / "sidewalks.pdf").write_bytes(sidewalks_pdf())
    build_index([REAL_PLAN, folder / "pdf"], folder / "index")
    library = Library(folder / "index", folder / "documents")
    desk = desk_of(open_index(folder / "index"), folder)
    for site in served(desk, make_app(desk, library, "secret", PATH)):
        yield site.address


@pytest.mark.browser
@pytest.mark.parametrize("strips", [True, False])
def test_everything_works_under_a_path_of_its_own(
    browser: "BrowserContext", behind: str, strips: bool
) -> None:
    browser.clear_cookies()  # the other proxy's sign-in: cookies know no port
    with proxied(behind, PATH, strips=strips) as address:
        for visit in visited(browser, f"{address}/", 1280, 860):
            visit.page.set_default_timeout(15_000)
            visit.ask("バリアフリー化の対象はどこですか")
            _page_image_is_shown(visit)
            visit.page.get_by_role("link", name="English").click()
            visit.page.wait_for_function("document.documentElement.lang === 'en'")
            visit.page.locator("#log .turn, #log .welcome").first.wait_for()
            visit.ask("計画期間はいつからいつまでですか")
            visit.page.get_by_role("link", name="日本語", exact=True).click()
            visit.page.wait_for_function("document.documentElement.lang === 'ja'")
            _staff_enter(visit, address)
            assert visit.outside == []
            assert visit.errors == []


def _page_image_is_shown(visit: Visit) -> None:
    visit.page.locator("#rail a[data-view=page]").first.click()
    visit.page.wait_for_function(
        "document.querySelector('dialog[open] .page-image img')?.naturalWidth > 0"
    )
    visit.page.wait_for_function("document.querySelector('dialog[open]').scrollTop > 0")
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_function("!history.state?.reader")  # the step back that the reader made


def _staff_enter(visit: Visit, address: str) -> None:
    visit.page.goto(f"{address}/staff")
    visit.page.locator("input[type=password]").wait_for()
    assert visit.page.url == f"{address}/staff/"
    visit.page.locator("input").first.fill("staff")
    visit.page.locator("input[type=password]").fill("secret")
    visit.page.keyboard.press("Enter")
    visit.page.locator("table").first.wait_for()
    visit.page.get_by_role("link", name="公開ページを開く").click()
    visit.page.locator(".welcome, .turn").first.wait_for()
    assert visit.page.url == f"{address}/"


@pytest.mark.parametrize(
    ("here", "path", "address"),
    [("/", "/", "./"), ("/", "/en", "en/"), ("/en", "/", "../"), ("/en", "/easy", "../easy/")],
)
def test_a_page_leads_to_another_from_where_it_is(here: str, path: str, address: str) -> None:
    assert address_from(here, path) == address
