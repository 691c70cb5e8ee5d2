"""A trained model in forms that other programs run: one file a format.

Nothing is imported here on purpose: ``child`` must be importable without torch.
"""
