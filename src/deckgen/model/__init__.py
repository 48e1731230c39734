"""Values: frozen, without input or output. Nothing here reads a file, and only marks.py knows YAML."""
