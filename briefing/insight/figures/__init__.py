"""Figures over many weeks: entries, totals, the words of a report, a year's programme."""
