"""Where files come from: folders, archives, tables and git checkouts."""
