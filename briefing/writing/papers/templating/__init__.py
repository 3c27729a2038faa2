"""An office's own Word document: made safe, searched for placeholders, filled, drawn up anew.

No templating library is used: what such libraries find between braces they run, and a letterhead
that goes from hand to hand must not be a program. Here a placeholder is one of a few names.
"""
