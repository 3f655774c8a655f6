"""Target values in tables: a header that says 目標, and rows of indicators below it."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.facts.amounts import UNIT, amount_of_cell
from corpus.facts.indicator_rows import Cell, Row, tables
from corpus.facts.reading import ReadSentence
from corpus.normalize import normalize
from corpus.records import Indicator, Span
from corpus.wareki import find_dates

_TARGET = re.compile(
    r"(?<!基本)(?<!横断)(?<!重点)(?<!個別)(?<!施策)目標(?!年(?!度?\s*\()|時期|期限|達成|との差|名|\d)|めざす(?:値|数値)|目指す(?:値|数値)|^KGI|^KPI目標"
)
_TARGET_YEAR = re.compile(
    r"目標(?:年(?!度?\s*\()度?|時期|期限)|達成(?:年度?|時期|期限)|目標年次|^(?:期限|時期)$"
)
_NUMBERS = re.compile(r"現状|現況|基準|実績|当初|策定時|中間|目標")
_PRESENT = re.compile(r"現状|現況|基準|実績|当初|策定時")
_BARE_YEAR = re.compile(r"(?:[値標]\s*\(|年度?\s*\(|^)(20[0-9]{2})(?=\)|\s*\(|$)")
_YEAR_ONLY = re.compile(r"20[0-9]{2}\s*(?:\([^()]*\))?")
_MIN_YEARS_AHEAD = 3  # 指標 | R5 | R10: today and the year aimed at; R4 | R5 are two results
_BRACKETED = re.compile(r"\([^()]*\)")
_LETTERED = re.compile(r"(?<=[一-鿿]) (?=[一-鿿])")  # 指 標
# 特定健康診査の実施目標, above a table of years
_TITLE = re.compile(r"(?<!基本)(?<!施策)目標(?:値|数値|量)?(?:は|を|の設定|一覧|[^\w]*$)")
_UNIT = re.compile(r"^単位$")
_NAME = re.compile(r"指標|項目|KPI|内容|名称|取組|事業|施策")
_FIRST_HEAD = re.compile(rf"{_NAME.pattern}|^(?:年度|年次|年|区分)$")
_YEAR_LABEL = re.compile(r"(?:基準|目標)?(?:年度?|年次|時期|時点)")
_COLUMN_NAMES = re.compile(r"(?:成果|評価|数値|目標)?(?:指標|項目)(?:名|の名称)?|KPI")
_COLUMN_TARGETS = re.compile(
    r"(?:数値|成果|達成)?目標(?:値|数値)?\s*(?:\([^()]*\)|[HR0-9令平][^()]*)?"
)
_LOOKS_BACK = re.compile(r"評価(?:結果)?|達成(?:状況|度|率|の状況)|判定|進捗(?:状況)?")
_NAMED_VALUE = re.compile(
    r"(?P<name>(?!累計|延べ|年間|上限|月額|毎年)[^\s0-9():、。△▲]{2,30}?)\s*(?:年間?|累計|延べ|約)?\s*"
    r"(?P<value>[△▲]?[0-9][0-9,.]*(?:[万億])?)"
    r"\s?(?P<unit>%|‰|[^0-9\s()、。:]{1,4})(?=\s*(?:\(|$|以上|以下|以内))"
)
_TARGET_ROW = re.compile(r"[(（\[【]?目標(?:値|数)?[)）\]】]?$")
_NUMBERING = re.compile(r"(?:No\.?|番号|№|#)$|^$")
_NAME_UNIT = re.compile(r"\s*[(（\[](?:単位[:：]?)?(?P<unit>[^()（）\[\]]{1,8})[)）\]]\s*$")
_MARK = re.compile(
    r"^(?:[・●○①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}(?:[.．](?![0-9０-９])|[ 　]))\s*"
)
_UNIT_LIKE = re.compile(rf"[千百十]?[万億]?(?:{UNIT})|[千百十]?[万億]")


_Target = tuple[int, int | None]  # a column and its fiscal year


@dataclass(frozen=True, slots=True)
class _Header:
    width: int
    name: int
    unit: int | None
    target_year: int | None
    targets: tuple[_Target, ...]
    numbers: tuple[int, ...]  # columns that hold amounts: 現状値, 目標値
    shows_results: bool  # a column 実績値, which may be split into years


def find_in_tables(sentences: Sequence[ReadSentence]) -> Iterator[Indicator]:
    """The target values that the rows of tables state."""
    for rows, above in tables(sentences):
        is_titled = above is not None and _TITLE.search(above.text) is not None
        yield from _found_in_rows(rows, is_titled=is_titled) or _found_in_columns(rows)


def _found_in_rows(rows: Sequence[Row], *, is_titled: bool) -> list[Indicator]:
    found: list[Indicator] = []
    since = 0  # the first found below the last head or row of years
    header: _Header | None = None
    by_year: tuple[int, ...] = ()  # of the columns behind the first, when the head is years
    is_named = False  # that head names its first column: 指標, and not 年度
    above: tuple[str, ...] = ()  # the head's first row, when it has two
    for sentence, cells in rows:
        if _is_header(cells):
            header, by_year, since = _read_header(_two_rows(above, cells)), (), len(found)
            continue
        above = () if any(map(_is_value, cells)) else tuple(cell.text for cell in cells)
        if header is None and (columns := _year_columns(cells, is_titled=is_titled)):
            by_year, is_named = columns, _NAME.search(cells[0].text) is not None
            continue
        if by_year:
            found += _targets_by_year(
                sentence, cells, by_year, is_titled=is_titled, is_named=is_named
            )
            continue
        if header is None:
            continue
        years = _years_of(cells[_YEAR_LABEL.fullmatch(cells[0].text) is not None :])
        if years is None:
            found += _from_row(sentence, cells, header)
            continue
        dated = _with_years(header, years)
        if len(found) == since:
            header = dated
        elif len(dated.targets) == 1:  # the years stand below the numbers
            year = dated.targets[0][1]
            found[since:] = [replace(one, year=one.year or year) for one in found[since:]]
        since = len(found)
    return found


def _found_in_columns(rows: Sequence[Row]) -> list[Indicator]:
    """「指標 | 満足度 | 来館者数」 over 「現状 | …」 and 「目標（R11） | 75% | 15万人」."""
    found: list[Indicator] = []
    names: tuple[Cell, ...] = ()
    for sentence, cells in rows:
        if len(cells) < 2:
            continue
        head = cells[0].text
        if _COLUMN_NAMES.fullmatch(head) and not any(
            _NUMBERS.search(one.text) for one in cells[1:]
        ):
            names = cells[1:]
        elif len(cells) == len(names) + 1 and _COLUMN_TARGETS.fullmatch(head):
            for named, cell in zip(names, cells[1:], strict=True):
                amount = amount_of_cell(cell.text)
                if amount is None:
                    continue
                name, name_unit = split_name(named.aligned.original)
                unit = cell.verbatim(*amount.unit) if amount.unit else name_unit
                year = _year_in(cell.text) or _year_in(head)
                span = Span(min(named.start, cell.start), cell.end)
                value = cell.verbatim(*amount.value)
                found.append(Indicator(name, value, unit, year, span, sentence.sentence.span, 0.85))
    return found


def _two_rows(above: Sequence[str], cells: Sequence[Cell]) -> list[str]:
    """「指標 | 令和6年度 | 令和11年度」 over 「(現状) | (目標)」: each column's words together."""
    texts = [cell.text for cell in cells]
    shift = len(above) - len(texts)
    if shift <= 0:
        return texts
    return [
        *above[:shift],
        *(f"{one} {two}" for one, two in zip(above[shift:], texts, strict=True)),
    ]


