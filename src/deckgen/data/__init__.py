"""What stands outside deck.yaml: tables, queries, numbers by language, pictures. Knows no slide and no block."""
