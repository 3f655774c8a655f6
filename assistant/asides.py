"""What a line says beside its question: an echo of the last reply, a change of topic."""

import re
from collections.abc import Callable

from assistant.answer import Turn
from assistant.dialogue import Conversation
from assistant.framed import leave_frame

_SENTENCE = re.compile(r"[^。?？!！]+[。?？!！]*")
# 「わかりました。」, 「そうなんですか。」, 「ありがとう。」
_HEARD = re.compile(
    r"^(?:(?:はい|ええ|うん|ああ|あっ|えっ|へえ|へー|ほう|ふーん|ふうん|そっか|なるほど|了解(?:です|しました)?|承知しました"
    r"|(?:よく)?(?:わか|分か|判)(?:りました|った)|(?:どうも)?(?:ありがとう|有難う)(?:ございま(?:す|した))?"
    r"|そう(?:なん|でした|だったん)?(?:です|だ)?(?:か|ね|よね)?|やっぱり|助かります"
    r"|(?:もっと|もう少し)(?:詳しく|くわしく)(?:教えて(?:ください|下さい)?|お願いします)?)(?:ね|よ)?、?)+[。?？!！]*$"
)
# 「90%ですか。」, 「まだ97人なんですね。」, 「令和4年度からですね。」
_ECHO = re.compile(
    r"(?:(?:[一-鿿ァ-ヺーA-Za-z0-9%)）」]|から|まで|だけ|ほど|くらい|ごと|も|に)(?:なん|だったん|でしたか|なの)?"
    r"(?:です|だ|でした)?か|(?:です|ます|でした|ました|だ|だった|る|た|の|ん)(?:よ)?ね)[。?？!！]*$"
)
# 「原文のまま」, 「一字一句」: how to tell it, and the documents' own words are told anyway.
_VERBATIM = re.compile(
    r"、?(?:(?:(?:原文|本文)(?:の(?:まま|とおり|通り)|どおり|通り)"
    r"|(?:もと|元|書かれた|書いてある)の?(?:文章?|文句|もんく|言葉|ことば|ぶん|表現)(?:の)?(?:まま|とおり|通り|どおり))"
    r"(?:の?(?:言葉|文|表現)で|に|で)?|(?:一字一句)(?:、?(?:そのまま|違わず|省かず|正確に))?(?:に)?"
    r"|そのままの(?:言葉|文|文章|表現|形)で)、?(?=教|おしえ|書|示|知|引|お|見|抜|答)"
)
# 「会長になっている先生の名前は」 asks for the 会長.
_HOLDING = re.compile(
    r"(?<=[長員官役])(?:になってい?る|をしてい?る|を務めてい?る|を務める|をやってい?る|を担ってい?る)"
    r"(?:先生|人|方|かた|お方)(?=の(?:お?名前|氏名)|[はが](?:誰|だれ|どなた)|って(?:誰|だれ))"
)
# 「部長は市長が務めているんですか」 is whether that is 市長.
_HELD_BY = re.compile(
    r"(?<=[長員官役者])は、?(?P<who>[一-鿿A-Z]{2,10})が(?:務め|つとめ)"
    r"(?:て(?:い)?)?(?:る|ます)(?:の|ん)?(?:です|でしょう)?か(?=[。?？]*$)"
)
# 「さっきの課題のうち、」, 「最初の話に戻りますが、」: an earlier turn is meant.
_BACK = re.compile(
    r"^(?:で|じゃあ?|では)?、?(?P<when>さっき|先ほど|さきほど|最初|はじめ)の(?P<name>[^、。はがを]{1,12}?)"
    r"(?:の(?:話|件|続き|こと))?(?:(?:に戻(?:る|り|っ)|です|だ)[^、。]{0,8})?(?:で)?"
    r"(?:(?P<among>の(?:うち|中)で?)、?|、|の(?=[0-9一二三四五六七八九十]+(?:つ|番|個)目))(?P<rest>.+)$"
)
# 「もう一つの、調達のほうは？」
_ANOTHER = re.compile(r"^(?:もう(?:一つ|ひとつ|1つ)の?、)(?=.{2})")
# 「そのうち令和8年度は？」, where no items were told
_OF_THOSE = re.compile(r"^(?:(?:その(?:うち|中で?)|このうち)(?:の|で)?、?|うち(?:の|で|、))(?=.)")
_ASKS = re.compile(
    r"誰|だれ|どなた|何|なに|いつ|どこ|どの|どれ|どう|どん|なぜ|いくつ|いくら|どちら"
)
_TURNING = re.compile(
    r"^(?:ところで(?=[一-鿿ァ-ヺ]{2})|(?:ところで|さて|話変わって|(?:それと|では|じゃあ|あと|また)?、?(?:全然|まったく|全く|ちょっと)?、?"
    r"(?:話|話題)(?:は|が|を)?(?:変わ|変え|飛[びん])[^、。]{0,10}"
    r"|(?:それと|では|じゃあ|あと|また)?、?(?:全然|まったく|全く|ちょっと)?、?(?:別|違う|ほか|他)の"
    r"(?:話|こと|件|質問|話題)(?:です|なん|に|を|も|で)[^、。]{0,8})[、。])"
)

