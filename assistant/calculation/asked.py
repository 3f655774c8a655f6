"""Which arithmetic a question asks for, and in which unit."""

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.calculation.quantities import UNIT, same_unit
from assistant.wants import TOTALLED


class Operation(StrEnum):
    """What is done with the numbers."""

    DIFFERENCE = "difference"
    REST = "rest"  # of a whole, a part of which is stated
    SUM = "sum"
    SHARE = "share"  # of a whole, in percent
    TIMES = "times"
    BEFORE = "before"  # what it was before a change that is told
    RATE = "rate"  # of an amount that the question gives
    PRODUCT = "product"  # of a rate, for so many
    PER_THING = "per_thing"  # 1集落当たり
    LENGTH = "length"  # from one date to another
    HOURS = "hours"
    UNTIL = "until"  # years from now to a date
    SINCE = "since"
    STAGE = "stage"  # which year of a plan
    PER_YEAR = "per_year"
    PER_MONTH = "per_month"
    PER_DAY = "per_day"
    YEARLY = "yearly"  # of an amount that is paid monthly
    ALL_MONTHS = "all_months"  # of an amount that is paid monthly
    OFTEN = "often"  # times a year


class Direction(StrEnum):
    """Which way a value is said to go."""

    UP = "up"
    DOWN = "down"
    LACK = "lack"  # of what is aimed at
    COMPARED = "compared"  # two things, not one over time
    ANY = "any"


