"""Keeping: the archive of briefings, durable on disk."""
