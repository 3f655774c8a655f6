"""Documents -> an index directory, reusing what has not changed."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.chunking import make_chunks
from corpus.errors import (
    KeikakuError,
    ReadingCode,
    ReadingError,
    SettingsError,
    SpanError,
    TextError,
    WarekiError,
    WarningCode,
)
from corpus.facts import extract_facts
from corpus.morphology import shared_morphology
from corpus.readers import read_document
from corpus.records import Chunk, DocId, Document, Facts
from corpus.store import read_records, to_json, write_records
from index.analyzer import Analyzer
from index.assembly import build_fields, chunk_table, sentence_inputs
from index.dense import Floats, build_dense, kept_recall
from index.encoder import Encoder, encoder_digest, load_encoder
from index.manifest import (
    BUILDS,
    CURRENT,
    FORMAT_VERSION,
    MANIFEST,
    VECTORS,
    Checksum,
    IndexedDocument,
    Manifest,
    SkippedFile,
    SourceFile,
    builder_lock,
    checksum_problems,
    code_digest,
    current_build,
    read_manifest,
    set_current,
    sha256_of,
    write_manifest,
)
from index.reading import ChunkReader, ReadChunk
from index.recipe import Recipe, load_recipe
from index.sources import find_sources
from index.vector_cache import CachedEncoder, cached

OnProgress = Callable[[str, int, int], None]  # what is done, how many are done, of how many


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did."""

    documents: int
    chunks: int
    sentences: int
    reused: int  # documents that were taken over from the build before
    skipped: tuple[SkippedFile, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class _Part:
    """One document, ready to be indexed."""

    source: SourceFile
    document: Document
    chunks: tuple[Chunk, ...]
    facts: Facts
    vectors: Floats | None  # of its sentences; None when they are to be made
    is_reused: bool


def build_index(
    roots: Sequence[Path],
    directory: Path,
    encoder: str | None = None,
    *,
    strict: bool = False,
    on_progress: OnProgress | None = None,
    force: bool = False,
    ocr: bool = False,
) -> BuildReport:
    """Index every document below ``roots`` into ``directory``.

    A file that cannot be read is reported and left out. Until the new build is whole, readers
    go on with the one before.

    Args:
        roots: Files or folders.
        directory: The index directory; made if need be.
        encoder: A model's name or path; None is the built-in one.
        strict: Fail as soon as one file cannot be read.
        on_progress: Told what is being done.
        force: Read everything again, though it has not changed.
        ocr: Whether pages without text go through Tesseract.

    Raises:
        ReadingError: If a root is missing, or a file cannot be read and ``strict`` is set.
        IndexBusyError: If another process is building this index.
        EncoderError: If the model cannot be had.
    """
    started = time.monotonic()
    tell = on_progress or (lambda what, done, total: None)
    with builder_lock(directory):
        recipe = load_recipe()
        model = cached(load_encoder(encoder), directory / VECTORS)
        sources = find_sources(roots)
        build = directory / BUILDS / _build_name(sources, recipe, model, roots, ocr=ocr)
        before = None if force else _build_before(directory)
        if not force and (whole := _whole_manifest(build)) and not (strict and whole.skipped):
            set_current(directory, build)
            _remove_old(directory, keep={build.name, before[0].name if before else ""})
            return _report(whole, len(whole.documents), started)
        held = _held_parts(before, recipe, model, ocr=ocr) if before else {}
        parts, skipped = _read_parts(sources, held, strict, tell, ocr=ocr)
        draft = directory / BUILDS / f".{build.name}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        manifest = _write_build(draft, parts, skipped, sources, roots, recipe, model, tell, ocr=ocr)
        previous = _current_name(directory)
        if previous == build.name:
            _stand_aside(directory, build)
        shutil.rmtree(build, ignore_errors=True)
        draft.rename(build)
        set_current(directory, build)
        _remove_old(directory, keep={build.name, previous})
        return _report(manifest, sum(part.is_reused for part in parts), started)


def _report(manifest: Manifest, reused: int, started: float) -> BuildReport:
    documents = manifest.documents
    return BuildReport(
        len(documents),
        sum(document.chunks for document in documents),
        sum(document.sentences for document in documents),
        reused,
        manifest.skipped,
        round(time.monotonic() - started, 3),
    )


def _build_name(
    sources: Sequence[SourceFile],
    recipe: Recipe,
    encoder: Encoder,
    roots: Sequence[Path],
    *,
    ocr: bool,
) -> str:
    """The digest of all that a build is made from."""
    inputs = {
        "format": FORMAT_VERSION,
        "recipe": recipe.digest,
        "code": code_digest(),
        "encoder": [encoder.name, encoder_digest(encoder.name)],
        "roots": [root.as_posix() for root in roots],
        "sources": to_json(sources),
        "ocr": ocr,
    }
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]


