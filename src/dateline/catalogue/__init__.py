"""Lists over a whole ledger that are turned page by page: its reports, claims and names, and the words of its texts.

What is kept for this is never the ledger's: nothing verifies by it, and deleting it loses nothing but seconds.
"""

from __future__ import annotations

from dateline.catalogue.filling import Say, open_catalogue, silent
from dateline.catalogue.listing import Catalogue, Claim, Listed, Name, Slice, Text

__all__ = ["Catalogue", "Claim", "Listed", "Name", "Say", "Slice", "Text", "open_catalogue", "silent"]
