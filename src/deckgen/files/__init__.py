"""Files on the disk: where a path of the deck leads, what text is there, and how it is written."""
