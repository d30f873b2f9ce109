"""The graph drawn anew gives the scores of the traced one, to the last bit."""

from __future__ import annotations

import importlib
import importlib.resources
import warnings
from pathlib import Path

import numpy as np
import pytest

from dateline.language.engine import Scores, open_engine
from dateline.language.wordpieces import WordEncoder

SENTENCES = ["Rebels took the bridge at Orsha and 21 soldiers fled , the army said .", "It denied it .", "No ."]
SIZES = {"hidden_size": 48, "num_hidden_layers": 2, "num_attention_heads": 12, "intermediate_size": 96}


@pytest.mark.slow
@pytest.mark.parametrize("names", [3, 5])
def test_the_graph_drawn_anew_gives_the_very_same_scores(tmp_path: Path, names: int) -> None:
    encoder = WordEncoder(Path(str(importlib.resources.files("dateline.language").joinpath("model/tokenizer.json"))))
    traced, drawn = _models(tmp_path, names, encoder)
    for sentence in SENTENCES:
        encoded = encoder.encode(sentence.split())
        expected, found = (open_engine(path, 1)(encoded) for path in (traced, drawn))
        for scores in Scores.__dataclass_fields__:
            np.testing.assert_array_equal(getattr(found, scores), getattr(expected, scores), scores)
        assert found.names.shape == (len(sentence.split()) + 1, names)


def _models(folder: Path, names: int, encoder: WordEncoder) -> tuple[Path, Path]:
    """Write a small reader with weights by chance, traced and drawn anew."""
    for package in ("onnx", "torch", "transformers"):
        pytest.importorskip(package, reason=f"a package of the training is missing: {package}")
    torch, transformers = importlib.import_module("torch"), importlib.import_module("transformers")
    export, lean, model = (importlib.import_module(f"training.{name}") for name in ("export", "lean", "model"))
    labels = importlib.import_module("training.labels").Alphabets(["X"] * 4, ["dep"] * 5, ["none", "01"], ["none"] * 6, ["O"] * names)
    torch.manual_seed(7)
    bert = transformers.BertModel(transformers.BertConfig(**SIZES, attn_implementation="eager"), add_pooling_layer=False)
    reader = model.Reader(bert, labels, model.Widths(16, 12, 8, 12, 8)).eval()
    for weight in reader.parameters():
        torch.nn.init.normal_(weight, std=0.3)  # equal arrays, zeros too, would be traced as one
    full, traced, drawn = (folder / f"{name}.onnx" for name in ("full", "traced", "drawn"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        export.export(reader, encoder, full)
        export.quantise(full, traced)
    lean.slim(traced, drawn)
    return traced, drawn
