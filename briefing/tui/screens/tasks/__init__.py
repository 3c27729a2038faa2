"""Tasks: the list over all weeks, its rows, and the papers handed out."""
