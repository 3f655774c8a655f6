"""A Word file's parts, read from its ZIP archive within limits."""

import io
import posixpath
import zipfile
import zlib

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.markup import Element, attribute, is_too_deep, name_of, parse_xml

MAX_PART_BYTES = 100 << 20  # unpacked; the text of a plan of 500 pages takes 10 MiB
MAX_ENTRIES = 20_000
_OLE = b"\xd0\xcf\x11\xe0"  # Word before 2007, and encrypted files of today
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A path in the archive that tells what another ZIP file is.
_OTHERS = {
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint file",
    "mimetype": "an OpenDocument or EPUB file",
}


class Package:
    """The parts of one Word file."""

    def __init__(self, content: bytes, name: str, *, max_part_bytes: int = MAX_PART_BYTES) -> None:
        self.name = name
        self._left = max_part_bytes
        if content.startswith(_OLE):
            raise _old_or_encrypted(content, name)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged(str(error)) from error
        self._paths = set(self._archive.namelist())
        if len(self._paths) > MAX_ENTRIES:
            raise ReadingError(
                ReadingCode.TOO_LARGE,
                f"{name}: found {len(self._paths):,} files in the archive, wanted at most "
                f"{MAX_ENTRIES:,}; it is no ordinary Word file",
            )
        self.main_path = self._main_path()

    def part(self, path: str) -> Element | None:
        """The root element of a part, None when there is none of that path.

        Raises:
            ReadingError: If it is damaged, encrypted or unpacks beyond the limit.
        """
        if path not in self._paths:
            return None
        try:
            with self._archive.open(path) as packed:
                content = packed.read(self._left + 1)
        except RuntimeError as error:  # what zipfile says of an encrypted entry
            raise _encrypted(self.name) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise self._damaged(str(error)) from error
        self._left -= len(content)
        if self._left < 0:
            raise ReadingError(
                ReadingCode.TOO_LARGE,
                f"{self.name}: found parts that unpack to more than the {MAX_PART_BYTES:,} bytes "
                "wanted at most; it is no ordinary Word file",
            )
        root = parse_xml(content, f"{self.name} ({path})")
        if is_too_deep(root):
            raise self._damaged(f"{path} is nested too deeply")
        return root

    def related(self, kind: str) -> list[Element]:
        """The parts that the main document relates to as ``kind``: styles, header ..."""
        return [
            part
            for target_kind, path in self._relations(self.main_path).values()
            if target_kind == kind and (part := self.part(path)) is not None
        ]

    def target(self, relation: str) -> Element | None:
        """The part that the main document refers to by the id ``relation``."""
        _, path = self._relations(self.main_path).get(relation, ("", ""))
        return self.part(path) if path else None

    def _relations(self, path: str) -> dict[str, tuple[str, str]]:
        """By id: the kind of relation and the path of the part."""
        folder, file = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            attribute(item, "Id"): (
                attribute(item, "Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, attribute(item, "Target"))).lstrip(
                    "/"
                ),
            )
            for item in root
            if name_of(item) == "Relationship" and attribute(item, "TargetMode") != "External"
        }

    def _main_path(self) -> str:
        for kind, path in self._relations("").values():
            if kind == "officeDocument" and path in self._paths:
                if path in _OTHERS:
                    break
                return path
        if "word/document.xml" in self._paths:
            return "word/document.xml"
        found = next((_OTHERS[path] for path in _OTHERS if path in self._paths), "a ZIP archive")
        raise ReadingError(
            ReadingCode.UNSUPPORTED,
            f"{self.name}: found {found}, wanted a Word file (.docx); save it as Word or PDF",
        )

    def _damaged(self, reason: str) -> ReadingError:
        return ReadingError(
            ReadingCode.DAMAGED,
            f"{self.name}: found a Word file that cannot be opened ({reason}), wanted a whole "
            "one; download or save it again",
        )


def _encrypted(name: str) -> ReadingError:
    return ReadingError(
        ReadingCode.PASSWORD,
        f"{name}: found a password-protected Word file, wanted one that opens without; "
        "save a copy without the password",
    )


def _old_or_encrypted(content: bytes, name: str) -> ReadingError:
    if _ENCRYPTED in content:
        return _encrypted(name)
    return ReadingError(
        ReadingCode.UNSUPPORTED,
        f"{name}: found an Office file from before 2007, wanted .docx; "
        "open it in Word and save it as .docx",
    )