# 「検証項目P-4:」, 「Q5.」: how a list of questions numbers them.
_LABEL = re.compile(
    r"^(?:(?:検証|確認|質問|設問|問い?|テスト|試験|チェック|点検|照会|項目|ケース|事項|番号)+|No\.?|Q)"
    r" ?(?:[A-Za-z]{0,3}-?[0-9]{1,3}(?:-[0-9]{1,3})?)(?:[:.。)、]\s*| )(?=.{4})"
)
_MAY = re.compile(
    r"(?<=[てで]も)(?:(?:構|かま)(?:いません|わない)|差し?支え(?:ありません|ない)|問題(?:ありません|ない)"
    r"|よろしい)(?:でしょう|です)?か"
)
_NOT_BUT = re.compile(
    r"(?<=[はがも])[^はがもを、。]{1,20}(?:じゃ|では)なく(?!な[るりっら])(?:って|て)?、?"
    r"(?=[^はがを、。]{1,20}(?:です|でしょう|だ|なの|なん|ですよ)?(?:よ?ね|か|の|[?？]|。|$))"
)
# 「大学のレポートで使いたいんですが、」 says what the reply is for.
_USE = re.compile(
    r"^[^、。?？]{0,14}(?:レポート|宿題|授業|論文|自由研究|発表|会議|議会|研修)(?:の(?:資料|準備|課題))?[でにの]"
    r"(?:使|書|つか|引用|出|提出|発表|話|調べ)[^、。?？]{0,14}(?:が|ので|から|けど|けれど)、(?=.{4})"
)
_NOUN_ASKED = re.compile(r"(?<=[もは])、?(?P<noun>対象|無料|有料|必要|可能|不要)[?？]$")
_US = re.compile(r"^(?:わたし|私|うち|僕|ぼく)(?:ら|たち|達|ども)(?=[一-鿿]{2})")
# 「学生です。」, 「議員です。」: who asks
_WHO_ASKS = re.compile(
    r"^(?:(?:はじめまして|こんにちは|こんばんは|おはようございます|失礼します)[。、])?(?:私は、?)?[^、。]{0,8}"
    r"(?:学生|大学生|高校生|中学生|小学生|議員|市民|町民|村民|区民|住民|記者|職員|主婦|会社員|研究者)(?:の者)?(?:です|をしています)。(?=.{6})"
)
_BY_WHAT = re.compile(r"^なんで(?=[一-鿿ァ-ヺーA-Za-z]{2})")


def leave_label(text: str) -> str:
    """A normalised line without the label that numbers it, and as it would be said plainly.

    「なんでスマホは」 asks why, 「使っても構いませんでしょうか」 whether one may,
    「6つじゃなくて5つですよね」 whether it is 5.
    """
    text = _NOUN_ASKED.sub(r"\g<noun>ですか", _US.sub("", _WHO_ASKS.sub("", text)))
    text = _BY_WHAT.sub("なぜ", _USE.sub("", _LABEL.sub("", text, count=1)))
    return leave_frame(_NOT_BUT.sub("", _MAY.sub("いいですか", text)))


def leave_asides(text: str, conversation: Conversation) -> tuple[str, Conversation]:
    """A normalised line without its asides, and the turns that it may lean on.

    「原文のまま」 says only how to answer.
    「わかりました。話は変わりますが、」 leaves none of them.
    """
    text = _HELD_BY.sub(r"は\g<who>ですか", _HOLDING.sub("", _VERBATIM.sub("", text)))
    turn = conversation.last
    if turn is None:
        return text, conversation
    text = _ANOTHER.sub("", text)
    if not turn.items:
        text = _OF_THOSE.sub("", text)
    rest = _without(text, lambda sentence: _is_heard(sentence) or is_echo(sentence, turn))
    match = _TURNING.match(rest)
    if match and rest[match.end() :].strip():
        return rest[match.end() :].strip(), Conversation()
    return _gone_back(rest, conversation)


def _gone_back(text: str, conversation: Conversation) -> tuple[str, Conversation]:
    """「さっきの課題、4番目は？」 as 「4番目は？」 behind the turn that was about 課題."""
    match = _BACK.match(text)
    if match is None:
        return text, conversation
    turns = conversation.turns
    meant = [place for place, turn in enumerate(turns) if match["name"] in _about(turn)]
    if match["name"] in ("話", "質問"):
        meant = [0] if match["when"] in ("最初", "はじめ") else [max(0, len(turns) - 2)]
    if not meant:
        return text, conversation
    rest = ("そのうち、" if match["among"] else "") + match["rest"]
    return rest, Conversation(turns[: meant[-1] + 1])


def _about(turn: Turn) -> str:
    return f"{turn.topic} {turn.items_of} {turn.question}"


def is_echo(sentence: str, turn: Turn) -> bool:
    """Whether a sentence asks nothing, and only repeats the last reply."""
    if not _ECHO.search(sentence) or _ASKS.search(sentence):
        return False
    names = re.findall(r"[0-9][0-9,.]*|[一-鿿ァ-ヺーA-Za-z]{2,}", sentence)
    return bool(names) and all(name in turn.said for name in names)


def _is_heard(sentence: str) -> bool:
    return _HEARD.match(sentence) is not None


def _without(text: str, is_aside: Callable[[str], bool]) -> str:
    """A line without the asides in front of its last sentences; whole when it is nothing else."""
    sentences = list(_SENTENCE.finditer(text))
    for sentence in sentences:
        if not is_aside(sentence.group().strip()):
            return text[sentence.start() :].strip()
    return text
