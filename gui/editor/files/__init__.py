"""Open files: tabs, saving, recovery, the project tree and quick open."""
