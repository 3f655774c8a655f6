"""Whether a question is one that はい or いいえ answers, or wants to be told something."""

import re

from assistant.stated import STATED

_YES_NO_END = re.compile(
    r"(?:です|ます|ました|でした|ません|でしょう|だった|いる|ある|ない|た|の|ん|る)(?:の"
    r"|ん(?:です)?)?か[?？。]*$"
    r"|(?:ます|です|いる|ある|した|てる|った|るの|たの|よね|るか|れる|える)[?？]+$|かどうか"
    r"|(?:入る|収まる|おさまる|含む)[?？]+$|(?:な|[るたい])の[?？。]*$|[っいえしれ]てる$"
    r"|(?:です|ます|ました|だ|でした|[るたいうくぐすつぶむ])よね[。?？]*$|(?:でし|まし|だ|だった|った|る)たっけ[。?？]*$"
    r"|(?:でした|ました|だった|った|だ)っけ[。?？]*$|(?:でしょ|だろ)う?[?？]*$|(?:じゃ|では)ない(?:の|ん(?:です)?か)[。?？]*$"
    r"|合って(?:い)?(?:ます|る)|あって(?:ます|る)[?？]"
    # 「令和9年度で満了か」, 「含むという理解でよいか」, 「まだ有効?」; not 「増か減か」
    r"|(?<!か)(?<!か.)(?<!か..)(?<!か...)(?<!か....)[一-鿿ァ-ヺーいうくすつぶむきけりれ]か[?？。]*$"
    r"|(?:まだ|もう|すでに|既に)[^、。?？]{1,12}[?？]+$"
    r"|(?:正しい|本当|ほんと|ほんま|相違ない|間違いない)|(?:けど|が|、)違う[?？]$|よろしいです(?:か|ね)|(?:です|ます)(?:か|よ)?ね[?？。]?$"
)
# The sentence that asks, where others stand behind it: 「入れますか?待機が多いと聞いて。」
_SENTENCE = re.compile(r"[^?？。]+[?？。]*")
_ASKING_END = re.compile(r"か[。]*$|[?？]")
# In talk a predicate alone asks: 「借りられる?」, 「いいん?」, 「多いから?」; not 「詳しく?」
_TALK_END = re.compile(
    r"(?:(?<!し)く|[るうすつむぐぶいただのんよねなべぺけれ]|かい|かね|かしら|(?:んだ|です|ます|た)って|から|こと|だめ|ダメ|オッケー)[?？]+$"
    r"|(?:かいな?|かいの?う?|かいね|かねえ?|かしら|かなあ?|かのう?|やろか|じゃろか|だべか|べか|んか)[。?？…]*$"
    r"|(?:平気|大丈夫|可能|必要|不要|無料|有料|有効|禁止|アリ|あり|なし|OK|タダ|半額|担当|統合|廃止|だって)[?？]+$|(?:は|も|って)[^。、?？]{1,20}(?:る|た|ない)の$"
)
# 何度も, 誰でも and いくらか補助 ask nothing.
_INDEFINITE = re.compile(
    r"(?:何[一-鿿々ァ-ヺ]{0,3}|なん|誰|だれ|どなた|どこ|どれ|どちら|どっち|いつ)(?:で|まで)?も(?!っと|とづ|[つちてのら])"
    r"|ど(?:の|この|んな)(?!程度|位)[一-鿿々ァ-ヺー]{1,8}(?:に(?:行っ|住ん)?)?(?:で|から|まで|に)?も(?!っと|とづ|[つちてのら])"
    r"|いく(?:ら|つ)か(?=[一-鿿])|いくつも|どうしても|何か(?![月所国年らの。?？、]|です|$|分か|わか|知|述べ|書)|いずれ(?![のがをかでに])|いずれか(?![。?？]|です|$)"
)
# A question within one: 「どこまで進んだか、見られますか」, 「何が要るかを知らせてくれますか」
_WITHIN = re.compile(
    r"(?:何|なに|誰|だれ|どこ|どの|どんな|どれ|どう|いつ|いく[らつ])[^。?？、]{0,24}?[うくすつぬぶむるただい](?<!です)(?<!ます)の?か(?=[、をはも])"
    r"(?!、?(?:を?(?:お?分か|わか|知|ご存)|書い|載っ|述べ))(?=.{4,}[かのるたい][?？。]*$)"
)
# 何か, どこか and いつか ask nothing.
_INTERROGATIVE_WORD = re.compile(
    r"何(?!か(?:あ|が|を|ご))|なに|(?<!そう)なん(?:の|て|と|年|人|ねん|にん|キロ|メートル|回|分)|(?:^|(?<=[はがもて、])|(?<=名前)|(?<=名称)|(?<=愛称))なん(?:です(?!よ)|だ(?!よ)|でしたっけ|だったっけ)|誰|だ[あー]?れ|どなた"
    r"|どこ(?!か(?!ら))"
    r"|なんで(?!も|しょ|す|ござ)|どの|どれ|どんだけ|どん[くぐ]らい|なんぼ|どちら|どっち|いずれ|いつ(?!か(?!ら|[。?？]*$)|も)|いく[つら]"
    r"|どう(?!か|も|ぞ)|なぜ|どんな"
)
# 「入る? 入らない?」 and 「出席するか、否か」 ask the first.
_OR_NOT = re.compile(
    r"(?<=か)、?否か|(?<=か)、?どうか"
    r"|(?P<stem>[一-鿿]{1,3})(?P<rest>[^。?？]{1,6}[?？か]、?\s*)(?P=stem)[ぁ-ん]{0,3}ない(?:か|の)?[?？。]*"
)
# 「増えていますか、減っていますか」 is not answered by yes.
_EITHER = re.compile(r"か(?:[?？。]|、).{1,15}か[?？。]*$|[のるたい][?？].{1,12}[?？]$|それとも")
# 「教えていただけますか」 wants to be told something, not whether.
_REQUEST = re.compile(
    r"(?:教え|おしえ|説明し|示し|聞かせ|挙げ|あげ|書き出し|並べ|答え|知らせ|紹介し)て?"
    r"(?:ください|下さい|くれ|もらえ|いただ|頂|ほしい|欲しい)[^。?？]{0,8}(?:[?？。]|$)"
    r"|ご(?:教示|説明|案内|回答)(?:いただけ|ください|願)"
    r"|[をは]、?(?:教え|おしえ)て(?:ほしい|欲しい|もらいたい|いただきたい)(?:の|ん)?(?:です|だ)?(?:が|けど)、"
)


