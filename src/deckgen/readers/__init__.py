"""What was made before: files that deckgen built, and the deck as it was at a revision. Knows nothing of outlines."""
