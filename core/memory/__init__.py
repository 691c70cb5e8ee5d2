"""What the other files of an open project say of the next token.

``segment`` orders the tokens of some documents by what comes before them, ``lookup`` asks
several segments what followed the last tokens, ``project_index`` keeps them up to date while
files change, ``project`` finds and reads the files. Nothing here imports torch.
"""
