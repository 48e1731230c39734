"""From a deck that somebody made by hand to an outline: what its shapes mean, and which blocks say the same."""
