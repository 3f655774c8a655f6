"""What an earlier turn settled: それ, その, a bare 「いつまで？」, 「2つ目は？」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Answer, DraftStatement, Turn
from assistant.question import Question, find_plan_name
from assistant.wants import Want

_KANJI = {digit: value for value, digit in enumerate("一二三四五六七八九十", start=1)}
_NTH = re.compile(
    r"^(?:では|じゃあ|その|それの)?、?(?P<n>[0-9]{1,2}|[一二三四五六七八九十])(?:つ目|個目|番目"
    r"|点目|項目|件目|つめ|こめ"
    r"|ばんめ)(?:の(?:もの|やつ|項目|課題|目標|柱|方|ほう)?(?=は|って|を|も|が|$))?(?:は|って|を|について|も|が)?"
)
# Behind 「2つ目は」: nothing is asked of the item but what it is.
_NO_MORE = re.compile(
    r"[のは]?(?:何(?:です|でしょう)?か?|(?:教え|おしえ|言っ)て(?:ください|下さい|くれますか)?)?[?？。]*"
)
_BRACKETED = re.compile(r"(?<=.)[（(][^（）()]*[）)]$")
_FIRST = re.compile(
    r"^(?P<lead>(?:では|じゃあ?)?、?)(?:一番)?最初の(?:もの|やつ|項目)?(?=は|って|を)"
)
_ORDINAL = re.compile(r"(?:[0-9]{1,2}|[一二三四五六七八九十])(?:つ目|個目|番目|点目|項目|件目)")
_MOST = re.compile(r"(?:一番|いちばん|最も|もっとも)(?!目)")
_NEXT = re.compile(
    r"^(?:では|じゃあ)?、?(?:その)?次(?:の(?:もの|やつ|項目|は))?(?:は|って|を|も)?(?:何(?:です)?か?|教えて)?[?？。]*$"
)
_LAST = re.compile(
    r"^(?:では|じゃあ?|その)?、?(?:最後|一番最後)(?:の(?:もの|やつ|項目|課題|目標)?)?(?:は|って|を)"
)
_ONE_BEFORE = re.compile(
    r"^(?:では|じゃあ?)?、?(?:その|それの)?(?:1つ|一つ|ひとつ)?前(?:の(?:もの|やつ|項目)?)?"
    r"(?:は|って|を|も)?(?:何(?:です)?か?|教えて)?[?？。]*$"
)
_DEMONSTRATIVE = re.compile(
    r"(?:それ|これ|あれ|そちら|こちら|そこ|ここ|その(?:人|方|かた|組織|会議|計画|部署|本部"
    r"|委員会|役職|者)|同(?:本部|計画|会議|委員会|部会)|彼"
    r"|この(?:人|組織|会議|本部|委員会))(?=は|が|を|の|に|って|も|と|、|で)"
)
_ADNOMINAL = re.compile(r"(?:^|(?<=、)|(?<=。))(?:その|そこの|それの|同)(?=お?[一-鿿ァ-ヺA-Za-z])")
_INSTEAD = re.compile(
    r"^(?:では|じゃあ?|それでは|ちなみに|なら)?、?(?P<name>.+?)(?:のほう|の方|の場合)?(?:は"
    r"|って|について(?:は)?|だと"
    r"|なら)(?:どう(?:ですか|でしょうか|なの)?)?[?？。]*$"
)
_PREDICATE = re.compile(
    r"(?:は|って|が|を|の)(?P<rest>[^はがを]*?(?:誰|だれ|どなた|いつ|どこ|何|なに|いくつ|どんな"
    r"|どう|いくら|どれ)[^、。]*)$"
)
_FRAGMENT_WANTS = frozenset(
    {Want.PERIOD, Want.TARGET, Want.CURRENT, Want.WHICH, Want.NAME, Want.WHEN}
)
_PERIOD_WANTS = frozenset({Want.PERIOD, Want.START, Want.END, Want.LENGTH, Want.IS_OVER, Want.WHEN})
_OF_PLANS = frozenset({Want.ORDINAL_YEAR, Want.REMAINING, Want.IS_OVER, Want.HAS_BEGUN})
# 「そのうち、調達に関わるのは？」: one of what was enumerated.
_AMONG = re.compile(r"^(?:では|じゃあ)?、?(?:その|この|それらの)(?:うち|中|なか)(?:で|から|の)?、?")
# 「3は？」 after 「基本目標1は何ですか」
_NUMBER_ALONE = re.compile(
    r"^(?:では|じゃあ)?、?(?P<n>[0-9]{1,2})(?:番)?(?:は|って|も)?(?:何(?:です)?か?)?[?？。]*$"
)
_COUNTED_NOUN = re.compile(r"(?<=[一-鿿ァ-ヺー])[0-9]{1,2}(?![0-9年月日つ])")
# Parts of a body that are asked for without naming it again: 「委員は何人？」
_PART_OF_BODY = re.compile(
    r"^(?:では|じゃあ|ちなみに)?、?(?:(?:今|いま|現在|現職)の)?(?P<part>(?:副)?(?:会長|委員長|座長|議長|本部長|部会長|幹事長|部長|室長)"
    r"|委員|構成員|メンバー|部員|本部員|事務局|庶務|任期|定員|定数|人数|役割|仕事|役目|開催|会議の回数)(?![一-鿿])"
)
# 「委員会は…」 names a topic; 「届けるのは…」 and 「何日までは」 do not.
_TOPIC = re.compile(
    r"(?!最初|最後|一度)(?:[一-鿿ァ-ヺーA-Za-z0-9]{2}|[一-鿿]さん)(?:とは|って|は|も|について|に関して)(?![ぁ-ん]?$)"
    r"|^それぞれ|の[一-鿿]{1,4}を、?(?:それぞれ)?(?:教え|おしえ|知り|説明|示し)"
)
_MAX_ELLIPTIC_PHRASES, _MIN_THING_CHARS = 2, 4
# Of 「むくのき号の運賃」 the follow-up is about むくのき号.
_OF_THING = re.compile(r"(?<!へ)(?<!から)の[^の]{1,8}$")
_CHOOSES = re.compile(r"どちら|どっち|いずれ")
# 「では強靱化計画だと、目標は何人ですか」 asks the same of another plan.
_OF_OTHER_PLAN = re.compile(
    r"^(?:では|じゃあ?|それでは)、?(?P<plan>[^、。はが]{2,20}(?:計画|プラン|ビジョン|構想|戦略|方針))"
    r"(?:の(?:ほう|方|場合))?(?:だと|では|なら|は)、(?P<rest>[^、。]{4,20})$"
)
_CONTRASTS = re.compile(r"のほう|の方|の場合")
# 「それぞれの役割は？」 after three bodies
_EACH = re.compile(
    r"^(?:では|じゃあ?|で)?、?それぞれの(?=(?:[一-鿿]?長|役割|役目|仕事|意味|メンバー|委員|事務局|期間|任期|目標)(?:は|って|を))"
)
_MOST_EACH = 3
# 「補佐するのは？」 says not whom.
_OF_WHOM = re.compile(
    r"^(?:では|じゃあ?|で)?、?(?P<doing>[一-鿿]{2,4}(?:する|している|してる)(?:のは|人は|方は|役は)"
    r"(?:誰|だれ|どなた)?[^、。]{0,6})$"
)
_PLAN = re.compile(r"計画|プラン|ビジョン|構想|方針|戦略|大綱|指針")
# What is asked of a thing and is no thing itself: 「名前は？」 is the last topic's.
_ATTRIBUTES = frozenset(
    "名前 氏名 お名前 名称 電話番号 連絡先 住所 場所 会場 予算 金額 料金 値段 費用 お金 謝礼 お礼 "
    "役割 意味 理由 原因 目的 人数 件数 回数 頻度 定員 面積 割合 任期 内容 中身 期間 時期 期限 "
    "時間 曜日 年齢 対象 条件 方法 効果 結果 上限 下限 最大 最小 最高 最低 ピーク 合計 "
    "担当 担当課 所管 所管課 担当部署".split()
)
# 「担当課はどこ？」 is asked of the last topic.
_OF_TOPIC = re.compile(
    r"^(?:では|じゃあ?|それで)?、?(?P<what>(?:担当|所管|主管)(?:課|部署|部)?|予算|費用|料金|金額|対象者?"
    r"|場所|会場|定員|人数|件数|回数)(?:は|って|が|を)[^はがを]{1,12}$"
)
_BARE_COUNT = re.compile(r"^(?:では|じゃあ?)?、?[^はがを、]{2,8}数は[?？。]*$")  # 「世帯数は？」
_VALUE = re.compile(r"目標|現状|実績|中間|基準|見込")
_QUESTION_NOUN = re.compile(r"誰|何|幾つ|教|詳|(?:現状値|目標値|中間値)$")
_BODY = re.compile(r"(?:本部|会|会議|部会|室|局|課|チーム|機関|委員会)$")


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, the latest last. Only the latest ones are ever looked at."""

    turns: tuple[Turn, ...] = ()

    @property
    def last(self) -> Turn | None:
        """The latest turn."""
        return self.turns[-1] if self.turns else None

    def with_turn(self, answer: Answer) -> "Conversation":
        """The conversation after one more reply; twenty turns are kept."""
        return self if answer.turn is None else Conversation((*self.turns, answer.turn)[-20:])