def _year_columns(cells: Sequence[Cell], *, is_titled: bool) -> tuple[int, ...]:
    """The years of 「指標 | 令和6年度 | 令和7年度 | …」; () when the row is no such head."""
    years = _years_of(cells[1:]) if len(cells) > 2 else None
    is_named = bool(cells) and (is_titled or _FIRST_HEAD.search(cells[0].text) is not None)
    if is_named and years is None and len(cells) > 3:
        first = 3 if _UNIT.search(cells[2].text) else 2 if _UNIT.search(cells[1].text) else 0
        if re.search(r"指標|KPI", cells[1].text):
            first = max(first, 2)
        years = _years_of(cells[first:]) if first else None  # 施策 | 指標 | 単位 | R5 | R10
    known = tuple(year for year in years or () if year is not None)
    return known if is_named and years is not None and len(known) == len(years) else ()


def _targets_by_year(
    sentence: ReadSentence,
    cells: Sequence[Cell],
    years: Sequence[int],
    *,
    is_titled: bool,
    is_named: bool,
) -> Iterator[Indicator]:
    """「出前講座の回数（目標）| 10回 | 12回」 below a head of years: one target for each.

    The first of the years is today's where the next one is not the next year.
    """
    words = [cell for cell in cells if not _is_value(cell)]
    values = cells[len(cells) - len(years) :]
    is_far = is_named and len(years) == 2 and years[1] - years[0] >= _MIN_YEARS_AHEAD
    is_aimed = is_far or is_titled or _is_target_row(words)
    if not words or not is_aimed:
        return
    if len(cells) - len(words) != len(years) or not all(map(_is_value, values)):
        return
    is_present_first = not _is_target_row(words) and years[1] - years[0] > 1
    has_unit = len(words) > 1 and _UNIT_LIKE.fullmatch(words[-1].text)
    named = words[-2 if has_unit else -1] if is_far else words[0]
    name, name_unit = split_name(_TARGET_ROW.sub("", named.aligned.original).strip())
    aimed = list(zip(values, years, strict=True))[is_present_first:]
    for cell, year in aimed:
        amount = amount_of_cell(cell.text)
        if amount is None or len(name) < 2:
            return
        unit = words[-1].aligned.original if has_unit else name_unit
        unit = cell.verbatim(*amount.unit) if amount.unit else unit
        span = Span(named.start, cell.end)
        value = cell.verbatim(*amount.value)
        yield Indicator(name, value, unit, year, span, sentence.sentence.span, 0.85)


