"""Web pages made here: their content, in the encodings that town halls use."""

import pytest

from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.readers.html import read_html
from corpus.records import LineKind, Source


def read(body: str, *, head: str = "", encoding: str = "utf-8", declared: str = "utf-8") -> Source:
    named = f'<meta charset="{declared}">' if declared else ""
    page = f"<!DOCTYPE html><html><head>{named}{head}</head><body>{body}</body></html>"
    return read_html(page.encode(encoding), "ページ.html")


def shown(source: Source) -> list[tuple[LineKind, str]]:
    return [(line.kind, line.text) for line in source.lines]


def test_headings_paragraphs_and_lists() -> None:
    source = read(
        "<h1>乳児健診</h1><p>年に<b>2回</b>行います。</p><h2>持ち物</h2>"
        "<ul><li>母子手帳</li><li>保険証</li></ul><ol start=3><li>受付<li>計測</ol>"
    )
    assert shown(source) == [
        (LineKind.HEADING, "乳児健診"),
        (LineKind.PARAGRAPH, "年に2回行います。"),
        (LineKind.HEADING, "持ち物"),
        (LineKind.LIST_ITEM, "・母子手帳"),
        (LineKind.LIST_ITEM, "・保険証"),
        (LineKind.LIST_ITEM, "3. 受付"),
        (LineKind.LIST_ITEM, "4. 計測"),
    ]
    assert [line.level for line in source.lines[:3]] == [1, None, 2]


def test_rows_and_terms_hold_what_belongs_together() -> None:
    source = read(
        "<table><caption>相談日</caption><tr><th>月日<th>会場</tr>"
        "<tr><td>5月14日<td>公民館<br>2階</tr></table><dl><dt>電話<dd>000-0000</dl>"
    )
    assert shown(source) == [
        (LineKind.CAPTION, "相談日"),
        (LineKind.TABLE_ROW, "月日\t会場"),
        (LineKind.TABLE_ROW, "5月14日\t公民館 2階"),
        (LineKind.TABLE_ROW, "電話\t000-0000"),
    ]


def test_a_table_for_layout_is_read_through() -> None:
    source = read("<table><tr><td><h2>窓口</h2><p>市役所1階です。</p></td></tr></table>")
    assert shown(source) == [(LineKind.HEADING, "窓口"), (LineKind.PARAGRAPH, "市役所1階です。")]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a>くらし</a></nav>",
        "<header><div id='gnav'>くらし</div></header>",
        "<div class='breadcrumb'>トップ &gt; くらし</div>",
        "<div id='topic_path'>くらし</div>",
        "<footer>くらし市役所</footer>",
        "<div role='navigation'>くらし</div>",
        "<script>くらし()</script><style>.くらし{}</style>",
        "<p style='display: none'>くらし</p>",
        "<p hidden>くらし</p>",
        "<div id='side-bar'><h2>くらし</h2></div>",
        "<p><a href='/'>くらし</a> <a href='..'>前のページへ戻る</a></p>",
        "<ul><li><a href='1.html'>前へ くらし</a></li><li><a href='3.html'>次へ</a></li></ul>",
        "<p><a href='1.html'>戻る</a> くらし <a href='3.html'>次へ</a></p>",
        "<ul><li><a href='#a'>くらし</a></li><li><a href='#b'>費用</a></li>"
        "<li><a href='#c'>窓口</a></li></ul>",
    ],
)
def test_what_the_site_puts_around_is_left_out(around: str) -> None:
    source = read(f"{around}<h1>ごみの出し方</h1><p>月曜日に出します。</p>")
    assert [line.text for line in source.lines] == ["ごみの出し方", "月曜日に出します。"]


def test_links_in_the_text_and_lists_of_pages_stay() -> None:
    source = read(
        "<h1>ごみの出し方<a href='#top'>¶</a></h1>"
        "<p>分け方は<a href='#b'>次のページ</a>にあります。</p>"
        "<ul><li><a href='a.html'>燃やすごみ</a></li><li><a href='b.html'>資源</a></li>"
        "<li><a href='c.html'>粗大ごみ</a></li></ul>"
    )
    assert [line.text for line in source.lines] == [
        "ごみの出し方",
        "分け方は次のページにあります。",
        "・燃やすごみ",
        "・資源",
        "・粗大ごみ",
    ]


