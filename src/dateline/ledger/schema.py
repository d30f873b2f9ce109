"""The tables of a ledger: strict, keyed by content, and closed to change by triggers that stand in the file itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, UniqueConstraint

from dateline.ledger import decided  # noqa: F401 its tables belong to the schema
from dateline.ledger.columns import a_digest, json_in, key, one_of, sequence, table, text, to, whole
from dateline.ledger.columns import metadata as metadata  # noqa: PLC0414 whoever asks for the tables finds them here

APPLICATION_ID = 0x44744C6E  # "DtLn", so that `file` and we know a ledger from any other database
VERSION = 3
RECORD_KINDS = ("claim", "event", "incident", "count", "tally", "comparison", "scheduled", "fact", "entity", "place", "time")
STATEMENT_KINDS = (
    "exactly",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "about",
    "nearly",
    "range",
    "vague",
    "none",
    "unknown_number",
)
FORCES = ("said", "claimed", "confirmed", "denied", "alleged", "estimated", "expected", "announced", "warned", "accused")
CHANNELS = (
    "statement",
    "interview",
    "document",
    "court",
    "public_record",
    "state_media",
    "social_post",
    "unnamed_official",
    "observation",
    "own_voice",
)
RELATIONS = ("corroborates", "contradicts", "denies", "supersedes", "repeats", "narrows")

actor = table(
    "actor",
    key(),
    text("kind"),
    text("pseudonym", empty=True),
    text("active_from"),
    text("active_to", empty=True),
    one_of("kind", ("person", "program")),
)
blob = table(
    "blob",
    key("sha256"),
    whole("size"),
    text("mime_sniffed"),
    Column("bytes", LargeBinary, nullable=False),
    a_digest("sha256"),
    CheckConstraint("size = length(bytes)", name="size_is_right"),
)
capture = table(
    "capture",
    key(),
    to("blob", "blob.sha256"),
    text("url_requested", empty=True),
    text("url_final", empty=True),
    whole("http_status", empty=True),
    text("headers_json"),
    text("retrieved_at"),
    text("collector"),
    text("method"),
    text("mime_declared", empty=True),
    text("archive_urls_json"),
    one_of("method", ("paste", "fetch", "file", "feed")),
    a_digest("id"),
    json_in("headers_json"),
    json_in("archive_urls_json"),
    Index("capture_asked", "url_requested"),
    Index("capture_answered", "url_final"),
)
document = table(
    "document",
    key(),
    text("text"),
    whole("length"),
    a_digest("id"),
    CheckConstraint("length >= 0", name="length_is_right"),
)
appearance = table(
    "appearance",
    key(),
    to("document", "document.id"),
    to("capture", "capture.id"),
    text("name"),
    text("normaliser"),
    text("outlet", empty=True),
    text("title", empty=True),
    text("byline", empty=True),
    text("language", empty=True),
    text("published_start", empty=True),
    text("published_end", empty=True),
    text("published_precision"),
    text("published_basis"),
    text("original_publisher", empty=True),
    text("note", empty=True),
    text("removed_json"),
    a_digest("id"),
    one_of("published_basis", ("given", "page", "none")),
    CheckConstraint("(published_basis = 'none') = (published_start IS NULL)", name="published_has_a_basis"),
    CheckConstraint("published_end >= published_start", name="published_runs_forward"),
    json_in("removed_json"),
    Index("appearance_of", "document"),
    Index("appearance_named", "name"),
    Index("appearance_taken", "capture"),
)
span = table(
    "span",
    key(),
    to("document", "document.id"),
    whole("start"),
    whole("end"),
    text("exact"),
    text("exact_sha256"),
    a_digest("id"),
    CheckConstraint('start >= 0 AND "end" > start', name="words_stand_there"),
    UniqueConstraint("document", "start", "end", name="span_once"),
)
record = table(
    "record",
    key(),
    text("kind"),
    to("document", "document.id"),
    a_digest("id"),
    one_of("kind", RECORD_KINDS),
    Index("record_of", "document"),
)
claim = table(
    "claim",
    to("record", "record.id", key=True),
    to("content_span", "span.id"),
    to("cue_span", "span.id", empty=True),
    to("speaker_entity", "record.id", empty=True),
    text("speaker_as_written", empty=True),
    text("force"),
    text("polarity"),
    text("certainty"),
    text("mode"),
    text("channel"),
    to("via", "claim.record", empty=True, later=True),
    text("made_at_start", empty=True),
    text("made_at_end", empty=True),
    one_of("force", FORCES),
    one_of("polarity", ("positive", "negative")),
    one_of("certainty", ("certain", "probable", "possible", "underspecified")),
    one_of("mode", ("direct", "indirect", "mixed")),
    one_of("channel", CHANNELS),
    CheckConstraint("via <> record", name="via_another"),
)
statement = table(
    "statement",
    key(),
    to("subject", "record.id"),
    text("property"),
    text("value_json"),
    whole("low", empty=True),
    whole("high", empty=True),
    text("kind", empty=True),
    text("original", empty=True),
    to("span", "span.id"),
    to("claim", "claim.record", empty=True),
    text("recorded_at"),
    a_digest("id"),
    one_of("kind", STATEMENT_KINDS),
    json_in("value_json"),
    CheckConstraint("low <= high", name="low_before_high"),
    CheckConstraint("kind <> 'none' OR (low = 0 AND high = 0)", name="none_is_zero"),
    CheckConstraint("kind <> 'unknown_number' OR (low = 1 AND high IS NULL)", name="unknown_is_open"),
    Index("statement_about", "subject", "property"),
)
supersession = table(
    "supersession",
    sequence(),
    to("old", "statement.id", empty=True),
    to("new", "statement.id", empty=True),
    text("reason"),
    to("by", "actor.id"),
    text("at"),
    CheckConstraint("old IS NOT NULL OR new IS NOT NULL", name="something_changes"),
    CheckConstraint("old <> new", name="old_is_not_new"),
    CheckConstraint("length(reason) > 0", name="reason_given"),
    Index("supersession_old", "old"),
    Index("supersession_new", "new"),
)
run = table("run", key(), text("tool"), text("version"), text("config_digest"), text("at"), a_digest("id"))
coverage = table(
    "coverage",
    sequence(),
    to("run", "run.id"),
    to("document", "document.id"),
    to("appearance", "appearance.id"),
    text("at"),
    text("anchor_json"),
    text("sentences_json"),
    UniqueConstraint("run", "appearance", name="read_once"),
    json_in("anchor_json"),
    json_in("sentences_json"),
    Index("coverage_of", "document"),
)
assertion = table(
    "assertion",
    to("statement", "statement.id", key=True),
    text("origin", key=True),
    to("run", "run.id", key=True),
    whole("score"),
    text("at"),
    CheckConstraint("origin GLOB 'machine:*@*' OR origin GLOB 'human:?*'", name="origin_known"),
    CheckConstraint("score BETWEEN 0 AND 1000", name="score_in_thousandths"),
)
relation = table(
    "relation",
    key(),
    to("left", "claim.record"),
    to("right", "claim.record"),
    text("relation"),
    to("span", "span.id", empty=True),
    text("reason"),
    to("decided_by", "actor.id"),
    to("supersedes", "relation.id", empty=True),
    one_of("relation", RELATIONS),
    CheckConstraint('"left" <> "right"', name="two_claims"),
)
log = table(
    "log",
    sequence(),
    text("at"),
    to("actor", "actor.id"),
    text("action"),
    text("target_table"),
    text("target_id"),
    text("row_sha256"),
    text("reason", empty=True),
    text("prev"),
    text("hash"),
    a_digest("row_sha256"),
    a_digest("prev"),
    a_digest("hash"),
    CheckConstraint("seq > 0", name="counted_from_one"),
)
anchor = table("anchor", key("head"), whole("seq"), text("at"), text("published_in"), text("token", empty=True), a_digest("head"))

KEYS = {each.name: tuple(column.name for column in each.primary_key) for each in metadata.sorted_tables}
COLUMNS = {each.name: tuple(column.name for column in each.columns) for each in metadata.sorted_tables}
