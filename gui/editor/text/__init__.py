"""The text itself: the edit, its gutter, highlighting, brackets and key presses."""
