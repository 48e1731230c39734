"""What is asked for while a deck is bound: names, rows, colors, and which sources a slide cites. Knows no box."""
