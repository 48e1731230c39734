"""Reads a deck that somebody made by hand: what stands on its slides, one file for each kind of thing."""
