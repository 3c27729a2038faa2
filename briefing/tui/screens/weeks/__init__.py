"""Weeks: the archive by year and month, its rows, and a new week."""
