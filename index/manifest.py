"""What an index directory holds, and how it is known to be whole, current and ours.

::

    DIR/CURRENT                one line, the name of a folder in builds/; replaced atomically
    DIR/lock                   held by the one builder
    DIR/vectors/               what a named model has encoded, by its name and the text
    DIR/builds/<digest>/       one build; named by what it was made from
        manifest.json          written last: a build without it is ignored
        documents.jsonl facts.jsonl chunks.jsonl
        *.npy *.txt sentences.faiss
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import IndexBusyError, IndexFormatError, IndexMissingError
from corpus.records import DocId
from corpus.store import from_json, to_json

FORMAT_VERSION = 2
CURRENT = "CURRENT"
BUILDS = "builds"
MANIFEST = "manifest.json"
VECTORS = "vectors"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was found below a root, by its content."""

    root: str
    path: str
    sha256: str
    settings_sha256: str  # of the plan.toml beside it; "" when there is none


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that is not in the index, and what to do about it."""

    path: str
    code: str  # a ReadingCode
    reason: str


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document of the index, as ``index info`` lists it."""

    doc_id: DocId
    title: str
    path: str
    sha256: str
    pages: int
    chunks: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Checksum:
    """A file of a build."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build was made from and what it holds."""

    format_version: int
    recipe: str  # digest of recipe.toml
    encoder: str  # name or path
    encoder_digest: str
    dim: int
    dense_recall: float  # of the hundred nearest sentences; 1 where all are compared
    code: str  # digest of the modules that read documents
    roots: tuple[str, ...]
    sources: tuple[SourceFile, ...]  # the skipped ones among them
    documents: tuple[IndexedDocument, ...]
    skipped: tuple[SkippedFile, ...]
    files: tuple[Checksum, ...]
    ocr: bool = False  # pages without text were read by OCR


def sha256_of(path: Path) -> str:
    """The hexadecimal digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@cache
def code_digest() -> str:
    """The digest of the modules, and their weights, that make a file documents and facts."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1] / "corpus"
    for path in sorted([*root.rglob("*.py"), *root.glob("facts/*.json")]):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def builder_lock(directory: Path) -> Iterator[None]:
    """Admit one builder of ``directory`` at a time; the lock dies with its process.

    Raises:
        IndexBusyError: If another process is building.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with (directory / _LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexBusyError(
                f"{directory}: another process is building this index; wait until it is done"
            ) from error
        yield


def current_build(directory: Path) -> Path:
    """The folder of the build that CURRENT names.

    Raises:
        IndexMissingError: If there is no index in ``directory``.
        IndexFormatError: If CURRENT names a build that is not there.
    """
    try:
        name = (directory / CURRENT).read_text("utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise IndexMissingError(
            f"{directory}: found no index, wanted one; "
            f"build it with: python -m index build --index {directory}"
        ) from error
    build = directory / BUILDS / name
    if not name or Path(name).name != name or not (build / MANIFEST).is_file():
        raise IndexFormatError(
            f"{directory}/{CURRENT}: names the build {name!r}, which is not there; "
            f"build it again with: python -m index build --index {directory}"
        )
    return build


def set_current(directory: Path, build: Path) -> None:
    """Make ``build`` the one that readers open from now on."""
    draft = directory / f"{CURRENT}.new"
    draft.write_text(f"{build.name}\n", "utf-8", newline="\n")
    os.replace(draft, directory / CURRENT)


def write_manifest(build: Path, manifest: Manifest) -> None:
    """Write a build's manifest: from here on it is a build."""
    text = json.dumps(to_json(manifest), ensure_ascii=False, indent=1)
    (build / MANIFEST).write_text(f"{text}\n", "utf-8", newline="\n")


def read_manifest(build: Path) -> Manifest:
    """A build's manifest.

    Raises:
        IndexFormatError: If it is none that this program reads.
    """
    path = build / MANIFEST
    mend = "build the index again with: python -m index build"
    try:
        tree = json.loads(path.read_text("utf-8"))
        found = tree["format_version"]
        if found == FORMAT_VERSION:
            return from_json(tree, Manifest)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise IndexFormatError(
            f"{path}: no manifest can be read from it ({error}); {mend}"
        ) from error
    raise IndexFormatError(
        f"{path}: format version is {found}, this program reads {FORMAT_VERSION}; {mend}"
    )


def checksum_problems(build: Path, manifest: Manifest) -> list[str]:
    """What is wrong with the files of a build; empty when nothing is."""
    problems = []
    for file in manifest.files:
        path = build / file.name
        if not path.is_file():
            problems.append(f"{path}: the file is missing")
        elif sha256_of(path) != file.sha256:
            problems.append(f"{path}: the content is not what was written")
    return problems
