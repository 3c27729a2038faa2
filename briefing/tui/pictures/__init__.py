"""Pictures in the terminal: whether it can show them, and how they are said to it."""
