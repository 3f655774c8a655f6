"""A question set made in a spreadsheet: CSV or TSV with Japanese columns, UTF-8 or CP932.

===================  ==================================================================
column               what stands in it
===================  ==================================================================
質問                 the question; turns of a conversation on lines of their own
期待する答え         what the reply has to hold: ``|`` between alternatives, a new line
                     or ``＆`` between things that all have to be there; 「回答なし」
                     (or 載っていません) when the program has to say that it is not stated
模範解答             a whole answer, for the measures exact and token F1 only
書き下し             for a conversation: the last turn as a question of its own
出典                 what a citation has to hold, written in the same way
見出し ページ        where a citation has to stand
含まない             what the reply must not hold
文書 日付 種類 タグ ID 備考   the document's id or sha256, the day of asking, ...
採用                 when there is such a column, only rows with ○ in it are questions
===================  ==================================================================
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from eval.dataset import Groups, Question, ReplyKind, questions_from_records
from eval.json_values import JsonObject, JsonValue
from eval.problems import Problem, QuestionSetError, shorten
from eval.report_wording import KINDS, TAGS

COLUMNS = {
    "質問": ("質問", "問い", "question"),
    "期待する答え": ("期待する答え", "期待する回答", "答え", "回答", "正解", "answer"),
    "模範解答": ("模範解答", "回答例"),
    "書き下し": ("書き下し", "書き下した質問", "written_out"),
    "出典": ("出典", "根拠", "引用", "citation"),
    "見出し": ("見出し", "章", "節", "heading"),
    "ページ": ("ページ", "頁", "page"),
    "含まない": ("含まない", "含まない言葉"),
    "文書": ("文書", "計画", "文書名", "document"),
    "日付": ("日付", "質問日", "today"),
    "種類": ("種類", "分類", "kind"),
    "タグ": ("タグ", "tags"),
    "ID": ("id", "番号", "no", "no."),
    "備考": ("備考", "メモ", "note"),
    "採用": ("採用", "採否", "accept"),
}
# 回答なし, 載っていません。, 計画に記載がない; not 「電話番号の記載がないことを伝える」.
_ABSTAINS = re.compile(
    r"(?:(?:この)?(?:計画|資料|文書)書?(?:に|には))?(?:"
    r"(?:(?:回答|答え|記載|該当|掲載|記述)(?:は|が)?)?"
    r"(?:なし|無し|無い|ない|ありません|できない|できません)"
    r"|(?:載って|のって|書かれて|書いて)(?:い)?(?:ない|ません)"
    r"|(?:答え|回答し)(?:ない|ません|られない|られません))"
)
# A clerk knows the column, not the field of our own format.
_FIELDS = {"id": "ID", "turns": "質問", "today": "日付"}
# A sheet says 計画期間 where our own format says period: one group in the figures.
_KIND_OF = {name: kind for kind, name in KINDS.items()}
_TAG_OF = {name: tag for tag, name in TAGS.items()}
_SMALLTALK = frozenset({"あいさつ", "挨拶", "雑談"})
_ACCEPTED = frozenset({"○", "〇", "◯", "o", "1", "✓", "✔", "はい", "採用"})
_REFUSED = frozenset({"", "×", "✕", "x", "0", "-", "いいえ", "不採用"})
_GROUPS = re.compile(r"[\n＆]")
_ALTERNATIVES = re.compile(r"[|｜]")
_LIST = re.compile(r"[,、，;；\n]")
_DATE = re.compile(
    r"(?:(?P<year>[0-9]{4})|(?P<era>令和|平成|R|H) ?(?P<era_year>[0-9]{1,2}|元))[-/年.]"
    r"(?P<month>[0-9]{1,2})[-/月.](?P<day>[0-9]{1,2})日?"
)
_YEAR_BEFORE = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}


class Writer(Protocol):
    """What ``csv.writer`` gives."""

    def writerow(self, row: Iterable[str], /) -> object:
        """Write one row."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the sheet."""

    line: int  # of its first character, from 1
    cells: dict[str, str]  # by our column's name