def test_the_content_element_is_preferred_where_the_page_names_it() -> None:
    source = read(
        "<div id='banner-area'>イベント一覧</div><div id='main'><h1>ごみの出し方</h1>"
        "<p>月曜日に出します。</p></div><p>このページに関するお知らせ</p>"
    )
    assert [line.text for line in source.lines] == ["ごみの出し方", "月曜日に出します。"]


def test_a_page_whose_every_part_looks_like_navigation_is_still_read() -> None:
    source = read("<div id='menu'><p>給食の献立です。</p></div>")
    assert [line.text for line in source.lines] == ["給食の献立です。"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp932", "Shift_JIS"),
        ("cp932", "x-sjis"),
        ("euc_jp", "EUC-JP"),
        ("iso2022_jp", "ISO-2022-JP"),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-8", "utf-8"),
    ],
)
def test_the_encoding_that_the_page_names_is_used(encoding: str, declared: str) -> None:
    source = read("<p>高齢者の保健福祉計画です。</p>", encoding=encoding, declared=declared)
    assert source.lines[0].text == "高齢者の保健福祉計画です。"
    assert source.warnings == ()


def test_shift_jis_holds_what_windows_added() -> None:
    source = read("<p>①㈱髙橋建設</p>", encoding="cp932", declared="Shift_JIS")
    assert source.lines[0].text == "①㈱髙橋建設"


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp"])
@pytest.mark.parametrize("declared", ["", "utf-8", "no-such-encoding"])
def test_an_encoding_that_is_not_or_wrongly_named_is_found(encoding: str, declared: str) -> None:
    text = "高齢者の保健福祉計画は、令和6年度からの3年間の計画です。"
    source = read(f"<p>{text}</p>", encoding=encoding, declared=declared)
    assert source.lines[0].text == text
    assert [warning.code for warning in source.warnings] == [WarningCode.ENCODING_GUESSED]


def test_bytes_that_no_encoding_reads_are_replaced_and_counted() -> None:
    content = "<meta charset=utf-8><p>計画".encode() + b"\xff\xfe\xfd" + "です。</p>".encode()
    source = read_html(content, "ページ.html")
    assert "計画" in source.lines[0].text
    assert WarningCode.UNDECODABLE_REPLACED in [warning.code for warning in source.warnings]


def test_the_title_is_the_pages_own_without_the_sites_name() -> None:
    head = "<title>ごみの出し方 | 潮見野市公式ホームページ</title>"
    assert read("<p>月曜日です。</p>", head=head).title == "ごみの出し方"
    assert read("<h1>ごみの出し方</h1>", head=head).title == "ごみの出し方"
    assert read("<h1>ごみの出し方</h1>").title == "ごみの出し方"


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("更新日：令和5年4月1日", "令和5年4月1日"),
        ("最終更新日 2023年10月12日", "2023年10月12日"),
        ("掲載日:2023/04/01", "2023/04/01"),
        ("公開日　平成31年3月29日", "平成31年3月29日"),
        ("令和5年4月1日から受け付けます。", ""),
    ],
)
def test_the_date_of_the_last_change_is_read_where_it_is_said(said: str, date: str) -> None:
    assert read(f"<h1>ごみ</h1><p>{said}</p>").date == date


def test_a_raised_mark_is_an_anchor() -> None:
    line = read("<p>二酸化炭素<sup>※1</sup>を減らします。</p>").lines[0]
    assert [line.text[start:end] for start, end in line.anchor_spans] == ["※1"]


def test_readings_are_left_out_and_breaks_end_lines() -> None:
    source = read("<p><ruby>涵養<rt>かんよう</rt></ruby>する。<br>次の行。</p>")
    assert [line.text for line in source.lines] == ["涵養する。", "次の行。"]


def test_line_ends_that_an_export_wrote_out_are_no_text() -> None:
    source = read("<p>一行目。</p>\\r\n\\r\n<p>C:\\readme.txt を見る。</p>\\r\n")
    assert [line.text for line in source.lines] == ["一行目。", "C:\\readme.txt を見る。"]


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"<script>x()</script>", b"<!-- -->"])
def test_a_page_without_words_is_empty(content: bytes) -> None:
    with pytest.raises(ReadingError, match=r"ページ\.html: found .* without text") as error:
        read_html(content, "ページ.html")
    assert error.value.code is ReadingCode.EMPTY
