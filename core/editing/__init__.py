"""What an editor does with text, without a window.

Text files in their encoding and their state on disk (``text_file``, ``open_file``), unsaved texts
that survive a crash (``unsaved_text``, ``recovery_store``, ``recovery_writer``), language modes
with indentation and comments (``language_mode``, ``indentation``), a lexer that works line by line
(``line_lexer``), brackets, search and replacement, the text of a document in pieces
(``text_pieces``), and differences of two texts (``text_diff``). Nothing here imports Qt or torch.
"""
