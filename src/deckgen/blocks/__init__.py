"""What a slide can hold. One file = one block = its word in YAML; adding a block is adding a file and its test."""
