"""Which language a text is in, and only when that is sure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

from dateline.intake.tables import load_table

SAMPLE = 4000
FEW = 20  # letters: fewer say nothing
FREQUENT = 0.12  # share of words: English news has 0.2 to 0.35 of these words, its neighbours under 0.05
SURE = 0.6  # probability asked of the classifier; one news sentence gets 0.63 to 1.0


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the text's language; none where it is too short or in doubt.

    The small words decide for English, the script for languages that have one of their own; only the rest needs the classifier.
    """
    sample = text[:SAMPLE]
    script = script_of(sample)
    if script is None:
        return None
    if script == "LATIN" and is_english(sample):
        return "en"
    return load_table("languages.toml")["scripts"].get(script) or classified(sample, script)


def script_of(text: str) -> str | None:
    """Return the script of most letters as Unicode names it (LATIN, ARABIC); none where letters are few."""
    letters = {letter: times for letter, times in Counter(text).items() if letter.isalpha()}
    if sum(letters.values()) < FEW:
        return None
    scripts: Counter[str] = Counter()
    for letter, times in letters.items():
        scripts[unicodedata.name(letter, "?").partition(" ")[0]] += times
    return scripts.most_common(1)[0][0]


def is_english(text: str) -> bool:
    """Tell whether the text has the small words that English cannot do without."""
    words = re.findall(r"\w+", text.lower())
    return sum(word in small_words() for word in words) >= max(2, FREQUENT * len(words))


@cache
def small_words() -> frozenset[str]:
    """Return words that are frequent in English and rare in other languages."""
    return frozenset(load_table("languages.toml")["english"])


def classified(text: str, script: str) -> str | None:
    """Return what the classifier is sure of; none where it names a language of another script."""
    language, probability = identifier().classify(text)
    among = load_table("languages.toml")["candidates"].get(script)
    return str(language) if probability >= SURE and (among is None or language in among) else None


@cache
def identifier() -> Any:
    """Return the classifier, which knows the languages that have a code of two letters."""
    # Loading it takes most of a second, which a text in plain English need not pay.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    loaded = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    loaded.set_languages([language for language in loaded.labels if len(language) == 2])
    return loaded
