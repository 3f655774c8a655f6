"""Where tables begin and end among the sentences of a document, which only names their rows."""

import re
from collections.abc import Iterator, Sequence

from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind

# How the heads of columns end; data seldom does.
_HEAD = re.compile(
    r"(?:指標|事業|取組み?|取り組み|項目|区分|種別|種類|名称?|組織|役割|担当|部署|所管|[課係]|長|内容|概要|現状|目標"
    r"|年度?|値|数|率|量|額|費|価|番号|対象|時期|期間|分類|分野|施策|方針|単位|地区|地域|人口|計|割合|備考|実績|見込み?|計画|日|状況"
    r"|方向性?|主体|場所|所在地?|面積|施設|路線|団体|会議|構成|任期"
    r"|ポイント|上限|下限|利用料|料金|[込絡談合問出]先|窓口|条件|要件|(?:開館|開設|受付|利用|実施)時間|問い?合わ?せ)(?:[(（][^()（）]*[)）])?$"
)
# What stands over the column that names the rows.
_FIRST_HEAD = re.compile(
    r"(?:No\.?|NO\.?|№|番号|項番|区分|区域|項目|種別|種類|分類|分野|指標名?|取組(?:名|み|項目)?|取り組み"
    r"|事業(?:名|区分)?|施策(?:名|区分)?|名称|施設名?|地区名?|年度?|年月日|期間|時期|組織|役職|相談(?:内容|窓口)"
    r"|(?:基本)?(?:目標|方針)|路線名?|計画名?|用語|段階|内容|主体)"
)
# One character at a time; a person's name stands in no first column, and is no head.
_WIDE = re.compile(r"[一-鿿](?:[ \u3000]+[一-鿿]){1,3}")
_WIDE_HEAD = re.compile(
    r"(?:指.標|内.容|区.分|地.区|項.目|担.当|備.考|役.割|氏.名|所.属|合.計|年.度|時.期|対.象|種.別|場.所|金.額"
    r"|単.位|分.類|目.標|現.状|方.法|名.称|概.要|財.源|事.業|評.価|結.果|期.間|主.体|人.数|人.口|面.積|組.織)".replace(
        ".", r"[ \u3000]+"
    )
)
_ROW = SentenceKind.TABLE_ROW
_MOST_OVER = 2  # heads over years
_NOW = re.compile(r"現状|現在|基準|策定時|実績")
_YEAR = re.compile(
    r"(?:令和|平成|西暦|[RHＲＨ]\.?)? ?(?:[0-9]{1,4}|元)(?: ?年度?)?(?:[(（].*[)）])?"
)
_FULL_YEAR = re.compile(
    r"(?:(?:令和|平成|昭和) ?(?:[0-9]{1,2}|元)|(?:19|20)[0-9]{2})年(?:度)?(?:末)?"
)
_DATED = re.compile(r"(?:令和|平成|昭和|西暦)? ?(?:[0-9]{1,4}|元)年度?")
_SAYS = re.compile(r"[。、]|[0-9]年度?[^、]{0,4}(?:~|から|まで)")
# What labels a row of a table of one measure.
_LABEL = re.compile(
    r"対象(?:者|となる人)?|内容|概要|利用料|参加費|費用|料金|負担(?:額|割合)?|補助(?:額|率)|助成額|申し?込み?(?:先|方法)?|申請先"
    r"|窓口|担当(?:課|部署)?|所管(?:課)?|実施(?:主体|時期|期間|場所)|時期|期間|日時|場所|会場|定員|指標|目標|根拠|問い?合わ?せ先?|連絡先"
)
# What stands over years or kinds and says no more than that they are such.
_OVER = re.compile(
    r"年度?|年次(?:計画|目標)?|期間|時期|(?:実施)?(?:スケジュール|工程|時期)|内訳|(?:実施|計画|事業|施行)年度"
    r"|[^・、]{0,6}(?:年齢|階級|区分|年代|世代|男女|性|地区|区域|圏域|校区|学区|地域|部門|部署|種類|月|年|年度|年次|期"
    r"|分野|施設|学校|学年|段階|等級|要介護度|職種|業種|用途|目的|項目|事業|課)別"
)
_BARE_ERA_YEAR = re.compile(r"(?:令和|平成|昭和) ?(?:[0-9]{1,2}|元)")
_PARENTHESIS = re.compile(r"[(（][^()（）]*[)）]")
_LEAST_CELLS = 2  # below heads beside an empty corner
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?P<unit>[^0-9]{0,6})")


