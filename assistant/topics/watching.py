"""Who watches over a plan: 「計画の進み具合は誰がチェックするのですか」."""

import re

from assistant.answer import AbstentionReason
from assistant.drafts import Draft, abstain
from assistant.topics.bodies import Mentions, draft_of, duty_of, first_each, name_of
from assistant.wants import Want

_WATCHED = r"(?:計画|プラン|ビジョン|取り?組み?|施策|進み具合|進[捗行](?:状況)?|(?:達成|実施)状況)"
_WATCHES = (
    r"(?:チェック|点検|確認|確かめ|検証|評価|管理|監視|把握|見守[っるり]|見てい?[るま]|見るの)"
)
_ASKED = re.compile(
    rf"{_WATCHED}[^。、]{{0,16}}?(?:誰|だれ|どこ|どの(?:組織|会議|部署))が[^。、]{{0,8}}?{_WATCHES}"
    rf"|(?:誰|だれ|どこ|どの(?:組織|会議|部署))が[^。]{{0,4}}?{_WATCHED}[^。、]{{0,12}}?{_WATCHES}"
    rf"|{_WATCHED}[^。、]{{0,12}}?{_WATCHES}[^。、]{{0,6}}?のは(?:誰|だれ|どこ)"
    rf"|{_WATCHED}の{_WATCHES}(?:は|って)、?(?:誰|だれ|どこ|どの(?:組織|会議|部署))"
)
# What may stand beside: of anything else it is asked who watches over that.
_BESIDE = re.compile(
    rf"{_WATCHED}|{_WATCHES}|この|市|町|村|区|県|全体|毎年|具合|状況|進[みんむ]|うまく|ちゃんと|[しすさ][るてれ]?|いる|行[うっい]|何|誰|どこ|組織|会議|部署"
)
_PROGRESS = re.compile(
    r"進捗|進行管理|進み具合|(?:実施|取組|達成|推進|進行)状況|計画の(?:点検|検証|評価)"
)
_EVALUATES = re.compile(r"点検|検証|評価|PDCA")
_MOST = 2  # bodies


def answer_watching(mentions: Mentions) -> Draft | None:
    """The bodies whose duty it is to follow the plan's progress; None where none is told.

    Of several documents each has its own, of which only some may be known.
    """
    question, say = mentions.question, mentions.context.say
    if mentions.is_yes_no or mentions.bodies or question.wants(Want.WHEN, Want.OFTEN, Want.NAME):
        return None
    asked = _ASKED.search(question.text)
    if asked is None or len(mentions.context.documents) > 1:
        return None
    if any(not _BESIDE.match(word.surface) for word in question.words):
        return None
    texts = (document.text for document in mentions.context.documents.values())
    if not any(_PROGRESS.search(text) or _EVALUATES.search(text) for text in texts):
        missing = say("missing.watching")
        return abstain(AbstentionReason.NOT_STATED, missing, is_searched=True)
    duties = [entry for entry in mentions.entries if entry.role.duty]
    verb = re.search(_WATCHES, asked.group())
    named = [re.compile(verb.group())] if verb and _EVALUATES.fullmatch(verb.group()) else []
    for duty in (*named, _PROGRESS, _EVALUATES):
        found = first_each([entry for entry in duties if duty.search(entry.role.duty or "")])
        names = {name_of(entry) for entry in found}
        if found and len(names) <= _MOST:
            said = [
                (say("governance.does", who=name_of(e), duty=duty_of(mentions.context, e)), e)
                for e in found
            ]
            who = name_of(found[0])
            return draft_of(mentions, said, topic=who, entity=who, confidence=0.85)
    return None
