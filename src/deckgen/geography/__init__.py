"""Geography: the shapes of countries and states, what they are called, and how the globe is laid flat.

Knows nothing of charts and their sheets. What ships with deckgen lies in shapes/, and is read when a map asks for it.
"""
