"""Where tables come from: one file = one word under `refresh`."""
