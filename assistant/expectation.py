"""The kind of expression that must stand in a sentence that answers."""

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from assistant.contact_kinds import contact_told
from assistant.question import Question
from assistant.wants import Want
from corpus.morphology import Token
from corpus.wareki import find_dates


class Text(Protocol):
    """What a check asks of a sentence; most ask for no tokens, which take longer to read."""

    @property
    def text(self) -> str:
        """The sentence, normalised."""
        ...

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens."""
        ...


KindCheck = Callable[[Text], bool]

_NUMBER = r"(?:[0-9][0-9,.]*|[一二三四五六七八九十百]+)(?:千|万|億|兆)*"
# How often: 四半期ごと, 年2回, 毎年7月, 2か月に1回.
OFTEN = re.compile(
    rf"毎[年度月週日]|(?:四半期|半年|{_NUMBER}[かヶカ箇]?(?:年|月|週間?|日))(?:ごと|毎|おき|に{_NUMBER}[回度])"
    rf"|(?:年|月|週)(?:間)?(?:に)?{_NUMBER}[回度]|隔[年月週]|随時|定期"
)
# A sum, or what of a sum is paid: 無料, 費用の3分の1, 2割を負担
_PART = rf"{_NUMBER}(?:割|分の|%|パーセント|倍)"
_PAID = r"(?:[費料額代税]|負担|補助|助成|交付|給付|割引|減免|報酬|手当|円|価格|値段|運賃)"
_MONEY = re.compile(
    rf"{_NUMBER}円|無[料償]|全額|半額|免除|{_PAID}[^。]{{0,30}}{_PART}|{_PART}[^。]{{0,20}}{_PAID}"
)
# 「月いくら」 is answered by a sum, not by a share.
_SUM_ASKED = re.compile(
    r"(?:月額?|年額?|[1一]回|[1一][人日食枚]|ひと月|何)[^、。0-9]{0,3}いくら|基準額|何円|いくら円"
)
_SUM = re.compile(rf"{_NUMBER}円|無[料償]|全額|免除")
_CLOCK = re.compile(r"(?:午前|午後)?[0-9]{1,2}時|[0-9]{1,2}:[0-9]{2}")
_ADDRESS = re.compile(r"[0-9]+(?:丁目|番地|番[0-9]*号)|〒|[町村字][0-9]+-[0-9]+")
# A number of no date and no order: 46事業, 85手続, 6桁; not 令和5年度, 第2条
_COUNTED = re.compile(
    r"(?<![第0-9,.])[0-9][0-9,.]*+(?!年度|月(?!間)|[時条項号章節版次期]|年(?!間|以上|以内|前|後|超|分))"
    r"|[一二三四五六七八九十]+(?:[人件個つ回]|か所|種類)|[0-9]+\.[0-9]+年"
)
# 4月, 毎年, 10日前まで, 月曜日, 前日; not 5年間, 1日6往復
_TIME = re.compile(
    r"[0-9]+(?:月(?![間額])|年(?!間|以上|生)|(?:時間|日|週間|か月|年)(?=の?(?:前|後|以内|まで|から|経過|を限)))"
    r"|毎[年月週日]|[翌前当][年日月]|その日|随時|通年|直ちに|速やかに|の(?:[日月]|前|後)(?:に|まで)|時[点期]"
)
# When something is, and not when it begins or ends
_HOURS = re.compile(
    r"[月火水木金土日]曜|平日|週末|正午|午[前後]|[春夏秋冬]|日没|夜間|定例会|[年月週]に?[0-9]回"
)
_PLACE = re.compile(
    r"(?P<place>[一-鿿ァ-ヺー](?:階|内|跡地|隣|地区|丁目|庁舎|館|校|所|室|園|駅前?)|センター|[0-9]階)(?:に|で|を|の)[^、。]{0,8}"
    r"(?:開設|設置|設け|整備|置[いかき]|あ[りる]|移転|開催|開い|開始|実施|改修|行[うい]|提供|受け|販売|回収)"
)
_WEEKDAY_ASKED = re.compile(r"何曜|曜日(?:は|って|を(?:教|知)|[?？]?$)")
_WEEKDAY = re.compile(r"[月火水木金土日・](?:曜|[)）])|平日|週末|休日|毎日|年末年始")
_YEAR_ASKED = re.compile(
    r"何年度?(?:から|に(?!1)|の(?!間)|まで|です|でしょう|だ|か[らは]|[?？]|$)|西暦"
)
_YEAR = re.compile(
    r"(?:[0-9]|元)年(?!間|以上|生|目|後)|[翌前本当同次毎来昨]年|当初|当時|年度|期間|時代|世紀"
)
_NEVER = re.compile(r"恒久|無期限|期限(?:の|は|を)?(?:ない|なく|なし|定めない|設けない)")
# What a date is of when it only tells documents apart: 6月28日付け総税市第65号, 平成29年法律第7号
_OF_A_DOCUMENT = re.compile(
    r"\)?(?:付け?(?!近|属)|(?:法律|政令|省令|条例|規則|告示|訓令|総理府令)第|[^。、()]{0,12}(?:閣議)?決定\))"
)
_ASKS_OF_DOCUMENT = re.compile(
    r"(?:付け?(?!近|属)|決定|決ま|公布|制定|でき[たて]|出[さた]|法律|条例|通知|告示)[^、。]*$"
)
# What a sentence says of when something ends, and not only of when something was.
_BOUND = re.compile(
    r"まで|末|限り|満了|終[了わえ]|期限|締め?切|廃止|完了|目標|目指|達成|失効|閉|[~-]|をもって|以内"
)
# 「何日分」, 「いつまで借りられる」, 「保存期間」: a length answers as well as a date.
_LASTS = re.compile(r"何(?:年|日|か月|週間)(?![度目にからの月生])|まで|期間|期限")
_LENGTH = re.compile(rf"{_NUMBER}[かヶカ箇]?(?:年|月|日|週)(?:間|計画|ごと)?")
_DISTANCE_ASKED = re.compile(r"(?:長さ|距離|延長|全長|幅)(?:は|って|を|が|[?？]|$)")
_DISTANCE = re.compile(rf"{_NUMBER}(?:キロ|メートル|センチ|[kc]?m(?![a-z²2]))")
_COLOUR_ASKED, _COLOUR = re.compile(r"(?:何|なに)(?:色|いろ)|色は"), re.compile(r"[一-鿿]色|カラー")
_REASON = re.compile(
    r"ため|[原要]因|(?:でき|得られ|足り|及ば|進ま|集まら|見つから|取れ)ず|きっかけ|おそれ|避け|ので|から[、,]|ことから|により|よって|目的|趣旨|理由|ねらい|踏まえ|観点|実現|目指"
    r"|めざ|図る|図り|基づ"
)
_AGENT = re.compile(
    r"(?:だれ|誰|どなた)でも|(?:長|員|者|師|士|課|部|会|会議所|室|局|係|団|社|組合|法人|校|院|店|署|所|本部|会議|機関|組織|団体|委員会|審議会|協議会|センター|市"
    r"|国|県|都|区|町|村|人|市民|事業者|住民|児童|生徒|学生|家族|CIO|官|大臣|チーム"
    r"|館|庁|省)(?=[がはをにのとでへ、。）)・や0-9「]|及び|並びに|または|又は|から|より|$|\t)"
)
# 「誰が利用できますか」 asks for whom it is, not who runs it.
_ENTITLED_ASKED = re.compile(
    r"(?:誰|だれ|どなた|どんな人|どういう人|どのような人)(?:が|でも|なら|は)?[^、。]{0,8}"
    r"(?:使え|利用|対象|もらえ|受けられ|借りられ|借り|入れ|参加|乗れ|申し?込|なれ)"
)
_ENTITLED = re.compile(
    r"(?:方|人|者|世帯|家庭|市民|町民|村民|住民|児|生徒|学生|生|団体|企業)(?=[がはをにのとでへ、。）)・やも]|または|又は|及び|であれ|など|等|$)"
    r"|[0-9]歳(?:以上|以下|未満|から|まで)"
)
# Units as they may be written: 「委員20名」 are people, shares differ by ポイント.
_PERCENT = r"(?:%|パーセント|割)"
_WRITTEN = {
    "人": "[人名]",
    "歳": "[歳才]",
    "か所": "[かカヶケヵ箇]所",
    "ポイント": rf"(?:ポイント|{_PERCENT})",
    "%": _PERCENT,
    "割": _PERCENT,
    "トン": "(?:トン|t)",
    "グラム": "(?:グラム|g)",
    "キロ": "(?:キロ|km|kg)",
    "km": "(?:キロ|km)",
    "ヘクタール": "(?:ヘクタール|ha)",
    "ha": "(?:ヘクタール|ha)",
    "回": "[回度日]",
    "台": "[台機基両]",
    "点": "(?:点|ポイント)",
    "個": r"[^0-9年月日時%円人歳]",
    "種類": "(?:種|品目|業務)",
    "戸": "(?:[戸軒棟件]|世帯)",
    "軒": "(?:[戸軒棟件店]|世帯|か所)",
    "棟": "[棟戸軒]",
    "頭": "[頭匹]",
    "匹": "[頭匹羽]",
    "便": "(?:便|往復|本)",
    "本": "(?:[本便]|往復)",
    "往復": "(?:往復|便|本)",
    "社": "(?:[社者]|事業所|か所)",
    "組": "(?:組|世帯|家族)",
    "基": "(?:[基台本]|か所)",
    "枚": "[枚部通]",
    "冊": "[冊部点]",
    "分": "(?:時間|分)",
    "倍": "[倍%割]",
    "メートル": "(?:メートル|m|キロ)",
    "センチ": "(?:センチ|メートル|c?m)",
    "ミリ": "(?:ミリ|m)",
    "平方メートル": "(?:平方|m2|㎡|ha|ヘクタール)",
    "件": "(?:件|事業|手続|施設|団体|社|者)",
}
# What is missing where so many of it are asked for.
_COUNTED_AS = {
    "人": "what.people",
    "件": "what.cases",
    "回": "what.times",
    "日": "what.days",
    "世帯": "what.households",
    "歳": "what.age",
    "%": "what.share",
    "割": "what.share",
}
_AT_A_COUNTER = re.compile(r"(?:買|申[しこ込請]|借り|もらえ|登録|相談|聞け|受け取|手続)")
# 「定員は何人」 is of those there may be, not of those there are.
_LIMIT_ASKED = re.compile(r"定員|定数")
_KIND_OF_COUNT = re.compile(
    r"何(?P<unit>人(?:乗り|部屋|体制|編成|制|用|掛け|家族)|年(?:生|制)|階建て?|泊|連休|部制)"
)
_LIMIT = re.compile(r"定員|定数|以内|組織|構成|収容|委員|受け?入れ")
_MEASURES = ("メートル", "センチ", "ミリ", "平方メートル")
# A number alone in a table's cell: its unit stands in the head.
_BARE_CELL = re.compile(r"\t[0-9][0-9,.]*(?:\t|$)")
# 「186棟中104棟」 gives a share.
_OF_WHICH = re.compile(rf"{_NUMBER}[^0-9。]{{1,8}}(?:うち|中)[^0-9。]{{0,20}}{_NUMBER}")
# Without the kind of thing itself these are never answered: a phone number, a sum, a date.
_HARD = frozenset(
    {
        Want.MONEY,
        Want.CONTACT,
        Want.ADDRESS,
        Want.CLOCK,
        Want.LENGTH,
        Want.REMAINING,
        Want.WHEN,
        Want.START,
        Want.END,
        Want.PERIOD,
        Want.HOW_MANY,
        Want.NAME,
        Want.OFTEN,
    }
)
_SUPERLATIVE = re.compile(
    r"最優先|最も|一番|いちばん|最大|最小|最多|最高(?!情報)|最低|最初|最後|トップ|ピーク"
)
_SUPERLATIVE_SAID = re.compile(r"最|一番|いちばん|第1位|1位|トップ|ピーク|優先")
_SHARES = re.compile(r"[0-9.]+(?:%|件|人|回)(?=と?[、。]|で|の順)")  # 「甲が22件、乙が5件」
_QUALIFIER = re.compile(r"[0-9]+(?=歳|%|人以上|か所以上|代)|[0-9]+(?=月[0-9]|時)")
_NAMES_ASKED = re.compile(
    r"の(?:内容|中身|種類|内訳|[一-鿿]{0,4}名|名前|名称)(?:は|を|って|$|[?])|どんな(?:意見|声"
    r"|内容|種類)|どのような(?:意見|内容)"
)
_NAMED = re.compile(r"「[^」]+」|、[^、。]+(?:及び|並びに|、)|[:：]|・[^・]+・|(?:として|という)")


def satisfies(checks: Sequence[KindCheck], sentence: Text) -> bool | None:
    """Whether a sentence holds the kind of thing that is asked for; None when nothing special is.

    Args:
        checks: What ``kind_checks`` makes of the question.
        sentence: The sentence.
    """
    return all(check(sentence) for check in checks) if checks else None


def tells_money(text: str) -> bool:
    """Whether a normalised text states a sum, a share of one, or that nothing is paid."""
    return _MONEY.search(text) is not None


def tells_place(question: Question, text: str) -> bool:
    """Whether it is asked where something is, and a normalised sentence has a place for it.

    「事務局は図書館に置きます」 has none for the 図書館.
    """
    if not question.wants(Want.WHERE) or question.wants(Want.ADDRESS):
        return False
    asked = tuple(question.phrases)
    places = (text[: match.end("place")] for match in _PLACE.finditer(text))
    return any(not before.endswith(asked) for before in places)


def kind_checks(question: Question) -> tuple[KindCheck, ...]:
    """What a sentence must hold of the kinds of thing asked for."""
    checks: list[KindCheck] = []
    wants, asked = question.asked.wants, question.text
    # 「給食費は払わなくていいんですか」 is answered by 無償 as well as by a sum.
    if Want.MONEY in wants and not question.asked.is_yes_no:
        checks.append(_finds(_SUM if _SUM_ASKED.search(asked) else _MONEY))
    if Want.CONTACT in wants:
        checks.append(_finds(contact_told(asked)))
    if Want.ADDRESS in wants:
        checks.append(_finds(_ADDRESS))
    if Want.CLOCK in wants:
        checks.append(_finds(_CLOCK))
    if Want.OFTEN in wants:
        checks.append(_finds(OFTEN))
    elif wants & {Want.LENGTH, Want.REMAINING}:
        is_of_years = re.search("計画|プラン|期間|任期", asked) is not None
        is_far = _DISTANCE_ASKED.search(asked) is not None and not is_of_years
        checks.append(_finds(_DISTANCE if is_far and not _LASTS.search(asked) else _LENGTH))
    elif wants & {Want.WHEN, Want.START, Want.END, Want.PERIOD}:
        checks.append(_tells_time(question))
    if Want.HOW_MANY in wants and Want.OFTEN not in wants:
        checks.append(_tells_amount(question))
    if _COLOUR_ASKED.search(asked):
        checks.append(_finds(_COLOUR))
    if _WEEKDAY_ASKED.search(asked):
        checks.append(_finds(_WEEKDAY))
    if Want.NAME in wants:
        checks.append(lambda one: any(token.pos3 == "人名" for token in one.tokens))
    if Want.WHO in wants and Want.NAME not in wants:
        checks.append(_tells_who(question))
    if Want.WHY in wants:
        checks.append(_finds(_REASON))
    return tuple(checks)


def _finds(pattern: re.Pattern[str]) -> KindCheck:
    return lambda one: pattern.search(one.text) is not None


def _tells_time(question: Question) -> KindCheck:
    lasts = _LASTS.search(question.text) is not None
    return lambda one: (
        (lasts and _LENGTH.search(one.text) is not None) or _has_time(question, one.text)
    )


def _tells_amount(question: Question) -> KindCheck:
    unit, is_of_limit = question.asked.unit, _LIMIT_ASKED.search(question.text) is not None
    kind = _KIND_OF_COUNT.search(question.text)  # 「10人乗り」 is no number of people
    if kind is not None:
        return _finds(re.compile(rf"{_NUMBER}{kind['unit']}"))

    def check(one: Text) -> bool:
        if is_of_limit and not (_LIMIT.search(one.text) or _BARE_CELL.search(one.text)):
            return False
        return _has_amount(one.text, unit)

    return check


def _tells_who(question: Question) -> KindCheck:
    """「デジタル大臣は誰ですか」 is not answered by 「デジタル大臣」."""
    who = _ENTITLED if _ENTITLED_ASKED.search(question.text) else _AGENT

    def check(one: Text) -> bool:
        text = one.text
        for phrase in question.phrases:
            text = text.replace(phrase, "\n")
        return who.search(text) is not None

    return check


def _has_time(question: Question, text: str) -> bool:
    """Whether a text says when: not only of which day a document is that it refers to."""
    if question.wants(Want.END) and _NEVER.search(text):
        return True
    if _YEAR_ASKED.search(question.text) and not (_YEAR.search(text) or find_dates(text)):
        return False  # 「4月に開所」 where it is asked since which year
    rest = text
    for date in find_dates(text):
        is_of_document = _OF_A_DOCUMENT.match(text, date.end) is not None
        if not is_of_document or _ASKS_OF_DOCUMENT.search(question.text):
            return True
        rest = rest[: date.start] + " " * (date.end - date.start) + rest[date.end :]
    return _TIME.search(rest) is not None or (
        not question.wants(Want.START) and _HOURS.search(rest) is not None
    )


def _has_amount(text: str, unit: str) -> bool:
    text = re.sub(rf"{_NUMBER} ?\w{{1,2}}ずつ", "", text)  # 1人ずつ is no number of all
    if not unit:
        return _COUNTED.search(text) is not None or re.search(r"毎[年月日週]", text) is not None
    written = _WRITTEN.get(unit) or re.escape(unit)
    # Behind a definition a number alone is the page's.
    is_cell = _BARE_CELL.search(text) is not None and "。\t" not in text
    is_bare = unit not in _MEASURES and is_cell
    if is_bare or re.search(rf"{_NUMBER} ?{written}", text) is not None:
        return True
    return unit in ("%", "割") and _OF_WHICH.search(text) is not None


def needs_kind(question: Question) -> bool:
    """Whether a sentence without the kind of thing that is asked for cannot answer."""
    return bool(question.asked.wants & _HARD) or _WEEKDAY_ASKED.search(question.text) is not None


def what_is_missing(question: Question) -> str:
    """The wording key of the thing that is asked for (電話番号, 金額 ...); "" for none."""
    for want, key in (
        (Want.WHY, "what.reason"),
        (Want.CONTACT, "what.contact"),
        (Want.ADDRESS, "what.address"),
        (Want.MONEY, "what.money"),
        (Want.CLOCK, "what.clock"),
        (Want.NAME, "what.person_name"),
        (Want.OFTEN, "what.frequency"),
        (Want.HOW_MANY, "what.amount"),
        (Want.LENGTH, "what.length"),
        (Want.PERIOD, "what.period"),
        (Want.START, "what.date"),
        (Want.END, "what.date"),
        (Want.WHEN, "what.date"),
        (Want.WHO, "what.person"),
        (Want.WHERE, "what.place"),
        (Want.DEFINITION, "what.definition"),
        (Want.ABBREVIATION, "what.definition"),
        (Want.ROLE, "what.role"),
        (Want.HOW, "what.method"),
    ):
        if question.wants(want):
            if want is Want.HOW_MANY:
                return _COUNTED_AS.get(question.asked.unit, key)
            if want is Want.WHO and _ENTITLED_ASKED.search(question.text):
                return "what.entitled"
            is_counter = want is Want.WHERE and _AT_A_COUNTER.search(question.text) is not None
            return "what.counter" if is_counter else key
    return ""


def lacks_qualifier(question: Question, text: str, near: str = "") -> bool:
    """Whether the question narrows what it asks for and the sentence says nothing of that.

    「一番多かった回答は」 needs a superlative, 「65歳以上の人口は」 its 65, there or ``near``,
    「学校名を」 names.
    """
    most = _SUPERLATIVE.search(question.text)
    # 「最後はいつの日まで」 asks for the end of what lasts.
    is_bound = question.wants(Want.START, Want.END) and most and most.group() in ("最初", "最後")
    is_first_said = _SUPERLATIVE_SAID.search(text) or len(_SHARES.findall(text)) > 1
    if most and not is_bound and not is_first_said:
        return True
    if any(number not in text + near for number in _QUALIFIER.findall(question.text)):
        return True
    return _NAMES_ASKED.search(question.text) is not None and not _NAMED.search(text)


def lacks_bound(question: Question, text: str) -> bool:
    """Whether the question asks until when, and the sentence says of nothing that it ends."""
    is_of_end = question.wants(Want.END) and not question.wants(Want.START, Want.PERIOD)
    is_claim = question.asked.is_yes_no
    return is_of_end and not is_claim and not (_BOUND.search(text) or _NEVER.search(text))
