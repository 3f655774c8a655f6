"""The built-in encoder as a module of sentence-transformers; the vectors are StaticModel's own."""

from pathlib import Path
from typing import Any, ClassVar

import torch
from sentence_transformers.base.modules.input_module import InputModule

from corpus.cleaning import clean_text
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from index.analyzer import Analyzer
from index.static_model import StaticModel


class StaticTerms(InputModule):
    """Text -> terms -> the vector that ``index.static_model`` gives them."""

    config_keys: ClassVar[list[str]] = []  # type: ignore[misc]  # the base class has no ClassVar

    def __init__(self, model: StaticModel) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        self._model = model
        self._analyzer = Analyzer(shared_morphology())

    def preprocess(  # type: ignore[override]  # texts alone
        self, inputs: list[str], prompt: str | None = None, **kwargs: object
    ) -> dict[str, torch.Tensor]:
        """The texts' vectors, already: what is left for ``forward`` is nothing."""
        texts = [self._analyzer.text_terms(normalize(clean_text(text)[0])) for text in inputs]
        is_question = kwargs.get("task") == "query"
        vectors = self._model.encode(texts, is_question=is_question)
        return {"sentence_embedding": torch.from_numpy(vectors)}

    def forward(self, features: dict[str, Any], **kwargs: object) -> dict[str, Any]:
        """The features as they are."""
        return features

    def get_embedding_dimension(self) -> int:
        """The number of dimensions."""
        return self._model.dim

    def save(self, output_path: str, *args: object, **kwargs: object) -> None:
        """Write the arrays."""
        self._model.save(Path(output_path))

    @classmethod
    def load(  # type: ignore[override]  # a folder alone
        cls, model_name_or_path: str, **kwargs: object
    ) -> "StaticTerms":
        """Read the arrays of a folder."""
        return cls(StaticModel.load(Path(model_name_or_path)))
