"""What lies below the roots now, and whether an index still fits it."""

from collections.abc import Sequence
from pathlib import Path

from corpus.readers import document_paths
from index.encoder import encoder_digest
from index.manifest import Manifest, SourceFile, code_digest, sha256_of
from index.recipe import load_recipe

_SETTINGS = "plan.toml"


def find_sources(roots: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Every file below the roots, each once, in the order of the roots and then by path.

    Raises:
        ReadingError: If a root is not there.
    """
    found: list[SourceFile] = []
    seen: set[Path] = set()
    for root in roots:
        for path in document_paths(root):
            resolved = path.resolve()
            if resolved in seen:
                continue
            seen.add(resolved)
            settings = path.parent / _SETTINGS
            found.append(
                SourceFile(
                    root.as_posix(),
                    path.as_posix(),
                    sha256_of(path),
                    sha256_of(settings) if settings.is_file() else "",
                )
            )
    return tuple(found)


def staleness(manifest: Manifest, roots: Sequence[Path] | None = None) -> str | None:
    """Why an index no longer fits what it was made from, in English; None while it does.

    Args:
        manifest: The index's.
        roots: Where the documents are expected; None is where they were when it was built.

    Raises:
        ReadingError: If a root is not there.
    """
    if roots is not None and tuple(root.as_posix() for root in roots) != manifest.roots:
        return f"other documents were indexed: {', '.join(manifest.roots)}"
    if manifest.recipe != load_recipe().digest:
        return "recipe.toml has changed"
    if manifest.code != code_digest():
        return "the program reads documents in another way now"
    if manifest.encoder_digest != encoder_digest(manifest.encoder):
        return f"the encoder {manifest.encoder} has changed"
    now = {source.path: source for source in find_sources([Path(root) for root in manifest.roots])}
    then = {source.path: source for source in manifest.sources}
    for path in sorted(now.keys() | then.keys()):
        if now.get(path) != then.get(path):
            return f"{path} is new, has changed or is gone"
    return None
