"""One small module for each verb: its arguments, and what it prints."""
