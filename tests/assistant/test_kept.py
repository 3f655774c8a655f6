from dataclasses import replace
from pathlib import Path

from assistant.kept import KeptByDocument, read_ahead
from corpus.readers import read_document
from corpus.records import Document


def test_a_document_is_read_once_and_again_when_it_is_replaced(tmp_path: Path) -> None:
    read: list[str] = []

    def title_of(document: Document) -> str:
        read.append(document.title)
        return document.title

    path = tmp_path / "plan.md"
    path.write_text("# 若葉町計画\n\n本計画は5年間とします。\n", encoding="utf-8")
    kept, document = KeptByDocument(title_of), read_document(path)
    assert {kept.of(document), kept.of(document)} == {document.title}
    assert kept.of(replace(document, title="改定版")) == "改定版"
    assert read == [document.title, "改定版"]


def test_what_is_kept_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    read: list[str] = []
    kept = KeptByDocument(lambda document: read.append(document.title))
    path = tmp_path / "plan.md"
    path.write_text("# 若葉町計画\n\n本計画は5年間とします。\n", encoding="utf-8")
    document = read_document(path)
    read_ahead([document])
    kept.of(document)
    assert read == [document.title]
