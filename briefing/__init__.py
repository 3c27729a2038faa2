"""Minutes of the weekly giao ban: taken in, typed live, checked, kept and given out."""

__version__ = "0.1.0"
