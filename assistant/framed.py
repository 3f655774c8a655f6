"""Claims that are put to somebody as what one has understood: 「…は6つだと理解していますが」."""

import re

# 「6つだと理解しています」, 「市長である、で合っていますね」, 「…している、と答弁してよいか」
# Behind it no noun may stand: 「不安だと思っている人の割合は」 asks for a number.
_END = (
    r"(?:てい(?:ます|る|た|ました)|てる|ており(?:ます)?|ておりました|ます|ました|る|た)?"
    r"(?:が|けど|けれど|のですが|んですが)?、?"
    r"(?:(?:これ|それ)?[でて]?(?:よい|いい|よろしい|正しい|合って(?:い)?ます)(?:です|でしょう)?)?[かねよ]{0,2}"
)
_FRAMED = re.compile(
    r"^(?P<core>[^?？]{6,}?)(?P<end>である|であった|だった|でした|です|だ|(?<=[るたい])の)?、?"
    r"(?:"
    r"(?:という|との|と)?、?(?:理解|認識|解釈)"
    rf"(?:で(?:よい|いい|よろしい|合って|間違い)[^。、]{{0,14}}|し{_END})"
    r"|と(?:いう|の)ことで、?(?:よい|いい|よろしい|合って|間違い)[^。、]{0,14}"
    rf"|と、?(?:聞い|聞き|うかがっ|うかがい|伺っ|伺い|思っ|思い|思う|答弁し|考え){_END}"
    r"|で、?(?:合って(?:い)?ます|合ってる|間違い(?:ない|ありません))[^。、]{0,14}"
    r")[。?？]*$"
)
_WISH = re.compile(r"(?:たい|ほしい|欲しい|よう|べき|か|ない|ません)$")
_NOUN_END = re.compile(r"[一-鿿ァ-ヺーA-Za-z0-9つ」)]$")
_WAS = re.compile(r"(?<=[一-鿿ァ-ヺー0-9つ月年日」])だったか[。?？]*$")


def leave_frame(text: str) -> str:
    """A normalised line asked plainly: 「課題は6つですか」 of 「課題は6つだと理解していますが」.

    「前回は6つだったか」 is asked as of now. What is wished for or denied is left as it is.
    """
    text = _WAS.sub("ですか", text)
    framed = _FRAMED.match(text)
    if framed is None or _WISH.search(framed["core"]):
        return text
    if framed["end"] and framed["end"] != "の":
        return f"{framed['core']}ですか"
    if _NOUN_END.search(framed["core"]):
        return f"{framed['core']}ですか"
    return f"{framed['core']}のですか" if framed["core"].endswith("ている") else text
