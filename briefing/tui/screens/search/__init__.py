"""Search: the line, the hits, and the threads that ask the archive."""
