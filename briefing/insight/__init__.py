"""Knowing: what a briefing, or many, tell about themselves."""
