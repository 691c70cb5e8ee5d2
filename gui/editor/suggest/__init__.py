"""Ghost text: requests, the completion bar, settings and statistics of suggestions."""
