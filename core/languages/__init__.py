"""What the program knows of programming languages: one table, and the scanner that reads it.

Reading a corpus, completing, the editor and evaluation all derive what they need from it.
"""
