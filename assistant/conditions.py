"""Claims about a condition that a sentence states: an age, a school, a day, or none at all."""

import re

from assistant.verdict import NEITHER, NO, YES, Verdict
from corpus.errors import WarekiError
from corpus.numerals import read_number

# By age, the youngest first.
_LEVELS = {
    level: place
    for place, names in enumerate(
        (
            ("乳児", "赤ちゃん"),
            ("幼児", "園児", "未就学児"),
            ("小学生", "小学校"),
            ("中学生", "中学校"),
            ("高校生", "高校"),
            ("大学生", "大学"),
            ("社会人", "大人", "成人"),
        )
    )
    for level in names
}
_LEVEL = "|".join(_LEVELS)
_CLAIMED = r"(?:でも|も(?!っ)|は|だと|だけ|なら)"
_CLAIMED_LEVEL = re.compile(rf"(?P<level>{_LEVEL})(?:の(?:子|娘|息子|孫))?{_CLAIMED}")
_BOUND = r"(?P<side>以上|から|以下|まで|未満|を超え)"
_LEVEL_BOUND = re.compile(rf"(?P<level>{_LEVEL}){_BOUND}")
# 「中学生を対象とした学習会」; not 「小中学生を対象に」, 「小学生及び中学生を対象に」
_FOR_LEVEL = re.compile(
    rf"(?<![小中高・や])(?<!及び)(?P<level>{_LEVEL})を対象(?:と[しす]|に)"
    rf"|対象(?:者)?は、?(?P<those>{_LEVEL})(?:です|で、|とします|とする|である)"
)
_CLAIMED_AGE = re.compile(
    rf"(?P<age>[0-9]{{1,3}})(?:歳|才)(?:の(?:[一-鿿]{{1,3}}|[^、。はがもを]{{0,5}}(?:さん|ちゃん)))?(?:{_CLAIMED}|なん|です)"
)
_THAT_OLD = re.compile(
    r"(?P<age>[0-9]{1,3})(?:歳|才)[^0-9]*(?:この|その|これ)(?:年齢|年|歳)(?:で(?:も)?|は)"
)
_OLD_IN_KANJI = re.compile(r"(?P<age>[一二三四五六七八九十百]{1,5})(?=歳|才)")
_AGED = re.compile(r"[0-9](?:歳|才)で(?!す)")  # 「68歳で免許を返したけど」
# 「40歳からですよね」 by 「35歳以上」
_CLAIMED_BOUND = re.compile(
    r"(?P<age>[0-9]{1,3})(?:歳|才)(?:から|以上)(?:です|でした|だ(?![とっ])|で(?:合|よろし|いい)|なの|なん)"
)
# 「65歳から買えますか」
_GETS_FROM = re.compile(
    r"(?P<age>[0-9]{1,3})(?:歳|才)から(?:[^、。はが]{0,6})(?:え|られ|でき|もらえ)(?:ます|る|ん)"
)
_GRADE = re.compile(r"(?<![0-9~])(?P<grade>[1-9])年生(?!以|から|~|まで)")
AGE_BOUND = re.compile(rf"(?P<age>[0-9]{{1,3}})(?:歳|才){_BOUND}")
_AT_LEAST = frozenset({"以上", "から", "を超え"})
# 「どんな理由でも」 by 「理由は問いません」
_ANY = re.compile(r"でも|(?:制限|限定|条件)(?:は|が)")
_WAIVED = re.compile(
    r"(?:は|を)?問(?:いません|わない|わず)"
    r"|(?:制限|限定|条件)(?:は|を|が)?(?:ありません|ない|なく|設け(?:ない|ません)|しない|しません)"
)
# 「年齢制限はありますか」
_LIMITED = re.compile(
    r"(?:制限|限定|条件)(?:は|が|って|とか)?[^、。]{0,4}(?:あ[るりっ]|かか|つ[いく]|付)"
)
# 「親の稼ぎが多いともらえなくなる？」 by 「所得制限はありません」
_BY_INCOME = re.compile(r"所得|収入|稼ぎ|年収|給料|もうけ")
_NO_LIMIT = re.compile(
    r"所得(?:による)?(?:の)?制限(?:は|を|が)?(?:あり?ませ|ない|なく|なし|設け(?:ない|ませ|ず)|廃止)"
    r"|所得(?:に(?:かかわ|関わ)ら|を問わ)"
)
_LOSES = re.compile(
    r"なくな|対象外|外れ|減[らるっ]|(?:もらえ|受けられ|使え|でき)な|制限(?:は|が|って)?(?:あ|かか)"
)
_GETS = re.compile(r"もらえ|受けられ|使え|でき[るま]|対象")
# 「50歳未満の人または中学生以下の子どもがいる世帯」: one may do without the other.
_OR_ELSE = re.compile(r"または|又は|[若も]しくは|いずれか")
_DAYS_OFF = re.compile(r"土日|日曜|土曜|休日|祝日|週末")
_WORKDAYS = re.compile(r"平日|月曜日?(?:から|~|・火・水・木・)金曜")
_EVERY_DAY = re.compile(r"毎日|年中無休|無休|365日")
_GOES = re.compile(r"走|運行|やって|開い|あい|営業|利用|使え|乗れ|行け|受け|でき|相談|来て|届|休み")
_HELD = (
    r"[^、。]{0,6}(?:行[うい]|行って|実施|開催|開[いき館所]|運行し|営業し)(?!.{0,4}(?:ない|ません))"
)
_WEEK = "月火水木金土日"
_DAY = f"[{_WEEK}]"
_CLOSED = re.compile(r"休館|休み|休業|閉館|定休|運休|除[きくい]|ません|ない|なし")
_SOME_WEEKS = re.compile(r"第[0-9一二三四]|隔週|奇数|偶数|年[0-9]+回")
_CLAIMED_GRADE = re.compile(
    r"(?P<label>要介護|要支援|障害支援区分|区分|レベル|震度)(?P<number>[0-9])(?!以上|以下|から|まで)"
)
_DENIED = re.compile(r"ない|ません|休み|お休")