@dataclass(frozen=True, slots=True)
class Carried:
    """A question made whole by what came before."""

    text: str  # the question to answer
    supplied: str  # what was supplied, in the question's own language
    is_certain: bool = True  # それ, その: the question says itself that it leans on the last turn
    is_whole: bool = False  # nothing of the question can be read otherwise: 「2つ目の目的は？」


def nth_item(text: str, turn: Turn | None) -> tuple[int, DraftStatement] | None:
    """The item of the last list that 「3つ目は？」 or 「最後は？」 names, with its number."""
    if turn is None or not turn.items:
        return None
    text = _FIRST.sub(r"\g<lead>1つ目", text)
    step = 1 if _NEXT.match(text) else -1 if _ONE_BEFORE.match(text) else 0
    if step:
        names = [item.text for item in turn.items]
        place = names.index(turn.entity) + 1 + step if turn.entity in names else 0
        return (place, turn.items[place - 1]) if 0 < place <= len(names) else None
    match = _NTH.match(text)
    if match and not _NO_MORE.fullmatch(text[match.end() :]):
        return None  # 「2つ目の役割は？」 asks something of the item
    if match:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        return (number, turn.items[number - 1]) if 1 <= number <= len(turn.items) else None
    return (len(turn.items), turn.items[-1]) if _LAST.match(text) else None


