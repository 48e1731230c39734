"""The types of charts. One file is one type and its word."""
