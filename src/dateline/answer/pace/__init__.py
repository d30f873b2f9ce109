"""Pace: what a count so far says about a year, against an earlier one."""

from __future__ import annotations

from dateline.answer.pace.answering import Answer, pace
from dateline.answer.pace.question import Before, Circumstances, Question, Window
from dateline.answer.pace.telling import paragraph

__all__ = ["Answer", "Before", "Circumstances", "Question", "Window", "pace", "paragraph"]