def nth_of_nothing(text: str, turn: Turn) -> str:
    """「2つ目」 of 「2つ目は？」 after a reply that enumerated nothing; else ""."""
    match = _NTH.match(text)
    is_bare = match is not None and _NO_MORE.fullmatch(text[match.end() :]) is not None
    counts = _ORDINAL.search(turn.question) or _MOST.search(turn.question)
    place = _ORDINAL.search(text)
    return place.group() if place and is_bare and not (turn.items or counts) else ""


def asks_next(text: str) -> bool:
    """Whether a line is all 「次は？」 or 「1つ前は？」."""
    return (_NEXT.match(text) or _ONE_BEFORE.match(text)) is not None


def leans_on_nothing(question: Question) -> bool:
    """Whether it is all 「それは誰ですか」, so that without an earlier turn nothing is asked.

    「これ、いつ終わるの？」 is asked of the plan.
    """
    if question.asked.wants & _PERIOD_WANTS or question.asked.wants & _OF_PLANS:
        return False
    return not question.words and _DEMONSTRATIVE.search(question.text) is not None


def carry(question: Question, conversation: Conversation) -> tuple[Carried, ...]:
    """What the question may mean after the last turn, likeliest first; () when it stands alone."""
    turn = conversation.last
    if turn is None:
        return ()
    text = _FIRST.sub(r"\g<lead>1つ目", question.text) if turn.items else question.text
    if (match := _NTH.match(text)) and turn.items:
        number = int(match["n"]) if match["n"].isdigit() else _KANJI[match["n"]]
        if 1 <= number <= len(turn.items):
            name = turn.items[number - 1].text
            bare = _BRACKETED.sub("", name)
            return (Carried(f"{bare}の{text[match.end() :].lstrip('の')}", name, is_whole=True),)
    is_nth = (now := _ORDINAL.search(text)) and _NTH.match(text)
    if now and is_nth and _ORDINAL.search(turn.question):
        whole = _ORDINAL.sub(now.group(), turn.question, count=1)
        return (Carried(whole, turn.topic or turn.question, is_whole=True),)
    if now and is_nth and _MOST.search(turn.question):
        whole = _MOST.sub(f"{now.group()}に", turn.question, count=1)
        return (Carried(whole, turn.topic or turn.question, is_certain=False),)
    if (match := _AMONG.match(text)) and turn.items:
        return (Carried(text[match.end() :], turn.topic, is_whole=True),)
    if (match := _NUMBER_ALONE.match(text)) and _COUNTED_NOUN.search(turn.question):
        whole = _COUNTED_NOUN.sub(match["n"], turn.question, count=1)
        return (Carried(whole, turn.question, is_whole=True),)
    for pattern, joint in ((_DEMONSTRATIVE, ""), (_ADNOMINAL, "の")):
        match = pattern.search(text)
        antecedent = _antecedent(match.group(), question, turn) if match else ""
        if match and antecedent:
            # 「その人がいないときは」 may ask about the post, too.
            others = (turn.topic,) if antecedent == turn.entity and turn.topic else ()
            return tuple(
                Carried(text[: match.start()] + thing + joint + text[match.end() :], thing)
                for thing in (antecedent, *others)
            )
    match = _PART_OF_BODY.match(text)
    is_role = match is not None and match["part"].endswith("長") and not question.asked.wants
    if match and not is_role and (owner := _body_of(turn)):
        return (Carried(f"{owner}の{text[match.start('part') :]}", owner),)
    if (match := _OF_OTHER_PLAN.match(text)) and turn.topic and not _PLAN.search(turn.topic):
        whole = f"{match['plan']}の{turn.topic}の{match['rest']}"
        return (Carried(whole, turn.topic, is_certain=False),)
    if question.mentions_own_plan and _CHOOSES.search(text) and find_plan_name(turn.topic):
        return (Carried(f"{turn.topic}と、{text}", turn.topic),)
    names_plan = question.plan_name or question.mentions_own_plan
    if question.asked.wants & _OF_PLANS and not _PLAN.search(turn.topic):
        return ()  # 「今は何年目ですか」 is asked of the plan, whoever was talked about
    if _EACH.match(text) and 1 < len(turn.items) <= _MOST_EACH:
        asked = text.rstrip("?？。")
        whole = " ".join(_EACH.sub(f"{item.text}の", asked) + "?" for item in turn.items)
        return (Carried(whole, turn.items_of or turn.topic, is_whole=True),)
    is_of_plan = question.mentions_own_plan and question.asked.wants & _PERIOD_WANTS
    if is_of_plan or (question.plan_name and question.asked.wants and not _CONTRASTS.search(text)):
        return ()  # 「総合計画の期間は」 is whole
    if (match := _OF_WHOM.match(text)) and turn.entity and turn.entity not in text:
        return (Carried(f"{turn.entity}を{match['doing']}", turn.entity, is_certain=False),)
    if not question.words and not names_plan and question.asked.wants and turn.topic:
        joint = "の" if text.startswith(tuple(_ATTRIBUTES)) else "は"
        return (Carried(f"{turn.topic}{joint}{text}", turn.topic),)
    if (match := _OF_TOPIC.match(text)) and turn.topic and not names_plan:
        return tuple(
            Carried(f"{thing}の{text[match.start('what') :]}", thing, is_certain=False)
            for thing in _things(turn.topic)
        )
    return _instead(question, turn) or _elliptic(question, turn)


