"""Find and replace in the open file."""
