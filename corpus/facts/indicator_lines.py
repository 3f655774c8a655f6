"""Target values that lines state by keys (指標：…, 目標値：…) or arrows (5件→ 20件（R10）)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.facts.amounts import Amount, find_amounts, find_bare_numbers
from corpus.facts.indicator_parts import (
    AMOUNT_ENDS,
    LEAD,
    NAME_EDGE,
    Name,
    first_amount,
    indicator_of,
    name_in,
)
from corpus.facts.indicator_tables import split_name
from corpus.facts.indicator_titles import read_title, without_dates
from corpus.facts.indicator_years import CHANGES, year_of
from corpus.facts.reading import ReadSentence
from corpus.records import Indicator, SentenceKind
from corpus.wareki import find_dates

# 「指標：」, 「【目標値】」, 「目標値（令和4年度）：」, at a line's start or behind a gap
_KEY = re.compile(
    r"""
    (?:^|(?<=[\s、/|)])|(?=[【\[〈<(≪《〔]))[・●○■◆▪]?\s*[【\[〈<(≪《〔]?
    (?: (?P<name> (?:成果|評価|活動|数値|目標|達成|管理|重要業績評価)?指標(?:名|の名称)?[1-9①-⑨]?
          | (?:目標|評価|数値)?項目 | K[PG]I[1-9①-⑨]? | 目標[1-9①-⑨](?=[\s:】]) )
      | (?P<year> (?:令和|平成|[HR]|20)[ ]?[0-9元]{1,2} (?:年度?)? 末? の? )?
        (?: (?P<target> (?:(?:短期|中期|長期|最終)の?)?(?:数値|成果|達成)?目標(?:値|数値|水準|年度)?
              | (?:めざす|目指す)値 )
          | (?P<present> (?:現状|現況|基準|実績|当初|策定時|中間)(?:値|年度)? ) ) )
    (?:\((?P<note>[^()]{2,20})\))?
    (?: [】\]〉>)≫》〕]\s*:?\s* | \s*:\s* | [ \t]+ | (?=(?:[HR]|令和|平成)?[0-9])
      | (?<=K[PG]I) | (?<=I\)) | (?<=指標[1-9①-⑨]) | (?<=I[1-9①-⑨]) )
    """,
    re.VERBOSE,
)
_TITLED = re.compile(
    r"[^\w「]*(?P<name>[^\s:、。][^:、。]*?)\s*(?::|\s|…+|を)?\s*"
    r"(?:[0-9]{1,2}年間で)?(?:[年月]間|[年月]|累計|延べ|約)?"
    r"(?P<amount>[0-9][0-9,.]*[^\s()]{1,8}?)\s*(?:以上|以下|以内)?(?:\([^()]*\))?"
    r"(?:[にへ](?:する|[^。、0-9()]{2,8}[るす]))?。?"
)
_YEAR_AND_AMOUNT = re.compile(
    r"(?:令和|平成|[HR]|20)[0-9元]{1,2}(?:年度?)?末?"
    r"(?:の?\(?(?:目標|実績|現状|現況|基準)値?\)?\s*[: ]?|\s*[: ])\s*"
    r"(?P<amount>[0-9][0-9,.]*[^\sA-Za-z0-9()、/]{1,8})\s*[、/]?\s*"
)
_LABELLED = re.compile(r"\(目標|年度?目標")  # 令和9年度(目標)40%
# 目標人口 28,000人
_AIMED_NUMBER = re.compile(
    r"[^\w]*(?P<name>目標(?!値|年|水準|達成)[一-鿿]{2,8}?)[:\s]*(?:約)?[0-9][^。、]*"
)
_KEY_WORDS = re.compile(r"(?:現状|現況|基準|実績|当初|目標|中間)(?:値|年度)?")
_MAX_LINES_BELOW_TITLE = 4
_ARROW = re.compile(r"\s*(?:→|⇒|▶|►|➡)\s*")
_BESIDE_ARROW = re.compile(r"(?:以上|以下|程度)?\s*(?:\([^()]*\))?\s*")
# 目標 1人ひとりが輝く: words, and no amount
_MADE_SO = re.compile(r"(?:以上|以下|以内)?[にへ]")  # 喫煙率を10%に下げる
_UNTIL = re.compile(r"[末中]?(?P<until>まで)?(?:には?|時点)?[\s:、]*(?:累計|延べ|年間|約)?")
_DUE = re.compile(r"(?:達成|目標)(?:年度|年次|時期|期限)\s*[:\s]?\s*")
_NAMED_BEHIND = re.compile(r"[^\W0-9]{2}[^。、]*[^\W0-9]\s*:?\s*[0-9]")
_AS_PROMISED = re.compile(
    rf"(?:以上|以下|以内|程度)?[にへをと]?(?:{CHANGES})?(?:さ?せ|し)?(?:ます|る)?[。\s]*"
)
_MEASURED = re.compile(r"(?:数|率|量|額|割合|件数|人数|面積|時間|比)(?:\([^()]*\))?$")
_NO_MEASURE = re.compile(r"目標|指標|現状|施策|取り?組|数値|課題|方針|事業|計画|。|[:0-9].*[0-9]")
_MAX_LINES_APART = 4  # between 指標： and 目標値：


def find_on_lines(sentences: Sequence[ReadSentence]) -> Iterator[Indicator]:
    """The target values that lines with keys or arrows state."""
    name: Name | None = None
    below_title = -1  # the last line that may still stand below the line 「数値目標」
    title_year: int | None = None  # 数値目標(令和11年度)
    for line, read in enumerate(sentences):
        keys = list(_KEY.finditer(read.text))
        keys = keys if _are_keys(read, keys) else []
        is_valued = any(key["target"] or key["present"] for key in keys)
        is_row = read.sentence.kind is SentenceKind.TABLE_ROW
        title = read_title(read.text) if read.text.count("\t") < 2 else None
        if is_row and title is None:
            if (keyed := _in_keyed_cell(read, line)) is not None:
                yield keyed
                continue
            is_listed = line <= below_title and read.text.count("\t") == 1
            if not is_listed and not (line <= below_title and _YEAR_AND_AMOUNT.search(read.text)):
                below_title = -1
                continue
        if title is not None:
            below_title = line + _MAX_LINES_BELOW_TITLE if title.is_aim else -1
            title_year = title.fiscal_year
        elif (
            line <= below_title or _LABELLED.search(read.text) or any(key["name"] for key in keys)
        ) and (
            by_year := _by_year(read, line, next((key.end() for key in keys if key["name"]), 0))
        ):
            below_title, name = line + _MAX_LINES_BELOW_TITLE, None
            yield by_year
            continue
        elif not is_valued and (
            dated := _dated(read, line, name, keys, is_titled=line <= below_title)
        ):
            yield dated
            name = None
            continue
        elif (aimed := _aimed(read, line, title_year)) is not None:
            yield aimed
            continue
        elif line <= below_title and not is_valued and (listed := _listed(read, line)):
            listed = listed if listed.year else replace(listed, year=title_year)
            below_title, name = line + _MAX_LINES_BELOW_TITLE, None
            yield listed
            continue
        if is_row:
            below_title = below_title if title else -1
            continue
        by_arrow = _by_arrow(read, keys, _measure(sentences[line - 1], line - 1) if line else None)
        if by_arrow is not None:
            yield by_arrow
            continue
        if keys and (before := name_in(read, line, 0, keys[0].start())) and len(keys) > 1:
            name = before
        before_keys = read.text[: keys[0].start()] if keys else ""
        if keys and not without_dates(before_keys, find_dates(before_keys)).strip():
            name = _above(sentences, line) or name
        found, name = _from_keys(read, line, keys, name)
        yield from found


def _from_keys(
    read: ReadSentence, line: int, keys: Sequence[re.Match[str]], name: Name | None
) -> tuple[list[Indicator], Name | None]:
    """The targets of a line of keys and values, and what is measured from there on."""
    found: list[Indicator] = []
    for number, key in enumerate(keys):
        end = keys[number + 1].start() if number + 1 < len(keys) else len(read.text)
        if key["present"]:
            continue
        begin = _behind_year(read, key)
        amount = first_amount(read, begin, end) or _bare_amount(read, name, begin, end)
        stop = _before_date(read, begin, amount.start) if amount else end
        inner = name_in(read, line, begin, stop)
        words = LEAD.sub("", read.text[begin:stop].rstrip(NAME_EDGE))
        if inner is None and amount is not None and words.strip(NAME_EDGE):
            continue  # a sentence, or a date, stands between the key and the amount
        is_measured = key["target"] and inner and _MEASURED.search(inner.printed)
        if inner is not None and (key["name"] or amount is not None or is_measured):
            name = inner
        elif key["name"]:
            name = None
        if amount is not None and name and line - name.line <= _MAX_LINES_APART:
            year = _year(read, key, amount)
            found.append(indicator_of(read, name, amount, year))
            if inner is not None:
                found += _more(read, line, amount.end, end, year)
    return found, name


def _bare_amount(read: ReadSentence, name: Name | None, start: int, end: int) -> Amount | None:
    """「目標値：120」 below 「指標：登録者数（人）」, whose name gives the unit."""
    if name is None or not split_name(name.printed)[1]:
        return None
    return next((one for one in find_bare_numbers(read.text) if start <= one.start < end), None)


def _more(
    read: ReadSentence, line: int, start: int, end: int, year: int | None
) -> Iterator[Indicator]:
    """「目標値：来館者数　15万人、参加者数　4,000人」: what stands behind the first amount."""
    while start < end and read.text[start] in "、,/":
        amount = first_amount(read, start, end)
        name = name_in(read, line, start + 1, amount.start) if amount else None
        if amount is None or name is None:
            return
        yield indicator_of(read, name, amount, year)
        start = amount.end


def _behind_year(read: ReadSentence, key: re.Match[str]) -> int:
    """Where the words of a key begin: behind the year in 「〈目標〉令和11年度　受診率　60%」."""
    first = next(iter(find_dates(read.text[key.end() :])), None)
    if not key["target"] or first is None or first.start > 0:
        return key.end()
    end = key.end() + first.end
    behind = _UNTIL.match(read.text, end)
    return behind.end() if behind and _NAMED_BEHIND.match(read.text, behind.end()) else key.end()


def _dated(
    read: ReadSentence,
    line: int,
    name: Name | None,
    keys: Sequence[re.Match[str]],
    *,
    is_titled: bool,
) -> Indicator | None:
    """「移行者数　令和8年度末までに6人」, or the year and the amount below a line with the name."""
    dates = find_dates(read.text)
    if len(dates) != 1:
        return None
    amount = next((one for one in find_amounts(read.text) if one.start >= dates[0].end), None)
    if amount is None or not _AS_PROMISED.fullmatch(read.text, amount.end):
        return None
    until = _UNTIL.fullmatch(read.text, dates[0].end, amount.start)
    if until is None:
        return None
    if dates[0].start > 1 and "。" in read.text:
        return None
    if dates[0].start > 1:
        is_aimed = is_titled or keys or until["until"]
        begin = keys[-1].end() if keys else 0
        name = name_in(read, line, begin, dates[0].start) if is_aimed else None
    return indicator_of(read, name, amount, dates[0].fiscal_year) if name else None


def _aimed(read: ReadSentence, line: int, year: int | None) -> Indicator | None:
    """「目標人口　28,000人」, in the year that 「目標年次」 says."""
    match = _AIMED_NUMBER.fullmatch(read.text.rstrip())
    amount = first_amount(read, match.end("name"), len(read.text)) if match else None
    if match is None or amount is None:
        return None
    name = Name(line, read.verbatim(*match.span("name")), read.span(*match.span("name")))
    stated = year_of(read, amount, find_dates(read.text))
    return indicator_of(read, name, amount, stated.fiscal_year if stated else year)


def _before_date(read: ReadSentence, start: int, end: int) -> int:
    """「移行者数　令和8年度末までに6人」: where the words end, in front of the year."""
    for date in find_dates(read.text):
        if start <= date.start and date.end <= end and _UNTIL.fullmatch(read.text, date.end, end):
            return date.start
    return end


def _measure(above: ReadSentence, line: int) -> Name | None:
    """The line above 「現状値 …」 and 「目標値 …」, when it names a number: 図書館利用者数."""
    is_marked = above.words_start > 0 and not _NO_MEASURE.search(above.text)
    if not _MEASURED.search(above.text.rstrip()) and not is_marked:
        return None
    key = _KEY.match(above.text)
    start = key.end() if key else above.words_start
    return name_in(above, line, start, len(above.text.rstrip()))


def _above(sentences: Sequence[ReadSentence], line: int) -> Name | None:
    """The measure above 「目標値 …」, or above 「令和5年度(実績) 31%」 and a year's target."""
    above = line - 1
    while above > 0 and _YEAR_AND_AMOUNT.match(sentences[above].text):
        above -= 1
    return _measure(sentences[above], above) if above >= 0 else None


