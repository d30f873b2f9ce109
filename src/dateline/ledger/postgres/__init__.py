"""A ledger in a database of a PostgreSQL server, for teams: the same rows, log and promises as in a file."""
