"""Reads PowerPoint files: built ones that may have been edited since, templates, and decks that were made by hand."""
