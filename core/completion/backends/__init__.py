"""What can run a model: one module for each backend, and the table of them.

A backend turns a checkpoint, the weights of a running training, or nothing into a
``LanguageModel`` with its tokenizer; ``core.completion.opening`` makes an engine of it.
"""
