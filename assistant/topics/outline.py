"""A document's headings as an outline, and the sections that a question names by number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.names import canonical
from corpus.normalize import normalize
from corpus.numerals import read_number
from corpus.records import Document, Section, SectionKind, Span

_NUMBER = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
# 第2章, 第二節, 3章; not 第2部会, 2節目, 一節 (a passage of any text).
_UNIT = (
    rf"(?:第 ?{_NUMBER} ?(?:編(?![成集入])|部(?![会長局署門員分隊品])|章|節(?![目約電水度句]))"
    r"|[0-9]{1,2} ?(?:章|節(?![目約電水度句]))|\([0-9]{1,2}\))"
)
_PART = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<kind>[編部章節)])")
_REFERENCE = re.compile(
    # 2.3, 2-4節; not 図2-1, 2026.4, 3.5%, 2.5ha, 1.5-2.0
    r"(?<![0-9A-Za-z.,~図表式第年月版-])"
    r"(?P<dotted>[0-9]{1,2}(?:(?:\.[0-9]{1,2}){1,3}|(?:-[0-9]{1,2}){1,3}))(?P<unit>節)?"
    r"(?![0-9A-Za-z.,%~°-])"
    # 第3章第2節, 第3章(2); not 介護保険法第5章
    rf"|(?<![0-9.A-Za-z第法令例則綱-])(?<![法令例則綱]の)(?P<named>{_UNIT}(?:[の ]?{_UNIT})*)"
    r"|(?<![一-鿿])(?P<annex>(?:参考)?資料|付録|別紙|別添) ?(?P<n>[0-9]{1,2})"
    r"(?![0-9.年月日か個つ件])"  # 資料3; not 資料3件
    # 「第2には何が」 where headings are so numbered; not 第2期, 第3次
    r"|第(?P<bare>[0-9]{1,2})"
    r"(?=の(?:内容|題|タイトル|見出し|概要|中身)|に?は|を|とは|って|について|[?？]?$)"
)
_AIM_BEFORE = re.compile(r"(?:基本|重点)?(?:目標|方針|施策|戦略|方向|柱|プロジェクト|取組)(?:の)?$")
_LABEL = re.compile(
    rf"第 ?(?P<n>{_NUMBER}) ?(?P<kind>[編部章節]?)|(?P<m>[0-9]{{1,2}}) ?(?P<late>[章節])"
    r"|(?P<dotted>[0-9]{1,2}(?:[.-][0-9]{1,2})+)[.節]?|\((?P<paren>[0-9]{1,2})\)"
    r"|(?P<plain>[0-9]{1,2})[.)]?|(?P<word>[^\d\s]{2,4}) ?(?P<after>[0-9]{1,2}(?:-[0-9]{1,2})*)"
)
_LEAST_SHARE = 5  # a section so many times shorter than its namesake is a line of the contents
_PLAIN_KINDS = ("", "第")
_INNER_KINDS = ("", "第", "()", ".")
_WRITTEN_OUT = ("章", "節")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section with a printed heading, and what its label counts."""

    section: Section
    index: int  # in ``Document.sections``
    kind: str  # 編, 部, 章, 節, 第, "." (2.3, 2-3), "()", "" (a bare number), a word; "-" if none
    numbers: tuple[int, ...]
    parent: "Heading | None"

    @property
    def span(self) -> Span:
        """The heading's own characters."""
        return self.section.heading or self.section.span

    @property
    def path(self) -> tuple["Heading", ...]:
        """The headings above it, outermost first, and itself."""
        return (*self.parent.path, self) if self.parent else (self,)


@dataclass(frozen=True, slots=True)
class Reference:
    """A section that a question names by number."""

    label: str  # as a reply names it: 「第2章」, "2.3"
    units: tuple[tuple[str, tuple[int, ...]], ...]  # kind and numbers, outermost first
    start: int
    end: int

    @property
    def is_written_out(self) -> bool:
        """Whether it can be nothing but a section: 第2章, 2.3節."""
        return all(kind in (*_WRITTEN_OUT, "()") for kind, _ in self.units) and not self.is_aside

    @property
    def is_aside(self) -> bool:
        """Whether it is a section only where there is such a label: (1), 資料3, 第2."""
        return self.units[0][0] not in ("編", "部", "章", "節", ".")


def outline(document: Document) -> tuple[Heading, ...]:
    """The headings in text order, without lines of a contents page that were read as headings."""
    open_: list[tuple[int, tuple[str, ...], Heading | None]] = []
    found: list[tuple[tuple[str, ...], Heading]] = []
    for index, section in enumerate(document.sections):
        is_title = not section.label and canonical(section.title) == canonical(document.title)
        if section.heading is None or section.kind is SectionKind.FOOTNOTES or is_title:
            continue
        while open_ and open_[-1][0] >= section.level:
            open_.pop()
        above = open_[-1] if open_ else (0, (), None)
        chain = (*above[1], section.label or section.title)
        heading = Heading(section, index, *_read_label(section.label), above[2])
        open_.append((section.level, chain, heading))
        found.append((chain, heading))
    longest: dict[tuple[str, ...], int] = {}
    for chain, heading in found:
        longest[chain] = max(longest.get(chain, 0), _length(heading))
    dropped: set[int] = set()
    for chain, heading in found:
        is_below = heading.parent is not None and heading.parent.index in dropped
        if is_below or _length(heading) * _LEAST_SHARE < longest[chain]:
            dropped.add(heading.index)
    return tuple(heading for _, heading in found if heading.index not in dropped)


