import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import EncoderError
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from index.analyzer import Analyzer
from index.assembly import retriever_of_rows
from index.encoder import (
    BUILTIN,
    BUILTIN_DIRECTORY,
    BuiltinEncoder,
    Floats,
    Prompts,
    SentenceInput,
    TransformerEncoder,
    is_hub_name,
    load_encoder,
    prompts_for,
)
from index.reading import Row
from tests.conftest import ROOT

SENTENCES = ("計画の期間はいつまでですか", "本計画は平成26年度から始まります。", "ゴミの出し方", "")


def sentence_input(text: str) -> SentenceInput:
    analyzer = Analyzer(shared_morphology())
    return SentenceInput(text, analyzer.text_terms(normalize(text)))


def test_the_built_in_model_puts_meanings_together() -> None:
    encoder = load_encoder()
    question = encoder.encode_question(sentence_input("赤ちゃんの健診はどこで受けられますか"))
    texts = ["乳児の健康診査は保健センターで行います。", "水道料金は口座から引き落とされます。"]
    near, far = encoder.encode_sentences([sentence_input(text) for text in texts]) @ question
    assert near > far + 0.2


def test_the_built_in_model_gives_unit_vectors_or_none() -> None:
    vectors = BuiltinEncoder().encode_sentences([sentence_input(text) for text in SENTENCES])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1, 0], abs=1e-5)


@pytest.mark.slow
def test_sentence_transformers_loads_it_from_anywhere_and_agrees(tmp_path: Path) -> None:
    code = (
        "import sys, numpy as np\n"
        "from sentence_transformers import SentenceTransformer\n"
        "model = SentenceTransformer(sys.argv[1], trust_remote_code=True, device='cpu')\n"
        "texts = sys.argv[3:]\n"
        "both = [model.encode_query(texts), model.encode_document(texts)]\n"
        "np.save(sys.argv[2], np.stack(both))\n"
    )
    out = tmp_path / "vectors.npy"
    texts = SENTENCES[:3]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    environment |= {"HF_MODULES_CACHE": str(tmp_path / "modules")}
    subprocess.run(
        [sys.executable, "-c", code, str(BUILTIN_DIRECTORY), str(out), *texts],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
    )
    questions, documents = np.load(out)
    encoder = BuiltinEncoder()
    inputs = [sentence_input(text) for text in texts]
    assert documents == pytest.approx(encoder.encode_sentences(inputs), abs=1e-5)
    own = np.stack([encoder.encode_question(each) for each in inputs])
    assert questions == pytest.approx(own, abs=1e-5)


def test_the_families_of_models_get_their_prompts() -> None:
    ruri, e5 = Prompts("検索クエリ: ", "検索文書: "), Prompts("query: ", "passage: ")
    assert prompts_for("cl-nagoya/ruri-v3-30m", {}) == ruri
    assert prompts_for("/models/ruri-v3-310m", {"query": "", "document": ""}) == ruri
    assert prompts_for("intfloat/multilingual-e5-small", {}) == e5
    assert prompts_for("somebody/model", {}) == Prompts("", "")
    own = {"query": "Q: ", "document": "D: "}
    assert prompts_for("somebody/e5-like", own) == Prompts("Q: ", "D: ")


def test_a_model_that_is_not_there_is_named_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sentence_transformers")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    (tmp_path / "nothing").mkdir()
    encoder = load_encoder(str(tmp_path / "nothing"))
    with pytest.raises(EncoderError, match=f"nothing: the model cannot be had.*{BUILTIN}"):
        encoder.encode_question(sentence_input("計画"))


def test_a_hub_is_asked_only_for_what_is_no_folder(tmp_path: Path) -> None:
    assert is_hub_name("intfloat/multilingual-e5-small")
    assert not is_hub_name(None)
    assert not is_hub_name(BUILTIN)
    assert not is_hub_name(str(tmp_path))


class _Recorded:
    """A model of sentence-transformers as far as the encoder uses one."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def encode(self, texts: list[str], **_settings: object) -> Floats:
        self.texts.extend(texts)
        return np.array([[len(text), 1.0] for text in texts], np.float32)


def test_a_transformer_reads_text_with_its_prompts_in_any_order() -> None:
    encoder = TransformerEncoder("intfloat/multilingual-e5-small")
    model = _Recorded()
    vars(encoder)["_loaded"] = (model, 2, prompts_for(encoder.name, {}))
    vectors = encoder.encode_sentences([SentenceInput(text, ()) for text in ("あいう", "あ", "")])
    assert vectors[:, 0].tolist() == [len("passage: ") + length for length in (3, 1, 0)]
    encoder.encode_question(SentenceInput("あ", ()))
    assert model.texts[-1] == "query: あ"


def small_transformer(folder: Path) -> Path:
    """A real model of sentence-transformers: one layer, random weights, characters for tokens."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    parts = folder / "parts"
    parts.mkdir(parents=True)
    characters = sorted(
        set("検索クエリ文書: querypassage計画の期間はいつまでです本年度始まるごみ出方")
    )
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]
    tokens += [f"##{character}" for character in characters]
    (parts / "vocab.txt").write_text("\n".join(tokens), "utf-8")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokens),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    BertModel(config).save_pretrained(parts)
    BertTokenizer(str(parts / "vocab.txt")).save_pretrained(parts)
    transformer = Transformer(str(parts))
    model = SentenceTransformer(modules=[transformer, Pooling(16)], device="cpu")
    model.save(str(folder / "model"))
    return folder / "model"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the libraries deprecate much between releases
@pytest.mark.parametrize("family", ["ruri-v3-tiny", "multilingual-e5-tiny"])
def test_a_small_transformer_is_indexed_and_searched_by_its_path(
    tmp_path: Path, family: str
) -> None:
    pytest.importorskip("sentence_transformers")
    folder = small_transformer(tmp_path).rename(tmp_path / family)
    encoder = load_encoder(str(folder))
    assert encoder.dim == 16
    prompts = prompts_for(family, {})
    text = "計画の期間"
    document = encoder.encode_sentences([SentenceInput(text, ())])[0]
    question = encoder.encode_question(SentenceInput(text, ()))
    from sentence_transformers import SentenceTransformer

    plain = SentenceTransformer(str(folder), device="cpu")
    wanted = plain.encode(
        [prompts.sentence + text, prompts.question + text], normalize_embeddings=True
    )
    assert document == pytest.approx(wanted[0], abs=1e-5)
    assert question == pytest.approx(wanted[1], abs=1e-5)
    assert not np.allclose(document, question, atol=1e-3)
    rows = [Row("a", "", "計画の期間は本年度です"), Row("b", "", "ごみの出し方")]
    hits = retriever_of_rows(rows, encoder=encoder).search("計画の期間", 2)
    assert hits[0].chunk_id == "a"