def _by_year(read: ReadSentence, line: int, begin: int) -> Indicator | None:
    """「・犯罪件数　R5：210件　R10：180件以下」: the last of the years is the one aimed at."""
    parts = list(_YEAR_AND_AMOUNT.finditer(read.text))
    dates = find_dates(read.text)
    if len(parts) < 2 or len(dates) != len(parts) or parts[-1].end() < len(read.text.rstrip("。 ")):
        return None
    name = name_in(read, line, begin, parts[0].start())
    amounts = [one for one in find_amounts(read.text) if one.start >= parts[-1].start("amount")]
    if name is None or not amounts or dates[-1].fiscal_year <= dates[-2].fiscal_year:
        return None
    return indicator_of(read, name, amounts[0], dates[-1].fiscal_year)


def _in_keyed_cell(read: ReadSentence, line: int) -> Indicator | None:
    """「充足率 | 現状 84.7%（R6） | 目標 90%（R11）」: a row whose cells say what they are."""
    cells = [match.span() for match in re.finditer(r"[^\t|]+", read.text)]
    for start, end in cells[1:]:
        key = _KEY.match(
            read.text, start + len(read.text[start:end]) - len(read.text[start:end].lstrip())
        )
        amount = first_amount(read, key.end(), end) if key and key["target"] else None
        name = name_in(read, line, *cells[0]) if amount else None
        if key and amount and name and not read.text[key.end() : amount.start].strip(" :約"):
            return indicator_of(read, name, amount, _year(read, key, amount))
    return None


