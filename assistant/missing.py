"""What a question is about, and what of it the documents do not state: as a noun."""

import re

from assistant.drafts import Context
from assistant.expectation import what_is_missing
from assistant.names import canonical
from assistant.opposites import claims_being
from assistant.question import Question
from assistant.yes_no import asks_what_then

_BEFORE_TOPIC = re.compile(
    r"^(?P<topic>.+?)(?:とは|って(?=[何だ誰?？、]|なに|なん|どう|いう|いく[らつ]|いつ|どこ|どれ|どんな|$)|は(?!じ)|について|に関して"
    r"|を(?:すべて|全て|全部|くわしく|詳しく)?(?:教え"
    r"|おしえ|知り|説明|示し|挙げ|答え)|が(?:知り|気にな))"
)
_INTERROGATIVE = re.compile(r"誰|だれ|何|なに|いつ|どこ|どの|どれ|いくら|いくつ|なぜ|どう|[。?？]")
# 「…の電話番号」 already says what is missing; 「推進員」 does not.
_ATTRIBUTE_END = re.compile(
    r"(?:^|の|(?<=[うくすつむるたい]))(?:電話番号|連絡先|(?:メール)?アドレス|URL|問い?合わ?せ先|住所|所在地|予算額?|総?事業費|費用|金額|名前"
    r"|氏名|人数|数|件数|回数"
    r"|(?:計画)?期間|長さ|時期|年度|日|場所|任期|役割|目的|理由|意味|定義|方法|手順"
    r"|[一-鿿ァ-ヺー]{2,}(?:予算|費|額|数|率|日|時間|年齢|番号|先|回数|方法|内訳|結果|年月日|人口|課|部署|担当者?))$"
    r"|人口$"
)
# 「申し込み方法」, 「金額の基準」: what is asked for is a part of the name.
_SAYS = {
    "what.method": re.compile(r"(?:方法|手順|やり方|仕方|手続き?|窓口)$"),
    "what.date": re.compile(r"(?:時期|日程|年月日|期日|期間)$"),
    "what.frequency": re.compile(r"(?:頻度|回数|間隔)$"),
    "what.money": re.compile(r"金額|予算|費用"),
}
_POST = re.compile(r"(?:[長員者官役手師士]|C[A-Z]{1,3}O|代表|先生)(?:さん)?$")
_STOREY = re.compile(r"何(?:階|番|号|丁目|曜)")
_AMOUNT_END = re.compile(r"[費額料率](?![一-鿿])")
_MONEY_END = re.compile(r"(?:料|代|料金|代金|給料|給与|値段|賃金?|報酬|手当|単価|価格|家賃|金)$")
_MAX_TOPIC_CHARS = 30
_CASES = frozenset({"が", "を", "は", "って"})
_JOINED = re.compile(
    r"[、。]|[るたれ](?:と|ら|ば)(?=[一-鿿ァ-ヺ])|[一-鿿ァ-ヺー](?:で|と)[一-鿿ァ-ヺ]|て[一-鿿]"
)
_NAMING = re.compile(r"[一-鿿ァ-ヺーA-Za-z]{2}")  # 人たち names nobody
_NOUN_ENDS = frozenset({"名詞", "接尾辞", "記号", "形状詞", "補助記号"})
# 「いつ設置されましたか」: what is done, of a noun that する makes a verb.
_DEED = re.compile(r"(?P<deed>[一-鿿]{2}|[ァ-ヺー]{3,})(?:さ(?:れ|せ)|し(?:た|ま|て)|する|でき)")
_MADE_KNOWN = re.compile(
    r"(?:公表|公開|記載|掲載|明記|開示)(?:し|さ|する)"
)  # 氏名を公表していますか
_MONEY_FOR = re.compile(r"(?:に|の)お金$")  # 空き家の片付けにお金は出ますか
# 「水道料金、値上げするってほんと」 is about 水道料金; 「遊び場ができるって本当」 about 遊び場
_RUMOUR = re.compile(
    r"(?:、|が|は)[^、がは]{1,10}(?:[うくすつむるたい]|だ)(?:って|と(?:いう|聞い)[^、。]{0,8})(?:本当|ほんとう?|マジ|事実)(?:です|でしょう)?か?$"
)
_BEFORE_ASKING = re.compile(r"(?:です|ます|い)(?:のです)?(?:が|けれども?|けど)、?")
_OF_A_DEED = ("what.date", "what.reason", "what.method")
# 「そよぎに駐車場はありますか」 asks for the 駐車場 of そよぎ.
_AT_A_THING = re.compile(r"(?<=[一-鿿ァ-ヺーぁ-ん」])(?:には|にも|に)(?=[一-鿿ァ-ヺー]{2,}$)")
_NO_START = frozenset({"助詞", "助動詞", "接続詞", "感動詞", "接尾辞"})
_NAME_END = re.compile(r"のお?(?:名前|氏名)$")


