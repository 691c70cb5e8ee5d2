"""The training history of a line: what the milestones of a run suggest at the cursor."""
