"""The last reply once more: 「英語で」, 「やさしい日本語で」, 「本当ですか」, 「何ページ？」."""

import re
from dataclasses import dataclass

from assistant.answer import Answer, Language
from assistant.drafts import Say
from corpus.normalize import normalize

_LEAD = (
    # 「むずかしいです。」, 「よくわからないので、」
    r"(?:[^。、]{0,6}(?:むずかし(?:い|くて)|難し(?:い|くて)|[わ分](?:か|から)(?:らない|りません|りにくい|りづらい|んない))"
    r"(?:です|んです|の|な|ん)?(?:ので|から|けど|が|よ|ね|、|。)?[、。]? ?)?"
    r"(?:(?:では|じゃあ?|それでは|えっ?|すみません)、?)?"
    r"(?:(?:それ|これ|(?:今|いま|その)の?(?:お?答え|話|内容)?|もう(?:一度|一回))(?:を|は|って)?、?)?"
)
_TELL = (
    r"(?:も)?(?:もう(?:一度|一回))?(?:(?:言っ|答え|教え|おしえ|話し|訳し|書い|(?:説明|翻訳|回答|お願い)し)(?:て|ます))?"
    r"(?:ください|下さい|くれ(?:る|ます|ません)?|もらえ(?:る|ます|ません)|ほしい|お願いします|お願い)?"
)
_TAIL = r"(?:の|ん)?(?:です|でしょう)?(?:か|かな|かね|よ|ね)?[?。!]*"
_ENGLISH = re.compile(
    rf"{_LEAD}(?:英語|英文|English)[でに]{_TELL}{_TAIL}"
    r"|(?:(?:and|so|please)[ ,]*)?(?:(?:say|tell me|explain|answer|repeat)(?: (?:it|that|this))? )?"
    r"in english(?:,? please)?[?.!]*",
    re.IGNORECASE,
)
_EASY = re.compile(
    rf"{_LEAD}(?:(?:やさしい|易しい|かんたんな|簡単な|わかりやすい|分かりやすい)"
    r"(?:日本語|にほんご|言葉|ことば)で"
    r"|(?:もっと|もう少し)?(?:やさしく|わかりやすく|分かりやすく|かんたんに|簡単に))"
    rf"{_TELL}{_TAIL}"
)
_JAPANESE = re.compile(
    rf"{_LEAD}(?:日本語|にほんご)[でに]{_TELL}{_TAIL}"
    r"|(?:say (?:it|that) )?in japanese(?:,? please)?[?.!]*",
    re.IGNORECASE,
)
_PROOF = re.compile(
    rf"{_LEAD}(?:(?:本当|ほんとう?|確か|たしか)に?(?:なの|そうなの)?"
    r"|証拠(?:は(?:どこ|何)?|を(?:見せ|示し)て(?:ください|下さい)?)?)"
    rf"{_TAIL}"
)
_PLACE = re.compile(
    rf"{_LEAD}(?:(?:何|なん|どの)(?:ページ|頁)(?:に(?:あり|書いてあり|書かれてい|載ってい)(?:ます|る))?"
    r"|どこに(?:そう)?(?:書いてあ|書かれてい|載ってい|載って|出てい|記載されてい|書いて)(?:ります|る|ます)?"
    r"|(?:出典|引用元)(?:は(?:どこ|何)?|を(?:教え|見せ|示し)て(?:ください|下さい)?)?)"
    rf"{_TAIL}"
)


_SET_APART = re.compile(r"(?<=[ぁ-んァ-ヺー一-鿿、。]) +(?=[ぁ-んァ-ヺ一-鿿])")


@dataclass(frozen=True, slots=True)
class Retelling:
    """How the last reply is wanted once more.

    Attributes:
        language: Of the program's own words; None: as before.
        note: The key of the sentence that says so.
    """

    language: Language | None
    note: str


_RETELLINGS = (
    (_ENGLISH, Retelling(Language.EN, "note.retold")),
    (_EASY, Retelling(Language.EASY, "note.retold")),
    (_JAPANESE, Retelling(Language.JA, "note.retold")),
    (_PROOF, Retelling(None, "note.looked_up")),
    (_PLACE, Retelling(None, "note.stands")),
)


def read_retelling(text: str) -> Retelling | None:
    """How a line that asks for nothing else wants the last reply again; None for any other line."""
    line = _SET_APART.sub("", normalize(text).strip())
    return next((told for pattern, told in _RETELLINGS if pattern.fullmatch(line)), None)


def note_of(retelling: Retelling, answer: Answer, say: Say) -> str:
    """What the last reply begins with when it is told again; where it stands, if that is asked."""
    places = []
    for one in answer.citations:
        is_paged = one.page is not None
        key = "abstain.section_page" if is_paged else "abstain.section"
        places.append(say(key, section=one.section, page=one.page))
    if retelling.note != "note.stands":
        return say(retelling.note)
    if not places:
        return say("note.looked_up")
    unpaged = "" if any(one.page for one in answer.citations) else say("section.unpaged")
    return say("note.stands", sections="、".join(dict.fromkeys(places))) + unpaged
