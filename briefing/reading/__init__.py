"""Taking in: files and text, read into briefings."""
