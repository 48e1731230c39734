"""SQL over the tables of a deck, answered by DuckDB in a process of its own."""
