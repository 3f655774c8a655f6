"""What a question asks of a plan's period, where no rule tells."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from assistant.question import Question, find_plan_names
from assistant.topics.ask_model import AskModel, AskReader, read_terms
from assistant.topics.period_asks import YEARS, PeriodAsk, asked_dates, stated_ask, worded_ask
from corpus.wareki import DateExpression, find_dates

WEIGHTS = Path(__file__).with_name("period_asks.json")
_PLAN = "某計画"


def guess_period_ask(question: Question) -> tuple[PeriodAsk, float]:
    """The likeliest ask of a period and its probability."""
    ask, probability = period_model().guess(question)
    return PeriodAsk(ask), probability


@cache
def period_model() -> AskModel:
    """The model that ships with the program, read once."""
    return AskModel.load(WEIGHTS, PERIOD_READER)


def _terms(question: Question) -> list[str]:
    """The question's lemmas; one word for any plan, any date of a kind."""
    places = {start: (start + len(name), _PLAN) for start, name in find_plan_names(question.text)}
    places |= {said.start: (said.end, date_word(said)) for said in find_dates(question.text)}
    return read_terms(question, places)


def date_word(said: DateExpression) -> str:
    """The word that stands for any date of the same kind."""
    return "某日" if said.day else "某月" if said.month else "某年度" if said.is_fiscal else "某年"


def _read_as(question: Question) -> Iterator[str]:
    yield from (f"wants {want}" for want in question.asked.wants)
    worded = worded_ask(question)
    yield f"worded {worded}" if worded else f"stated {stated_ask(question)}"
    yield f"dates {min(2, len(asked_dates(question)))}"
    for name, holds in (
        ("yes_no", question.asked.is_yes_no),
        ("years", YEARS.search(question.text) is not None),
        ("former", question.mentions_former_plan),
        ("upper", question.mentions_upper_plan),
        ("own", question.mentions_own_plan),
        ("named", bool(question.plan_name)),
        ("counted", bool(question.plan_ordinal)),
    ):
        if holds:
            yield f"is {name}"


PERIOD_READER = AskReader(_terms, _read_as)
