"""deckgen: a YAML outline and its data in, a branded PowerPoint out."""