_HOW_MANY = rf"[何幾][千万億]?(?:{UNIT})"
HOW = rf"(?:{_HOW_MANY}|いくつ|いくら|幾ら|なんぼ|ど(?:れ?|の|ん)(?:くらい|ぐらい|だけ|ほど))"
# Not に or まで: the new value.
_GAP = r"(?:くらい|ぐらい|ほど|も|が|は|の|だけ|ずつ|分|の?人[がは]|、)?"
RISING = (
    r"(?:増|ふ[えや]|(?<!り)(?<!売)上(?=[がげ昇])|あがっ|あが[るり]|[伸延][びば]|のび|広が|広げ|高くな|高ま"
    r"|引き?上げ(?!を)|値上(?!げを)|膨ら|ふくら|拡大|拡充|長くな|多くな|プラス|アップ)"
)
SINKING = (
    r"(?:減|へ[らりっ]|下が|下げ|さが[るりっ]|落ち(?!る[?？]|着)|縮|狭くな|低くな|引き?下げ(?!を)|値下(?!げを)|短くな"
    r"|短縮|少なくな|安くな|マイナス|ダウン|削減)"
)
_MORE = (
    r"(?:多[いくか]|少な[いくか]|高[いくか]|低[いくか]|長[いくか]|短[いくか]|広[いく]|狭[いく]|大きい|小さい"
    r"|安[いくか]|違[うい]|ちが[うい]|開き|(?:の|という|時間)?差(?!別)|お?得|余[計分]に|重く|上積み|浮[いくか])"
)
_LACKS = r"(?:足り(?:て(?:い)?)?[なまず]|たり(?:て(?:い)?)?な|不足)"
_NEEDS = rf"(?:{_LACKS}|必要|届[かく]|とど[かく]|増や|ふや|減ら|へら|{RISING}|{SINKING})"
_DIFFERENCE = re.compile(
    rf"{HOW}{_GAP}(?:{RISING}|{SINKING}|{_MORE}|変わ|かわ)|(?:の|との|、|その|値)差(?:は|が|を|って|[?？]|$)"
    rf"|違いは{HOW}|開きが|隔たり|増減|(?:減少|増加|上げ|下げ|上昇|低下)(?:見込み?)?(?:幅|数|分|額)(?:は|を|$|[?？])|(?:増え|減っ|縮め|伸び)た(?:分|幅)は|(?:増え|減っ)たのは{HOW}"
    rf"|(?:あと|残り)(?:は|、)?{HOW}[^。?？に]{{0,12}}?{_NEEDS}|{HOW}{_GAP}{_LACKS}"
    rf"|(?:(?:届|とど)く|達する|達成する?|到達)(?:まで|には?)[^。]{{0,6}}?(?:あと){HOW}"
    rf"|(?:足りない|不足する?|必要な)(?:の|人数|数)?は、?(?:あと)?{HOW}"
)
_THEN = re.compile(r"年|前|昔|当時|現状|現在|今|目標|変わ|かわ")
# 「何人減りますか」 against 「減りましたか」
_TO_COME = re.compile(
    r"(?:増|ふ|減|へ|上|下|引き|伸|広|短|縮)[^、。?？たて]{0,5}(?:ます(?!た)|る(?:の|ん|か|予定|見|つもり|[?？]|$))"
    r"|予定|つもり|見込|これから"
)
EXCEPT = re.compile(
    r"以外|残(?:る|り(?!まし)|った)(?!の?(?:期間|年))|残[高額](?=は|が|を|$|[?？])|まま|でない|を除|除[いけく]|のぞ[いけく]|だけだと|(?<![少危])(?<!足り)ない|なかった|ません|つかん|未(?![満来就])|残り(?!まし|の?(?:期間|年))|のこり"
)
_SUM = re.compile(
    rf"足す|足し|たすと|合わせ|あわせ|併せ|ひっくるめ|延べ|{TOTALLED}|総(?:勢|数|人数)|両方で|全部で|全体で|トータル|ぜんぶで|計(?:で|何)"
    r"|(?:入れ|加え|含め)(?:て|ると|たら|れば)|込みで|こみで"
)
_SHARE = re.compile(r"何割|何(?:%|パーセント)|割合(?:は|って|を|が?どれ|が?どの|$|[?？])|何分の")
_TIMES = re.compile(r"何倍")
_LENGTH = re.compile(
    r"丸何(?:年|か月)|何(?:年|か?月|ヶ月|カ月|日|週)間(?!に|で(?!す|し)|前|後)|何年分"
    r"|何(?:年|か月|日)(?:くらい|ぐらい|ほど)?(?:あい[てた]|ある|あり|あった|続|つづ|かか(?!わ))"
)
_HOURS = re.compile(r"何時間")
_UNTIL = re.compile(
    r"(?:あと|残り|まで)(?:は|約|およそ|、)?何(?:年|か月|ヶ月)(?![もに度])|何年(?:後|先)(?!に)"
    r"|何(?:年|か月|ヶ月)(?:残|のこ)"
)
# 「開館まで今日からどのくらい待つ」; not 「あとどのくらい増やす」
_WAIT = re.compile(
    r"まで[^。?？]{0,10}?(?:あと|今から|今日から|現在から)[^。?？0-9]{0,4}?(?:ど(?:れ|の)(?:くらい|ぐらい|ほど)|何か?月)"
    r"(?:の?(?:時間|間|期間))?(?:待|あ[りる]|残|で(?:す|しょう)|かか|だ|か|[?？]|$)"
    r"|まで(?:は|に|、)?(?:ど(?:れ|の)(?:くらい|ぐらい|ほど)|何(?:年|か月))(?:の?間)?待"
)
_STAGE = re.compile(r"何年(?:次|目|度目)")
_A_YEAR = r"(?:(?<![0-9])1年|一年|ひと年|(?<![0-9元一毎昨今去来近])年)間?"
_A_MONTH = r"(?:(?<![0-9])1(?:か月|月)|一(?:か月|月)|ひと月|月)"
_A_DAY = r"(?:(?<![0-9])1日|一日)"
_SHARED = r"(?:(?:に)?換算|あたり|当たり|平均|につき|(?:に|で)(?:なら|均|平均|割))"
_PER_YEAR, _PER_MONTH = re.compile(_A_YEAR + _SHARED), re.compile(_A_MONTH + _SHARED)
_PER_DAY = re.compile(_A_DAY + _SHARED)
_YEARLY = re.compile(
    r"(?:(?<![0-9])1年間?|一年間?|年間|年額)(?:で|に(?:する|換算)|だと|分|では|なら|いくら|の(?:負担|支払))|12か月分"
)
_ALL_MONTHS = re.compile(rf"全部で|ぜんぶで|{TOTALLED}|総額|トータル|通算|通しで|合わせて|全体で")
_OFTEN = re.compile(
    _A_YEAR + r"(?:に|で|を?通[しすじ]て?と?|だと)?、?[^。?？、0-9]{0,4}何[回度](?!目)"
)
_SINCE = re.compile(
    r"何年(?:前|た[ちつっ]|経[ちつっ過]|になり|になる)|何年何か月"
    r"|(?:(?<![年月日度])から|[っいしえけてれめ]て|以来)、?(?:今年で?|今日で|[今いま]で|現在で|これまで|もう|すでに|既に"
    r"|だいたい|およそ|約)*(?:何(?:年|か月|ヶ月)|ど(?:れ|の)(?:くらい|ぐらい|ほど))"
    r"(?:に?な[るりっ]|た[っちつ]|経|過|です|でしょ|だ(?!け)|か(?![0-9らか])|[?？。]|$)"
)
# 「5年前は何人いましたか」, where the text says how it has changed since then
_BEFORE = re.compile(
    r"[0-9一二三四五六七八九十]+年前(?:は|に|の|、|[^。]{0,8}?(?:いた|あった|住))|逆算"
)
_OF_TIME = re.compile(r"時間(?:に|の)?(?:差|開き|違い|ちがい)")
# 「1集落あたり何世帯」, 「1団体平均で何人」
PER_THING = re.compile(
    rf"(?:(?<![0-9])1|一|ひと)(?P<unit>{UNIT})(?:に?つき|当たり|あたり|平均|に平均|で平均)"
)
_UNIT_ASKED = re.compile(rf"[何幾][千万億]?(?P<unit>{UNIT})")


