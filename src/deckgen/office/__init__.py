"""Files of PowerPoint's that deckgen did not write just now: decks built earlier, and templates."""
