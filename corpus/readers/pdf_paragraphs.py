"""Where a paragraph ends: what margin, indent, leading and type say of two lines."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.marks import find_heading_mark, list_mark_end
from corpus.readers.pdf_lines import Draft
from corpus.readers.stops import STOP, ends_sentence, has_stop
from corpus.records import LineKind

_FULL = 1.7  # em from the margin: line breaking rules leave up to one character and a bracket
_HANGING = 6.0  # em: so far in stands what goes on under a bullet or number
_WIDE = 20.0  # em: narrower lines are names and items, which may be equally long by chance
_RAGGED = 2.5  # em from the margin: still full if the sentence goes on
_TERMINATED = re.compile(rf"(?:{STOP}|[！？!?：:])[」』）)】]*$")
_RIGHT = 4.0  # em: a line that begins so far right of the next one was set to the right margin
_CLOSED = (")", "）", "」", "』", "〕")
_INDENT = 0.6  # em: a paragraph's first line stands at least so far in
_CLOSEST = 0.9  # times the type size: nearer lines are cells side by side
_NEW_LEADING = 1.45  # times the usual distance of lines: a paragraph's end
_OTHER_SIZE_OPEN = 1.2  # the same, where a full line does not end its sentence
_OTHER_SIZE = 1.08  # ratio of type sizes within one paragraph at most
# i. ii) A. ※ ○ before words that stand in; what ``list_mark_end`` knows is not repeated.
_LABEL = re.compile(
    r"(?:[ivx]{1,4}|[A-Za-z])[.．)）]|[※＊*○◯〇●]|[(（](?![0-9０-９.,]+[%％])[^)）]{1,6}[)）]"
)
_BULLETS = "・･●■□◆◇✓✔➢➤•▪▶►"  # never in the middle of a sentence at a line's start
_PAIRS = (("「", "」"), ("『", "』"), ("（", "）"))
_FAR = 1_000  # characters; what is not found at all is further
_LABEL_CHARS = 20
_LETTERED = {"kana", "iroha", "kanji_number"}  # styles without digits: イ, ロ, ハ; 一, 二
_TAG = re.compile("【[^【】]+】")
# 電話　0999-12-3456, E-mail: …: each on its own line; not 電話で受け付けます
_CONTACT = re.compile(
    r"(?:電話(?:番号)?|ＴＥＬ|TEL|ＦＡＸ|FAX|ファ[ック]+ス|(?:電子)?メール(?:アドレス)?|[EＥ][-－‐]?mail"
    r"|〒|住所|所在地|ホームページ|ＵＲＬ|URL)(?:[\s:：]|(?<=〒)[0-9０-９])",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile("〔[0-9０-９]{1,3}〕")  # 〔12〕 離島である…; not 〔再掲〕
# What no line end divides: a Latin word or an address, 「（64.2％）、」.
_UNBROKEN = re.compile(r"[!-~]{5,}|[（(][0-9０-９.．,，]+[^（()）、。]{0,2}[)）][、。]?")


def mark_ends(drafts: Sequence[Draft]) -> None:
    """Set ``ends_block`` on lines after which something new begins, over pages and columns."""
    columns: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        if draft.kind is not LineKind.TABLE_ROW:
            columns.setdefault((draft.page, draft.block), []).append(draft)
    for lines in columns.values():
        _mark_full(lines)
    head = drafts[0] if drafts else None  # of the paragraph that is going on
    for before, after in pairwise(drafts):
        assert head is not None
        if before.kind is not LineKind.TABLE_ROW:
            is_next = _is_next_item(head.text, after.text) or (
                before is not head and _is_outdented(before, after, columns)
            )
            before.ends_block = before.ends_block or is_next or _ends(before, after, columns)
        if before.ends_block:
            head = after
    if drafts:
        drafts[-1].ends_block = True


def _is_outdented(before: Draft, after: Draft, columns: dict[tuple[int, int], list[Draft]]) -> bool:
    """Whether a sentence ends in an indented line and the next line stands out: another term."""
    if after.kind is LineKind.TABLE_ROW or _TERMINATED.search(before.text) is None:
        return False
    indents = [
        line.left - min(other.left for other in columns[line.page, line.block])
        for line in (before, after)
    ]
    return indents[0] - indents[1] > _INDENT * after.size


def _mark_full(lines: list[Draft]) -> None:
    """Which lines run to the margin of their column, or of the text that they stand in."""
    rights: dict[float | None, float] = {}
    for line in lines:
        rights[line.limit] = max(line.box[2], rights.get(line.limit, 0.0))
    leading = _leading(lines)
    for run in _runs(lines, leading):
        own = max(line.box[2] for line in run)
        for line in run:
            reach, right = _FULL * line.size, rights[line.limit]
            is_wide = line.box[2] - line.box[0] >= _WIDE * line.size
            line.is_full = right - line.box[2] <= reach
            line.is_full_in_run = is_wide and own - line.box[2] <= reach and len(run) > 1
            line.slack = (own if is_wide and len(run) > 1 else right) - line.box[2]


def _runs(lines: list[Draft], leading: float) -> Iterator[list[Draft]]:
    """Lines of one size that follow one another without extra space."""
    run = lines[:1]
    for before, after in pairwise(lines):
        step = after.baseline - before.baseline
        if abs(after.size - before.size) < 0.5 and 0 < step <= _NEW_LEADING * leading:
            run.append(after)
        else:
            yield run
            run = [after]
    yield run


def _ends(before: Draft, after: Draft, columns: dict[tuple[int, int], list[Draft]]) -> bool:
    here = columns[before.page, before.block]
    if ends_sentence(before.text) and _is_label(after):
        return True
    if after.kind is LineKind.TABLE_ROW or after.is_item or not _may_go_on(before, after, here):
        return True
    is_open = (before.is_full and not _TERMINATED.search(before.text)) or _closes_bracket(
        before.text, after.text
    )
    sizes = before.last_size or before.size, after.first_size or after.size
    most = _OTHER_SIZE_OPEN if is_open and before.page == after.page else _OTHER_SIZE
    if max(sizes) / min(sizes) > most or _begins_anew(before, after):
        return True
    is_other = before.is_bold != after.is_bold or before.is_gothic != after.is_gothic
    if is_other and _is_alone(before, here) and not _is_unfinished(before.text):
        return True
    there = columns[after.page, after.block]
    # A full line that does not end its sentence goes on wherever the next one begins.
    indent = (_HANGING if is_open or _hangs(before, after) else _INDENT) * after.size
    if here is not there:
        margin = min(line.left for line in here)
        new_margin = min(line.left for line in there)
        return (after.left - new_margin) - (before.left - margin) > indent
    leading = max(_leading(here), after.size) if before.is_full else _leading(here)
    if after.baseline - before.baseline > _NEW_LEADING * leading:
        return True
    if before.left - after.left > _RIGHT * before.size and not before.text.endswith("、"):
        return True
    return after.left - before.left > indent


def _is_label(line: Draft) -> bool:
    """Whether a line is short and says nothing: a term over its definition, no paragraph's end."""
    return not line.is_full and len(line.text) <= _LABEL_CHARS and not has_stop(line.text)


