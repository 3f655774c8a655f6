"""Word vectors out of the PyPI package ja-ginza: where the built-in encoder starts from.

The package is needed for training only (``pip install --no-deps ja-ginza==5.3.0``); its vectors
are chiVe's, pruned to 20,000 rows that half a million words share.
"""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError

_MULTIPLIER = 0xC6A4A7935BD1E995
_SHIFT = 47
_MASK = (1 << 64) - 1
_SEED = 1  # spaCy's

# MessagePack's first bytes of unsigned integers, with how the rest is read.
_INTEGERS = {0xCC: ">B", 0xCD: ">H", 0xCE: ">I", 0xCF: ">Q"}
_MAP32 = 0xDF


@dataclass(frozen=True, slots=True)
class WordVectors:
    """Vectors of words; words may share a row."""

    rows: dict[str, int]
    table: NDArray[np.float32]  # rows of unit length


def load_word_vectors() -> WordVectors:
    """Read the vectors of the installed package.

    Raises:
        EncoderError: If the package is not installed, or is not laid out as 5.3.0 is.
    """
    spec = find_spec("ja_ginza")
    if spec is None or spec.origin is None:
        raise EncoderError(
            "training needs the word vectors of ja-ginza, which is not installed; "
            "install it with: pip install --no-deps ja-ginza==5.3.0"
        )
    folders = sorted(Path(spec.origin).parent.glob("ja_ginza-*/vocab"))
    if not folders:
        raise EncoderError(f"{spec.origin}: found no vocab folder, wanted ja-ginza==5.3.0")
    folder = folders[-1]
    by_hash = dict(_read_map((folder / "key2row").read_bytes()))
    words: list[str] = json.loads((folder / "strings.json").read_text("utf-8"))
    hashes = ((word, murmur_hash(word.encode())) for word in words)
    rows = {word: by_hash[number] for word, number in hashes if number in by_hash}
    table = np.load(folder / "vectors", allow_pickle=False).astype(np.float32)
    return WordVectors(rows, table / np.linalg.norm(table, axis=1, keepdims=True))


def murmur_hash(key: bytes) -> int:
    """MurmurHash64A with spaCy's seed: the number that a word's string has there."""
    number = (_SEED ^ (len(key) * _MULTIPLIER)) & _MASK
    whole = len(key) // 8 * 8
    for (block,) in struct.iter_unpack("<Q", key[:whole]):
        block = (block * _MULTIPLIER) & _MASK
        block = ((block ^ (block >> _SHIFT)) * _MULTIPLIER) & _MASK
        number = ((number ^ block) * _MULTIPLIER) & _MASK
    if key[whole:]:
        number = ((number ^ int.from_bytes(key[whole:], "little")) * _MULTIPLIER) & _MASK
    number = ((number ^ (number >> _SHIFT)) * _MULTIPLIER) & _MASK
    return number ^ (number >> _SHIFT)


def _read_map(packed: bytes) -> Iterator[tuple[int, int]]:
    """The pairs of a MessagePack map of unsigned integers."""
    if not packed or packed[0] != _MAP32:
        raise EncoderError("ja-ginza's key2row is no MessagePack map, wanted ja-ginza==5.3.0")
    (count,) = struct.unpack_from(">I", packed, 1)
    place = 5
    for _ in range(count):
        key, place = _read_integer(packed, place)
        row, place = _read_integer(packed, place)
        yield key, row


def _read_integer(packed: bytes, place: int) -> tuple[int, int]:
    first = packed[place]
    if first < 0x80:
        return first, place + 1
    layout = _INTEGERS[first]
    (number,) = struct.unpack_from(layout, packed, place + 1)
    return number, place + 1 + struct.calcsize(layout)
