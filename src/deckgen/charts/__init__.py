"""The types of charts. One file = one type; adding one is adding a file and its test."""
