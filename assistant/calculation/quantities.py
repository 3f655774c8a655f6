"""Numbers with what they count, as they stand in a normalised text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.errors import WarekiError
from corpus.numerals import read_amount
from corpus.wareki import find_dates

# Units written in several ways; the first is the one that is compared and shown.
_SAME_UNITS = (
    ("か所", "ヶ所", "ケ所", "カ所", "ヵ所", "箇所"),
    ("か月", "ヶ月", "ケ月", "カ月", "ヵ月", "箇月", "か月間", "ヶ月間", "カ月間"),
    ("か年", "ヶ年", "ケ年", "カ年", "ヵ年", "箇年", "年間", "年"),
    ("か国", "ヶ国", "カ国", "箇国"),
    ("人", "名"),
    ("%", "パーセント"),
    ("トン", "t"),
    ("グラム", "g"),
    ("キログラム", "kg"),
    ("メートル", "m"),
    ("キロメートル", "km"),
    ("センチメートル", "センチ", "cm"),
    ("ミリメートル", "ミリ", "mm"),
    ("ヘクタール", "ha"),
    ("平方メートル", "m²", "m2", "平米"),
    ("立方メートル", "m³", "m3"),
    ("平方キロメートル", "km²", "km2"),
    ("日", "日間"),
    ("分", "分間"),
    ("種類", "種"),
)
_UNIT_NAMES = {name: same[0] for same in _SAME_UNITS for name in same}
_OTHER_UNITS = (
    "キロ 世帯 件 隻 回 校 園 台 本 基 戸 棟 団体 社 店舗 店 施設 頭 羽 匹 枚 冊 席 床 円 "
    "ポイント 割 倍 点 歳 時間 週間 学級 クラス 品目 項目 地区 区域 市区町村 市町村 自治体 "
    "事業者 事業所 事業 路線 便 系統 橋 箇 個 つ 組 班 隊 室 館 集落 町 村 市 区 票 通 講座 "
    "教室 会場 機関 部会 課 指標 リットル kW kWh MW 区間 区画 人分 食 ページ 行 種目 か国 "
    "地点 法人 組合 農家 経営体 拠点 口 文字 単位 段階 品 筆 株 袋 セット 問 ルート 工区 "
    "公園 往復 分団 学区 小学校区 中学校区"
).split()
_UNITS = sorted({*_UNIT_NAMES, *_OTHER_UNITS}, key=len, reverse=True)
UNIT = "|".join(map(re.escape, _UNITS))
_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_NUMBER = rf"{_DIGITS}(?:[十百千万億兆](?:{_DIGITS})?)*|[一二三四五六七八九十百千万]+"
# 約2,500人, 60か所以上, 15%; not 第3回, 2年目, 1人当たり, 1人1日, 64%の; a unit ends where a word
# does: 3人制 and 2校区 count something else.
_DONE = (  # 36枚交付します
    "交付|配布|支給|設置|整備|開催|実施|発行|確保|配置|参加|利用|運行|登録|保有|所有|備蓄|補助|助成|採用|委嘱|増設"
    "|改修|廃止|新設|購入|導入|育成|養成|認定|指定|提出|回答|受講|達成"
)
_QUANTITY = re.compile(
    rf"(?P<about>約|およそ|おおむね|概ね|ほぼ)?(?<![第0-9.,])(?P<number>{_NUMBER}) ?"
    rf"(?P<unit>{UNIT})(?:(?<=[年月日]間)(?!隔)|(?<=[0-9]つ)|(?={_DONE})|(?![一-鿿ァ-ヺー](?<![以未程前後強弱超減増上下及又並体中規対分余相計合内外買借使払獲乗切割届足])))"
    rf"(?P<limit>以上|以下|以内|未満|程度|前後|強|弱|余|あまり|近く|を超え|超|を上限|を限度)?"
)
_EACH = re.compile(r"(?:に?つき|当たり|あたり|ごと|毎|目|制|代(?!わ))")
_OF_FRACTION = re.compile(r"の[0-9一二三四五六七八九]")  # 3分の1
_ONE_EACH = re.compile(r"[0-9]+[日回人]")  # 1人1日
BEYOND = Decimal(10) ** 18  # no plan counts so many, and decimals could not be rounded
_SCALED = re.compile(rf"(?P<digits>{_DIGITS})(?P<scale>[千万億兆]+)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit."""

    value: Decimal
    unit: str  # 名 is 人, ヶ所 is か所
    start: int  # in the normalised text
    end: int
    written: str  # number and unit as they stand there: "1万2,500人"
    is_exact: bool  # neither 約 nor 以上 nor 程度

    @property
    def scale(self) -> str:
        """万 of 18.4万人; "" where the number is written otherwise."""
        match = _SCALED.match(self.written)
        return match["scale"] if match and self.written[match.end()].isdecimal() is False else ""


