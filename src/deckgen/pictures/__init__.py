"""Picture files and icons, made ready for a slide: safe to show, upright, and no larger than they need be."""