def by_condition(claim: str, text: str) -> Verdict | None:
    """Yes or no to a normalised claim by what a sentence asks for; None where it asks nothing."""
    claim = _OLD_IN_KANJI.sub(_in_figures, claim)
    if _BY_INCOME.search(claim) and _NO_LIMIT.search(text):
        return NO if _LOSES.search(claim) else YES if _GETS.search(claim) else None
    if _DENIED.search(claim):
        return None
    if _LIMITED.search(claim) and _WAIVED.search(text):
        return NO
    asked, bound = _CLAIMED_LEVEL.search(claim), _LEVEL_BOUND.search(text)
    if asked and bound:
        return _held(_LEVELS[asked["level"]], _LEVELS[bound["level"]], bound["side"])
    levels = [one["level"] or one["those"] for one in _FOR_LEVEL.finditer(text)]
    if asked and len(levels) == 1:
        return YES if _LEVELS[asked["level"]] == _LEVELS[levels[0]] else NO
    ages = AGE_BOUND.findall(text)
    age = _CLAIMED_AGE.search(claim) or _THAT_OLD.search(claim)
    if age and len(ages) == 1:
        told = _held(int(age["age"]), int(ages[0][0]), ages[0][1])
        return NEITHER if told is NO and _OR_ELSE.search(text) else told
    is_range = len(ages) == 2 and ages[0][1] in _AT_LEAST and ages[1][1] not in _AT_LEAST
    if age and is_range and int(ages[0][0]) <= int(ages[1][0]):
        held = [_held(int(age["age"]), int(bound), side) for bound, side in ages]
        return NO if NO in held else YES
    if (age or _AGED.search(claim)) and len(ages) > 1:
        return NEITHER  # 「75歳以上の方。免許を返納した方は65歳から」
    if (grade := _CLAIMED_GRADE.search(claim)) is not None:
        bounds = re.findall(rf"{grade['label']}([0-9]){_BOUND}", text)
        if bounds:
            held = [_held(int(grade["number"]), int(bound), side) for bound, side in bounds]
            return NEITHER if len(held) > 2 else NO if NO in held else YES
    least = _CLAIMED_BOUND.search(claim)
    if least and len(ages) == 1 and ages[0][1] in ("以上", "から"):
        return YES if int(least["age"]) == int(ages[0][0]) else NO
    gets = _GETS_FROM.search(claim)
    if gets and len(ages) == 1 and ages[0][1] in ("以上", "から"):
        asked_age, least_age = int(gets["age"]), int(ages[0][0])
        return YES if asked_age == least_age else NO if asked_age < least_age else None
    grades = _GRADE.findall(text)
    if (grade := _GRADE.search(claim)) and len(grades) == text.count("年生") == 1:
        return YES if grade["grade"] == grades[0] else NO
    if _ANY.search(claim) and _WAIVED.search(text):
        return YES
    if (by_day := _by_weekday(claim, text)) is not None:
        return by_day
    day = _DAYS_OFF.search(claim)
    if day and _GOES.search(claim) and re.search(rf"{day[0][:2]}日?[にも]{_HELD}", text):
        return YES
    if day and _GOES.search(claim) and not _DAYS_OFF.search(text):
        return YES if _EVERY_DAY.search(text) else NO if _WORKDAYS.search(text) else None
    return None


def _by_weekday(claim: str, text: str) -> Verdict | None:
    """「水曜日もやっていますか」 by 「月・火・木・金曜日に」; None where no days are listed."""
    asked = re.findall(rf"({_DAY})曜", claim)
    is_unclear = "休み" in claim or _CLOSED.search(text) or _EVERY_DAY.search(text)
    if len(asked) != 1 or not _GOES.search(claim) or is_unclear:
        return None
    open_on: set[str] = set("月火水木金") if "平日" in text else set()
    for first, last in re.findall(rf"({_DAY})(?:曜日?)?(?:から|~|～|-)({_DAY})曜", text):
        begin = _WEEK.index(first)
        length = (_WEEK.index(last) - begin) % len(_WEEK) + 1
        open_on |= set((_WEEK + _WEEK)[begin : begin + length])
    for run in re.findall(rf"(?:{_DAY}(?:曜日?)?(?:[・、]|と|及び))*{_DAY}曜", text):
        open_on |= set(re.findall(rf"{_DAY}(?!よう)", run.replace("曜日", "").replace("曜", "")))
    if not open_on or _SOME_WEEKS.search(text):
        return None
    return YES if asked[0] in open_on else NO


def _in_figures(age: re.Match[str]) -> str:
    """四十二 as 42; as it is written where that is no number."""
    try:
        return str(read_number(age["age"]))
    except WarekiError:
        return age["age"]


def holds_for(value: int, bound: int, side: str) -> bool:
    """Whether 80 is in 「75歳以上」: a value, the bound, and its side as it is written."""
    if value == bound:
        return side not in ("未満", "を超え")
    return (value > bound) is (side in _AT_LEAST)


def _held(value: int, bound: int, side: str) -> Verdict:
    return YES if holds_for(value, bound, side) else NO
