"""Formulas: comparisons and arithmetic over figures and cells of tables, as authors write them."""
