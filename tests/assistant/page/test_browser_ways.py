"""Ways through the page: searching and narrowing, waiting, losing the server, going back, paper."""

import re

import pytest

from tests.assistant.page.conftest import Site, Visit
from tests.assistant.page.test_browser import open_tab, violations

pytestmark = pytest.mark.browser

WHO = "CIOを補佐するのは誰ですか"


def search(visit: Visit, query: str) -> None:
    open_tab(visit, "文章をさがす")
    visit.page.locator("#search-box :is(input, textarea)").fill(query)
    visit.page.keyboard.press("Enter")
    visit.page.locator(".result").first.wait_for()


def test_the_section_of_the_chosen_hit_stands_beside_the_list(visit: Visit) -> None:
    search(visit, "計画の期間")
    beside = visit.page.locator("#beside")
    beside.locator("mark").first.wait_for()
    link = visit.page.locator(".result a.read", has_text="2.4 計画の推進体制").first
    link.click()
    visit.page.wait_for_function("document.querySelector('#beside h2').textContent.includes('2.4')")
    assert link.get_attribute("aria-current") == "true"
    assert visit.page.locator("dialog[open]").count() == 0
    assert violations(visit) == []


def test_on_a_phone_a_hit_opens_in_the_reader(phone: Visit) -> None:
    search(phone, "計画の期間")
    phone.page.locator(".result a.read").first.click()
    phone.page.locator("dialog.reader[open]").wait_for()


def test_a_search_is_narrowed_to_a_section(visit: Visit) -> None:
    open_tab(visit, "文章をさがす")
    visit.page.get_by_label("さがす見出し").click()
    visit.page.get_by_role("option", name="2.3 計画期間").click()
    search(visit, "情報化推進本部の役割")
    headings = visit.page.locator(".result h3").all_inner_texts()
    assert headings
    assert all("2.3 計画期間" in heading for heading in headings)


def test_a_search_is_narrowed_to_figures(visit: Visit) -> None:
    open_tab(visit, "文章をさがす")
    visit.page.get_by_label("図表").check()
    search(visit, "推進体制図")
    visit.page.locator("#beside .is-caption").first.wait_for()
    assert visit.page.locator(".result").count() < 6


def test_a_hit_is_copied_as_a_citation(visit: Visit) -> None:
    search(visit, WHO)
    copied = visit.page.locator(".result button[data-copy]").first.get_attribute("data-copy")
    assert copied is not None
    assert re.fullmatch(
        r"「.+」（西東京市 第3期地域情報化基本計画、.*2\.4 計画の推進体制.*）", copied
    )


def test_the_question_stands_in_the_log_while_it_is_looked_up(visit: Visit) -> None:
    visit.page.route("**/gradio_api/**", lambda route: None)  # never answered
    visit.page.locator("#question-box textarea").fill(WHO)
    visit.page.keyboard.press("Enter")
    pending = visit.page.locator(".pending")
    assert WHO in pending.inner_text()
    assert "調べています" in pending.inner_text()
    visit.page.unroute_all(behavior="ignoreErrors")


def test_a_lost_server_is_told_in_words_and_the_question_given_back(visit: Visit) -> None:
    visit.page.route("**/gradio_api/**", lambda route: route.abort())
    visit.page.locator("#question-box textarea").fill(WHO)
    visit.page.keyboard.press("Enter")
    notice = visit.page.get_by_role("alert").filter(has_text="サーバーにつながりません")
    notice.wait_for()
    assert visit.page.locator(".pending").count() == 0
    assert visit.page.locator("#question-box textarea").input_value() == WHO
    assert visit.page.locator(".toast-wrap:visible").count() == 0
    assert violations(visit) == []
    with visit.page.expect_navigation():  # Gradio's own, once it reaches the server
        visit.page.unroute_all(behavior="ignoreErrors")
    visit.page.locator(".welcome").wait_for()
    visit.page.wait_for_function(
        "question => document.querySelector('#question-box textarea').value === question", arg=WHO
    )
    visit.page.locator("#send").click()
    visit.page.locator(".turn").wait_for()
    assert not visit.page.locator(".notice-lost").is_visible()


def test_going_back_closes_the_reader_and_keeps_the_conversation(phone: Visit) -> None:
    phone.ask(WHO)
    phone.page.locator("a.cite").first.click()
    phone.page.locator("#fold-1-1 a.read").click()
    phone.page.locator("dialog.reader[open]").wait_for()
    phone.page.go_back()
    phone.page.wait_for_function("!document.querySelector('dialog[open]')")
    assert phone.page.locator(".turn").count() == 1


def test_closing_the_reader_leaves_no_step_behind(visit: Visit) -> None:
    visit.ask(WHO)
    before = visit.page.evaluate("history.state")
    visit.page.locator(".rail .card a.read").first.click()
    visit.page.locator("dialog.reader[open]").wait_for()
    visit.page.keyboard.press("Escape")
    visit.page.wait_for_function("!history.state || !history.state.reader")
    assert visit.page.evaluate("history.state") == before


def test_on_paper_stands_the_reply_with_its_evidence_and_nothing_to_press(visit: Visit) -> None:
    visit.ask(WHO)
    visit.page.emulate_media(media="print")
    visit.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert visit.page.locator("#fold-1-1 mark").is_visible()
    for name in (".composer", ".chips", ".reply-tools", ".switches", "[role=tablist]", "#rail"):
        assert not visit.page.locator(name).first.is_visible(), name
    visit.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    visit.page.emulate_media(media="screen")
    assert visit.page.locator("details.fold[open]").count() == 0


