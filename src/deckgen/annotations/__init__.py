"""Annotations: what authors have drawn on a chart to show what the title says. One file for each kind."""
