"""Questions that visitors asked: one a line, or the staff page's table (CSV)."""

import csv
import io
from pathlib import Path

from eval.formats.lines import text_lines
from eval.formats.spreadsheet import decode_sheet
from eval.problems import Problem, QuestionSetError

_COLUMN = "質問"


def read_asked(path: Path) -> list[str]:
    """The questions of a file, in its order.

    Raises:
        QuestionSetError: If it is a table without a column 質問, or in another encoding.
        OSError: If it cannot be opened.
    """
    if path.suffix.lower() != ".csv":
        return [line.strip() for _, line in text_lines(path)]
    rows = csv.DictReader(io.StringIO(decode_sheet(path), newline=""))
    if _COLUMN not in (rows.fieldnames or ()):
        found = ", ".join(rows.fieldnames or ()) or "no first row"
        raise QuestionSetError([Problem(str(path), 1, _COLUMN, found, "a column of this name")])
    return [row[_COLUMN].strip() for row in rows if (row[_COLUMN] or "").strip()]
