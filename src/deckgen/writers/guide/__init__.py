"""The guide to the language as text: one word of it on a page, or the whole of it on one sheet."""
