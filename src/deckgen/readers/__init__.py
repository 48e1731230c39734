"""The kinds of table files: one module is one kind, found by the endings of its files."""
