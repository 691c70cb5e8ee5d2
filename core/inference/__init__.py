"""A trained model behind one interface, and how the next token is drawn.

Nothing is imported here on purpose: everything but ``torch_model`` works
without torch, and importing this package must not load it.
"""