def read_spreadsheet(
    path: Path, on_notice: Callable[[str], None] = lambda notice: None
) -> tuple[Question, ...]:
    """Read the questions of a CSV or TSV file; ``on_notice`` is told of rows nobody accepted.

    Raises:
        QuestionSetError: With every row that cannot be used.
        OSError: If the file cannot be opened.
    """
    text = decode_sheet(path)
    problems: list[Problem] = []
    records: list[tuple[int, JsonObject]] = []
    number = 0
    for number, row in enumerate(_rows(path, text, problems), start=1):
        if _is_accepted(row, path, problems):
            records.append((row.line, _record(row, number, path, problems)))
    if number and not records and not problems:
        wanted = "○ in at least one question's row"
        problems.append(Problem(str(path), 0, "採用", f"none of {number} rows marked", wanted))
    if records and len(records) < number:
        on_notice(f"{path}: {number - len(records)} rows without ○ in 採用, left out")
    try:
        return questions_from_records(path, records, problems)
    except QuestionSetError as error:
        raise QuestionSetError([_in_sheet(one) for one in error.problems]) from error


def _in_sheet(problem: Problem) -> Problem:
    """A problem of a record in the words of the sheet that it was made from."""
    if problem.field == "turns":  # of which a sheet can only leave out all
        return replace(problem, field="質問", found="nothing", wanted="a question")
    return replace(problem, field=_FIELDS.get(problem.field, problem.field))


def write_spreadsheet_rows(writer: Writer, rows: Iterable[tuple[Question, str]]) -> None:
    """Write questions of one document each, with a note, as rows that nobody has accepted yet."""
    names = ["採用", "ID", "種類", "質問", "期待する答え", "出典", "見出し", "文書", "タグ", "備考"]
    writer.writerow(names)
    for question, note in rows:
        expect = question.expect
        wanted = _cell(expect.contains)
        if expect.kind is ReplyKind.ABSTENTION:
            wanted = "回答なし"
        writer.writerow(
            [
                "",
                question.question_id,
                KINDS.get(question.kind, question.kind),
                "\n".join(question.turns),
                wanted,
                _cell(expect.citation_contains),
                expect.heading,
                ",".join(question.documents),
                ",".join(TAGS.get(tag, tag) for tag in question.tags),
                note,
            ]
        )


def _cell(groups: Groups) -> str:
    """Groups as ``_groups`` reads them: what would separate is widened."""
    return "\n".join(
        "|".join(alternative.replace("|", " ").replace("\n", " ") for alternative in group)
        for group in groups
    )


def _is_accepted(row: _Row, path: Path, problems: list[Problem]) -> bool:
    if "採用" not in row.cells:
        return True
    mark = unicodedata.normalize("NFKC", row.cells["採用"]).strip().lower()
    if mark not in _ACCEPTED | _REFUSED:
        found = shorten(row.cells["採用"])
        problems.append(Problem(str(path), row.line, "採用", found, "○ or nothing"))
    return mark in _ACCEPTED


def decode_sheet(path: Path) -> str:
    """The text of a spreadsheet program's file.

    Raises:
        QuestionSetError: If it is in none of the encodings that such programs write.
        OSError: If the file cannot be opened.
    """
    content = path.read_bytes()
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):  # Excel's "Unicode text"
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    problem = Problem(str(path), 0, "", "bytes of another encoding", "UTF-8 or CP932 (Shift_JIS)")
    raise QuestionSetError([problem])


def _rows(path: Path, text: str, problems: list[Problem]) -> Iterator[_Row]:
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    # Strict: else a quote that is never closed would swallow all rows behind it.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] | None = None
    start = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            wanted = 'cells whose quotes are closed, with "" for a quote inside'
            problems.append(Problem(str(path), start, "", str(error), wanted))
            return
        line, start = start, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if names is None:
            names = [_column(cell) for cell in cells]
            problems.extend(_header_problems(path, line, cells, names))
            if "質問" not in names:
                return
            continue
        extra = [cell for cell in cells[len(names) :] if cell.strip()]
        if extra:
            wanted = f"{len(names)} cells; a comma inside a cell needs quotes around the cell"
            problems.append(Problem(str(path), line, "", f"{len(cells)} cells", wanted))
        yield _Row(line, dict(zip(names, (cell.strip() for cell in cells), strict=False)))


