"""Where a sentence says that something is to come."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dateline.extract.found import Found
from dateline.extract.scheduled.changes import find_changes
from dateline.extract.scheduled.clauses import is_background, is_conditional
from dateline.extract.scheduled.deadlines import find_deadlines
from dateline.extract.scheduled.foretold import by_being, by_going_to, by_present, by_will
from dateline.extract.scheduled.nouns import by_noun
from dateline.extract.scheduled.plan import Plan
from dateline.extract.scheduled.planned import by_infinitive, by_participle
from dateline.extract.scheduled.words import words
from dateline.records.texts import Sentence

# The clearest telling first: one word is read once.
_READERS = (by_infinitive, by_going_to, by_will, by_participle, by_present, by_being, by_noun)
# What is to come is named by a word of these kinds, or by one that a copula hangs on: commas and articles need not be asked.
_TELLING = frozenset({"VERB", "NOUN", "PROPN", "ADJ", "ADV", "ADP"})


@cache
def _unwatched() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in sorted(words('unwatched', 'words')))})s?\b", re.IGNORECASE)


def _is_unwatched(text: str) -> bool:
    """Tell whether a sentence speaks of sport, the weather or the arts; to look for the letters alone is a tenth of the work."""
    low = text.casefold()
    return any(word in low for word in words("unwatched", "words")) and _unwatched().search(text) is not None


def find_plans(sentence: Sentence, found: Found) -> list[Plan]:
    """Return what a sentence says is to come, at most once for each word that names it; a question says nothing."""
    if sentence.tokens[-1].text == "?" or _is_unwatched(sentence.span.of(found.analysis.text)):
        return []
    plans: dict[int, Plan] = {}
    telling = [token for token in sentence.tokens if token.tag in _TELLING or sentence.dependents[token.index]]
    spoken = (plan for read in _READERS for token in telling if (plan := read(sentence, token)) is not None)
    for plan in [*find_changes(sentence, found), *find_deadlines(sentence, found), *spoken]:
        known = plans.get(plan.event.index)
        if known is None:
            plans[plan.event.index] = _in_background(sentence, _conditional(sentence, plan))
    return list(plans.values())


def _conditional(sentence: Sentence, plan: Plan) -> Plan:
    """Return the plan as conditional where an "if" clause hangs on it."""
    if plan.firmness == "threatened" or plan.change is not None or plan.rule in ("noun", "deadline", "time_given", "demand", "be_to"):
        return plan
    return replace(plan, firmness="conditional") if is_conditional(sentence, plan.event, plan.said) else plan


def _in_background(sentence: Sentence, plan: Plan) -> Plan:
    """Return the plan as one that needs a day to come where its clause only dates another."""
    return replace(plan, needs_time=True) if is_background(sentence, plan.said) else plan