def _whole_manifest(build: Path) -> Manifest | None:
    if not (build / MANIFEST).is_file():
        return None
    try:
        manifest = read_manifest(build)
    except KeikakuError:
        return None
    return None if checksum_problems(build, manifest) else manifest


def _current_name(directory: Path) -> str:
    path = directory / CURRENT
    return path.read_text("utf-8").strip() if path.is_file() else ""


def _build_before(directory: Path) -> tuple[Path, Manifest] | None:
    """The current build, if there is one that can be read."""
    try:
        build = current_build(directory)
    except KeikakuError:
        return None
    manifest = _whole_manifest(build)
    return (build, manifest) if manifest else None


def _stand_aside(directory: Path, build: Path) -> None:
    """Let readers go on with a copy of ``build`` while another takes its name."""
    aside = build.with_name(f"{build.name}.before")
    shutil.rmtree(aside, ignore_errors=True)
    if (build / MANIFEST).is_file():
        shutil.copytree(build, aside)
        set_current(directory, aside)


def _remove_old(directory: Path, keep: set[str]) -> None:
    for path in (directory / BUILDS).iterdir():
        if path.name not in keep and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _read_parts(
    sources: Sequence[SourceFile],
    held: Mapping[SourceFile, _Part],
    strict: bool,
    tell: OnProgress,
    *,
    ocr: bool,
) -> tuple[list[_Part], list[SkippedFile]]:
    parts: list[_Part] = []
    skipped: list[SkippedFile] = []
    by_content: dict[str, str] = {}
    by_id: dict[DocId, str] = {}
    new = {source: done for done, source in enumerate(s for s in sources if s not in held)}
    for source in sources:
        if source in new:
            tell(f"reading {source.path}", new[source], len(new))
        try:
            if source.sha256 in by_content:
                raise ReadingError(
                    ReadingCode.DUPLICATE,
                    f"{source.path}: the same bytes as {by_content[source.sha256]}, "
                    "which is indexed; remove one of them",
                )
            part = held.get(source) or _read_part(source, ocr=ocr)
            doc_id = part.document.doc_id
            if doc_id in by_id:
                raise ReadingError(
                    ReadingCode.DUPLICATE,
                    f"{source.path}: found the id {doc_id!r}, which {by_id[doc_id]} has; "
                    "give it another id in plan.toml",
                )
        except (ReadingError, SettingsError) as error:
            if strict:
                raise
            code = error.code if isinstance(error, ReadingError) else ReadingCode.DAMAGED
            skipped.append(SkippedFile(source.path, code, str(error)))
            continue
        by_content[source.sha256] = by_id[doc_id] = source.path
        parts.append(part)
    return parts, skipped


def _read_part(source: SourceFile, *, ocr: bool) -> _Part:
    document = read_document(Path(source.path), ocr=ocr)
    try:
        facts = extract_facts(document, shared_morphology())
        chunks = make_chunks(document)
    except (SpanError, TextError, WarekiError) as error:
        raise ReadingError(
            ReadingCode.CRASHED,
            f"{source.path}: found text that this program cannot take apart ({error}); "
            "the file is whole: please report it with the program's version",
        ) from error
    return _Part(source, document, chunks, facts, None, is_reused=False)


