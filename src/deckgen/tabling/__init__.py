"""What a table is made of: its columns as they are written and bound, what is drawn in cells, totals, the grid."""
