CREATE TABLE policy (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	version TEXT NOT NULL, 
	body_json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT body_json_is_there CHECK (length(body_json) > 0), 
	CONSTRAINT policy_once UNIQUE (name, version)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE actor (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	pseudonym TEXT, 
	active_from TEXT NOT NULL, 
	active_to TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT kind_known CHECK (kind IN ('person', 'program'))
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE blob (
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	mime_sniffed TEXT NOT NULL, 
	bytes BLOB NOT NULL, 
	PRIMARY KEY (sha256), 
	CONSTRAINT sha256_is_a_digest CHECK (length(sha256) = 64), 
	CONSTRAINT size_is_right CHECK (size = length(bytes))
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE document (
	id TEXT NOT NULL, 
	text TEXT NOT NULL, 
	length INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT length_is_right CHECK (length >= 0)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE run (
	id TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	version TEXT NOT NULL, 
	config_digest TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE anchor (
	head TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	published_in TEXT NOT NULL, 
	token TEXT, 
	PRIMARY KEY (head), 
	CONSTRAINT head_is_a_digest CHECK (length(head) = 64)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE family (
	id TEXT NOT NULL, 
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	score INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	supersedes TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT relation_known CHECK (relation IN ('syndicated', 'same_story', 'corrected', 'update')), 
	CONSTRAINT left_before_right CHECK ("left" < "right"), 
	CONSTRAINT score_in_thousandths CHECK (score BETWEEN 0 AND 1000), 
	CONSTRAINT superseded_once UNIQUE (supersedes), 
	FOREIGN KEY("left") REFERENCES document (id), 
	FOREIGN KEY("right") REFERENCES document (id), 
	FOREIGN KEY(decided_by) REFERENCES actor (id), 
	FOREIGN KEY(supersedes) REFERENCES family (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX family_pair ON family ("left", "right");
CREATE TABLE review (
	seq INTEGER NOT NULL, 
	target_table TEXT NOT NULL, 
	target_id TEXT NOT NULL, 
	target_digest TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reviewer TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	bulk INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT target_table_known CHECK (target_table IN ('record', 'statement', 'edge')), 
	CONSTRAINT target_digest_is_a_digest CHECK (length(target_digest) = 64), 
	CONSTRAINT state_known CHECK (state IN ('in_review', 'accepted', 'corrected', 'rejected', 'disputed', 'superseded')), 
	CONSTRAINT reason_given CHECK (length(reason) > 0), 
	CONSTRAINT bulk_is_yes_or_no CHECK (bulk IN (0, 1)), 
	FOREIGN KEY(reviewer) REFERENCES actor (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX review_of ON review (target_table, target_id);
CREATE TABLE departure (
	actor TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (actor), 
	CONSTRAINT reason_given CHECK (length(reason) > 0), 
	FOREIGN KEY(actor) REFERENCES actor (id), 
	FOREIGN KEY("by") REFERENCES actor (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE tally_run (
	id TEXT NOT NULL, 
	policy TEXT NOT NULL, 
	scope_json TEXT NOT NULL, 
	known_at TEXT NOT NULL, 
	inputs_digest TEXT NOT NULL, 
	result_json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT inputs_digest_is_a_digest CHECK (length(inputs_digest) = 64), 
	CONSTRAINT scope_json_is_there CHECK (length(scope_json) > 0), 
	CONSTRAINT result_json_is_there CHECK (length(result_json) > 0), 
	FOREIGN KEY(policy) REFERENCES policy (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE restriction (
	id TEXT NOT NULL, 
	target TEXT NOT NULL, 
	visibility TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	supersedes TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT visibility_known CHECK (visibility IN ('restricted', 'public')), 
	CONSTRAINT reason_given CHECK (length(reason) > 0), 
	CONSTRAINT superseded_once UNIQUE (supersedes), 
	FOREIGN KEY("by") REFERENCES actor (id), 
	FOREIGN KEY(supersedes) REFERENCES restriction (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX restriction_of ON restriction (target);
CREATE TABLE custody (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	object_sha256 TEXT NOT NULL, 
	note TEXT, 
	PRIMARY KEY (seq), 
	CONSTRAINT action_known CHECK (action IN ('received', 'hashed', 'normalised', 'viewed', 'exported', 'redacted')), 
	CONSTRAINT object_sha256_is_a_digest CHECK (length(object_sha256) = 64), 
	FOREIGN KEY(actor) REFERENCES actor (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX custody_of ON custody (object_sha256);
CREATE TABLE capture (
	id TEXT NOT NULL, 
	blob TEXT NOT NULL, 
	url_requested TEXT, 
	url_final TEXT, 
	http_status INTEGER, 
	headers_json TEXT NOT NULL, 
	retrieved_at TEXT NOT NULL, 
	collector TEXT NOT NULL, 
	method TEXT NOT NULL, 
	mime_declared TEXT, 
	archive_urls_json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT method_known CHECK (method IN ('paste', 'fetch', 'file', 'feed')), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT headers_json_is_there CHECK (length(headers_json) > 0), 
	CONSTRAINT archive_urls_json_is_there CHECK (length(archive_urls_json) > 0), 
	FOREIGN KEY(blob) REFERENCES blob (sha256)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE span (
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	exact TEXT NOT NULL, 
	exact_sha256 TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT words_stand_there CHECK (start >= 0 AND "end" > start), 
	CONSTRAINT span_once UNIQUE (document, start, "end"), 
	FOREIGN KEY(document) REFERENCES document (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE record (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	document TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT kind_known CHECK (kind IN ('claim', 'event', 'incident', 'count', 'tally', 'comparison', 'scheduled', 'fact', 'entity', 'place', 'time')), 
	FOREIGN KEY(document) REFERENCES document (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX record_of ON record (document);
CREATE TABLE log (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	target_table TEXT NOT NULL, 
	target_id TEXT NOT NULL, 
	row_sha256 TEXT NOT NULL, 
	reason TEXT, 
	prev TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT row_sha256_is_a_digest CHECK (length(row_sha256) = 64), 
	CONSTRAINT prev_is_a_digest CHECK (length(prev) = 64), 
	CONSTRAINT hash_is_a_digest CHECK (length(hash) = 64), 
	CONSTRAINT counted_from_one CHECK (seq > 0), 
	FOREIGN KEY(actor) REFERENCES actor (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE edge (
	id TEXT NOT NULL, 
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	about TEXT NOT NULL, 
	judgement TEXT NOT NULL, 
	score INTEGER, 
	rule TEXT, 
	reasons_json TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	evidence_span TEXT, 
	decided_by TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	supersedes TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT about_known CHECK (about IN ('incident', 'entity', 'place', 'tally', 'scheduled', 'document')), 
	CONSTRAINT judgement_known CHECK (judgement IN ('same', 'different', 'unsure', 'suggested', 'withdrawn')), 
	CONSTRAINT reasons_json_is_there CHECK (length(reasons_json) > 0), 
	CONSTRAINT left_before_right CHECK ("left" < "right"), 
	CONSTRAINT score_in_thousandths CHECK (score BETWEEN 0 AND 1000), 
	CONSTRAINT suggestions_have_a_score CHECK ((judgement = 'suggested') = (score IS NOT NULL AND rule IS NOT NULL)), 
	CONSTRAINT reason_given CHECK (judgement = 'suggested' OR length(reason) > 0), 
	CONSTRAINT something_is_withdrawn CHECK (judgement <> 'withdrawn' OR supersedes IS NOT NULL), 
	CONSTRAINT superseded_once UNIQUE (supersedes), 
	FOREIGN KEY(evidence_span) REFERENCES span (id), 
	FOREIGN KEY(decided_by) REFERENCES actor (id), 
	FOREIGN KEY(supersedes) REFERENCES edge (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX edge_right ON edge ("right", about);
CREATE INDEX edge_left ON edge ("left", about);
CREATE TABLE appearance (
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	capture TEXT NOT NULL, 
	name TEXT NOT NULL, 
	normaliser TEXT NOT NULL, 
	outlet TEXT, 
	title TEXT, 
	byline TEXT, 
	language TEXT, 
	published_start TEXT, 
	published_end TEXT, 
	published_precision TEXT NOT NULL, 
	published_basis TEXT NOT NULL, 
	original_publisher TEXT, 
	note TEXT, 
	removed_json TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT published_basis_known CHECK (published_basis IN ('given', 'page', 'none')), 
	CONSTRAINT published_has_a_basis CHECK ((published_basis = 'none') = (published_start IS NULL)), 
	CONSTRAINT published_runs_forward CHECK (published_end >= published_start), 
	CONSTRAINT removed_json_is_there CHECK (length(removed_json) > 0), 
	FOREIGN KEY(document) REFERENCES document (id), 
	FOREIGN KEY(capture) REFERENCES capture (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX appearance_of ON appearance (document);
CREATE INDEX appearance_named ON appearance (name);
CREATE TABLE claim (
	record TEXT NOT NULL, 
	content_span TEXT NOT NULL, 
	cue_span TEXT, 
	speaker_entity TEXT, 
	speaker_as_written TEXT, 
	force TEXT NOT NULL, 
	polarity TEXT NOT NULL, 
	certainty TEXT NOT NULL, 
	mode TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	via TEXT, 
	made_at_start TEXT, 
	made_at_end TEXT, 
	PRIMARY KEY (record), 
	CONSTRAINT force_known CHECK (force IN ('said', 'claimed', 'confirmed', 'denied', 'alleged', 'estimated', 'expected', 'announced', 'warned', 'accused')), 
	CONSTRAINT polarity_known CHECK (polarity IN ('positive', 'negative')), 
	CONSTRAINT certainty_known CHECK (certainty IN ('certain', 'probable', 'possible', 'underspecified')), 
	CONSTRAINT mode_known CHECK (mode IN ('direct', 'indirect', 'mixed')), 
	CONSTRAINT channel_known CHECK (channel IN ('statement', 'interview', 'document', 'court', 'public_record', 'state_media', 'social_post', 'unnamed_official', 'observation', 'own_voice')), 
	CONSTRAINT via_another CHECK (via <> record), 
	FOREIGN KEY(record) REFERENCES record (id), 
	FOREIGN KEY(content_span) REFERENCES span (id), 
	FOREIGN KEY(cue_span) REFERENCES span (id), 
	FOREIGN KEY(speaker_entity) REFERENCES record (id), 
	FOREIGN KEY(via) REFERENCES claim (record) DEFERRABLE INITIALLY DEFERRED
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE rating (
	seq INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	reliability TEXT NOT NULL, 
	credibility TEXT NOT NULL, 
	claim TEXT, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT reliability_known CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')), 
	CONSTRAINT credibility_known CHECK (credibility IN ('1', '2', '3', '4', '5', '6')), 
	CONSTRAINT source_named CHECK (length(source) > 0), 
	CONSTRAINT reason_given CHECK (length(reason) > 0), 
	FOREIGN KEY(claim) REFERENCES claim (record), 
	FOREIGN KEY("by") REFERENCES actor (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX rating_of ON rating (source);
CREATE TABLE statement (
	id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	property TEXT NOT NULL, 
	value_json TEXT NOT NULL, 
	low INTEGER, 
	high INTEGER, 
	kind TEXT, 
	original TEXT, 
	span TEXT NOT NULL, 
	claim TEXT, 
	recorded_at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT id_is_a_digest CHECK (length(id) = 64), 
	CONSTRAINT kind_known CHECK (kind IN ('exactly', 'at_least', 'more_than', 'at_most', 'less_than', 'about', 'nearly', 'range', 'vague', 'none', 'unknown_number')), 
	CONSTRAINT value_json_is_there CHECK (length(value_json) > 0), 
	CONSTRAINT low_before_high CHECK (low <= high), 
	CONSTRAINT none_is_zero CHECK (kind <> 'none' OR (low = 0 AND high = 0)), 
	CONSTRAINT unknown_is_open CHECK (kind <> 'unknown_number' OR (low = 1 AND high IS NULL)), 
	FOREIGN KEY(subject) REFERENCES record (id), 
	FOREIGN KEY(span) REFERENCES span (id), 
	FOREIGN KEY(claim) REFERENCES claim (record)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX statement_about ON statement (subject, property);
CREATE TABLE coverage (
	seq INTEGER NOT NULL, 
	run TEXT NOT NULL, 
	document TEXT NOT NULL, 
	appearance TEXT NOT NULL, 
	at TEXT NOT NULL, 
	anchor_json TEXT NOT NULL, 
	sentences_json TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT read_once UNIQUE (run, appearance), 
	CONSTRAINT anchor_json_is_there CHECK (length(anchor_json) > 0), 
	CONSTRAINT sentences_json_is_there CHECK (length(sentences_json) > 0), 
	FOREIGN KEY(run) REFERENCES run (id), 
	FOREIGN KEY(document) REFERENCES document (id), 
	FOREIGN KEY(appearance) REFERENCES appearance (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX coverage_of ON coverage (document);
CREATE TABLE relation (
	id TEXT NOT NULL, 
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	relation TEXT NOT NULL, 
	span TEXT, 
	reason TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	supersedes TEXT, 
	PRIMARY KEY (id), 
	CONSTRAINT relation_known CHECK (relation IN ('corroborates', 'contradicts', 'denies', 'supersedes', 'repeats', 'narrows')), 
	CONSTRAINT two_claims CHECK ("left" <> "right"), 
	FOREIGN KEY("left") REFERENCES claim (record), 
	FOREIGN KEY("right") REFERENCES claim (record), 
	FOREIGN KEY(span) REFERENCES span (id), 
	FOREIGN KEY(decided_by) REFERENCES actor (id), 
	FOREIGN KEY(supersedes) REFERENCES relation (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TABLE supersession (
	seq INTEGER NOT NULL, 
	old TEXT, 
	new TEXT, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT something_changes CHECK (old IS NOT NULL OR new IS NOT NULL), 
	CONSTRAINT old_is_not_new CHECK (old <> new), 
	CONSTRAINT reason_given CHECK (length(reason) > 0), 
	FOREIGN KEY(old) REFERENCES statement (id), 
	FOREIGN KEY(new) REFERENCES statement (id), 
	FOREIGN KEY("by") REFERENCES actor (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE INDEX supersession_new ON supersession (new);
CREATE INDEX supersession_old ON supersession (old);
CREATE TABLE assertion (
	statement TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	run TEXT NOT NULL, 
	score INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (statement, origin, run), 
	CONSTRAINT origin_known CHECK (origin GLOB 'machine:*@*' OR origin GLOB 'human:?*'), 
	CONSTRAINT score_in_thousandths CHECK (score BETWEEN 0 AND 1000), 
	FOREIGN KEY(statement) REFERENCES statement (id), 
	FOREIGN KEY(run) REFERENCES run (id)
)
 WITHOUT ROWID,
 STRICT

;
CREATE TRIGGER actor_no_update BEFORE UPDATE ON actor BEGIN SELECT RAISE(ABORT, 'actor is append-only'); END;
CREATE TRIGGER actor_no_delete BEFORE DELETE ON actor BEGIN SELECT RAISE(ABORT, 'actor is append-only'); END;
CREATE TRIGGER actor_no_replace BEFORE INSERT ON actor WHEN EXISTS (SELECT 1 FROM actor WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'actor holds this row already'); END;
CREATE TRIGGER anchor_no_update BEFORE UPDATE ON anchor BEGIN SELECT RAISE(ABORT, 'anchor is append-only'); END;
CREATE TRIGGER anchor_no_delete BEFORE DELETE ON anchor BEGIN SELECT RAISE(ABORT, 'anchor is append-only'); END;
CREATE TRIGGER anchor_no_replace BEFORE INSERT ON anchor WHEN EXISTS (SELECT 1 FROM anchor WHERE "head" = NEW."head") BEGIN SELECT RAISE(ABORT, 'anchor holds this row already'); END;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN SELECT RAISE(ABORT, 'blob is append-only'); END;
CREATE TRIGGER blob_no_replace BEFORE INSERT ON blob WHEN EXISTS (SELECT 1 FROM blob WHERE "sha256" = NEW."sha256") BEGIN SELECT RAISE(ABORT, 'blob holds this row already'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'document is append-only'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'document is append-only'); END;
CREATE TRIGGER document_no_replace BEFORE INSERT ON document WHEN EXISTS (SELECT 1 FROM document WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'document holds this row already'); END;
CREATE TRIGGER policy_no_update BEFORE UPDATE ON policy BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;
CREATE TRIGGER policy_no_delete BEFORE DELETE ON policy BEGIN SELECT RAISE(ABORT, 'policy is append-only'); END;
CREATE TRIGGER policy_no_replace BEFORE INSERT ON policy WHEN EXISTS (SELECT 1 FROM policy WHERE "id" = NEW."id") OR EXISTS (SELECT 1 FROM policy WHERE "name" = NEW."name" AND "version" = NEW."version") BEGIN SELECT RAISE(ABORT, 'policy holds this row already'); END;
CREATE TRIGGER run_no_update BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;
CREATE TRIGGER run_no_delete BEFORE DELETE ON run BEGIN SELECT RAISE(ABORT, 'run is append-only'); END;
CREATE TRIGGER run_no_replace BEFORE INSERT ON run WHEN EXISTS (SELECT 1 FROM run WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'run holds this row already'); END;
CREATE TRIGGER capture_no_update BEFORE UPDATE ON capture BEGIN SELECT RAISE(ABORT, 'capture is append-only'); END;
CREATE TRIGGER capture_no_delete BEFORE DELETE ON capture BEGIN SELECT RAISE(ABORT, 'capture is append-only'); END;
CREATE TRIGGER capture_no_replace BEFORE INSERT ON capture WHEN EXISTS (SELECT 1 FROM capture WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'capture holds this row already'); END;
CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;
CREATE TRIGGER custody_no_replace BEFORE INSERT ON custody WHEN EXISTS (SELECT 1 FROM custody WHERE "seq" = NEW."seq") BEGIN SELECT RAISE(ABORT, 'custody holds this row already'); END;
CREATE TRIGGER departure_no_update BEFORE UPDATE ON departure BEGIN SELECT RAISE(ABORT, 'departure is append-only'); END;
CREATE TRIGGER departure_no_delete BEFORE DELETE ON departure BEGIN SELECT RAISE(ABORT, 'departure is append-only'); END;
CREATE TRIGGER departure_no_replace BEFORE INSERT ON departure WHEN EXISTS (SELECT 1 FROM departure WHERE "actor" = NEW."actor") BEGIN SELECT RAISE(ABORT, 'departure holds this row already'); END;
CREATE TRIGGER family_no_update BEFORE UPDATE ON family BEGIN SELECT RAISE(ABORT, 'family is append-only'); END;
CREATE TRIGGER family_no_delete BEFORE DELETE ON family BEGIN SELECT RAISE(ABORT, 'family is append-only'); END;
CREATE TRIGGER family_no_replace BEFORE INSERT ON family WHEN EXISTS (SELECT 1 FROM family WHERE "id" = NEW."id") OR EXISTS (SELECT 1 FROM family WHERE "supersedes" = NEW."supersedes") BEGIN SELECT RAISE(ABORT, 'family holds this row already'); END;
CREATE TRIGGER log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_no_replace BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log WHERE "seq" = NEW."seq") BEGIN SELECT RAISE(ABORT, 'log holds this row already'); END;
CREATE TRIGGER record_no_update BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'record is append-only'); END;
CREATE TRIGGER record_no_delete BEFORE DELETE ON record BEGIN SELECT RAISE(ABORT, 'record is append-only'); END;
CREATE TRIGGER record_no_replace BEFORE INSERT ON record WHEN EXISTS (SELECT 1 FROM record WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'record holds this row already'); END;
CREATE TRIGGER restriction_no_update BEFORE UPDATE ON restriction BEGIN SELECT RAISE(ABORT, 'restriction is append-only'); END;
CREATE TRIGGER restriction_no_delete BEFORE DELETE ON restriction BEGIN SELECT RAISE(ABORT, 'restriction is append-only'); END;
CREATE TRIGGER restriction_no_replace BEFORE INSERT ON restriction WHEN EXISTS (SELECT 1 FROM restriction WHERE "id" = NEW."id") OR EXISTS (SELECT 1 FROM restriction WHERE "supersedes" = NEW."supersedes") BEGIN SELECT RAISE(ABORT, 'restriction holds this row already'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'review is append-only'); END;
CREATE TRIGGER review_no_replace BEFORE INSERT ON review WHEN EXISTS (SELECT 1 FROM review WHERE "seq" = NEW."seq") BEGIN SELECT RAISE(ABORT, 'review holds this row already'); END;
CREATE TRIGGER span_no_update BEFORE UPDATE ON span BEGIN SELECT RAISE(ABORT, 'span is append-only'); END;
CREATE TRIGGER span_no_delete BEFORE DELETE ON span BEGIN SELECT RAISE(ABORT, 'span is append-only'); END;
CREATE TRIGGER span_no_replace BEFORE INSERT ON span WHEN EXISTS (SELECT 1 FROM span WHERE "id" = NEW."id") OR EXISTS (SELECT 1 FROM span WHERE "document" = NEW."document" AND "start" = NEW."start" AND "end" = NEW."end") BEGIN SELECT RAISE(ABORT, 'span holds this row already'); END;
CREATE TRIGGER tally_run_no_update BEFORE UPDATE ON tally_run BEGIN SELECT RAISE(ABORT, 'tally_run is append-only'); END;
CREATE TRIGGER tally_run_no_delete BEFORE DELETE ON tally_run BEGIN SELECT RAISE(ABORT, 'tally_run is append-only'); END;
CREATE TRIGGER tally_run_no_replace BEFORE INSERT ON tally_run WHEN EXISTS (SELECT 1 FROM tally_run WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'tally_run holds this row already'); END;
CREATE TRIGGER appearance_no_update BEFORE UPDATE ON appearance BEGIN SELECT RAISE(ABORT, 'appearance is append-only'); END;
CREATE TRIGGER appearance_no_delete BEFORE DELETE ON appearance BEGIN SELECT RAISE(ABORT, 'appearance is append-only'); END;
CREATE TRIGGER appearance_no_replace BEFORE INSERT ON appearance WHEN EXISTS (SELECT 1 FROM appearance WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'appearance holds this row already'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_no_replace BEFORE INSERT ON claim WHEN EXISTS (SELECT 1 FROM claim WHERE "record" = NEW."record") BEGIN SELECT RAISE(ABORT, 'claim holds this row already'); END;
CREATE TRIGGER edge_no_update BEFORE UPDATE ON edge BEGIN SELECT RAISE(ABORT, 'edge is append-only'); END;
CREATE TRIGGER edge_no_delete BEFORE DELETE ON edge BEGIN SELECT RAISE(ABORT, 'edge is append-only'); END;
CREATE TRIGGER edge_no_replace BEFORE INSERT ON edge WHEN EXISTS (SELECT 1 FROM edge WHERE "id" = NEW."id") OR EXISTS (SELECT 1 FROM edge WHERE "supersedes" = NEW."supersedes") BEGIN SELECT RAISE(ABORT, 'edge holds this row already'); END;
CREATE TRIGGER coverage_no_update BEFORE UPDATE ON coverage BEGIN SELECT RAISE(ABORT, 'coverage is append-only'); END;
CREATE TRIGGER coverage_no_delete BEFORE DELETE ON coverage BEGIN SELECT RAISE(ABORT, 'coverage is append-only'); END;
CREATE TRIGGER coverage_no_replace BEFORE INSERT ON coverage WHEN EXISTS (SELECT 1 FROM coverage WHERE "seq" = NEW."seq") OR EXISTS (SELECT 1 FROM coverage WHERE "run" = NEW."run" AND "appearance" = NEW."appearance") BEGIN SELECT RAISE(ABORT, 'coverage holds this row already'); END;
CREATE TRIGGER rating_no_update BEFORE UPDATE ON rating BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER rating_no_delete BEFORE DELETE ON rating BEGIN SELECT RAISE(ABORT, 'rating is append-only'); END;
CREATE TRIGGER rating_no_replace BEFORE INSERT ON rating WHEN EXISTS (SELECT 1 FROM rating WHERE "seq" = NEW."seq") BEGIN SELECT RAISE(ABORT, 'rating holds this row already'); END;
CREATE TRIGGER relation_no_update BEFORE UPDATE ON relation BEGIN SELECT RAISE(ABORT, 'relation is append-only'); END;
CREATE TRIGGER relation_no_delete BEFORE DELETE ON relation BEGIN SELECT RAISE(ABORT, 'relation is append-only'); END;
CREATE TRIGGER relation_no_replace BEFORE INSERT ON relation WHEN EXISTS (SELECT 1 FROM relation WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'relation holds this row already'); END;
CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement BEGIN SELECT RAISE(ABORT, 'statement is append-only'); END;
CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'statement is append-only'); END;
CREATE TRIGGER statement_no_replace BEFORE INSERT ON statement WHEN EXISTS (SELECT 1 FROM statement WHERE "id" = NEW."id") BEGIN SELECT RAISE(ABORT, 'statement holds this row already'); END;
CREATE TRIGGER assertion_no_update BEFORE UPDATE ON assertion BEGIN SELECT RAISE(ABORT, 'assertion is append-only'); END;
CREATE TRIGGER assertion_no_delete BEFORE DELETE ON assertion BEGIN SELECT RAISE(ABORT, 'assertion is append-only'); END;
CREATE TRIGGER assertion_no_replace BEFORE INSERT ON assertion WHEN EXISTS (SELECT 1 FROM assertion WHERE "statement" = NEW."statement" AND "origin" = NEW."origin" AND "run" = NEW."run") BEGIN SELECT RAISE(ABORT, 'assertion holds this row already'); END;
CREATE TRIGGER supersession_no_update BEFORE UPDATE ON supersession BEGIN SELECT RAISE(ABORT, 'supersession is append-only'); END;
CREATE TRIGGER supersession_no_delete BEFORE DELETE ON supersession BEGIN SELECT RAISE(ABORT, 'supersession is append-only'); END;
CREATE TRIGGER supersession_no_replace BEFORE INSERT ON supersession WHEN EXISTS (SELECT 1 FROM supersession WHERE "seq" = NEW."seq") BEGIN SELECT RAISE(ABORT, 'supersession holds this row already'); END;
CREATE VIEW statement_current AS
SELECT s.* FROM statement AS s
WHERE NOT EXISTS (SELECT 1 FROM supersession AS x WHERE x.old = s.id)
   OR (SELECT max(x.seq) FROM supersession AS x WHERE x.new = s.id) > (SELECT max(x.seq) FROM supersession AS x WHERE x.old = s.id);
CREATE VIEW event_current AS
SELECT r.id, r.document,
  max(CASE WHEN s.property = 'type' THEN json_extract(s.value_json, '$') END) AS "type",
  max(CASE WHEN s.property = 'mode' THEN json_extract(s.value_json, '$') END) AS "mode",
  max(CASE WHEN s.property = 'status' THEN json_extract(s.value_json, '$') END) AS "status",
  max(CASE WHEN s.property = 'time' THEN json_extract(s.value_json, '$') END) AS "time",
  max(CASE WHEN s.property = 'place' THEN json_extract(s.value_json, '$') END) AS "place",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'role') AS roles
FROM record AS r JOIN statement_current AS s ON s.subject = r.id
WHERE r.kind = 'event'
GROUP BY r.id, r.document;
CREATE VIEW count_current AS
SELECT r.id, r.document,
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.value') END) AS "number_value",
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.low') END) AS "number_low",
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.high') END) AS "number_high",
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.comparator') END) AS "number_comparator",
  max(CASE WHEN s.property = 'outcome' THEN json_extract(s.value_json, '$') END) AS "outcome",
  max(CASE WHEN s.property = 'who' THEN json_extract(s.value_json, '$.class') END) AS "who_class",
  max(CASE WHEN s.property = 'who' THEN json_extract(s.value_json, '$.side') END) AS "who_side",
  max(CASE WHEN s.property = 'part_of' THEN json_extract(s.value_json, '$') END) AS "part_of",
  max(CASE WHEN s.property = 'event' THEN json_extract(s.value_json, '$') END) AS "event",
  max(CASE WHEN s.property = 'cumulative' THEN json_extract(s.value_json, '$') END) AS "cumulative",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'attribution') AS attributions
FROM record AS r JOIN statement_current AS s ON s.subject = r.id
WHERE r.kind = 'count'
GROUP BY r.id, r.document;
CREATE VIEW incident_current AS
SELECT r.id, r.document,
  max(CASE WHEN s.property = 'type' THEN json_extract(s.value_json, '$') END) AS "type",
  max(CASE WHEN s.property = 'mode' THEN json_extract(s.value_json, '$') END) AS "mode",
  max(CASE WHEN s.property = 'status' THEN json_extract(s.value_json, '$') END) AS "status",
  max(CASE WHEN s.property = 'when' THEN json_extract(s.value_json, '$.start') END) AS "when_start",
  max(CASE WHEN s.property = 'when' THEN json_extract(s.value_json, '$.end') END) AS "when_end",
  max(CASE WHEN s.property = 'when' THEN json_extract(s.value_json, '$.precision') END) AS "when_precision",
  max(CASE WHEN s.property = 'place' THEN json_extract(s.value_json, '$') END) AS "place",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'actor') AS actors,
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'target') AS targets,
  max(CASE WHEN s.property = 'killed' THEN json_extract(s.value_json, '$.low') END) AS "killed_low",
  max(CASE WHEN s.property = 'killed' THEN json_extract(s.value_json, '$.best') END) AS "killed_best",
  max(CASE WHEN s.property = 'killed' THEN json_extract(s.value_json, '$.high') END) AS "killed_high",
  max(CASE WHEN s.property = 'injured' THEN json_extract(s.value_json, '$.low') END) AS "injured_low",
  max(CASE WHEN s.property = 'injured' THEN json_extract(s.value_json, '$.best') END) AS "injured_best",
  max(CASE WHEN s.property = 'injured' THEN json_extract(s.value_json, '$.high') END) AS "injured_high",
  max(CASE WHEN s.property = 'captured' THEN json_extract(s.value_json, '$.low') END) AS "captured_low",
  max(CASE WHEN s.property = 'captured' THEN json_extract(s.value_json, '$.best') END) AS "captured_best",
  max(CASE WHEN s.property = 'captured' THEN json_extract(s.value_json, '$.high') END) AS "captured_high",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'event') AS events,
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'attribution') AS attributions
FROM record AS r JOIN statement_current AS s ON s.subject = r.id
WHERE r.kind = 'incident'
GROUP BY r.id, r.document;
CREATE VIEW tally_current AS
SELECT r.id, r.document,
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.value') END) AS "number_value",
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.low') END) AS "number_low",
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.high') END) AS "number_high",
  max(CASE WHEN s.property = 'number' THEN json_extract(s.value_json, '$.comparator') END) AS "number_comparator",
  max(CASE WHEN s.property = 'measure' THEN json_extract(s.value_json, '$') END) AS "measure",
  max(CASE WHEN s.property = 'unit' THEN json_extract(s.value_json, '$') END) AS "unit",
  max(CASE WHEN s.property = 'actor' THEN json_extract(s.value_json, '$') END) AS "actor",
  max(CASE WHEN s.property = 'target' THEN json_extract(s.value_json, '$') END) AS "target",
  max(CASE WHEN s.property = 'place' THEN json_extract(s.value_json, '$') END) AS "place",
  max(CASE WHEN s.property = 'period' THEN json_extract(s.value_json, '$.start') END) AS "period_start",
  max(CASE WHEN s.property = 'period' THEN json_extract(s.value_json, '$.end') END) AS "period_end",
  max(CASE WHEN s.property = 'as_of' THEN json_extract(s.value_json, '$.date') END) AS "as_of_date",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'attribution') AS attributions
FROM record AS r JOIN statement_current AS s ON s.subject = r.id
WHERE r.kind = 'tally'
GROUP BY r.id, r.document;
CREATE VIEW scheduled_current AS
SELECT r.id, r.document,
  max(CASE WHEN s.property = 'kind' THEN json_extract(s.value_json, '$') END) AS "kind",
  max(CASE WHEN s.property = 'due' THEN json_extract(s.value_json, '$.start') END) AS "due_start",
  max(CASE WHEN s.property = 'due' THEN json_extract(s.value_json, '$.end') END) AS "due_end",
  max(CASE WHEN s.property = 'due' THEN json_extract(s.value_json, '$.precision') END) AS "due_precision",
  max(CASE WHEN s.property = 'firmness' THEN json_extract(s.value_json, '$') END) AS "firmness",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'party') AS partys,
  max(CASE WHEN s.property = 'change' THEN json_extract(s.value_json, '$') END) AS "change",
  max(CASE WHEN s.property = 'was' THEN json_extract(s.value_json, '$.start') END) AS "was_start",
  max(CASE WHEN s.property = 'was' THEN json_extract(s.value_json, '$.end') END) AS "was_end",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'attribution') AS attributions
FROM record AS r JOIN statement_current AS s ON s.subject = r.id
WHERE r.kind = 'scheduled'
GROUP BY r.id, r.document;
CREATE VIEW fact_current AS
SELECT r.id, r.document,
  max(CASE WHEN s.property = 'subject' THEN json_extract(s.value_json, '$') END) AS "subject",
  max(CASE WHEN s.property = 'predicate' THEN json_extract(s.value_json, '$') END) AS "predicate",
  max(CASE WHEN s.property = 'value' THEN json_extract(s.value_json, '$') END) AS "value",
  max(CASE WHEN s.property = 'valid' THEN json_extract(s.value_json, '$.start') END) AS "valid_start",
  max(CASE WHEN s.property = 'valid' THEN json_extract(s.value_json, '$.end') END) AS "valid_end",
  json_group_array(json(s.value_json)) FILTER (WHERE s.property = 'attribution') AS attributions
FROM record AS r JOIN statement_current AS s ON s.subject = r.id
WHERE r.kind = 'fact'
GROUP BY r.id, r.document;
