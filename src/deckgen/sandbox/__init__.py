"""What may do harm runs here: in a process of its own, within bounds of time and memory. Knows no deck."""
