"""Vietnamese as offices write it: numerals, letters, dates, quantities, document numbers.

Every module both reads and writes what it knows. Nothing here does I/O or knows of briefings.
"""
