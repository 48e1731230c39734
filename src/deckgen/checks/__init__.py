"""The rules that slides are judged by. One file is one rule and its code."""