@dataclass(frozen=True, slots=True)
class Sum:
    """What a question asks to be reckoned."""

    operation: Operation
    unit: str  # "" when none is named
    direction: Direction = Direction.ANY
    is_to_come: bool = False  # a change that is planned


def read_sums(text: str) -> tuple[Sum, ...]:
    """The arithmetic that a normalised question may ask for, the likeliest first."""
    match = _UNIT_ASKED.search(text)
    unit = same_unit(match["unit"]) if match else ""
    if re.search("いくら|幾ら|なんぼ", text) or re.search(r"金額|料金|額", text):
        unit = unit or "円"
    if not unit and _OF_TIME.search(text):
        unit = "分"
    if re.search("人数|人員|総勢", text):
        unit = unit or "人"
    counts = re.search(rf"{HOW}|数(?:は|を(?:求|示|答|教))|額(?:は|を)", text) is not None
    found: list[Sum] = []
    if _HOURS.search(text):
        found.append(Sum(Operation.HOURS, "時間"))
    if _UNTIL.search(text) or _WAIT.search(text):
        found.append(Sum(Operation.UNTIL, unit if unit == "か月" else "か年"))
    elif _SINCE.search(text):
        found.append(Sum(Operation.SINCE, unit if unit == "か月" else "か年"))
    elif _LENGTH.search(text):
        found.append(Sum(Operation.LENGTH, unit))
    found += _by_time(text, unit)
    if _TIMES.search(text):
        found.append(Sum(Operation.TIMES, ""))
    elif _SHARE.search(text):
        found.append(Sum(Operation.SHARE, ""))
    if _DIFFERENCE.search(text):
        is_to_come = _TO_COME.search(text) is not None
        found.append(Sum(Operation.DIFFERENCE, unit, _direction(text), is_to_come))
    if counts and _SUM.search(text):
        found.append(Sum(Operation.SUM, unit))
    if counts and EXCEPT.search(text):
        found.append(Sum(Operation.REST, unit))
    if counts and _BEFORE.search(text):
        found.append(Sum(Operation.BEFORE, unit))
    if PER_THING.search(text):
        found.append(Sum(Operation.PER_THING, unit))
    if counts:
        found.append(Sum(Operation.RATE, unit))
    if unit == "円":
        found.append(Sum(Operation.PRODUCT, unit))
    return tuple(found)


def _by_time(text: str, unit: str) -> list[Sum]:
    """What is asked by the year or the month, and which year of a plan something is in."""
    found: list[Sum] = []
    if _STAGE.search(text):
        found.append(Sum(Operation.STAGE, ""))
    if _PER_YEAR.search(text):
        found.append(Sum(Operation.PER_YEAR, unit))
    elif _PER_MONTH.search(text):
        found.append(Sum(Operation.PER_MONTH, unit))
    elif _PER_DAY.search(text):
        found.append(Sum(Operation.PER_DAY, unit))
    elif unit == "円" and _YEARLY.search(text):
        found.append(Sum(Operation.YEARLY, unit))
    elif unit == "円" and _ALL_MONTHS.search(text):
        found.append(Sum(Operation.ALL_MONTHS, unit))
    if _OFTEN.search(text):
        found.append(Sum(Operation.OFTEN, "回"))
    return found


def _direction(text: str) -> Direction:
    up, down = re.search(RISING, text) is not None, re.search(SINKING, text) is not None
    if re.search(_LACKS, text):
        return Direction.LACK
    if up == down:
        is_compared = re.search(_MORE, text) and not _THEN.search(text)
        return Direction.COMPARED if is_compared else Direction.ANY
    return Direction.UP if up else Direction.DOWN
