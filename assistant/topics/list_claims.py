"""Claims about an enumeration: that something is among its items, that it has so many."""

import re
from collections.abc import Callable

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.thesaurus import shared_thesaurus
from assistant.topics.list_match import COUNTERS, ListMatch, items_of

# 「教育は課題に入っていますか」, 「…は目標のひとつですか」
AMONG = re.compile(
    r"(?:入って|入る|入り|含ま|含め|あり(?:ます|まし)|ある(?:[?？か]|と(?:の|い|聞|思)|って|よ)|あがって|挙が|挙げ|数え|(?:ひと|一|1)つ(?:です|でしょ|なの|だ|に))"
)
_NONE_FOUND = 0.8  # confidence that nothing among the items is what is claimed
_CLAIMED = re.compile(r"(?:^|に(?:は)?、?)(?P<item>[^、。はがもに]{2,24})(?:は|も|が|って)")
_QUOTED_CLAIM = re.compile(
    r"「(?P<item>[^「」]{2,30})」(?:という[一-鿿]{1,4}|というの)?(?:は|も|が|って)"
)
# What makes an item of anything: 「農業の推進」 is about 農業.
_OF_ANY_ITEM = re.compile(
    r"推進|振興|充実|強化|整備|向上|確保|支援|対応|対策|保全|活性化|育成|促進|づくり|改善|拡大"
)
_RELATED = re.compile(r"関係|関する|関連|関わ|かかわ|ありそう|みたいな")  # no item's own name
_IN_A_LIST = re.compile(r"入って|入る|入り|含ま|含め|挙が|挙げ|数え")
_OF_THE_PLACE = re.compile(r"(?:この|本|当)?(?:都|道|府|県|市|区|町|村|地域|市内|町内|村内|区内)")
_OF_THOUGHTS = re.compile(r"(?:課題|目標|方針|方向性?|柱|視点|理念|テーマ)$")  # nothing is in them
_DENIED = re.compile(
    r"(?:入って(?:い)?|入ら|含まれ(?:て(?:い)?)?|挙がって(?:い)?|では?|じゃ)な[いか]"
)


def answer_claim(
    context: Context,
    matches: list[ListMatch],
    comes_near: Callable[[Context, ListMatch], bool],
) -> Draft | None:
    """「少子高齢化は課題に入っていますか」: the item that holds the words that are asked about.

    Args:
        context: The claim.
        matches: The lists that it may be about.
        comes_near: Whether its words come near an item: then it is not denied that one means them.
    """
    for match in sorted(matches, key=lambda match: -match.overlap):
        subject = canonical(match.fact.subject)
        claims = [
            canonical(phrase)
            for phrase in context.question.phrases
            if canonical(phrase)
            and not COUNTERS.fullmatch(phrase)
            and not phrase[0].isdigit()  # 「3か所ありますか」
            and canonical(phrase) not in subject
            and not subject.endswith(canonical(phrase)[-2:])
        ]
        counted = COUNTERS.search(context.question.text)
        if counted and not claims:
            return _count_claim(context, match, counted.group())
        own = [claim for claim in claims if not _OF_ANY_ITEM.fullmatch(claim)]
        for item in items_of(match):
            if own and all(claim in canonical(item.text) for claim in claims):
                key = "list.has_member" if _denies(context) else "list.yes_member"
                text = context.say(key, subject=match.fact.subject, item=item.text)
                statement = DraftStatement(text, item.proofs)
                return Draft(
                    (statement,),
                    (DraftFact(match.fact, match.doc_id),),
                    0.95,
                    topic=match.fact.subject,
                    entity=item.text,
                    doc_ids=(match.doc_id,),
                )
        asks = match.fact.items and all(_asks_membership(context, match, one) for one in own)
        if own and asks and (len(own) == 1 or len(_named_whole(context, own)) > 1):
            said = _named_whole(context, own) or own[0]
            is_sure = _QUOTED_CLAIM.search(context.question.text) is not None
            is_loose = _RELATED.search(context.question.text) is not None
            is_sure = is_sure or not (is_loose or comes_near(context, match))
            return _not_member(context, match, said, is_sure=is_sure)
    return None


def _claimed(text: str) -> re.Match[str] | None:
    """What is claimed: 「待機児童の解消」 of 「7つの課題の中に「待機児童の解消」は…」."""
    quoted = _QUOTED_CLAIM.search(text)
    return quoted or _CLAIMED.search(text)


