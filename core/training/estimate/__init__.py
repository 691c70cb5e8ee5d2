"""Estimates of what a run will take, made before it is started."""
