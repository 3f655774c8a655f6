"""A question that staff keep for the evaluation: a line of a question set."""

import json
from pathlib import Path
from threading import Lock

from corpus.records import Document, Span

_MAX_ANCHOR_CHARS = 40  # enough to find the passage, too few to copy it


class QuestionSet:
    """A file of questions in the form that ``python -m eval run --questions`` reads.

    Args:
        path: Of the file; made when the first question comes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()

    def add(self, question: str, document: Document | None, span: Span | None) -> str:
        """Keep a question with the passage that answers it, or as one that has no answer.

        Returns:
            The id of the line.
        """
        with self._lock:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            held = self.path.read_text("utf-8").splitlines() if self.path.exists() else []
            line = _line(f"page-{len(held) + 1:04d}", question, document, span)
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        return str(line["id"])


def _line(
    name: str, question: str, document: Document | None, span: Span | None
) -> dict[str, object]:
    if document is None or span is None:
        expect: dict[str, object] = {"kind": "abstention"}
    else:
        section = document.section_at(span.start)
        heading = section.path[-1] if section and section.path else ""
        page = document.page_of(span.start)
        passage: dict[str, object] = {
            "anchor": span.of(document.text).strip().splitlines()[0][:_MAX_ANCHOR_CHARS],
            "sha256": document.sha256,
        }
        expect = {"kind": "answer", "passages": [passage]}
        for part in (passage, expect):
            part.update({"heading": heading} if heading else {}, **({"page": page} if page else {}))
    return {
        "id": name,
        "kind": "content" if document is not None else "unanswerable",
        "turns": [question],
        "documents": [document.doc_id] if document is not None else [],
        "expect": expect,
        "tags": ["page"],
    }
