"""Token datasets: how they are built and read, and the order of training batches.

The ``build`` operation (``build.py``) makes them from a corpus and a tokenizer; training reads them
through ``TokenDataset``, and ``BatchOrder`` says which windows come next.
"""
