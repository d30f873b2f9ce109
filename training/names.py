"""The sets of names, each with types of its own, in one inventory.

Where a set leaves a type out, or folds several types into one, a word has several allowed labels and the loss is that of their
summed probability: what a set does not annotate is not taught as absence. The open sets know bodies and places; which bodies are
armed forces, armed groups or arms of a state, and which places are facilities, only our own corpus says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training.sets import Allowed, Example, blocks

TYPES = (
    *("PERSON", "ORGANIZATION", "LOCATION", "NATIONALITY", "EVENT", "MISC"),
    *("MILITARY", "GROUP", "GOVERNMENT", "FACILITY", "WEAPON"),
)
OUTSIDE = "O"
LABELS = (OUTSIDE, *(f"{mark}-{kind}" for kind in TYPES for mark in "BI"))
BODY = ("ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT")
SITE = ("LOCATION", "FACILITY")
THING = ("MISC", "EVENT", "WEAPON")
COARSER = {"MILITARY": "ORGANIZATION", "GROUP": "ORGANIZATION", "GOVERNMENT": "ORGANIZATION", "FACILITY": "LOCATION", "WEAPON": "MISC"}


@dataclass(frozen=True)
class Scheme:
    """How one set's types map to the inventory, and which types it does not annotate."""

    types: dict[str, Allowed]
    unannotated: Allowed = ()


WIKIPEDIA = {"PER": ("PERSON",), "ORG": (*BODY, "FACILITY"), "LOC": SITE, "MISC": THING}
SCHEMES = {
    "docred": Scheme(WIKIPEDIA, ("NATIONALITY",)),
    "wikigold": Scheme(WIKIPEDIA),
    "politics": Scheme(
        {
            "politician": ("PERSON",),
            "person": ("PERSON",),
            "politicalparty": ("ORGANIZATION",),
            "organisation": BODY,
            "country": ("LOCATION",),
            "location": SITE,
            "election": ("EVENT",),
            "event": ("EVENT",),
            "misc": ("MISC", "WEAPON"),
        }
    ),
    "wnut17": Scheme(
        {
            "person": ("PERSON",),
            "corporation": ("ORGANIZATION",),
            "group": BODY,
            "location": SITE,
            "product": ("MISC", "WEAPON"),
            "creative-work": ("MISC",),
        },
        ("NATIONALITY", "EVENT"),
    ),
    "uner-ewt": Scheme({"PER": ("PERSON",), "ORG": (*BODY, "FACILITY"), "LOC": SITE}, ("NATIONALITY", *THING)),
}
TRAINING = (
    *(f"{name}.{part}.tsv" for name in ("docred", "politics", "wnut17") for part in ("train", "dev", "test")),
    "wikigold.all.tsv",
    "uner-ewt.dev.iob2",
)

ENTITY = re.compile(r"\((\d+)-(\w+)-[^()]*?-cf[^-()]*-([\d,]+)-[^()]*(\))?|(\d+)\)")
GUM_TYPES = {"person": "PERSON", "organization": "ORGANIZATION", "place": "LOCATION", "event": "EVENT"}
WIDER = {"ORGANIZATION": BODY, "LOCATION": SITE}
PARTICLES = frozenset({"-", "de", "del", "al", "el", "bin", "van", "von", "der", "la", "."})
LINKS = PARTICLES | {"of", "the", "and", "for", "&"}
TITLES = frozenset(
    [
        *(
            "Mr.",
            "Mrs.",
            "Ms.",
            "Dr.",
            "Prof.",
            "Professor",
            "President",
            "Prime",
            "Minister",
            "Senator",
            "Sen.",
            "Rep.",
            "Gov.",
            "Governor",
        ),
        *("General", "Gen.", "Lt.", "Col.", "Colonel", "Captain", "Capt.", "Major", "Sgt.", "Judge", "Justice", "Secretary", "Ambassador"),
        *("King", "Queen", "Prince", "Princess", "Pope", "Saint", "Sir", "Lord", "Lady", "Rev.", "Mayor"),
    ]
)


def read_demonyms(path: Path) -> frozenset[str]:
    """Read the words for nationalities, peoples and faiths, and add their plurals."""
    words = path.read_text(encoding="utf-8").split()
    return frozenset(words) | frozenset(word + "s" for word in words if not word.endswith(("s", "ese", "ish", "ch")))


def read_names(path: Path, demonyms: frozenset[str]) -> list[Example]:
    """Read a file of words and BIO tags (two columns, or the numbered columns of UNER) into allowed labels."""
    scheme = SCHEMES[path.name.partition(".")[0]]
    numbered = path.suffix == ".iob2"
    examples = []
    for block in blocks(path):
        rows = [line.split("\t") for line in block if "\t" in line and not (numbered and line.startswith("# "))]
        words = [row[1] if numbered else row[0] for row in rows]
        tags = [row[2] if numbered else row[1] for row in rows]
        if words and all(word.strip("\ufeff\u200b ") for word in words):
            examples.append(Example(words=words, names=allowed_labels(words, tags, scheme, demonyms)))
    return examples


