"""From incidents and totals to numbers in time: tallies, official against documented, pace, estimates, late reports, what is due.

Everything here is a function of records; nothing opens a ledger. Numbers name the policy or formula that made them.
"""
