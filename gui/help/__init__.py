"""What the Help menu shows: getting started, the shortcuts, where files are, logs, about."""
