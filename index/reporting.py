"""Hits and manifests -> the JSON of the contracts, and the same for a person."""

from collections.abc import Sequence
from typing import Any

from index.manifest import Manifest
from index.opening import OpenIndex
from index.retriever import Hit

JsonObject = dict[str, Any]


def search_report(query: str, hits: Sequence[Hit], opened: OpenIndex) -> JsonObject:
    """What ``index search --json`` prints."""
    return {"query": query, "hits": [_hit(hit, opened) for hit in hits]}


def _hit(hit: Hit, opened: OpenIndex) -> JsonObject:
    document, chunk = opened.documents[hit.doc_id], opened.chunks[hit.chunk_id]
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "doc_id": hit.doc_id,
        "title": document.title,
        "chunk_id": hit.chunk_id,
        "heading_path": list(chunk.heading_path),
        "page": document.page_of(hit.sentence.start),
        "start": chunk.span.start,
        "end": chunk.span.end,
        "text": chunk.span.of(document.text),
        "sentence_start": hit.sentence.start,
        "sentence_end": hit.sentence.end,
        "lexical_rank": hit.lexical_rank,
        "dense_rank": hit.dense_rank,
        "matched_terms": [
            {"term": match.term, "weight": round(match.weight, 4)} for match in hit.matched_terms
        ],
        "coverage": round(hit.coverage, 4),
        "similarity": round(hit.similarity, 4),
        "score_parts": {name: round(part, 4) for name, part in hit.parts},
    }


def hit_lines(report: JsonObject) -> str:
    """The hits for a person."""
    lines = []
    for hit in report["hits"]:
        page = f" p.{hit['page']}" if hit["page"] is not None else ""
        path = " > ".join(hit["heading_path"])
        terms = " ".join(
            f"{match['term']}({match['weight']:.1f})" for match in hit["matched_terms"]
        )
        arms = f"lexical {hit['lexical_rank'] or '-'}, dense {hit['dense_rank'] or '-'}"
        first = hit["sentence_start"] - hit["start"]
        sentence = hit["text"][first : hit["sentence_end"] - hit["start"]]
        lines.append(f"{hit['rank']}. {hit['title']}{page}  {path}  [{hit['score']:.3f}; {arms}]")
        lines.append(f"   {' '.join(sentence.split())}")
        lines.append(f"   {terms}")
    return "\n".join(lines) if lines else "nothing found"


def index_report(manifest: Manifest) -> JsonObject:
    """What ``index info --json`` prints."""
    return {
        "format_version": manifest.format_version,
        "recipe": manifest.recipe,
        "encoder": manifest.encoder,
        "dense_recall": manifest.dense_recall,
        "roots": list(manifest.roots),
        "documents": [
            {
                "doc_id": document.doc_id,
                "title": document.title,
                "path": document.path,
                "sha256": document.sha256,
                "pages": document.pages,
                "chunks": document.chunks,
                "sentences": document.sentences,
            }
            for document in manifest.documents
        ],
    }


def info_lines(report: JsonObject) -> str:
    """The manifest for a person."""
    head = f"format {report['format_version']}, recipe {report['recipe']}, {report['encoder']}"
    lines = [
        f"{found['doc_id']}  {found['title']}  {found['pages']} pages, {found['chunks']} chunks, "
        f"{found['sentences']} sentences  {found['path']}"
        for found in report["documents"]
    ]
    return "\n".join([head, *lines])
