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


def halves(part: str) -> tuple[str, ...]:
    """The two questions that a part joins, each with what it is about; else ()."""
    if (two := _DIFFERENCE.match(part)) is not None:
        return (f"{two['one']}とは何ですか", f"{two['two']}とは何ですか")
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
