"""Tasks over many weeks: their lives, their list, and the answer to last week."""
