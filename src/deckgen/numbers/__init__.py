"""Numbers and dates: in the way of a language, by Excel's formats, and rounded so that sums hold."""