def same_unit(name: str) -> str:
    """The name under which a unit is compared: 名 and 人 are 人."""
    return _UNIT_NAMES.get(name, name)


def spellings_of(unit: str) -> tuple[str, ...]:
    """The ways in which a unit is written: g beside グラム."""
    name = same_unit(unit)
    return next((same for same in _SAME_UNITS if same[0] == name), (unit,))


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a normalised text, in order; dates and ordinals are none."""
    dates = [(date.start, date.end) for date in find_dates(text)]
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(text):
        if match["unit"] in ("分", "分間") and found and _goes_on(found[-1], match):
            found[-1] = _hours_and(found[-1], match)
            continue
        start, end = match.start("number"), match.end("unit")
        if any(first < end and start < last for first, last in dates):
            continue
        if match["unit"] == "分" and _OF_FRACTION.match(text, match.end()):
            continue
        is_each = _EACH.match(text, match.end()) is not None
        if match["number"] == "1":
            is_each = is_each or _ONE_EACH.match(text, match.end()) is not None
        if is_each or _is_word(match):
            continue
        try:
            value = read_amount(match["number"])
        except WarekiError:
            continue
        if value >= BEYOND:
            continue
        unit = same_unit(match["unit"])
        is_exact = not match["about"] and not match["limit"]
        found.append(Quantity(value, unit, start, end, text[start:end].replace(" ", ""), is_exact))
    return tuple(found)


def _goes_on(hours: Quantity, minutes: re.Match[str]) -> bool:
    """Whether minutes stand just behind hours: 3時間42分."""
    return hours.unit == "時間" and hours.end == minutes.start() and minutes["number"].isdecimal()


def _hours_and(hours: Quantity, minutes: re.Match[str]) -> Quantity:
    return Quantity(
        hours.value * 60 + Decimal(minutes["number"]),
        "分",
        hours.start,
        minutes.end("unit"),
        f"{hours.written}{minutes['number']}分",
        hours.is_exact and not minutes["limit"],
    )


def _is_word(match: re.Match[str]) -> bool:
    """Whether kanji that look like a number are a word: 一人 of a sentence, 千本, 一部."""
    return match["number"] in ("一", "千", "万", "百", "十") and match["unit"] not in ("か所", "名")


def is_made_of_itself(values: Sequence[Decimal]) -> bool:
    """Whether the largest number is the sum of the others: 1,386 of 1,158 and 228 more."""
    return len(values) > 2 and 2 * max(values) == sum(values, Decimal(0))


def shown(value: Decimal, like: Sequence[Quantity]) -> str:
    """A number with its unit, written as the quantities are that it comes from."""
    if any("時間" in one.written and one.unit == "分" for one in like):
        hours, minutes = divmod(int(value), 60)
        return (f"{hours}時間" if hours else "") + (f"{minutes}分" if minutes or not hours else "")
    unit = like[0].written.lstrip("0123456789,.十百千万億兆一二三四五六七八九")
    scales = {one.scale for one in like}
    scale = scales.pop() if len(scales) == 1 else ""
    if scale and value >= read_amount(scale):
        return f"{plain(value / read_amount(scale))}{scale}{unit}"
    is_myriad = any(re.search("[万億兆]", one.written) for one in like)
    return f"{in_myriads(value) if is_myriad else plain(value)}{unit}"


def plain(value: Decimal) -> str:
    """1240.50 as 「1,240.5」."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_myriads(value: Decimal) -> str:
    """125000000 as 「1億2,500万」."""
    if value != int(value):
        return plain(value)
    pieces, rest = [], int(value)
    for name, size in (("兆", 10**12), ("億", 10**8), ("万", 10**4)):
        if rest >= size:
            pieces.append(f"{rest // size:,}{name}")
            rest %= size
    return "".join(pieces) + (f"{rest:,}" if rest or not pieces else "")
