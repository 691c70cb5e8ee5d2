"""The evaluate page: what a checkpoint is worth at the keyboard, and its model card."""
