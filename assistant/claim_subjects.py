"""Whether a sentence says what is claimed of another thing than the one that the claim is about.

「基本構想は施策ですか」 by 「基本構想（理念）、基本計画（施策）」; 「甲委員会は統括しますか」 by
「統括する丙会議、甲委員会」; 「甲は乙計画を実現しますか」 by 「乙計画は、甲を実現するため」.
"""

import re

_SUBJECT = re.compile(r"(?:^|[、。])(?P<subject>[^、。]{2,30}?)(?:は|って|が|(?<!ど)も)、?")
# 「情報を守るのは甲会議ですか」
_CLEFT = re.compile(
    r"^(?P<said>[^。]{3,}?[うくぐすつぬぶむるたい])の[はが]、?(?P<subject>[^、。はが]{2,30}?)(?:です|でしょう|だ|なの|なん|で合)"
)
# 「システム調達は部会がやるのですか」, 「…は部会の担当ですか」
_DOER = re.compile(
    r"^(?P<said>[^、。]{2,30}?)は、?(?P<subject>[^、。はが]{2,30}?)(?:が|の(?:担当|仕事|役割))"
)
_COPULA = re.compile(
    r"(?<![がを一-鿿ァ-ヺー])(?P<noun>(?!必要|可能|対象|無料|有料|不要)[一-鿿ァ-ヺー]{2,})(?:の?こと)?(?:です|でしょう|だ|なの|なん|で合っ|という)"
)
_GLOSS = re.compile(r"(?P<name>[一-鿿ァ-ヺーA-Za-z]{2,})[(（](?P<gloss>[^()（）]{2,40})[)）]")
_TOPIC = re.compile(r"(?P<topic>[^、。はが]{2,40}?)(?<![でにらとへ])は[、一-鿿ぁ-んァ-ヺ]")
# Behind a member of a row, and behind what all that follows is of.
_IN_ROW, _AS_TOPIC = (
    r"(?=、|があ[りる]|を(?:置|設)|から(?:な|成))",
    r"(?:は|が(?!あ[りる])|も|で(?!す|あ)|に)",
)
_KIND = re.compile(r"[一-鿿ァ-ヺー][駅線号便校園課係室町村区川橋港院所局場館]$")
_OF_ALL_MEMBERS = re.compile(r"(?:また、|なお、)?[^、。]{2,20}に(?:は|おいては)、")
_HOLDS = re.compile(
    r"(?P<subject>[^、。]{2,20}?)に(?:は|も)[^。]*(?:書かれ|書いて|載って|記載|含まれ|盛り込|示され|定められ)"
)
_OF_NAME = re.compile(
    r"(?P<subject>[一-鿿ァ-ヺー0-9]{2,15}?)に?(?:は|も|って|とは)、?(?P<rest>.+)$"
)
_IS_NAME = re.compile(
    r"(?P<rest>[^。]{3,30}?(?:[うくぐすつぬぶむるたい]の)?)[はが]、?(?P<name>[一-鿿ァ-ヺー0-9]{2,15}?)"
    r"(?:です|でしょう|だ|なの|なん|で合|に[書載])"
)
_ACTOR = re.compile(r"(?:本|当|同)?(?:市|町|村|区|県|国|計画|プラン|ビジョン)")
_WORD = re.compile(r"[一-鿿]{2,}|[ァ-ヺー]{3,}")


