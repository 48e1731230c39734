"""Files on the disk: where they are, what text they hold, how they are written whole. Knows no kind of content."""
