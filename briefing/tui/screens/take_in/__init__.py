"""Import: one file or many."""
