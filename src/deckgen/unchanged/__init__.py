"""Whether a deck was built from exactly this before: what a build read and said, so that nothing need be done.

It is looked at before anything else of deckgen is loaded, so it imports next to nothing.
"""
