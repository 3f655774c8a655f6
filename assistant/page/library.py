"""The documents that staff may add and remove, and the index that is made of all of them."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from assistant.service import Assistant
from assistant.standing import standing_assistant
from corpus.errors import IndexBusyError
from index import BuildReport, build_index

# What the readers read; a file of another kind is refused before it is stored.
SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".md", ".txt")
MAX_FILE_MEGABYTES = 50
# Characters that no file system and no page should meet in a name.
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]')
_MAX_STEM_CHARS = 80

OnProgress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that staff added."""

    name: str  # of the file in the folder
    path: Path


class Library:
    """Holds the assistant that answers now, and makes the next one beside it.

    Args:
        directory: The index directory.
        uploads: The folder that staff's files go to; made when the first one comes.
        encoder: The model's name or path; None is the one the index was made with.
    """

    def __init__(self, directory: Path, uploads: Path, encoder: str | None = None) -> None:
        self._directory = directory
        self._uploads = uploads
        self._encoder = encoder
        self._building = Lock()
        self._assistant = standing_assistant(directory)

    def assistant(self) -> Assistant:
        """The one that answers now; it stays whole while the next is made."""
        return self._assistant

    def uploads(self) -> tuple[Upload, ...]:
        """The files that staff added, by name."""
        if not self._uploads.is_dir():
            return ()
        paths = sorted(path for path in self._uploads.iterdir() if path.suffix.lower() in SUFFIXES)
        return tuple(Upload(path.name, path) for path in paths)

    def add(self, source: Path, name: str) -> Upload:
        """Copy a file into the folder under a safe name that is not taken.

        Raises:
            ValueError: If its kind is none that is read, or it is too large.
        """
        wanted = safe_name(name)
        content = source.read_bytes()
        if len(content) > MAX_FILE_MEGABYTES * 1_000_000:
            raise ValueError(
                f"{wanted}: found {len(content):,} bytes, "
                f"wanted at most {MAX_FILE_MEGABYTES} megabytes; split the file"
            )
        self._uploads.mkdir(parents=True, exist_ok=True)
        stem, suffix = Path(wanted).stem, Path(wanted).suffix
        number = 1
        while True:
            path = self._uploads / (wanted if number == 1 else f"{stem}-{number}{suffix}")
            try:
                with path.open("xb") as file:
                    file.write(content)
            except FileExistsError:
                number += 1
            else:
                return Upload(path.name, path)

    def remove(self, name: str) -> bool:
        """Delete a file that staff added; False when there is none of that name."""
        found = next((upload for upload in self.uploads() if upload.name == name), None)
        if found is not None:
            found.path.unlink(missing_ok=True)
        return found is not None

    def rebuild(self, on_progress: OnProgress) -> BuildReport:
        """Make the index again and answer from it; questions go on being answered meanwhile.

        Raises:
            IndexBusyError: If it is being made already.
            KeikakuError: If it cannot be made; the one before stays.
        """
        if not self._building.acquire(blocking=False):
            raise IndexBusyError(f"{self._directory}: is being built; wait until that is done")
        try:
            report = build_index(
                self._roots(),
                self._directory,
                self._encoder,
                on_progress=on_progress,
                ocr=self._assistant.index.manifest.ocr,
            )
            self._assistant = standing_assistant(self._directory)
            return report
        finally:
            self._building.release()

    def _roots(self) -> Sequence[Path]:
        """What was indexed before, and the folder of uploads while there is something in it."""
        held = [Path(root) for root in self._assistant.index.manifest.roots]
        kept = [root for root in held if root != self._uploads]
        return [*kept, self._uploads] if self.uploads() else kept


def safe_name(name: str) -> str:
    """The file's own name without what could lead elsewhere.

    Raises:
        ValueError: If its kind is none that is read.
    """
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    path = Path(_UNSAFE.sub("_", last).strip(" ."))
    if path.suffix.lower() not in SUFFIXES:
        raise ValueError(
            f"{path.name}: found the suffix {path.suffix!r}, wanted one of {', '.join(SUFFIXES)}"
        )
    return f"{path.stem[:_MAX_STEM_CHARS]}{path.suffix}"
