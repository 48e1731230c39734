"""Where tables come from. One file is one word under `refresh`."""
