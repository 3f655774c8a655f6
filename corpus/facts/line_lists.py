"""Enumerations that lines make, no sentence: 「基本目標1 …」, 「主な取組」 above bullets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.facts.announcements import find_announcements
from corpus.facts.enumerations import quoted_runs
from corpus.facts.found_lists import FoundList, with_quotes
from corpus.facts.list_items import Item, item_at, items_behind, series_from
from corpus.facts.noun_phrases import ends_in_noun
from corpus.facts.reading import ReadSentence
from corpus.marks import list_mark_end
from corpus.normalize import normalize
from corpus.records import SentenceKind, Span
from corpus.rows import cells_of

# What plans enumerate. Lines of anything else (担当, 図1, 資料2) are no lists of a plan.
LISTED = (
    r"(?:目標|方針|施策|課題|取り?組み?|理念|視点|柱|プロジェクト|事業|戦略|原則|テーマ|役割|方向性?"
    r"|将来像|政策|効果|分野|項目|ポイント|書類|手順|要件|条件|基準|特徴|機能|活動|内容|方法|方策|措置|手法|例|体系|事項|心構え|強み|約束|考え方|キーワード|姿勢|姿|憲章|宣言|誓い|心得)"
)
_LISTED_END = re.compile(rf"{LISTED}$")
_PRIORITY = "重点"  # a label that leaves out of what
# What a column of a table lists; of 事業 or 項目 it gives the figures.
_COLUMN_HEAD = re.compile(
    r"[^、。]{0,8}(?:目標|方針|施策|課題|理念|視点|柱|プロジェクト|戦略|原則|テーマ|政策)名?"
)
_FRAME = "#＜＞<>()（）〈〉《》【】〔〕[]■□●◆◇○◎▼▽ 　"
_HOW_MANY = re.compile(r"\([0-9一二三四五六七八九十]{1,2}(?:つ|項目|点|本|施策|事業)\)$")
_NUMBER_HEAD = re.compile(r"番号|No\.?|Ｎｏ．?|№|#")
_TAIL = re.compile(r"[^。、「」]{0,10}。?\s*")  # behind the last quote: まちづくり, のまち
_PREDICATE_END = re.compile(r"(?:です|ます|ました|でした|である|でいる|ている|ません)$")
_CIRCLED_WORDS = re.compile(r"(?P<mark>[①-⑳])[ 　]*(?P<words>[^①-⑳。]+?)[ 　、]*(?=[①-⑳]|$)")
_MAX_THING_CHARS = 50
_MAX_LABEL_CHARS = 25
_WORDS = re.compile(r"[一-鿿ぁ-ゖァ-ヺA-Za-zＡ-Ｚ]{2}")
_SUM = re.compile(r"(?:合|小|総|累)?計|合計額|総額")  # no item of a column
_MAX_ITEM_CHARS = 60
_NEAR_TABLE = 5  # sentences from what points at a table to its first row


def find_on_lines(sentences: Sequence[ReadSentence], place: int) -> Iterator[FoundList]:
    """The enumerations that begin at sentence ``place``: a label's line, or a series' first."""
    read = sentences[place]
    quoted = _quoted_behind_label(sentences, place)
    if quoted is not None:
        yield quoted
        return
    label = _label(read)
    items = items_behind(sentences, place, count=None) if label is not None else ()
    if label is not None and len(inline := _circled_below(sentences, place)) > 1:
        name, start = read.verbatim(*label), read.span(*label).start
        count = next((one.count for one in find_announcements(read)), None)
        whole = Span(read.sentence.span.start, inline[-1].end)
        count = count if count == len(inline) else None
        yield FoundList(name, count, inline, Span(start, whole.end), whole, 0.75)
        return
    counted = next(find_announcements(read), None)
    if label and counted and counted.count == len(items):  # 【3つの約束】, 重点施策(5項目)
        name, start = read.verbatim(*(counted.named or label)), read.span(*label).start
        yield replace(_listed(name, start, read, items, 0.8), count=counted.count)
        return
    if label is not None and read.sentence.kind is not SentenceKind.HEADING:
        said = sum(is_statement(sentences, item) for item in items)
        if items and (items[0].style == "each" or items[-1].ordinal == 1):
            said = 0  # 一つ、あいさつをします: a vow is a statement
        if items and items[0].style != "named" and _are_things(items) and said * 2 <= len(items):
            yield _listed(read.verbatim(*label), read.span(*label).start, read, items, 0.7)
        return
    item = item_at(sentences, place)
    if item is None or item.style != "named" or item.ordinal != 1:
        return
    if not _LISTED_END.search(item.name) and item.name != _PRIORITY:
        return
    items = series_from(sentences, item)
    if items and _are_things(items):
        name = _priority_name(sentences, items) if item.name == _PRIORITY else item.name
        yield _listed(name, read.sentence.span.start, read, items, 0.75)


def find_in_rows(sentences: Sequence[ReadSentence], place: int) -> Iterator[FoundList]:
    """「番号 | 重点課題」 or 「基本方針 | 主な取組」 above rows of one thing each."""
    if place and sentences[place - 1].sentence.kind is SentenceKind.TABLE_ROW:
        return
    head = _cells(sentences[place])
    column = int(bool(head) and _NUMBER_HEAD.fullmatch(head[0][0]) is not None)
    if len(head) < 2 or column >= len(head):
        return
    name = normalize(head[column][0]).removesuffix("名")
    is_listed = _COLUMN_HEAD.fullmatch(name) or (column and _LISTED_END.search(name))
    if not is_listed:
        return
    items: dict[str, Span] = {}
    for row in sentences[place + 1 :]:
        if row.sentence.kind is not SentenceKind.TABLE_ROW:
            break
        cells = _cells(row)
        if len(cells) != len(head):
            return  # a cell is missing: which, is not told
        if _SUM.fullmatch(normalize(cells[column][0])) is None:
            items.setdefault(*cells[column])
    are_words = all(_WORDS.search(words) for words in items)  # （1） and （2） name nothing
    if len(items) > 1 and are_words and all(len(words) <= _MAX_ITEM_CHARS for words in items):
        whole = Span(head[0][1].start, list(items.values())[-1].end)
        subject = head[column][0].removesuffix("名")
        yield FoundList(subject, None, tuple(items.values()), whole, whole, 0.8)


def names_in_rows(sentences: Sequence[ReadSentence], place: int, count: int) -> tuple[Span, ...]:
    """The names in the first column of the table below 「次の7か所です」, if there are so many.

    A column of numbers before them is passed over, and so are sums.
    """
    near = range(place + 1, min(place + 1 + _NEAR_TABLE, len(sentences)))
    here = sentences[place].sentence.section
    first = next((at for at in near if _is_row(sentences[at])), None)
    if first is None or sentences[first].sentence.section != here:
        return ()
    head = _cells(sentences[first])
    column = int(bool(head) and _NUMBER_HEAD.fullmatch(normalize(head[0][0])) is not None)
    names: dict[str, Span] = {}
    for row in sentences[first + 1 :]:
        cells = _cells(row) if _is_row(row) else []
        if len(cells) <= column:
            break
        if _SUM.fullmatch(normalize(cells[column][0])) is None:
            names.setdefault(*cells[column])
    return tuple(names.values()) if len(names) == count else ()


def _is_row(read: ReadSentence) -> bool:
    return read.sentence.kind is SentenceKind.TABLE_ROW


def _circled_below(sentences: Sequence[ReadSentence], place: int) -> tuple[Span, ...]:
    """The things of 「①歳入の確保　②補助金の見直し」, several on a line, on the lines below."""
    items: list[Span] = []
    for below in sentences[place + 1 :]:
        printed, base = below.aligned.original, below.sentence.span.start
        marks = list(_CIRCLED_WORDS.finditer(printed))
        orders = [ord(mark["mark"]) - ord("①") for mark in marks]
        if not marks or orders != [*range(len(items), len(items) + len(marks))]:
            break
        if len(marks) == 1 and not items:
            return ()
        items.extend(Span(*mark.span("words")).shifted(base) for mark in marks)
    return tuple(items)


def _cells(row: ReadSentence) -> list[tuple[str, Span]]:
    """The cells of a row as printed, each with its place in the document."""
    printed, base = row.aligned.original, row.sentence.span.start
    return [
        (printed[start:end], Span(base + start, base + end)) for start, end in cells_of(printed)
    ]


def _listed(
    subject: str, start: int, read: ReadSentence, items: Sequence[Item], confidence: float
) -> FoundList:
    spans = tuple(item.span for item in items)
    whole = Span(read.sentence.span.start, spans[-1].end)
    return FoundList(subject, None, spans, Span(start, spans[-1].end), whole, confidence)


def _priority_name(sentences: Sequence[ReadSentence], items: Sequence[Item]) -> str:
    """重点プロジェクト of 「重点1 森を生かすプロジェクト」, where all items end so; else 重点."""
    found = [_LISTED_END.search(sentences[item.place].text.rstrip()) for item in items]
    ends = {match.group() for match in found if match} if all(found) else set()
    return _PRIORITY + (ends.pop() if len(ends) == 1 else "")


def _are_things(items: Sequence[Item]) -> bool:
    """Whether the items are names and not sentences, nor a record's fields (担当：…)."""
    is_short = all(item.span.end - item.span.start <= _MAX_ITEM_CHARS for item in items)
    return is_short and not any(item.is_cut and item.style == "bullet" for item in items)


