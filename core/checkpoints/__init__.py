"""Checkpoints: one file format, written atomically, checked before it is believed."""
