"""Charts that PowerPoint draws itself, planned from the same measures as their pictures."""
