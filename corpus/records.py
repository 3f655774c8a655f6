"""The records that every package passes around: spans, documents, chunks and facts.

All of them are frozen and checked once, when they are made. Text is stored once, in
``Document.text``; everything else holds spans of it.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

from corpus.errors import SpanError, WarningCode

DocId = NewType("DocId", str)
ChunkId = NewType("ChunkId", str)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` in ``Document.text``, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span must satisfy 0 <= start < end, got [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of ``text`` in this span."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same range, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


class Media(StrEnum):
    """What kind of file a document was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


class SectionKind(StrEnum):
    """What a section holds."""

    BODY = "body"
    FOOTNOTES = "footnotes"  # footnote bodies, gathered behind the text that refers to them
    GLOSSARY = "glossary"  # a printed list of terms or endnotes, under its own heading


class FigureKind(StrEnum):
    """図 or 表 (図表 counts as 図)."""

    FIGURE = "図"
    TABLE = "表"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged document."""

    number: int  # the file's own page, from 1
    printed: str | None  # the number printed on it, if any
    is_ocr: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """Where a run of characters stands in the file: one printed line or a part of one."""

    span: Span
    page: int  # the file's own page, from 1
    # Left, top, right, bottom in points from the page's top left; None without geometry.
    box: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it, subsections included."""

    level: int  # 1 is the outermost
    label: str  # the numbering as printed: "2.3", "第2章", "(1)"; "" when there is none
    title: str
    kind: SectionKind
    span: Span  # from the heading to the next heading of the same or a higher level
    heading: Span | None  # the heading's own characters; None when no heading is printed
    path: tuple[
        str, ...
    ]  # outermost first, this section's name last: ("2 ...とは", "2.3 計画期間")

    @property
    def name(self) -> str:
        """Label and title with one space between, or whichever there is."""
        return f"{self.label} {self.title}".strip()


class SentenceKind(StrEnum):
    """What role a sentence plays on the page."""

    BODY = "body"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest unit that is cited: a sentence, a heading, a list item, a table row."""

    span: Span  # without surrounding white space
    kind: SentenceKind
    section: int  # index in ``Document.sections`` of the innermost section; -1 before the first


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote or endnote, tied to the places that refer to it."""

    marker: str  # normalised: "10" for ¹⁰, "※1" for ＊１ marks that are not plain numbers
    term: str
    aliases: tuple[str, ...]
    definition: str
    anchors: tuple[Span, ...]  # the anchor marks in the running text
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or table, known by its caption; a picture's content is not in the text."""

    kind: FigureKind
    label: str  # normalised: "図3", "表2-1"
    caption: str  # the words after the label
    span: Span  # label and caption
    page: int | None
    anchors: tuple[Span, ...]  # mentions in the running text: "（図3）"
    has_content: bool = False  # whether its content (a table's rows) follows in the text


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something printed in the file that is not part of the reading text."""

    kind: str  # "header", "page_number", "contents", "line_number", ...
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something a reader noticed that a person should know."""

    code: WarningCode
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read: its reading text and what is known about it."""

    doc_id: DocId
    title: str
    municipality: str
    text: str
    media: Media
    source_path: str
    sha256: str  # of the file's bytes, hexadecimal
    source_url: str = ""
    publisher: str = ""
    date: str = ""  # as stated in plan.toml or on the page; not parsed
    contact: str = ""
    coverage: str = ""  # which part of the plan is held, in Japanese; "" is all of it
    note: str = ""
    inferred: tuple[str, ...] = ()  # names of the fields above that were guessed from the text
    pages: tuple[Page, ...] = ()
    regions: tuple[Region, ...] = ()  # in text order, disjoint; empty where there are no pages
    sections: tuple[Section, ...] = ()  # in text order, parents before children
    sentences: tuple[Sentence, ...] = ()  # in text order, disjoint
    footnotes: tuple[Footnote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The file's page on which the character at ``offset`` stands; None if not paged."""
        place = bisect_right(self.regions, offset, key=lambda region: region.span.start) - 1
        return self.regions[max(place, 0)].page if self.regions else None

    def is_ocr_at(self, offset: int) -> bool:
        """Whether the character at ``offset`` was read by OCR and may be wrong."""
        number = self.page_of(offset)
        return number is not None and self.pages[number - 1].is_ocr

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds ``offset``."""
        behind = bisect_right(self.sections, offset, key=lambda section: section.span.start)
        before = (self.sections[place] for place in range(behind - 1, -1, -1))
        return next((section for section in before if offset < section.span.end), None)

    def path_at(self, offset: int) -> tuple[str, ...]:
        """The headings over ``offset``, outermost first; () where it stands under none."""
        section = self.section_at(offset)
        return section.path if section is not None else ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive sentences under one heading: the unit that is indexed and retrieved."""

    chunk_id: ChunkId  # "<doc_id>#<ordinal>", stable while the document is unchanged
    doc_id: DocId
    heading_path: tuple[str, ...]  # outermost first; the document's title is not among them
    kind: SectionKind
    span: Span
    sentences: tuple[Span, ...]  # ordered, disjoint, inside ``span``


