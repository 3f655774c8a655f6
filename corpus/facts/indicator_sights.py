"""What the model of indicators sees of a value: is it aimed at?"""

import re
from collections.abc import Iterator, Sequence

from corpus.facts.indicator_grid import Line, Value
from corpus.facts.indicator_page import KEYS, Page
from corpus.facts.period_candidates import words_of
from corpus.normalize import normalize
from corpus.wareki import DateExpression, find_dates

_NEAR, _NEXT = 8, 8  # words before a value and behind it
_WINDOW = 6  # lines around it
_MANY = 4
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_MARKS = re.compile(r"[\s()\[\]【】:〈〉<>《》「」・]+")
_BOUND = re.compile(r"\s?(以上|以下|以内|未満|程度|超|減|増|削減)")
_ARROW = re.compile(r"→|⇒|↓|▶|►|➡|⇨|->")
_CHANGE = re.compile(
    r"比|から|より|のうち|に対し|あたり|当たり|時点|現在|実績|前年|平均|までに|には|として|とする|します|させる"
)
_AIM = re.compile(r"目標|目指|めざ|K[PG]I|指標")
_AIMED = re.compile(r"目標(?!年|の達成)|めざす|目指す値|到達")
_PRESENT = re.compile(r"現状|現況|現在|基準|実績|直近|策定時|当初|計画時")
# What became of a target: 達成, B, ○
_GRADE = re.compile(
    r"[A-ES◎○△×]|(?:未|一部)?達成|改善.{0,3}|悪化.{0,3}|未達.{0,3}|横ばい|[0-9.]+%達成"
)
_TENSE = re.compile(
    r"(ました|でした|ている|ています|である|です|だった|った|した|します|する|とする)。?$"
)
# ※R5は実績、R8は中間目標; (左:令和4年度現状 右:令和11年度目標)
_NOTE = re.compile(r"^[\s(※*注]")
_LAST_AIMED = re.compile(r"(?:右|下段|後|下)\s?[:=はが、].{0,14}目標")
_FIRST_AIMED = re.compile(r"(?:左|上段|前|上)\s?[:=はが、].{0,14}目標")


def sights_of(page: Page, value: Value) -> frozenset[str]:
    """The features of a value; each also with the kind of its line."""
    line = page.lines[value.line]
    kind = "row" if len(line.cells) > 1 else "line" if _is_short(line) else "prose"
    names = {
        *_shape(page, line, value),
        *_heads(page, value),
        *_keys(page, value),
        *_around(line, value),
        *_surroundings(page, value),
    }
    return frozenset(names | {f"{kind}|{name}" for name in names})


def _is_short(line: Line) -> bool:
    return len(line.text) <= 40 and "。" not in line.text


def plain(text: str) -> str:
    """Words of a head or a key without dates, numbers, brackets and spaces."""
    for date in reversed(find_dates(text)):
        text = text[: date.start] + "Y" + text[date.end :]
    return _MARKS.sub("", _DIGITS.sub("0", text))[:16]


def order_of(year: int, years: Sequence[int]) -> str:
    """Where a year stands among others: last, first, mid or only."""
    if len(set(years)) < 2:
        return "only"
    return "last" if year == max(years) else "first" if year == min(years) else "mid"


def _said(page: Page, value: Value) -> str:
    """What the head of a value's column, or else the words around it, say it is."""
    line = page.lines[value.line]
    cell = line.cells[value.cell]
    own = line.text[cell.start : value.start] if len(line.cells) > 1 else ""
    heads = " ".join(head.text for head in page.heads_of(value))
    for words in (own, heads, page.between(value)[0].rsplit("\n", 3)[-1], page.behind(value)[:12]):
        aims, present = _AIMED.search(words), _PRESENT.search(words)
        if aims and present:
            return "both"
        if aims or present:
            return "aim" if aims else "present"
    return "nothing"


