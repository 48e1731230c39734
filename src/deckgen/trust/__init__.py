"""Trust: what a deck asks leave for before it is run or fetched, and what the user has granted it."""
