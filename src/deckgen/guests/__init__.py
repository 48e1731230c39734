"""What runs in a process of its own to fetch rows: the author's function, and a query of a database."""
