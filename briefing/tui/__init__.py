"""The terminal application: shows, listens, calls a verb."""
