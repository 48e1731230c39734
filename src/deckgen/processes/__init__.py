"""Processes of their own for what may crash, hang or fill the memory: how they start, are bounded and end."""