def is_of_another(claim: str, text: str) -> bool:
    """Whether what is claimed of one thing is said of another.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    claim = claim.rstrip("?？。 ")
    for told in (_CLEFT.match(claim), _DOER.match(claim)):
        if told is not None and _is_of_other_member(told["subject"], told["said"], text):
            return True
    held = _HOLDS.match(claim)  # 「基本構想には具体的な事業が書かれている」
    name = held["subject"] if held is not None else ""
    if name and name in text and not re.search(rf"{re.escape(name)}(?:に|は|も|[(（])", text):
        return True
    return any(
        _is_of_other(match["subject"], claim[match.end() :], text)
        for match in _SUBJECT.finditer(claim)
    )


_OF_KIND = re.compile(
    r"(?P<who>[^、。はが]{2,30}?)(?:は|って)、?(?:[^、。はが]{2,20}の)?"
    r"(?P<kind>[一-鿿ァ-ヺー]{2,12})(?:です|でしょう|なの|なん|だよ|だっけ|に[当あ]た|で合)[^。]{0,8}"
)
_COUNTS_KIND = re.compile(
    r"(?:[^、。はが]{2,30}の)?(?P<kind>[一-鿿ァ-ヺー]{2,12})(?:の数)?(?:は|って)、?(?:全部で)?"
    r"(?P<count>[0-9]{1,2})(?:つ|個|団体|機関)(?:です|でしょう|なの|で合|だよ|だっけ|じゃな|ある|あり)[^。]{0,8}"
)
_AND = re.compile(r"、|及び|並びに")


def by_gloss(claim: str, text: str) -> bool | None:
    """Whether what is claimed of a name is what stands in brackets behind it; None if unsaid.

    「実施計画は理念を示すものですか」 by 「基本構想（理念）、…、実施計画（具体的な事業）」: no.

    Args:
        claim: Normalised.
        text: The normalised sentence.
    """
    glosses = {one["name"]: one["gloss"] for one in _GLOSS.finditer(text)}
    said = _OF_NAME.match(claim)
    own = next((n for n in glosses if said and said["subject"].endswith(n)), None)
    rest = said["rest"] if said and own else ""
    if own is None and (cleft := _IS_NAME.match(claim)) and cleft["name"] in glosses:
        own, rest = cleft["name"], cleft["rest"]  # 「施策が載っているのは基本構想ですか」
    if own is None or len(glosses) == 1:
        return None
    others = " ".join(gloss for name, gloss in glosses.items() if name != own)
    words = [word for word in _WORD.findall(rest) if word in glosses[own] + others]
    is_own = [word in glosses[own] for word in words]
    if not words or (any(is_own) and any(word not in glosses[own] for word in words)):
        return None
    return all(is_own) if all(is_own) or not any(is_own) else None


def is_of_kind(claim: str, text: str) -> bool | None:
    """Whether something is what a claim calls it: 「推進部会は補助機関ですか」; None if unsaid.

    Yes by 「補助機関として、推進部会、…があり」 and by 「推進部会は、…補助機関である」; no of what
    they are the 補助機関 of. Or whether there are so many of the kind: 「補助機関は3つですか」.
    """
    said = claim.rstrip("?？。 ")
    counted = _COUNTS_KIND.fullmatch(said)
    if counted is not None:
        row = _row_of(re.escape(counted["kind"]), text)
        return None if row is None else len(_AND.split(row["row"])) == int(counted["count"])
    asked = _OF_KIND.fullmatch(said)
    if asked is None:
        return None
    who, kind = re.escape(asked["who"]), re.escape(asked["kind"])
    if re.search(
        rf"(?:^|[、。]|である){who}(?:\([^()]*\))?は、?[^。は]*{kind}(?:で[あす]|だ|。|$)", text
    ):
        return True
    row = _row_of(kind, text)
    if row is None:
        return None
    if re.search(rf"(?:^|[うくすつぬぶむるたの、]|及び){who}(?:[、がをと]|及び|$)", row["row"]):
        return True
    return False if row["owner"] and row["owner"].endswith(asked["who"]) else None


def _row_of(kind: str, text: str) -> re.Match[str] | None:
    """The row of 「本部の補助機関として、甲、乙があり」, and whose it is."""
    return re.search(
        rf"(?:(?P<owner>[^、。]{{2,30}})の)?{kind}として、?(?P<row>[^。]+?)"
        r"(?:が?あ[りる]|を?(?:設置|設け|置))",
        text,
    )


def _is_of_other(subject: str, said: str, text: str) -> bool:
    if _is_other_of_kind(subject, text):
        return True
    copula = _COPULA.search(said)
    noun = copula["noun"] if copula else ""
    return (
        _is_glossed_otherwise(subject, noun, text)
        or _is_of_other_member(subject, said, text)
        or _is_turned_round(subject, said, noun, text)
    )


def _is_other_of_kind(subject: str, text: str) -> bool:
    """Whether a sentence is about another place or body of the kind, and does not name this one."""
    topic = _TOPIC.match(text)
    if topic is None or subject in text or not _KIND.search(subject):
        return False
    name = topic["topic"]
    return name[-1] == subject[-1] and len(name) > 1 and not (name in subject or subject in name)


def _is_glossed_otherwise(subject: str, noun: str, text: str) -> bool:
    """Whether the parenthesis behind another name is what the subject is said to be."""
    heads = {one["name"]: _last_word(one["gloss"]) for one in _GLOSS.finditer(text)}
    head = _last_word(noun)
    own = next((told for name, told in heads.items() if subject.endswith(name)), None)
    return own is not None and bool(head) and head != own and head in heads.values()


def _is_of_other_member(subject: str, said: str, text: str) -> bool:
    """Whether the subject is one of a row, and its own words there do not say all of it.

    「情報を守る会議、機器を選ぶ委員会」 do not say that the 会議 chooses.
    """
    member = re.search(re.escape(subject) + _IN_ROW, text)
    if member is None or re.search(re.escape(subject) + _AS_TOPIC, text):
        return False
    shared = _OF_ALL_MEMBERS.match(text)  # 「各部署には、…推進員を置いています」
    own = text[text.rfind("、", 0, member.start()) + 1 : member.end()]
    own = f"{shared.group()}{own}" if shared else own
    words = [word for word in _WORD.findall(said) if word in text]
    return not words or any(word not in own for word in words)


def _is_turned_round(subject: str, said: str, noun: str, text: str) -> bool:
    """Whether the sentence is about what the claim only mentions, or says the noun of its own."""
    topic = _TOPIC.match(text)
    if topic is None or subject not in text[topic.end() :]:
        return False
    name = topic["topic"]
    if name in subject or subject in name or _ACTOR.fullmatch(name):
        return False
    is_object = re.search(rf"{re.escape(name)}[をのに]", said) is not None
    pair = re.escape(subject), re.escape(noun)
    is_beside = any(re.search(".{0,3}".join(two), text) for two in (pair, pair[::-1]))
    is_its_own = bool(noun) and noun in text and not is_beside
    return is_object or is_its_own


def _last_word(text: str) -> str:
    words = _WORD.findall(text)
    return words[-1] if words else ""
