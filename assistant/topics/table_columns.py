"""Which column of which table a question speaks of."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.drafts import Context
from assistant.names import canonical
from assistant.question import ContentWord
from assistant.topics.grids import TO_COME, Column, Table, is_single, tables_of
from assistant.topics.rows import TOTAL, Row, years_of
from corpus.eras import fiscal_year_of
from corpus.normalize import normalize
from corpus.wareki import find_dates

# Words, by lemma, that ask for a rank, a sum or a difference and name nothing in a table.
ASKING = frozenset(
    "額 円 欲しい 多い 大きい 高い 長い 広い 重い 少ない 小さい 低い 短い 狭い 軽い 安い "
    "古い 新しい 遠い 近い 最も 一番 番目 番 目 合わせる 合計 足す 総数 総計 "
    "通算 全体 トータル 数 人 年 年度 令和 平成 現在 時点 所 物 中 内 計 全 "
    "総 何処 何れ 有る 居る 為る もの こと 者 村 町 市 区 うち 区分 種別 "
    "最大 最小 最多 最少 最高 最低 言う 成る 答える 挙げる さん 差 違い 違う "
    "比べる 比較 方 間 度 何方 増える 減る 増やす 減らす 変わる 増加 減少 開き "
    "隔たり 表 名 別 両方 プラス 二つ 三つ 場合 ずつ 余り 其 それぞれ 一 計算 "
    "結果 順 順番 位 求める 示す 算出 項目 上 下 のみ 丈".split()
)
_SHARES = frozenset("割合 率 ポイント".split())
_SPENT = frozenset("金 御金 お金 費用 コスト 予算 掛かる".split())
_PLAIN_WORDS = frozenset("数 人 人数 件数 名 者".split())
_PLACES = frozenset("国 県 市 町 村 都道府県 市町村 市区町村 自治体".split())
_NO_KIND = _PLACES | frozenset("年 年度 人 誰 月".split())
_PARENTHESIS = re.compile(r"[(][^()]*[)]")
_ENDING = re.compile(r"(?:地区|地域|学校|学区|区)$")
_CALLED = re.compile(r"「([^「」]{2,12})」")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
# 「令和7年の」, 「(令和7年度)」 of a head
_OF_YEAR = re.compile(r"[(]?(?:令和|平成|[RH])?(?:[0-9]+|元)年?度?(?:末|現在)?[)]?の?")
_THIS_TIME, _LAST_TIME = re.compile(r"今回"), re.compile(r"前回")  # of two surveys
_NUMBERED = re.compile(r"(?P<kind>[一-鿿ァ-ヺー]{2,8}) ?(?:[0-9]{1,2}|[IVX]{1,4})")
_SPLIT = re.compile(r"[ 、]")
_NOUN = frozenset({"名詞", "接尾辞", "接頭辞"})


@dataclass(frozen=True, slots=True)
class Named:
    """What a question names, besides what it asks to be done."""

    words: tuple[ContentWord, ...]
    kind: str  # the noun that says what is asked for: 地区 of 「人口が多い地区はどこ」; "" for none
    heads: tuple[str, ...]  # words that name what is counted: 事業費, 金額
    years: frozenset[int]

    def without_years(self) -> "Named":
        """What is named besides years: of a table that has a row for each."""
        return replace(self, years=frozenset())


def read_named(context: Context, done: Iterable[tuple[int, int]] = ()) -> Named:
    """The words of a question that must be in or around a table; ``done`` are spans left out."""
    question = context.question
    dates = find_dates(question.text)
    spans = [*done, *((date.start, date.end) for date in dates)]

    def is_left_out(start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in spans)

    words = tuple(
        word
        for word in question.words
        if word.lemma not in ASKING
        and word.surface not in ASKING
        and not is_left_out(word.start, word.end)
    )
    heads = tuple(
        token.surface
        for token in question.tokens
        if token.pos in _NOUN
        and token.lemma not in _PLAIN_WORDS | ASKING
        and token.surface not in ASKING
        and any(start <= token.start and token.end <= end for start, end in question.asked.form)
        and re.search("[一-鿿]", token.surface)
        and "何" not in token.surface
        and token.surface != question.asked.unit
        and not is_left_out(token.start, token.end)
    )
    years = frozenset(date.fiscal_year for date in dates)
    return Named(words, _kind_of(context), heads, years)


def _kind_of(context: Context) -> str:
    """The noun before 「はどこ」, 「を答えて」 or the end."""
    match = re.search(
        r"(?:どの|何の|どちらの)(?P<kind>[一-鿿々ァ-ヺー]{1,8})", context.question.text
    ) or re.search(
        r"(?P<kind>[一-鿿々ァ-ヺー]{1,8})(?:は|って|とは|を|の名[前称]|はですね)?(?:、)?"
        r"(?:どこ|何|なに|なん|どれ|どの|いつ|誰|だれ|教|答|挙|示|[?？。]|$)",
        context.question.text,
    )
    return match["kind"] if match else ""


def meant_columns(
    context: Context,
    named: Named,
    fits: Callable[[Column], float],
    tables: Iterable[Table] | None = None,
) -> list[Column]:
    """The columns that a question may mean, all of them as well: one, if it is clear.

    Args:
        context: The question.
        named: What it names.
        fits: How well a column goes with what is asked of it; below 0 where it does not.
        tables: Those that may be meant; None for all.
    """
    scored = [
        (score, column)
        for table in (tables_of(context) if tables is None else tables)
        for column in table.columns
        if (fit := fits(column)) >= 0 and (score := _score(context, column, named, fit)) > 0
    ]
    best = max((score for score, _ in scored), default=0)
    found = [column for score, column in scored if score == best]
    text = canonical(context.question.text)
    said = [one for one in found if canonical(one.head.removesuffix("数")) in text]
    plain = [one for one in said if all(_is_plainer(one, other) for other in found)]
    return plain or found


def stands_over(context: Context, table: Table, word: ContentWord) -> bool:
    """Whether a table's caption, its headings or its first head have a word."""
    return holds(canonical(f"{table.header[0]} {_around(context, table)}"), word)


