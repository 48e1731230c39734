"""How large text is and what fits where: font files, measured text, sizes of type, and how blocks share a slide."""
