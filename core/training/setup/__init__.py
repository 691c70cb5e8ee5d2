"""What is settled before the first step: the starting point, resumption, precision."""
