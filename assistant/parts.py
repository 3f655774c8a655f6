"""One line, several questions: 「計画期間と、予算額を教えてください」."""

import re

from assistant.wants import find_wants
from corpus.wareki import find_dates

# A quoted sentence is no sentence of the line: 「何年続くの？」と聞かれました。
_SENTENCE = re.compile(r"(?:「[^」]*」|「(?![^」]*」)|[^?？。!！「])*[?？。!！]+|[^?？。!！]+$")
# Between two things: 「甲と乙」, and no 「…とき」.
_JOINT = r"と(?!き(?=[はにのもが、で])|ころ(?=[はにのもがで])|もに|して|いう)|及び|および"
_AND_ASK = re.compile(
    r"^(?P<one>.{2,40}?)(?:と、|、?および|、?及び|、?それと、?|、あと、?"
    r"|、それから、?)(?P<two>.{2,40}?)(?P<ask>(?:を"
    r"|について|が|は)(?:それぞれ)?(?:示し|教え|おしえ|知り|説明|何|いくら|どう|いつ|誰).*)$"
)
# 「審議会の委員の任期及び定数」: what is asked of one thing, twice.
_ATTRIBUTE = (
    r"(?:任期|定数|定員|人数|員数|委員数|構成員数|(?:開催)?回数|(?:開催)?頻度|開催(?:時期|月)|会長|副会長|委員長|副委員長|座長"
    r"|議長|本部長|副本部長|部会長|幹事長|事務局|庶務|構成(?:員)?|役割)"
)
_VALUES_OF_TWO = re.compile(
    rf"^(?P<one>[^、。]{{2,30}}?)(?:{_JOINT})、?(?P<two>[^、。と]{{2,30}}?)の"
    r"(?P<attribute>目標値?|現状値?|実績値?)(?P<ask>(?:は(?!どちら|どっち)|を(?:教|知|示|おし)).*)$"
)
# 「やさしく教えてください」: how to tell it, and not what.
_HOW_TO_TELL = re.compile(
    r"(?:すみません|すいません|恐れ入りますが|できれば|もっと)?、?"
    r"(?:[^、。]{0,12}?に(?:も)?(?:わか|分か)るように|やさしく|[優易]しく|やさしい(?:日本語|言葉|ことば)で|(?:わか|分か)りやすく|簡単に|かんたんに|短く|手短に|ざっくり)"
    r"(?:教え|おしえ|説明|言っ|話し|お願い|おねがい|頼)[^。?？]{0,14}[。?？!！]*"
)
_TWO_ATTRIBUTES = re.compile(
    rf"^(?P<owner>.{{2,40}}?の?)(?P<one>{_ATTRIBUTE})(?:及び|並びに|および|ならびに|と|や|、|・)"
    rf"(?P<two>{_ATTRIBUTE})(?P<ask>(?:の(?:上限|下限))?(?:(?:は|を|って|について|が).*|[。?？]*))$"
)
_SHARED = (
    r"(?P<attribute>数|期間|人数|役割|役目|仕事|意味|任期|定数|予算|目標値?|現状値?|部長|会長|委員長|事務局"
    r"|正式名称?)"
)
# 「理想のまちの数と方向の数を教えて」: the same of two things.
_SAME_OF_TWO = re.compile(
    rf"^(?P<one>.{{2,30}}?の{_SHARED})(?:{_JOINT}|や|、それから)、?(?P<two>.{{2,30}}?の(?P=attribute))"
    r"(?P<ask>(?:を|は|って|について)?(?:、?(?:それぞれ|両方|どちらも))?"
    r"(?:教え|おしえ|示し|知り|説明|いくつ|何|誰|お願い).*)$"
)
# 「部会と対策会議の役割をそれぞれ教えて」
_EACH_OF_TWO = re.compile(
    rf"^(?P<one>[^、。の]{{2,25}}?)(?:{_JOINT})、?(?P<two>[^、。の]{{2,25}}?)の{_SHARED}"
    r"(?P<ask>(?:を|は|って|について)?、?それぞれ.*)$"
)
# 「上瀬区と中瀬区の令和7年の人口をそれぞれ教えて」
_EACH_BY_ANY = re.compile(
    rf"^(?P<one>[^、。の]{{2,15}}?)(?:{_JOINT})、?(?P<two>[^、。の]{{2,15}}?)の"
    r"(?P<attribute>[^、。はが]{1,18}?)(?P<ask>(?:を|は|って)、?それぞれ.*)$"
)
# 「課題の数と、方向の数。どちらも数字で」
_BOTH = re.compile(
    r"^(?P<things>[^。?？]{6,70})。(?:どちらも|両方(?:とも)?|それぞれ|2つとも|二つとも)[^。]*$"
)
_THEN_ASK = re.compile(
    r"^(?P<one>.{2,40}(?:誰|だれ|何|いつ|どこ|いくつ|いくら|何[人年件つ個])(?:です)?)(?:で|か"
    r"|いて|あって)?、(?P<two>.{3,})$"
)
# 「孫に聞かれて困っているのですが、この計画は…」: what comes before the question.
_PREAMBLE = re.compile(
    r"^.{4,60}?(?:ですが|ますが|ましたが|だけど|けれども?|けど|ですので|ますので|ましたので"
    r"|まして|て恐縮ですが)、(?P<rest>.{4,})$"
)
# 「適応計画って難しい言葉ですが、…」, 「専門員さんがいるそうですが、…」 name what is asked about.
_NAMES_TOPIC = re.compile(
    r"^[^、。]{2,25}(?:(?:って|とは|という)(?!聞|言(?!われ)|思)|が(?:い|あ)[るりま])"
)
_POINTS_BACK = re.compile(r"[そこ](?:んな|の|れ|う(?:いう|した))")
# 「近所の店がなくなりました。そういう課題はありますか」, 「…。課題に入っていますか」
_OF_WHAT_WAS_SAID = re.compile(
    r"[そこ](?:んな|うい[うっ]た?|うした|のような)"
    r"|[一-鿿ァ-ヺー]{1,8}(?:の中)?に(?:は|も)?、?(?:あ[りる]|入っ|含ま|載っ|挙が|挙げ|出て|取り上げ)"
)
# 「専門員は座っているだけではないでしょう。何をするの？」: the topic goes on where none is said.
_TOPIC_BEFORE = re.compile(
    r"^(?P<topic>[^、。はがをに]{2,20}[一-鿿ァ-ヺー](?:さん)?)(?:は|って)[^?？]{4,}$"
)
_FRAME = re.compile(
    r"^(?P<topic>[^、。?？]{2,25}?)(?:について|に関して|に関連して|のことで)、?(?:お?伺|お?うかが|お?聞き|お?尋ね|質問|取材|調べ)"
    r"[^、。?？]{0,12}[。]?$"
)
_ITS = re.compile(
    r"(?:役割|役目|仕事|期間|目的|目標|予算|担当課?|任期|定員|定数|料金|費用|利用料|受講料|参加費|対象者?|条件|名前|氏名|人数"
    r"|場所|会場|窓口|連絡先|電話番号|申し?込み?(?:方法|先)?|締め?切り?|日時|時間|時期|理由|内容|構成|委員|事務局|効果|回数)(?:は|って|を)"
)
_HAS_NO_THING = re.compile(
    r"(?:いつ|どこ|誰|だれ|何|いくら|いくつ|なぜ|どう)|(?:令和|平成)?[0-9元]{1,4}年"
)
_HAS_TOPIC = re.compile(r"[一-鿿ァ-ヺーれこちらん](?:は|が|って|とは|も)(?!い)|^[^、。]{2,12}、")
# 「いつまで続くの、この計画は」: the topic behind its question.
_INVERTED = re.compile(
    r"^(?P<rest>[^、。]{4,40}(?:[?？]|の|か|が|けど|たい|て|ん|に|を|で)?)、(?P<topic>[^、。?？]{2,25}(?:は|って|については|の方は))[。?？]*$"
)
# 「ごみ出しを手伝ってほしい、料金は？」, 「配食を頼みたいのですが電話番号を」
_WISH = re.compile(
    r"^(?P<thing>[^、。はがを]{2,20})[をが][^、。?？はがを]{1,14}(?:たい|[ほ欲]しい)(?:(?:の|ん)?です)?(?:が|けど|けれど)?、?"
    r"(?P<asked>(?:料金|費用|代金|値段|利用料|電話番号|連絡先|問い?合わ?せ先|申し?込み?先|窓口|場所|対象者?|条件|上限|期限)[はを]?(?:教えて[^、。]{0,6})?[?？。]*)$"
)
_BARE_ASKED = re.compile(r"(?:誰が|だれが|どこで|どこが|いつ)(?P<deed>[^、はが]{3,})$")
# 「通所介護の利用者数、令和8年度は？」
_YEAR_BEHIND = re.compile(
    r"^(?P<thing>[^、。?？はが]{3,40}[一-鿿ァ-ヺー]|[^、。?？はが]{3,40}\))、(?P<year>(?:令和|平成|[RH])?[0-9元]{1,4}年度?)(?:は|では|だと|なら)?(?P<mark>[?？。]*)$"
)
# 「孫に「計画は何年続くの」と聞かれました」: what is asked is quoted.
_QUOTED = re.compile(
    r"「(?P<asked>[^「」]{4,60})」(?:と|って)(?:いつも|よく)?(?:聞か|訊か|きか|尋ね|たずね|質問|問われ)"
)
_COUNT_WORD = re.compile(r"[0-9一二三四五六七八九十]+(?:番目|つ目|個目|年目|点目)")
_AFTERTHOUGHT = re.compile(r"^(?:それとも)?[一-鿿]?[ぁ-ん]{2,8}[?？]$")
_ASKS_KA = re.compile(r"^は(?:誰|何|いつ|いくら)[^、。]{0,6}か[をと]?")
_ASKS_ON = re.compile(r"[一-鿿ァ-ヺ]{2,}|(?![何誰])[一-鿿][ぁ-ん]+ます")  # 「何年まで」 asks on
# 「2015年度に越してきました。あの年は…」
_POINTS = re.compile(r"(?:その|あの|この)(?:時点|とき|時|年度?|頃|ころ|日付?)(?![一-鿿])")
# 「…も10年計画でしょうか、総合計画とおそろいで。」: beside the question.
_LIKE = r"(?:お?そろい|お?揃い|同じ|一緒|いっしょ|同様|そろっ|揃っ)"
_LIKE_TAIL = re.compile(
    rf"、[^、。?？]{{1,20}}(?:計画|プラン|ビジョン|戦略)と{_LIKE}[^、。?？]{{0,6}}[。?？]*$"
)
_LIKE_INSIDE = re.compile(
    rf"(?<=(?:計画|ラン)[もは])、?[^、。?？]{{1,20}}(?:計画|プラン)と{_LIKE}[くでにてよう]*、?(?=[0-9]+[かヶカ]?年)"
)
_HAS_CONTENT = re.compile(r"(?:(?![何誰])[一-鿿ァ-ヺ]){2,}|(?![何誰])[一-鿿][ぁ-ん]+ます")
_NAMES = re.compile(r"(?![何誰幾言教聞知訊尋])[一-鿿ァ-ヺA-Za-z]")
# 「お金の助けはありますか」 asks for help, and does not say with what.
_HELP = re.compile(
    r"お金|助け|(?:補助|助成|給付|支援|奨励|交付)(?:金|制度|(?![一-鿿ァ-ヺ]))|(?<![一-鿿])[市町村国](?=[はがのから])|出(?=[ますしてるな])"
)
# 「方向は5つか6つか。正しい数は？」, 「どちらも数字で答えて」: how to tell, not what.
_MANNER = re.compile(
    r"(?:正しい|正確な|正)(?:個数|数字?|もの|方)|数字|答え|(?:図の)?(?:番号|何番|表題|題名?|タイトル)"
)
_TELLS = re.compile(r"[一-鿿ァ-ヺー](?:が|を|は)|[一-鿿ァ-ヺ]{2,}")
_IS_QUESTION = re.compile(
    r"[?？]|(?<!と)か。?$|教示|聞かせ|気にな(?!るのだ|るそう|るって|るらし|るよう)|(?:わか|分か|判)りません|わからない|分からない|お?伺い|お願い|ほしい|欲しい|(?:知り|聞き|うかがい)た|幸いです|教え|おしえ|知りた|ください|下さい|何|誰|いつ|どこ|なぜ|どう|いくら|いくつ|は。?$"
)


