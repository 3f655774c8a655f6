"""What stands beside a trained model's weights: what loads them, and what they were made from."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from index.encoder import BUILTIN_DIRECTORY
from index.static_model import StaticModel

_MODULE = "static_terms.py"
_CARD = """\
---
language: ja
license: cc-by-sa-4.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---

# plan-terms: static vectors of Japanese terms

The encoder that ships with the Plan Assistant: {terms:,} terms share {rows:,} vectors of {dim}
dimensions (int8), {megabytes:.1f} MB in all; it needs no network and no GPU, and encodes a question
in well under a millisecond.

A text is cut into terms by MeCab with unidic-lite, as the index cuts it (lemmas of content words;
years by era and by the Gregorian calendar are one term). Its vector is the weighted sum of its
terms' vectors, made a unit long, less what all texts share, made a unit long again. Terms weigh
differently in questions and in documents; a term that is not known is read by its characters.

```python
from sentence_transformers import SentenceTransformer

model = SentenceTransformer("index/encoders/plan-terms", trust_remote_code=True)
model.encode_query("計画の期間はいつまでですか")
model.encode_document(["本計画の期間は平成26年度から平成30年度までとします。"])
```

`trust_remote_code` is asked for because the folder brings its own module, `static_terms.py`, which
reads the arrays with `index.static_model`; the project must be installed.

## How it was made

`python -m index train --data DIR --out DIR --seed {seed}`, {minutes:.0f} minutes on a machine with
two cores. It begins with the word vectors of ja-ginza 5.3.0 (MIT; chiVe, Apache-2.0). Contrastive
training with misleading passages from BM25, some of them without words that the question repeats,
and CoSENT on sentence pairs:

| data | examples |
| --- | --- |
{examples}

Licences: JaQuAD CC BY-SA 3.0; JSTS CC BY-SA 4.0; 情報通信白書 CC BY 4.0; SudachiDict's
synonyms Apache-2.0; lawqa_jp PDL 1.0; joruri-cms MIT; e-Gov laws are in the public domain.

## What it is not

It knows no word order and no negation: 「必要です」 and 「必要ではない」 are near each other. It is
meant to be one arm beside BM25, on sentences rather than on paragraphs. Figures on public
benchmarks stand in the project's README, with the commands that give them.
"""

_IS_NOT = "## What it is not"
_TUNED = "## How it was tuned"
_TUNING = """\
`python -m index tune --index DIR --questions FILE --thesaurus FILE --data DIR --out DIR --seed
{seed}`, {minutes:.0f} minutes on the same machine: residents' questions about invented plans, which
the project wrote for training and which are no part of any set that is reported, against the
sentences of the same plan that are nearest and do not answer; and the thesaurus, what is said
against what is meant. What ships is a mean, of which a quarter is the model before tuning:

| data | examples |
| --- | --- |
{examples}
"""


def write_card(
    out: Path, model: StaticModel, examples: Mapping[str, int], seed: int, seconds: float
) -> None:
    """Write the card, and what ``SentenceTransformer`` needs to load the folder."""
    if out.resolve() != BUILTIN_DIRECTORY.resolve():
        shutil.copyfile(BUILTIN_DIRECTORY / _MODULE, out / _MODULE)
    modules = [{"idx": 0, "name": "0", "path": "", "type": "static_terms.StaticTerms"}]
    (out / "modules.json").write_text(json.dumps(modules, indent=1) + "\n", "utf-8")
    settings = {
        "model_type": "SentenceTransformer",
        "prompts": {"query": "", "document": ""},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    (out / "config_sentence_transformers.json").write_text(
        json.dumps(settings, indent=1) + "\n", "utf-8"
    )
    megabytes = sum(path.stat().st_size for path in out.iterdir()) / 1e6
    card = _CARD.format(
        terms=len(model.terms),
        rows=len(model.table),
        dim=model.dim,
        megabytes=megabytes,
        seed=seed,
        minutes=seconds / 60,
        examples="\n".join(f"| {name} | {count:,} |" for name, count in examples.items()),
    )
    (out / "README.md").write_text(card, "utf-8", newline="\n")


def write_tuning(
    start: Path, out: Path, examples: Mapping[str, int], seed: int, seconds: float
) -> None:
    """Copy what loads the folder from ``start``, and say in its card how it was tuned."""
    if start.resolve() != out.resolve():
        for name in (_MODULE, "modules.json", "config_sentence_transformers.json", "README.md"):
            shutil.copyfile(start / name, out / name)
    card = (out / "README.md").read_text("utf-8")
    table = "\n".join(f"| {name} | {count:,} |" for name, count in examples.items())
    text = _TUNING.format(seed=seed, minutes=seconds / 60, examples=table)
    kept = card.partition(_TUNED)[0].partition(_IS_NOT)
    (out / "README.md").write_text(
        f"{kept[0]}{_TUNED}\n\n{text}\n{_IS_NOT}{_CARD.partition(_IS_NOT)[2]}",
        "utf-8",
        newline="\n",
    )
