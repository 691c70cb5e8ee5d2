"""Run folders: what a run writes to disk, and how that is read again."""