def is_head(cell: str) -> bool:
    """Whether a printed cell reads like the head of a column, or the first of its words does."""
    return any(_HEAD.search(normalize(said)) for said in (cell, *cell.split()[:1]))


def cells_of(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """The cells of a row, as printed, but for words set wide: 「内 容」, 「大 栃」."""
    first, *others = (cell.strip() for cell in sentence.span.of(document.text).split("\t"))
    name = _close(first) if _WIDE.fullmatch(first) else first
    return (name, *(_close(cell) if _WIDE_HEAD.fullmatch(cell) else cell for cell in others))


def _close(cell: str) -> str:
    return "".join(cell.split())


def in_one_line(head: str) -> str:
    """A head of two lines as a sentence says it: 令和7年の人口 of 「人口（人） 令和7年」."""
    parts = head.split()
    if len(parts) != 2:
        return head
    if _OVER.fullmatch(normalize(parts[0])):  # 「年度 令和7」 is 令和7年度
        is_bare = parts[0] in ("年度", "年") and _BARE_ERA_YEAR.fullmatch(normalize(parts[1]))
        return parts[1] + parts[0] if is_bare else parts[1]
    first, second = (_PARENTHESIS.sub("", part) or part for part in parts)
    are_years = [_DATED.fullmatch(normalize(part)) is not None for part in (first, second)]
    if are_years == [False, True]:
        return f"{second}の{first}"
    if are_years == [True, False]:
        return head if parts[1].startswith(("(", "（")) else f"{first}の{second}"
    is_measure = first != parts[0] and len(second) > 1 and not _PARENTHESIS.search(parts[1])
    return f"{first}（{second}）" if is_measure else head


def table_runs(document: Document) -> Iterator[list[int]]:
    """The places of each table's rows; a table that goes on behind a page's end is one."""
    run: list[int] = []
    for place, sentence in enumerate(document.sentences):
        if sentence.kind is not SentenceKind.TABLE_ROW:
            continue
        is_behind = run and place == run[-1] + 1
        if run and not (
            _goes_on(document, run, place) if not is_behind else not begins(document, run[0], place)
        ):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def heads_at(document: Document, place: int) -> tuple[str, ...]:
    """The heads of the table whose first row stands at ``place``, "" for a corner left empty."""
    heads = _cells(document, place)
    if lines := heads_over_years(document, place):
        return lines
    below = document.sentences[place + 1 : place + 2]
    if not below or below[0].kind is not SentenceKind.TABLE_ROW:
        return heads
    row = cells_of(document, below[0])
    is_short = len(row) == len(heads) + 1 > _LEAST_CELLS
    is_named = re.search("[^0-9,.%]", normalize(row[0])) is not None
    if not (is_short and is_named):
        return heads
    widths = _widths_below(document, place)
    if all(map(_is_head_or_year, heads)):
        is_corner = set(widths) != {len(heads), len(heads) + 1}
    else:  # 「村営バス | のりあい号」 over 「運行日 | 月曜日～土曜日 | 月曜日～金曜日」
        is_wide = _FIRST_HEAD.fullmatch(normalize(heads[0])) is not None or is_head(heads[0])
        is_corner = len(widths) > 1 and set(widths) == {len(heads) + 1} and not is_wide
    return ("", *heads) if is_corner else heads


def heads_over_years(document: Document, place: int) -> tuple[str, ...]:
    """The heads of a table whose last ones stand over years: 指標 | 目標値 over R6 | R7 | R8.

    Empty where the row at ``place`` has no such second line of heads below it.
    What is printed does not tell how many years a head spans: of two, 現状値 stands over one.
    """
    rows = [one for one in document.sentences[place : place + 3] if one.kind is _ROW]
    if len(rows) < 3:  # two lines of heads and a row
        return ()
    heads, years, cells = (cells_of(document, row) for row in rows)
    over = len(heads) + len(years) - len(cells)  # heads over years
    is_over = 0 < over <= _MOST_OVER and over < len(heads) and over < len(years)
    if not is_over or not all(_YEAR.fullmatch(normalize(year).strip()) for year in years):
        return ()
    *apart, last = heads[len(heads) - over :]
    now = [f"{apart[0]} {years[0]}"] if apart and _NOW.search(normalize(apart[0])) else []
    if apart and not now:
        return (*heads[: len(heads) - over], *years)
    told = (f"{last} {year}" for year in years[len(now) :])
    return (*heads[: len(heads) - over], *now, *told)


def _widths_below(document: Document, place: int) -> list[int]:
    """How many cells each row of a table has below the one at ``place``.

    Below 「区分 | 令和6年度」 stand 「資本的収支 | 企業債 | 40」 and 「企業債残高 | 612」: the
    first head spans the names of groups and of rows.
    """
    widths = []
    for number in range(place + 1, len(document.sentences)):
        is_row = document.sentences[number].kind is SentenceKind.TABLE_ROW
        if not is_row or begins(document, place, number):
            break
        widths.append(len(_cells(document, number)))
    return widths


def cells_under(document: Document, place: int, width: int) -> tuple[str, ...]:
    """The cells of a row under so many heads.

    「歳入 | 村税 | 118」 under 「区分 | 令和8年度」, whose first head is two columns wide, is
    「村税 | 118」; 「がん検診 | 胃 | 18.2」 is 「がん検診 胃 | 18.2」, since 胃 alone says too
    little, and so would a name that stands in two groups.
    """
    cells = _cells(document, place)
    if len(cells) != width + 1 or width + 1 <= _LEAST_CELLS:
        return cells
    beside = [one for one in _run_around(document, place) if len(one) == len(cells)]
    if not any(one[0] == cells[0] and one[1] != cells[1] for one in beside):
        return cells
    is_alone = sum(one[1] == cells[1] for one in beside) == 1 and len(cells[1]) > 1
    return (cells[1] if is_alone else f"{cells[0]} {cells[1]}", *cells[2:])


def _run_around(document: Document, place: int) -> list[tuple[str, ...]]:
    """The rows that stand together with one, itself among them."""
    first = last = place
    while first and document.sentences[first - 1].kind is SentenceKind.TABLE_ROW:
        first -= 1
    rows = document.sentences
    while last + 1 < len(rows) and rows[last + 1].kind is SentenceKind.TABLE_ROW:
        last += 1
    return [_cells(document, number) for number in range(first, last + 1)]


def begins(document: Document, head: int, place: int) -> bool:
    """Whether the heads of another table stand in a row of those right below a table's head."""
    if place == head + 1 and heads_over_years(document, head):
        return False
    cells, before = _cells(document, place), _cells(document, head)
    following = document.sentences[place + 1 : place + 2]
    years = [normalize(cell).strip() for cell in cells[1:]]
    # 「鳥獣別被害額（万円） | 令和3年度 | 令和4年度」
    is_over_years = len(years) > 1 and all(_FULL_YEAR.fullmatch(year) for year in years)
    return (
        len(cells) > 1
        and cells != before
        and (_FIRST_HEAD.fullmatch(normalize(cells[0])) is not None or is_over_years)
        and all(map(_is_head_or_year, cells[1:]))
        and any(one.kind is SentenceKind.TABLE_ROW for one in following)
    )


def is_field(cells: Sequence[str]) -> bool:
    """Whether a row says something of its own, and heads no columns: 対象鳥獣 | 猪、鹿."""
    if len(cells) != _LEAST_CELLS:
        return False
    label, value = normalize(cells[0]).strip(), normalize(cells[1]).strip()
    is_labelled = _LABEL.fullmatch(label) is not None and not is_head(cells[1])
    return _SAYS.search(value) is not None or is_labelled


def _is_head_or_year(cell: str) -> bool:
    return is_head(cell) or _YEAR.fullmatch(normalize(cell)) is not None


def _goes_on(document: Document, run: Sequence[int], place: int) -> bool:
    """Whether a row far behind a table is its next one: as many cells, numbers among them."""
    head, row = heads_at(document, run[0]), _cells(document, place)
    between = document.sentences[run[-1] + 1 : place]
    return (
        len(row) == len(head)
        and document.sentences[place].section == document.sentences[run[0]].section
        and all(one.kind is not SentenceKind.CAPTION for one in between)
        and any(_NUMBER.fullmatch(normalize(cell)) for cell in row[1:])
    )


def _cells(document: Document, place: int) -> tuple[str, ...]:
    return cells_of(document, document.sentences[place])
