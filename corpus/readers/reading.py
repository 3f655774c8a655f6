"""A file -> a Document: the reader is chosen by content, then by suffix."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.assembly import Assembly, assemble
from corpus.cleaning import clean_text
from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.layout import lay_out
from corpus.marks import MAX_HEADING_CHARS, find_heading_mark
from corpus.readers.markdown import read_markdown
from corpus.readers.municipality import find_municipality
from corpus.readers.plan_title import plan_title
from corpus.readers.settings import PLAN_TOML, PlanSettings, settings_for
from corpus.readers.text import read_text
from corpus.records import DocId, Document, LineKind, Page, ReadingWarning, Source

Reader = Callable[[bytes, str], Source]

MAX_FILE_BYTES = 200 * 1024 * 1024  # a scanned plan of 300 pages stays below this
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_BINARY_MAGIC = (b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc")
_HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]{4}")
_MIN_TITLE_CHARS = 4
_MAX_TITLE_CHARS = 120  # a format may call a whole paragraph its title


def document_paths(root: Path) -> tuple[Path, ...]:
    """Every file below ``root`` that is meant to be a document, sorted; ``root`` if it is a file.

    plan.toml and hidden files are not; a file of a kind that nobody reads is, so that it can be
    reported.

    Raises:
        ReadingError: If there is nothing at ``root``.
    """
    if root.is_file():
        return (root,)
    if not root.is_dir():
        raise ReadingError(ReadingCode.MISSING, f"{root}: found nothing, wanted a file or a folder")
    return tuple(sorted(_documents_below(root), key=lambda path: path.as_posix()))


def read_document(path: Path, *, ocr: bool = False) -> Document:
    """Read one file, or the one document of a folder, with what plan.toml says about it.

    Raises:
        ReadingError: If it cannot be read; its ``code`` says why.
        SettingsError: If the plan.toml beside it says what cannot be.
    """
    path = _the_one_document(path)
    settings = settings_for(path, is_only_document=_is_only_document(path))
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise ReadingError(
            ReadingCode.TOO_LARGE,
            f"{path}: found {size:,} bytes, wanted at most {MAX_FILE_BYTES:,}; split the file",
        )
    content = path.read_bytes()
    if not content.strip(b"\0 \t\r\n"):
        raise ReadingError(
            ReadingCode.EMPTY, f"{path}: found {size} bytes without text, wanted a document"
        )
    source = _reader_for(content, path, ocr=ocr)(content, path.name)
    return make_document(source, path, content, settings)


def make_document(
    source: Source, path: Path, content: bytes, settings: PlanSettings | None = None
) -> Document:
    """What a reader found, laid out and described."""
    settings = settings or PlanSettings()
    layout = lay_out(source)
    assembly = assemble(source, layout)
    if not assembly.text:
        raise ReadingError(ReadingCode.EMPTY, f"{path}: found no text, wanted a document")
    sha256 = hashlib.sha256(content).hexdigest()
    stem = unicodedata.normalize("NFC", clean_text(path.stem)[0])
    title = settings.title or _inferred_title(source, assembly, stem)
    municipality = settings.municipality or find_municipality(title, assembly.text)
    date = settings.date or source.date
    guesses = (
        ("title", settings.title, title),
        ("municipality", settings.municipality, municipality),
        ("date", settings.date, date),
    )
    inferred = tuple(name for name, said, value in guesses if value and not said)
    warnings = [*source.warnings, *assembly.warnings]
    if "title" in inferred:
        message = f"no title in {PLAN_TOML}; taken from the document: {title!r}"
        warnings.append(ReadingWarning(WarningCode.TITLE_INFERRED, message))
    return Document(
        doc_id=DocId(settings.id or f"{stem}-{sha256[:8]}"),
        title=title,
        municipality=municipality,
        text=assembly.text,
        media=source.media,
        source_path=clean_text(path.as_posix())[0],
        sha256=sha256,
        source_url=settings.source_url,
        publisher=settings.publisher,
        date=date,
        contact=settings.contact,
        coverage=settings.coverage,
        note=settings.note,
        inferred=inferred,
        pages=tuple(
            Page(number, source.printed_pages.get(number), number in source.ocr_pages)
            for number in range(1, source.page_count + 1)
        ),
        regions=assembly.regions,
        sections=assembly.sections,
        sentences=assembly.sentences,
        footnotes=assembly.footnotes,
        figures=assembly.figures,
        dropped=(*source.dropped, *layout.dropped),
        warnings=tuple(warnings),
    )


def document_from_text(text: str, *, name: str = "text.txt") -> Document:
    """A Document of a text that is in no file; for sentences that somebody types in.

    Raises:
        ReadingError: If there is nothing but white space in ``text``.
    """
    content = text.encode("utf-8", "surrogatepass")
    return make_document(read_text(content, name), Path(name), content)


def _documents_below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith((".", "~$")) or path.name == PLAN_TOML:
            continue
        if path.is_dir():
            yield from _documents_below(path)
        elif path.is_file():
            yield path


def _the_one_document(path: Path) -> Path:
    found = document_paths(path)
    if len(found) != 1:
        raise ReadingError(
            ReadingCode.NOT_ONE_DOCUMENT,
            f"{path}: found {len(found)} documents, wanted one; name the file",
        )
    return found[0]


def _is_only_document(path: Path) -> bool:
    return sum(1 for _ in _documents_below(path.parent)) == 1


def _reader_for(content: bytes, path: Path, *, ocr: bool) -> Reader:
    suffix = path.suffix.lower()
    if content[:1024].lstrip().startswith(b"%PDF-") or suffix == ".pdf":
        return _sandboxed("pdf", ocr=ocr)
    if content.startswith(b"PK\x03\x04") or suffix == ".docx":
        return _sandboxed("docx", ocr=False)
    if content.startswith(_BINARY_MAGIC) or _looks_binary(content):
        raise ReadingError(
            ReadingCode.UNSUPPORTED,
            f"{path}: found a binary file ({suffix or 'no suffix'}), wanted PDF, Word (.docx), "
            "HTML, Markdown or text; save it as one of these",
        )
    if _HTML_START.match(content[:4096]) or suffix in (".html", ".htm"):
        return _sandboxed("html", ocr=False)
    return read_markdown if suffix in _MARKDOWN_SUFFIXES else read_text


def _sandboxed(media: str, *, ocr: bool) -> Reader:
    from corpus.readers.sandbox import read_in_child  # the readers' libraries are heavy

    def read(content: bytes, name: str) -> Source:
        return read_in_child(media, content, name, ocr=ocr)

    return read


def _looks_binary(content: bytes) -> bool:
    """Whether control characters say that this is no text in any encoding."""
    head = content[:65536]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    controls = sum(1 for byte in head if byte < 32 and byte not in (0, 9, 10, 12, 13, 27))
    return controls > len(head) // 20


def _inferred_title(source: Source, assembly: Assembly, stem: str) -> str:
    """What the file says, else its name, else the plan that a heading explains.

    「氏名」 heads a table and names no document; a chapter's heading names the chapter, and
    "plan_ch2" nothing that anybody would ask for.
    """
    found = _printed_title(source, assembly.text)
    if len(found) >= _MIN_TITLE_CHARS and not _is_chapter(found):
        return found
    if _JAPANESE.search(stem):
        return stem
    return plan_title(assembly.text, assembly.sections) or found or stem


def _is_chapter(line: str) -> bool:
    mark = find_heading_mark(line)
    return mark is not None and mark.style.name in ("part", "chapter", "section")


def _printed_title(source: Source, text: str) -> str:
    said = " ".join(source.title.split())
    if said and len(said) <= _MAX_TITLE_CHARS:
        return said
    first_page = [
        line
        for line in source.lines
        if line.text.strip() and line.page in (None, 1) and line.kind is not LineKind.BLANK
    ]
    sized = [line for line in first_page if line.size is not None]
    named = [line for line in sized if sum(map(str.isalpha, line.text)) >= _MIN_TITLE_CHARS]
    if named or sized:
        largest = max(line.size or 0 for line in named or sized)
        words = [
            line.text.strip()
            for line in sized
            if 0.95 * largest <= (line.size or 0) <= largest and any(map(str.isalpha, line.text))
        ]
        words = [word for word in words if not _is_chapter(word)] or words[:1]
        return re.sub(r"(?<=[・、「（]) | (?=[・、」）])", "", " ".join(words[:3]))
    first = text.split("\n", 1)[0].strip()
    is_title = len(first) <= MAX_HEADING_CHARS and not first.endswith("。")
    return first if is_title and find_heading_mark(first) is None else ""