def split_parts(text: str) -> tuple[str, ...]:
    """The questions in a normalised line, in order; chat around them is left out.

    A line without anything that looks like a question is one part, whole.
    """
    if (quoted := _QUOTED.search(text)) and find_wants(quoted["asked"]).wants:
        return (quoted["asked"],)
    if (both := _BOTH.match(text)) and _two_asked(whole := f"{both['things']}を教えて"):
        text = whole
    sentences = _sentences(text)
    asking = _with_afterthoughts(_asking(sentences))
    parts = [part for sentence in (asking or sentences) for part in _split_sentence(sentence)]
    return tuple(parts[:3]) if len(parts) <= 3 else (text,)


def _asking(sentences: list[str]) -> list[str]:
    """The sentences that ask, each with what it asks about.

    「補助が出ると聞きました。いくらまで？」: one that names nothing asks about the one before it.
    """
    asking: list[str] = []
    before = topic_said = ""
    for place, sentence in enumerate(sentences, start=1):
        if (frame := _FRAME.match(sentence)) and place < len(sentences):
            topic_said = frame["topic"]
            continue
        if not _IS_QUESTION.search(sentence):
            before = sentence
            continue
        sentence = _of_frame(topic_said, sentence)
        names = _NAMES.search(_MANNER.sub("", _HELP.sub("", _COUNT_WORD.sub("", sentence))))
        dates = find_dates(before)
        if len(dates) == 1:
            written = before[dates[0].start : dates[0].end]
            sentence = _POINTS.sub(written, sentence, count=1)
        topic = _TOPIC_BEFORE.match(before)
        if topic and not asking and not _HAS_TOPIC.search(sentence):
            sentence = f"{topic['topic']}は{sentence}"
        is_on_it = before and _OF_WHAT_WAS_SAID.match(sentence)
        is_about_it = not asking and (is_on_it or (not names and _TELLS.search(before)))
        asking.append(before + sentence if is_about_it else sentence)
    return asking


