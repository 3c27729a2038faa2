"""Giving out: one writer per format behind a small registry."""

from briefing.writing.formats import FORMATS, Format, write

__all__ = ["FORMATS", "Format", "write"]
