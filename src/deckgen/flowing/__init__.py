"""Flows: where the boxes of a flow stand, and how its arrows run. Knows the words and their sizes, and no slide."""
