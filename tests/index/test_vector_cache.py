"""The memory of a large model's vectors."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.encoder import Floats, Progress, SentenceInput, builtin_encoder
from index.vector_cache import CachedEncoder, cached


class Counting:
    """An encoder of two dimensions that remembers what it was given."""

    name = "counting"
    dim = 2

    def __init__(self) -> None:
        self.given: list[str] = []

    def encode_question(self, question: SentenceInput) -> Floats:
        return np.array([1, 0], np.float32)

    def encode_sentences(
        self, sentences: Sequence[SentenceInput], on_progress: Progress | None = None
    ) -> Floats:
        self.given.extend(sentence.text for sentence in sentences)
        return np.array([[len(one.text), 1] for one in sentences], np.float32)


def inputs(*texts: str) -> list[SentenceInput]:
    return [SentenceInput(text, ()) for text in texts]


def test_a_text_is_encoded_once_by_a_model_over_processes(tmp_path: Path) -> None:
    first = CachedEncoder(Counting(), tmp_path)
    assert first.encode_sentences(inputs("計画", "期間は", "計画")).tolist() == [
        [2, 1],
        [3, 1],
        [2, 1],
    ]
    model = Counting()
    second = CachedEncoder(model, tmp_path)
    assert second.encode_sentences(inputs("期間は", "新しい文")).tolist() == [[3, 1], [4, 1]]
    assert model.given == ["新しい文"]


def test_what_was_half_written_is_encoded_again(tmp_path: Path) -> None:
    CachedEncoder(Counting(), tmp_path).encode_sentences(inputs("計画", "期間は"))
    (keys,) = tmp_path.glob("*.keys")
    keys.write_bytes(keys.read_bytes()[:40])
    model = Counting()
    again = CachedEncoder(model, tmp_path)
    assert again.encode_sentences(inputs("計画", "期間は")).tolist() == [[2, 1], [3, 1]]
    assert model.given == ["期間は"]
    assert CachedEncoder(model, tmp_path).encode_sentences(inputs("期間は")).tolist() == [[3, 1]]


def test_what_no_document_holds_is_forgotten(tmp_path: Path) -> None:
    encoder = CachedEncoder(Counting(), tmp_path)
    encoder.encode_sentences(inputs("計画", "期間は"))
    encoder.keep_only(inputs("期間は"))
    model = Counting()
    CachedEncoder(model, tmp_path).encode_sentences(inputs("計画", "期間は"))
    assert model.given == ["計画"]


def test_the_built_in_model_needs_no_memory(tmp_path: Path) -> None:
    assert cached(builtin_encoder(), tmp_path) is builtin_encoder()
