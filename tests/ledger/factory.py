"""A tiny world: one report on a raid, read by hand."""
# ruff: noqa: E501 records read better on one line each

from __future__ import annotations

import hashlib
from dataclasses import replace

from dateline.ledger.rows import Capture, Run
from dateline.records.claims import (
    Against,
    Attribution,
    Comparison,
    Count,
    Entity,
    Event,
    Fact,
    Hint,
    Incident,
    Mention,
    Place,
    Relation,
    Role,
    Scheduled,
    Source,
    Tally,
    Time,
    Who,
)
from dateline.records.quantities import AsOf, Due, Period, Toll
from dateline.records.reading import Anchor, Reading
from dateline.records.texts import Document, Published, Span

RUN = Run("dateline", "0.1.0", "codebook")
TEXT = (
    "SELMIN — At least 14 rebels, including four commanders, were killed in a raid near Tolmere on 10 November, "
    "the Joint Command said. Seven soldiers were injured. The Command counted 153 attacks as of mid-July. "
    "Talks resume on 2 December. Aid groups deny that the raid was fought near houses."
)
PUBLISHED = "2025-11-14"


def clock() -> str:
    return "2025-11-15T08:00:00Z"


def span(words: str, text: str = TEXT, after: str = "") -> Span:
    start = text.index(words, text.index(after) if after else 0)
    return Span(start, start + len(words))


def document(text: str = TEXT, name: str = "raid.txt", published: str | None = PUBLISHED, **other: str) -> Document:
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        url=other.get("url"),
        title="Raid near Tolmere",
        site=other.get("site", "The Selmin Courier"),
        byline="Lena Ostrow",
        language="en",
        published=Published(published, "page") if published else Published(),
        original_publisher=None,
        raw_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        note=None,
        removed=(),
    )


def capture(text: str = TEXT, **given: str) -> Capture:
    return Capture(text.encode(), "text/plain", "plain@1", {"name": "raid.txt", **given})


