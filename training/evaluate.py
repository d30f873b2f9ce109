"""Measure an exported model as the program runs it: on gold words, and on words that its own tokeniser cuts from gold sentences."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.language.engine import open_engine, read_labels
from dateline.language.parser import OnnxParser
from dateline.language.senses import read_senses
from dateline.language.wordpieces import WordEncoder
from dateline.language.words import find_words
from dateline.records.texts import Sentence, Span
from training.corpus import read_corpus
from training.examples import DEMONYMS
from training.names import TYPES, read_demonyms, read_names
from training.scoring import Figures, Tally, factuality_figures, name_figures, role_figures, tree_figures
from training.sets import Example, add_roles, read_factuality, read_trees

UNER = ("PERSON", "ORGANIZATION", "LOCATION")
NEWS = tuple(kind for kind in TYPES if kind != "MISC")


def open_model(folder: Path, threads: int, weights: str = "reader.int8.onnx") -> OnnxParser:
    """Return a parser over the files of a folder."""
    encoder = WordEncoder(folder / "tokenizer.json")
    return OnnxParser(
        open_engine(folder / weights, threads), encoder, read_labels(folder / "labels.json"), read_senses(folder / "senses.tsv")
    )


def read_words(parser: OnnxParser, examples: Sequence[Example]) -> list[Sentence]:
    """Return the readings of sentences whose words are given."""
    return [next(parser.read(text, [(0, words)])) for text, words in map(joined, examples)]


def joined(example: Example) -> tuple[str, list[Span]]:
    """Return the words with a space between them, and where each stands."""
    words, start = [], 0
    for word in example.words:
        words.append(Span(start, start + len(word)))
        start += len(word) + 1
    return " ".join(example.words), words


def own_words(parser: OnnxParser, examples: Sequence[Example]) -> Figures:
    """Return F1 of words, and of words with the right tag and arc, on the running text of gold sentences (CoNLL 2018 scoring)."""
    tally = Tally()
    for number, example in enumerate(examples):
        text = example.text
        gold_spans = list(aligned(example))
        cut = find_words(text, Span(0, len(text)))
        reading = next(parser.read(text, [(0, cut)]))
        places = dict(enumerate(gold_spans)) | {-1: None}
        heads = [places[head - 1] for head in example.heads or ()]
        gold = list(zip(gold_spans, example.tags or (), heads, example.relations or (), strict=True))
        spans = [squeezed(text, token.span) for token in reading.tokens]
        given = [
            (span, token.tag, spans[token.head] if token.head >= 0 else None, token.relation)
            for span, token in zip(spans, reading.tokens, strict=True)
        ]
        tally.add("words", ((number, row[0]) for row in given), ((number, row[0]) for row in gold))
        tally.add("UPOS", ((number, row[:2]) for row in given), ((number, row[:2]) for row in gold))
        tally.add("UAS", ((number, row[0], row[2]) for row in given), ((number, row[0], row[2]) for row in gold))
        tally.add("LAS", ((number, row[0], *row[2:]) for row in given), ((number, row[0], *row[2:]) for row in gold))
    return {key: tally.f1(key) for key in ("words", "UPOS", "UAS", "LAS")}


def aligned(example: Example) -> Iterator[tuple[int, int]]:
    """Yield where each gold word stands in the text without white space."""
    start = 0
    for word in example.words:
        length = len(word.replace(" ", ""))
        yield start, start + length
        start += length


def squeezed(text: str, span: Span) -> tuple[int, int]:
    """Return where a span stands in the text without white space."""
    start = len("".join(text[: span.start].split()))
    return start, start + len("".join(text[span.start : span.end].split()))


def measure(parser: OnnxParser, data: Path) -> Iterator[tuple[str, Figures]]:
    """Yield the figures of every test set."""
    ewt = read_trees(data / "trees/ewt-test.conllu")
    add_roles(ewt, data / "roles/ewt-test.jsonl")
    gum = read_trees(data / "trees/gum-test.conllu")
    started = time.process_time()
    readings = read_words(parser, ewt)
    spent = time.process_time() - started
    yield "speed", {"words_per_second": round(sum(len(example.words) for example in ewt) / spent)}
    yield "ewt_trees", tree_figures(ewt, readings)
    yield "ewt_roles", role_figures(ewt, readings)
    yield "gum_trees", tree_figures(gum, read_words(parser, gum))
    yield "ewt_own_words", own_words(parser, ewt)
    yield "gum_own_words", own_words(parser, gum)
    for name in ("uds-ih2", "meantime"):
        rated = read_factuality(data / f"factuality/{name}-test.jsonl")
        yield f"{name}_factuality", factuality_figures(rated, read_words(parser, rated))
    uner = read_names(data / "names/uner-ewt.test.iob2", read_demonyms(DEMONYMS))
    yield "uner_names", name_figures(uner, read_words(parser, uner), UNER)
    own = read_corpus(held_out=True)
    readings = read_words(parser, own)
    yield "corpus_names", name_figures(own, readings, NEWS)
    yield "corpus_factuality", factuality_figures(own, readings)


def main() -> None:
    """Measure one model, print its figures a set a line, and write them beside it."""
    parser = argparse.ArgumentParser(description="Measure an exported reader on the test sets.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with trees/, roles/, factuality/ and names/")
    parser.add_argument(
        "--model", type=Path, default=Path("training/out"), help="the folder with the weights, labels, senses and tokenizer.json"
    )
    parser.add_argument("--weights", default="reader.int8.onnx")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--figures", type=Path, help="where the figures go as JSON")
    options = parser.parse_args()
    figures = {}
    for name, found in measure(open_model(options.model, options.threads, options.weights), options.data):
        figures[name] = found
        print(name, json.dumps(found), flush=True)
    if options.figures:
        options.figures.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
