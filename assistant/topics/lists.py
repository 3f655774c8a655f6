"""Questions what is enumerated, how many there are, and whether something is among them."""

import re
from dataclasses import replace

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftFact, DraftStatement, abstain
from assistant.guards import stands_under_former
from assistant.names import canonical
from assistant.topics.list_claims import AMONG, answer_claim, counted_so, finds_none
from assistant.topics.list_counts import answer_count
from assistant.topics.list_match import KANJI, ORDINAL, ListMatch, items_of, list_matches
from assistant.topics.list_places import answer_place_anywhere, place_asked, placed
from assistant.topics.list_selection import answer_selection
from assistant.topics.meant_items import (
    answer_meant,
    asks_for_item,
    claims_item,
    comes_near,
    none_meant,
)
from assistant.topics.tabled_items import named_in_table, tabled_items
from assistant.wants import Want
from assistant.yes_no import asks_what_then
from corpus.normalize import normalize
from corpus.records import Span
from corpus.wareki import find_dates

# What no list of names tells.
_OF_NO_LIST = (
    Want.WHO,
    Want.WHERE,
    Want.WHY,
    Want.MONEY,
    Want.CONTACT,
    Want.WHEN,
    Want.HOW,
    Want.CLOCK,
)
_FOR_WHAT = re.compile(r"(?:何|なに)を[^、。]{1,8}ため")  # 何をかなえるために
_OF_WHICH = re.compile(r"どの[一-鿿]{2,4}[にで](?:位置|入|含|当た|分類|属|挙|あ)")  # どの課題に
_ASKS_MEMBERS = (Want.ALL, Want.WHICH)
_LIST_UNITS = frozenset({"", "個", "点", "項目", "本", "種類", "件"})
# 課題のうち、環境に関わるもの; 環境に関係する課題
_SELECTION = re.compile(r"のうち|の中(?:で|に)|に(?:関係|関連|関わ|かかわ|まつわ|つなが)")
# What the words mean, not what there is: 「課題とはどういう意味ですか」.
_MEANING = re.compile(r"意味|定義|どういう(?:もの|こと|意味)|要するに|指し|という(?:言葉|用語)")
# 「令和8年度の目標」, 「目標戸数」: a value, and no 基本目標.
_OF_VALUE = re.compile(
    r"人口目標|(?:率|数|額|量|割合|件数|人口)の目標|目標(?:値|額|[戸人件個]数)|[戸人件個者]数の目標|届い|届か|越え|超え"
)
_TARGET_AND_RESULT = re.compile(r"目標(?:値)?[とや]実績|実績(?:値)?[とや]目標")
_AND_SO_ON = re.compile(r"[」』)]?(?:など|等)(?:が|の|を|に|で|は|、)")
# 「課題は何個あって、どんなもの」
_COUNT_AND_ALL = re.compile(r"(?:いくつ|何[個つ])[^。]{0,6}(?:どんな|何(?![個つ])|どれ|どういう)")
_COUNTER = "(?:[かカヶ箇]所|人|校|施設|団体|社|館|園|地区|世帯|戸|店|台)"
_ONE_OF = re.compile(r"どれ|どの|何(?:番|つ|個|点)目")
_OF_AMOUNT = re.compile(r"どの(?:くらい|ぐらい|程度)|どれ(?:くらい|ぐらい|ほど|だけ)")
_CHANGED = re.compile(r"(?:どれ|どの)(?:くらい|ぐらい|ほど|だけ)、?(?:減|増|変わ|上が|下が|伸)")
_OF_A_YEAR = re.compile(r"[0-9]年問題")  # 2024年問題 is no list of 課題
_OF_ONE = re.compile(
    r"の(?!内容|名|説明|中身|こと|目標|方向|ねらい|概要|考え|テーマ)[一-鿿ァ-ヺー]{2}"
)
_EACH = re.compile(
    r"(?:1|一|ひと)つずつ|それぞれ|説明|一つひとつ|内容|[0-9](?:つ|個)(?:とも)?(?:を|全部|すべて)"
)
_TELL = re.compile(
    r"[0-9一二三四五六七八九十]つの(?![^。]*いくつ)[^。はが]{1,12}(?:を(?:教|挙|並|言)|とは|は何)"
)
_NOT_SO = re.compile(r"な(?:い|かった)(?=こと|もの|点)")
# 「対応していない施策は」, 「下がった施策は」: some of them
_SOME_ONLY = re.compile(
    r"(?:ない|なかった|(?:上が|下が|増え|減っ?|伸び)(?:った|た|ている))(?=[一-鿿ァ-ヺー]{2,8}(?:は|って|を|が))"
)
_SO_MANY = re.compile(r"(?P<count>[0-9]{1,2})つの(?P<what>[一-鿿ァ-ヺー]{2,10})")
_MIN_SUBJECT_OVERLAP = 0.5
_WHOLE = 0.95  # all of the subject is named, so that one more word may stand beside it