def reading(opening: str = "", **other: str) -> Reading:
    """Return the reading of the raid, with other words before it if wanted, so that offsets and ids differ."""
    text = opening + TEXT
    moved = len(opening)

    def at(words: str, after: str = "") -> Span:
        start, end = span(words, TEXT, after)
        return Span(start + moved, end + moved)

    rebels, command, soldiers, aid = at("rebels"), at("the Joint Command"), at("soldiers"), at("Aid groups")
    entities = (
        Entity(id="entity-1", span=rebels, rule="names@1", score=0.9, type="GROUP", name="rebels", mentions=(Mention(rebels, "nominal"),)),
        Entity(
            id="entity-2",
            span=command,
            rule="names@1",
            score=0.99,
            type="MILITARY",
            name="Joint Command",
            country="RS",
            sector="MIL",
            mentions=(Mention(command, "name"), Mention(at("The Command"), "nominal")),
        ),
        Entity(id="entity-3", span=aid, rule="names@1", score=0.7, type="GROUP", name="Aid groups", mentions=(Mention(aid, "nominal"),)),
    )
    day = at("10 November")
    times = (
        Time(id="time-1", span=day, rule="times.date@1", score=1.0, type="DATE", value="2025-11-10", start="2025-11-10", end="2025-11-10",
             precision="day", anchored_on="anchor"),
        Time(id="time-2", span=at("2 December"), rule="times.date@1", score=1.0, type="DATE", value="2025-12-02", start="2025-12-02",
             end="2025-12-02", precision="day", anchored_on="anchor"),
    )  # fmt: skip
    places = (
        Place(id="place-1", span=at("Tolmere"), rule="places@1", score=0.8, name="Tolmere", geonameid=42, country="RS", admin1="Orsha",
              lat=44.125, lon=-20.5, precision="city"),
    )  # fmt: skip
    attributions = (
        _said(
            "attribution-1",
            at("said"),
            command,
            "entity-2",
            at("At least 14 rebels, including four commanders, were killed in a raid near Tolmere on 10 November"),
        ),
        _said(
            "attribution-2",
            at("deny"),
            aid,
            "entity-3",
            at("that the raid was fought near houses"),
            force="denied",
            polarity="negative",
            hint=Hint("tally-1", "higher"),
        ),
    )
    events = (
        Event(id="event-1", span=at("raid"), rule="events@1", score=0.9, clause=at("At least 14 rebels, including four commanders, were killed in a raid near Tolmere on 10 November"),
              type="ASSAULT", mode="raid", status="occurred", roles=(Role("target", rebels, "entity-1"),), time="time-1", place="place-1",
              counts=("count-1", "count-2", "count-3"), attributions=("attribution-1",)),
    )  # fmt: skip
    counts = (
        _count("count-1", at("14"), at("At least 14 rebels"), "killed", Who(rebels, "entity-1", "militant", "rebels"), 14, "at_least"),
        replace(
            _count("count-2", at("four"), at("four commanders"), "killed", Who(at("commanders"), None, "leader", "rebels"), 4),
            part_of="count-1",
        ),
        replace(
            _count("count-3", at("Seven"), at("Seven soldiers"), "injured", Who(soldiers, None, "soldier", "army"), 7), attributions=()
        ),
    )
    incidents = (
        Incident(id="incident-1", span=at("raid"), rule="incidents@1", score=0.8, events=("event-1",), type="ASSAULT", mode="raid", status="occurred",
                 start="2025-11-10", end="2025-11-10", precision="day", place="place-1", actors=(), targets=("entity-1",),
                 killed=Toll(14, 14, None, ("count-1",)), injured=Toll(7, 7, 7, ("count-3",)), captured=None, attributions=("attribution-1",)),
    )  # fmt: skip
    tallies = (
        Tally(id="tally-1", span=at("153 attacks"), rule="tallies@1", score=0.9, number=at("153"), value=153, low=153, high=153, comparator="exactly",
              measure="attacks", unit="attacks", actor="entity-1", target=None, place=None, period=Period("2025-01-01", "2025-07-15"),
              as_of=AsOf("2025-07-15", "part_of_month"), attributions=("attribution-1",)),
    )  # fmt: skip
    scheduled = (
        Scheduled(id="scheduled-1", span=at("Talks resume on 2 December"), rule="scheduled@1", score=0.9, kind="talks", what=at("Talks resume"),
                  due=Due("2025-12-02", "2025-12-02", "day"), firmness="scheduled", parties=("entity-2",), attributions=(), change=None, was=None),
    )  # fmt: skip
    facts = (
        Fact(id="fact-1", span=at("four commanders"), rule="facts@1", score=0.6, subject="entity-1", predicate="rank", value="commanders",
             value_span=at("commanders"), valid=Period(), attributions=()),
    )  # fmt: skip
    comparisons = (
        Comparison(id="comparison-1", span=at("counted 153 attacks"), rule="tallies@1", score=0.5, left="tally-1", relation="more", ratio=1.5,
                   against=Against(None, "2024-01-01", "2024-07-15"), attributions=()),
    )  # fmt: skip
    relations = (
        Relation(
            id="relation-1",
            span=at("deny"),
            rule="attribution@1",
            score=0.5,
            left="attribution-2",
            right="attribution-1",
            relation="denies",
        ),
    )
    return Reading(
        document=document(
            text,
            other.get("name", "raid.txt"),
            other.get("published", PUBLISHED),
            **{k: v for k, v in other.items() if k in {"url", "site"}},
        ),
        anchor=Anchor(PUBLISHED, PUBLISHED, PUBLISHED, "day", "published", False, ()),
        sentences=sentences(text),
        entities=entities,
        times=times,
        places=places,
        attributions=attributions,
        relations=relations,
        events=events,
        counts=counts,
        incidents=incidents,
        tallies=tallies,
        comparisons=comparisons,
        scheduled=scheduled,
        facts=facts,
    )


def sentences(text: str) -> tuple[Span, ...]:
    found, start = [], 0
    for end in [place + 1 for place, mark in enumerate(text) if mark == "."]:
        found.append(Span(start, end))
        start = end + 1
    return tuple(found)


def _said(name: str, cue: Span, source: Span, entity: str, content: Span, **other: object) -> Attribution:
    values: dict[str, object] = {"force": "said", "polarity": "positive", "hint": None, **other}
    return Attribution(
        id=name,
        span=Span(min(cue.start, source.start), max(cue.end, source.end)),
        rule="attribution@1",
        score=0.9,
        source=Source(spans=(source,), entity=entity, kind="organization", named=True, anonymous=False, role=None, body=None, number=None),
        cue=cue,
        cues=(),
        content=(content,),
        mode="indirect",
        via=None,
        certainty="certain",
        channel="statement",
        **values,  # type: ignore[arg-type] # three of the fields above, by name
    )


def _count(name: str, number: Span, where: Span, outcome: str, who: Who, value: int, comparator: str = "exactly") -> Count:
    high = value if comparator == "exactly" else None
    return Count(
        id=name,
        span=where,
        rule="count.nummod@1",
        score=0.95,
        number=number,
        value=value,
        low=value,
        high=high,
        comparator=comparator,  # type: ignore[arg-type] # the tests name comparators as they stand
        outcome=outcome,  # type: ignore[arg-type]
        who=who,
        part_of=None,
        cumulative=False,
        event="event-1",
        attributions=("attribution-1",),
    )
