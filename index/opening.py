"""An index directory -> what answers are made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import EncoderError, IndexFormatError, IndexMissingError, KeikakuError
from corpus.morphology import shared_morphology
from corpus.records import Chunk, ChunkId, DocId, Document, Facts
from corpus.store import read_records
from index.analyzer import Analyzer
from index.assembly import chunk_table
from index.dense import DenseIndex
from index.encoder import BUILTIN, encoder_digest, load_encoder
from index.lexical import Field
from index.manifest import CURRENT, Manifest, checksum_problems, current_build, read_manifest
from index.recipe import FIELDS, load_recipe
from index.retriever import HybridRetriever
from index.sources import staleness
from index.threads import multiply_in_one_thread


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """Everything of one build, in memory; a later build does not change it."""

    directory: Path
    documents: Mapping[DocId, Document]  # in the order indexed
    chunks: Mapping[ChunkId, Chunk]  # in the order indexed
    facts: Mapping[DocId, Facts]
    retriever: HybridRetriever
    manifest: Manifest
    built_at: datetime  # when CURRENT was set, UTC

    def why_stale(self) -> str | None:
        """Why the index no longer fits the files it was made from; None while it does."""
        return staleness(self.manifest)

    def require(self, doc_ids: Iterable[str]) -> None:
        """Check what a command line was given as ``--document``.

        Raises:
            KeikakuError: If one of them is not here.
        """
        unknown = [doc_id for doc_id in doc_ids if doc_id not in self.documents]
        if unknown:
            held = ", ".join(self.documents) or "none"
            raise KeikakuError(
                f"--document {unknown[0]}: found no such document, wanted one of: {held}; "
                "list them with: python -m index info"
            )


def open_index(directory: Path) -> OpenIndex:
    """Open the current build of ``directory``.

    Raises:
        IndexMissingError: If there is none.
        IndexFormatError: If it is damaged, or was made by another version or recipe; the message
            names what is wrong and the command that mends it.
        EncoderError: If the model that made its vectors cannot be had.
    """
    build = current_build(directory)
    built_at = datetime.fromtimestamp((directory / CURRENT).stat().st_mtime, UTC)
    manifest = read_manifest(build)
    problems = _problems(build, manifest)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise IndexFormatError(
            f"{problems[0]}{more}; build it again with: python -m index build --index {directory}"
        )
    documents = {found.doc_id: found for found in read_records(build / "documents.jsonl", Document)}
    facts = dict(zip(documents, read_records(build / "facts.jsonl", Facts), strict=True))
    chunks = {found.chunk_id: found for found in read_records(build / "chunks.jsonl", Chunk)}
    table = chunk_table(list(chunks.values()))
    counts = dict.fromkeys(FIELDS, table.count) | {"sentence": len(table.sentences)}
    fields = {name: Field.load(build, name, counts[name]) for name in FIELDS}
    dense = DenseIndex.load(build)
    if len(documents) != len(manifest.documents) or dense.count != len(table.sentences):
        raise IndexFormatError(
            f"{build}: found {len(documents)} documents and {dense.count} vectors, wanted "
            f"{len(manifest.documents)} and {len(table.sentences)}; "
            f"build it again with: python -m index build --index {directory}"
        )
    analyzer = Analyzer(shared_morphology())
    encoder = load_encoder(manifest.encoder)
    multiply_in_one_thread()
    retriever = HybridRetriever(table, fields, dense, encoder, analyzer, load_recipe())
    return OpenIndex(directory, documents, chunks, facts, retriever, manifest, built_at)


def verify_index(directory: Path) -> list[str]:
    """What is wrong with the index in ``directory``; empty when it can be opened and is current.

    Raises:
        IndexMissingError: If there is none.
    """
    try:
        opened = open_index(directory)
        why = opened.why_stale()
    except IndexMissingError:
        raise
    except (KeikakuError, OSError) as error:
        return [str(error)]
    return [f"{directory}: {why}; build it again with: python -m index build"] if why else []


def _problems(build: Path, manifest: Manifest) -> list[str]:
    problems = checksum_problems(build, manifest)
    recipe = load_recipe().digest
    if manifest.recipe != recipe:
        problems.append(f"{build}: made by recipe {manifest.recipe}, this program's is {recipe}")
    try:
        digest = encoder_digest(manifest.encoder)
    except OSError as error:
        raise EncoderError(
            f"{build}: made with the encoder {manifest.encoder}, which cannot be read ({error}); "
            f"name another with --encoder, or none for {BUILTIN}"
        ) from error
    if manifest.encoder_digest != digest:
        problems.append(f"{build}: made with another state of the encoder {manifest.encoder}")
    return problems
