"""What an editor does with text, without a window.

Text files in their encoding (``text_file``), unsaved texts that survive a crash
(``unsaved_text``, ``recovery_store``, ``recovery_writer``), language modes with indentation
and comments (``language_mode``, ``indentation``), a lexer that works line by line
(``line_lexer``), and differences of two texts (``text_diff``). Nothing here imports Qt or torch.
"""
