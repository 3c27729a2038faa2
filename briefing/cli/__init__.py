"""The command line: parses, calls a verb, shows."""
