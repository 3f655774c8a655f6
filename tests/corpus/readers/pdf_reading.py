"""What the tests of PDFs have in common: a page of prose, and what was read."""

from corpus.readers.pdf import read_pdf
from corpus.records import Line, LineKind, Source
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf

PROSE = (
    "本計画は、市の総合計画を上位計画とし、環境基本条例に基づいて定める個別の計画です。"
    "計画の期間は、令和6年度から令和10年度までの5年間とします。"
)


def read(*pages: PageMaker, **options: object) -> Source:
    return read_pdf(make_pdf(pages, **options), "計画.pdf")  # type: ignore[arg-type]  # title, outline


def texts(source: Source, kind: LineKind | None = None) -> list[str]:
    return [line.text for line in source.lines if kind is None or line.kind is kind]


def dropped(source: Source, kind: str) -> list[str]:
    return [item.text for item in source.dropped if item.kind == kind]


def line_of(source: Source, text: str) -> Line:
    return next(line for line in source.lines if text in line.text)


def page_of_prose(number: int, *, head: str = "", foot: str = "") -> PageMaker:
    page = PageMaker()
    if head:
        page.text(400, 40, head, size=9)
    y = 120.0
    for part in range(4):
        y = page.paragraph(85, y, f"{number}の{part}。{PROSE}", columns=40)
    if foot:
        page.text(290, 810, foot, size=9)
    return page
