"""A model continues to learn from one project, in a copy that is kept for this project alone.

``adapt`` is the operation, ``copies`` finds what it made. The copy is used only where it predicts
files of the project better that it did not learn from.
"""