def _column(cell: str) -> str:
    folded = unicodedata.normalize("NFKC", cell).strip().lower()
    for name, spellings in COLUMNS.items():
        if folded in spellings:
            return name
    return ""


def _header_problems(
    path: Path, line: int, cells: list[str], names: list[str]
) -> Iterator[Problem]:
    known = ", ".join(COLUMNS)
    for cell, name in zip(cells, names, strict=True):
        if not name and cell.strip():
            yield Problem(str(path), line, cell, "an unknown column", f"one of {known}")
        elif name and names.count(name) > 1:
            yield Problem(str(path), line, cell, "a column that is there twice", "it once")
    if "質問" not in names:
        yield Problem(str(path), line, "質問", "no such column", f"a first row with {known}")


def _record(row: _Row, number: int, path: Path, problems: list[Problem]) -> JsonObject:
    cells = row.cells
    record: JsonObject = {
        "id": cells.get("ID") or f"{path.stem}-{number:03d}",
        "kind": _KIND_OF.get(cells.get("種類", ""), cells.get("種類") or "question"),
        "turns": [turn.strip() for turn in cells.get("質問", "").split("\n") if turn.strip()],
        "expect": _expectation(row, path, problems),
    }
    if cells.get("文書"):
        record["documents"] = _split(_LIST, cells["文書"])
    if cells.get("日付"):
        record["today"] = _date(cells["日付"])
    if cells.get("書き下し"):
        record["written_out"] = cells["書き下し"]
    if cells.get("タグ"):
        record["tags"] = [_TAG_OF.get(str(tag), tag) for tag in _split(_LIST, cells["タグ"])]
    return record


def _expectation(row: _Row, path: Path, problems: list[Problem]) -> JsonObject:
    cells = row.cells
    wanted = cells.get("期待する答え", "")
    if _ABSTAINS.fullmatch(wanted.rstrip("。. ")):
        expect: JsonObject = {"kind": "abstention", "contains": []}
    elif wanted in _SMALLTALK:
        expect = {"kind": "smalltalk", "contains": []}
    else:
        expect = {"kind": "answer", "contains": _groups(wanted)}
        if not (wanted or cells.get("出典") or cells.get("見出し")):
            reason = "what the reply has to hold, or 回答なし"
            problems.append(Problem(str(path), row.line, "期待する答え", "nothing", reason))
    if cells.get("出典"):
        expect["citation_contains"] = _groups(cells["出典"])
    if cells.get("模範解答"):
        expect["answers"] = _split(_ALTERNATIVES, cells["模範解答"])
    if cells.get("含まない"):
        expect["not_contains"] = _split(_ALTERNATIVES, cells["含まない"].replace("\n", "|"))
    if cells.get("見出し"):
        expect["heading"] = cells["見出し"]
    page = unicodedata.normalize("NFKC", cells.get("ページ", "")).lower().strip("p.ページ頁 ")
    if page.isdecimal():
        expect["page"] = int(page)
    elif page:
        found = shorten(cells["ページ"])
        problems.append(Problem(str(path), row.line, "ページ", found, "a whole number"))
    return expect


def _groups(cell: str) -> list[JsonValue]:
    groups = [_split(_ALTERNATIVES, group) for group in _GROUPS.split(cell)]
    return [group for group in groups if group]


def _split(pattern: re.Pattern[str], cell: str) -> list[JsonValue]:
    return [part.strip() for part in pattern.split(cell) if part.strip()]


def _date(cell: str) -> str:
    """ISO 8601 where the cell is a date (2025/6/1, 令和7年6月1日); else the cell, to be refused."""
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", cell).upper())
    if not match:
        return cell
    year = match["year"]
    if match["era"]:
        year = _YEAR_BEFORE[match["era"]] + int(match["era_year"].replace("元", "1"))
    return f"{year}-{int(match['month']):02d}-{int(match['day']):02d}"
