"""Suggestions for other editors: the server that this window runs, and settings to copy."""