def _is_plainer(column: Column, other: Column) -> bool:
    """Whether a column counts all of what another one of its table counts a part of: 店, 空き店."""
    core = column.head.removesuffix("数")
    return column.table is other.table and core in other.head


def _score(context: Context, column: Column, named: Named, fit: float) -> float:
    """How much of what is named a column's head holds; 0 where it cannot be the one."""
    table = column.table
    is_other = named.kind in _PLACES and named.kind not in table.header[0]
    if is_other or not _is_of_years(column, named.years, fiscal_year_of(context.today)):
        return 0
    head = canonical(table.header[column.place])
    is_said = len(canonical(column.head)) > 1 and canonical(column.head) in context.question.text
    groups = " ".join({row.group for row in table.rows})
    near = canonical(f"{table.header[0]} {_kind_of_rows(table)} {groups} {_around(context, table)}")
    held = [word for word in named.words if holds(head, word)]
    lacking = [
        word
        for word in named.words
        if word not in held
        and not holds(near, word)
        and not (fit > 0 and word.pos == "動詞")
        and not (column.unit == "%" and word.surface in _SHARES)
        and not (column.unit.endswith("円") and word.lemma in _SPENT)
    ]
    if lacking and not _is_kind(lacking, named.kind, is_counted=bool(held) or fit > 0):
        return 0
    is_share = column.unit == "%"
    heads = [canonical(word) for word in named.heads if not (is_share and word in _SHARES)]
    counted = sum(word in head for word in heads)
    if counted < len(heads) and not all(word in head + near for word in heads):
        return 0
    score = 2.0 * counted + sum(2 if canonical(word.surface) in head else 1 for word in held)
    is_year = bool(named.years & set(years_of(normalize(table.header[column.place]))))
    is_newest_asked = _THIS_TIME.match(head) is not None and not lacking
    is_only = len(table.header) == 2 or (is_year and not lacking) or _is_only_count(column)
    is_only = is_only or is_newest_asked
    is_total = TOTAL.fullmatch(canonical(column.head)) is not None and not lacking
    score += is_year + fit + is_said + 0.5 * is_total
    return score - 0.5 * bool(lacking) + 0.5 * is_only if score or is_only else 0


def _is_only_count(column: Column) -> bool:
    """Whether a column is the one that counts, beside those that give its shares: 回答数, 割合."""
    others = [one for one in column.table.columns if one.place != column.place]
    return column.unit != "%" and bool(others) and all(one.unit == "%" for one in others)


def _kind_of_rows(table: Table) -> str:
    """What all single rows are called before their number: 基本目標 of 基本目標1; else ""."""
    kinds = {
        match["kind"]
        for row in table.rows
        if is_single(row) and (match := _NUMBERED.match(normalize(row.cells[0])))
    }
    return kinds.pop() if len(kinds) == 1 else ""


def _is_kind(lacking: Sequence[ContentWord], kind: str, *, is_counted: bool) -> bool:
    """Whether all that a table lacks is the general name of what it lists: 動物, 地域."""
    said = "".join(word.surface for word in lacking)
    return is_counted and kind not in _NO_KIND and bool(said) and said in kind