def _listed(read: ReadSentence, line: int) -> Indicator | None:
    """「・登録者数　8,000人（令和11年度）」 below 「数値目標」."""
    match = _TITLED.fullmatch(read.text.rstrip())
    if match is None:
        return None
    amount = next((one for one in find_amounts(read.text) if one.start >= match.end("name")), None)
    name = name_in(read, line, match.start("name"), match.end("name"))
    if _KEY_WORDS.fullmatch(match["name"].replace(" ", "")):
        return None
    if amount is None or name is None:
        return None
    if not (AMOUNT_ENDS.match(read.text, amount.end) or _MADE_SO.match(read.text, amount.end)):
        return None
    if amount.start > match.start("amount"):
        return None
    year = year_of(read, amount, find_dates(read.text))
    return indicator_of(read, name, amount, year.fiscal_year if year is not None else None)


def _are_keys(read: ReadSentence, keys: Sequence[re.Match[str]]) -> bool:
    """Whether the line is made of keys and values, and is no sentence."""
    return bool(keys) and re.search(r"(?:[すたるだ]|ます)。", read.text) is None


def _year(read: ReadSentence, key: re.Match[str], amount: Amount) -> int | None:
    """The year beside the amount, or in the key: 「目標値（令和10年度）：20回」."""
    dates = find_dates(read.text)
    year = year_of(read, amount, [date for date in dates if date.start >= key.end()])
    begin = _behind_year(read, key)
    year = year or next((date for date in dates if key.end() <= date.start < begin), None)
    if year is None and (key["note"] or key["year"]):
        start, end = key.span("note" if key["note"] else "year")
        year = next((date for date in dates if start <= date.start < end), None)
    if year is None:
        year = next((date for date in dates if date.end == key.start()), None)
    if year is None and (due := _DUE.search(read.text, amount.end)) is not None:
        year = next((date for date in dates if date.start == due.end()), None)
    return year.fiscal_year if year is not None else None


