"""Decisions before the first step: the starting point, resumption, fine-tuning, precision."""