def allowed_labels(words: list[str], tags: list[str], scheme: Scheme, demonyms: frozenset[str]) -> list[Allowed]:
    """Return for each word the labels that its gold tag allows; demonyms are nationalities wherever they stand alone."""
    outside = (OUTSIDE, *(f"{mark}-{kind}" for kind in scheme.unannotated for mark in "BI"))
    allowed: list[Allowed] = [outside] * len(words)
    for kind, start, end in spans_of(tags):
        kinds = scheme.types.get(kind)
        if kinds is None:
            continue
        if end - start <= 2 and words[end - 1] in demonyms and "PERSON" not in kinds and "ORGANIZATION" not in kinds:
            kinds = ("NATIONALITY",)
        mark(allowed, start, end, kinds)
    mark_demonyms(words, allowed, outside, demonyms)
    return allowed


def mark(allowed: list[Allowed], start: int, end: int, kinds: Allowed) -> None:
    """Allow the words of a name only the labels of these types."""
    for index in range(start, end):
        allowed[index] = tuple(f"{'B' if index == start else 'I'}-{kind}" for kind in kinds)


def mark_demonyms(words: list[str], allowed: list[Allowed], outside: Allowed, demonyms: frozenset[str]) -> None:
    """Make nationalities of the demonyms outside all names."""
    for index, word in enumerate(words):
        if allowed[index] in (outside, ()) and word in demonyms:
            allowed[index] = ("B-NATIONALITY",)


def spans_of(tags: Iterable[str]) -> list[tuple[str, int, int]]:
    """Return the (type, start, end) of BIO tags; an I- that continues nothing begins a name."""
    spans: list[tuple[str, int, int]] = []
    for index, tag in enumerate(tags):
        first, _, kind = tag.partition("-")
        if first == OUTSIDE:
            continue
        if first == "I" and spans and spans[-1][2] == index and spans[-1][0] == kind:
            spans[-1] = (kind, spans[-1][1], index + 1)
        else:
            spans.append((kind, index, index + 1))
    return spans


def add_entity_names(examples: list[Example], known: list[Example], demonyms: frozenset[str]) -> None:
    """Give trees with an Entity column the names in it: runs of proper nouns around the heads of people, bodies, places and happenings.

    A proper noun in no such entity may be a name or not, and so may the first words of a person that are a title. A body that bears the
    name of a place elsewhere (a country that acts), here or in the known examples, is that place.
    """
    found = {id(example): entity_runs(example) for example in examples}
    places = {run_text(example, run) for example in examples for run in found[id(example)] if run[0] == "LOCATION"}
    for example in known:
        spans = spans_of(labels[0] for labels in example.names or ())
        places |= {run_text(example, span) for span in spans if span[0] == "LOCATION"}
    for example in examples:
        allowed: list[Allowed] = [() if tag == "PROPN" else (OUTSIDE,) for tag in example.tags or ()]
        for run in found[id(example)]:
            kind, first, last = run
            kind = "LOCATION" if kind == "ORGANIZATION" and run_text(example, run) in places else kind
            while kind == "PERSON" and first + 1 < last and example.words[first] in TITLES:
                allowed[first] = ()
                first += 1
            mark(allowed, first, last, WIDER.get(kind, (kind,)))
        mark_demonyms(example.words, allowed, (OUTSIDE,), demonyms)
        example.names = allowed


def run_text(example: Example, run: tuple[str, int, int]) -> str:
    """Return the words of a run."""
    return " ".join(example.words[run[1] : run[2]])


def entity_runs(example: Example) -> list[tuple[str, int, int]]:
    """Return the names in a sentence as (type, first, last), the longer entity before those inside it, none overlapping another."""
    tags, words = example.tags or [], example.words
    proper = [tag == "PROPN" or (tag in ("ADJ", "NOUN") and word[0].isupper()) for tag, word in zip(tags, words, strict=True)]
    taken: set[int] = set()
    runs = []
    for kind, start, end, least in sorted(find_entities(example), key=lambda entity: entity[1] - entity[2]):
        head = next((place for place in least if place < end and tags[place] == "PROPN"), -1)
        if kind not in GUM_TYPES or head < 0 or not proper[least[0]]:
            continue
        first, last = proper_run(words, proper, start, end, head, PARTICLES if kind == "person" else LINKS)
        if not taken & set(range(first, last)):
            runs.append((GUM_TYPES[kind], first, last))
            taken |= set(range(first, last))
    return runs


def find_entities(example: Example) -> list[tuple[str, int, int, list[int]]]:
    """Return the (type, start, end, central words) of the entities that open and close in a sentence."""
    waiting: dict[str, list[tuple[str, int, str]]] = {}
    found = []
    for place, column in enumerate(example.entities or ()):
        entity = next((part for part in column.split("|") if part.startswith("Entity=")), "")
        for number, kind, least, ends_here, closed in ENTITY.findall(entity):
            if number:
                waiting.setdefault(number, []).append((kind, place, least))
            ending = number if ends_here else closed
            if ending and waiting.get(ending):
                opened, start, central = waiting[ending].pop()
                found.append((opened, start, place + 1, [start + int(word) - 1 for word in central.split(",")]))
    return found


def proper_run(words: list[str], proper: list[bool], start: int, end: int, head: int, links: frozenset[str]) -> tuple[int, int]:
    """Return the run of proper nouns around a word of an entity, small words between them included."""
    first = last = head
    for place in range(head - 1, start - 1, -1):
        if proper[place]:
            first = place
        elif words[place] not in links:
            break
    for place in range(head + 1, end):
        if proper[place]:
            last = place
        elif words[place] not in links:
            break
    return first, last + 1
