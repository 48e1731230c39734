"""Runs what may do harm, such as the author's code, in processes of their own with bounds of time and memory."""