def _leave_or_not(text: str) -> str:
    """「入る? 入らない?」 as 「入る?」."""
    return _OR_NOT.sub(lambda match: f"{match['stem'] or ''}{match['rest'] or ''}", text)


def asks_claim(text: str) -> bool:
    """Whether the sentence that asks ends as one does that はい or いいえ answers."""
    text = _leave_or_not(text)
    sentences = [match.group().strip() for match in _SENTENCE.finditer(text)]
    asking = [one for one in sentences if _ASKING_END.search(one)][-1:]
    ends = (_YES_NO_END, _TALK_END, STATED)
    return any(end.search(one) for one in (text, *asking) for end in ends)


def asks_openly(text: str) -> bool:
    """Whether a normalised question wants more than はい or いいえ: a question word, a request."""
    text = _WITHIN.sub("", _INDEFINITE.sub("", _leave_or_not(text)))
    return any(words.search(text) for words in (_INTERROGATIVE_WORD, _EITHER, _REQUEST))


# 「評価がCになったらどうなる」, 「期間が終わったらどうなりますか」
_THEN_WHAT = re.compile(
    r"(?:(?:た|だ)(?:ら|[一-鿿]{2,4}は)|場合は?|ときは?|時は?)、?(?:どう(?:な[るりっ]|す[るれ]|し)|何(?:が|を))"
)


def asks_what_then(text: str) -> bool:
    """Whether a normalised question asks what comes of a thing, and not for the thing itself."""
    return _THEN_WHAT.search(text) is not None
