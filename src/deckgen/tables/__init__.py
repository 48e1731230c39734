"""Tables as the rest of deckgen sees them: cells and their kinds, keys, age, changes, the lock. Knows no slide."""