def _of_frame(topic: str, sentence: str) -> str:
    """「専門員について取材しています。役割は？」: what names no thing asks of the one before it."""
    if not topic:
        return sentence
    if _ITS.match(sentence):
        return f"{topic}の{sentence}"
    return f"{topic}は{sentence}" if _HAS_NO_THING.match(sentence) else sentence


def _with_afterthoughts(sentences: list[str]) -> list[str]:
    """「人口は増えてるの？減ってるの？」: what names nothing belongs to the question before it."""
    joined: list[str] = []
    for sentence in sentences:
        if joined and _AFTERTHOUGHT.match(sentence):
            joined[-1] += sentence
        else:
            joined.append(sentence)
    return joined


def _stands_alone(preamble: str, rest: str) -> bool:
    """Whether what follows a preamble is a question of its own, with all that it is about."""
    names = _HAS_CONTENT.search(_HELP.sub("", _COUNT_WORD.sub("", rest)))
    says = _NAMES_TOPIC.match(preamble) or find_dates(preamble) or _POINTS_BACK.match(rest)
    return bool(find_wants(rest).wants and names and not says)


def _sentences(text: str) -> list[str]:
    """The sentences of a line; a question that is quoted in 「」 ends none."""
    found = [one.group().strip() for one in _SENTENCE.finditer(text) if one.group().strip()]
    return [one for one in found if not _HOW_TO_TELL.fullmatch(one)] or found


