"""Sentences -> vectors: the built-in model, or any sentence-transformers model by name or path."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError
from index.static_model import StaticModel

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Floats = NDArray[np.float32]
Progress = Callable[[int, int], None]  # sentences done, sentences in all

BUILTIN = "plan-terms"
BUILTIN_DIRECTORY = Path(__file__).parent / "encoders" / BUILTIN
_BATCH = 64  # sentences a transformer is given at once: fits the memory of a small machine


@dataclass(frozen=True, slots=True)
class SentenceInput:
    """A sentence as an encoder may read it: as text, or as terms that were already made."""

    text: str  # the heading path, a line end, the sentence; both normalised
    terms: Sequence[str]  # content terms of both


class Encoder(Protocol):
    """What the index needs of an embedding model."""

    @property
    def name(self) -> str:
        """What ``load_encoder`` was given."""

    @property
    def dim(self) -> int:
        """The number of dimensions."""

    def encode_question(self, question: SentenceInput) -> Floats:
        """One vector: float32, shape (dim,), of unit length or zero."""

    def encode_sentences(
        self, sentences: Sequence[SentenceInput], on_progress: Progress | None = None
    ) -> Floats:
        """float32, shape (n_sentences, dim), rows of unit length or zero."""


class BuiltinEncoder:
    """The model that ships with the program; needs neither torch nor a network."""

    def __init__(self, directory: Path = BUILTIN_DIRECTORY) -> None:
        self.model = StaticModel.load(directory)
        self._name = BUILTIN if directory == BUILTIN_DIRECTORY else str(directory)

    @property
    def name(self) -> str:
        """``plan-terms``, or the folder it was read from."""
        return self._name

    @property
    def dim(self) -> int:
        """The number of dimensions."""
        return self.model.dim

    def encode_question(self, question: SentenceInput) -> Floats:
        """One vector of a question, by the weights that terms have in questions."""
        vector: Floats = self.model.encode([question.terms], is_question=True)[0]
        return vector

    def encode_sentences(
        self, sentences: Sequence[SentenceInput], on_progress: Progress | None = None
    ) -> Floats:
        """Vectors of a document's sentences."""
        vectors = self.model.encode([sentence.terms for sentence in sentences], is_question=False)
        if on_progress:
            on_progress(len(sentences), len(sentences))
        return vectors

    def term_vectors(self, terms: Sequence[str]) -> Floats:
        """Vectors of single terms; rows of unit length, or zero for an unknown term."""
        return self.model.term_vectors(terms)


@dataclass(frozen=True, slots=True)
class Prompts:
    """What a family of models wants in front of its texts."""

    question: str
    sentence: str


# By a part of the model's name; the model's own configuration goes first.
_PROMPTS = {
    "ruri-v3": Prompts("検索クエリ: ", "検索文書: "),
    "e5": Prompts("query: ", "passage: "),
}


def prompts_for(name: str, own: dict[str, str]) -> Prompts:
    """The prompts of the model called ``name``, whose configuration states ``own``.

    Models are known by their names, and a folder by its last part.
    """
    question = own.get("query", "")
    sentence = own.get("document", own.get("passage", ""))
    if question or sentence:
        return Prompts(question, sentence)
    short = Path(name).name.lower()
    for family, prompts in _PROMPTS.items():
        if family in short:
            return prompts
    return Prompts("", "")


class TransformerEncoder:
    """A model of sentence-transformers, loaded when it is first needed."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        """The model's name in its hub, or its folder."""
        return self._name

    @property
    def dim(self) -> int:
        """The number of dimensions."""
        return self._loaded[1]

    @cached_property
    def _loaded(self) -> tuple["SentenceTransformer", int, Prompts]:
        try:
            # Five seconds and more: only for who asks for such a model.
            from sentence_transformers import SentenceTransformer

            # The models that we do not ship may not bring code: no trust_remote_code.
            model = SentenceTransformer(self._name, device="cpu")
        except (OSError, ValueError, ImportError, RuntimeError, KeyError) as error:
            reason = str(error).strip().split("\n")[0]
            raise EncoderError(
                f"--encoder {self._name}: the model cannot be had ({reason}); name a folder with a "
                f"sentence-transformers model, or leave --encoder away to use {BUILTIN}, which "
                "is built in"
            ) from error
        dim = model.get_embedding_dimension()
        if dim is None:
            dim = model.encode(["一"], show_progress_bar=False).shape[1]
        own = {key: prompt or "" for key, prompt in model.prompts.items()}
        return model, int(dim), prompts_for(self._name, own)

    def encode_question(self, question: SentenceInput) -> Floats:
        """One vector of a question, after the prompt of questions."""
        _, _, prompts = self._loaded
        vector: Floats = self._encode([prompts.question + question.text])[0]
        return vector

    def encode_sentences(
        self, sentences: Sequence[SentenceInput], on_progress: Progress | None = None
    ) -> Floats:
        """Vectors of a document's sentences, after the prompt of documents."""
        _, dim, prompts = self._loaded
        vectors = np.zeros((len(sentences), dim), np.float32)
        # Sentences of like length together: less padding.
        order = np.argsort([len(sentence.text) for sentence in sentences], kind="stable")
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            texts = [prompts.sentence + sentences[place].text for place in batch]
            vectors[batch] = self._encode(texts)
            if on_progress:
                on_progress(min(start + _BATCH, len(order)), len(order))
        return vectors

    def _encode(self, texts: list[str]) -> Floats:
        model, _, _ = self._loaded
        vectors: Any = model.encode(
            texts,
            batch_size=_BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, np.float32)


@cache
def builtin_encoder() -> BuiltinEncoder:
    """The process's one built-in model: its vectors are fifty megabytes.

    Raises:
        EncoderError: If its files are damaged.
    """
    return BuiltinEncoder()


def load_encoder(name: str | None = None) -> Encoder:
    """The built-in model, or the one called ``name`` (of a hub, or in a folder).

    Raises:
        EncoderError: If the built-in model's files are damaged; any other model is loaded, and
            may be found missing, when it is first used.
    """
    if name is None or name == BUILTIN:
        return builtin_encoder()
    if (Path(name) / "table.npy").exists():
        return BuiltinEncoder(Path(name))
    return TransformerEncoder(name)


def term_model(encoder: Encoder) -> StaticModel:
    """The vectors of single terms: the encoder's own if it has any, else the built-in model's."""
    return encoder.model if isinstance(encoder, BuiltinEncoder) else _builtin_model()


@cache
def _builtin_model() -> StaticModel:
    return StaticModel.load(BUILTIN_DIRECTORY)


def is_hub_name(name: str | None) -> bool:
    """Whether ``name`` would have to be fetched: no folder and not the built-in model."""
    return name is not None and name != BUILTIN and not Path(name).exists()


def encoder_digest(name: str | None) -> str:
    """What tells one state of a model from another: of the files of a model in our own form.

    A model of sentence-transformers is known by its name alone.
    """
    directory = BUILTIN_DIRECTORY if name is None or name == BUILTIN else Path(name)
    if not (directory / "table.npy").is_file():
        return ""
    digest = hashlib.sha256()
    for path in sorted([*directory.glob("*.npy"), directory / "terms.txt"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
