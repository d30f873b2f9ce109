"""What is said about a person: role, rank, affiliation, age, nationality, status, reward, conduct, other names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dateline.extract.facts.ages import find_ages
from dateline.extract.facts.conduct import find_affiliations, find_aliases, find_conduct
from dateline.extract.facts.offices import find_offices
from dateline.extract.facts.people import People, Said
from dateline.extract.facts.rewards import find_rewards
from dateline.extract.facts.roles import find_roles
from dateline.extract.facts.states import find_statuses
from dateline.extract.found import Found
from dateline.records.claims import Fact
from dateline.records.quantities import Period


def find_facts(found: Found) -> tuple[Fact, ...]:
    """Return the facts about persons in order; a fact said twice is given once, with the words that said it first."""
    people = People(found.analysis, found.entities)
    seen: set[tuple[str, str, str]] = set()
    facts: list[Fact] = []
    for said in sorted(_all(people), key=lambda each: (each.value_span, each.predicate, each.subject)):
        key = (said.subject, said.predicate, said.value.casefold())
        if key not in seen:
            seen.add(key)
            facts.append(_fact(len(facts) + 1, said, found))
    return tuple(facts)


def _all(people: People) -> Iterator[Said]:
    for sentence in people.analysis.sentences:
        yield from chain(
            find_roles(people, sentence),
            find_offices(people, sentence),
            find_ages(people, sentence),
            find_statuses(people, sentence),
            find_rewards(people, sentence),
            find_affiliations(people, sentence),
            find_conduct(people, sentence),
            find_aliases(people, sentence),
        )


def _fact(number: int, said: Said, found: Found) -> Fact:
    return Fact(
        id=f"fact-{number}",
        span=said.span,
        rule=said.rule,
        score=said.score,
        subject=said.subject,
        predicate=said.predicate,
        value=said.value,
        value_span=said.value_span,
        valid=Period(),
        attributions=found.attributions_over(said.value_span),
    )