def named_instead(question: Question) -> str:
    """The thing that 「家賃は？」 names in place of the last one; "" where it names none."""
    match = _INSTEAD.match(question.text)
    is_bare = len(question.words) == 1 and not question.asked.wants
    if match is None or not is_bare or not question.phrases:
        return ""
    return "" if question.phrases[-1] in _ATTRIBUTES else question.phrases[-1]


def asked_again(question: Question, turn: Turn) -> str:
    """「公園のほうは？」 after 「道路は何メートルですか」: 「公園は何メートルですか」; else ""."""
    rest = _PREDICATE.search(turn.question)
    match = _INSTEAD.match(question.text)
    asks_itself = question.asked.wants or question.asked.is_yes_no
    if rest is None or match is None or asks_itself or match["name"] in _ATTRIBUTES:
        return ""
    return f"{match['name']}は{rest['rest']}"


def _body_of(turn: Turn) -> str:
    """The body that the last turn was about: of 「推進本部の本部長」, 推進本部."""
    names = [turn.topic]
    while "の" in names[-1]:
        names.append(names[-1].rsplit("の", 1)[0])
    return next((name for name in (*names, turn.entity) if _BODY.search(name)), "")


def _antecedent(said: str, question: Question, turn: Turn) -> str:
    """「それを補佐するのは」 after 「部長は誰」 means who was named, else the topic.

    「それは何年間の計画ですか」 after 「総合計画の理念は」 means the plan.
    """
    if said.endswith("計画") and not _PLAN.search(f"{turn.topic}{turn.entity}{turn.question}"):
        return "この計画"  # 「その計画」, where none was spoken of
    plan = find_plan_name(turn.topic) or find_plan_name(turn.question)
    if plan and plan not in question.text and question.asked.wants & _PERIOD_WANTS:
        return plan
    if len(turn.items) == 1 and turn.entity:
        return turn.entity  # 「上位計画は何ですか」 named one
    named_someone = bool(turn.wants & {Want.WHO, Want.WHICH, Want.WHERE}) and not turn.items
    if named_someone and turn.entity and not re.search(r"計画$", turn.entity):
        return turn.entity
    return turn.topic or turn.entity


