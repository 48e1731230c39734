"""Reads PowerPoint files: decks that were built earlier and may have been edited since, and templates."""
