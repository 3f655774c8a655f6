"""Lines and cells of a document as the model of indicators looks at them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.facts.amounts import UNIT, amount_of_cell
from corpus.facts.reading import ReadSentence
from corpus.records import SentenceKind, Span
from corpus.wareki import DateExpression, find_dates

_BORDER = re.compile(r"[\t|｜]")
_SPACE = re.compile(r"[ \u3000]+(?![(（])|…{2,}|・{3,}|…")
# 目 標 値：, 区　分
_LETTERED = re.compile(
    r"(?<![^\s【\[「(（・])[一-鿿](?:[ \u3000]+[一-鿿])+(?![^\s:：(（】\]」）)])"
)
# A line that goes on as prose has no cells: …を推進します。, …に努め、
_PROSE = re.compile(r"。|[はがをにで]、|[ぁ-ん]、|(?:ます|する|した|ない|こと|もの)$")
_BARE_YEAR = re.compile(r"(?<![0-9,.])20[0-9]{2}(?![0-9,.]|\s?年)(?=末?\)|\s*$|\s*\(|[年度末])")
_ERA_ALONE = re.compile(r"((?:令和|平成)[0-9元]{1,2})末?")  # 令和7, in a cell of its own
_SAME_YEAR = re.compile(r"同年度?")
_NUMBER = re.compile(
    r"(?<![0-9.,A-Za-z第])(?P<value>[△▲+\-±−]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
    r"|(?<![一-鿿])[一二三四五六七八九十百]{1,5}(?=\s?(?:%|パーセント|人|件|回|箇所|か所|割|団体|施設)))"
)
# 5年間で, 3歳児, 65歳以上の, 1人1日当たり: numbers of names
_OF_NAME = re.compile(
    r"\s?(?:年(?:間|後|度|前|次|生|連続|目|以上)|[か箇ヶ]年|歳(?:児|以上|未満|以下|代|から|まで|の|[~-])|[か箇ヶ]月児|[次期号条位章節項巻つ]|名?人当た?り|人あたり"
    r"|人1日|(?:万|千)?人(?:対|当|あ)|学年|者(?=協)|世帯当|㎡当|か月に|週)"
)
_LABEL = re.compile(
    r"(?:課題|視点|目標|指標|施策|政策|方針|項目|取組|K[PG]I|No\.?)\s?$"
)  # 基本目標2
_SECTION = re.compile(
    r"\W?[0-9]{1,2}(?:[-.][0-9]{1,2})+[.\s]?[^\W\d]|[0-9]{1,2}[.\s]\s?[^\W\d]"
)  # 3-1 道路
_UNIT_BEHIND = re.compile(
    rf"\s?(?P<unit>[千百十]?[万億兆]?(?:人分|区域|品(?!目)|張|本分|㎥|t-CO2|{UNIT}|倍|割|g/人・日|月|年|Wh|kWh|MWh|GWh|kL|kl|PJ|TJ|GJ|µg|dB|尾|枠|件/年|層|町村?|市|km/h|[A-Za-z]{{1,3}}(?![A-Za-z]))?)"
)
# 増加 as a whole cell, ゼロ and 半減 anywhere
_WORD = re.compile(r"(?:実質)?ゼロ|半減|倍増|(?:現状)?維持(?!管理|補修|費|修繕)|全[一-鿿]{1,6}")
_WORD_CELL = re.compile(
    r"(?:[ぁ-ん一-鿿]{0,4}(?:増加|減少|向上|維持|改善|削減|縮小|拡大|上昇|低下|実施|策定|設置|完了|達成|継続|解消|倍増|半減|ゼロ|導入|開始|公表)(?:させる|する)?"
    r"|[↗↑→↘↓]|(?:増や|減ら)[しさすせ]\S{0,4}|全[一-鿿]{1,6}|[一-鿿]を上回る水準)"
)
_DASH = re.compile(r"[-ー―–—−…*※/]{1,3}")
_COMPOUND = re.compile(r"(?:千?[万億兆][0-9][0-9,]*千?(?=[万億]?))+")  # 2万6千食


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line; places count in the line's text."""

    start: int
    end: int
    text: str
    is_amount: bool  # nothing but an amount, a word aimed at or a dash


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or a word that may be a target, with its unit."""

    line: int
    start: int
    end: int  # of the number alone
    behind: int  # the end of number and unit
    cell: int
    is_word: bool


@dataclass(slots=True)
class Line:
    """A sentence, its cells, its dates and its values."""

    number: int
    read: ReadSentence
    cells: tuple[Cell, ...]
    dates: tuple[DateExpression, ...]
    values: list[Value] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.read.text

    @property
    def is_prose(self) -> bool:
        """Whether it is one stretch of words."""
        return len(self.cells) == 1

    def cell_at(self, place: int) -> int:
        """The number of the cell that holds ``place``."""
        return next((at for at, cell in enumerate(self.cells) if place < cell.end), 0)


def read_lines(sentences: Sequence[ReadSentence]) -> list[Line]:
    """Every sentence as a line, with the values in it."""
    lines: list[Line] = []
    for number, read in enumerate(sentences):
        before = lines[-1].dates if lines else ()
        dates = _dates(read.text, before)
        line = Line(number, read, tuple(_cells(read)), dates)
        line.values.extend(_values(line))
        lines.append(line)
    return lines


def _dates(text: str, before: Sequence[DateExpression]) -> tuple[DateExpression, ...]:
    """The dates of a line, 2028 in a cell and 同年度 behind a line with a date among them."""
    if not re.search(r"[年月]|[0-9]{4}|令和|平成|[HR][0-9元]|[0-9]\.[0-9]", text):
        return ()
    found = list(find_dates(text))
    if "20" in text:
        for match in _BARE_YEAR.finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(DateExpression(*match.span(), int(match.group()), is_fiscal=True))
    if not found and (era := _ERA_ALONE.fullmatch(text)) is not None:
        found = [replace(one, start=0, end=len(text)) for one in find_dates(f"{era[1]}年度")]
    same = _SAME_YEAR.search(text) if before else None
    if same is not None and not any(one.start < same.end() for one in found):
        found.append(DateExpression(*same.span(), before[-1].fiscal_year, is_fiscal=True))
    return tuple(sorted(found, key=lambda date: date.start))


def _cells(read: ReadSentence) -> Iterator[Cell]:
    text = read.text
    is_row = read.sentence.kind is SentenceKind.TABLE_ROW or "\t" in text or text.count("|") > 1
    if not is_row and (_PROSE.search(text) or len(text) > 120):
        yield _cell(text, 0, len(text))
        return
    border = _BORDER if is_row else _SPACE
    printed = read.aligned.original
    done = 0
    apart = [match.span() for match in _LETTERED.finditer(printed)]
    ends = [
        match.span()
        for match in border.finditer(printed)
        if not any(start <= match.start() < end for start, end in apart)
    ]
    found = False
    for left, right in [*ends, (len(printed), len(printed))]:
        if printed[done:left].strip():
            start, end = read.aligned.to_normalized(Span(done, left))
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end:
                found = True
                yield _cell(text, start, end)
        done = right
    if not found:
        yield _cell(text, 0, len(text))


def _cell(text: str, start: int, end: int) -> Cell:
    words = text[start:end]
    is_amount = len(words) < 25 and (
        _DASH.fullmatch(words) is not None
        or _WORD_CELL.fullmatch(words) is not None
        or (amount_of_cell(words) is not None and not find_dates(words))
    )
    return Cell(start, end, words, is_amount)


def _values(line: Line) -> Iterator[Value]:
    text = line.text
    done = 0
    for match in sorted(
        [*_NUMBER.finditer(text), *_WORD.finditer(text)], key=lambda match: match.start()
    ):
        start, end = match.span()
        if start < done or any(one.start < end and start < one.end for one in line.dates):
            continue
        is_word = match.re is _WORD
        if is_word and end < len(text) and text[start] == "全" and _is_inside(line, start, end):
            continue
        behind = end
        if not is_word and _OF_NAME.match(text, end):
            continue
        if not is_word:
            if (scale := _COMPOUND.match(text, end)) is not None:
                end = behind = scale.end()
            unit = _UNIT_BEHIND.match(text, end)
            behind = unit.end("unit") if unit and unit["unit"] else end
            if behind == end and end - start < 3 and _LABEL.search(text, 0, start):
                continue
            if _SECTION.match(text) and start < 4 and end < len(text):
                continue
        yield Value(line.number, start, end, behind, line.cell_at(start), is_word)
        done = behind
    for at, cell in enumerate(line.cells):
        is_word = bool(_WORD_CELL.fullmatch(cell.text)) and not _WORD.search(cell.text)
        if is_word and not any(one.cell == at for one in line.values):
            yield Value(line.number, cell.start, cell.end, cell.end, at, True)


def _is_inside(line: Line, start: int, end: int) -> bool:
    """Whether 全 begins a longer word that is no target: 全国, 全体, 安全."""
    text = line.text
    if start and re.match(r"[一-鿿]", text[start - 1]):
        return True
    return re.match(r"全(?:国|体|般|員協|面|文|域|力|線|長)", text[start:end]) is not None