def topic_of(context: Context) -> str:
    """What the question is about: what stands before its topic particle, else its first noun."""
    question = context.question
    said = _said_topic(question) or question.plan_name
    if said:
        return said
    phrases = (
        p
        for p in question.phrases
        if _NAMING.search(p)
        and not p.startswith("何")
        and not any(canonical(p) == canonical(n) for n in context.names)
        and not _MADE_KNOWN.match(question.text, question.text.find(p))
    )
    first = next(phrases, None)
    return _whole(question.text, first) if first is not None else ""


def _whole(text: str, phrase: str) -> str:
    """A noun with what is written on to it: 人件費 where 費 is what was read as asked for."""
    end = text.find(phrase) + len(phrase)
    rest = _AMOUNT_END.match(text, end) if text.find(phrase) >= 0 else None
    return phrase + (rest.group() if rest else "")


def _said_topic(question: Question) -> str:
    """What stands before the topic particle, when that is a name; "" otherwise."""
    match = _BEFORE_TOPIC.match(question.text)
    said = match["topic"].strip("、 ") if match else question.text.rstrip("?？。 ")
    said = _MONEY_FOR.sub("", _RUMOUR.sub("", _BEFORE_ASKING.split(said)[-1]))
    is_name = 2 <= len(said) <= _MAX_TOPIC_CHARS and _is_noun_phrase(question, said)
    return _AT_A_THING.sub("の", said) if is_name else ""


def _is_noun_phrase(question: Question, said: str) -> bool:
    """Whether what stands before the topic particle names something: not 計画づくりにあた(って)."""
    start = question.text.find(said)
    inside = [t for t in question.tokens if start <= t.start and t.end <= start + len(said)]
    if not inside or inside[-1].end != start + len(said) or _INTERROGATIVE.search(said):
        return False
    is_clause = re.search(r"[るたれ](?:と|ら|ば)[一-鿿ァ-ヺ]", said) is not None or any(
        token.surface == "を" and token.pos == "助詞" for token in inside
    )
    return not is_clause and inside[-1].pos in _NOUN_ENDS and inside[0].pos not in _NO_START


def thing_spoken_of(question: Question) -> str:
    """「家賃の補助」 of 「家賃の補助が出ると聞きました」: the noun before its first case."""
    start = question.text.find(question.phrases[0]) if question.phrases else -1
    for token in question.tokens:
        if token.start <= start or token.surface not in _CASES or token.pos != "助詞":
            continue
        said = question.text[: token.start].strip("、 ")
        if len(said) <= _MAX_TOPIC_CHARS and _is_noun_phrase(question, said):
            return said if _JOINED.search(said) is None else ""
    return ""


def _is_mentioned(context: Context, topic: str) -> bool:
    """Whether a document names the topic: then it would be untrue that nothing is said of it."""
    return any(topic in document.text for document in context.documents.values())


def _deed_of(question: Question, topic: str) -> str:
    """What is done to a thing: 設置 of 「本部はいつ設置されましたか」; "" where nothing is said."""
    match = _DEED.search(question.text)
    deed = match["deed"] if match else ""
    return deed if topic and deed not in topic else ""


def missing_thing(context: Context, topic: str) -> str:
    """What is missing, as a noun: 「環境政策課の電話番号」, 「推進員の数」."""
    question = context.question
    key = what_is_missing(question)
    is_done = key in ("what.person", "what.method", "what.place") and (
        any(word.pos == "動詞" for word in question.words) or _DEED.search(question.text)
    )
    is_done = is_done or _STOREY.search(question.text) is not None
    is_done = is_done or asks_what_then(question.text)  # the thing itself is not missing
    if is_done or (len(question.phrases) > 1 and not _said_topic(question)):
        return context.say("missing.question", question=question.printed)  # the topic is a guess
    is_claim = question.asked.is_yes_no and not claims_being(question.text)
    if is_claim and len(question.phrases) > 1:
        return context.say("missing.question", question=question.printed)
    if topic and not key and _is_mentioned(context, topic):
        return context.say("missing.question", question=question.printed)  # only not that of it
    if key in _OF_A_DEED and (deed := _deed_of(question, topic)):
        topic = f"{topic}の{deed}"
    topic = _NAME_END.sub("", topic) if key == "what.person_name" else topic
    is_named = key == "what.money" and _MONEY_END.search(topic) is not None
    is_whole = _ATTRIBUTE_END.search(topic) is not None and key not in _OF_A_DEED[1:]
    if key == "what.person" and _POST.search(topic):
        return context.say("missing.holder", role=topic)
    is_said = key in _SAYS and _SAYS[key].search(topic) is not None
    if topic and (not key or is_named or is_whole or is_said):
        return context.say("missing.named", name=topic)
    if topic:
        return context.say("missing.of", name=topic, what=context.say(key))
    if key:
        return context.say(key)
    return context.say("missing.question", question=context.question.printed)