def _is_of_years(column: Column, asked: frozenset[int], this: int) -> bool:
    """Whether a column is of the year that is asked for; of the only one where none is."""
    header = column.table.header
    stated = set(years_of(normalize(header[column.place])))
    others = {year for head in header[1:] for year in years_of(normalize(head))}
    captioned = {date.fiscal_year for date in find_dates(normalize(column.table.caption))}
    if asked:
        return asked <= (stated or captioned) or (not others and not captioned)
    return len(others) <= 1 or not stated or is_newest(column.table.header, column.place, this)


def without_year(head: str) -> str:
    """What a normalised head measures: 人口 of 「令和7年の人口」."""
    return _OF_YEAR.sub("", head)


def is_newest(header: Sequence[str], place: int, this: int) -> bool:
    """Whether a column is the last that has been of those that measure the same in many years.

    Args:
        header: The heads of a table.
        place: The column.
        this: The fiscal year now.
    """
    heads = [normalize(head) for head in header]
    if _THIS_TIME.match(heads[place]):
        return any(_LAST_TIME.match(head) for head in heads[1:])
    own, measure = heads[place], without_year(heads[place])
    same = [head for head in heads[1:] if years_of(head) and without_year(head) == measure]
    past = [head for head in same if max(years_of(head)) <= this and not TO_COME.search(head)]
    return (
        len(measure) > 1
        and own in past
        and len(past) > 1
        and all(max(years_of(head)) <= max(years_of(own)) for head in past)
    )


def _around(context: Context, table: Table) -> str:
    """What stands around a table: its caption, the title, the headings."""
    document = context.documents[table.doc_id]
    return " ".join((table.caption, document.title, *document.path_at(table.span.start)))


def holds(text: str, word: ContentWord) -> bool:
    """Whether a canonical text has a word, or one that a plan may use for it."""
    return canonical(word.surface) in text or any(
        len(other) > 1 and canonical(other) in text for other in word.others
    )


def measured(context: Context, column: Column) -> str:
    """What a column is called: of a year alone too little is said."""
    return context.say("table.of_year", year=column.head) if column.is_year else column.head


def rows_named(context: Context, table: Table) -> list[Row]:
    """The rows that a question names, in its order: by the whole name, or by a year."""
    return [row for _, row in sorted(_named_at(context, table).items())]


def _named_at(context: Context, table: Table) -> dict[int, Row]:
    """Rows by the place where the question names them; of two names at one place the longer."""
    text = context.question.text
    names = _names_in(context, table.rows)
    found: list[tuple[int, int, Row]] = []
    for row in table.rows:
        if table.is_over_time:
            years = years_of(normalize(row.cells[0]))
            dates = [date for date in find_dates(text) if date.fiscal_year in years]
            found += [(date.start, date.end, row) for date in dates[:1]]
            continue
        for name in names[row.cells[0]]:
            place = text.find(name)
            if place >= 0:
                found.append((place, place + len(name), row))
    longest = sorted(found, key=lambda one: (one[0] - one[1], one[0]))
    kept: list[tuple[int, int, Row]] = []
    for start, end, row in longest:
        if not any(start < last and first < end for first, last, _ in kept):
            kept.append((start, end, row))
    return {start: row for start, _, row in reversed(kept)}


def name_spans(context: Context, rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Where a question says the names of rows."""
    text = context.question.text
    names = {name for names in _names_in(context, rows).values() for name in names}
    names |= {normalize(row.cells[0]).partition("の")[2] for row in rows} - {""}
    return [(place, place + len(name)) for name in names if (place := text.find(name)) >= 0]


def _names_in(context: Context, rows: Sequence[Row]) -> dict[str, set[str]]:
    """How a question may call each row; シカ for ニホンジカ where that can be no other row."""
    names = {row.cells[0]: _names_of(row) for row in rows}
    for word in context.question.words:
        meant = [cell for cell in names if _unvoiced(word.surface) in _unvoiced(cell)]
        if _KATAKANA.fullmatch(word.surface) and len(meant) == 1:
            names[meant[0]].add(word.surface)
    for cell, own in names.items():  # 「小学校と中学校の認知件数」
        owner, _, counted = normalize(cell).partition("の")
        if len(owner) > 1 and len(counted) > 1 and counted in context.question.text:
            own.add(owner)
    return names


def _unvoiced(name: str) -> str:
    """ジカ as シカ."""
    return unicodedata.normalize("NFD", normalize(name)).replace("\u3099", "")


def _names_of(row: Row) -> set[str]:
    """How a row may be called: 本郷 for 本郷地区."""
    printed = normalize(row.cells[0]).strip()
    bare = _PARENTHESIS.sub("", printed).strip()
    short = _ENDING.sub("", bare)
    parts = _SPLIT.split(short) if "・" not in bare else ()
    called = _CALLED.findall(bare)  # 温水プール「ゆらら」
    return {name for name in (printed, bare, short, *parts, *called) if len(name) > 1}
