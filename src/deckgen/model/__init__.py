"""The values that the rooms hand to each other, and the text formats that are read into them.

Nothing here opens a file, draws or writes: what is wanted from outside is given as text or bytes. All values are
frozen but the log of complaints (diagnostics.py), which a run adds to.
"""
