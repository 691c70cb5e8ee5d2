"""The train page: choose data and settings, start a run and watch it.

It does not know the editor; they communicate through ``gui.context.AppContext``.
"""
