"""Marks of notes: at the start of a note's body, and in the text that refers to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.marks import flat

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_LOWERED = str.maketrans(SUPERSCRIPTS + "＊⁾", "0123456789*)")
_NOTE = re.compile(
    rf"""
    (?P<marker>
        [{SUPERSCRIPTS}]{{1,3}} [⁾)]?                    # ⁹ 総合計画：…
      | (?:[※＊*]|注|脚注) [ ]? [0-9]{{1,3}} (?![0-9]) [):]?        # ※1 協働 …, 注3）…
      | [(\[] (?:[※＊*]|注|脚注) [ ]? [0-9]{{1,3}} [)\]]
      | \[ [0-9]{{1,3}} \]                              # [3] …; not 3 …
    )
    """,
    re.VERBOSE,
)
# ※協働とは…, ※8050問題とは…, （※）…, 注記）…; not ※印
_UNNUMBERED_NOTE = re.compile(r"(?P<marker>[(\[](?:※|注記?)[)\]]|※(?!印| ?\d(?!\d{3}))|注記?[):])")
_ANCHOR = re.compile(
    rf"""
    [{SUPERSCRIPTS}]{{1,3}}
  | [※＊*] [ ]? (?: [0-9０-９]{{1,3}} | [{SUPERSCRIPTS}]{{1,3}} )
  | 脚?注 [ ]? [0-9０-９]{{1,3}} [)）]?
  | [\[［] [0-9０-９]{{1,3}} [\]］]
  | (?<=\S) [(（] (?:※|注記?) [)）]                     # 協働（※）を; not (※)協働とは
  | (?<=[^\s(（]) 注記 [)）]                             # 協働注記）を
  | (?<=[一-鿿々ァ-ヺーA-Za-zＡ-Ｚａ-ｚ]) ※ (?=[ぁ-ゖ、。」）])  # 協働※を; not 概要※詳細は
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The marker at the start of a note's body."""

    marker: str  # normalised: "10", "※1"; "※" where notes have no numbers
    end: int  # where the body begins in the line
    is_superscript: bool


def find_note_mark(line: str) -> NoteMark | None:
    """「⁹ 総合計画：…」, 「※1 協働 …」, 「注3）…」 begin with one."""
    return _note_mark(_NOTE, line)


def find_unnumbered_note_mark(line: str) -> NoteMark | None:
    """「※協働：…」, 「（※）…」, 「注記）…」 begin with one; they may also be remarks."""
    return _note_mark(_UNNUMBERED_NOTE, line)


def _note_mark(pattern: re.Pattern[str], line: str) -> NoteMark | None:
    match = pattern.match(flat(line).lstrip())
    if match is None:
        return None
    lead = len(line) - len(line.lstrip())
    rest = line[lead + match.end() :]
    end = lead + match.end() + len(rest) - len(rest.lstrip(" \u3000:："))
    marker = normalize_marker(match["marker"])
    return NoteMark(marker, end, match["marker"][0] in SUPERSCRIPTS) if rest.strip() else None


def normalize_marker(printed: str) -> str:
    """「¹⁰」 -> "10"; 「＊ 1」 -> "*1"; 「(※2)」 -> "※2"; 「注3）」 -> "注3"."""
    return re.sub(r"[\s()\[\]:]", "", flat(printed).translate(_LOWERED))


def find_anchors(text: str) -> Iterator[re.Match[str]]:
    """The marks in running text that may refer to a note: CIO¹⁰, 協働※1, [3]."""
    return _ANCHOR.finditer(text)


def note_markers(text: str) -> list[str]:
    """The markers, normalised, to which ``text`` may refer."""
    return [normalize_marker(match.group()) for match in find_anchors(text)]


def is_numbered_marker(marker: str) -> bool:
    """Whether a note's marker tells it from others: ※1, and not ※."""
    return marker[-1:].isdigit()


def neighbouring_markers(marker: str) -> tuple[str, ...]:
    """「※3」 -> ("※2", "※4"); 「※」 has none."""
    number = re.search(r"[0-9]+$", marker)
    if number is None:
        return ()
    sign = marker[: number.start()]
    return f"{sign}{int(number.group()) - 1}", f"{sign}{int(number.group()) + 1}"


def raise_digits(text: str) -> str:
    """``text`` with its ASCII digits as superscripts, of the same length."""
    return text.translate(_RAISED)
