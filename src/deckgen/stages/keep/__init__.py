"""keep: Document, Manifest, old file -> both with slides of that file. Only this stage takes slides over."""
