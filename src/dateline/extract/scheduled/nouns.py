"""Nouns of happening with a day to come: "Friday's vote", "next month's summit", "the visit to Selmin on Saturday"."""

from __future__ import annotations

from dateline.extract.scheduled.clauses import depends_on_doubt, helpers, is_denied
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.words import words
from dateline.records.texts import Sentence, Token


def by_noun(sentence: Sentence, token: Token) -> Plan | None:
    """Read a noun of happening; only a day to come makes it one to come."""
    if token.tag not in ("NOUN", "PROPN") or token.lemma.casefold() not in words("nominal", "nouns"):
        return None
    if is_denied(sentence, token) or depends_on_doubt(sentence, token) or _is_gone(sentence, token):
        return None
    return Plan(event=token, said=token, firmness="planned", rule="noun", needs_time=True)


def _is_gone(sentence: Sentence, token: Token) -> bool:
    """Tell whether words beside a noun put it into the past: "the last election", "the vote was held"."""
    if any(child.lemma in words("nominal", "gone") for child in sentence.children(token, "amod")):
        return True
    governor = sentence.governor(token)
    denied = governor is not None and governor.tag == "VERB" and is_denied(sentence, governor)
    return denied and governor is not None and "will" in helpers(sentence, governor)