def parts_of(headings: Sequence[Heading], whole: Heading) -> tuple[Heading, ...]:
    """The headings directly under one."""
    return tuple(
        one for one in headings if one.parent is not None and one.parent.index == whole.index
    )


def read_references(text: str) -> Iterator[Reference]:
    """The sections that a normalised question names by number, in order."""
    for match in _REFERENCE.finditer(text):
        start, end = match.span()
        if dotted := match["dotted"]:
            numbers = tuple(map(int, re.split(r"[.-]", dotted)))
            kind = match["unit"] or "."
            aim = _AIM_BEFORE.search(text, 0, start)  # 施策 of 施策1-2
            start = aim.start() if aim else start
            label = (aim.group() if aim else "") + dotted + (match["unit"] or "")
            yield Reference(label, ((kind, numbers),), start, end)
        elif match["named"]:
            units = tuple(
                (part["kind"].replace(")", "()"), (read_number(part["number"]),))
                for part in _PART.finditer(match["named"])
            )
            label = "".join(
                f"({number})" if kind == "()" else f"第{number}{kind}" for kind, (number,) in units
            )
            yield Reference(label, units, start, end)
        else:
            kind = match["annex"] or "第"
            number = int(match["n"] or match["bare"])
            yield Reference(f"{kind}{number}", ((kind, (number,)),), start, end)


def find_sections(headings: Sequence[Heading], reference: Reference) -> tuple[Heading, ...]:
    """The headings that a reference can mean; of a chapter without heading, those of its parts."""
    found: tuple[Heading, ...] | None = None
    for kind, numbers in reference.units:
        inside = (
            None if found is None else [one for whole in found for one in _below(headings, whole)]
        )
        found = _matching(headings, kind, numbers, inside)
    return found or ()


def _matching(
    headings: Sequence[Heading],
    kind: str,
    numbers: tuple[int, ...],
    inside: Sequence[Heading] | None,
) -> tuple[Heading, ...]:
    """The headings so numbered, of all or of those inside what was named before."""
    if kind == "節" and len(numbers) > 1:
        exact = _matching(headings, ".", numbers, inside)
        chapter = _matching(headings, "章", numbers[:1], None)
        return exact or tuple(
            part
            for whole in chapter
            for part in parts_of(headings, whole)
            if part.numbers[-1:] == numbers[1:]
        )
    field = headings if inside is None else inside
    same = tuple(one for one in field if one.kind == kind and one.numbers == numbers)
    if same or kind not in _WRITTEN_OUT or any(one.kind == kind for one in field):
        return same
    tops = outermost(headings)
    if kind == "章":
        top = tuple(one for one in tops if one.kind in _PLAIN_KINDS and one.numbers == numbers)
        parts = (one for one in headings if one.kind == "." and one.numbers[:1] == numbers)
        shallow = tuple(one for one in parts if len(one.numbers) == 2)
        return top or (() if any(one.kind == "章" for one in headings) else shallow)
    owners = tops if inside is None else ()
    field = [part for top in owners for part in parts_of(headings, top)] or list(field)
    found = [one for one in field if one.kind in _INNER_KINDS and one.numbers[-1:] == numbers]
    level = min((one.section.level for one in found), default=0)
    return tuple(one for one in found if one.section.level == level)


def outermost(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The chapters; else the numbered headings of the highest level; else all of that level."""
    chapters = tuple(one for one in headings if one.kind == "章")
    if chapters:
        return chapters
    numbered = [one for one in headings if one.numbers] or list(headings)
    level = min((one.section.level for one in numbered), default=0)
    return tuple(one for one in numbered if one.section.level == level)


def _below(headings: Sequence[Heading], whole: Heading) -> list[Heading]:
    return [one for one in headings if whole.index in [above.index for above in one.path[:-1]]]


def _length(heading: Heading) -> int:
    return heading.section.span.end - heading.section.span.start


def _read_label(label: str) -> tuple[str, tuple[int, ...]]:
    """What a printed label counts, and its numbers: "2.3" -> (".", (2, 3))."""
    match = _LABEL.fullmatch(normalize(label))
    if match is None:
        return "-", ()
    dotted = match["dotted"] or (match["after"] if "-" in (match["after"] or "") else "")
    if dotted:  # 2.3, 施策2-3
        return ".", tuple(map(int, re.split(r"[.-]", dotted)))
    number = match["n"] or match["m"] or match["paren"] or match["plain"] or match["after"]
    kind = match["kind"] or match["late"] or match["word"] or ("第" if match["n"] else "")
    return "()" if match["paren"] else kind, (read_number(number),)
