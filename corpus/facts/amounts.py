"""Amounts with a unit that are a table's cell: 50%, 1,200件, 300万人, 25.5ポイント."""

import re
from dataclasses import dataclass

_SYMBOLS = (
    r"%|パーセント|‰|ポイント|pt|km2|km²|㎢|m2|m²|㎡|m3|m³|km|cm|mm|kWh|MWh|kW|MW|kg|mg|ha|t-CO2|t|g|m|L|GB|TB|MB|Mbps|Gbps"
    r"|トン|グラム|キログラム|リットル|メートル|キロメートル|ヘクタール|平方メートル|ワット|度"
)
_COUNTERS = (
    r"世帯|団体|施設|事業所?|手続き?|講座|種類|項目|地区|校区|自治会|区画|業務|システム|サービス|箇所|[かカヶケヵ]所"
    r"|[かカヶケヵ箇]国|ページ|アクセス|ダウンロード|フォロワー|データセット|部署|機関|企業|法人|組織|教室|コース"
    r"|経営体|集落|町内会|行政区|チーム|クラブ|グループ|品目|作品|事例|学級|クラス|口座|人泊|人日|人回|泊"
    r"|件|人|名|回|台|校|園|店舗?|社|本|冊|点|円|分|時間|日|戸|棟|室|頭|匹|羽|基|枚|床|席|館|か月|ヶ月|路線|便|隻|者|部|票|組|歳|区|灯|橋|両|食|歩|株"
)
_NUMBER = r"[△▲]?[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?"
# 300万人 is 300万 and 人, 2万6千食 is 2万6千 and 食; 千円, 百万円 and 千トン are units
_SCALE = r"(?:千?[万億兆](?:[0-9][0-9,]*千?(?![0-9]))?)*"
_BOUND = (
    r"(?:以上|以下|以内|未満|程度|超|減(?!ら|少)|増(?!や|え|加)|(?:削減|減少|増加)(?!す|し|さ))"
)
UNIT = rf"(?:百万|千|万)?(?:{_SYMBOLS}|{_COUNTERS})(?:/(?:年間?|[人日月件回台戸]|世帯|km|ha|kg))?"
_CELL = re.compile(
    rf"(?:[0-9]{{1,2}}年間?で)?(?:約|概ね|おおむね|年間|年|累計|延べ)?\s*(?P<value>[-+]?{_NUMBER}{_SCALE})\s?(?P<unit>(?!{_BOUND})(?:[^0-9\s()、。]{{0,4}}(?:m[23]|CO2)|[^0-9\s()、。]{{1,8}}?))?"
    rf"\s?(?P<bound>{_BOUND})?\s?(?:\((?P<note>[^()]*)\))?"
)
# 年 and 章 count no amount; みんなで支えあう is a title with its number
_NO_UNIT = re.compile(r"^(?:年|月|期|次|章|節)|[ぁ-ゖ]{2}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit; places count in the text that was searched."""

    start: int
    end: int  # behind 以上, 以内, which are no part of the unit
    value: tuple[int, int]
    unit: tuple[int, int] | None  # None: a bare number


def amount_of_cell(cell: str) -> Amount | None:
    """The amount that a table's cell is, with or without a unit: 「約1,200件以上」, 「80.0」."""
    match = _CELL.fullmatch(cell.strip())
    lead = len(cell) - len(cell.lstrip())
    if match is None or (match["unit"] and _NO_UNIT.search(match["unit"])):
        return None
    unit = match.span("unit") if match["unit"] else None
    value = match.span("value")
    return Amount(
        match.start() + lead,
        match.end() + lead,
        (value[0] + lead, value[1] + lead),
        (unit[0] + lead, unit[1] + lead) if unit else None,
    )
