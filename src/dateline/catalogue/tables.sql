-- Read beside its writer through the rollback journal: a write-ahead log would stay beside the name when the file is replaced.
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL);
CREATE TABLE report (
  number INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, names TEXT NOT NULL, title TEXT, outlet TEXT, publisher TEXT,
  published TEXT, month TEXT, records INTEGER NOT NULL, added TEXT NOT NULL
);
CREATE INDEX report_by_day ON report (published);
CREATE INDEX report_of_outlet ON report (outlet, published);
CREATE INDEX report_of_month ON report (month, published);
CREATE TABLE claim (
  number INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report (number), record TEXT NOT NULL, speaker TEXT, body TEXT,
  role TEXT, anonymous INTEGER NOT NULL, force TEXT NOT NULL, polarity TEXT NOT NULL, certainty TEXT NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE INDEX claim_in ON claim (report);
CREATE INDEX claim_by ON claim (speaker, report);
CREATE INDEX claim_with ON claim (force, report);
CREATE TABLE naming (
  report INTEGER NOT NULL REFERENCES report (number), folded TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (folded, report, type)
) WITHOUT ROWID;
CREATE INDEX naming_in ON naming (report);
CREATE TABLE name (folded TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, reports INTEGER NOT NULL, PRIMARY KEY (folded, type)) WITHOUT ROWID;
CREATE INDEX name_often ON name (reports);
CREATE INDEX name_of_type ON name (type, reports);
CREATE TABLE counted (list TEXT NOT NULL, field TEXT NOT NULL, value TEXT, number INTEGER NOT NULL, UNIQUE (list, field, value));
-- A sentence's number tells its report and its place there, so that the first are those of the last learned report, in the order of the text.
CREATE TABLE sentence (number INTEGER PRIMARY KEY, start INTEGER NOT NULL, "end" INTEGER NOT NULL, records BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER naming_made AFTER INSERT ON naming BEGIN
  INSERT INTO name VALUES (new.folded, new.type, new.name, 1) ON CONFLICT (folded, type) DO UPDATE SET reports = reports + 1;
END;
CREATE TRIGGER naming_gone AFTER DELETE ON naming BEGIN
  UPDATE name SET reports = reports - 1 WHERE folded = old.folded AND type = old.type;
  DELETE FROM name WHERE folded = old.folded AND type = old.type AND reports = 0;
END;
