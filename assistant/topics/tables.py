"""Questions for the rows of a table, and how far the values of one row are apart."""

import re
from collections.abc import Iterable

from assistant.drafts import Context, Draft, DraftStatement
from assistant.names import canonical
from assistant.ranks import asks_rank
from assistant.topics.rows import SPENT, TOTAL, Row, rows_of
from assistant.topics.table_sums import (
    answer_change,
    asks_change,
    asks_of_all,
    of_best_caption,
)
from assistant.topics.tabled_items import item_of
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Span

_MIN_ROW_COVERAGE = 0.75  # of the question's words, those that name the column left out
_MIN_NAME_COVERAGE = 0.2  # of the row's name
_UNIT_ASKED = re.compile(r"何[一-鿿ァ-ヺーa-zA-Z%]{1,8}")  # 何立方メートル
_AMOUNT = re.compile(r"[0-9.,]*(?:千|万|億)?(?:トン|グラム|人|件|%|パーセント|円)?")
_DENIED = re.compile(r"(?:わ|し|され|てい?)ない(?=[一-鿿])")
_TELLING = re.compile(r"(?P<what>[^、。]+?)(?:[たるいな]|の)$")  # 達成でき(た)指標
_JUDGES = re.compile(r"(?:ほう|方)が|より|(?:大き|小さ|高|低|多|少な|良|よ)い$")
_IS_NOT = re.compile(r"な(?:い|かった)$|ん$|ぬ$|ず$")
_LABEL = re.compile(r"(?P<kind>[一-鿿]{2,4})(?P<number>[0-9]{1,2})(?![0-9年月日])")  # 方針3 港と島
_IN_ALL = frozenset({"年間", "全部", "全体", "合計", "トータル"})
_LEGEND = re.compile(r"(?P<sign>[○◎●△▲×])[ …:は=・-]+(?P<meaning>[^ ○◎●△▲×、。]{2,20})")
_OF_FORMER = re.compile(r"(?:前|旧)(?:の|回の|期)?(?:計画|プラン|ビジョン)")  # a heading
_COUNTED = re.compile(r"(?:[0-9]+|[一二三四五六七八九十]+)(?:つ|個|種類|本)?の$")  # 四つのゾーン
_PLAN_HEAD = re.compile(r"計画|プラン|目標|施策")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_NAME_OF = re.compile(r"(?<=..)(?:名称?|の名称)$")
_LISTS = re.compile(
    r"(?:名)?(?:に|は|って|と|を|が|の)?(?:は|して)?、?"
    r"(?:何(?!という|に基|のため|を)|どんな|どれ|どの|全部|すべて|全て|一覧|リスト|教え|おしえ|挙げ|並べ|知り|[?？。]*$)"
)
_TIME_HEAD = re.compile(r"(?:実施|対象)?(?:年度|年|年月日?|月|時期|期間)")  # 「令和8年度には何を」
_BESIDE = frozenset(
    "計画 市 指標 目標 目標値 現状 現状値 中間 中間値 値 数値 減らす 増やす 目指す 達成 設定 "
    "具体 最終 一人 何処 迄 引き上げる 引き下げる 上げる 下げる する 予定 見込み 令和 平成 "
    "積り つもり ひとり 独り 目安 程度 位 年度 為る 度 必要 不足 後 差 違い 比べる 比較 足りる "
    "計算 届く 基準 基準値 年 計算 通り".split()
)


def answer_table(context: Context) -> Draft | None:
    """The draft that names rows, or gives the difference of two cells; None for anything else."""
    question = context.question
    if question.wants(Want.DEFINITION, Want.WHY, Want.CONTACT, Want.HOW):
        return None
    if _DENIED.search(question.text):
        return None  # 「タブレットを使わない世帯は」 where a row counts those who do
    is_change = asks_change(context)
    is_bare = not question.asked.wants and not question.asked.is_yes_no
    is_list = question.wants(Want.WHICH, Want.ALL) or is_bare
    is_list = is_list and not asks_rank(question.text)
    if is_list and (names := _row_names(context)) is not None:
        return names
    if not is_change or question.asked.is_yes_no:
        return None
    words = _asked_words(context)
    rows = list(rows_of(context))
    scored = [(_row_score(context, words, row), row) for row in rows]
    scored = [(score, row) for score, row in scored if score > 0]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    rows = [row for score, row in scored if score == best]
    text = canonical(question.text)
    rows = [row for row in rows if canonical(_BRACKETS.sub("", row.cells[0])) in text] or rows
    if asks_of_all(context):
        captions = {(row.doc_id, row.caption) for row in rows}
        rows = [row for row in rows_of(context) if (row.doc_id, row.caption) in captions]
    rows = of_best_caption(context, rows)
    changes = {canonical(row.cells[0]): answer_change(context, row) for row in reversed(rows)}
    found = [draft for draft in changes.values() if draft is not None]
    return found[0] if len(found) == 1 else None


