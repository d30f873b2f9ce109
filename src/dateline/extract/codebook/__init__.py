"""The codebook: which words bring which type of event, and which argument fills which role."""

from __future__ import annotations

from dateline.extract.codebook.loading import load_codebook
from dateline.extract.codebook.records import Codebook, EventType, Exemption, Hint, Kind, Lexeme, Light, ModeRow, Predicate, World

__all__ = ["Codebook", "EventType", "Exemption", "Hint", "Kind", "Lexeme", "Light", "ModeRow", "Predicate", "World", "load_codebook"]
