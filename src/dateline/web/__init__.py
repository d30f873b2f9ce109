"""The web page: read, check, decide."""