def _instead(question: Question, turn: Turn) -> tuple[Carried, ...]:
    """「副本部長は？」, 「中間値は？」: the last question, asked of something else.

    The fragment is a part of the last topic (ごみの量の中間値), or stands in its place.
    """
    wants = question.asked.wants
    if _BARE_COUNT.match(question.text):
        wants -= {Want.HOW_MANY}
    if wants - _FRAGMENT_WANTS or question.asked.is_yes_no:
        return ()
    if Want.NAME in wants and Want.NAME not in turn.wants:
        return ()  # 「委員長の名前は？」 takes no thing's place
    match = _INSTEAD.match(question.text)
    if match is None or len(question.phrases) > 2:
        return ()
    name = match["name"]
    is_plan = (
        question.plan_name
        or question.mentions_own_plan
        or question.mentions_former_plan
        or question.mentions_upper_plan
    )
    if is_plan and turn.wants & _PERIOD_WANTS:
        rest = _PREDICATE.search(turn.question)
        asked = rest["rest"] if rest and turn.wants & {Want.START, Want.END, Want.LENGTH} else ""
        whole = f"{name}は{asked}" if asked else f"{name}の計画期間は"
        return (Carried(whole, turn.question, is_whole=True),)
    parts = list(_parts_of_topic(name, turn)) if not _alike(name, turn) else []
    found = [*_replacements(name, turn), *parts]
    if _VALUE.search(name):
        found = [*parts, *found]  # 「令和11年度の目標は？」 is no other thing
    supplied = turn.topic or turn.question
    return tuple(Carried(text, supplied, is_certain=False) for text in dict.fromkeys(found))


def _elliptic(question: Question, turn: Turn) -> tuple[Carried, ...]:
    """「いつまでに予約すればいいの」 after 「むくのき号の運賃は？」: perhaps of the last topic."""
    text = question.text
    names_topic = _TOPIC.search(text) is not None or question.plan_name
    if not turn.topic or names_topic or len(question.phrases) > _MAX_ELLIPTIC_PHRASES:
        return ()
    return tuple(
        Carried(f"{topic}は{text}", topic, is_certain=False) for topic in _things(turn.topic)
    )


def _things(topic: str) -> tuple[str, ...]:
    """What a follow-up may be about: of 「むくのき号の運賃」 むくのき号, or all of it."""
    thing = _OF_THING.sub("", topic)
    topics = (thing, topic) if len(thing) >= _MIN_THING_CHARS else (topic,)
    return tuple(dict.fromkeys(topics))


def _replacements(name: str, turn: Turn) -> Iterator[str]:
    """The last question with ``name`` in place of one of its nouns, or as its topic."""
    if name in turn.question or name in _ATTRIBUTES:
        return
    rest = _PREDICATE.search(turn.question)
    owner = turn.topic.rsplit("の", 1)[0] if "の" in turn.topic else ""
    if rest is not None:
        if owner and owner not in name and turn.wants & {Want.WHO}:
            yield f"{owner}の{name}は{rest['rest']}"
        if turn.topic.endswith("長") and turn.wants & {Want.WHO}:
            yield f"{name}の長は{rest['rest']}"
    alike = _alike(name, turn)
    if owner and owner not in name and not alike:
        asked = rest["rest"] if rest is not None and not name.endswith("数") else ""
        yield f"{owner}の{name}は{asked}"
    for noun in alike or _nouns(turn):
        yield turn.question.replace(noun, name, 1)
    if rest is not None:
        yield f"{name}は{rest['rest']}"


def _nouns(turn: Turn) -> list[str]:
    """The nouns of the last question; what asks (何年間) is none."""
    words = re.findall(r"[一-鿿ァ-ヺー0-9A-Za-z]{2,}", turn.question)
    for nouns in (turn.phrases, words):
        found = [noun for noun in nouns if len(noun) > 1 and not _QUESTION_NOUN.match(noun)]
        if found:
            return found
    return []


def _alike(name: str, turn: Turn) -> list[str]:
    """What in the last question ends as ``name`` does: 小学校 for 中学校, 浜線 for 山手線.

    「燃やさないごみ」 takes the place of all of 「プラスチックのごみ」.
    """
    end = name[-1:] if re.search(r"[一-鿿]$", name) else name[-2:]
    alike = [noun for noun in _nouns(turn) if noun.endswith(end)]
    is_topic = turn.topic.endswith(end) and turn.topic in turn.question
    if is_topic and (not alike or any(name.endswith(noun) for noun in alike)):
        return [turn.topic]
    return alike


def _parts_of_topic(name: str, turn: Turn) -> Iterator[str]:
    """「中間値は？」 after the target of 再資源化率: 再資源化率の中間値."""
    if turn.topic and name not in turn.topic:
        yield f"{turn.topic}の{name}は"
