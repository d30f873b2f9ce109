"""The tables of a projection: what was loaded of the ledger, and what was put together from it."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

FORMAT = "4"
LOADED = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE report (document TEXT PRIMARY KEY, first INTEGER, last INTEGER) WITHOUT ROWID;
CREATE TABLE happening (id TEXT PRIMARY KEY, document TEXT, type TEXT, day TEXT, body TEXT, particulars TEXT) WITHOUT ROWID;
CREATE INDEX happening_of ON happening (document);
CREATE INDEX happening_on ON happening (type, day);
CREATE TABLE total (id TEXT PRIMARY KEY, document TEXT, body TEXT) WITHOUT ROWID;
CREATE INDEX total_of ON total (document);
CREATE TABLE coming (id TEXT PRIMARY KEY, document TEXT, body TEXT) WITHOUT ROWID;
CREATE INDEX coming_of ON coming (document);
CREATE TABLE edge (id TEXT PRIMARY KEY, "left" TEXT, "right" TEXT, judgement TEXT, score REAL, body TEXT) WITHOUT ROWID;
CREATE INDEX edge_left ON edge ("left");
CREATE INDEX edge_right ON edge ("right");
CREATE TABLE family ("left" TEXT, "right" TEXT, body TEXT, PRIMARY KEY ("left", "right")) WITHOUT ROWID;
CREATE INDEX family_right ON family ("right");
CREATE TABLE state (record TEXT PRIMARY KEY, state TEXT) WITHOUT ROWID;
"""
MADE = """
CREATE TABLE incident (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, start TEXT, "end" TEXT, status TEXT, type TEXT, mode TEXT, review TEXT,
    name TEXT, address TEXT, admin1 TEXT, country TEXT, precision TEXT, lat REAL, lon REAL, actors TEXT, targets TEXT, documents TEXT,
    ascribed TEXT, outcomes TEXT,
    killed_low INTEGER, killed_best INTEGER, killed_high INTEGER, injured_low INTEGER, injured_best INTEGER, injured_high INTEGER,
    captured_low INTEGER, captured_best INTEGER, captured_high INTEGER,
    independent_low INTEGER, independent_high INTEGER, members INTEGER, learned INTEGER);
CREATE TABLE body (number INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE particulars (number INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE member (id TEXT PRIMARY KEY, incident INTEGER) WITHOUT ROWID;
CREATE INDEX member_of ON member (incident);
CREATE TABLE contradiction (incident INTEGER, place INTEGER, body TEXT, PRIMARY KEY (incident, place)) WITHOUT ROWID;
CREATE TABLE figure (
    policy TEXT, incident INTEGER, killed_low INTEGER, killed_best INTEGER, killed_high INTEGER, injured_low INTEGER,
    injured_best INTEGER, injured_high INTEGER, captured_low INTEGER, captured_best INTEGER, captured_high INTEGER,
    killed_most INTEGER, injured_most INTEGER, captured_most INTEGER, PRIMARY KEY (policy, incident)) WITHOUT ROWID;
CREATE INDEX figure_of ON figure (incident);
CREATE TABLE appointment (place INTEGER PRIMARY KEY, id TEXT, start TEXT, "end" TEXT, state TEXT, body TEXT);
CREATE TABLE series (place INTEGER PRIMARY KEY, id TEXT, body TEXT);
CREATE TABLE "column" (name TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
"""
SEARCHED = "CREATE VIRTUAL TABLE words USING fts5 (said, tokenize = 'unicode61 remove_diacritics 2')"
UNSEARCHED = "CREATE TABLE words (rowid INTEGER PRIMARY KEY, said TEXT)"  # where SQLite came without full-text search


def make_tables(connection: sqlite3.Connection) -> None:
    """Give an empty file its tables."""
    connection.executescript(LOADED + MADE)
    with suppress(sqlite3.OperationalError):
        connection.execute(SEARCHED)
        return
    connection.execute(UNSEARCHED)


def is_searched(connection: sqlite3.Connection) -> bool:
    """Tell whether words are looked up in an index."""
    written = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()
    return written is not None and "fts5" in written[0]
