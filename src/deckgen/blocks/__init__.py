"""What a slide can hold. One file is one block and one word of the language."""