def _row_names(context: Context) -> Draft | None:
    """「指標には何がありますか」: the first column of the table that is headed so.

    「農業の指標は」: of those tables the one whose caption or headings say 農業.
    """
    text = canonical(context.question.text)
    asks_former = context.question.mentions_former_plan

    def is_former(row: Row) -> bool:
        section = context.documents[row.doc_id].section_at(row.sentence.span.start)
        return (
            section is not None and not asks_former and _OF_FORMER.search(section.title) is not None
        )

    by_header: dict[tuple[DocId, tuple[str, ...]], list[Row]] = {}
    for row in rows_of(context):
        by_header.setdefault((row.doc_id, row.header), []).append(row)

    def comes_later(rows: list[Row]) -> tuple[bool, bool]:
        cells = {canonical(cell) for row in rows for cell in row.cells[1:]}
        words = (canonical(word.surface) for word in context.question.words)
        is_value = any(len(word) > 1 and word in cells for word in words)
        return not is_value, is_former(rows[0])  # 新規 is a value, and not in 「新規会員の登録」

    for (doc_id, header), rows in sorted(by_header.items(), key=lambda one: comes_later(one[1])):
        head = canonical(header[0])
        if head not in text:
            head = _NAME_OF.sub("", head)  # 主要事業 of the head 事業名
        if len(head) < 2 or len(rows) < 2 or head not in text or _TIME_HEAD.fullmatch(head):
            continue
        place = text.find(head)
        if _PLAN_HEAD.fullmatch(head) and re.search("[一-鿿ァ-ヺー]$", text[:place]):
            continue  # 計画 of 総合計画
        if text.endswith(("この", "本"), 0, place):
            continue  # 「この計画は」 of a head 計画
        is_asked = _LISTS.match(text, place + len(head)) is not None
        is_one = any(canonical(row.cells[0]) in text for row in rows)
        if not is_asked or is_one:
            continue
        before = re.sub(r"(?:主要|主な|個別|具体的)の?な?$", "", text[:place])
        before = _COUNTED.sub("", before)
        around = _around_named(context, rows, before)
        told = around or _told_apart(context, rows, before)
        if told is None:
            continue
        if told != rows:
            return _rows_draft(context, doc_id, told, "list.rows")
        return _rows_draft(context, doc_id, rows, "list.members")
    return None


def _around_named(context: Context, rows: list[Row], before: str) -> list[Row] | None:
    """The rows of the tables that all words stand over: 農業 of 「表23 主要事業（農業の振興）」."""
    document = context.documents[rows[0].doc_id]
    title = canonical(document.title)
    words = [
        canonical(word.surface)
        for word in context.question.words
        if canonical(word.surface) in before and canonical(word.surface) not in title
    ]

    def stands_over(row: Row) -> bool:
        path = document.path_at(row.sentence.span.start)
        over = canonical(" ".join((row.caption, *path)))
        return all(word in over for word in words)

    found = [row for row in rows if stands_over(row)] if words else []
    return found if found != rows else None


def _rows_draft(context: Context, doc_id: DocId, rows: list[Row], key: str) -> Draft:
    named = [row for row in rows if not TOTAL.fullmatch(canonical(row.cells[0]))]
    rows = list({row.cells[0]: row for row in reversed(named)}.values())[::-1]  # each name once
    if len(rows) == 1:
        item = item_of(rows[0])
        told = context.say("list.only", subject=_NAME_OF.sub("", rows[0].header[0]), item=item.text)
        statement = DraftStatement(told, item.proofs)
        return Draft((statement,), confidence=0.85, topic=item.text, doc_ids=(doc_id,))
    span = Span(rows[0].sentence.span.start, rows[-1].sentence.span.end)
    subject = _NAME_OF.sub("", rows[0].header[0])
    lead = DraftStatement(context.say(key, subject=subject, count=len(rows)), ((doc_id, span),))
    items = tuple(item_of(row) for row in rows)
    return Draft((lead, *items), confidence=0.85, topic=subject, items=items, doc_ids=(doc_id,))