def _two_asked(sentence: str) -> list[str]:
    """「AのXとBのXを教えて」, 「AとBのXをそれぞれ教えて」 as two questions; else []."""
    if match := _SAME_OF_TWO.match(sentence):
        return [match["one"] + match["ask"], match["two"] + match["ask"]]
    if (match := _EACH_BY_ANY.match(sentence)) and not _EACH_OF_TWO.match(sentence):
        rest = match["attribute"] + re.sub("、?それぞれ", "", match["ask"])
        return [f"{match[name]}の{rest}" for name in ("one", "two")]
    if match := _EACH_OF_TWO.match(sentence) or _VALUES_OF_TWO.match(sentence):
        return [f"{match[name]}の{match['attribute']}{match['ask']}" for name in ("one", "two")]
    return []


def _split_sentence(sentence: str) -> list[str]:
    if match := _WISH.match(sentence):
        return [f"{match['thing']}の{match['asked']}"]
    if match := _YEAR_BEHIND.match(sentence):
        return [f"{match['year']}の{match['thing']}は{match['mark']}"]
    head = _LIKE_TAIL.sub("", sentence)
    if find_wants(head).is_yes_no:
        sentence = head
    sentence = _LIKE_INSIDE.sub("", sentence)
    if match := _INVERTED.match(sentence):
        sentence = f"{match['topic']}{match['rest']}"
    match = _PREAMBLE.match(sentence)
    if match and _stands_alone(sentence[: match.start("rest")], match["rest"]):
        sentence = match["rest"]
    if two_asked := _two_asked(sentence):
        return two_asked
    if match := _AND_ASK.match(sentence):
        one, two = match["one"], match["two"]
        if find_wants(one).wants and not find_wants(two).wants and _ASKS_KA.search(match["ask"]):
            return [f"{one}を教えて", two + match["ask"]]
        if (
            find_wants(one).wants
            and find_wants(two).wants
            and (find_wants(one).wants != find_wants(two).wants or "それぞれ" in sentence)
        ):
            return [one + match["ask"], two + match["ask"]]
    if match := _TWO_ATTRIBUTES.match(sentence):
        return [match["owner"] + match[name] + match["ask"] for name in ("one", "two")]
    if (
        (match := _THEN_ASK.match(sentence))
        and find_wants(match["two"]).wants
        and _ASKS_ON.search(match["two"])
    ):
        bare = _BARE_ASKED.match(match["two"])  # 決定した of 「いつ、誰が決定したのですか」
        is_shared = bare is not None and match["one"].endswith(("いつ", "どこで"))
        deed = bare["deed"] if bare is not None and is_shared else ""
        return [match["one"] + deed, match["two"]]
    return [sentence]
