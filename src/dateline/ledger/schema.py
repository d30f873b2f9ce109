"""The tables of a ledger: strict, keyed by content, and closed to change by triggers that stand in the file itself."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

APPLICATION_ID = 0x44744C6E  # "DtLn", so that `file` and we know a ledger from any other database
VERSION = 1
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

metadata = MetaData()


def _one_of(column: str, names: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(name) for name in names)})", name=f"{column}_known")


def _digest(column: str) -> CheckConstraint:
    return CheckConstraint(f"length({column}) = 64", name=f"{column}_is_a_digest")


def _json(column: str) -> CheckConstraint:
    # json_valid() would say more, but SQLite before 3.41 refuses it in a schema that it is told not to trust
    return CheckConstraint(f"length({column}) > 0", name=f"{column}_is_there")


def _key(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _to(name: str, target: str, *, key: bool = False, empty: bool = False, later: bool = False) -> Column[str]:
    reference = ForeignKey(target, deferrable=True, initially="DEFERRED") if later else ForeignKey(target)
    return Column(name, Text, reference, primary_key=key, nullable=empty)


def _text(name: str, *, empty: bool = False, key: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=empty)


def _whole(name: str, *, empty: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=empty)


def _sequence() -> Column[int]:
    return Column("seq", Integer, primary_key=True, autoincrement=False)


def _table(name: str, *parts: Column[str] | Column[int] | Column[bytes] | CheckConstraint | UniqueConstraint | Index) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=False)


actor = _table(
    "actor",
    _key(),
    _text("kind"),
    _text("pseudonym", empty=True),
    _text("active_from"),
    _text("active_to", empty=True),
    _one_of("kind", ("person", "program")),
)
blob = _table(
    "blob",
    _key("sha256"),
    _whole("size"),
    _text("mime_sniffed"),
    Column("bytes", LargeBinary, nullable=False),
    _digest("sha256"),
    CheckConstraint("size = length(bytes)", name="size_is_right"),
)
capture = _table(
    "capture",
    _key(),
    _to("blob", "blob.sha256"),
    _text("url_requested", empty=True),
    _text("url_final", empty=True),
    _whole("http_status", empty=True),
    _text("headers_json"),
    _text("retrieved_at"),
    _text("collector"),
    _text("method"),
    _text("mime_declared", empty=True),
    _text("archive_urls_json"),
    _one_of("method", ("paste", "fetch", "file", "feed")),
    _digest("id"),
    _json("headers_json"),
    _json("archive_urls_json"),
)
document = _table(
    "document",
    _key(),
    _text("text"),
    _whole("length"),
    _digest("id"),
    CheckConstraint("length >= 0", name="length_is_right"),
)
appearance = _table(
    "appearance",
    _key(),
    _to("document", "document.id"),
    _to("capture", "capture.id"),
    _text("name"),
    _text("normaliser"),
    _text("outlet", empty=True),
    _text("title", empty=True),
    _text("byline", empty=True),
    _text("language", empty=True),
    _text("published_start", empty=True),
    _text("published_end", empty=True),
    _text("published_precision"),
    _text("published_basis"),
    _text("original_publisher", empty=True),
    _text("note", empty=True),
    _text("removed_json"),
    _digest("id"),
    _one_of("published_basis", ("given", "page", "none")),
    CheckConstraint("(published_basis = 'none') = (published_start IS NULL)", name="published_has_a_basis"),
    CheckConstraint("published_end >= published_start", name="published_runs_forward"),
    _json("removed_json"),
    Index("appearance_of", "document"),
    Index("appearance_named", "name"),
)
family = _table(
    "family",
    _key(),
    _to("left", "document.id"),
    _to("right", "document.id"),
    _text("relation"),
    _text("reason"),
    _to("supersedes", "family.id", empty=True),
    _one_of("relation", ("syndicated", "same_story", "corrected", "update")),
    CheckConstraint('"left" < "right"', name="left_before_right"),
)
span = _table(
    "span",
    _key(),
    _to("document", "document.id"),
    _whole("start"),
    _whole("end"),
    _text("exact"),
    _text("exact_sha256"),
    _digest("id"),
    CheckConstraint('start >= 0 AND "end" > start', name="words_stand_there"),
    UniqueConstraint("document", "start", "end", name="span_once"),
)
record = _table(
    "record",
    _key(),
    _text("kind"),
    _to("document", "document.id"),
    _digest("id"),
    _one_of("kind", RECORD_KINDS),
    Index("record_of", "document"),
)
claim = _table(
    "claim",
    _to("record", "record.id", key=True),
    _to("content_span", "span.id"),
    _to("cue_span", "span.id", empty=True),
    _to("speaker_entity", "record.id", empty=True),
    _text("speaker_as_written", empty=True),
    _text("force"),
    _text("polarity"),
    _text("certainty"),
    _text("mode"),
    _text("channel"),
    _to("via", "claim.record", empty=True, later=True),
    _text("made_at_start", empty=True),
    _text("made_at_end", empty=True),
    _one_of("force", FORCES),
    _one_of("polarity", ("positive", "negative")),
    _one_of("certainty", ("certain", "probable", "possible", "underspecified")),
    _one_of("mode", ("direct", "indirect", "mixed")),
    _one_of("channel", CHANNELS),
    CheckConstraint("via <> record", name="via_another"),
)
statement = _table(
    "statement",
    _key(),
    _to("subject", "record.id"),
    _text("property"),
    _text("value_json"),
    _whole("low", empty=True),
    _whole("high", empty=True),
    _text("kind", empty=True),
    _text("original", empty=True),
    _to("span", "span.id"),
    _to("claim", "claim.record", empty=True),
    _text("recorded_at"),
    _digest("id"),
    _one_of("kind", STATEMENT_KINDS),
    _json("value_json"),
    CheckConstraint("low <= high", name="low_before_high"),
    CheckConstraint("kind <> 'none' OR (low = 0 AND high = 0)", name="none_is_zero"),
    CheckConstraint("kind <> 'unknown_number' OR (low = 1 AND high IS NULL)", name="unknown_is_open"),
    Index("statement_about", "subject", "property"),
)
supersession = _table(
    "supersession",
    _sequence(),
    _to("old", "statement.id", empty=True),
    _to("new", "statement.id", empty=True),
    _text("reason"),
    _to("by", "actor.id"),
    _text("at"),
    CheckConstraint("old IS NOT NULL OR new IS NOT NULL", name="something_changes"),
    CheckConstraint("old <> new", name="old_is_not_new"),
    CheckConstraint("length(reason) > 0", name="reason_given"),
    Index("supersession_old", "old"),
    Index("supersession_new", "new"),
)
run = _table("run", _key(), _text("tool"), _text("version"), _text("config_digest"), _text("at"), _digest("id"))
coverage = _table(
    "coverage",
    _sequence(),
    _to("run", "run.id"),
    _to("document", "document.id"),
    _to("appearance", "appearance.id"),
    _text("at"),
    _text("anchor_json"),
    _text("sentences_json"),
    UniqueConstraint("run", "appearance", name="read_once"),
    _json("anchor_json"),
    _json("sentences_json"),
    Index("coverage_of", "document"),
)
assertion = _table(
    "assertion",
    _to("statement", "statement.id", key=True),
    _text("origin", key=True),
    _to("run", "run.id", key=True),
    _whole("score"),
    _text("at"),
    CheckConstraint("origin GLOB 'machine:*@*' OR origin GLOB 'human:?*'", name="origin_known"),
    CheckConstraint("score BETWEEN 0 AND 1000", name="score_in_thousandths"),
)
relation = _table(
    "relation",
    _key(),
    _to("left", "claim.record"),
    _to("right", "claim.record"),
    _text("relation"),
    _to("span", "span.id", empty=True),
    _text("reason"),
    _to("decided_by", "actor.id"),
    _to("supersedes", "relation.id", empty=True),
    _one_of("relation", RELATIONS),
    CheckConstraint('"left" <> "right"', name="two_claims"),
)
log = _table(
    "log",
    _sequence(),
    _text("at"),
    _to("actor", "actor.id"),
    _text("action"),
    _text("target_table"),
    _text("target_id"),
    _text("row_sha256"),
    _text("reason", empty=True),
    _text("prev"),
    _text("hash"),
    _digest("row_sha256"),
    _digest("prev"),
    _digest("hash"),
    CheckConstraint("seq > 0", name="counted_from_one"),
)
anchor = _table("anchor", _key("head"), _whole("seq"), _text("at"), _text("published_in"), _text("token", empty=True), _digest("head"))

KEYS = {table.name: tuple(column.name for column in table.primary_key) for table in metadata.sorted_tables}
COLUMNS = {table.name: tuple(column.name for column in table.columns) for table in metadata.sorted_tables}
LOGGED = tuple(table.name for table in metadata.sorted_tables if table.name != "log")
