"""Pages without text -> lines, with Debian's tesseract where it is installed."""

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.geometry import Box, union

OCR_PACKAGES = "tesseract-ocr and tesseract-ocr-jpn"
_LEADER = re.compile("[ドに・ー.…]{6,}")  # what dots to a page number are taken for
_LANGUAGE = "jpn"
_TIMEOUT_S = 300  # a page of small type takes ten to thirty seconds on one core
_MIN_CONFIDENCE = 20.0  # per cent; below it are specks and drawings


@dataclass(frozen=True, slots=True)
class ScannedLine:
    """One line that was recognised."""

    text: str
    box: Box  # points
    size: float
    ends_block: bool  # the last line of a paragraph


def read_scanned_page(image: Any, name: str, scale: float) -> list[ScannedLine]:  # noqa: ANN401
    """Recognise the text of a page's image.

    Args:
        image: A Pillow image.
        name: What errors call the file.
        scale: Points a pixel.

    Raises:
        ReadingError: If tesseract or its Japanese data are not installed, or it failed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise _not_installed(name, "no tesseract")
    picture = io.BytesIO()
    image.convert("L").save(picture, format="PNG")
    command = [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", "3", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603  # the program is the one found on PATH
            command,
            input=picture.getvalue(),
            capture_output=True,
            timeout=_TIMEOUT_S,
            check=False,
            # Its threads wait for one another where other programs run.
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise ReadingError(
            ReadingCode.TIMEOUT,
            f"{name}: tesseract took more than {_TIMEOUT_S} s for a page; split the file",
        ) from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace")
        if "language" in said.lower() or "traineddata" in said.lower():
            raise _not_installed(name, f"tesseract without the language {_LANGUAGE!r}")
        last = said.strip().splitlines()[-1:] or ["no message"]
        raise ReadingError(
            ReadingCode.CRASHED, f"{name}: tesseract failed with {last[0]!r}; read it without --ocr"
        )
    return lines_of_tsv(done.stdout.decode("utf-8", "replace"), scale)


def lines_of_tsv(table: str, scale: float) -> list[ScannedLine]:
    """The lines in tesseract's TSV output, whose boxes are in pixels."""
    read: dict[tuple[str, str, str], list[tuple[str, Box, float]]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        left, top = float(row["left"]) * scale, float(row["top"]) * scale
        width, height = float(row["width"]) * scale, float(row["height"]) * scale
        key = (row["block_num"], row["par_num"], row["line_num"])
        box = (left, top, left + width, top + height)
        read.setdefault(key, []).append((text, box, float(row["conf"])))
    lines = {key: kept for key, words in read.items() if (kept := _sure_words(words))}
    found = []
    keys = list(lines)
    for place, key in enumerate(keys):
        words = lines[key]
        box = union([box for _, box in words])
        is_last = place + 1 == len(keys) or keys[place + 1][:2] != key[:2]
        found.append(
            ScannedLine(_joined([text for text, _ in words]), box, box[3] - box[1], is_last)
        )
    return found


def _sure_words(words: Sequence[tuple[str, Box, float]]) -> list[tuple[str, Box]]:
    """Words without the specks at a line's ends; a doubtful one between sure ones stays."""
    sure = [place for place, (_, _, conf) in enumerate(words) if conf >= _MIN_CONFIDENCE]
    if not sure:
        return []
    return [(text, box) for text, box, _ in words[sure[0] : sure[-1] + 1]]


def _joined(words: list[str]) -> str:
    """Words in one line: a space between Latin ones only."""
    text = words[0]
    for word in words[1:]:
        text += (" " if text[-1].isascii() and word[0].isascii() else "") + word
    return _LEADER.sub("……", text)


def _not_installed(name: str, found: str) -> ReadingError:
    return ReadingError(
        ReadingCode.NO_TEXT_LAYER,
        f"{name}: found {found}, wanted Debian's packages {OCR_PACKAGES}; "
        "install them, or read the file without --ocr",
    )
