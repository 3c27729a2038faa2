"""Giving out: one writer for each format."""