def test_a_reply_is_explained_in_easy_words_with_readings(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    visit.page.get_by_role("button", name="やさしい説明").click()
    plain = visit.page.locator(".plain-words")
    plain.wait_for()
    assert plain.locator("ruby").count() > 0
    assert plain.locator("a.cite").count() > 0
    assert violations(visit) == []


def test_easy_japanese_has_its_readings_from_the_start(visit: Visit, site: Site) -> None:
    visit.page.goto(f"{site.address}/easy/")
    visit.page.locator(".chip ruby").first.wait_for()
    visit.ask("計画期間はいつからいつまでですか")
    assert visit.page.locator(".reply-text ruby").count() > 0


def test_readings_stay_on_after_reloading(visit: Visit) -> None:
    visit.page.get_by_role("button", name="ふりがな").click()
    visit.page.locator(".chip ruby").first.wait_for()
    visit.page.reload()
    visit.page.locator(".chip ruby").first.wait_for()
    pressed = visit.page.get_by_role("button", name="ふりがな").get_attribute("aria-pressed")
    assert pressed == "true"


def test_reloading_keeps_the_conversation_with_its_readings(visit: Visit) -> None:
    visit.ask("計画期間はいつからいつまでですか")
    visit.ask("それはいつ終わりますか")
    said = visit.page.locator(".reply-text").nth(1).inner_text()
    visit.page.reload()
    visit.page.locator(".turn").nth(1).wait_for()
    assert visit.page.locator(".reply-text").nth(1).inner_text() == said
    visit.page.get_by_role("button", name="ふりがな").click()
    visit.page.locator(".reply-text ruby").first.wait_for()
    visit.page.reload()
    visit.page.locator(".turn").nth(1).wait_for()
    assert visit.page.locator(".reply-text ruby").count() > 0


def test_changing_the_language_keeps_the_conversation(visit: Visit) -> None:
    visit.ask(WHO)
    visit.page.get_by_role("link", name="English").click()
    visit.page.locator(".reply-text", has_text="is assisted by").wait_for()
    assert visit.page.evaluate("document.documentElement.lang") == "en"


def test_a_new_conversation_is_forgotten_and_a_question_of_the_address_comes_last(
    visit: Visit, site: Site
) -> None:
    visit.ask(WHO)
    visit.page.get_by_role("button", name="新しい会話").click()
    visit.page.locator(".welcome").wait_for()
    visit.ask("計画期間はいつまでですか")
    visit.page.goto(f"{site.address}/?q={WHO}")
    visit.page.locator(".turn").nth(1).wait_for()
    visit.page.reload()
    visit.page.locator(".turn").nth(1).wait_for()
    asked = visit.page.locator("h2.question").all_inner_texts()
    assert [question.removeprefix("質問：").strip() for question in asked] == [
        "計画期間はいつまでですか",
        WHO,
    ]


def test_readings_are_written_over_facts_headings_and_the_overview(visit: Visit) -> None:
    visit.ask(WHO)
    visit.page.get_by_role("button", name="ふりがな").click()
    for place in (".fact-governance .org-name", ".rail .card-path", "h2.question"):
        visit.page.locator(f"{place} ruby").first.wait_for()
    open_tab(visit, "計画のあらまし")
    for place in ("td", ".org-name", ".contents a", "dd"):
        visit.page.locator(f".page-text {place} ruby").first.wait_for()
    assert violations(visit) == []


def test_before_the_first_question_there_is_nothing_to_save(visit: Visit) -> None:
    save = visit.page.get_by_role("button", name="印刷用に保存")
    assert not save.is_visible()
    visit.ask(WHO)
    assert save.is_visible()


def test_the_items_of_one_sentence_do_not_repeat_it(visit: Visit) -> None:
    visit.ask("市のまちづくりの課題をすべて教えてください")
    cards = visit.page.locator(".rail .card")
    assert cards.count() >= 7
    assert cards.nth(0).locator(".beside").count() > 0
    assert cards.nth(3).locator(".beside").count() == 0
    assert cards.nth(3).locator("mark").count() == 1
    assert violations(visit) == []


def test_the_first_stop_of_the_keyboard_leads_past_the_header(visit: Visit) -> None:
    visit.page.keyboard.press("Tab")
    link = visit.page.get_by_role("link", name="本文へ進む")
    assert link.evaluate("link => link === document.activeElement")
    assert link.is_visible()
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    open_tab(visit, "この案内について")
    link.focus()
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.getAttribute('role')") == "tabpanel"


def test_hits_and_conversation_are_saved_as_files(visit: Visit) -> None:
    visit.ask(WHO)
    with visit.page.expect_download() as conversation:
        visit.page.get_by_role("button", name="会話を保存").click()
    assert "CIO を補佐する情報政策専門員" in conversation.value.path().read_text("utf-8")
    search(visit, WHO)
    with visit.page.expect_download() as hits:
        visit.page.get_by_role("button", name="結果を保存（CSV）").click()
    assert hits.value.suggested_filename == "計画書の検索結果.csv"
    assert hits.value.path().read_text("utf-8-sig").startswith("順位,計画書,見出し")


def test_the_overview_shows_every_period_as_bars_and_as_a_table(visit: Visit) -> None:
    open_tab(visit, "計画のあらまし")
    chart = visit.page.locator(".page-text svg.timeline").first
    assert chart.locator("rect.own, rect.other").count() == 2
    assert chart.locator("line.today").count() == 1
    rows = visit.page.locator(".page-text table").first.locator("tbody tr")
    assert rows.count() == 2
    assert "2014年度" in rows.first.inner_text()
