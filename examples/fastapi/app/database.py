"""The SQLite file. Calls are synchronous on purpose: a write that never suspends also completes in a request that is
being cancelled, which is when ChatKit stores the partial answer."""

import sqlite3

_SCHEMA = """
CREATE TABLE IF NOT EXISTS threads (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS threads_by_user ON threads (user_id, seq);
CREATE TABLE IF NOT EXISTS items (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
  id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (thread_id, id)
);
CREATE TABLE IF NOT EXISTS attachments (
  id TEXT PRIMARY KEY, user_id TEXT NOT NULL, body TEXT NOT NULL, bytes BLOB
);
CREATE TABLE IF NOT EXISTS feedback (
  user_id TEXT NOT NULL, thread_id TEXT NOT NULL, item_id TEXT NOT NULL, kind TEXT NOT NULL,
  PRIMARY KEY (user_id, thread_id, item_id)
);
"""


def open_database(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(_SCHEMA)
    return connection
