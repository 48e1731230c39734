"""Picture files and icons, made ready for a slide: safe, upright, small enough. Knows no slide."""
