"""The training loop, its assembly, and the processes that follow it."""