def _is_target_row(words: Sequence[Cell]) -> bool:
    return any(_TARGET_ROW.search(cell.text) for cell in words)


def _is_header(cells: Sequence[Cell]) -> bool:
    """Whether a row names columns, a target among them, and holds no amount itself.

    A table that says how targets were met (評価, 達成状況) looks back at the plan before.
    """
    if any(_LOOKS_BACK.fullmatch(cell.text.replace(" ", "")) for cell in cells):
        return False
    first = 0 if cells and _BRACKETED.fullmatch(cells[0].text) else 1
    if len(cells) < 2 or not _target_columns([cell.text for cell in cells], range(first)):
        return False
    return not any(_is_value(cell) and not _YEAR_ONLY.fullmatch(cell.text) for cell in cells)


def _is_value(cell: Cell) -> bool:
    amount = amount_of_cell(cell.text)
    return amount is not None and not find_dates(cell.text)


def _read_header(texts: Sequence[str]) -> _Header:
    texts = [_LETTERED.sub("", text) for text in texts]
    is_blank = _NAME.search(texts[0]) is None
    if is_blank and all(_NUMBERS.search(text) or _is_year(text) for text in texts):
        texts = ["項目", *texts]  # the head leaves the first column blank
    unit = next((place for place, text in enumerate(texts) if _UNIT.search(text)), None)
    year = next((place for place, text in enumerate(texts) if _TARGET_YEAR.search(text)), None)
    name = next((place for place, text in enumerate(texts) if _NAME.search(text)), None)
    if name is None:
        name = 1 if _NUMBERING.search(texts[0]) and len(texts) > 2 else 0
    # The last column that names things is the indicator's: 施策 | 指標 | 目標値.
    for place, text in enumerate(texts):
        if re.search(r"指標|KPI", text) and not _TARGET.search(text):
            name = place
    targets = _target_columns(texts, (unit, year, name))
    numbers = tuple(
        place
        for place, text in enumerate(texts)
        if place > name and place != year and _NUMBERS.search(text)
    )
    shows_results = any("実績" in text for text in texts)
    return _Header(len(texts), name, unit, year, targets, numbers, shows_results)


def _target_columns(texts: Sequence[str], apart: Container[int | None]) -> tuple[_Target, ...]:
    """The columns that say 目標; behind 「指標 | 基準値」 also those that are a year."""
    columns = [(place, text) for place, text in enumerate(texts) if place not in apart]
    targets = [(place, text) for place, text in columns if _TARGET.search(text)]
    present = [place for place, text in columns if _PRESENT.search(text)]
    if not targets and present and re.search(r"指標|KPI", " ".join(texts)):
        targets = [(at, text) for at, text in columns if at > present[0] and _is_year(text)]
    return tuple((place, _year_in(text)) for place, text in targets)


def _is_year(text: str) -> bool:
    dates = find_dates(text)
    whole = len(dates) == 1 and len(text) - (dates[0].end - dates[0].start) <= 2
    return whole or _YEAR_ONLY.fullmatch(text) is not None


