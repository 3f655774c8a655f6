"""How a reply prints a cell of a table, and what it calls its row and its column."""

import re
from functools import lru_cache

from assistant.calculation.quantities import in_myriads
from assistant.topics.cell_kinds import unit_in
from assistant.topics.grids import Table
from assistant.topics.rows import Row
from assistant.topics.table_runs import in_one_line
from corpus.normalize import normalize
from corpus.numerals import read_amount

NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?(?:[千万億]+[0-9,]*)*"
DAY_HEAD = re.compile(r"年月日?|月日|期日|日付|日時|開催日|実施日")
_EVENT_CELLS = 2
_SCALES = {"千": 1_000, "百万": 1_000_000}
_THOUSANDS = re.compile(r"(?P<number>[0-9][0-9,]*)(?P<scale>千|百万)円")
_NOTE_MARK = re.compile(r"(?<=[^\s])[※*†]+[0-9]*$")
_MARK_BEFORE = re.compile(r"^[★☆※*]+[ \u3000]?(?=[^\s])")
_HEAD_MARK = re.compile(r"[※*†]+[0-9⁰¹²³⁴-⁹]*$")
_ROW_NUMBER = re.compile(
    r"^[①-⑳][ \u3000]?|^[0-9０-９]{1,2}[ \u3000.．](?=[^0-9０-９歳号人級回次期年月日種類位]{2})"
)
_GLUED_NUMBER = re.compile(
    r"^[0-9０-９]{1,2}(?=[ァ-ヺーA-Za-zＡ-Ｚ]{3})(?![A-Za-z]{1,3}$)"
)  # 4スマホ教室
_SHORT_YEAR = re.compile(r"(?P<era>[RH])\.?(?P<year>[0-9]{1,2})")
_SPACE_BEFORE_BRACKET = re.compile(r"[ \u3000]+(?=[(（])")
# 「計画期間 令和7年度」 is 令和7年度
_OVER_YEARS = re.compile(
    r"^(?:計画期間|(?:年次|実施)計画|実施(?:年度|時期)|スケジュール)(?:[（(]年度[)）])?[ \u3000]+"
    r"(?=(?:令和|平成|[RHＲＨ])[0-9０-９元])"
)
_LETTER = re.compile(r"[A-ZＡ-Ｚ]")
_YEAR_BEHIND = re.compile(
    r"(?<=[一-鿿ァ-ヺー)）])[ \u3000]+(?P<era>[RHＲＨ])(?P<year>[0-9０-９]{1,2})$"
)
_BARE_YEAR = re.compile(r"(?:令和|平成|昭和) ?(?:[0-9]{1,2}|元)")
_PART_OF = re.compile(
    r"[（(]?うち(?=[ \u3000一-鿿ァ-ヺ0-9０-９])[ \u3000]?"
    r"(?P<name>[^（）()]{2,}?(?:[（(][^（）()]*[)）])?)[）)]?"
)
_CLAUSE = re.compile(
    r"(?:[るたいくう]|ない|ません|ます|から|ため|ので)$"
)  # 相続したが入居していない
# What a body spends, and what residents pay.
_SPENDING = re.compile(r"予算|事業費|決算|経費|歳[出入]|概算|見込額|事業量|財源")
_SPENDING_ASKED = re.compile(
    r"予算|事業費|費用|経費|決算|財源|総額|[市町村区県国]が|かけ[るてた]|投じ|整備|建設|工事|事業|取組|施策"
)
_PRICE_ASKED = re.compile(
    r"月(?:に|々|額)?いくら|(?:1|一|ひと)(?:回|月|人|枚|日|時間)[^、。]{0,4}いくら|いくら(?:払|取られ|もら)"
    r"|(?:もら|借り|使|乗|取|頼|入|通|泊ま|申し込|受け)[うるむすっ](?:と|には?|のに|って|んだったら|なら)[^。]{0,8}"
    r"(?:いくら|お金|何円|費用|料金)|いくらで(?:泊ま|借り|使|乗[れる]|入[れる]|利用|買え|受けられ|頼)|利用料|料金|手数料|会費|運賃|お金(?:は|が|って)?(?:かか|いる|要|取)"
)
_MARKED = re.compile(r"[ \u3000]*【[^】]*】$")  # 「…の導入【重点】」


