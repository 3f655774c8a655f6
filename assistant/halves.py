"""One question that asks two things of one: 「配食は週何回、1食いくらですか」."""

import re

_COUNTER = r"(?:人|円|回|年|月|時|日|歳|さい|件|食|冊|枚|泊|分|割|曜|か|ヶ|カ|箇|パ|%|台|か所)"
_ASKED = (
    rf"(?:いつ|いくら|いくつ|どこ|誰|だれ|どなた|なんぼ|どの(?:くらい|ぐらい|程度)|どれ(?:くらい|ぐらい|だけ)"
    rf"|どの(?=[一-鿿ァ-ヺ])|なぜ|何(?={_COUNTER})|なん(?={_COUNTER}))"
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


def halves(part: str) -> tuple[str, ...]:
    """The two questions of one thing that a part joins, each with the thing; else ()."""
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
