"""The window: a view on the operations of core, driven from worker threads.

Nothing here computes; nothing here imports torch, and what would (checkpoints,
training, inference) is imported inside the worker threads. Start at ``app.py``.
"""
