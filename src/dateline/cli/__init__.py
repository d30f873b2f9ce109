"""The command line and its faces."""