def _years_of(cells: Sequence[Cell]) -> tuple[int | None, ...] | None:
    """The years of a second header row that holds nothing but years."""
    if not cells:
        return None
    years = []
    for cell in cells:
        dates = find_dates(cell.text)
        if len(dates) != 1 or len(cell.text) - (dates[0].end - dates[0].start) > 4:
            return None
        years.append(dates[0].fiscal_year)
    return tuple(years)


def _with_years(header: _Header, years: Sequence[int | None]) -> _Header:
    """The header with the years of the row below it, which belong to its last columns.

    「実績値 | 目標値」 over three years: 実績値 has two columns, and the last is the target;
    「現状値 | 目標値」 over R5 | R8 | R11: the years behind the first, longest step are aimed at.
    """
    last = header.width - 1
    numbers = {*header.numbers, *(place for place, _ in header.targets)}
    more = len(years) - len(numbers)
    if more > 0 and numbers and [place for place, _ in header.targets] == [last]:
        width = header.width + more
        aimed = 1 if header.shows_results else len(years) - _longest_step(years)
        targets = tuple((width - back, years[-back]) for back in range(aimed, 0, -1))
        return replace(header, width=width, targets=targets, numbers=())
    if len(years) > header.width:
        return header
    shift = header.width - len(years)
    targets = tuple(
        (place, years[place - shift] if place >= shift else year) for place, year in header.targets
    )
    return replace(header, targets=targets)


def _longest_step(years: Sequence[int | None]) -> int:
    """The place behind the longest step between neighbours: R4 | R5 | R10 gives 2."""
    known = [year or 0 for year in years]
    steps = [after - before for before, after in pairwise(known)]
    return steps.index(max(steps)) + 1


def _from_row(
    sentence: ReadSentence, cells: Sequence[Cell], header: _Header
) -> Iterator[Indicator]:
    # A row without its first cells goes on with a merged one; its last columns still fit.
    shift = len(cells) - header.width
    if shift > 0 or header.name + shift < 0 or (shift < 0 and not _fits(cells, header, shift)):
        return
    name_cell = cells[header.name + shift]
    if _is_value(name_cell):
        return
    name, name_unit = split_name(name_cell.aligned.original)
    for column, header_year in header.targets:
        cell = cells[column + shift]
        amount = amount_of_cell(cell.text)
        if amount is None and (named := _NAMED_VALUE.match(cell.text)) is not None:
            yield _named_in_cell(sentence, cell, named, header_year)
            continue
        if not name or amount is None or find_dates(cell.text[: amount.value[1]]):
            continue
        unit = cell.verbatim(*amount.unit) if amount.unit else ""
        if not unit and header.unit is not None and header.unit + shift >= 0:
            unit = cells[header.unit + shift].aligned.original
        year = _year_in(cell.text) or header_year
        if year is None and header.target_year is not None:
            year = _year_in(cells[header.target_year + shift].text)
        yield Indicator(
            name,
            cell.verbatim(*amount.value),
            unit or name_unit,
            year,
            Span(min(name_cell.start, cell.start), max(name_cell.end, cell.end)),
            sentence.sentence.span,
            0.9,
        )


def _named_in_cell(
    sentence: ReadSentence, cell: Cell, named: re.Match[str], year: int | None
) -> Indicator:
    """「水揚高 20億円（令和5年：18億円）」 in a column 数値目標: the cell says what is measured."""
    return Indicator(
        cell.verbatim(*named.span("name")),
        cell.verbatim(*named.span("value")),
        cell.verbatim(*named.span("unit")),
        year,
        Span(cell.start, cell.start + cell.aligned.to_original(0, named.end()).end),
        sentence.sentence.span,
        0.8,
    )


def _fits(cells: Sequence[Cell], header: _Header, shift: int) -> bool:
    """Whether a short row has numbers where the header has columns of numbers."""
    return all(_is_value(cells[column + shift]) for column in header.numbers)


def split_name(printed: str) -> tuple[str, str]:
    """「① 申請率（％）」 -> ("申請率", "％"): an indicator's name and the unit behind it."""
    name = _MARK.sub("", printed).strip()
    match = _NAME_UNIT.search(name)
    if match is not None and _UNIT_LIKE.fullmatch(normalize(match["unit"])):
        return name[: match.start()].strip(), match["unit"]
    return name, ""


def _year_in(text: str) -> int | None:
    """The last fiscal year that a cell names, if any."""
    dates = find_dates(text)
    if dates:
        return dates[-1].fiscal_year
    bare = _BARE_YEAR.search(text)
    return int(bare[1]) if bare else None