def shown(table: Table, row: Row, place: int) -> str:
    """A cell with the unit that its column, the caption or the row's name gives."""
    column = next((one for one in table.columns if one.place == place), None)
    printed = " ".join((column.cell(row) if column is not None else row.cells[place]).split())
    printed = _MARK_BEFORE.sub("", _NOTE_MARK.sub("", printed))
    is_bare = re.fullmatch(rf"[約△▲-]?{NUMBER}(?:以上|以下|未満)?", normalize(printed)) is not None
    unit = (unit_in(row.cells[0]) or unit_in(table.header[place])) if is_bare else ""
    return re.sub(r"(?=以上$|以下$|未満$)|$", unit, printed, count=1) if unit else printed


def asks_price(asked: str) -> bool:
    """Whether a normalised question is for what something costs those who use it."""
    return _PRICE_ASKED.search(asked) is not None and not _SPENDING_ASKED.search(asked)


def is_spending(caption: str, head: str) -> bool:
    """Whether a column tells what a body spends on a thing, and not what people pay for it."""
    return _SPENDING.search(normalize(f"{caption} {head}")) is not None


def in_plain_yen(value: str) -> str:
    """「118百万円（1億1,800万円）」 of 「118百万円」, which few people read at sight."""
    match = _THOUSANDS.fullmatch(normalize(value))
    if match is None:
        return value
    yen = read_amount(match["number"]) * _SCALES[match["scale"]]
    return f"{value}（{in_myriads(yen)}円）"


def row_name(row: Row, key: int = 0) -> str:
    """What a sentence calls a row: 令和2年度 of 「令和2」 below 年度, つなぐ of 「1 つなぐ」.

    Args:
        row: The row.
        key: The column of the cell that names it.
    """
    name = _ROW_NUMBER.sub("", without_unit(row.cells[key])) or row.cells[key]
    name = _GLUED_NUMBER.sub("", name)
    if part := _PART_OF.fullmatch(name):  # うち村債
        name = part["name"]
    head = normalize(row.header[key]).strip()
    if _LETTER.fullmatch(name) and head:
        return f"{head}{name}"  # 評価D
    if DAY_HEAD.fullmatch(head) and key == 0 and len(row.cells) > _EVENT_CELLS and row.cells[1]:
        return f"{' '.join(row.cells[1].split())}（{name}）"  # パブリックコメント（令和7年12月…）
    if _is_bare_year(name, head):
        return name + head
    return f"「{name}」" if _CLAUSE.search(name) and "「" not in name else name


def cells_said(table: Table, row: Row) -> str:
    """What stands in a row behind its name, each with its column: 定員「20人」、会場「公民館」."""
    return "、".join(
        f"{without_unit(table.header[place])}「{shown(table, row, place)}」"
        for place in range(1, len(row.cells))
        if row.cells[place]
    )


def column_name(table: Table, place: int) -> str:
    """What a sentence calls a column: 令和8年度 of 「令和8」 beside 年度."""
    head = _YEAR_BEHIND.sub(_spelt_out, _HEAD_MARK.sub("", table.header[place]))
    head = _OVER_YEARS.sub("", head)
    name = without_unit(in_one_line(head))
    name = _SPACE_BEFORE_BRACKET.sub("", name)
    corner = normalize(table.header[0]).strip()
    short = _SHORT_YEAR.fullmatch(normalize(name))
    if short is not None:  # few people know what R8 is
        return f"{name}（{'令和' if short['era'] == 'R' else '平成'}{short['year']}年度）"
    return name + corner if _is_bare_year(name, corner) else name


def _spelt_out(match: re.Match[str]) -> str:
    """令和8年度 of 「目標値 R8」."""
    return f" {'令和' if match['era'] in 'RＲ' else '平成'}{normalize(match['year'])}年度"


def _is_bare_year(name: str, head: str) -> bool:
    return head in ("年度", "年") and _BARE_YEAR.fullmatch(normalize(name)) is not None


@lru_cache(maxsize=20_000)  # heads of tables, asked of for each question
def without_unit(name: str) -> str:
    """A head or a name as a sentence says it: 人口 of 「人口（人）」."""
    name = _MARKED.sub("", name)
    unit = unit_in(name)
    shown = re.sub(r"[(（][^()（）]*[)）](?=$|[ 　])", "", name.strip(), count=1) if unit else name
    return " ".join(shown.split())


def is_amount(cell: str, unit: str) -> bool:
    """Whether a cell is a number of a unit: 年2回, 8人（うち公募2人）; not 「月10回以上通う人」."""
    match = re.search(rf"{NUMBER}{unit}", cell)
    return match is not None and (match.start() <= 1 or 2 * len(match.group()) >= len(cell))
