"""The decoder: its configuration, its parameters by name, its forward pass."""
