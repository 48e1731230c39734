"""The kinds of table files. One file is one kind, with its suffixes and its options."""
