"""Markdown as cities' sites and editors write it: headings, lists, tables, notes, front matter."""

import re

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.text import decode
from corpus.records import Dropped, Line, LineKind, Media, Source

_FENCE = re.compile(r"^\s*(?:```|~~~)")
_HEADING = re.compile(r"^(#{1,6})\s+(\S.*)$")  # "## 計画期間 ##"; not "#5"
_SETEXT = re.compile(r"^(=+|-{3,})\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+]|[0-9]{1,3}[.)])\s+(\S.*)$")
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:\s*(.+)$")
_ROW = re.compile(r"^\s*\|?.*\|.*$")
_ROW_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_TARGET = r"\((?:[^()\n]|\([^()\n]*\))*\)"  # (https://example.jp/a_(b) "表題")
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,500})(?<=\S)~~|<(del|s|strike)>([^<\n]{1,500})</\2>")
# Bounded, so that a megabyte of opening brackets takes no longer than a megabyte of text.
_INLINE = (
    (re.compile(rf"!\[([^\]]{{0,300}})\]{_TARGET}"), r"\1"),  # a picture: its words
    (re.compile(rf"\[([^\]^][^\]]{{0,300}})\]{_TARGET}"), r"\1"),  # a link: its words
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(\*\*\*|\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![A-Za-z0-9*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![A-Za-z0-9*])"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|-])"), r"\1"),
)


def read_markdown(content: bytes, name: str) -> Source:
    """The lines of a Markdown file, without its markup.

    Raises:
        ReadingError: If there is no text in it.
    """
    text, warnings = decode(content)
    front = _FRONT_MATTER.match(text)
    values = _front_values(front.group(1)) if front else {}
    text = _without_comments(text[front.end() :] if front else text)
    if not text.strip():
        message = f"{name}: found no text in {len(content)} bytes, wanted a document"
        raise ReadingError(ReadingCode.EMPTY, message)
    struck = tuple(
        Dropped("struck", None, match[1] or match[3]) for match in _STRUCK.finditer(text)
    )
    lines = tuple(_lines(_STRUCK.sub("", text).split("\n")))
    title = values.get("title", "") or next(
        (line.text for line in lines if line.kind is LineKind.HEADING and line.level == 1), ""
    )
    return Source(
        Media.MARKDOWN,
        lines,
        title=title,
        date=values.get("date", ""),
        dropped=struck,
        warnings=warnings,
    )


def _front_values(block: str) -> dict[str, str]:
    """The plain ``key: value`` lines of YAML front matter."""
    pairs = (line.partition(":") for line in block.split("\n"))
    return {key.strip(): value.strip().strip("\"'") for key, colon, value in pairs if colon}


def _without_comments(text: str) -> str:
    kept = []
    start = 0
    while (begin := text.find("<!--", start)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept.append(text[start:begin])
        start = end + len("-->")
    return "".join([*kept, text[start:]])


def _without_closing_marks(title: str) -> str:
    """「計画期間 ##」 -> 「計画期間」; 「C#」 stays."""
    bare = title.rstrip().rstrip("#")
    return bare.rstrip() if not bare or bare[-1].isspace() else title.rstrip()


def _lines(printed: list[str]) -> list[Line]:
    lines: list[Line] = []
    is_code = False
    for number, raw in enumerate(printed):
        if _FENCE.match(raw):
            is_code = not is_code
            continue
        if is_code:
            lines.append(Line(raw, kind=LineKind.PARAGRAPH if raw.strip() else LineKind.BLANK))
            continue
        lines.extend(_line(raw, lines, printed[number + 1] if number + 1 < len(printed) else ""))
    return lines


def _line(raw: str, before: list[Line], after: str) -> list[Line]:
    if not raw.strip():
        return [Line("", kind=LineKind.BLANK)]
    if heading := _HEADING.match(raw):
        words = _plain(_without_closing_marks(heading.group(2)))
        return [Line(words, kind=LineKind.HEADING, level=len(heading.group(1)))]
    setext = _SETEXT.match(raw)
    if setext and before and before[-1].kind is LineKind.UNKNOWN:
        last = before.pop()
        level = 1 if raw.startswith("=") else 2
        return [Line(last.text, kind=LineKind.HEADING, level=level)]
    if setext or _ROW_RULE.match(raw.strip()):
        return []
    if note := _NOTE.match(raw):
        body = f"[{note.group(1)}] {_plain(note.group(2))}"
        return [Line(body, kind=LineKind.FOOTNOTE, marker=note.group(1))]
    is_row = raw.count("|") >= 2 or ("|" in raw and _ROW_RULE.match(after.strip()))
    if is_row and _ROW.match(raw):
        cells = [_plain(cell).strip() for cell in raw.strip().strip("|").split("|")]
        row = "\t".join(cell for cell in cells if cell)
        return [Line(row, kind=LineKind.TABLE_ROW)] if row else []
    if item := _ITEM.match(raw):
        bullet = raw[: item.start(1)].strip()
        words = _plain(item.group(1))
        is_number = bullet[0].isdigit()
        return [Line(f"{bullet} {words}" if is_number else words, kind=LineKind.LIST_ITEM)]
    return [Line(_plain(re.sub(r"^\s*>\s?", "", raw)))]


def _plain(text: str) -> str:
    text = re.sub(r"\[\^([^\]\s]+)\]", r"[\1]", text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text.strip()
