"""Words that are crossed out are left out, whatever the format, and are told of."""

import pytest

from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.markdown import read_markdown
from corpus.readers.pdf import read_pdf
from corpus.records import Source
from tests.corpus.readers.docx_maker import make_docx, paragraph, run
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf

SIZE = 10.5


def read_page(page: PageMaker) -> Source:
    return read_pdf(make_pdf([page]), "計画.pdf")


def texts(source: Source) -> str:
    return "".join(line.text for line in source.lines)


def struck(source: Source) -> list[str]:
    return [item.text for item in source.dropped if item.kind == "struck"]


def page_with_line(height: float, *, beyond: float = 0.0) -> PageMaker:
    """計画の期間は五年十年とします。 with a line over or under 五年, ``height`` ems up."""
    page = PageMaker()
    left = page.text(85, 200, "計画の期間は", size=SIZE)
    right = page.text(left, 200, "五年", size=SIZE)
    page.text(right, 200, "十年とします。", size=SIZE)
    page.line(left, 200 - height * SIZE, right + beyond, 200 - height * SIZE)
    return page


def test_words_with_a_line_through_them_are_left_out() -> None:
    source = read_page(page_with_line(0.36))
    assert texts(source) == "計画の期間は十年とします。"
    assert struck(source) == ["五年"]


def test_struck_words_at_a_lines_start_leave_no_indent() -> None:
    page = PageMaker()
    right = page.text(85, 200, "旧計画の", size=SIZE)
    page.text(right, 200, "期間は十年とし、町の総合計画と同じく令和六年度からと", size=SIZE)
    page.text(85, 218, "します。", size=SIZE)
    page.line(85, 196, right, 196)
    assert texts(read_page(page)) == "期間は十年とし、町の総合計画と同じく令和六年度からとします。"


@pytest.mark.parametrize(("height", "beyond"), [(-0.15, 0), (0.95, 0), (0.36, 300)])
def test_a_line_under_or_over_words_or_on_beyond_them_strikes_none(
    height: float, beyond: float
) -> None:
    source = read_page(page_with_line(height, beyond=beyond))
    assert texts(source) == "計画の期間は五年十年とします。"
    assert struck(source) == []


def test_a_struck_line_in_a_cell_does_not_cut_the_cell() -> None:
    page = PageMaker()
    page.grid([85, 200, 320], [180, 220, 260])
    for x, y, text in [(90, 204, "指標"), (205, 204, "目標"), (90, 235, "人口")]:
        page.text(x, y, text, size=SIZE)
    right = page.text(203, 235, "八千五百人くらいと", size=SIZE)
    page.text(205, 252, "九千人", size=SIZE)
    page.line(202, 235 - 4, right, 235 - 4)
    source = read_page(page)
    assert [line.text for line in source.lines] == ["指標\t目標", "人口\t九千人"]


@pytest.mark.parametrize("mark", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_runs_of_word_are_left_out(mark: str) -> None:
    body = paragraph(run("期間は") + run("五年", mark) + run("十年です。", '<w:strike w:val="0"/>'))
    source = read_docx(make_docx(body), "計画.docx")
    assert (texts(source), struck(source)) == ("期間は十年です。", ["五年"])


@pytest.mark.parametrize(
    "old",
    ["<del>五年</del>", "<s>五年</s>", "<span style='text-decoration: line-through'>五年</span>"],
)
@pytest.mark.parametrize(
    "around", ["<p>{}</p>", "<table><tr><td>期間</td><td>{}</td></tr></table>"]
)
def test_struck_words_of_a_page_are_left_out(old: str, around: str) -> None:
    page = around.format(f"計画は{old}十年です。")
    source = read_html(f"<body>{page}</body>".encode(), "計画.html")
    assert source.lines[0].text.endswith("計画は十年です。")
    assert struck(source) == ["五年"]


@pytest.mark.parametrize("old", ["~~五年~~", "<del>五年</del>"])
def test_struck_words_of_markdown_are_left_out(old: str) -> None:
    source = read_markdown(f"期間は{old}十年です。".encode(), "計画.md")
    assert (texts(source), struck(source)) == ("期間は十年です。", ["五年"])
