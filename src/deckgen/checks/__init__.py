"""The rules that slides are judged by. One file = one rule = its code; adding one is adding a file and its test."""