class PlanRelation(StrEnum):
    """Whose period is stated, seen from the document."""

    OWN = "own"
    UPPER = "upper"
    FORMER = "former"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """The period of a plan, in fiscal years (April to March, named by their April)."""

    subject: str  # the plan as the text names it
    relation: PlanRelation
    first_fiscal_year: int | None
    last_fiscal_year: int | None  # inclusive; None when open
    start_date: date | None
    end_date: date | None  # inclusive
    years: int | None
    span: Span  # the shortest clause that proves it
    sentence: Span
    confidence: float = 1.0  # of the rule that found it
    conflict: str = ""  # what disagrees (stated length against the ends), in English; "" is nothing


@dataclass(frozen=True, slots=True)
class GovernanceRole:
    """A body, or a role in a body."""

    body: str
    role: str | None  # None: the entry is about the body itself
    holder: str | None  # office or person that holds the role
    duty: str | None  # verbatim
    parent: str | None  # the body above, for entries about a body
    assists: str | None  # whom or what it assists
    span: Span
    sentence: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term and what the document says it means."""

    term: str
    aliases: tuple[str, ...]
    definition: str  # verbatim
    span: Span
    sentence: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ListFact:
    """Things that the document enumerates."""

    subject: str  # what is enumerated: "まちづくりの課題"
    count: int | None  # the number announced, or None
    items: tuple[str, ...]  # verbatim, without 「」; () when only announced
    span: Span
    sentence: Span
    item_spans: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PlanLink:
    """How this plan stands to another plan or to a law (上位計画, 根拠法令, ...)."""

    relation: str
    target: str
    span: Span
    sentence: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that the plan states or aims at."""

    name: str
    value: str  # as printed
    unit: str
    year: int | None  # fiscal year
    span: Span
    sentence: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was read out of one document."""

    plan_periods: tuple[PlanPeriod, ...] = ()  # the document's own first
    governance: tuple[GovernanceRole, ...] = ()
    glossary: tuple[GlossaryEntry, ...] = ()
    lists: tuple[ListFact, ...] = ()
    relations: tuple[PlanLink, ...] = ()
    indicators: tuple[Indicator, ...] = ()


class LineKind(StrEnum):
    """What a reader already knows about a printed line."""

    UNKNOWN = "unknown"
    HEADING = "heading"  # the format says so (Word style, <h2>, #)
    PARAGRAPH = "paragraph"  # a whole paragraph, not to be joined with its neighbours
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"  # cells joined for reading; never joined with its neighbours
    CAPTION = "caption"
    FOOTNOTE = "footnote"  # the body of a note; ``marker`` names it
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, as a reader found it, before anything is joined or dropped."""

    text: str
    page: int | None = None  # the file's own page, from 1
    kind: LineKind = LineKind.UNKNOWN
    level: int | None = None  # of a HEADING, from 1
    marker: str = ""  # of a FOOTNOTE or a list item
    size: float | None = None  # type size in points
    is_bold: bool = False
    box: tuple[float, float, float, float] | None = (
        None  # left, top, right, bottom, from the top left
    )
    ends_block: bool = False  # geometry says that the next line starts something new
    # Superscript runs that refer to a note, as spans of ``text``.
    anchor_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What a reader gives to ``layout``: the lines of a file in reading order."""

    media: Media
    lines: tuple[Line, ...]
    page_count: int = 0  # 0 where the format has no pages
    printed_pages: dict[int, str] = field(default_factory=dict)  # file page -> printed number
    ocr_pages: frozenset[int] = frozenset()
    title: str = ""  # what the format's own metadata says
    date: str = ""
    bookmarks: tuple[tuple[int, str, int], ...] = ()  # level, title, page
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
