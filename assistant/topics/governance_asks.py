"""What a question asks of a body, a post or an office, by a model that learned from many."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from assistant.question import Question
from assistant.topics.ask_model import AskModel, AskReader, read_terms
from assistant.topics.period_model import date_word
from corpus.wareki import find_dates

WEIGHTS = Path(__file__).with_name("governance_asks.json")


class GovernanceAsk(StrEnum):
    """What may be asked of who does what."""

    HEAD = "head"  # who leads a body, who holds a post
    CHECK_HOLDER = "check_holder"
    ROLE_OF = "role_of"  # which post somebody has
    DEPUTY = "deputy"
    ASSISTS = "assists"  # who assists or advises it
    ASSISTS_WHOM = "assists_whom"
    MEMBERS = "members"
    MEMBER_OF = "member_of"  # in which body somebody sits
    CHECK_MEMBER = "check_member"
    COUNT = "count"
    SECRETARIAT = "secretariat"
    PARENT = "parent"
    CHILDREN = "children"
    CHECK_PARENT = "check_parent"
    PLACED = "placed"  # where a post is, who is in each office
    DUTY = "duty"
    DOER = "doer"  # who does a work that is described
    CHECK_DOER = "check_doer"
    REPORTS = "reports"
    APPOINTS = "appoints"
    TERM = "term"
    MEETS = "meets"
    QUORUM = "quorum"
    KINDS = "kinds"  # which bodies there are
    SYSTEM = "system"  # all that carry the plan out
    OFFICE = "office"  # in charge of it
    NONE = "none"


CHECKS = frozenset(
    {
        GovernanceAsk.CHECK_HOLDER,
        GovernanceAsk.CHECK_MEMBER,
        GovernanceAsk.CHECK_PARENT,
        GovernanceAsk.CHECK_DOER,
    }
)
_BODY = re.compile(
    r"[一-鿿々ァ-ヺーA-Za-z0-9・]*?(?:会議|委員会|審議会|協議会|懇話会|懇談会|本部|部会|分科会|幹事会"
    r"|連絡会|市民会|検討会|チーム|グループ|センター|事務局|の会)"
)
_POST = re.compile(
    r"(?:副|本部|部会?|会|委員|座|幹事|議|課|室|局|係|班)長|責任者|アドバイザー|コーディネーター|リーダー|C[A-Z]O"
    r"|[一-鿿ァ-ヺー]{1,8}(?:員|官|者|役|長)"
)


def guess_governance_ask(question: Question) -> tuple[GovernanceAsk, float]:
    """The likeliest ask and its probability."""
    ask, probability = governance_model().guess(question)
    return GovernanceAsk(ask), probability


@cache
def governance_model() -> AskModel:
    """The model that ships with the program, read once."""
    return AskModel.load(WEIGHTS, GOVERNANCE_READER)


def _terms(question: Question) -> list[str]:
    """The question's lemmas; one word for any body, any post, any date of a kind."""
    text = question.text
    places = {said.start: (said.end, date_word(said)) for said in find_dates(text)}
    for kind, word in ((_BODY, "某会"), (_POST, "某役")):
        for match in kind.finditer(text):
            if not any(start <= match.start() < end for start, (end, _) in places.items()):
                places[match.start()] = (match.end(), word)
    return read_terms(question, places)


def _read_as(question: Question) -> Iterator[str]:
    yield from (f"wants {want}" for want in question.asked.wants)
    if question.asked.is_yes_no:
        yield "is yes_no"


GOVERNANCE_READER = AskReader(_terms, _read_as)
