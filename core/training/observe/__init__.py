"""Measurements during a run: validation, typing simulations, samples."""
