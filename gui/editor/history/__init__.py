"""How a run learned a line: its milestones asked at the cursor."""
