"""The kinds of slides. One file = one kind; adding one is adding a file and its test."""
