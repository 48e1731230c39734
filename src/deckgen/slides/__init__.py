"""The slides that authors ask for by a word. One file is one kind and its word."""
