"""The index at the default place: made when there is none, renewed when its files have changed."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import IndexFormatError
from corpus.offline import set_offline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.build import BuildReport
    from index.opening import OpenIndex

DEFAULT_DOCUMENTS = Path("corpus/plans")
DEFAULT_INDEX = Path("var/index")


def open_or_build(
    directory: Path | None,
    *,
    roots: "Sequence[Path]" = (),
    encoder: str | None = None,
) -> "OpenIndex":
    """The index that was named, or the one at the default place, made or renewed first.

    Args:
        directory: An index directory that must exist; None is the default place.
        roots: What the default index is made from; by default what it was made from before.
        encoder: The model for an index that is made here; by default the built-in one.

    Raises:
        IndexMissingError: If ``directory`` was named and holds no index.
        IndexFormatError: If ``directory`` was named and its index cannot be opened.
    """
    set_offline()
    from index.opening import open_index

    if directory is not None:
        return open_index(directory)
    ensure_index(DEFAULT_INDEX, roots=roots, encoder=encoder)
    return open_index(DEFAULT_INDEX)


def ensure_index(
    directory: Path, *, roots: "Sequence[Path]" = (), encoder: str | None = None
) -> None:
    """Build the index in ``directory`` if there is none, or if its files have changed."""
    from index.build import build_index
    from index.manifest import CURRENT, current_build, read_manifest
    from index.progress import BuildProgress
    from index.sources import staleness

    wanted = list(roots) or [DEFAULT_DOCUMENTS]
    ocr = False
    if (directory / CURRENT).exists():
        try:
            manifest = read_manifest(current_build(directory))
        except IndexFormatError as error:
            print(f"building {directory} again: {error}", file=sys.stderr)
        else:
            ocr = manifest.ocr
            held = [Path(root) for root in manifest.roots]
            gone = [root for root in held if not root.exists()]  # a folder of uploads, taken away
            wanted = list(roots) or [root for root in held if root not in gone] or wanted
            reason = f"{gone[0]} is gone" if gone else staleness(manifest)
            is_same = wanted == held and (encoder is None or encoder == manifest.encoder)
            if reason is None and is_same:
                return
            print(f"renewing {directory}: {reason or 'other documents'}", file=sys.stderr)
    else:
        print(f"building {directory} from {', '.join(map(str, wanted))}", file=sys.stderr)
    with BuildProgress() as progress:
        report = build_index(wanted, directory, encoder, on_progress=progress.show, ocr=ocr)
    warn_of_skipped(report)


def warn_of_skipped(report: "BuildReport") -> None:
    """Say on stderr which files were left out, and why."""
    for file in report.skipped:
        print(f"skipped ({file.code}): {file.reason}", file=sys.stderr)
