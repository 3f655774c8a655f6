"""What a value may be the value of: cells, lines above and phrases, and what is seen of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts.indicator_grid import Line, Value
from corpus.facts.indicator_name_words import looks_of, trim
from corpus.facts.indicator_page import KEYS, Page
from corpus.facts.indicator_sights import plain
from corpus.facts.noun_phrases import phrase_start
from corpus.records import Span

_Place = tuple[Line, int, int, set[str]]  # words of a line, and what is seen of where they stand
_BACK = 8  # lines above a value that may name it
_ROWS = 4  # rows above whose cells may be merged with this one's
_MAX_CHARS = 80  # of a line that is a name
_CLAUSES = 24  # beginnings of a phrase at most
_PARTICLE = re.compile(
    r"については?|において|では|には|とも|[はをがのもで、:\s(\t|」】→]|(?<=\S)(?=[0-9約△▲])"
)
_OPENS = re.compile(
    r"、|。|は|では|うち|本[市町村区県]の|[0-9]月の|における|には|において|について|まで(?:に|には)?|年度?末?(?:の|に|には|における)|「|【|:|から|[^\w]\s|が|を|\s"
)


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
    for place in _places(page, value):
        name = _named(page, place)
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
            f"bullet:{line.read.words_start > 0}",
            f"heading:{line.read.sentence.kind}",
        }
        passed += len(line.values)
        if len(line.text) > _MAX_CHARS or "。" in line.text:
            if back <= 2:
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
        for one in line.values[:1]:
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


def _named(page: Page, place: _Place) -> Name | None:
    """The name that a place holds, if it holds one."""
    line, start, end, sights = place
    read, words = line.read, line.text[start:end]
    is_joined = "@two above" in sights
    after = page.lines[line.number + 1].read if is_joined else None
    name = trim(words + (after.text if after else ""), is_joined=is_joined)
    if name is None:
        return None
    seen = frozenset({*sights, *name.sights, *looks_of(name.words, line, start + name.start)})
    if after is None:
        unit = read.verbatim(*(start + at for at in name.unit)) if name.unit else ""
        place_of = start + name.start, start + name.end
        return Name(read.verbatim(*place_of), unit, read.span(*place_of), seen)
    stop = name.end - len(words)  # in the second line
    if name.start >= len(words) or stop < 1:
        return None
    unit = after.verbatim(*(at - len(words) for at in name.unit)) if name.unit else ""
    printed = read.verbatim(start + name.start, end) + after.verbatim(0, stop)
    first, last = read.span(start + name.start, end), after.span(0, stop)
    return Name(printed, unit, Span(first.start, last.end), seen)