def is_statement(sentences: Sequence[ReadSentence], item: Item) -> bool:
    """Whether an item says something and is no thing: 「体操教室を週1回開きます。」."""
    is_long = item.span.end - item.span.start > _MAX_THING_CHARS
    return is_long or _PREDICATE_END.search(sentences[item.place].text.rstrip("。 ")) is not None


def _label(read: ReadSentence) -> tuple[int, int] | None:
    """The words of a line that only names what is listed below it: 【主な取組】."""
    text = read.text.rstrip()
    if len(text) > _MAX_LABEL_CHARS or re.search(r"[。、:「」\t|]", text):
        return None
    text = _HOW_MANY.sub("", text)
    start, printed = 0, read.aligned.original
    if mark := list_mark_end(printed):
        start, _ = read.aligned.to_normalized(Span(mark, len(printed)))
    while start < len(text) and text[start] in _FRAME:
        start += 1
    end = len(text)
    while end > start and text[end - 1] in _FRAME:
        end -= 1
    if not _LISTED_END.search(text[start:end]) or not ends_in_noun(read.tokens, end):
        return None
    return start, end


def _quoted_behind_label(sentences: Sequence[ReadSentence], place: int) -> FoundList | None:
    """「基本理念「支え合う」「育てる」」, on one line or the quotes on the line below."""
    read = sentences[place]
    for run, items in quoted_runs(read):
        head = read.text[: run[0]].strip(_FRAME + ":")
        if not _TAIL.fullmatch(read.text, run[1]):
            return None
        if head and len(head) <= _MAX_LABEL_CHARS and _LISTED_END.search(head):
            start = read.text.index(head)
            subject = read.verbatim(start, start + len(head))
            first = read.span(start, run[0]).start
        elif not head and place and (label := _label(sentences[place - 1])) is not None:
            above = sentences[place - 1]
            subject, first = above.verbatim(*label), above.span(*label).start
        else:
            return None
        spans = tuple(read.span(*item) for item in items)
        end = read.span(*with_quotes(read.text, *run)).end
        whole = Span(min(first, read.sentence.span.start), read.sentence.span.end)
        return FoundList(subject, None, spans, Span(first, end), whole, 0.7)
    return None
