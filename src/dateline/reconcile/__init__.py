"""From many reports to what they have in common: copies, the same people and bodies, the same happenings.

Pure functions over records. They only suggest; deciding, keeping and showing are the ledger's and the reader's part.
"""
