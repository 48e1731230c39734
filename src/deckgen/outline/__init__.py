"""What may be written in deck.yaml and brand.yaml: keys, their defaults, and their manual."""
