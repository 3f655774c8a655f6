"""Vectors of sentences that a large model has made before, by the model's name and the text.

A model of sentence-transformers takes hours for what the built-in one does in seconds. What it has
made is kept beside the builds, so that a build that was broken off goes on, and a document that is
read anew is encoded only where its text has changed.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encoder import BuiltinEncoder, Encoder, Floats, Progress, SentenceInput

_KEY_BYTES = 32  # a SHA-256


class CachedEncoder:
    """An encoder that asks its model only for texts that are new.

    Two files grow side by side: keys of 32 bytes, and vectors of float16, which is what an index
    keeps. The vectors are written first: a key stands for a vector that is there.

    Args:
        encoder: The model.
        directory: Where the files are; made if need be.
    """

    def __init__(self, encoder: Encoder, directory: Path) -> None:
        self._encoder = encoder
        name = hashlib.sha256(encoder.name.encode()).hexdigest()[:16]
        self._keys_path = directory / f"{name}.keys"
        self._vectors_path = directory / f"{name}.f16"
        self._known = self._read()

    @property
    def name(self) -> str:
        """The model's."""
        return self._encoder.name

    @property
    def dim(self) -> int:
        """The number of dimensions."""
        return self._encoder.dim

    def encode_question(self, question: SentenceInput) -> Floats:
        """The model's; questions are not kept."""
        return self._encoder.encode_question(question)

    def encode_sentences(
        self, sentences: Sequence[SentenceInput], on_progress: Progress | None = None
    ) -> Floats:
        """float32, shape (n_sentences, dim); each new text is encoded once, then written."""
        keys = [_key_of(sentence) for sentence in sentences]
        new = {
            key: sentence
            for key, sentence in zip(keys, sentences, strict=True)
            if key not in self._known
        }
        if new:
            made = self._encoder.encode_sentences(list(new.values()), on_progress)
            self._add(list(new), made.astype(np.float16))
        found = np.zeros((len(sentences), self.dim), np.float32)
        for place, key in enumerate(keys):
            found[place] = self._known[key]
        return found

    def keep_only(self, sentences: Sequence[SentenceInput]) -> None:
        """Forget the vectors of all other texts."""
        used = {_key_of(sentence) for sentence in sentences}
        if used < self._known.keys():
            kept = {key: vector for key, vector in self._known.items() if key in used}
            self._keys_path.unlink(missing_ok=True)
            self._vectors_path.unlink(missing_ok=True)
            self._known = {}
            self._add(list(kept), np.array(list(kept.values()), np.float16))

    def _add(self, keys: Sequence[bytes], vectors: NDArray[np.float16]) -> None:
        self._vectors_path.parent.mkdir(parents=True, exist_ok=True)
        with self._vectors_path.open("ab") as file:
            file.write(vectors.tobytes())
        with self._keys_path.open("ab") as file:
            file.write(b"".join(keys))
        self._known.update(zip(keys, vectors, strict=True))

    def _read(self) -> dict[bytes, NDArray[np.float16]]:
        if not (self._keys_path.is_file() and self._vectors_path.is_file()):
            return {}
        keys = self._keys_path.read_bytes()
        vectors = np.fromfile(self._vectors_path, np.float16)
        count = min(len(keys) // _KEY_BYTES, len(vectors) // self.dim)
        # Broken off while it was written: what has no partner goes.
        os.truncate(self._keys_path, count * _KEY_BYTES)
        os.truncate(self._vectors_path, count * self.dim * vectors.itemsize)
        found = vectors[: count * self.dim].reshape(count, self.dim)
        return {
            keys[place * _KEY_BYTES : (place + 1) * _KEY_BYTES]: found[place]
            for place in range(count)
        }


def _key_of(sentence: SentenceInput) -> bytes:
    return hashlib.sha256(sentence.text.encode()).digest()


def cached(encoder: Encoder, directory: Path) -> Encoder:
    """``encoder`` with a memory in ``directory``; the built-in one is quicker without."""
    return encoder if isinstance(encoder, BuiltinEncoder) else CachedEncoder(encoder, directory)
