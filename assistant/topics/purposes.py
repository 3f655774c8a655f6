"""What a body is for: 「調達審査委員会は何のためにありますか」."""

import re

from assistant.drafts import Draft
from assistant.topics.bodies import Mentions, draft_of, duty_of, name_of

_ASKS = re.compile(
    r"何のため|なんのため|目的|ねらい|(?:なぜ|どうして|なんで)[^。]{0,6}(?:置|設|あ[るり]|でき|つく|作)"
    r"|(?:置|設け|設置さ|つくら|作ら)[かれ]*た?(?:理由|わけ)"
)
_AIM = re.compile(r"ため$")


def answer_purpose(mentions: Mentions) -> Draft | None:
    """The purpose that a text gives for a body or a post; None where it gives none of it."""
    if mentions.is_yes_no or not _ASKS.search(mentions.question.text):
        return None
    named = (*mentions.roles, *mentions.bodies)
    found = {
        name_of(entry): entry
        for entry in mentions.entries
        if name_of(entry) in named and _AIM.search(duty_of(mentions.context, entry))
    }
    duties = {duty_of(mentions.context, entry) for entry in found.values()}
    if len(duties) != 1:
        return None
    who, first = "、".join(found), next(iter(found.values()))
    text = mentions.context.say("governance.purpose", who=who, duty=duties.pop())
    return draft_of(mentions, [(text, first)], topic=name_of(first))
