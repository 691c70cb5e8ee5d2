"""The light engine's own decoder, in C, for processors with dot products of bytes.

onnxruntime runs a light copy on every machine. Where a C compiler and VNNI are at hand,
this decoder reads the same copy faster and in less memory (docs/lab-book.md): it is
compiled once a machine (``library``) and stands behind ``LanguageModel`` like the
other backends (``native_model``).
"""