def _named_whole(context: Context, own: list[str]) -> str:
    """「待機児童の解消」, what is claimed to be among the items, of its words; "" for none."""
    match = _claimed(context.question.text)
    whole = canonical(re.sub(r"の(?:こと|話|件)$", "", match["item"])) if match else ""
    return whole if all(one in whole for one in own) else ""


def finds_none(draft: Draft) -> bool:
    """Whether a draft of ``answer_claim`` says that nothing among the items is what is claimed."""
    return not draft.entity and draft.confidence == _NONE_FOUND


def counted_so(context: Context, named: list[ListMatch]) -> list[ListMatch]:
    """Of lists whose last noun is said the one that 「7つの課題」 counts, else the only one."""
    counted = COUNTERS.search(context.question.text)
    number = re.match("[0-9]+", canonical(counted.group())) if counted else None
    if number is not None and int(number.group()) > 1:  # not 「課題の1つですか」
        named = [match for match in named if match.fact.count == int(number.group())]
    return named if len(named) == 1 else []


def _asks_membership(context: Context, match: ListMatch, claim: str) -> bool:
    """Whether something can be said to be missing: all items are known, none means it."""
    if match.fact.count != len(match.fact.items) or _names_item(context, match):
        return False
    if not AMONG.search(context.question.text):
        return False
    if _OF_THE_PLACE.fullmatch(canonical(match.fact.subject)):
        return False  # 「村は、本郷、上樽…からなり」 lists its parts, and not all that is there
    if canonical(match.fact.subject)[-2:] not in canonical(context.question.text):
        return False  # 「スキー場はありますか」 asks for no 離着陸場
    subject, text = re.escape(canonical(match.fact.subject)[-1:]), canonical(context.question.text)
    is_of_being = not (_IN_A_LIST.search(text) or _OF_THOUGHTS.search(match.fact.subject))
    if is_of_being and re.search(rf"{subject}(?:内)?に(?:は|も)?、?{re.escape(claim)}", text):
        return False  # 「村に産婦人科はありますか」 asks what is in the 村, and not for one of them
    items = "".join(map(canonical, match.fact.items))
    others = shared_thesaurus().of(claim)
    return not any(canonical(other) in items for other in others) and claim[:2] not in items


def _names_item(context: Context, match: ListMatch) -> bool:
    """「岬地区にもサロンはありますか」 names one of the 地区, and asks what is there."""
    text = canonical(context.question.text)
    items = [canonical(item) for item in match.fact.items]
    places = [
        f"{item}{kind}" for item in items for kind in ("地区", "地域", "圏域")
    ]  # 岬 of 岬地区
    return any(len(name) >= 2 and name in text for name in (*items, *places))


def _denies(context: Context) -> bool:
    """「入っていないんですか」: a yes to that would deny, in Japanese, and a no would not."""
    return _DENIED.search(context.question.text) is not None


def _not_member(context: Context, match: ListMatch, claim: str, *, is_sure: bool) -> Draft:
    names = "、".join(f"「{item}」" for item in match.fact.items)
    whole = _claimed(context.question.text)
    named = (*context.question.phrases, *((whole["item"],) if whole else ()))
    said = next((one for one in named if canonical(one) == claim), claim)
    key = "list.not_member" if _denies(context) or not is_sure else "list.no_member"
    text = context.say(key, subject=match.fact.subject, names=names, item=said)
    return Draft(
        (DraftStatement(text, ((match.doc_id, match.fact.span),)),),
        (DraftFact(match.fact, match.doc_id),),
        _NONE_FOUND,
        topic=match.fact.subject,
        items=items_of(match),
        doc_ids=(match.doc_id,),
    )


def _count_claim(context: Context, match: ListMatch, said: str) -> Draft | None:
    digits = re.match(r"[0-9]+", canonical(said))
    fact = match.fact
    count = fact.count if fact.count is not None else len(fact.items)
    if digits is None or count is None:
        return None
    key = "list.yes_count" if int(digits.group()) == count else "list.no_count"
    text = context.say(key, subject=fact.subject, count=count)
    return Draft(
        (DraftStatement(text, ((match.doc_id, fact.span),)),),
        (DraftFact(fact, match.doc_id),),
        0.95,
        topic=fact.subject,
        items=items_of(match),
        doc_ids=(match.doc_id,),
    )
