"""What a reply calls a section: its heading, with those over it where others share it."""

from collections import Counter

from assistant.kept import KeptByDocument
from corpus.records import Document

_STEP = " › "


def section_name(document: Document, path: tuple[str, ...]) -> str:
    """The heading, behind the nearest ones over it that tell it from others of its name.

    「(1) 現況と問題点」 stands in every chapter: 「第3章 産業の振興 › (1) 現況と問題点」.

    Args:
        document: Whose section it is.
        path: Its headings, the outermost first; () is the document itself.
    """
    if not path:
        return document.title
    ends = _ENDS.of(document)
    for start in range(len(path) - 1, 0, -1):
        if ends[path[start:]] <= 1:
            return _STEP.join(path[start:])
    return _STEP.join(path) if ends[path[-1:]] > 1 else path[-1]


def _path_ends(document: Document) -> Counter[tuple[str, ...]]:
    paths = {section.path for section in document.sections}
    return Counter(path[start:] for path in paths for start in range(len(path)))


_ENDS = KeptByDocument(_path_ends)