def answer_list(context: Context) -> Draft | None:
    """The draft for a question about an enumeration; None when no list is meant."""
    question = context.question
    if _FOR_WHAT.search(question.text) or asks_what_then(question.text):
        return None
    is_of_which = _OF_WHICH.search(question.text) is not None
    if question.wants(*_OF_NO_LIST) and not is_of_which:
        return None
    if (counted := answer_count(context)) is not None:
        return counted
    if question.wants(Want.HOW_MANY) and question.asked.unit not in _LIST_UNITS:
        return None
    if question.wants(Want.TARGET) and (
        find_dates(question.text) or _OF_VALUE.search(question.text)
    ):
        return None
    if _TARGET_AND_RESULT.search(question.text):
        return None
    if _OF_A_YEAR.search(question.text) or _CHANGED.search(question.text):
        return None
    if _MEANING.search(question.text) or re.search(r"最優先|最も|一番(?!最)", question.text):
        return None
    matches = list_matches(context)
    if (found := answer_place_anywhere(context, matches)) is not None:
        return found
    named = [match for match in matches if match.head and _is_as_said(context, match)]
    named = [match for match in named if not _is_of_former(context, match)] or named
    matches = [match for match in named if _is_meant(context, match)]
    if not matches and len(named) == 1 and not named[0].leftover:
        matches = named  # 「課題を教えて」 where one list of 課題 is all there is
    is_claim = question.asked.is_yes_no and not question.wants(*_ASKS_MEMBERS)
    if not matches and is_claim and AMONG.search(question.text):
        matches = counted_so(context, named)
    meant = _item_meant(context, matches or named)
    if is_claim:
        claimed = answer_claim(context, matches, comes_near)
        return meant if claimed is None or (meant and finds_none(claimed)) else claimed
    if meant is not None:
        return meant
    if not matches:
        return None
    best = max(
        matches,
        key=lambda match: (
            bool(match.fact.items),
            -len(match.leftover),
            match.overlap,
            -match.fact.span.start,
        ),
    )
    is_selection = _SELECTION.search(question.text) is not None
    if (
        best.leftover and not is_selection and (len(best.leftover) > 1 or best.overlap < _WHOLE)
    ) or not (question.wants(*_ASKS_MEMBERS, Want.HOW_MANY) or _is_bare(context, best)):
        return None
    best = max(
        matches,
        key=lambda match: (
            -len(match.leftover),
            bool(match.fact.items),
            match.overlap,
            _said_whole(context, match),
            -match.fact.span.start,
        ),
    )
    return _of_list(context, best)


def _said_whole(context: Context, match: ListMatch) -> int:
    """How long the name of a list is that the question says whole: 基本目標 before 目標."""
    subject = canonical(match.fact.subject, context.names)
    return len(subject) * (subject in canonical(context.question.text))


def _item_meant(context: Context, matches: list[ListMatch]) -> Draft | None:
    """The item that is asked for or claimed in other words, of the list that is named best."""
    text, is_claim = context.question.text, claims_item(context)
    asked = [one for one in matches if is_claim or asks_for_item(context, one)]
    if not asked:
        return None
    best = max(asked, key=lambda match: (match.overlap, -match.fact.span.start))
    if best.overlap < _MIN_SUBJECT_OVERLAP and len(asked) > 1:
        return None
    said = answer_meant(context, best)
    is_of_one = _ONE_OF.search(text) is not None and not _OF_AMOUNT.search(text)
    return none_meant(context, best) if said is None and is_of_one else said


