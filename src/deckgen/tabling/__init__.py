"""What a table is made of: columns as authors write them and as they are bound, bars and lines in cells, totals."""
