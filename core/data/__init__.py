"""Token shards: building them from a corpus and a tokenizer, reading them, batch order.

The ``build`` operation (``build.py``) makes them; training reads them through
``TokenDataset`` and asks ``BatchOrder`` which windows come next. No model here.
"""