def _held_parts(
    before: tuple[Path, Manifest], recipe: Recipe, encoder: Encoder, *, ocr: bool
) -> dict[SourceFile, _Part]:
    """The documents of the build before, by the file that they were read from.

    Those with pages for OCR are read again when it was used then and is not now, or the reverse.
    """
    build, manifest = before
    if manifest.code != code_digest():
        return {}
    sources = {source.path: source for source in manifest.sources}
    is_same_encoder = (encoder.name, encoder_digest(encoder.name)) == (
        manifest.encoder,
        manifest.encoder_digest,
    )
    vectors = None
    if is_same_encoder and recipe.digest == manifest.recipe:
        vectors = np.load(build / "vectors.npy", allow_pickle=False).astype(np.float32)
    chunks: dict[DocId, list[Chunk]] = {}
    for chunk in read_records(build / "chunks.jsonl", Chunk):
        chunks.setdefault(chunk.doc_id, []).append(chunk)
    held = {}
    done = 0
    for row, document, facts in zip(
        manifest.documents,
        read_records(build / "documents.jsonl", Document),
        read_records(build / "facts.jsonl", Facts),
        strict=True,
    ):
        own = None if vectors is None else vectors[done : done + row.sentences]
        done += row.sentences
        source = sources[row.path]
        if manifest.ocr != ocr and _has_pages_for_ocr(document):
            continue
        part = _Part(source, document, tuple(chunks.get(row.doc_id, ())), facts, own, True)
        held[source] = part
    return held


def _has_pages_for_ocr(document: Document) -> bool:
    codes = {warning.code for warning in document.warnings}
    return bool(codes & {WarningCode.PAGE_IS_IMAGE, WarningCode.OCR_USED})


def _write_build(
    build: Path,
    parts: Sequence[_Part],
    skipped: Sequence[SkippedFile],
    sources: Sequence[SourceFile],
    roots: Sequence[Path],
    recipe: Recipe,
    encoder: Encoder,
    tell: OnProgress,
    *,
    ocr: bool,
) -> Manifest:
    reader = ChunkReader(Analyzer(shared_morphology()))
    read: list[ReadChunk] = []
    vectors: list[Floats] = []
    for done, part in enumerate(parts):
        tell(f"indexing {part.document.title or part.source.path}", done, len(parts))
        own = list(reader.read_document(part.document, part.chunks))
        read.extend(own)
        if part.vectors is None:
            vectors.append(encoder.encode_sentences(list(sentence_inputs(own))))
        else:
            vectors.append(part.vectors)
    if isinstance(encoder, CachedEncoder):
        encoder.keep_only(list(sentence_inputs(read)))
    tell("writing the index", len(parts), len(parts))
    write_records(build / "documents.jsonl", (part.document for part in parts))
    write_records(build / "facts.jsonl", (part.facts for part in parts))
    write_records(build / "chunks.jsonl", (chunk for part in parts for chunk in part.chunks))
    for name, field in build_fields(read, recipe).items():
        field.save(build, name)
    dim = encoder.dim
    dense = build_dense(np.concatenate([np.zeros((0, dim), np.float32), *vectors]))
    dense.save(build)
    counts = {part.document.doc_id: 0 for part in parts}
    table = chunk_table(read)
    for row, doc_id in enumerate(table.doc_ids):
        counts[doc_id] += int(table.sentence_starts[row + 1] - table.sentence_starts[row])
    manifest = Manifest(
        FORMAT_VERSION,
        recipe.digest,
        encoder.name,
        encoder_digest(encoder.name),
        dim,
        kept_recall(dense),
        code_digest(),
        tuple(root.as_posix() for root in roots),
        tuple(sources),
        tuple(
            IndexedDocument(
                part.document.doc_id,
                part.document.title,
                part.source.path,
                part.document.sha256,
                len(part.document.pages),
                len(part.chunks),
                counts[part.document.doc_id],
            )
            for part in parts
        ),
        tuple(skipped),
        tuple(Checksum(path.name, sha256_of(path)) for path in sorted(build.iterdir())),
        ocr,
    )
    write_manifest(build, manifest)
    return manifest