def _is_of_former(context: Context, match: ListMatch) -> bool:
    """Whether a list stands under a heading on the plan before: 「第3期計画の評価」."""
    document = context.documents[match.doc_id]
    section = document.section_at(match.fact.span.start)
    path = map(normalize, section.path) if section is not None else ()
    return stands_under_former(context.question, path, document.title)


def _is_as_said(context: Context, match: ListMatch) -> bool:
    """Whether a list has as many items as the question says, and no other side of it is meant.

    「5つの地区」 are no list of three, 「うまくいかなかったこと」 none of what went well,
    and those that are not so, or went down, are no list of all.
    """
    question, fact = context.question, match.fact
    is_other = _NOT_SO.search(question.text) is not None and fact.subject.endswith("こと")
    if is_other and _NOT_SO.search(fact.subject) is None:
        return False
    some = _SOME_ONLY.search(question.text)
    if some is not None and some.group() not in fact.subject:
        return False
    said = _SO_MANY.search(question.text)
    count = fact.count if fact.count is not None else len(fact.items)
    named = said is not None and canonical(fact.subject).endswith(said["what"])
    is_claim = question.asked.is_yes_no or question.wants(Want.HOW_MANY)
    return not named or is_claim or said is None or int(said["count"]) == count


def _of_list(context: Context, best: ListMatch) -> Draft | None:
    """What is asked of a list: one of its items, a place in it, how many they are, or all."""
    question = context.question
    numbered = re.search(
        re.escape(canonical(best.fact.subject)) + r"([0-9]{1,2})(?![0-9つ])",
        canonical(question.text),
    )
    is_part = numbered and re.search(rf"{numbered.group(1)[0]}-[0-9]", question.text)
    if is_part or (numbered and _OF_ONE.match(canonical(question.text), numbered.end())):
        return None  # 「基本目標3の施策は」 asks for what one of them has
    if numbered and best.fact.items:
        if int(numbered.group(1)) <= len(best.fact.items):
            return _member(context, best, int(numbered.group(1)))
        missing = context.say("missing.named", name=f"{best.fact.subject}{numbered.group(1)}")
        return abstain(AbstentionReason.NOT_STATED, missing, topic=best.fact.subject)
    place = place_asked(context, best)
    if place is not None:
        return placed(context, best, place)
    tabled = () if best.fact.items else tabled_items(context, best.doc_id, best.fact)
    nth = nth_of(question.text, len(best.fact.items) or len(tabled))
    if nth is not None and tabled:
        return _tabled_member(context, best, nth, tabled)
    if nth is not None:
        return _member(context, best, nth)
    if (beyond := _beyond(context, best)) is not None:
        return beyond
    asks_both = _COUNT_AND_ALL.search(question.text) is not None
    if question.wants(Want.HOW_MANY) and not (question.wants(Want.ALL) or asks_both):
        # How many there are is not said by 「…などがあります」.
        return _members(context, best) if _goes_on(context, best) else _count(context, best)
    selected = answer_selection(context, best)
    if selected is None and _SELECTION.search(question.text) is not None:
        selected = answer_meant(context, best)  # 「課題のうち、インフラに関わるものは」
    return selected or _members(context, best)


def nth_of(text: str, count: int) -> int | None:
    """The item's number, from 1, that 「3番目の課題」 or 「最後の課題」 asks for."""
    match = ORDINAL.search(text)
    if match:
        number = (
            int(match.group(1)) if match.group(1).isdigit() else KANJI.index(match.group(1)) + 1
        )
        return number if 1 <= number <= count else None
    if re.search(r"最後|末尾", text):
        return count or None
    return 1 if count and re.search(r"(?:一番)?最初|先頭|筆頭", text) else None


def _beyond(context: Context, match: ListMatch) -> Draft | None:
    """How many there are, where an item behind the last one is asked for; else None."""
    asked = ORDINAL.search(context.question.text)
    if asked is None or not match.fact.items or match.fact.count != len(match.fact.items):
        return None
    said = _count(context, match)
    name = context.say("missing.nth", subject=match.fact.subject, nth=asked.group())
    return replace(said, confidence=0.0, reason=AbstentionReason.NOT_STATED, missing=name)


