"""Where tables are fetched from: one module is one word under `refresh`."""
