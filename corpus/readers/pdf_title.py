"""The title of a file whose metadata has none that was meant."""

import re
from collections.abc import Sequence

from corpus.readers.pdf_lines import Draft
from corpus.readers.pdf_notes import BodyType
from corpus.readers.stops import has_stop
from corpus.records import LineKind

_LARGE = 1.2  # times the body's size: such a line is the title without being looked for
_MIN_CHARS = 6
_MAX_LINES = 3
# "Microsoft Word - plan.docx", "スライド 1", "plan_v2.jtd"
_FILE_TITLE = re.compile(
    r"""^(?: microsoft[ ] | powerpoint | untitled | 無題 | (?:スライド|slide|文書)[ ]?[0-9] )
      | [.][a-z]{2,5}$""",
    re.VERBOSE | re.IGNORECASE,
)
_MIN_TITLE_CHARS = 4
_NO_TITLE = re.compile(r"[。、]|^[\s0-9０-９年月日令和平成昭和元.．/-]+$|^[（(].*[）)]$")


def is_meant_title(title: str, name: str) -> bool:
    """Whether the metadata's title was meant: Word and printers put file names there."""
    stem = name.rsplit(".", 1)[0]
    return (
        len(title) >= _MIN_TITLE_CHARS
        and title.lower() != stem.lower()
        and _FILE_TITLE.search(title) is None
    )


def centred_title(drafts: Sequence[Draft], body: BodyType) -> str:
    """The first page's centred words before its running text, where no line is larger.

    Letters and notices set their subject so: 「地域福祉計画の策定について」.
    """
    first = min((draft.page for draft in drafts), default=1)
    page = [
        draft for draft in drafts if draft.page == first and draft.kind is not LineKind.TABLE_ROW
    ]
    if not page or any(draft.size >= _LARGE * body.size for draft in page):
        return ""
    left, right = min(draft.left for draft in page), max(draft.box[2] for draft in page)
    found: list[str] = []
    for draft in page:
        if _is_centred(draft, left, right) and not _NO_TITLE.search(draft.text):
            found.append(draft.text.strip())
        elif found or has_stop(draft.text):
            break
    title = " ".join(found)
    return title if len(title) >= _MIN_CHARS and len(found) <= _MAX_LINES else ""


def _is_centred(draft: Draft, left: float, right: float) -> bool:
    before, after = draft.left - left, right - draft.box[2]
    return min(before, after) >= 2 * draft.size and abs(before - after) <= 2 * draft.size
