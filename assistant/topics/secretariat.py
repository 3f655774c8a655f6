"""Who is the secretariat of a body: 「審議会の事務局はどこ」, 「会議の裏方をしている課は」."""

import re

from assistant.drafts import Draft
from assistant.topics.bodies import GENERIC_BODY, Entry, Mentions, draft_of
from assistant.topics.governance_asks import GovernanceAsk
from assistant.wants import Want

_NAMED = re.compile(r"事務局(?![長員])|庶務")
# What a secretariat does, said without its name.
_DESCRIBED = re.compile(
    r"裏方|事務(?:仕事|作業)を|事務を(?:して|やって|担|受け持|引き受|見て)|世話(?!役|人)|面倒|(?:会議|会|本部|部会)の?(?:事務|準備|段取り|運営)を"
    r"|(?:資料|日程|会場|議事録)(?:づくり|作り|作成|準備|調整|の(?:準備|用意|調整|手配))?[^。]{0,8}"
    r"(?:世話|準備|段取り|用意|手配|担当|受け持|やって)"
)
_BODY = re.compile(r"(?:会|会議|本部|チーム|局)$")
_ASKS = re.compile(r"どこ|どの(?:課|係|部|組織)|何課|誰|だれ|どなた|[課係]は|部署|ところ|組織は")


def answer_secretariat(mentions: Mentions) -> Draft | None:
    """The secretariat of the body that is named, or the only one there is where none is."""
    question = mentions.question
    if question.wants(Want.CONTACT, Want.NAME, Want.MONEY, Want.HOW_MANY, Want.WHEN):
        return None
    is_described = _DESCRIBED.search(question.text) and _ASKS.search(question.text)
    is_worded = _NAMED.search(question.text) or is_described
    if not (is_worded or mentions.asks(GovernanceAsk.SECRETARIAT)):
        return None
    kept = [
        entry
        for entry in mentions.entries
        if entry.role.role in ("事務局", "庶務") and entry.role.holder and entry.role.body
    ]
    found = [entry for entry in kept if entry.role.body in mentions.bodies[:1]]
    is_of_one = len({entry.role.holder for entry in kept}) == 1
    if is_of_one and not (mentions.bodies or _names_other(mentions) or mentions.is_yes_no):
        found = kept
    return _told(mentions, found[:1]) if found else None


def _names_other(mentions: Mentions) -> bool:
    """Whether the question names a body of which no document tells."""
    return any(
        _BODY.search(phrase) and phrase not in GENERIC_BODY for phrase in mentions.question.phrases
    )


def _told(mentions: Mentions, found: list[Entry]) -> Draft:
    said = [
        (
            mentions.context.say(
                "governance.secretariat", body=entry.role.body, holder=entry.role.holder
            ),
            entry,
        )
        for entry in found
    ]
    first = found[0].role
    return draft_of(mentions, said, topic=first.body, entity=first.holder or "")
