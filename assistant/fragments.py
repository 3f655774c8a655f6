"""A fragment made whole by the last question: 「中間値は？」, 「令和10年度は？」, 「いつ？」."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Turn
from assistant.question import Question
from assistant.wants import Want
from corpus.wareki import find_dates

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
PERIOD_WANTS = frozenset({Want.PERIOD, Want.START, Want.END, Want.LENGTH, Want.IS_OVER, Want.WHEN})
# 「委員会は…」 names a topic; 「届けるのは…」 and 「何日までは」 do not.
_TOPIC = re.compile(
    r"(?!最初|最後|一度)(?:[一-鿿ァ-ヺーA-Za-z0-9]{2}|[一-鿿]さん)(?:とは|って|は|も|について|に関して)(?![ぁ-ん]?$)"
    r"|^それぞれ|の[一-鿿]{1,4}を、?(?:それぞれ)?(?:教え|おしえ|知り|説明|示し)"
)
_MAX_ELLIPTIC_PHRASES, _MIN_THING_CHARS = 2, 4
# Of 「むくのき号の運賃」 the follow-up is about むくのき号.
_OF_THING = re.compile(r"(?<!へ)(?<!から)の[^の]{1,8}$")
# What is asked of a thing and is no thing itself: 「名前は？」 is the last topic's.
ATTRIBUTES = frozenset(
    "名前 氏名 お名前 名称 電話番号 連絡先 住所 場所 会場 予算 金額 料金 値段 費用 お金 謝礼 お礼 "
    "役割 意味 理由 原因 目的 人数 件数 回数 頻度 定員 面積 割合 任期 内容 中身 期間 時期 期限 "
    "時間 曜日 年齢 対象 条件 方法 効果 結果 上限 下限 最大 最小 最高 最低 ピーク 合計 "
    "担当 担当課 所管 所管課 担当部署".split()
)
_BARE_COUNT = re.compile(r"^(?:では|じゃあ?)?、?[^はがを、]{2,8}数は[?？。]*$")  # 「世帯数は？」
_NEIGHBOUR = re.compile(
    r"^(?:では|じゃあ?)?、?(?:その)?(?P<step>前|次|翌)の?年度?(?:のほう)?(?:は|って)[^はがを]{0,8}$"
)
_THEN = re.compile(
    r"^(?:では|じゃあ?)?、?(?:その|同じ)(?:とき|時|頃|ころ|年度?)(?:の|は、?|、)(?P<rest>[^、。]{2,20}は.*)$"
)
_YEAR_OF = re.compile(r"^[^の]*[0-9元]年度?の(?=.{2})")  # 「令和10年度の上屋」
_TOLD_YEAR = re.compile(r"一昨年度?|おととし|昨年度?|去年|今年度?|本年度|来年度?|再来年度?")
_SPAN = re.compile(r"[0-9]+~[0-9]+[歳代年人]?")
_NTH = re.compile(r"[0-9]{0,2}(?P<unit>番目|位|最下位)")
_AGE = re.compile(r"[0-9]+(?:~[0-9]+)?[歳代](?:以上|以下|未満)?")
# 1-2書かない窓口, ③出前講座
_NUMBER_OF = re.compile(
    r"^(?:[0-9]{1,2}(?:-[0-9]{1,2})+|[①-⑳])[ 　]?(?=[一-鿿ァ-ヺー])"
)  # 1-2書かない窓口
_OF_A_THING = frozenset({"住所", "所在地", "電話番号", "連絡先"})
_NUMBERED = re.compile(r"(?P<kind>[一-鿿]{2,6})[0-9]{1,2}(?=の|$)")  # 「目標3の施策は？」
_IS_IT = re.compile(
    r"^(?:では|じゃあ?|それは|それって)?、?(?P<name>[一-鿿ァ-ヺーA-Za-z]{2,15})"
    r"(?:で(?:も|は)ない|じゃな(?:い|かった)|ですか|だよね|なの|かな|では|じゃ)(?:の|ん|です|か)*[?？]+$"
)
_WAS_IT = re.compile(r"は[^、。はが]{2,15}ですか$")
_POST = re.compile(r"(?P<post>[一-鿿]{1,4}長)(?=は|って|が|の|を)")
_HAS_NO_PARTS = re.compile(r"の(?:役割|役目|責務|務め|仕事)$")  # 「事業者は？」 after 市民の役割
_KANA_NAME = re.compile(
    r"(?!いつ|どこ|だれ|なに|なん|いく|それ|これ|あれ|そこ|そち|こち|ほか|ぜん|もっと|つぎ)[ぁ-んー]{3,}"
)
_KANA = re.compile(r"[ぁ-ん]{2}$")
_COUNTED_INSTEAD = re.compile(
    r"(?:では|じゃあ?|ちなみに)?、?(?P<name>[一-鿿ァ-ヺー]{2,8})(?:の(?:人?数|件数)は|は何[人件台校]|が何[人件台校])"
    r"[^、。はが]{0,8}[?？。]*"
)
_NAMES_ONE = re.compile(r"[一-鿿ァ-ヺーA-Za-z0-9]{2,}(?:の|は|が|を|に|って)")
_VALUE = re.compile(r"目標|現状|実績|中間|基準|見込")
_QUESTION_NOUN = re.compile(r"誰|何|幾つ|教|詳|(?:現状値|目標値|中間値)$")


@dataclass(frozen=True, slots=True)
class Carried:
    """A question made whole by what came before."""

    text: str  # the question to answer
    supplied: str  # what was supplied, in the question's own language
    is_certain: bool = True  # それ, その: the question says itself that it leans on the last turn
    is_whole: bool = False  # nothing of the question can be read otherwise: 「2つ目の目的は？」


def named_instead(question: Question) -> str:
    """The thing that 「家賃は？」 names in place of the last one; "" where it names none."""
    match = _INSTEAD.match(question.text)
    is_bare = len(question.words) == 1 and not question.asked.wants
    if match is None or not is_bare or not question.phrases:
        return ""
    return "" if question.phrases[-1] in ATTRIBUTES else question.phrases[-1]


def counted_instead(question: Question) -> list[str]:
    """What 「先生の数は？」 and 「先生は何人？」 count in place of what was counted."""
    match = _COUNTED_INSTEAD.fullmatch(question.text)
    return [match["name"]] if match is not None and match["name"] not in ATTRIBUTES else []


def parts_named(question: Question) -> list[str]:
    """The parts of the one compound that 「開催実績は？」 is, each of which is asked for."""
    match = _INSTEAD.match(question.text)
    names = (match["name"],) if match is not None and not question.asked.wants else ()
    if names != question.phrases or len(question.words) < 2:
        return []
    return [word.surface for word in question.words if len(word.surface) > 1]  # of 皮膚科 皮膚


def names_of(question: Question) -> tuple[str, ...]:
    """What a fragment names: its last noun, or 「ささえる」 of 「ささえるは？」."""
    if question.phrases:
        return () if _NTH.fullmatch(question.phrases[-1]) else question.phrases[-1:]
    match = _INSTEAD.match(question.text)
    return (match["name"],) if match is not None and _KANA_NAME.fullmatch(match["name"]) else ()


def asked_again(question: Question, turn: Turn) -> str:
    """「公園のほうは？」 after 「道路は何メートルですか」: 「公園は何メートルですか」; else ""."""
    rest = _PREDICATE.search(turn.question)
    match = _INSTEAD.match(question.text)
    asks_itself = question.asked.wants or question.asked.is_yes_no
    if rest is None or match is None or asks_itself or match["name"] in ATTRIBUTES:
        return ""
    return f"{match['name']}は{rest['rest']}"


def instead(question: Question, turn: Turn) -> tuple[Carried, ...]:
    """「副本部長は？」, 「中間値は？」: the last question, asked of something else.

    The fragment is a part of the last topic (ごみの量の中間値), or stands in its place.
    """
    wants = question.asked.wants
    if _BARE_COUNT.match(question.text):
        wants -= {Want.HOW_MANY}
    match = _INSTEAD.match(question.text)
    if match is not None and match["name"] in _OF_A_THING and turn.topic:
        return tuple(Carried(f"{one}の{match['name']}は", one) for one in things(turn.topic))
    if wants - _FRAGMENT_WANTS or question.asked.is_yes_no:
        return ()
    if Want.NAME in wants and Want.NAME not in turn.wants:
        return ()  # 「委員長の名前は？」 takes no thing's place
    if match is None or len(question.phrases) > 2:
        return ()
    name = match["name"]
    if (part := _NUMBERED.match(name)) and turn.topic.endswith(part["kind"]):
        return (Carried(f"{turn.topic}{name[part.end('kind') :]}は", turn.topic),)
    if (dates := find_dates(name)) and dates[0].start == 0 and dates[-1].end == len(name):
        return _of_year(name, turn)
    if _TOLD_YEAR.fullmatch(name):
        return _of_year(name, turn)
    is_plan = (
        question.plan_name
        or question.mentions_own_plan
        or question.mentions_former_plan
        or question.mentions_upper_plan
    )
    if is_plan and turn.wants & PERIOD_WANTS:
        rest = _PREDICATE.search(turn.question)
        asked = rest["rest"] if rest and turn.wants & {Want.START, Want.END, Want.LENGTH} else ""
        whole = f"{name}は{asked}" if asked else f"{name}の計画期間は"
        return (Carried(whole, turn.question, is_whole=True),)
    if name == "副" and (post := _POST.search(turn.question)):
        name = f"副{post['post']}"
    is_apart = _alike(name, turn) or _HAS_NO_PARTS.search(turn.topic)
    parts = list(_parts_of_topic(name, turn)) if not is_apart else []
    defined = [f"{name}とは何ですか"] if _asked_what_is(turn) else []
    # 「サルは？」 after 「捕まえるといくらもらえる？」, which names nothing itself
    names_none = turn.question and not turn.phrases and not _NAMES_ONE.search(turn.question)
    of_deed = [f"{name}は{turn.question}"] if names_none else []
    found = [*of_deed, *defined, *_replacements(name, turn), *parts]
    if _VALUE.search(name):
        found = [*parts, *found]  # 「令和11年度の目標は？」 is no other thing
    supplied = turn.topic or turn.question
    return tuple(Carried(text, supplied, is_certain=False) for text in dict.fromkeys(found))


def _asked_what_is(turn: Turn) -> bool:
    """Whether the last question was what a thing is: 「基本計画は？」 is as well."""
    return Want.DEFINITION in turn.wants and not turn.items


def _of_year(name: str, turn: Turn) -> tuple[Carried, ...]:
    """「令和10年度は？」: the last question of that year, whatever year it was of."""
    supplied = turn.topic or turn.question
    dates = find_dates(turn.question)
    told = _TOLD_YEAR.search(turn.question)
    if dates or told:
        start, end = (dates[0].start, dates[-1].end) if dates else told.span() if told else (0, 0)
        whole = turn.question[:start] + name + turn.question[end:]
        return (Carried(whole, supplied),)
    texts = (f"{name}の{turn.question}", *((f"{turn.topic}の{name}は",) if turn.topic else ()))
    return tuple(Carried(text, supplied) for text in texts)


def is_it(question: Question, turn: Turn) -> tuple[Carried, ...]:
    """「市長じゃないの？」 after 「部長は誰？」: whether 部長 is 市長."""
    match = _IS_IT.match(question.text)
    asked_who = Want.WHO in turn.wants or _WAS_IT.search(turn.question) is not None
    if match is None or not turn.topic or not asked_who:
        return ()
    return (Carried(f"{turn.topic}は{match['name']}ですか", turn.topic),)


def neighbour_year(text: str, turn: Turn) -> tuple[Carried, ...]:
    """「その前の年は？」: the last question of the year before the one that it named."""
    match = _NEIGHBOUR.match(text)
    said = find_dates(turn.question) if match else []
    if match is None or len(said) != 1:
        return ()
    year = said[0].fiscal_year + (-1 if match["step"] == "前" else 1)
    return _of_year(f"{year}年度", turn)


def same_year(text: str, turn: Turn) -> tuple[Carried, ...]:
    """「そのときの高齢化率は？」: asked of the year that the last question named."""
    match = _THEN.match(text)
    said = find_dates(turn.question) if match else []
    if match is None or len(said) != 1:
        return ()
    year = turn.question[said[0].start : said[0].end]
    return (Carried(f"{year}の{match['rest']}", year),)


def elliptic(question: Question, turn: Turn) -> tuple[Carried, ...]:
    """「いつまでに予約すればいいの」 after 「むくのき号の運賃は？」: perhaps of the last topic."""
    text = question.text
    names_topic = _TOPIC.search(text) is not None or question.plan_name
    if not turn.topic or names_topic or len(question.phrases) > _MAX_ELLIPTIC_PHRASES:
        return ()
    return tuple(
        Carried(f"{topic}は{text}", topic, is_certain=False) for topic in things(turn.topic)
    )


def things(topic: str) -> tuple[str, ...]:
    """What a follow-up may be about: of 「むくのき号の運賃」 むくのき号, or all of it."""
    topic = _NUMBER_OF.sub("", _YEAR_OF.sub("", topic))
    thing = _OF_THING.sub("", topic)
    topics = (thing, topic) if len(thing) >= _MIN_THING_CHARS else (topic,)
    return tuple(dict.fromkeys(topics))


def _replacements(name: str, turn: Turn) -> Iterator[str]:
    """The last question with ``name`` in place of one of its nouns, or as its topic."""
    if name in turn.question or name in ATTRIBUTES:
        return
    rest = _PREDICATE.search(turn.question)
    owner = turn.topic.rsplit("の", 1)[0] if "の" in turn.topic else ""
    if owner and _HAS_NO_PARTS.search(turn.topic) and name not in turn.topic:
        yield turn.question.replace(owner, name, 1)
        return
    if rest is not None:
        if owner and owner not in name and turn.wants & {Want.WHO}:
            yield f"{owner}の{name}は{rest['rest']}"
        if turn.topic.endswith("長") and turn.wants & {Want.WHO}:
            yield f"{name}の長は{rest['rest']}"
    alike = _alike(name, turn)
    if _KANA.search(name) and _KANA.search(owner) and turn.question.startswith(owner):
        yield turn.question.replace(owner, name, 1)  # 「ささえるは？」 after 「つなぐの事業費は」
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
    spans = [match.group() for match in _SPAN.finditer(turn.question)]  # 65~74歳 is one
    for nouns in (turn.phrases, words):
        found = [
            noun
            for noun in (*spans, *(one for one in nouns if not any(one in span for span in spans)))
            if len(noun) > 1 and not _QUESTION_NOUN.match(noun) and not find_dates(noun)
        ]
        if found:
            return found
    return []


def _alike(name: str, turn: Turn) -> list[str]:
    """What in the last question ends as ``name`` does: 小学校 for 中学校, 浜線 for 山手線.

    「燃やさないごみ」 takes the place of all of 「プラスチックのごみ」.
    """
    if len(name) == len(turn.topic) == 1 and turn.topic in turn.question:
        return [turn.topic]  # 「国は？」 after 「県は？」
    is_of_topic = name[:2] == turn.topic[:2] and len(name) == len(turn.topic) > 2
    if is_of_topic and turn.topic in turn.question:
        return [turn.topic]  # 「基本計画は？」 after 「総合計画の基本構想とは」
    if (nth := _NTH.fullmatch(name)) is not None:  # 「2位は？」 after 「期待の1位は？」
        ranks = (match.group() for match in _NTH.finditer(turn.question))
        return [one for one in ranks if one.endswith(nth["unit"]) or nth["unit"] == "最下位"][:1]
    if _AGE.fullmatch(name) and (ages := _AGE.findall(turn.question)):
        return ages[:1]  # 「50代は？」 after 「65~74歳の保有率は？」
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