def _is_unfinished(text: str) -> bool:
    """Whether a line cannot be a heading: it has a comma, or a bracket that it does not close."""
    return "、" in text or "，" in text or any(text.count(a) > text.count(b) for a, b in _PAIRS)


def _closes_bracket(before: str, after: str) -> bool:
    """Whether the next line closes a bracket that this one leaves open."""
    return any(
        before.count(a) > before.count(b) and 0 <= after.find(b) < (after.find(a) % _FAR)
        for a, b in _PAIRS
    )


def _hangs(before: Draft, after: Draft) -> bool:
    """Whether the lines under ``before`` stand in, as they do under a number or a bullet."""
    if list_mark_end(before.text) > 0 or find_heading_mark(before.text) is not None:
        return True
    if _LABEL.match(before.text):
        return True
    inner = before.inner_left
    return inner is not None and abs(after.left - inner) <= _INDENT * after.size


def _may_go_on(before: Draft, after: Draft, here: Sequence[Draft]) -> bool:
    """Whether the line's end says nothing against a continuation."""
    if before.is_full or _closes_bracket(before.text, after.text):
        return True
    if _was_unbreakable(before, after, before.slack):
        return True
    if _is_tag(after, here) and _hangs(before, after) and not _TERMINATED.search(before.text):
        return True
    is_marked = list_mark_end(after.text) > 0 or find_heading_mark(after.text) is not None
    if _TERMINATED.search(before.text) or is_marked or _is_centred(before, here):
        return False
    return before.is_full_in_run or before.slack <= _RAGGED * before.size


