"""Write the model card from its template and the measured figures."""

from __future__ import annotations

import argparse
import json
import string
from pathlib import Path

from training.agreement import FIGURES, said
from training.examples import OWN, RECASED
from training.scoring import Figures

TEMPLATE = Path(__file__).with_name("card.md")
SETS = {
    "ewt_trees": "UD English-EWT",
    "gum_trees": "UD English-GUM, the genres above",
    "ewt_own_words": "UD English-EWT, own words",
    "gum_own_words": "UD English-GUM, own words",
    "ewt_roles": "PropBank over EWT, end to end (argument heads)",
    "uds-ih2_factuality": "UDS-IH2",
    "meantime_factuality": "MEANTIME",
    "uner_names": "UNER English-EWT",
    "corpus_names": "`training/corpus/`, held out: names",
    "corpus_factuality": "`training/corpus/`, held out: factuality",
}


def table(figures: dict[str, Figures], others: dict[str, dict[str, Figures]]) -> str:
    """Return a row for each figure: its set, its name, its value, and the values of other models under the same scorer."""
    head = ["test set", "figure", "this model", *others]
    rows = [head, ["---"] * len(head)]
    for name, title in SETS.items():
        for figure, value in figures[name].items():
            rows.append([title, figure, str(value), *(str(other[name].get(figure, "")) for other in others.values())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Write CARD.md beside the model."""
    parser = argparse.ArgumentParser(description="Write the model card.")
    parser.add_argument("--out", type=Path, default=Path("training/out"), help="the folder with reader.int8.onnx and figures.json")
    parser.add_argument("--settings", type=Path, help="a file that says how this model was trained, where it differs from the defaults")
    parser.add_argument("--beside", nargs=2, action="append", default=[], metavar=("NAME", "FIGURES"), help="figures of another model")
    options = parser.parse_args()
    figures = json.loads((options.out / "figures.json").read_text(encoding="utf-8"))
    others = {name: json.loads(Path(path).read_text(encoding="utf-8")) for name, path in options.beside}
    settings = options.settings or options.out / "settings.md"
    filled = string.Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        size=f"{(options.out / 'reader.int8.onnx').stat().st_size / 1e6:.1f}",
        settings=settings.read_text(encoding="utf-8").strip(),
        own=OWN,
        **said(options.out / FIGURES),
        recased=f"{100 * RECASED:.0f} %",
        figures=table(figures, others),
    )
    (options.out / "CARD.md").write_text(filled, encoding="utf-8")


if __name__ == "__main__":
    main()
