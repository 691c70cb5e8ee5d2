"""The evaluate page: evaluates a model on unseen code, and shows its model card."""
