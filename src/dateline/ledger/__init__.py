"""The ledger: readings kept as statements that are never changed."""
