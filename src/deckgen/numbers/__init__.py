"""Numbers and dates: how a language writes them, Excel's number formats, sums, and rounding that keeps totals."""