def _member(context: Context, match: ListMatch, number: int) -> Draft:
    item = items_of(match)[number - 1]
    text = context.say("list.nth", subject=match.fact.subject, number=number, item=item.text)
    return Draft(
        (DraftStatement(text, item.proofs),),
        (DraftFact(match.fact, match.doc_id),),
        0.95,
        topic=item.text,
        entity=item.text,
        items=items_of(match),
        items_of=match.fact.subject,
        doc_ids=(match.doc_id,),
    )


def _tabled_member(
    context: Context, match: ListMatch, number: int, items: tuple[DraftStatement, ...]
) -> Draft:
    item, subject = items[number - 1], match.fact.subject
    text = context.say("list.nth", subject=subject, number=number, item=item.text)
    return Draft(
        (DraftStatement(text, item.proofs),),
        confidence=0.95,
        topic=item.text,
        entity=item.text,
        items=items,
        items_of=subject,
        doc_ids=(match.doc_id,),
    )


def _is_bare(context: Context, match: ListMatch) -> bool:
    """「基本目標は？」, 「まちづくりの課題を教えて」: nothing but the subject is said."""
    return not context.question.asked.wants - {Want.TARGET, Want.CURRENT} and not match.leftover


def _is_meant(context: Context, match: ListMatch) -> bool:
    """Most of the subject is named; or its head alone, and nothing else, with all items wanted."""
    if match.overlap >= _MIN_SUBJECT_OVERLAP:
        return True
    if _SELECTION.search(context.question.text):
        return True
    return not match.leftover and context.question.wants(Want.ALL)


def _count(context: Context, match: ListMatch) -> Draft:
    say, fact = context.say, match.fact
    count = fact.count if fact.count is not None else len(fact.items)
    end = min((one.start for one in fact.item_spans), default=fact.span.end)
    lead = Span(fact.span.start, max(end, fact.span.start))  # what items say counts other things
    said = normalize(lead.of(context.documents[match.doc_id].text))
    counted = re.search(rf"(?<![0-9]){count}{_COUNTER}", said)
    text = (
        say("list.count_of", subject=fact.subject, value=counted.group())
        if counted
        else say("list.count", subject=fact.subject, count=count)
    )
    statements = (DraftStatement(text, ((match.doc_id, fact.span),)),)
    items = items_of(match)
    return Draft(
        statements,
        (DraftFact(fact, match.doc_id),),
        0.95,
        topic=fact.subject,
        items=items,
        doc_ids=(match.doc_id,),
    )


def _goes_on(context: Context, match: ListMatch) -> bool:
    """Whether there are more than the items that are named: 「甲、乙、丙などがあります」."""
    said = normalize(match.fact.span.of(context.documents[match.doc_id].text))
    last = normalize(match.fact.items[-1]) if match.fact.items else ""
    is_counted = re.search(r"[0-9一二三四五六七八九十](?:つ|個|項目|点)", said) is not None
    if is_counted or not last or last not in said:
        return False
    return _AND_SO_ON.match(said.rpartition(last)[2]) is not None


def _members(context: Context, match: ListMatch) -> Draft | None:
    say, fact = context.say, match.fact
    proof = ((match.doc_id, fact.span),)
    items = items_of(match) or tabled_items(context, match.doc_id, fact)
    items = named_in_table(context, fact, items)
    if not items:
        asks_each = _EACH.search(context.question.text) or _TELL.search(context.question.text)
        if context.question.wants(Want.HOW_MANY) or not (
            asks_each or context.question.wants(Want.ALL, Want.WHICH)
        ):
            return _count(context, match)
        missing = say("missing.items", subject=fact.subject)
        known = DraftStatement(
            say("list.count_only", subject=fact.subject, count=fact.count), proof
        )
        return Draft(
            (known,),
            (DraftFact(fact, match.doc_id),),
            0.0,
            AbstentionReason.NOT_STATED,
            missing,
            topic=fact.subject,
            doc_ids=(match.doc_id,),
        )
    differs = fact.count is not None and fact.count != len(items)
    is_some = not differs and _goes_on(context, match)
    key = "list.members_differ" if differs else "list.some" if is_some else "list.members"
    lead = DraftStatement(
        say(key, subject=fact.subject, count=fact.count or len(items), found=len(items)), proof
    )
    return Draft(
        (lead, *items),
        (DraftFact(fact, match.doc_id),),
        0.95,
        topic=fact.subject,
        items=items,
        doc_ids=(match.doc_id,),
    )
