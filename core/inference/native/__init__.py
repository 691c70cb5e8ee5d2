"""The light engine's own decoder, in C.

It reads the same light copy as onnxruntime, faster and in less memory (docs/lab-book.md), on
every machine with a C compiler: ``library`` compiles it once for the processor, and
``native_model`` implements ``LanguageModel`` with it, like the other backends.
"""
