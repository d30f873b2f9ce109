"""Dateline reads news reports about conflict and security affairs into a ledger of sourced values."""

__version__ = "0.1.0"
