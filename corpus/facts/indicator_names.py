"""What a value may be the value of: cells, lines above and phrases, and what is seen of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts.amounts import UNIT
from corpus.facts.indicator_grid import Line, Value
from corpus.facts.indicator_page import KEYS, Page
from corpus.facts.indicator_sights import plain
from corpus.facts.noun_phrases import phrase_start
from corpus.normalize import normalize
from corpus.records import Span
from corpus.wareki import find_dates

_BACK = 8  # lines above a value that may name it
_ROWS = 4  # rows above whose cells may be merged with this one's
_MAX_CHARS = 60
_CLAUSES = 24  # beginnings of a phrase at most
_MARK = re.compile(
    r"^(?:[\s│┃・●○■◆◇□▪★☆◎*※▼▶◯•,、.…:/]|[①-⑳]|\(?[0-9]{1,2}(?:[.)]|(?=\s)|(?=[^\W\d_a-zA-Z人歳年月週日か箇回次万世つ%]{2}))"
    r"|[アイウエオカキクケコa-zA-ZⅠ-Ⅻ][.)\s]|\([アイウエオカキクケコa-z]\))+"
)
_KEY = re.compile(
    r"^[【\[〈<(《≪「]?(?:(?:重要業績|成果|評価|数値|目標|達成|管理|取組|活動|まちづくり)*(?:指標|項目)(?:の?(?:名称?|内容))?|K[PG]I(?:の?名称?)?|名称(?=[:\s])|内容(?=:)|(?:成果|数値|達成)?目標(?:値|項目)?)"
    r"(?:\s?[0-9]{1,2}|[①-⑳]|\s?[A-Z](?![A-Z]))?[】\]〉>)》≫」]?\s*[:\s・]?\s*(?!の)"
)
_TAIL = re.compile(
    r"(?:[\s:・…/、=(\[【→]|[【〔(\[](?:数値|成果)?目標値?[】〕)\]]$|(?:の|に関する|に係る)?(?:数値)?目標値?$|(?:約|概ね|おおむね|累計(?!\))|延べ|年間|合計)$|[はをがのも]$|については?$)+$"
)
_OF_DATE = re.compile(r"(?:時点|現在)?(?:の(?:目標(?=職員))?|における|に|:)?\s?")
_BEFORE_DATE = re.compile(r"\s?[:\s(]\s?$")
_PAREN = re.compile(r"\([^()]*\)$")
_UNIT_PAREN = re.compile(
    rf"\s*[(\[](?:単位[:]?)?(?P<unit>[千百十]?[万億]?(?:{UNIT}|[千百十]?[万億]|枠|尾|g/人・日|[^\W\d_]{{0,4}}/[^\W\d_]{{1,3}}|[a-zA-Z]{{1,4}}))[)\]]$"
)
_MEASURE = re.compile(
    r"(?:数|率|量|額|割合|件数|人数|度|面積|時間|比|残高|者|回数|場|収入|延長|寿命|指数|化|状況)(?:\([^()]*\))*$"
)
_PARTICLE = re.compile(
    r"については?|において|では|には|とも|[はをがのもで、:\s(\t|」】→]|(?<=\S)(?=[0-9約△▲])"
)
_OPENS = re.compile(
    r"、|。|は|では|うち|本[市町村区県]の|[0-9]月の|における|には|において|について|まで(?:に|には)?|年度?末?(?:の|に|には|における)|「|【|:|から|[^\w]\s|が|を|\s"
)
_SENTENCE = re.compile(r"ます|ました|です|する。|した。|ある。|いる。")


@dataclass(frozen=True, slots=True)
class Name:
    """What may be measured, and where."""

    text: str  # as printed, without its unit
    unit: str  # of the parenthesis behind it
    span: Span
    sights: frozenset[str]


def names_of(page: Page, value: Value) -> list[Name]:
    """Every name that a value may have."""
    found: dict[tuple[str, int], Name] = {}
    for line, start, end, sights in _places(page, value):
        name = _named(page, line, start, end, sights, value)
        if name is not None:
            key = (name.text, name.span.start)
            known = found.get(key)
            found[key] = name if known is None else _both(known, name)
    return _compared(list(found.values()))


def _both(one: Name, other: Name) -> Name:
    return Name(one.text, one.unit, one.span, one.sights | other.sights)


def _compared(names: list[Name]) -> list[Name]:
    """Each name with how it stands to the others."""
    compared = []
    for one in names:
        longer = [
            other
            for other in names
            if other is not one
            and other.span.start <= one.span.start
            and other.span.end >= one.span.end
            and len(other.text) > len(one.text)
        ]
        shorter = any(
            other is not one
            and one.span.start <= other.span.start
            and one.span.end >= other.span.end
            and len(other.text) < len(one.text)
            for other in names
        )
        more = {
            f"longer:{min(len(longer), 3)}",
            f"shorter:{shorter}",
            f"names:{min(len(names), 6)}",
        }
        more |= {
            f"source x longer:{sight}:{bool(longer)}" for sight in one.sights if sight[0] == "@"
        }
        compared.append(Name(one.text, one.unit, one.span, one.sights | more))
    return compared


_Place = tuple[Line, int, int, set[str]]


def _places(page: Page, value: Value) -> Iterator[_Place]:
    line = page.lines[value.line]
    if len(line.cells) > 1:
        yield from _in_row(page, line, value)
    yield from _in_words(line, line.cells[value.cell].start, value.start, "own")
    yield from _above(page, value)
    for head in page.heads_of(value):
        yield page.lines[head.line], head.start, head.end, {"@head"}


def _in_row(page: Page, line: Line, value: Value) -> Iterator[_Place]:
    named = [at for at, cell in enumerate(line.cells) if not cell.is_amount and at != value.cell]
    block = page.heads[line.number]
    for rank, at in enumerate(named):
        cell = line.cells[at]
        sights = {
            "@cell",
            f"cell from first:{min(rank, 3)}",
            f"cell from last:{min(len(named) - 1 - rank, 3)}",
            f"cell side:{at < value.cell}",
            f"cell before:{sum(other < value.cell for other in named[rank + 1 :])}",
            f"rows:{bool(block)}",
            f"tab:{page.is_row(line)}",
        }
        if block:
            heads = page.heads_of(Value(line.number, cell.start, cell.end, cell.end, at, True))
            words = " ".join(head.text for head in heads)
            sights.add("ch:" + plain(words))
            sights |= {f"chk:{key}" for key in KEYS.findall(words)}
            after = [page.lines[number].text for number in block]
            sights.add(f"chn:{'指標' in ' '.join(after)}:{'指標' in words or 'KPI' in words}")
        yield line, cell.start, cell.end, sights
        if not page.is_row(line) and rank + 1 < len(named) and named[rank + 1] == at + 1:
            more = line.cells[at + 1]
            both = {"@two cells", f"cell side:{at < value.cell}", f"cell from first:{min(rank, 3)}"}
            yield line, cell.start, more.end, both
    if line.cells[0].is_amount or len(named) == 0 or named[0] > value.cell:
        for number in range(line.number - 1, max(line.number - 1 - _ROWS, -1), -1):
            above = page.lines[number]
            if page.heads[number] != block or len(above.cells) < 2:
                break
            for at, cell in enumerate(above.cells[:3]):
                if not cell.is_amount:
                    near = {
                        "@row above",
                        f"rows up:{line.number - number}",
                        f"cell from first:{at}",
                    }
                    yield above, cell.start, cell.end, near


def _above(page: Page, value: Value) -> Iterator[_Place]:
    passed, named = 0, 0
    for back in range(1, _BACK + 1):
        number = value.line - back
        if number < 0:
            return
        line = page.lines[number]
        sights = {
            f"up:{min(back, 6)}",
            f"passed:{min(passed, 4)}",
            f"named:{min(named, 3)}",
            f"same block:{page.heads[number] == page.heads[value.line]}",
            f"bullet:{bool(_MARK.match(line.text))}",
            f"heading:{line.read.sentence.kind}",
        }
        passed += len(line.values)
        if len(line.text) > _MAX_CHARS + 20 or "。" in line.text:
            if back <= 3:
                yield from _in_words(line, 0, len(line.text), f"sentence{min(back, 2)}")
            continue
        key = KEYS.sub("", plain(line.text)).strip("値Y0年度末のN")
        is_name = bool(key) and len(key) > 1
        if len(line.cells) == 1:
            yield line, 0, len(line.text), sights | {"@above"}
            before = page.lines[number - 1] if number else None
            if before is not None and not before.values and len(before.text) <= 30:
                yield (
                    before,
                    0,
                    len(before.text),
                    sights | {"@two above", f"2:{_is_cut(before, line)}"},
                )
        else:
            for at, cell in enumerate(line.cells[:4]):
                if not cell.is_amount:
                    yield line, cell.start, cell.end, sights | {"@cell above", f"cell:{at}"}
        for at, one in enumerate(line.values[:1]):
            begin = line.cells[one.cell].start
            if one.start - begin > 2:
                yield line, begin, one.start, sights | {"@in front above"}
        named += is_name


def _is_cut(before: Line, line: Line) -> str:
    """How the first of two lines ends: in a particle or a verb it goes on."""
    last = before.read.tokens[-1].pos if before.read.tokens else ""
    first = line.read.tokens[0].pos if line.read.tokens else ""
    return f"{last}+{first}{line.text[:1] if line.text[:1] in '(（' else ''}"


def _in_words(line: Line, begin: int, stop: int, where: str) -> Iterator[_Place]:
    """Phrases of a stretch of words that end in front of a particle or at its end."""
    text, tokens = line.text, line.read.tokens
    if stop - begin < 2:
        return
    yield line, begin, stop, {f"@{where} whole"}
    edges = {token.start for token in tokens} | {token.end for token in tokens}
    opens = [match.end() for match in _OPENS.finditer(text, begin, stop)]
    opens += [
        match.start() for match in re.finditer("[「『]", text[:stop]) if match.start() > begin
    ]
    opens = sorted(place for place in {*opens} if place in edges)[-_CLAUSES:]
    ends = [match for match in _PARTICLE.finditer(text, begin, stop) if match.start() in edges]
    is_last = True
    for match in reversed([*ends[-14:]]):
        end = match.start()
        if end - begin < 2:
            continue
        rest = text[end:stop]
        sights = {
            f"@{where}",
            f"particle:{match.group()}",
            f"near:{'0' if is_last else len(rest) // 12 if len(rest) < 60 else 'far'}",
            f"then:{rest[len(match.group()) :][:2]}",
            f"commas:{min(rest.count('、'), 3)}",
            f"topics:{min(rest[1:].count('は'), 2)}",
            f"objects:{min(rest[1:].count('を'), 2)}",
        }
        is_last = False
        bare = end
        if text[:end].endswith(")"):
            bare = max(text.rfind("(", 0, end), 0)
        starts: dict[int, set[str]] = {}
        phrase = phrase_start(tokens, bare)
        if phrase is not None:
            starts.setdefault(phrase, set()).add("phrase")
        for back, place in enumerate(reversed([one for one in opens if one < end - 1])):
            if back < 7:
                starts.setdefault(place, set()).add(f"open:{text[place - 1]}")
                starts[place].add(f"opens:{min(back, 3)}")
        starts.setdefault(begin, set()).add("begin")
        for start, how in starts.items():
            yield line, start, end, sights | how
            if bare != end and bare - start > 1:
                yield line, start, bare, sights | how | {"without parenthesis"}
    if where == "own":
        phrase = phrase_start(tokens, stop)
        if phrase is not None and phrase > begin:
            yield line, phrase, stop, {"@own end", "phrase"}


def _named(
    page: Page, line: Line, start: int, end: int, sights: set[str], value: Value
) -> Name | None:
    """The name in ``line.text[start:end]``, without marks, keys and its unit."""
    text = line.text
    is_joined = "@two above" in sights
    words = text[start:end]
    if is_joined:
        after = page.lines[line.number + 1]
        words += after.text
    seen = set(sights)
    front = 0
    if words.startswith("おける"):
        front = len("おける")
    for _ in range(2):
        if (mark := _MARK.match(words[front:])) is not None and mark.end() < len(words) - front:
            front += mark.end()
            seen.add("marked")
        if (key := _KEY.match(words[front:])) is not None and key.end() < len(words) - front - 1:
            front += key.end()
            seen.add("keyed")
    dates = () if is_joined else find_dates(words)
    if dates and (of := _OF_DATE.match(words, dates[0].end)) and dates[0].start <= front:
        front = of.end()
        seen.add("date cut")
    if (
        dates
        and (before := _BEFORE_DATE.search(words[: dates[-1].start]))
        and before.start() > front + 1
    ):
        words = words[: before.start()]
        seen.add("date cut off")
    back = len(words)
    tail = _TAIL.search(words)
    if tail is not None and tail.start() > front and not is_joined:
        back = tail.start()
        seen.add("tail:" + words[back:][:4])
    words = words[front:back]
    unit = ""
    if (held := _UNIT_PAREN.search(words)) is not None and held.start() > 1:
        unit, words = held["unit"], words[: held.start()]
        back = front + held.start()
        seen.add("unit in name")
    if words[:1] in "「『" and words[-1:] in "」』" and words[1:-1].count("」") == 0:
        front, back, words = front + 1, back - 1, words[1:-1]
        seen.add("quoted")
    if not 2 <= len(words) <= _MAX_CHARS or _DULL.fullmatch(words) or is_unit(words):
        return None
    if _ONLY_KEYS.fullmatch(words):
        return None
    if is_joined:
        first, last = text[start + front : end], after.text[: len(after.text)]
        cut = len(text[start:end] + after.text) - back
        last = last[: len(last) - cut] if cut else last
        if not first or not last:
            return None
        printed = line.read.verbatim(start + front, end) + after.read.verbatim(0, len(last))
        span = Span(line.read.span(start + front, end).start, after.read.span(0, len(last)).end)
    else:
        printed = line.read.verbatim(start + front, start + back)
        span = line.read.span(start + front, start + back)
    if unit:
        unit = (
            line.read.verbatim(*_place_of(text, unit, start + back, end)) if not is_joined else unit
        )
    before = text[: start + front][-1:] or "^"
    return Name(
        printed, unit, span, frozenset(seen | set(_looks(words, before, line, start + front)))
    )


_DULL = re.compile(
    r"[\W\d]*|\W*(?:(?:令和|平成|[HRhr]|20)\s?[0-9元]{1,2}年?度?末?(?:まで)?|令和|平成)\W*|(?:年度?|年|月|人|件|回|単位)"
)


_ONLY_KEYS = re.compile(
    rf"(?:(?!指数|評価){KEYS.pattern}|[値数年度月末のは〇Y0-9令和平成HR一覧及と]|\W)*"
)


def is_unit(words: str) -> bool:
    """Whether words are nothing but a unit."""
    return _UNIT_PAREN.fullmatch(f"({words})") is not None


def _place_of(text: str, unit: str, start: int, end: int) -> tuple[int, int]:
    at = text.index(unit, start)
    return at, at + len(unit)


def _looks(words: str, before: str, line: Line, start: int) -> Iterator[str]:
    yield f"long:{min(len(words) // 5, 8)}"
    yield f"measure:{_MEASURE.search(words) is not None}"
    yield f"last:{_PAREN.sub('', words)[-2:]}"
    yield f"last1:{_PAREN.sub('', words)[-1:]}"
    yield f"first:{words[:1]}"
    yield f"first2:{words[:2]}"
    yield f"in front:{before}"
    yield f"paren:{words.endswith(')')}"
    for key in set(KEYS.findall(words)):
        yield f"key:{key}"
    if find_dates(words):
        yield "dated"
    if re.search(r"[0-9]", words):
        yield f"number:{re.search('[0-9]', words).start() == 0}"  # type: ignore[union-attr]
    for sign in "、。はをがに→「:":
        if sign in words:
            yield f"has:{sign}"
    if _SENTENCE.search(words):
        yield "sentence"
    if words.count("(") != words.count(")") or words.count("「") != words.count("」"):
        yield "open"
    tokens = [one for one in line.read.tokens if start <= one.start]
    if tokens:
        yield f"pos:{tokens[0].pos}"
        yield f"starts at token:{tokens[0].start == start}"
    if line.read.section is not None and line.read.section.title:
        if normalize(line.read.section.title) == words:
            yield "is heading"
