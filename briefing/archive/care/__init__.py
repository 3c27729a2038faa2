"""Caring: looking over every file of an archive, and mending what can be mended."""
