"""Getting files from the web, and the values of environment variables that are sent along."""
