"""The tables of what people decide and machines suggest: who is who, what was checked, whom one trusts, who may see, who left."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from dateline.ledger.columns import a_digest, json_in, key, one_of, sequence, table, text, to, whole

ABOUT = ("incident", "entity", "place", "tally", "scheduled", "document")
JUDGEMENTS = ("same", "different", "unsure", "suggested", "withdrawn")
STATES = ("in_review", "accepted", "corrected", "rejected", "disputed", "superseded")
RELATED = ("syndicated", "same_story", "corrected", "update")
HANDLINGS = ("received", "hashed", "normalised", "viewed", "exported", "redacted")

edge = table(
    "edge",
    key(),
    text("left"),
    text("right"),
    text("about"),
    text("judgement"),
    whole("score", empty=True),
    text("rule", empty=True),
    text("reasons_json"),
    text("reason"),
    to("evidence_span", "span.id", empty=True),
    to("decided_by", "actor.id"),
    text("decided_at"),
    to("supersedes", "edge.id", empty=True),
    a_digest("id"),
    one_of("about", ABOUT),
    one_of("judgement", JUDGEMENTS),
    json_in("reasons_json"),
    CheckConstraint('"left" < "right"', name="left_before_right"),
    CheckConstraint("score BETWEEN 0 AND 1000", name="score_in_thousandths"),
    CheckConstraint("(judgement = 'suggested') = (score IS NOT NULL AND rule IS NOT NULL)", name="suggestions_have_a_score"),
    CheckConstraint("judgement = 'suggested' OR length(reason) > 0", name="reason_given"),
    CheckConstraint("judgement <> 'withdrawn' OR supersedes IS NOT NULL", name="something_is_withdrawn"),
    UniqueConstraint("supersedes", name="superseded_once"),
    Index("edge_left", "left", "about"),
    Index("edge_right", "right", "about"),
)
family = table(
    "family",
    key(),
    to("left", "document.id"),
    to("right", "document.id"),
    text("relation"),
    whole("score"),
    text("rule"),
    text("reason"),
    to("decided_by", "actor.id"),
    text("decided_at"),
    to("supersedes", "family.id", empty=True),
    a_digest("id"),
    one_of("relation", RELATED),
    CheckConstraint('"left" < "right"', name="left_before_right"),
    CheckConstraint("score BETWEEN 0 AND 1000", name="score_in_thousandths"),
    UniqueConstraint("supersedes", name="superseded_once"),
    Index("family_pair", "left", "right"),
)
review = table(
    "review",
    sequence(),
    text("target_table"),
    text("target_id"),
    text("target_digest"),
    text("state"),
    to("reviewer", "actor.id"),
    text("reason"),
    whole("bulk"),
    text("at"),
    one_of("target_table", ("record", "statement", "edge")),
    a_digest("target_digest"),
    one_of("state", STATES),
    CheckConstraint("length(reason) > 0", name="reason_given"),
    CheckConstraint("bulk IN (0, 1)", name="bulk_is_yes_or_no"),
    Index("review_of", "target_table", "target_id"),
)
departure = table(
    "departure",
    to("actor", "actor.id", key=True),
    to("by", "actor.id"),
    text("at"),
    text("reason"),
    CheckConstraint("length(reason) > 0", name="reason_given"),
)
rating = table(
    "rating",
    sequence(),
    text("source"),
    text("reliability"),
    text("credibility"),
    to("claim", "claim.record", empty=True),
    to("by", "actor.id"),
    text("at"),
    text("reason"),
    one_of("reliability", ("A", "B", "C", "D", "E", "F")),
    one_of("credibility", ("1", "2", "3", "4", "5", "6")),
    CheckConstraint("length(source) > 0", name="source_named"),
    CheckConstraint("length(reason) > 0", name="reason_given"),
    Index("rating_of", "source"),
)
policy = table(
    "policy",
    key(),
    text("name"),
    text("version"),
    text("body_json"),
    a_digest("id"),
    json_in("body_json"),
    UniqueConstraint("name", "version", name="policy_once"),
)
tally_run = table(
    "tally_run",
    key(),
    to("policy", "policy.id"),
    text("scope_json"),
    text("known_at"),
    text("inputs_digest"),
    text("result_json"),
    a_digest("id"),
    a_digest("inputs_digest"),
    json_in("scope_json"),
    json_in("result_json"),
)
restriction = table(
    "restriction",
    key(),
    text("target"),
    text("visibility"),
    text("reason"),
    to("by", "actor.id"),
    text("at"),
    to("supersedes", "restriction.id", empty=True),
    a_digest("id"),
    one_of("visibility", ("restricted", "public")),
    CheckConstraint("length(reason) > 0", name="reason_given"),
    UniqueConstraint("supersedes", name="superseded_once"),
    Index("restriction_of", "target"),
)
custody = table(
    "custody",
    sequence(),
    text("at"),
    to("actor", "actor.id"),
    text("action"),
    text("object_sha256"),
    text("note", empty=True),
    one_of("action", HANDLINGS),
    a_digest("object_sha256"),
    Index("custody_of", "object_sha256"),
)