def _by_arrow(
    read: ReadSentence, keys: Sequence[re.Match[str]], above: Name | None
) -> Indicator | None:
    """「導入施設数：5施設（R5）→ 20施設（R10）」: from what is to what shall be."""
    arrows = list(_ARROW.finditer(read.text))
    if len(arrows) != 1 or "。" in read.text.rstrip("。"):
        return None
    dates = find_dates(read.text)
    amounts = [
        one
        for one in [*find_amounts(read.text), *find_bare_numbers(read.text)]
        if not any(date.start <= one.start < date.end for date in dates)
    ]
    before = [one for one in amounts if one.end <= arrows[0].start()]
    behind = [one for one in amounts if one.start >= arrows[0].end()]
    if not before or not behind or len(amounts) > 3:
        return None
    if not _BESIDE_ARROW.fullmatch(read.text, before[-1].end, arrows[0].start()):
        return None
    titles = [key for key in keys if key["name"] or (key["target"] and key.start() < 2)]
    named = [key.end() for key in titles if key.end() <= before[0].start]
    begin = max(named, default=0)
    valued = [key.start() for key in keys if not key["name"] and key.start() > begin]
    dated = [date.start for date in dates if begin <= date.start < before[0].start]
    stop = min([before[0].start, *valued, *dated])
    name = name_in(read, 0, begin, stop)
    if not read.text[:stop].strip(NAME_EDGE + "(") or (name and _KEY_WORDS.match(name.printed)):
        name = above
    if name is None:
        return None
    if keys and keys[-1]["target"]:
        return indicator_of(read, name, behind[0], _year(read, keys[-1], behind[0]))
    year = year_of(read, behind[0], dates)
    if year is None and not keys:
        return None
    return indicator_of(read, name, behind[0], year.fiscal_year if year is not None else None)
