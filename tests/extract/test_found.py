from __future__ import annotations

import random
import time
from collections.abc import Callable

from dateline.extract.blocks import BLOCK, Blocks
from dateline.extract.found import Found
from dateline.records.claims import Attribution, Entity, Mention, Source
from dateline.records.reading import Anchor
from dateline.records.texts import Analysis, Span
from tests.conftest import document

NO_DAY = Anchor(None, None, None, "unknown", "none", conflicts_with_published=False, evidence=())
NOBODY = Source(spans=(), entity=None, kind="unknown", named=False, anonymous=False, role=None, body=None, number=None)


def entity(name: str, *spans: Span) -> Entity:
    mentions = tuple(Mention(span, "name") for span in spans)
    return Entity(id=name, span=spans[0], rule="test@1", score=1.0, type="PERSON", name=name, mentions=mentions)


def attribution(name: str, *content: Span) -> Attribution:
    return Attribution(
        id=name,
        span=content[0],
        rule="test@1",
        score=1.0,
        source=NOBODY,
        cue=None,
        cues=(),
        content=content,
        mode="indirect",
        force="said",
        via=None,
        polarity="positive",
        certainty="certain",
        channel="statement",
    )


def report(entities: tuple[Entity, ...] = (), attributions: tuple[Attribution, ...] = ()) -> Found:
    return Found(Analysis(document(""), ()), NO_DAY, entities=entities, attributions=attributions)


def spans(seed: int, number: int, longest: int) -> list[Span]:
    chance = random.Random(seed)
    starts = [chance.randrange(20 * BLOCK) for _ in range(number)]
    return [Span(start, start + chance.randrange(longest)) for start in starts]


def test_a_look_up_finds_all_that_a_walk_over_everything_finds() -> None:
    placed = [(span, number) for number, span in enumerate(spans(1, 400, 700))]
    blocks = Blocks.of(placed)
    for asked in spans(2, 400, 300):
        meets = [each for each in placed if each[0].meets(asked)]
        holds = [each for each in placed if each[0].holds(asked)]
        inside = [each for each in placed if asked.holds(each[0])]
        near = list(blocks.near(asked))
        assert [each for each in near if each[0].meets(asked)] == meets
        assert [each for each in near if each[0].holds(asked)] == holds
        assert [each for each in near if asked.holds(each[0])] == inside


def test_a_content_holds_what_ends_with_it_at_the_rim_of_a_block() -> None:
    found = report(attributions=(attribution("attribution-1", Span(0, BLOCK)),))
    assert found.attributions_over(Span(BLOCK, BLOCK)) == ("attribution-1",)
    assert found.attributions_over(Span(BLOCK - 1, BLOCK + 1)) == ()


def test_a_saying_in_two_pieces_is_named_once() -> None:
    found = report(attributions=(attribution("attribution-1", Span(0, 50), Span(10, 60)), attribution("attribution-2", Span(5, 30))))
    assert found.attributions_over(Span(12, 20)) == ("attribution-1", "attribution-2")


def test_of_two_names_that_meet_the_words_the_one_that_ends_last_counts() -> None:
    mill, miller = entity("entity-1", Span(0, 4), Span(300, 310)), entity("entity-2", Span(2, 9))
    found = report(entities=(mill, miller))
    assert found.entity_at(Span(3, 4)) is miller
    assert found.entity_at(Span(300, 301)) is mill
    assert found.entity_at(Span(20, 30)) is None


def test_what_was_looked_up_before_a_change_is_not_taken_for_what_stands_after_it() -> None:
    before = report(entities=(entity("entity-1", Span(0, 4)),))
    assert before.entity_at(Span(0, 4)) is not None
    assert Found(before.analysis, before.anchor).entity_at(Span(0, 4)) is None


def test_a_page_eight_times_as_long_takes_no_sixty_times_as_long() -> None:
    def seconds(number: int) -> float:
        sayings = tuple(attribution(f"attribution-{each}", Span(each * 100, each * 100 + 90)) for each in range(number))
        names = tuple(entity(f"entity-{each}", Span(each * 100, each * 100 + 9)) for each in range(number))
        return min(timed(lambda: ask(report(names, sayings), number)) for _ in range(3))

    assert seconds(8000) < 25 * max(seconds(1000), 0.001)


def ask(found: Found, number: int) -> None:
    for each in range(number):
        assert found.attributions_over(Span(each * 100 + 3, each * 100 + 5)) == (f"attribution-{each}",)
        assert found.entity_at(Span(each * 100 + 3, each * 100 + 5)) is found.entities[each]


def timed(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
