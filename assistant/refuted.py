"""What a sentence says against a claim: of others too, of another of them, that it is so after all.

「各部署には責任者だけが置かれる」 by 「責任者や推進員を置く」; 「専門員は出席しないんですよね」 by
「専門員も出席し」; 「甲委員会が安全を統括する」 by 「安全を統括する乙会議、調達を行う甲委員会」;
「CIOは防災の責任者ですか」 by 「CIO：情報戦略の責任者」.
"""

import re

_NAME = r"[一-鿿ァ-ヺーA-Za-z0-9]{2,30}"
_ONLY = re.compile(
    rf"(?P<what>{_NAME})(?:の(?:[0-9]|[一二三四五六七八九])つ)?(?:だけ|のみ)"
    r"(?!で(?:は)?(?:な|あり)|じゃ(?:な|あり)|とは限|に限らず)"
)
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_AND = r"(?:や|及び|並びに|と|・)"
_OF_PARTS = re.compile(
    r"で(?:構成|でき|成り)|から(?:構成|成|でき|なる)|が(?:置か|あ[るり]|挙)|を(?:置|設)"
)
# 「出席しないんですよね」, 「含まないと聞きました」; not 「出席しませんか」
_NOT = re.compile(
    r"(?P<stem>[一-鿿]{1,3})(?P<form>[ぁ-ん]{0,2})(?:ない|ません)"
    r"(?:(?:の|ん)(?:です|だ|でしょう)?|です)?(?:よ?ね|と(?:聞|理解|思|のこと|いう)|って(?:聞|こと|本当)|のです?か|んですか)"
)
_DENIAL = re.compile(
    r"ない|ません|なく|ず[、。に]|除[きくい]|対象外|場合|とき|かどうか|検討|見送|控え|取りやめ|廃止|中止"
)
_DEED = (
    re.compile(
        rf"^(?P<who>{_NAME})(?:が|は|って)、?(?P<deed>[^。]{{3,40}}?)(?:のは|のです|んです|ですか|で(?:正|合|間違)|という|と(?:いう|の)|ます|の?か|の?[?？]|$)"
    ),
    re.compile(
        rf"^(?P<deed>[^。]{{3,40}}?[うくぐすつぬぶむるたい])の[はが]、?(?P<who>{_NAME})(?:です|でしょう|だ|なの|なん|で合)"
    ),
    re.compile(rf"^(?P<deed>[^、。はが]{{3,30}})は、?(?P<who>{_NAME})(?:が|の(?:担当|仕事|役割))"),
)
_MEMBER = re.compile(rf"(?P<deed>[^、。]{{4,60}}?[うくぐすつぬぶむるたの])(?P<who>{_NAME})$")
_WORD = re.compile(r"[一-鿿]{2,}|[ァ-ヺー]{3,}")
_POST = re.compile(r"[長員]$")
_IS_HEAD = re.compile(
    r"^(?P<who>[^、。はが]{2,30}?)(?:は|って|とは)、?(?P<of>[一-鿿ァ-ヺー]{2,})の(?P<head>[一-鿿ァ-ヺー]{3,})"
    r"(?:の?こと)?(?:です|でしょう|だ|なの|なん|で合|という)"
)


def is_refuted(claim: str, text: str) -> bool:
    """Whether a sentence says what an affirmative claim cannot be true beside.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    return (
        _says_of_more(claim, text)
        or _is_of_other_member(claim, text)
        or _is_head_of_other(claim, text)
    )


def _says_of_more(claim: str, text: str) -> bool:
    """「責任者だけ」 by 「責任者や推進員」: one beside it that the claim does not name."""
    only = _ONLY.search(claim)
    if only is None:
        return False
    what, row = re.escape(only["what"]), _BRACKETED.sub("", text)
    # Behind a comma may begin what is said of another member of the row.
    joint = rf"(?:{_AND}|、)" if _OF_PARTS.match(claim, only.end()) else _AND
    beside = re.search(rf"{what}{joint}(?P<next>{_NAME})(?!の|し|す|さ)", row) or re.search(
        rf"(?P<next>{_NAME}){joint}{what}(?![一-鿿])", row
    )
    return beside is not None and beside["next"] not in claim


def is_so_after_all(claim: str, text: str) -> bool:
    """Whether a sentence says that what a claim denies is so: 「…も出席し」.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    denied = _NOT.search(claim)
    if denied is None or _DENIAL.search(text) or len(denied["stem"]) + len(denied["form"]) < 2:
        return False
    stem = denied["stem"]
    if len(stem) >= 2 and denied["form"] in ("し", "され", "さ"):
        return re.search(rf"{stem}(?:し|する|さ[れせ]|を(?:行|実施))", text) is not None
    return False


def _is_of_other_member(claim: str, text: str) -> bool:
    """Whether all that is claimed of a member of a row is said of another one instead."""
    for told in (pattern.match(claim.rstrip("?？。 ")) for pattern in _DEED):
        if told is None or told["who"] not in text:
            continue
        members = {
            match["who"]: match["deed"]
            for clause in re.split(r"、|があ[りる]|を(?:置|設)", text)
            if (match := _MEMBER.search(clause))
        }
        who = next((name for name in members if name.endswith(told["who"])), "")
        words = [w for w in _WORD.findall(told["deed"]) if w in text and w not in told["who"]]
        if not who or not words or any(word in members[who] for word in words):
            continue
        others = [deed + name for name, deed in members.items() if name != who]
        if any(all(word in other for word in words) for other in others):
            return True
    return False


def _is_head_of_other(claim: str, text: str) -> bool:
    """「CIOは防災の責任者ですか」 by 「CIO：情報戦略の責任者」."""
    said = _IS_HEAD.match(claim)
    if said is None or said["of"] in text or said["who"] not in text:
        return False
    if _POST.search(said["head"]):
        return False  # one may hold two posts
    who, head = re.escape(said["who"]), re.escape(said["head"])
    is_of = rf"[^、。は]*?[一-鿿ァ-ヺー]{{2,}}の{head}(?:$|。|で|の?こと)"
    told = rf"{who} ?(?:\([^()]*\))? ?(?:[:：]|は、?|とは、?){is_of}"
    return re.search(told, text) is not None
