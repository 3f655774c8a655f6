"""What the ask tab does with a question, without a browser."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Language
from assistant.page.ask import AskHandlers
from assistant.page.desk import MAX_QUESTION_CHARS, Desk
from assistant.page.log import log_html, rail_html, status_text
from assistant.page.session import MAX_TURNS, Session
from assistant.wording.page import PageWords
from corpus.errors import EndpointError
from index import OpenIndex
from tests.assistant.page.conftest import TODAY, desk_of

WORDS = PageWords(Language.JA)
PERIOD = "計画期間はいつからいつまでですか"


@pytest.fixture
def handlers(desk: Desk) -> AskHandlers:
    return AskHandlers(desk, WORDS)


def put(handlers: AskHandlers, *questions: str) -> Session:
    session = Session()
    for question in questions:
        session = handlers.put(session, question, (), "client")
    return session


def test_a_question_becomes_a_turn_with_its_cards(handlers: AskHandlers) -> None:
    log, rail, status = handlers.view(put(handlers, PERIOD))
    assert 'href="#card-1-1"' in log
    assert '<article id="card-1-1"' in rail
    assert "<mark>本計画の計画期間は、平成 26 年度（2014 年度）から平成 30 年度" in rail
    assert "2018年度" in status
    assert "本計画の" not in status


def test_a_follow_up_leans_on_the_turn_before(handlers: AskHandlers) -> None:
    session = put(handlers, "CIOを補佐するのは誰ですか", "その人の役割は何ですか")
    log, _, _ = handlers.view(session)
    assert session.turns[1].answer is not None
    assert session.turns[1].answer.carried
    assert "前の質問から補いました" in log


def test_only_the_last_reply_shows_its_evidence(desk: Desk, handlers: AskHandlers) -> None:
    rail = rail_html(put(handlers, PERIOD, PERIOD), desk.assistant().index, WORDS)
    assert rail.count('class="rail-group"') == 2
    assert rail.count(" hidden") == 1
    assert rail.index('data-turn="2"') < rail.index('data-turn="1" hidden')


def test_before_the_first_question_there_are_questions_to_try(
    desk: Desk, handlers: AskHandlers
) -> None:
    log, _, status = handlers.view(Session())
    examples = desk.assistant().example_questions()
    assert examples
    assert log.count("data-question=") == len(examples)
    assert status == ""


def test_an_empty_question_is_no_turn(handlers: AskHandlers) -> None:
    assert put(handlers, " \n　").turns == ()


def test_a_question_of_the_greatest_length_is_asked(handlers: AskHandlers) -> None:
    assert put(handlers, "あ" * MAX_QUESTION_CHARS).turns[0].answer is not None


def test_a_longer_question_is_refused_with_both_numbers(handlers: AskHandlers) -> None:
    turn = put(handlers, "あ" * (MAX_QUESTION_CHARS + 1)).turns[0]
    assert turn.answer is None
    assert turn.refusal == "質問は300文字までで入力してください（いまは301文字です）。"
    assert "あ" * 301 not in turn.question


def test_when_too_many_ask_the_refusal_is_polite(open_plans: OpenIndex, tmp_path: Path) -> None:
    desk = desk_of(open_plans, tmp_path, at_once=1, waiting=0)
    with desk.gate.enter("another"):
        turn = put(AskHandlers(desk, WORDS), PERIOD).turns[0]
    assert turn.refusal.startswith("ただいま混み合っています。")


def test_who_asks_too_often_is_told_to_wait(open_plans: OpenIndex, tmp_path: Path) -> None:
    desk = desk_of(open_plans, tmp_path, per_minute=1)
    turns = put(AskHandlers(desk, WORDS), PERIOD, PERIOD).turns
    assert turns[0].answer is not None
    assert turns[1].refusal.startswith("短い時間に質問が続きました。")


def test_an_endpoint_that_fails_is_said_in_japanese(
    desk: Desk, handlers: AskHandlers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise EndpointError("no usable answer")

    monkeypatch.setattr(desk.assistant(), "ask", fail)
    turn = put(handlers, PERIOD).turns[0]
    assert turn.refusal.startswith("答えを用意できませんでした。")
    assert "no usable answer" not in log_html(Session((turn,)), desk.assistant().index, (), WORDS)


def test_old_turns_leave_the_page_but_keep_their_numbers(handlers: AskHandlers) -> None:
    session = Session()
    for _ in range(MAX_TURNS + 2):
        session = session.refused("長い", "長すぎます", TODAY)
    assert len(session.turns) == MAX_TURNS
    assert session.turns[-1].number == MAX_TURNS + 2
    assert session.turn(1) is None


def test_a_question_with_html_is_text_everywhere(desk: Desk, handlers: AskHandlers) -> None:
    hostile = '<img src=x onerror="alert(1)">計画期間は${alert(1)}'
    session = put(handlers, hostile)
    for shown in handlers.view(session):
        assert "<img" not in shown
    assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;" in handlers.view(session)[0]


def test_a_quote_that_is_no_longer_in_the_document_has_no_card(
    desk: Desk, handlers: AskHandlers
) -> None:
    session = put(handlers, PERIOD)
    answer = session.turns[0].answer
    assert answer is not None
    changed = replace(answer.citations[0], quote="別の文")
    turn = replace(session.turns[0], answer=replace(answer, citations=(changed,)))
    assert "<article" not in rail_html(Session((turn,)), desk.assistant().index, WORDS)


def test_an_abstention_names_sections_that_open(handlers: AskHandlers) -> None:
    session = put(handlers, "窓口の電話番号を教えてください")
    log, _, _ = handlers.view(session)
    answer = session.turns[0].answer
    assert answer is not None
    assert answer.abstention is not None
    assert log.count('class="read"') == len(answer.abstention.nearest) > 0
    assert "is-abstention" in log


def test_what_a_screen_reader_says_of_a_refusal(handlers: AskHandlers) -> None:
    assert status_text(put(handlers, "あ" * 400), WORDS).startswith("質問は300文字まで")


@pytest.mark.parametrize("language", Language)
def test_every_language_answers_with_the_same_quote(desk: Desk, language: Language) -> None:
    session = put(AskHandlers(desk, PageWords(language)), PERIOD)
    answer = session.turns[0].answer
    assert answer is not None
    assert "平成 26 年度（2014 年度）" in answer.citations[0].quote
