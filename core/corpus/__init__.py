"""From folders of source code to clean text shards with a manifest of every file.

walk (``sources``, ``walk``) -> read (``raw_file``, ``decoding``) -> ``filters`` ->
``split`` -> ``text_shards`` and ``manifest``; ``build`` drives it and ``reader``
gives the documents back. It knows nothing of tokens and models.
"""
