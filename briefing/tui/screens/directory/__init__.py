"""Directory: units and people, their rows and their form."""
