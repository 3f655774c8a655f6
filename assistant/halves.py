"""One question that is two: 「配食は週何回、1食いくらですか」, 「本部と部会の違いは」."""

import re

_COUNTER = r"(?:[一-鿿ヶカ%]|か(?:所|月|国|年)|パー|ポイ)"
_ASKED = (
    rf"(?:いつ|いくら|いくつ|どこ|誰|だれ|どなた|なんぼ|どの(?:くらい|ぐらい|程度)|どれ(?:くらい|ぐらい|だけ)"
    rf"|どの(?=[一-鿿ァ-ヺ])|なぜ|何(?={_COUNTER})|なん(?=[一-鿿]))"
)
_TOPIC = r"(?:(?<!で)は|って|の場合|なら)"  # 「あって。」 is no 「Xって」
_CHAT = (
    r"(?:と|て)?(?:聞い|きい|うかがい|伺い)[^、。]{0,8}(?:けど|が|けれど)"
    r"|(?:です|ます|た|だ)(?:が|けど|けれど)"
)
_BESIDE = rf"(?:(?!{_ASKED})[^、。は])"
_HALVES = re.compile(
    rf"^(?P<owner>(?:(?!{_ASKED})[^。]){{2,60}}?(?P<mark>{_TOPIC}|{_CHAT}))、?"
    rf"(?P<one>{_BESIDE}{{0,12}}{_ASKED}[^、。は]{{0,12}}?)(?P<end>[てで]、?|し、|か、|、)"
    rf"(?P<two>{_BESIDE}{{0,12}}(?P<own>は)?{_ASKED}[^。]*)$"
)
# 「推進本部と推進部会の違いは」: what each of them is.
_DIFFERENCE = re.compile(
    r"^(?P<one>[^、。はが]{2,25}?)と、?(?P<two>[^、。はが]{2,25}?)"
    r"(?:の(?:違い|ちがい|相違)|(?:は|って|が)、?(?:どう|何が|どこが|どんなふうに)?、?(?:違[うい]|ちが[うい]|異な))"
    r"[^。]{0,12}$"
)

# What a thing has: 事業費, 延長, 所属; of 「Aの勤務日数と任期は」 each is asked for.
_OF_A_THING = (
    r"[一-鿿ァ-ヺー]{0,6}(?:数|額|費|率|料|期間?|時[期間]|年[度月数齢]?|日[数時程]?|先|者|員|課|場所|延長|内訳"
    r"|方法|理由|条件|対象|目的|役割|面積|職業?|住所|担当|回数|規模|効果)"
)
_TWO_OF_A_THING = re.compile(
    rf"^(?P<owner>[^、。?？]{{2,40}}の)(?P<one>{_OF_A_THING})と(?P<two>{_OF_A_THING})"
    r"(?P<ask>(?:は|を(?:教|知|示|おし)|について)[^、。]{0,12}[。?？]*|[。?？]*)$"
)


def asks_difference(part: str) -> bool:
    """Whether a part asks what sets two things apart."""
    return _DIFFERENCE.match(part) is not None


def halves(part: str) -> tuple[str, ...]:
    """The two questions that a part joins, each with what it is about; else ()."""
    if (two := _DIFFERENCE.match(part)) is not None:
        return (f"{two['one']}とは何ですか", f"{two['two']}とは何ですか")
    if (two := _TWO_OF_A_THING.match(part)) is not None:
        return tuple(f"{two['owner']}{two[one]}{two['ask']}" for one in ("one", "two"))
    match = _HALVES.match(part)
    if match is None:
        return ()
    owner, mark = match["owner"], match["mark"]
    first = match["one"] + match["end"].rstrip("、")
    if re.fullmatch(_TOPIC, mark) is None:
        return (f"{owner}、{first}。", f"{owner}、{match['two']}")
    # 「対象は何歳で、窓口はどこ」: the second asks of something that the thing has.
    of = owner.removesuffix(mark) + "の" if match["own"] and mark != "の場合" else owner
    return (f"{owner}{first}。", of + match["two"])