def _shape(page: Page, line: Line, value: Value) -> Iterator[str]:
    run = page.run_of(value)
    at = run.index(value)
    said = _said(page, value)
    place = (
        "only" if len(run) == 1 else "first" if at == 0 else "last" if run[-1] is value else "mid"
    )
    yield f"said:{said}"
    yield f"{said} run:{min(len(run), _MANY)}"
    yield f"{said} from last:{min(len(run) - 1 - at, _MANY)}"
    yield f"{said} from first:{min(at, _MANY)}"
    yield f"{said} place:{place}"
    yield f"{said} arrow:{_ARROW.search(page.between(value)[0]) is not None}"
    yield f"word:{value.is_word}"
    if value.is_word:
        yield f"value:{line.text[value.start : value.end]}"
    unit = line.text[value.end : value.behind].strip()
    yield f"unit:{unit or '-'}"
    cell = line.cells[value.cell]
    yield f"cell:{cell.is_amount}"
    yield f"cells:{min(len(line.cells), 6)}"
    if cell.start == value.start:
        yield "begins cell"
    if (bound := _BOUND.match(line.text, value.behind)) is not None:
        yield f"bound:{bound[1]}"
    if value.start and line.text[value.start - 1 : value.start] in "(（":
        yield "in parentheses"
    before = line.text[: value.start]
    opened = sum(map(before.count, "([【〔")) - sum(map(before.count, ")]】〕"))
    yield f"depth:{min(opened, 1)}"
    yield f"{said} depth:{min(opened, 1)}"


def _heads(page: Page, value: Value) -> Iterator[str]:
    heads = page.heads_of(value)
    yield f"heads:{min(len(heads), 3)}"
    words = " ".join(head.text for head in heads)
    for key in set(KEYS.findall(words)):
        yield f"h:{key}"
    if heads:
        yield "H:" + plain(words)
        line = page.lines[value.line]
        block = page.heads[value.line]
        whole = " ".join(page.lines[number].text for number in block)
        for key in set(KEYS.findall(whole)):
            yield f"hh:{key}"
        years = [date.fiscal_year for date in find_dates(whole)]
        own = find_dates(words)
        if own:
            year = own[-1].fiscal_year
            earlier = [one for one in years if one < year]
            step = min(year - max(earlier), _MANY) if earlier else 0
            yield f"h year:{order_of(year, years)}"
            yield f"h step:{step} of {min(len(set(years)), _MANY)}"
            yield from _noted(page, value, own[-1])
        first = page.lines[block[0]].cells[0].text
        yield "h first:" + plain(first)
        if not KEYS.search(words):
            yield "h bare"
        yield "r:" + plain(line.cells[0].text)[-2:]


def _noted(page: Page, value: Value, date: DateExpression) -> Iterator[str]:
    """「※R5は実績、R8は中間目標」 behind the table."""
    for line in page.lines[value.line + 1 : value.line + 12]:
        if not _NOTE.match(line.text):
            continue
        for one in line.dates:
            if one.fiscal_year == date.fiscal_year:
                key = KEYS.findall(line.text[one.end : one.end + 10])
                yield from (f"note:{word}" for word in key)


def _keys(page: Page, value: Value) -> Iterator[str]:
    words, has_before = page.between(value)
    keys = KEYS.findall(words)
    yield f"before:{has_before}"
    if keys:
        yield f"k:{keys[-1]}"
    yield from (f"ks:{key}" for key in set(keys))
    if not keys:
        yield "k:none"
    if _ARROW.search(words):
        yield "k:arrow"
    for number in page.listed(value):
        yield from (f"l:{key}" for key in KEYS.findall(page.lines[number].text))
    tail = words.rsplit("\n", 1)[-1] or words[-12:]
    yield "K:" + plain(tail)[-8:]
    behind = page.behind(value)
    if _ARROW.search(behind):
        yield "b:arrow"
    keys = KEYS.findall(behind)
    if keys:
        yield f"bk:{keys[0]}"
    yield from (f"bks:{key}" for key in set(keys))
    yield from (f"c:{key}" for key in _CHANGE.findall(words))
    yield from (f"bc:{key}" for key in _CHANGE.findall(behind))
    yield "B:" + plain(behind[:12])[:6]
    if "(" in words and re.search(r"\([^()]*$", words):
        yield "p:" + plain(words[words.rindex("(") :])[:8]


