"""Composing: a briefing or a report becomes an official paper, without any looks."""
