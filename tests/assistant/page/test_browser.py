"""The page as people use it: typed at, clicked, tabbed through, read by axe."""

import re
from typing import Any

import pytest

from tests.assistant.page.conftest import Site, Visit

pytestmark = pytest.mark.browser

TABS = ("質問する", "文章をさがす", "計画のあらまし", "この案内について")


def violations(visit: Visit) -> list[str]:
    axe: Any = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(visit.page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def open_tab(visit: Visit, name: str) -> None:
    visit.page.get_by_role("tab", name=name).click()


def test_the_period_is_answered_with_a_marked_citation(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    reply = visit.page.locator(".reply-text").inner_text()
    assert "2014年度" in reply
    assert "2018年度" in reply
    marked = visit.page.locator(".rail .card mark").first.inner_text()
    assert "平成 26 年度（2014 年度）から平成 30 年度（2018 年度）まで" in marked


def test_who_assists_the_cio_is_answered_with_a_marked_citation(visit: Visit) -> None:
    visit.ask("CIOを補佐するのは誰ですか")
    assert "情報政策専門員" in visit.page.locator(".reply-text").inner_text()
    assert (
        "CIO を補佐する情報政策専門員" in visit.page.locator(".rail .card mark").first.inner_text()
    )
    assert visit.page.locator(".fact-governance .org-name").first.inner_text() == "情報化推進本部"


def test_a_period_card_draws_the_period_and_today(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    card = visit.page.locator(".fact-period")
    assert "平成26年度（2014年度）から平成30年度（2018年度）まで（5年間）" in card.inner_text()
    drawn = card.locator("svg").text_content() or ""
    assert "2014–2018" in drawn
    assert card.locator("svg line.today").count() == 1


def test_a_number_in_the_reply_focuses_its_card(visit: Visit) -> None:
    visit.ask("CIOを補佐するのは誰ですか")
    visit.page.locator("a.cite").first.click()
    assert visit.page.evaluate("document.activeElement.id") == "card-1-1"


def test_a_number_of_an_earlier_reply_brings_its_cards_back(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    visit.ask("CIOを補佐するのは誰ですか")
    assert not visit.page.locator("#card-1-1").is_visible()
    visit.page.locator("#log a[href='#card-1-1']").first.click()
    assert visit.page.locator("#card-1-1").is_visible()
    assert not visit.page.locator("#card-2-1").is_visible()


def test_on_a_phone_a_number_opens_the_evidence_under_the_reply(phone: Visit) -> None:
    phone.ask("CIOを補佐するのは誰ですか")
    assert not phone.page.locator("#fold-1-1").is_visible()
    phone.page.locator("a.cite").first.click()
    assert phone.page.locator("#fold-1-1").is_visible()
    assert phone.page.evaluate("document.activeElement.id") == "fold-1-1"


def test_the_section_opens_around_the_quote_and_closes_with_escape(visit: Visit) -> None:
    visit.ask("CIOを補佐するのは誰ですか")
    visit.page.locator(".rail .card a.read").first.click()
    reader = visit.page.locator("dialog.reader[open]")
    reader.wait_for()
    assert "2.4 計画の推進体制" in reader.inner_text()
    assert "情報システム等審査選定委員会" in reader.inner_text()
    assert "情報政策専門員" in reader.locator("mark").first.inner_text()
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("dialog.reader[open]").count() == 0
    visit.page.locator(".rail .card a.read").first.click()
    reader.wait_for()


def test_a_chip_asks_its_question(visit: Visit) -> None:
    chip = visit.page.locator(".chip").first
    question = chip.inner_text()
    chip.click()
    visit.page.locator(".turn").wait_for()
    assert question in visit.page.locator(".question").inner_text()
    assert visit.page.locator("a.cite").count() > 0


def test_enter_during_kana_conversion_does_not_send(visit: Visit) -> None:
    box = visit.page.locator("#question-box textarea")
    box.fill("けいかくきかん")
    for event in ({"isComposing": True}, {"keyCode": 229}):
        box.dispatch_event("keydown", {"key": "Enter", "bubbles": True, **event})
    visit.page.wait_for_timeout(300)
    assert visit.page.locator(".turn").count() == 0
    visit.page.keyboard.press("Enter")
    visit.page.locator(".turn").wait_for()


def test_search_explains_each_result(visit: Visit) -> None:
    open_tab(visit, "文章をさがす")
    visit.page.locator("#search-box :is(input, textarea)").fill("情報化推進本部の役割")
    visit.page.keyboard.press("Enter")
    first = visit.page.locator(".result").first
    first.wait_for()
    assert "2.4 計画の推進体制" in first.inner_text()
    assert re.search(r"ことばの順位\s*\d+位", first.inner_text())
    assert first.locator("mark").count() == 1
    assert first.locator(".term-tag").count() > 0


def test_the_overview_redraws_the_organisation_with_proof(visit: Visit) -> None:
    open_tab(visit, "計画のあらまし")
    tree = visit.page.locator(".document .org")
    below = tree.locator("li:has(> .org-box > .org-name:text-is('情報化推進本部')) > ul > li")
    assert below.count() == 3
    tree.locator("a.proof").first.click()
    visit.page.locator("dialog.reader[open] mark").first.wait_for()


def test_an_address_with_a_question_opens_with_its_answer(visit: Visit, site: Site) -> None:
    visit.page.goto(f"{site.address}/?q=計画期間はいつまでですか")
    visit.page.locator(".rail .card mark").first.wait_for()
    assert "2018年度" in visit.page.locator(".reply-text").inner_text()


def test_an_address_with_a_passage_opens_it(visit: Visit, site: Site) -> None:
    document = next(iter(site.desk.assistant().index.documents.values()))
    start = document.text.index("情報政策専門員")
    visit.page.goto(f"{site.address}/?doc={document.doc_id}&start={start}&end={start + 7}")
    visit.page.locator("dialog.reader[open]").wait_for()
    assert visit.page.locator("dialog mark").first.inner_text() == "情報政策専門員"


def test_feedback_is_kept_and_thanked_for(visit: Visit, site: Site) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    before = len(site.desk.feedback.all())
    visit.page.locator(".opinion summary").click()
    visit.page.get_by_label("わかりにくい").check()
    visit.page.locator(".comment input").fill("図がほしい")
    visit.page.get_by_role("button", name="意見を送る").click()
    visit.page.locator(".thanks").wait_for()
    kept = site.desk.feedback.all()
    assert len(kept) == before + 1
    assert (kept[-1].reason, kept[-1].comment) == ("unclear", "図がほしい")


def test_the_conversation_is_saved_with_its_quotes(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="印刷用に保存").click()
    saved = download.value.path().read_text("utf-8")
    assert download.value.suggested_filename.endswith(".html")
    assert "平成 26 年度（2014 年度）から平成 30 年度" in saved


def test_a_new_conversation_is_empty(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    visit.page.get_by_role("button", name="新しい会話").click()
    visit.page.locator(".welcome").wait_for()
    assert visit.page.locator(".turn").count() == 0


def test_a_question_is_asked_and_its_card_reached_by_keyboard_alone(visit: Visit) -> None:
    press = visit.page.keyboard.press
    for _ in range(30):
        if visit.page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
        press("Tab")
    visit.page.keyboard.type("計画期間はいつまでですか")
    press("Enter")
    visit.page.locator(".turn").wait_for()
    for _ in range(30):
        if visit.page.evaluate("document.activeElement.className") == "cite":
            break
        press("Shift+Tab")
    press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "card-1-1"


def test_a_reply_is_announced_once(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    status = visit.page.locator("[role=status]").first
    assert "2014年度" in status.inner_text()
    assert visit.page.locator("[role=log]").get_attribute("aria-live") == "off"


@pytest.mark.parametrize("tab", TABS)
def test_axe_finds_nothing(visit: Visit, tab: str) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    visit.ask("CIOを補佐するのは誰ですか")
    visit.ask("窓口の電話番号は")
    open_tab(visit, tab)
    if tab == "文章をさがす":
        visit.page.locator("#search-box :is(input, textarea)").fill("推進本部")
        visit.page.keyboard.press("Enter")
        visit.page.locator(".result").first.wait_for()
    assert violations(visit) == []


@pytest.mark.parametrize("path", ["/easy", "/en"])
def test_axe_finds_nothing_in_the_other_languages(visit: Visit, site: Site, path: str) -> None:
    visit.page.goto(site.address + path)
    visit.page.locator(".welcome").wait_for()
    visit.ask("計画期間はいつからいつまでですか")
    assert violations(visit) == []


def test_axe_finds_nothing_on_a_phone_with_the_reader_open(phone: Visit) -> None:
    phone.ask("CIOを補佐するのは誰ですか")
    phone.page.locator("a.cite").first.click()
    assert violations(phone) == []
    phone.page.locator("#fold-1-1 a.read").click()
    phone.page.locator("dialog.reader[open]").wait_for()
    assert violations(phone) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_scrolls_sideways(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.ask("計画期間はいつからいつまでですか")
    for tab in TABS:
        open_tab(visit, tab)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_is_japanese_and_light_on_a_dark_system(visit: Visit) -> None:
    assert visit.page.evaluate("document.documentElement.lang") == "ja"
    assert "dark" not in visit.page.evaluate("document.body.className")
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def test_nobody_outside_is_asked_for_anything(visit: Visit, site: Site) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    for tab in TABS:
        open_tab(visit, tab)
    visit.page.wait_for_timeout(500)
    assert visit.outside == []
    assert site.outside == []
    assert visit.errors == []


def test_documents_with_scripts_and_markup_are_shown_as_text(visit_of_three: Visit) -> None:
    visit = visit_of_three
    visit.ask("環境計画の計画期間はいつからいつまでですか")
    assert "<script>window.broken = 1</script>" in visit.page.locator(".rail").inner_text()
    visit.ask("<img src=x onerror='window.broken=1'>[ここ](javascript:window.broken=1)とは")
    open_tab(visit, "文章をさがす")
    visit.page.locator("#search-box :is(input, textarea)").fill("ここをおすと強くなる")
    visit.page.keyboard.press("Enter")
    found = visit.page.locator(".result").first
    found.wait_for()
    assert "[ここ](javascript:window.broken=1)をおすと**強く**なります。" in found.inner_text()
    assert "`${window.broken = 1}`や{{value}}も" in found.inner_text()
    found.locator("a.read").click()
    visit.page.locator("#beside mark").wait_for()
    open_tab(visit, "計画のあらまし")
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("window.broken") is None
    assert visit.page.locator("a[href^='javascript:']").count() == 0
    assert visit.page.locator("img[src='x']").count() == 0
    assert visit.errors == []


def test_with_several_documents_one_can_be_chosen(visit_of_three: Visit) -> None:
    visit = visit_of_three
    visit.page.get_by_label("さがす計画書").first.click()
    visit.page.get_by_role("option", name="潮見野市第三次環境基本計画").click()
    visit.ask("計画期間はいつからいつまでですか")
    assert "2031年度" in visit.page.locator(".reply-text").inner_text()
    assert "2018年度" not in visit.page.locator(".reply-text").inner_text()


@pytest.mark.parametrize("tab", TABS)
def test_axe_finds_nothing_with_several_documents(visit_of_three: Visit, tab: str) -> None:
    visit_of_three.ask("計画期間はいつからいつまでですか")
    open_tab(visit_of_three, tab)
    for folded in visit_of_three.page.locator("details.document:visible > summary").all():
        folded.click()
    assert violations(visit_of_three) == []


def test_larger_text_stays_on_a_phone_and_after_reloading(phone: Visit) -> None:
    phone.page.get_by_role("button", name="文字を大きく").click()
    phone.ask("市のまちづくりの課題をすべて教えてください")
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    phone.page.reload()
    phone.page.locator(".turn").wait_for()  # the conversation comes back with the page
    size = phone.page.evaluate("getComputedStyle(document.documentElement).fontSize")
    assert size == "20px"


def test_a_reply_takes_under_half_a_second(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    took_ms: list[float] = []
    # The fastest of a few: other programs on the machine are not what is measured.
    for question in ("CIOを補佐するのは誰ですか", "窓口の電話番号は") * 4:
        started = visit.page.evaluate("performance.now()")
        visit.ask(question)
        took_ms.append(visit.page.evaluate("performance.now()") - started)
        if took_ms[-1] < 500:
            break
    assert min(took_ms) < 500


def test_readings_are_written_over_kanji_when_asked_for(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    assert visit.page.locator("ruby").count() == 0
    visit.page.get_by_role("button", name="ふりがな").click()
    visit.page.locator(".reply-text ruby").first.wait_for()
    assert visit.page.locator(".rail mark rt").first.inner_text() == "ほん"
    numbers = visit.page.locator(".reply-text ruby", has_text="2014").first
    assert "にせんじゅうよ" in numbers.inner_text()
    assert violations(visit) == []
    visit.page.get_by_role("button", name="ふりがな").click()
    visit.page.wait_for_function("document.querySelectorAll('ruby').length === 0")


def test_a_term_is_explained_on_focus_and_put_away_with_escape(visit: Visit) -> None:
    visit.ask("CIOを補佐するのは誰ですか")
    term = visit.page.locator(".reply-text dfn", has_text="CIO")
    tip = visit.page.locator("[role=tooltip]", has_text="情報戦略の最高責任者")
    assert not tip.is_visible()
    term.focus()
    assert tip.is_visible()
    assert violations(visit) == []
    visit.page.keyboard.press("Escape")
    assert not tip.is_visible()
    term.hover()
    assert tip.is_visible()