def _around(line: Line, value: Value) -> Iterator[str]:
    tokens = line.read.tokens
    before = words_of([one for one in tokens if one.end <= value.start][-_NEAR * 2 :])
    rest = [one for one in tokens if one.start >= value.end]
    after = [one for one in rest if one.start >= value.behind]
    behind = words_of(after[: _NEXT * 2])
    yield from (f"w:{word}" for word in before[-_NEAR:])
    yield from (f"a:{word}" for word in behind[:_NEXT])
    yield from (f"w{place}:{word}" for place, word in enumerate(reversed(["^", *before][-3:])))
    yield from (f"a{place}:{word}" for place, word in enumerate([*behind, "$"][:3]))
    yield f"ww:{' '.join(['^', *before][-2:])}"
    yield f"aa:{' '.join([*behind, '$'][:2])}"
    verbs = [one.lemma for one in after if one.pos == "動詞" or one.pos3 == "サ変可能"]
    yield from (f"done{at}:{verb}" for at, verb in enumerate(verbs[:3]))
    if (tense := _TENSE.search(line.text)) is not None:
        yield f"tense:{tense[1]}"


def has_aim_near(page: Page, value: Value) -> bool:
    """Whether a value's line, the lines above it or its heading speak of targets."""
    line = page.lines[value.line]
    section = line.read.section
    title = normalize(section.title) if section is not None and section.title else ""
    near = page.lines[max(value.line - _WINDOW, 0) : value.line + 1]
    return _AIM.search(" ".join([title, *(one.text for one in near)])) is not None


def _surroundings(page: Page, value: Value) -> Iterator[str]:
    line = page.lines[value.line]
    yield f"kind:{line.read.sentence.kind}"
    if _AIM.search(line.text):
        yield "aim here"
    if any(_GRADE.fullmatch(cell.text) for cell in line.cells[1:]):
        yield "graded"
    section = line.read.section
    title = normalize(section.title) if section is not None and section.title else ""
    yield from (f"s:{key}" for key in set(KEYS.findall(title)))
    near = page.lines[max(value.line - _WINDOW, 0) : value.line]
    above = " ".join(one.text for one in near)
    yield from (f"n:{key}" for key in set(KEYS.findall(above)))
    titled = next(
        (one.text for one in reversed(near) if not one.values and len(one.cells) == 1), ""
    )
    yield from (f"t:{key}" for key in set(KEYS.findall(titled)))
    if not has_aim_near(page, value):
        yield "no aim near"
    notes = " ".join(
        one.text for one in page.lines[value.line : value.line + 14] if _NOTE.match(one.text)
    )
    for name, cue in (("last", _LAST_AIMED), ("first", _FIRST_AIMED)):
        if cue.search(notes):
            yield f"note {name}"
    yield from (f"nk:{key}" for key in set(KEYS.findall(notes)))
    years = [date.fiscal_year for one in (*near, line) for date in one.dates]
    own = _own_year(line, value)
    if own is not None:
        yield f"own year:{order_of(own, years)}"
    elif years:
        yield "years near"


def _own_year(line: Line, value: Value) -> int | None:
    """The year in parentheses behind a value, or next in front of it."""
    for date in line.dates:
        if date.start >= value.behind:
            between = line.text[value.behind : date.start]
            closed = line.text.find(")", date.end)
            shared = any(date.end <= one.start < closed for one in line.values)
            if len(between) < 6 and "(" in between and not shared:
                return date.fiscal_year
    before = [date for date in line.dates if date.end <= value.start]
    later = [one.start for one in line.values if one.start < value.start]
    if before and (not later or later[-1] < before[-1].start):
        return before[-1].fiscal_year
    return None
