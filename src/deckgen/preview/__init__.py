"""The live preview: a page in the browser that follows a deck as it is saved, and a page for the presenter.

One thread, the main one, makes slides (`maker.py`); another serves the pages (`site.py`); a third sees which files
change (`follower.py`). They hand each other finished values through the inbox and the board.
"""
