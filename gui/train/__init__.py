"""The train page: choose data and recipe, start, watch the model learn.

Knows nothing of the editor; they meet through ``gui.context.AppContext``.
"""