def _is_tag(line: Draft, here: Sequence[Draft]) -> bool:
    """Whether a line that stands in is a bracket alone: 「【環境省】」 under an item."""
    margin = min(other.left for other in here)
    return _TAG.fullmatch(line.text) is not None and line.left - margin > _INDENT * line.size


def _is_centred(line: Draft, here: Sequence[Draft]) -> bool:
    left, right = min(other.left for other in here), max(other.box[2] for other in here)
    indent, slack = line.left - left, right - line.box[2]
    is_short = line.box[2] - line.left < 0.8 * (right - left)
    return is_short and indent >= 2 * line.size and abs(indent - slack) <= line.size


def _begins_anew(before: Draft, after: Draft) -> bool:
    """Whether the words say what a full line hides: a new item, or an address on its own line."""
    first = after.text[0]
    if (
        first in _BULLETS
        or _is_next_dash(before.text, after.text)
        or ("②" <= first <= "⑳" and chr(ord(first) - 1) in before.text)
    ):
        return True
    if _TERMINATED.search(before.text):
        is_marked = list_mark_end(after.text) > 0 or find_heading_mark(after.text) is not None
        return is_marked or _PARAGRAPH_NUMBER.match(after.text) is not None
    if _CONTACT.match(after.text):
        return True
    is_address = after.text.startswith(("http://", "https://"))
    return is_address and (not before.is_full or before.text.endswith(_CLOSED))


def _is_next_dash(before: str, after: str) -> bool:
    """Whether both lines begin with the same sign of an item: – …, * …."""
    is_same = before[0] == after[0] and not before[0].isalnum()
    return is_same and list_mark_end(before) > 0 and list_mark_end(after) > 0


def _is_next_item(head: str, text: str) -> bool:
    """Whether ``text`` has the number after that of ``head``: ② after ①, (3) after (2)."""
    one, other = find_heading_mark(head[:_LABEL_CHARS]), find_heading_mark(text[:_LABEL_CHARS])
    if one is None or other is None:
        return False
    if other.style.name in _LETTERED:
        return one.is_followed_by(other)
    if one.style is not other.style:
        return False
    return _last_number(other.label) == _last_number(one.label) + 1


def _last_number(label: str) -> int:
    """「2.3」 -> 3, 「②」 -> 2; -9 without a number."""
    digits = re.findall(r"[0-9]+", unicodedata.normalize("NFKC", label))
    return int(digits[-1]) if digits else -9


def _was_unbreakable(before: Draft, after: Draft, slack: float) -> bool:
    """Whether a line is short because the word, address or bracket after it did not fit."""
    word = _UNBROKEN.match(after.text)
    if word is None or _TERMINATED.search(before.text):
        return False
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in word.group())
    return slack < after.size * (0.55 * (len(word.group()) - wide) + wide)


def _is_alone(line: Draft, lines: Sequence[Draft]) -> bool:
    """Whether a line looks unlike the one before it: a heading of one full line."""
    place = next(index for index, other in enumerate(lines) if other is line)
    before = lines[place - 1]
    return place == 0 or (before.is_bold, before.is_gothic) != (line.is_bold, line.is_gothic)


def _leading(lines: Sequence[Draft]) -> float:
    """The usual distance of lines: the median of the small half, as gaps are larger."""
    steps = sorted(
        after.baseline - before.baseline
        for before, after in pairwise(lines)
        if after.baseline - before.baseline > _CLOSEST * min(before.size, after.size)
    )
    return steps[len(steps) // 3] if steps else 1e9
