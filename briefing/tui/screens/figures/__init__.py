"""Figures: over many weeks and of the open one, their forms, tables and rows."""
