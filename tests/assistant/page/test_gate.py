"""The gate: how many at once, how many waiting, how often."""

from threading import Barrier, Event, Thread

import pytest

from assistant.page.gate import Gate, Refusal, Why


def test_a_question_is_let_in_and_makes_room_again() -> None:
    gate = Gate(at_once=1, waiting=0)
    for _ in range(3):
        with gate.enter("a"):
            pass


def test_room_is_made_when_a_question_fails() -> None:
    gate = Gate(at_once=1, waiting=0)
    with pytest.raises(KeyError), gate.enter("a"):
        raise KeyError
    with gate.enter("a"):
        pass


def test_a_question_too_many_is_refused_at_once() -> None:
    gate = Gate(at_once=1, waiting=0)
    with gate.enter("a"), pytest.raises(Refusal, match="busy"), gate.enter("b"):
        pass


def test_a_question_that_waited_too_long_is_refused() -> None:
    gate = Gate(at_once=1, waiting=1, wait_s=0.01)
    with gate.enter("a"), pytest.raises(Refusal, match="busy"), gate.enter("b"):
        pass


def test_a_waiting_question_is_answered_when_there_is_room() -> None:
    gate = Gate(at_once=1, waiting=1)
    inside, leave, done = Event(), Event(), Event()

    def first() -> None:
        with gate.enter("a"):
            inside.set()
            leave.wait(5)

    def second() -> None:
        with gate.enter("b"):
            done.set()

    threads = [Thread(target=first)]
    threads[0].start()
    inside.wait(5)
    threads.append(Thread(target=second))
    threads[1].start()
    assert not done.is_set()
    leave.set()
    for thread in threads:
        thread.join(5)
    assert done.is_set()


def test_no_more_are_answered_at_once_than_said() -> None:
    gate = Gate(at_once=2, waiting=10)
    together = Barrier(2, timeout=5)
    counts: list[int] = []
    working: list[int] = []

    def ask() -> None:
        with gate.enter("a"):
            working.append(1)
            counts.append(len(working))
            together.wait()
            working.pop()

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5)
    assert max(counts) == 2
    assert len(counts) == 4


def test_a_client_may_ask_so_often_in_a_minute() -> None:
    now = [0.0]
    gate = Gate(at_once=1, waiting=0, per_minute=2, clock=lambda: now[0])
    for second in (0.0, 10.0):
        now[0] = second
        with gate.enter("a"):
            pass
    with pytest.raises(Refusal) as refused, gate.enter("a"):
        pass
    assert refused.value.why is Why.TOO_OFTEN
    with gate.enter("b"):
        pass
    now[0] = 60.0
    with gate.enter("a"):
        pass
