"""Writing back: which words of a deck the lines of its built file were made from, and the edits that change them.

A line was edited in the file; the author's words have marks in them and names that stand for figures. Only words that
the author wrote are changed, at their place, and what can't be written so is left with its reason.
"""