def _told_apart(context: Context, rows: list[Row], before: str) -> list[Row] | None:
    """The rows that words before the head tell apart: 「達成できた指標」; None where none are.

    Args:
        context: The question.
        rows: Of one table.
        before: What stands before the head of its first column, canonical.
    """
    said = _TELLING.search(before)
    if said is None:
        return _narrowed(context, rows, before)
    what = said["what"]
    others = {
        canonical(other)
        for word in context.question.words
        if canonical(word.surface) in what
        for other in word.others
    }
    cells = {value for row in rows for value in _values(row)}
    said_cells = [cell for cell in cells if len(cell) > 1 and cell in what]
    value = max(said_cells or sorted(cells & others), key=len, default="")
    value = value or _sign_of(context.documents[rows[0].doc_id], what, cells)
    is_not = _IS_NOT.search(before) is not None
    if not value and (is_not or _JUDGES.search(what)):
        return None  # 「小さいほうがいい指標」
    if not value:
        return _narrowed(context, rows, before)
    if is_not and not value.startswith("未"):
        value = f"未{value}"
    return [row for row in rows if value in _values(row)] or None


def _sign_of(document: Document, what: str, cells: set[str]) -> str:
    """The sign among the cells that a legend explains so: ○ of 「○…達成 △…未達成」; else ""."""
    stems = re.findall("[一-鿿]{2}", what)[-1:]
    for sentence in document.sentences:
        for match in _LEGEND.finditer(normalize(sentence.span.of(document.text))):
            meaning = match["meaning"]
            is_meant = any(stem in meaning and f"未{stem}" not in meaning for stem in stems)
            if is_meant and match["sign"] in cells:
                return match["sign"]
    return ""


def _narrowed(context: Context, rows: list[Row], before: str) -> list[Row] | None:
    """The rows whose cells say what stands before the head: 「人事課の指標」."""
    document = context.documents[rows[0].doc_id]
    path = document.path_at(rows[0].sentence.span.start)
    around = canonical(" ".join((rows[0].caption, document.title, *path, *rows[0].header)))
    words = [
        canonical(word.surface)
        for word in context.question.words
        if canonical(word.surface) in before and canonical(word.surface) not in around
    ]
    if not words:
        return rows
    return [
        row for row in rows if all(word in canonical(" ".join(row.cells[1:])) for word in words)
    ] or None


def _values(row: Row) -> set[str]:
    """What the cells behind a row's name say, whole or in brackets: 互選 of 会長（互選）."""
    inside = re.findall(r"\(([^()]+)\)", normalize("\t".join(row.cells[1:])))
    parts = [part for cell in row.cells[1:] for part in re.split(r"[、・,\s]", cell)]
    return {canonical(value) for value in (*row.cells[1:], *inside, *parts)}


def _asked_words(context: Context) -> list[str]:
    """The question's words that name a row, canonical."""
    match = _UNIT_ASKED.search(context.question.text)
    unit = range(*match.span()) if match else range(0)
    words = [
        canonical(word.surface)
        for word in context.question.words
        if word.lemma not in _BESIDE
        and not _AMOUNT.fullmatch(word.surface)
        and not (word.pos == "動詞" or word.start in unit)
    ]
    return [word for word in words if word]


def _row_score(context: Context, words: list[str], row: Row) -> float:
    """How much of the question's content the row's name holds; 0 when it is not the row."""
    name = canonical(row.cells[0], context.names)
    caption = canonical(row.caption)
    text = canonical(context.question.text)
    spent = SPENT.search(text)
    if TOTAL.fullmatch(name) and (words or spent):
        is_said = spent is None or spent.group() in caption
        return 1.0 if is_said and all(word in caption for word in words) else 0.0
    label = _LABEL.match(name)
    numbers = re.findall(rf"{label['kind']}([0-9]+)", text) if label else []
    if label and numbers:  # 「方針3の事業費は」
        beside = (label.group(), caption, *map(canonical, row.header))
        rest = (word for word in words if word not in _IN_ALL and not _is_in(word, beside))
        return 1.0 if numbers == [label["number"]] and all(w in name for w in rest) else 0.0
    if not any(word in name or (len(word) > 2 and word[:-1] in name) for word in words):
        return 0.0
    heads = "".join(canonical(head) for head in row.header)
    asked = [word for word in words if word not in heads and (word in name or word not in caption)]
    covered = [word for word in asked if word in name or (len(word) > 2 and word[:-1] in name)]
    wholes = (canonical(phrase) for phrase in context.question.phrases)
    measures = [one for one in wholes if one in caption and one not in name]
    if covered and any(all(word in one for word in covered) for one in measures):
        return 0.0  # 認定率 where 認定者数 is asked for, which the caption names
    length = sum(map(len, asked))
    if not covered or sum(map(len, set(covered))) < _MIN_NAME_COVERAGE * len(name):
        return 0.0
    share = sum(map(len, covered)) / length
    return share if share >= _MIN_ROW_COVERAGE else 0.0


def _is_in(word: str, texts: Iterable[str]) -> bool:
    return any(word in text for text in texts)
